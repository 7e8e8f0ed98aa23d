"""What is to do, as one page that needs nothing beside it: to read, to print, to take along on a phone."""

from collections.abc import Sequence

from mezanprint.console.differences import as_html as difference
from mezanprint.console.language import ENGLISH
from mezanprint.console.page_words import language_of_page
from mezanprint.console.pages import in_ascii, render
from mezanprint.translating.todo.open_messages import Part
from mezanprint.translating.todo.todo_rows import NEEDS, rows_of


def as_html(parts: Sequence[Part], asked: str | None = None) -> str:
    """Return the page in the language ``asked`` for, or in that of its locale if it is of one. ASCII only."""
    locales = {part.locale for part in parts}
    language = language_of_page(locales.pop(), asked) if len(locales) == 1 else asked or ENGLISH
    page = render(
        "todo",
        language,
        parts=parts,
        count=sum(len(part.tasks) for part in parts),
        needs=NEEDS,
        rows_of=rows_of,
        difference=difference,
    )
    return in_ascii(page)
