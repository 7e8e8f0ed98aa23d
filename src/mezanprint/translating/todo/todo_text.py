"""What is to do, as lines for a terminal: each message with its place in the file, so that editors go to it."""

from collections.abc import Iterator, Sequence

from mezanprint.console.differences import as_line
from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import legible
from mezanprint.console.localization import line, localized, phrase
from mezanprint.model.direction.bidi_controls import PDI, RLI
from mezanprint.model.locales import direction_of
from mezanprint.model.translatable import msg, nmsg
from mezanprint.translating.todo.open_messages import Part
from mezanprint.translating.todo.todo_rows import NEEDS, Row, rows_of


def as_text(parts: Sequence[Part], language: str = ENGLISH, *, coloured: bool = False) -> str:
    """Return the list; ``coloured`` is for a terminal that has colours."""
    if not parts:
        return line(msg("nothing to do"), language)
    return "\n".join("".join(_part(part, language, coloured=coloured)) for part in parts)


def _part(part: Part, language: str, *, coloured: bool) -> Iterator[str]:
    count, where = len(part.tasks), {"document": part.document, "locale": part.locale}
    yield line(nmsg("{document} {locale}: {n} to do", "{document} {locale}: {n} to do", count, **where), language)
    for task in part.tasks:
        yield f"{legible(f'{task.span}: {phrase(NEEDS[task.need], language)}: `{task.name}`')}\n"
        for row in rows_of(task, part.locale):
            yield f"   {_row(row, language, coloured=coloured)}\n"


def _row(row: Row, language: str, *, coloured: bool) -> str:
    """Return a row in the direction of the reader's language, its words isolated in that of their own."""
    if row.locale:
        words = as_line(row.before or row.words, row.words, direction_of(row.locale), coloured=coloured)
    else:
        words = legible(phrase(row.words, language))
    told_row = f"{localized(row.label, language)}: {words}"
    return told_row if language == ENGLISH else f"{RLI}{told_row}{PDI}"
