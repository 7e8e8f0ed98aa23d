"""Answers of the desk about one translation: it is saved, it was looked at, what helps with it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from http import HTTPStatus
from typing import Any

from mezanprint.i18n.catalogs.catalogs import catalog_of
from mezanprint.i18n.catalogs.reviews import is_name as is_reviewer
from mezanprint.i18n.catalogs.reviews import with_review, without_reviews
from mezanprint.i18n.catalogs.rewording import find_entry
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.texts import TextState
from mezanprint.project.files import Files
from mezanprint.studio.answers import Refusal
from mezanprint.studio.documents import main_side, places_on, string_value
from mezanprint.studio.edits import parsed_catalog
from mezanprint.studio.previewing import checks_of, layout_of
from mezanprint.studio.rows import Row
from mezanprint.studio.saving import Saver, compare
from mezanprint.studio.sessions import Session
from mezanprint.studio.side import layout_faults
from mezanprint.studio.strings import state_of
from mezanprint.studio.tally import counts
from mezanprint.studio.told import findings


def save(
    files: Files, saver: Saver, session: Session, id_: str, new: tuple[Sequence[str], Sequence[str]], *, confirmed: bool
) -> Mapping[str, Any]:
    """Save the forms of a translation, the first of ``new``, over what was seen, and return what the page is told.

    What checks call an error is saved as unconfirmed only, for nobody prints it. ``Refusal`` where another text stands.
    """
    check = partial(checks_of, session)
    saved = saver.save(files, session.shown(id_), new, check, confirmed=confirmed)
    if not saved.is_written:
        return {"saved": False, "findings": findings(saved.findings, id_)}
    with session.lock:
        _take_over(session, saved.row, saved.findings)
    for side in session.sides.values():
        side.edits = {key: forms for key, forms in side.edits.items() if forms != session.rows[key].forms}
        if not side.edits:
            side.saved = layout_faults(side.diagnostics)
    return {
        "saved": True,
        "string": _shown(session, id_),
        "counts": counts(session),
        "findings": findings(saved.findings, id_),
    }


def review(
    files: Files, saver: Saver, session: Session, id_: str, seen: Sequence[str], by: str, *, reviewed: bool
) -> Mapping[str, Any]:
    """Write into a catalog that ``by`` has looked at a translation as it was seen, or that nobody has.

    ``Refusal`` for a translation that is not finished, and where another text stands.
    """
    row = session.shown(id_)
    if row.catalog is None or not is_reviewer(by):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
    change = partial(with_review, by=by.strip(), day=date.today()) if reviewed else without_reviews

    def put(before: bytes | None) -> bytes:
        file = parsed_catalog(before, row)
        entry = find_entry(file, row.message)
        compare(entry, row, seen, seen)
        if entry is None or entry.blank or (reviewed and entry.fuzzy):
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
        return write_po(file.with_entry(entry, change(entry)))

    data = saver.put(files, row.catalog.path, put)
    assert data is not None
    new = _row_in(row, data)
    with session.lock:
        _take_over(session, new, checks_of(session, new))
    return {"string": _shown(session, id_)}


def _row_in(row: Row, data: bytes) -> Row:
    catalog = row.catalog
    assert catalog is not None
    file = parse_po(data, catalog.path)
    return replace(row, catalog=catalog_of(file, catalog.locale, catalog.domain, catalog.path, catalog.source_locale))


def _take_over(session: Session, row: Row, diagnostics: Sequence[Diagnostic]) -> None:
    """Have a session know what a catalog has now, and what is said of the message that was changed in it."""
    assert row.catalog is not None
    session.take_catalog(row.catalog)
    entry, before = row.entry, session.strings.get(row.id)
    if before is None:
        return
    layout = tuple(each for side in session.sides.values() for each in layout_of(side.diagnostics, row))
    state = state_of(row, session.rules)
    string = replace(
        before,
        translation="" if entry is None or entry.blank else row.forms[row.printed_form],
        state=state,
        span=row.catalog.span(entry) if entry else before.span,
        findings=tuple(dict.fromkeys((*diagnostics, *layout))),
        before="" if state is not TextState.FUZZY else before.before,
    )
    session.strings = {**session.strings, row.id: string}


def _shown(session: Session, id_: str) -> Mapping[str, Any]:
    only = {id_: session.strings[id_]}
    places = {side.name: places_on(session, side, {}, only).get(id_) for side in session.sides.values()}
    return string_value(session, session.config, id_, places, main_side(session.sides).name)
