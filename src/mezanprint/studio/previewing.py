"""Answers what a page looks like with edits that nobody has saved, and what these do to other strings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from mezanprint.engine.project import Project
from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.checks import check_catalog
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.previews import PagePreview
from mezanprint.outputs.refused_places import LAYOUT
from mezanprint.studio.documents import collected, main_side, places_on
from mezanprint.studio.islands import islands_of
from mezanprint.studio.rows import Row
from mezanprint.studio.sessions import SOURCE, Session
from mezanprint.studio.side import Reading, Side, bare
from mezanprint.studio.strings import Measured, measures, state_of, string_locale
from mezanprint.studio.told import findings, told


def checks_of(session: Session, row: Row) -> tuple[Diagnostic, ...]:
    """Return what all checks say of a translation by itself; those that compare it with others wait for a settling."""
    entry, catalog = row.entry, row.catalog
    if entry is None or catalog is None:
        return ()
    key = {entry.context: entry} if entry.context is not None else {}
    alone: Catalog = replace(catalog, by_id={(entry.context or "", entry.source): entry}, by_key=key)
    return check_catalog(alone, session.rules)


def preview_value(
    session: Session, side: Side, reading: Reading, preview: PagePreview, id_: str, edits: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Return what the page is told of a preview: measures of all strings on it, findings of the edited one, harm."""
    page, row = preview.page, session.row(id_)
    located = reading.located(preview.diagnostics)
    printed = session.printed(edits)
    if side.name == SOURCE:
        printed = {key: string.source for key, string in session.strings.items()}
    language = side.locale.replace("_", "-")
    here = measures(session.strings, (preview.layout,), language, printed, fitting=side.fitting, first=page)
    edited = edited_row(row, reading.project, session)
    spec = reading.project.config.locale(string_locale(row, reading.project.config))
    own = (*checks_of(session, edited), *layout_of(located, row))
    return {
        "side": side.name,
        "page": page,
        "width": round(preview.layout.width, 2),
        "height": round(preview.layout.height, 2),
        "is_whole": preview.is_whole,
        "moves": preview.moves,
        "pages": preview.pages,
        "strings": {key: measured.as_value() for key, measured in here.items()},
        "findings": findings(own, id_),
        "harmed": harmed(session, side, located, id_),
        "islands": {"forms": [islands_of(form, spec) for form in edits.get(id_, edited.forms)]},
        "state": str(state_of(edited, session.rules)),
    }


def edited_row(row: Row, project: Project, session: Session) -> Row:
    """Return a row with the catalog as a project has it that was read with edits."""
    if row.catalog is None:
        return row
    catalogs = project.catalogs(session.document, session.locale).by_domain
    return replace(row, catalog=catalogs.get(row.catalog.domain, row.catalog))


def layout_of(diagnostics: Sequence[Diagnostic], row: Row) -> tuple[Diagnostic, ...]:
    """Return what the layout says of a message."""
    return tuple(each for each in diagnostics if each.code.startswith(LAYOUT) and bare(each.key) == row.id)


def harmed(session: Session, side: Side, diagnostics: Sequence[Diagnostic], id_: str) -> list[dict[str, Any]]:
    """Return the other strings of which the layout says what it did not say of the saved texts."""
    by_key: dict[str, list[Diagnostic]] = {}
    for each in diagnostics:
        key = bare(each.key)
        if each.code.startswith(LAYOUT) and key and key != id_ and (each.code, key) not in side.saved:
            by_key.setdefault(key, []).append(each)
    return [{"id": key, "findings": findings(each, key)} for key, each in by_key.items() if key in session.strings]


def settled_value(
    session: Session, readings: Mapping[str, Reading], edits: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Return what the page is told after all pages were laid out: where each string stands now, and all findings."""
    main = main_side(session.sides)
    strings, loose = collected(main, readings[main.name]) if main.name in readings else (session.strings, ())
    printed = session.printed(edits)
    places = {name: places_on(session, side, printed) for name, side in session.sides.items()}
    rows = []
    for id_ in session.strings:
        string = strings.get(id_, session.strings[id_])
        measured = places[main.name].get(id_)
        nowhere = Measured(replace(string, spots=()), (), main.fitting.get(id_))
        measure = (measured or nowhere).as_value()
        absence = string.absence if measured is None else None
        rows.append(
            {
                "id": id_,
                **measure,
                "spots": {name: each[id_].spots_value() if id_ in each else [] for name, each in places.items()},
                "absence": told(absence) if absence else None,
                "findings": findings(string.findings, id_),
            }
        )
    return {
        "pages": {name: len(side.layout) for name, side in session.sides.items()},
        "strings": rows,
        "findings": findings(loose),
    }
