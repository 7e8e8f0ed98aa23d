"""One message that two sides may both have changed."""

from dataclasses import replace
from typing import NamedTuple, TypeAlias

from mezanprint.i18n.catalogs.merge import made_for
from mezanprint.i18n.catalogs.other_versions import as_comments
from mezanprint.i18n.po.po_file import Entry, Previous
from mezanprint.i18n.three_way.lines import merge_lines, pick

_Text: TypeAlias = tuple[str | None, str, str | None]
_NOTHING = Previous()


class _Translation(NamedTuple):
    """A translation with its state, and what another one says that stands against it."""

    values: tuple[str, ...]
    fuzzy: bool
    previous: Previous
    against: Entry | None = None


def merge_message(base: Entry | None, ours: Entry, theirs: Entry) -> tuple[Entry, bool]:
    """Return the message with the work of both sides, and whether they translated it differently.

    Then ours, marked fuzzy, is the translation, and theirs stands in a comment. Where one side changed the source, that
    is taken, and what the other one translated meanwhile is marked fuzzy with the words it was made for.
    """
    base = base or Entry(ours.source, ours.context, ours.plural, ("",) * len(ours.values), obsolete=True)
    text = pick(_text(base), _text(ours), _text(theirs))
    translation = _translate(base, ours, theirs, text)
    comments = merge_lines(base.comments, ours.comments, theirs.comments)
    if translation.against is not None:
        comments = tuple(dict.fromkeys((*comments, *as_comments(translation.against))))
    obsolete = pick(base.obsolete, ours.obsolete, theirs.obsolete)
    near, far = (ours, theirs) if (text, obsolete) == (_text(ours), ours.obsolete) else (theirs, ours)
    merged = Entry(
        text[1],
        text[0],
        text[2],
        translation.values,
        comments,
        () if obsolete and not near.obsolete else pick(base.notes, near.notes, far.notes),
        () if obsolete and not near.obsolete else pick(base.references, near.references, far.references),
        _flags(base, ours, theirs, fuzzy=translation.fuzzy),
        translation.previous,
        obsolete,
    )
    return merged, translation.against is not None


def merge_gone(base: Entry, left: Entry) -> Entry | None:
    """Return what stays of a message that one side took out: what the other one did to it meanwhile, as obsolete."""
    if left.obsolete != base.obsolete:
        return left
    if left.comments == base.comments and not _worked(base, left):
        return None
    return left if left.obsolete else replace(left, obsolete=True, notes=(), references=())


def is_same(one: Entry, other: Entry) -> bool:
    """Tell whether two entries say the same, wherever they stand."""
    return one == replace(other, line=one.line, value_lines=one.value_lines)


def _text(entry: Entry) -> _Text:
    return (entry.context, entry.source, entry.plural)


def _worked(base: Entry, side: Entry) -> bool:
    """Tell whether a side translated a message, or confirmed its translation."""
    return side.values != base.values or (base.fuzzy and not side.fuzzy)


def _is_offer(base: Entry, side: Entry) -> bool:
    """Tell whether nobody wrote a translation yet: there is none, or one was offered that was made for other places."""
    before = side.previous
    own = before.context in (base.context, side.context) and before.source != side.source
    offered = side.fuzzy and before != _NOTHING and not own and not any(base.values)
    return offered or not any(side.values)


def _translate(base: Entry, ours: Entry, theirs: Entry, text: _Text) -> _Translation:
    mine, other = _carry(ours, text), _carry(theirs, text)
    if ours.values == theirs.values:
        return _agree(base, ours, theirs, text)
    if not _worked(base, ours):
        return other if _fits(theirs, text) else _against(mine, theirs)
    if not _worked(base, theirs):
        return mine if _fits(ours, text) else _against(other, ours)
    if _is_offer(base, theirs) and _fits(ours, text):
        return mine
    if _is_offer(base, ours) and _fits(theirs, text):
        return other
    return _join(base, ours, theirs, text) or (_against(mine, theirs) if _fits(ours, text) else _against(other, ours))


def _join(base: Entry, ours: Entry, theirs: Entry, text: _Text) -> _Translation | None:
    """Return a counted phrase of which each side wrote other forms, for somebody to see together; None if not so."""
    if not len(base.values) == len(ours.values) == len(theirs.values):
        return None
    forms = [_form(*each) for each in zip(base.values, ours.values, theirs.values, strict=True)]
    if None in forms:
        return None
    previous = next((each.previous for each in (_carry(ours, text), _carry(theirs, text)) if each.fuzzy), _NOTHING)
    return _Translation(tuple(form or "" for form in forms), fuzzy=True, previous=previous)


def _form(base: str, ours: str, theirs: str) -> str | None:
    """Return a form of a counted phrase, None if both sides wrote it differently."""
    if base not in (ours, theirs) and ours != theirs and ours and theirs:
        return None
    return pick(base, ours, theirs) or ours or theirs


def _agree(base: Entry, ours: Entry, theirs: Entry, text: _Text) -> _Translation:
    """Return the same translation of both sides in the state that follows from what each of them did."""
    mine, other = _carry(ours, text), _carry(theirs, text)
    if ours.values == base.values and _state(base) in (_state(ours), _state(theirs)):
        return other if _state(ours) == _state(base) else mine
    if _text(ours) == _text(theirs):
        confirmed = base.fuzzy or not any(base.values)
        return min(mine, other, key=lambda each: each.fuzzy == confirmed)
    # One side changed the source: what the other confirmed is what its translation was made for.
    near, far, side = (mine, other, theirs) if _text(ours) == text else (other, mine, ours)
    return far if near.fuzzy and not side.fuzzy else near


def _state(entry: Entry) -> tuple[object, ...]:
    return (entry.fuzzy, entry.previous, entry.source, entry.plural)


def _carry(side: Entry, text: _Text) -> _Translation:
    """Return the translation of a side as that of ``text``."""
    if (side.source, side.plural) == text[1:] or not any(side.values):
        return _Translation(side.values, side.fuzzy, side.previous)
    return _Translation(side.values, fuzzy=True, previous=made_for(side))


def _fits(side: Entry, text: _Text) -> bool:
    return (side.plural is None) == (text[2] is None)


def _against(kept: _Translation, other: Entry) -> _Translation:
    fresh = any(value and value not in kept.values for value in other.values)
    return kept._replace(fuzzy=True, against=other) if fresh else kept


def _flags(base: Entry, ours: Entry, theirs: Entry, *, fuzzy: bool) -> tuple[str, ...]:
    sides = tuple(tuple(flag for flag in each.flags if flag != "fuzzy") for each in (base, ours, theirs))
    flags = (*(("fuzzy",) if fuzzy else ()), *merge_lines(*sides))
    same = (side.flags for side in (ours, theirs) if sorted(side.flags) == sorted(flags))
    return next(same, flags)
