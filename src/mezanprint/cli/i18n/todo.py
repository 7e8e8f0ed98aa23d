"""``mezanprint i18n todo``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console.console import Console
from mezanprint.console.language import spoken
from mezanprint.model.results import Report


@click.command(cls=Command, short_help="List what a translator has to do, in reading order.")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option(
    "--locale", "locales", multiple=True, metavar="CODE", help="Only this locale; otherwise all. May be repeated."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json"]),
    default="text",
    show_default=True,
    help="For a terminal, as a page to read, print or take along, or for programs.",
)
@options.project
def command(documents: tuple[str, ...], locales: tuple[str, ...], form: str, project: Path | None) -> int:
    """List every message that is not ready, as a reader of the document meets them.

    That is what is not translated or not confirmed, what changed since, what a check finds an error in, and, where a
    profile has `release = "reviewed"`, what nobody has looked at. Each stands with the difference between the source
    as it was and as it is, the translation, the room for it, and its line in the catalog.

    A page is in the language of its locale, or in that of --lang.

    \b
    mezanprint i18n todo --locale ar
    mezanprint i18n todo about-us --locale ar --format html > todo.html
    """  # noqa: D301 - click reads the backspace
    from mezanprint.translating.todo.open_messages import read_todo

    root, console = options.find_project(project), Console()
    parts, diagnostics = read_todo(root, [name.rstrip("/") for name in documents], locales)
    report = Report(diagnostics=diagnostics)
    if form == "json":
        from mezanprint.translating.todo.todo_json import as_json

        console.hand_over(as_json(parts, report, console.language_of_documents))
    elif form == "html":
        from mezanprint.translating.todo.todo_html import as_html

        console.hand_over(as_html(parts, spoken().named))
    else:
        from mezanprint.translating.todo.todo_text import as_text

        console.say(as_text(parts, console.language, coloured=console.coloured))
    if form != "json":
        console.complain(diagnostics)
    return report.status
