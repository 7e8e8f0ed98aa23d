"""``mezanprint i18n pseudo``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console.console import Console
from mezanprint.model.translatable import msg


@click.command(cls=Command)
@options.project
@click.option(
    "--locale",
    "locales",
    type=click.Choice(["en-XA", "ar-XB"]),
    multiple=True,
    help="Only this pseudo-locale; otherwise both. May be repeated.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for the catalogs instead of locales/.",
)
def command(locales: tuple[str, ...], out: Path | None, project: Path | None) -> int:
    """Write catalogs of made-up words, to try tools of translators with.

    en-XA is longer English with accents, ar-XB is English in Arabic letters. No build needs these files:
    `mezanprint build --locale ar-XB` makes up the words itself.

    \b
    mezanprint i18n pseudo
    mezanprint i18n pseudo --locale ar-XB --out demo
    """  # noqa: D301 - click reads the backspace
    from mezanprint.translating.pseudo_catalogs import write_pseudo_catalogs

    root, console = options.find_project(project), Console()
    written = write_pseudo_catalogs(root, locales or ("en-XA", "ar-XB"), out)
    console.tell(*(msg("{path} written", path=path) for path in written) if written else (msg("nothing to write"),))
    return 0
