"""``mezanprint check``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console import report_text as reporting
from mezanprint.console.console import Console
from mezanprint.console.report_text import Format


@click.command(cls=Command, short_help="Check content, translations and layout; write nothing.")
@options.selecting
@options.form
def command(
    documents: tuple[str, ...],
    locales: tuple[str, ...],
    profile: str | None,
    draft: bool,
    strict: bool,
    jobs: int | None,
    project: Path | None,
    form: str,
) -> int:
    """Look for faults in content, translations and layout, and write nothing at all.

    Exit status: 0 clean, 1 faults found, 2 wrong usage.

    \b
    mezanprint check
    mezanprint check about-us --locale ar
    mezanprint check --strict --format github
    """  # noqa: D301 - click reads the backspace
    # Not at the top: help and completion need none of the stages.
    from mezanprint.engine.builder import Options
    from mezanprint.engine.session import BuildSession

    chosen = Options(draft, strict, publish=False)
    with (
        Console(Format(form)) as console,
        BuildSession(options.find_project(project), chosen, jobs=options.cores(jobs)) as session,
    ):
        report = session.build(options.selection(documents, locales, profile), console)
        console.end()
        console.findings(report)
        console.say(reporting.verdict(report, console.language))
    return report.status
