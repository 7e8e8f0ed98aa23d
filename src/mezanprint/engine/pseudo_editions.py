"""Editions in pseudo-locales: built when they are named, and never otherwise."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

from mezanprint.engine.project import Project
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity
from mezanprint.model.editions import Edition
from mezanprint.model.kinds import Layout
from mezanprint.model.locales import PSEUDO
from mezanprint.project.config import parse_edition


def pseudo_editions(project: Project, document: str, codes: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return which of the named editions are in pseudo-locales, as far as the document can be set in them."""
    found = (_parse(project, code) for code in codes if _is_pseudo(code.split("+")))
    return tuple(locales for locales in found if len(locales) == 1 or (locales and _fits(project, document, locales)))


def all_pseudo_editions(project: Project) -> tuple[tuple[str, ...], ...]:
    """Return every edition in pseudo-locales that could be asked for."""
    known = _locales(project)
    return tuple(locales for locales in (*((code,) for code in known), *permutations(known, 2)) if _is_pseudo(locales))


def soften(found: Diagnostic, edition: Edition) -> Diagnostic:
    """Make an error of the layout a warning where it is what the edition is built to show: its page must be seen."""
    if found.severity is Severity.ERROR and found.code.startswith("layout-") and _is_pseudo(edition.locales):
        return replace(found, severity=Severity.WARNING)
    return found


def _is_pseudo(locales: Iterable[str]) -> bool:
    return not PSEUDO.keys().isdisjoint(locales)


def _parse(project: Project, code: str) -> tuple[str, ...]:
    try:
        return parse_edition(code, _locales(project))
    except ValueError:
        return ()


def _locales(project: Project) -> tuple[str, ...]:
    return (*(spec.code for spec in project.config.locales), *PSEUDO)


def _fits(project: Project, document: str, locales: tuple[str, ...]) -> bool:
    """Tell whether a document can be in these two languages at once; a book with two covers needs both directions."""
    try:
        read, _ = project.document(document)
    except Fault:
        return False
    ways = {project.config.locale(code).direction for code in locales}
    return project.kinds[read.kind].bilingual and (read.layout is Layout.PARALLEL or len(ways) > 1)
