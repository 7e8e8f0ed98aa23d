"""``mezanprint i18n update``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.i18n.locales import locales as named
from mezanprint.cli.i18n.orphans import remark_orphans
from mezanprint.console.console import Console
from mezanprint.console.report_text import Format
from mezanprint.model.translatable import msg


@click.command(cls=Command)
@options.project
@named
@click.option(
    "--typo",
    "typos",
    multiple=True,
    metavar="KEY",
    help="Its source was only corrected: leave its translations as they are. `key` or `document:key`; may be repeated.",
)
@options.form
def command(locales: tuple[str, ...], typos: tuple[str, ...], form: str, project: Path | None) -> int:
    """Bring the catalogs locales/CODE/LC_MESSAGES/*.po up to date; make those that are missing.

    Nothing a translator wrote is lost: a translation whose source text changed stays, marked fuzzy, and one whose
    source is gone stays as obsolete. Words that are translated elsewhere already are offered, marked fuzzy.

    \b
    mezanprint i18n update
    mezanprint i18n update --locale ar
    mezanprint i18n update --typo sections.who.title
    """  # noqa: D301 - click reads the backspace
    from mezanprint.translating.catalog_update import update_catalogs

    root, console = options.find_project(project), Console(Format(form))
    written = update_catalogs(root, locales, typos)
    console.tell(*(msg("{path} written", path=path) for path in written) if written else (msg("nothing to update"),))
    remark_orphans(console, root)
    return 0
