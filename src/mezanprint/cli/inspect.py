"""``mezanprint inspect``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.speech import misuse
from mezanprint.console.console import Console
from mezanprint.console.report_text import Format
from mezanprint.model.results import Report
from mezanprint.model.translatable import msg


@click.command(cls=Command, short_help="Say what is in a PDF, and what each reader finds in it.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice([*options.FORMS, "html", "transcript"]),
    default="text",
    show_default=True,
    help="For people, for programs, for code reviews, as SARIF 2.1.0, as a page, or as a screen reader says it.",
)
@click.option(
    "--against",
    metavar="FILE|DOCUMENT",
    help="Text or HTML file, or document of the project: count how much of it each reader finds.",
)
@click.option(
    "--locale", metavar="CODE", help="Locale of the document: ar, ar+en. Otherwise that of the folder or the PDF."
)
@options.project
def command(file: Path, form: str, against: str | None, locale: str | None, project: Path | None) -> int:
    """Say what is in a PDF, ours or not, and what poppler, pdfium, pdf.js and MuPDF find in it.

    Exit status: 0 clean, 1 faults found in the file, 2 wrong usage.

    \b
    mezanprint inspect build/ar/about-us.pdf
    mezanprint inspect build/ar/about-us.pdf --against about-us
    mezanprint inspect build/ar/about-us.pdf --format transcript
    mezanprint inspect theirs.pdf --against their-text.txt --format html > report.html
    """  # noqa: D301 - click reads the backspace
    if form == "transcript":
        if against is not None:
            raise misuse(msg("a transcript takes no `--against`"), msg("count the words with another `--format`"))
        return _read_aloud(file)
    from mezanprint.inspecting.inspect import inspect
    from mezanprint.inspecting.inspection_html import as_html
    from mezanprint.inspecting.inspection_json import as_json
    from mezanprint.inspecting.inspection_text import as_text

    console = Console()
    source = None if against is None else _source(against, file, locale, project)
    inspection = inspect(file, source, has_pictures=form == "html")
    report = Report(diagnostics=inspection.diagnostics)
    if form == "json":
        console.hand_over(as_json(inspection, console.language_of_documents))
    elif form in ("github", "sarif"):
        Console(Format(form)).findings(report)
    elif form == "html":
        console.say(as_html(inspection, console.language))
    else:
        console.say(as_text(inspection, console.language))
    return report.status


def _read_aloud(file: Path) -> int:
    """Print what a screen reader says of a file."""
    from mezanprint.inspecting.foreign_file import lightened
    from mezanprint.inspecting.transcript import as_transcript
    from mezanprint.preflight.inspection.examine import structure
    from mezanprint.project.boxes.boxed import boxed
    from mezanprint.project.boxes.budget import Budget

    console, budget = Console(), Budget()
    with lightened(file, budget) as (light, left_out):
        elements = boxed(structure, light.absolute(), file=light, budget=budget)
    console.say(as_transcript(elements, console.language))
    console.complain(left_out)
    return 1 if left_out else 0


def _source(against: str, file: Path, locale: str | None, project: Path | None) -> tuple[str, ...]:
    """Return the source text: of a file of that name, else of that document of the project."""
    from mezanprint.inspecting.source_text import document_source, file_source, locales_of

    if Path(against).is_file():
        return file_source(Path(against))
    root = options.find_project(project)
    return document_source(root, against.rstrip("/"), tuple(locale.split("+")) if locale else locales_of(root, file))
