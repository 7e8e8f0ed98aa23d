"""The texts of documents as catalog entries, with all a translator should know about each."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from mezanprint.i18n.po.plurals import SOURCE_FORMS
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.documents import Document, iter_messages
from mezanprint.model.domains import is_shared
from mezanprint.model.plurals import categories
from mezanprint.model.texts import Text

_SAMPLES = 3
_UNMEASURED: Mapping[tuple[str, str], int] = MappingProxyType({})


def text_entries(
    domain: str, documents: Iterable[Document], room: Mapping[tuple[str, str], int] = _UNMEASURED
) -> tuple[Entry, ...]:
    """Return an entry for each text of ``domain``, once, in the order a reader meets them; shared data by file.

    ``room`` is how many characters were measured to fit, by domain and key.
    """
    texts: dict[str, Text] = {}
    for document in documents:
        for text in iter_messages(document):
            if text.domain == domain:
                texts.setdefault(text.key, text)
    found = list(texts.values())
    if is_shared(domain):
        found.sort(key=lambda text: (text.span.path, text.span.line or 0, text.span.column or 0))
    return tuple(text_entry(text, room.get((domain, text.key))) for text in found)


def text_entry(text: Text, measured: int | None = None) -> Entry:
    """Return the entry of one text, without a translation; ``measured`` is how many characters fit."""
    plural = text.source_plural or None
    both = f"{text.source} {text.source_plural}"
    return Entry(
        text.source,
        text.key,
        plural,
        ("",) * (SOURCE_FORMS if plural else 1),
        notes=_notes(text, measured),
        references=(text.span.path,),
        flags=("no-python-format",) if "%" in both else (),
    )


def _notes(text: Text, measured: int | None) -> tuple[str, ...]:
    notes = [" ".join(text.place.split())] if text.place else []
    notes.extend(_room(text.room, measured))
    if text.source_plural:
        notes.append("{n} is the number; write the noun as it stands after such a number")
        notes.extend(_forms(text))
    notes.extend(f"Note: {line.strip()}" for line in text.note.splitlines() if line.strip())
    return tuple(notes)


def _forms(text: Text) -> Iterator[str]:
    """Yield all forms of the source with numbers that take them, where a catalog has not room for them all."""
    if len(text.forms) > SOURCE_FORMS:
        for name, words in text.forms:
            numbers = categories(text.locale)[name]
            told = ", ".join(map(str, numbers[:_SAMPLES])) + (" ..." if len(numbers) > _SAMPLES else "")
            yield f"Source for {told}: {' '.join(words.split())}"


def _room(planned: int | None, measured: int | None) -> Iterator[str]:
    """Say what the design plans and what was measured to fit; where less fits than was planned, only what fits."""
    fits = f"fits up to about {measured} characters"
    if not planned:
        yield from [f"Room: {fits}"] if measured is not None else []
    elif measured is None:
        yield f"Room: about {planned} characters"
    else:
        yield f"Room: about {planned} characters; {fits}" if planned < measured else f"Room: {fits}"
