"""``mezanprint job-sheet``."""

from dataclasses import replace
from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console.console import Console
from mezanprint.model.editions import Use
from mezanprint.model.translatable import msg


@click.command(cls=Command, short_help="Make the page that goes to the printer with a file.")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--locale", "locales", multiple=True, metavar="CODE", help="Only this edition: en, ar. May be repeated.")
@click.option("--profile", metavar="NAME", help="Printing profile; otherwise the first for a print shop.")
@options.project
def command(documents: tuple[str, ...], locales: tuple[str, ...], profile: str | None, project: Path | None) -> int:
    """Build print files, and beside each one a page that tells the printer in two languages what to make of it.

    Exit status: 0 made, 1 faults found, 2 wrong usage.

    \b
    mezanprint job-sheet leaflet --profile press
    mezanprint job-sheet leaflet --profile office --locale ar
    """  # noqa: D301 - click reads the backspace
    # Not at the top: help and completion need none of the stages.
    from mezanprint.engine.builder import Options
    from mezanprint.engine.session import BuildSession
    from mezanprint.printing.job_sheets import make_job_sheets

    root = options.find_project(project)
    with Console() as console, BuildSession(root, Options(), jobs=options.cores(None)) as session:

        def waiting() -> None:
            console.note(msg("waiting for another build of this project to end"))

        chosen = options.selection(documents, locales, profile, Use.PRESS)
        report, paths, found = make_job_sheets(session, chosen, console, waiting)
        console.end()
        report = replace(report, diagnostics=(*report.diagnostics, *found))
        console.findings(report)
        console.say("".join(f"{path}\n" for path in paths))
    return report.status
