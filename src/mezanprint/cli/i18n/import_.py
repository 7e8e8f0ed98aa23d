"""``mezanprint i18n import``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.i18n.locales import locales as named
from mezanprint.cli.speech import misuse
from mezanprint.console.console import Console
from mezanprint.console.report_text import Format
from mezanprint.model.results import Report
from mezanprint.model.translatable import msg


@click.command(cls=Command)
@click.argument("source", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.project
@named
@options.form
def command(source: Path, locales: tuple[str, ...], form: str, project: Path | None) -> int:
    """Take the translations of FILE, which `mezanprint i18n export` wrote, into the catalogs.

    Every translation is checked on its way in. One whose source changed since, or that fails a check, is refused and
    told; all others are taken. What is empty in FILE erases nothing.

    \b
    mezanprint i18n import arabic.xlsx
    """  # noqa: D301 - click reads the backspace
    from mezanprint.translating.exchange import import_catalogs

    if len(locales) > 1:
        raise misuse(msg("a file holds one locale"))
    root, console = options.find_project(project), Console(Format(form))
    returned = import_catalogs(root, source, next(iter(locales), ""))
    report = Report(diagnostics=returned.findings)
    console.findings(report)
    intake = returned.intake
    console.tell(
        msg(
            "{taken} taken in, {same} as they were, {refused} refused",
            taken=intake.taken,
            same=intake.same,
            refused=intake.refused,
        )
    )
    console.tell(*(msg("{path} written", path=path) for path in returned.written))
    return report.status
