"""Rows that come back, put into catalogs: all that can be, with what can not be told, and no message half."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.checks import Rules, check_entry
from mezanprint.i18n.exchange.cells import TEXT_AS_TEXT, is_made_of
from mezanprint.i18n.exchange.nameless import find_by_words, is_nameless
from mezanprint.i18n.exchange.rows import Place, Row, State, make_stamp, places
from mezanprint.i18n.po.po_file import Entry, PoFile, Previous
from mezanprint.model.diagnostics import Diagnostic, error, has_errors
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of rows: the changed entries by catalog, how many messages that are, and what was found."""

    changes: Mapping[str, Mapping[Entry, Entry]]
    """By domain of the catalog: new entry by old one."""
    taken: int
    same: int
    refused: int
    findings: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Message:
    """The rows of one message, and what is wrong with any of them."""

    catalog: Catalog
    entry: Entry
    rows: dict[int, Row]
    faults: list[Diagnostic]


def take_in(rows: Sequence[Row], catalogs: Sequence[Catalog], rules: Rules, unread: Sequence[str] = ()) -> Intake:
    """Return what ``rows`` change in ``catalogs``; ``unread`` are the keys of rows that could not be read.

    A row that nobody touched since it was written out says nothing where the catalog has a translation; one without a
    translation erases none. A message is refused as a whole if one of its rows could not be read, is for another source
    text, was changed on both sides, or fails a check.
    """
    changes: dict[str, dict[Entry, Entry]] = {catalog.domain: {} for catalog in catalogs}
    known = places(catalogs)
    messages, strays = _sort(rows, known)
    halves = {(known[key].catalog.domain, known[key].entry.id) for key in unread if key in known}
    findings = [*strays]
    same, refused = 0, len(halves) + sum(key not in known for key in unread)
    for message in messages:
        if (message.catalog.domain, message.entry.id) in halves:
            continue
        new = _changed(message)
        if new is None and not message.faults:
            same += 1
            continue
        told = message.faults or (list(_check(message, new, rules)) if new else [])
        findings += told
        if new is None or has_errors(tuple(told)):
            refused += 1
        else:
            changes[message.catalog.domain][message.entry] = new
    taken = sum(map(len, changes.values()))
    return Intake(changes, taken, same, refused + len(strays), tuple(findings))


def apply_changes(file: PoFile, changes: Mapping[Entry, Entry]) -> PoFile:
    """Return a catalog with the changed entries in the places of the old ones, and nothing else touched."""
    return replace(file, slots=tuple(replace(slot, entry=changes.get(slot.entry, slot.entry)) for slot in file.slots))


def _sort(rows: Iterable[Row], places: Mapping[str, Place]) -> tuple[list[_Message], list[Diagnostic]]:
    """Return the rows by message, and a finding for each row that belongs to none."""
    messages: dict[tuple[str, str | None, str], _Message] = {}
    strays: list[Diagnostic] = []
    for each in rows:
        row = find_by_words(each, places) if is_nameless(each) else each
        if row is None:
            continue
        place = places.get(row.key) or places.get(row.key.strip())
        if place is None:
            if row.translation.strip():
                strays.append(_unknown(row, places))
            continue
        catalog, entry = place.catalog, place.entry
        message = messages.setdefault((catalog.domain, *entry.id), _Message(catalog, entry, {}, []))
        if place.form in message.rows:
            first = message.rows[place.form].span
            hint = msg("keep one of the two; the other stands in line {line}", line=first.line or 0 if first else 0)
            message.faults.append(
                error("exchange-key", msg("`{key}` stands here a second time", key=_cut(row.key)), row.span, hint)
            )
            continue
        message.rows[place.form] = row
        message.faults += _conflicts(row, place)
    return list(messages.values()), strays


def _unknown(row: Row, places: Mapping[str, Place]) -> Diagnostic:
    if is_nameless(row):
        message = msg("nothing tells which message has the words `{text}`", text=_cut(row.source))
        hint = msg("translate in a file that `i18n export` wrote: its units have names")
        return error("exchange-key", message, row.span, hint)
    message = msg("no catalog has the key `{key}`", key=_cut(row.key))
    near = did_you_mean(row.key, places) if len(places) < 2000 else ()
    return error(
        "exchange-key", message, row.span, *near, msg("keys are never translated; export anew if the text is gone")
    )


def _conflicts(row: Row, place: Place) -> Iterator[Diagnostic]:
    if not _speaks(row, place):
        return
    if row.source != place.source:
        message = msg("the source of `{key}` is not what was translated", key=_cut(row.key))
        yield error(
            "exchange-source", message, row.span, *_both(row.source, place.source), msg("export anew, translate that")
        )
    elif row.stamp == place.stamp and is_made_of(row.translation, place.entry.values[place.form]):
        message = msg("a spreadsheet program made `{came}` of it", came=_cut(row.translation))
        stands = msg("stands in the catalog: `{text}`", text=_cut(place.entry.values[place.form]))
        yield error("exchange-cell", message, row.span, stands, TEXT_AS_TEXT)
    elif row.stamp not in ("", place.stamp) and place.state is not State.MISSING and _says(row) != place.stamp:
        message = msg("`{key}` was changed in the catalog too since it was exported", key=_cut(row.key))
        now = place.entry.values[place.form]
        yield error(
            "exchange-changed", message, row.span, *_both(row.translation, now), msg("decide, and mend the catalog")
        )


def _speaks(row: Row, place: Place) -> bool:
    """Tell whether a row has something to say: it was changed, or the catalog has nothing in its place."""
    return bool(row.translation.strip()) and (row.touched or place.state is State.MISSING)


def _says(row: Row) -> str:
    return make_stamp(row.state, row.translation)


def _both(came: str, stands: str) -> tuple[str, str]:
    return msg("came in: `{text}`", text=_cut(came)), msg("stands in the catalog: `{text}`", text=_cut(stands))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."


def _changed(message: _Message) -> Entry | None:
    """Return the entry as the touched rows of a message want it, or None if they change nothing."""
    entry = message.entry
    touched = {form: row for form, row in message.rows.items() if _speaks(row, Place(message.catalog, entry, form))}
    if not touched:
        return None
    values = tuple(touched[form].translation if form in touched else value for form, value in enumerate(entry.values))
    rows = message.rows.values()
    fuzzy = any(row.state is State.FUZZY for row in rows) or (entry.fuzzy and len(rows) < len(values))
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    new = replace(entry, values=values, flags=("fuzzy", *flags) if fuzzy else flags)
    if not fuzzy:
        new = replace(new, previous=Previous())
    return new if (new.values, new.fuzzy) != (entry.values, entry.fuzzy) else None


def _check(message: _Message, new: Entry, rules: Rules) -> Iterator[Diagnostic]:
    """Yield what the checks find in a finished translation, at the rows it came in."""
    if new.fuzzy or new.blank:
        return
    by_line = {line: message.rows.get(form) for form, line in enumerate(new.value_lines)}
    for found in check_entry(message.catalog, new, rules):
        row = by_line.get(found.span.line or 0) if found.span else None
        yield replace(found, span=row.span, key=None) if row is not None else found
