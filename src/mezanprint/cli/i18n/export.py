"""``mezanprint i18n export``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.i18n.locales import locales as named
from mezanprint.cli.speech import misuse
from mezanprint.console.console import Console
from mezanprint.model.translatable import msg, nmsg

XLIFF1 = "xliff1"
_XLIFF = (".xlf", ".xliff")


@click.command(cls=Command)
@click.argument("target", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@options.project
@named
@click.option(
    "--format",
    "form",
    type=click.Choice(["xliff2", XLIFF1]),
    default="xliff2",
    show_default=True,
    help="Version of an .xlf file; `xliff1` is 1.2, which most tools of translators read.",
)
def command(target: Path, locales: tuple[str, ...], form: str, project: Path | None) -> int:
    """Write the catalogs of a locale to one FILE for people who have no gettext editor.

    Its name says the format: .xlsx and .csv are spreadsheets, .xlf is XLIFF 2.0, which Poedit opens. The file comes
    back with `mezanprint i18n import`.

    \b
    mezanprint i18n export arabic.xlsx --locale ar
    mezanprint i18n export arabic.xlf --locale ar
    mezanprint i18n export arabic.xlf --locale ar --format xliff1
    """  # noqa: D301 - click reads the backspace
    from mezanprint.project.files import Files
    from mezanprint.translating.catalog_update import translated_locales
    from mezanprint.translating.exchange import export_catalogs

    if form == XLIFF1 and target.suffix.lower() not in _XLIFF:
        raise misuse(msg("`--format xliff1` is for a file whose name ends in `.xlf`"))
    root, console = options.find_project(project), Console()
    chosen = locales or translated_locales(Files(root))
    if len(chosen) != 1:
        raise misuse(msg("a file holds one locale: name it with `--locale`"))
    count = export_catalogs(root, chosen[0], target, xliff1=form == XLIFF1)
    console.tell(nmsg("{file}: {n} rows written", "{file}: {n} rows written", count, file=str(target)))
    return 0
