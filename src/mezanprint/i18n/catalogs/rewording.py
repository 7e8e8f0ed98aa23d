"""A translation put into a catalog as a translator's editor puts it: its own entry changes, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace

from mezanprint.i18n.catalogs.merge import made_for, without_reasons
from mezanprint.i18n.po.po_file import Entry, PoFile, Previous, Slot

FUZZY = "fuzzy"


def find_entry(file: PoFile, message: Entry) -> Entry | None:
    """Return the entry in force for a message, with the same key and words, or else with the same key.

    Words of templates have no key: their words are all they are known by.
    """
    entries = [entry for entry in file.entries if not entry.obsolete and entry.id != (None, "")]
    same = (
        entry for entry in entries if (entry.context or "", entry.source) == (message.context or "", message.source)
    )
    keyed = (entry for entry in entries if message.context and entry.context == message.context)
    return next(same, None) or next(keyed, None)


def reworded(file: PoFile, message: Entry, forms: Sequence[str], *, confirmed: bool = True) -> PoFile:
    """Return ``file`` with ``forms`` as the translation of ``message``, which is an entry as extraction makes it.

    One that is confirmed is no longer fuzzy, and what it was made for before (``#|``) goes, as in Poedit. The notes on
    what has changed go too, as they do at the next update. Where the catalog has other words of the source, it gets
    those of today, for these were translated. A message that the catalog does not have yet is put behind the others;
    the next update gives it its place.
    """
    old = find_entry(file, message)
    if old is None:
        flags = message.flags if confirmed else (FUZZY, *message.flags)
        entry = replace(message, values=tuple(forms), flags=flags, line=0, value_lines=())
        return _appended(file, Slot(entry))
    is_of_today = (old.source, old.plural) == (message.source, message.plural)
    new = replace(old, source=message.source, plural=message.plural, values=tuple(forms))
    flags = tuple(flag for flag in old.flags if flag != FUZZY)
    if confirmed:
        new = replace(new, flags=flags, previous=Previous(), notes=without_reasons(old.notes))
    else:
        flags = old.flags if old.fuzzy else (FUZZY, *flags)
        new = replace(new, flags=flags, previous=old.previous if is_of_today else made_for(old))
    return file.with_entry(old, new)


def _appended(file: PoFile, slot: Slot) -> PoFile:
    """Put a new entry behind those in use and before the obsolete ones."""
    place = next((number for number, each in enumerate(file.slots) if each.entry.obsolete), len(file.slots))
    return replace(file, slots=(*file.slots[:place], slot, *file.slots[place:]))
