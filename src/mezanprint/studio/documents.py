"""Opens a document: lays out its sides, collects its strings, and says all of it to the page."""

import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from mezanprint.console.language import LANGUAGES
from mezanprint.engine.project import Project
from mezanprint.i18n.catalogs.status import language_name
from mezanprint.i18n.checks import Rules
from mezanprint.i18n.glossary.glossary import read_glossary
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.outputs.refused_places import LAYOUT
from mezanprint.project.config import Config
from mezanprint.proofing.proof_findings import GLOSSARY, check_strings
from mezanprint.proofing.strings import String, collect
from mezanprint.studio.rows import rows_of
from mezanprint.studio.sessions import SOURCE, TARGET, Session
from mezanprint.studio.side import Reading, Side, layout_faults
from mezanprint.studio.strings import Measured, as_value, id_of, measures
from mezanprint.studio.tally import counts
from mezanprint.studio.told import findings
from mezanprint.translating.known_words import known_words


def open_session(
    document: str, locale: str, sides: Mapping[str, Side]
) -> tuple[Session, tuple[Reading, ...], tuple[Diagnostic, ...]]:
    """Lay out the sides of a document and collect its strings.

    Returned with it are what was read, and what was found that belongs to no string. ``Fault`` if a side can not be
    laid out.
    """
    with ThreadPoolExecutor(len(sides)) as threads:
        readings = dict(zip(sides, threads.map(_laid_out, sides.values()), strict=True))
    main = main_side(sides)
    project = readings[main.name].project
    strings, loose = collected(main, readings[main.name])
    session = Session(
        secrets.token_hex(16),
        document,
        locale,
        project.document(document)[0].source_locale,
        sides,
        rows_of(project, document, locale),
        strings,
        project.config,
        rules_of(project, document, locale),
    )
    return session, tuple(readings.values()), loose


def _laid_out(side: Side) -> Reading:
    """Lay out a side as it is saved."""
    with side.lock:
        reading = side.read({})
        side.open(reading)
        return reading


def main_side(sides: Mapping[str, Side]) -> Side:
    """Return the side whose strings are translated, or the only one there is."""
    return sides.get(TARGET) or sides[SOURCE]


def rules_of(project: Project, document: str, locale: str) -> Rules:
    """Return what all checks of translations go by, as far as it can be read; proofs tell what can not."""
    rules = project.rules(locale)
    files = project.files(GLOSSARY)
    try:
        glossary = read_glossary(files, locale)
        return replace(rules, glossary=glossary, known=known_words(project, files, locale, (document,), glossary))
    except Fault:
        return rules


def collected(side: Side, reading: Reading) -> tuple[Mapping[str, String], tuple[Diagnostic, ...]]:
    """Return the strings of a side as it is laid out now, by id, and what was found that belongs to none of them.

    What is measured where nothing leaves its frame says how much room there is, until it is measured so again.
    """
    document = side.edition.document
    built = (*reading.prepared.diagnostics, *side.diagnostics)
    diagnostics = tuple(check_strings(reading.project, document, side.locale, built))
    strings = collect(reading.project, reading.prepared, side.layout, side.locale, diagnostics)
    by_id = {id_of(string): string for string in strings}
    if not layout_faults(side.diagnostics):
        side.fitting = by_id
    owned = {each for string in strings for each in string.findings}
    loose = (each for each in diagnostics if each not in owned and (each.key is None or each.code.startswith(LAYOUT)))
    return by_id, tuple(loose)


def as_answer(session: Session, project: Project, loose: tuple[Diagnostic, ...]) -> dict[str, Any]:
    """Return all that the page shows of a document."""
    places = {side.name: places_on(session, side, {}) for side in session.sides.values()}
    main = main_side(session.sides)
    shown = [
        string_value(session, project.config, id_, {name: each.get(id_) for name, each in places.items()}, main.name)
        for id_ in session.strings
        if id_ in session.rows
    ]
    codes = dict.fromkeys(spec.code for spec in project.config.locales)
    codes |= dict.fromkeys(string.source_locale for string in session.strings.values())
    return {
        "session": session.id,
        "document": session.document,
        "title": project.document(session.document)[0].title.source,
        "locale": session.locale,
        "source": session.source,
        "languages": {code: _language(project, code) for code in codes},
        "sides": [_side_value(side) for side in session.sides.values()],
        "strings": shown,
        "counts": counts(session),
        "findings": findings(loose),
    }


def places_on(
    session: Session, side: Side, printed: Mapping[str, str], only: Mapping[str, String] | None = None
) -> dict[str, Measured]:
    """Return where the strings of a session, or some ``only``, stand on a side as it was laid out last."""
    strings = session.strings if only is None else only
    if side.name == SOURCE:
        printed = {id_: string.source for id_, string in strings.items()}
    language = side.locale.replace("_", "-")
    return measures(strings, side.layout, language, printed, fitting=side.fitting)


def string_value(
    session: Session, config: Config, id_: str, places: Mapping[str, Measured | None], main: str
) -> dict[str, Any]:
    """Return one string with its places on each side and its measure on the ``main`` one."""
    string = session.strings[id_]
    nowhere = Measured(replace(string, spots=()), (), session.sides[main].fitting.get(id_))
    measured = places[main] or nowhere
    return {
        **as_value(session.rows[id_], string, config),
        **measured.as_value(),
        "spots": {name: each.spots_value() if each else [] for name, each in places.items()},
    }


def _language(project: Project, code: str) -> dict[str, Any]:
    spec = project.config.locale(code)
    return {"dir": str(spec.direction), "name": {each: language_name(code, each) for each in LANGUAGES}}


def _side_value(side: Side) -> dict[str, Any]:
    pages = [{"width": round(page.width, 2), "height": round(page.height, 2)} for page in side.layout]
    return {
        "side": side.name,
        "locale": side.locale,
        "locales": list(side.edition.locales),
        "edition": side.edition.name,
        "pages": pages,
    }
