"""``mezanprint preflight``."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from mezanprint.cli import options, order
from mezanprint.cli.commands import Command
from mezanprint.console.console import Console
from mezanprint.console.report_text import Format
from mezanprint.model.editions import Use


@click.command(cls=Command, short_help="Look for what would go wrong with a PDF in print.")
@click.argument("target", metavar="FILE|DOCUMENT")
@click.option(
    "--profile",
    metavar="NAME",
    help="Printing profile; otherwise the one the file was built for, or the first for a print shop.",
)
@click.option("--locale", "locales", multiple=True, metavar="CODE", help="Only this locale of a document.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*options.FORMS, "html"]),
    default="text",
    show_default=True,
    help="For people, for programs, for code reviews, as SARIF 2.1.0, or as a page with marks on pictures.",
)
@order.ordering
@options.project
def command(
    target: str, profile: str | None, locales: tuple[str, ...], form: str, project: Path | None, **ordered: Any
) -> int:
    """Check a PDF, ours or not, or build a document and check its files, as a print shop would.

    The report says what was looked at and what was not.

    Exit status: 0 clean, 1 faults found, 2 wrong usage.

    \b
    mezanprint preflight build/ar/about-us.press.pdf
    mezanprint preflight about-us --profile office
    mezanprint preflight theirs.pdf --as booklet --binding right --pages 24 --inks K
    mezanprint preflight theirs.pdf --format html > report.html
    """  # noqa: D301 - click reads the backspace
    from mezanprint.printing import preflight_reports as reports
    from mezanprint.printing.preflight_targets import Target, check_file, document_targets, file_target

    console, ticket = Console(), order.ticket_of(is_file=Path(target).is_file(), **ordered)
    selection = options.selection((target,), locales, profile, Use.PRESS)
    with TemporaryDirectory() as folder:
        if Path(target).is_file():
            targets: tuple[Target, ...] = (
                replace(file_target(Path(target), _project(project, profile), profile), ticket=ticket),
            )
        else:
            targets = document_targets(options.find_project(project), selection, Path(folder))
        checked = tuple(check_file(each, has_pictures=form == "html") for each in targets)
        report = reports.report_of(checked)
        if form == "json":
            console.hand_over(reports.as_json(checked, console.language_of_documents))
        elif form in ("github", "sarif"):
            Console(Format(form)).findings(report)
        else:
            console.say({"text": reports.as_text, "html": reports.as_html}[form](checked, console.language))
    return report.status


def _project(folder: Path | None, profile: str | None) -> Path | None:
    """Return the project that says what a file is for; a file needs none unless one is named, or a profile of it."""
    try:
        return options.find_project(folder)
    except click.UsageError:
        if folder or profile:
            raise
        return None
