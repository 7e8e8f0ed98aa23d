"""``mezanprint dummy``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console.console import Console
from mezanprint.model.editions import Use
from mezanprint.model.results import Report
from mezanprint.model.translatable import msg


@click.command(cls=Command, short_help="Make numbered sheets to fold before the real ones.")
@click.argument("document")
@click.option("--locale", "locales", multiple=True, metavar="CODE", help="Only this edition: en, ar. May be repeated.")
@click.option("--profile", metavar="NAME", help="Printing profile; otherwise the first for a printer of your own.")
@options.project
def command(document: str, locales: tuple[str, ...], profile: str | None, project: Path | None) -> int:
    """Make a PDF of the document's sheets with numbers for content: it shows how to print, fold and staple them.

    Exit status: 0 made, 1 faults found, 2 wrong usage.

    \b
    mezanprint dummy leaflet --locale ar
    """  # noqa: D301 - click reads the backspace
    # Not at the top: help and completion need none of the stages.
    from mezanprint.engine.project import Project
    from mezanprint.printing.dummies import make_dummies
    from mezanprint.project.files import Files

    console, root = Console(), options.find_project(project)

    def waiting() -> None:
        console.note(msg("waiting for a build of this project to end"))

    chosen = options.selection((document,), locales, profile, Use.HAND)
    paths, found = make_dummies(Project(Files(root)), chosen, waiting)
    report = Report(diagnostics=found)
    console.findings(report)
    console.say("".join(f"{path}\n" for path in paths))
    return report.status
