"""``mezanprint i18n fix``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.i18n.locales import locales as named
from mezanprint.cli.repairing import go_through
from mezanprint.cli.speech import misuse
from mezanprint.console.console import Console
from mezanprint.model.translatable import msg
from mezanprint.translating.catalog_fixing import find_repairs, find_repairs_of


@click.command(cls=Command, short_help="Repair what is safe to repair in catalogs.")
@click.argument("files", nargs=-1, metavar="[FILE.po]...", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.project
@named
@click.option("--yes", is_flag=True, help="Make all safe repairs without asking.")
def command(files: tuple[Path, ...], locales: tuple[str, ...], yes: bool, project: Path | None) -> int:
    """Repair what is safe to repair: stray controls, glyphs instead of letters, spaces, Arabic marks, ranges.

    Shows the changes of each catalog and asks. Where nobody can answer it only shows them, and ends with 1 if there
    are any. Text that seems to stand in visual order, as pasted from a PDF, is suggested in reading order; what you
    accept is marked fuzzy for the translator to confirm, and --yes does not accept it.

    \b
    mezanprint i18n fix
    mezanprint i18n fix --yes --locale ar
    mezanprint i18n fix downloads/ar.po
    """  # noqa: D301 - click reads the backspace
    if files and locales:
        raise misuse(msg("name files or locales, but not both"))
    plans, faults = find_repairs_of(files) if files else find_repairs(options.find_project(project), locales)
    return go_through(plans, faults, Console(), yes=yes)
