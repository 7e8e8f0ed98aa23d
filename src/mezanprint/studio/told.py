"""What the program says to the page, in both languages of its interface."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from mezanprint.console.language import LANGUAGES
from mezanprint.console.localization import localized
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.geometry import Area
from mezanprint.model.translatable import as_message
from mezanprint.studio.answers import Refusal


def words(text: str) -> dict[str, str]:
    """Return a sentence in each language that the program speaks."""
    return {language: localized(text, language) for language in LANGUAGES}


def finding(each: Diagnostic, id_: str | None) -> dict[str, Any]:
    """Return a finding as the page shows it; ``id_`` is that of the message it is about."""
    span = each.span
    return {
        "code": each.code,
        "severity": str(each.severity),
        "message": words(each.message),
        "hints": [words(hint) for hint in each.hints],
        "id": id_,
        "page": span.page if span else None,
        "area": area(span.area) if span and span.area else None,
        "file": f"{span.path}:{span.line}" if span and span.line else "",
    }


def findings(each: Iterable[Diagnostic], id_: str | None = None) -> list[dict[str, Any]]:
    """Return findings of one message, or of none."""
    return [finding(diagnostic, id_) for diagnostic in each]


def area(each: Area) -> list[float]:
    """Return left, top, right and bottom in pt."""
    return [round(side, 2) for side in (each.left, each.top, each.right, each.bottom)]


def told(name: str) -> Mapping[str, str]:
    """Return the words of an enumeration."""
    return words(as_message(name))


@contextmanager
def told_on_the_page() -> Iterator[None]:
    """Make of a fault a refusal that says on the page what is wrong."""
    try:
        yield
    except Fault as fault:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {"findings": findings(fault.diagnostics)}) from None
