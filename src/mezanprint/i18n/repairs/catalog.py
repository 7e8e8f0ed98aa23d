"""The repairs of a whole catalog: entries that need none keep their bytes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from mezanprint.i18n.checks.waivers import read_waivers
from mezanprint.i18n.po.po_file import Entry, Id, PoFile
from mezanprint.i18n.repairs.safe import repair
from mezanprint.i18n.words.visual import suggest
from mezanprint.model.locales import Direction, direction_of

_VISUAL = "i18n-visual-order"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What an entry in visual order probably says: for a reader to confirm."""

    entry: Entry
    form: int
    text: str


def repair_catalog(file: PoFile, locale: str, waived: frozenset[str] = frozenset()) -> PoFile:
    """Return a catalog in ``locale`` with every entry repaired, fuzzy ones too; header and obsolete entries stay.

    ``waived`` has the codes of checks that the project does without; an entry may set aside more by a comment.
    """

    def repaired(entry: Entry) -> Entry:
        codes = waived | read_waivers(entry.comments).codes.keys()
        return replace(entry, values=tuple(repair(value, _source(entry), locale, codes) for value in entry.values))

    return _change(file, repaired)


def find_suggestions(file: PoFile, locale: str, waived: frozenset[str] = frozenset()) -> tuple[Suggestion, ...]:
    """Return a suggestion for each translation that seems to stand in visual order."""
    if direction_of(locale) is not Direction.RTL or _VISUAL in waived:
        return ()
    return tuple(
        Suggestion(entry, form, turned)
        for entry in file.entries
        if _is_translated(entry) and _VISUAL not in read_waivers(entry.comments).codes
        for form, value in enumerate(entry.values)
        if (turned := suggest(value)) is not None
    )


def take_suggestions(file: PoFile, suggestions: Iterable[Suggestion], locale: str) -> PoFile:
    """Return the catalog with these suggestions in it, their entries marked fuzzy: nothing fuzzy is printed."""
    taken: dict[Id, dict[int, str]] = {}
    for each in suggestions:
        taken.setdefault(each.entry.id, {})[each.form] = each.text

    def suggested(entry: Entry) -> Entry:
        texts = taken.get(entry.id)
        if texts is None:
            return entry
        values = (repair(texts.get(form, value), _source(entry), locale) for form, value in enumerate(entry.values))
        return replace(entry, values=tuple(values), flags=tuple(dict.fromkeys(("fuzzy", *entry.flags))))

    return _change(file, suggested)


def _change(file: PoFile, change: Callable[[Entry], Entry]) -> PoFile:
    slots = (replace(slot, entry=change(slot.entry)) if _is_translated(slot.entry) else slot for slot in file.slots)
    return replace(file, slots=tuple(slots))


def _is_translated(entry: Entry) -> bool:
    return bool(entry.source) and not entry.obsolete and any(entry.values)


def _source(entry: Entry) -> str:
    return entry.source if entry.plural is None else entry.plural
