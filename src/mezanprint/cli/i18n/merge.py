"""``mezanprint i18n merge``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console.console import Console
from mezanprint.console.report_text import Format
from mezanprint.model.diagnostics import Fault
from mezanprint.model.results import Report
from mezanprint.model.translatable import nmsg

_CATALOG = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(cls=Command)
@click.argument("base", type=_CATALOG)
@click.argument("ours", type=_CATALOG)
@click.argument("theirs", type=_CATALOG)
@click.option("--path", "name", default="", metavar="PATH", help="What the catalog is called in the project.")
@options.form
def command(base: Path, ours: Path, theirs: Path, name: str, form: str) -> int:
    """Merge two versions of a catalog, OURS and THEIRS, that were made from BASE, message by message, into OURS.

    What either side did is kept. A message that both translated, and differently, is marked fuzzy, and has the second
    translation as a comment: then the exit status is 1. Catalogs that cannot be read leave OURS as it is, with
    exit status 2. Git does all this by itself once `mezanprint i18n merge-driver` was run in a clone.

    \b
    mezanprint i18n merge common.po ours.po theirs.po
    """  # noqa: D301 - click reads the backspace
    from mezanprint.translating.catalog_merge import merge_on_disk

    console = Console(Format(form))
    try:
        merged = merge_on_disk(base, ours, theirs, name)
    except Fault as fault:  # Git takes 1 for a conflict in OURS, which is untouched here
        console.findings(Report(diagnostics=fault.diagnostics))
        return Report.MISUSED
    console.findings(Report(diagnostics=merged.findings))
    if not merged.conflicts:
        return Report.CLEAN
    console.tell(
        nmsg(
            "{file}: {n} message was translated twice; both translations are there",
            "{file}: {n} messages were translated twice; both translations are there",
            merged.conflicts,
            file=name or ours.as_posix(),
        )
    )
    return Report.FAULTY
