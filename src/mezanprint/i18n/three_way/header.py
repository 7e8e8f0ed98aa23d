"""Headers of three versions of a catalog: never a conflict, for each field says itself which is the newest."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

from mezanprint.i18n.po.po_file import Entry
from mezanprint.i18n.po.po_header import header_fields
from mezanprint.i18n.three_way.lines import merge_lines
from mezanprint.i18n.three_way.order import merge_order

_REVISED = "po-revision-date"
_DATES = (_REVISED, "pot-creation-date")
_Key: TypeAlias = tuple[str, int]
"""Name of a field in small letters, and its number among those of the same name."""
_Fields: TypeAlias = Mapping[_Key, str]


def merge_header(base: Entry, ours: Entry, theirs: Entry) -> Entry:
    """Return the header with what each side changed.

    Where both changed a field, a date is the later one, the plural rule ours, and any other field, ``Last-Translator``
    and ``X-Generator`` among them, that of the side with the later ``PO-Revision-Date``.
    """
    fields = tuple(_fields(entry.values[0]) for entry in (base, ours, theirs))
    later = _date(ours, _REVISED) < _date(theirs, _REVISED)
    lines = []
    for key in merge_order(*map(tuple, fields)):
        before, here, there = (each.get(key) for each in fields)
        if before == here or here == there:
            line = there
        elif before == there or None in (here, there):
            line = here or there
        elif key[0] in _DATES:
            line = there if _date(ours, key[0]) < _date(theirs, key[0]) else here
        else:
            line = there if later and key[0] != "plural-forms" else here
        lines += [line] if line is not None else []
    text = "\n".join(lines) + ("\n" if lines and ours.values[0].endswith("\n") else "")
    comments = merge_lines(base.comments, ours.comments, theirs.comments)
    flags = merge_lines(base.flags, ours.flags, theirs.flags)
    return replace(ours, values=(text,), comments=comments, flags=flags)


def _fields(text: str) -> _Fields:
    fields: dict[_Key, str] = {}
    for line in text.removesuffix("\n").split("\n") if text else ():
        name = line.partition(":")[0].strip().lower()
        number = sum(1 for other, _ in fields if other == name)
        fields[name, number] = line
    return fields


def _date(header: Entry, field: str) -> datetime:
    said = header_fields(header).get(field, "")
    try:
        date = datetime.fromisoformat(said)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return date if date.tzinfo else date.replace(tzinfo=UTC)
