"""Text that is in the composition and on no page: WeasyPrint drops, without a word, what no box has room for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from mezanprint.model.diagnostics import Diagnostic, Span, error
from mezanprint.model.translatable import msg
from mezanprint.typesetting.frames import Piece
from mezanprint.typesetting.tree import MM_PER_PX, short_key

_PSEUDO_OF_TEXT = ("::first-letter", "::first-line")
_UNSEEN = ("style", "script", "template", "title")


@dataclass(frozen=True, slots=True)
class _Owner:
    """The text an element of the page belongs to: the nearest ``data-key`` and ``data-slot`` around it."""

    element: Element | None = None
    panel: str = ""


def check_lost(standing: tuple[Piece, ...], html: Element, path: str) -> Iterator[Diagnostic]:
    """Yield an error for each text, by its element with ``data-key``, of which letters or digits are on no page.

    A box of fixed height that reaches the end of its page loses its rest, and so do clamped lines. How much is too
    much is told in mm, reckoned from how the letters of the same panel stand.
    """
    owners = dict(_owners(html))
    expected: Counter[_Owner] = Counter()
    for element, owner in owners.items():
        expected[owner] += _weight(element.text) + sum(_weight(child.tail) for child in element)
    printed: Counter[_Owner] = Counter()
    for piece in standing:
        if piece.is_text and piece.box.element in owners and not _is_generated(piece.box.element_tag or ""):
            printed[owners[piece.box.element]] += _weight(piece.box.text)
    for owner, weight in expected.items():
        if owner.element is not None and printed[owner] < weight:
            yield _lost(owner, weight - printed[owner], weight, standing, path)


def _owners(html: Element) -> Iterator[tuple[Element, _Owner]]:
    pending = [(html, _Owner())]
    while pending:
        element, owner = pending.pop()
        if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.tag.startswith("{"):
            continue
        owner = replace(owner, panel=element.get("data-slot") or owner.panel)
        owner = replace(owner, element=element) if element.get("data-key") else owner
        yield element, owner
        pending.extend((child, owner) for child in reversed(element))


def _is_generated(tag: str) -> bool:
    return "::" in tag and not tag.endswith(_PSEUDO_OF_TEXT)


def _weight(text: str | None) -> int:
    """Count what no layout changes: letters and digits."""
    return sum(map(str.isalnum, text or ""))


def _lost(owner: _Owner, missing: int, weight: int, standing: tuple[Piece, ...], path: str) -> Diagnostic:
    assert owner.element is not None
    key = str(owner.element.get("data-key"))
    fault = (
        msg("`{key}` is on no page", key=short_key(key))
        if missing == weight
        else msg(
            "`{key}` is cut short: {missing} of its {weight} letters are on no page",
            key=short_key(key),
            missing=missing,
            weight=weight,
        )
    )
    if owner.panel:
        fault = msg("{fault} for want of room in the panel `{panel}`", fault=fault, panel=owner.panel)
    height = missing / _density(owner.panel, standing) * MM_PER_PX
    message = msg("{fault} (about {height} mm)", fault=fault, height=f"{height:.0f}")
    return error(
        "layout-lost", message, Span(path), msg("shorten the text, or ask the designer for more room"), key=key
    )


def _density(panel: str, standing: tuple[Piece, ...]) -> float:
    """Return letters to a px of height, in one panel or over all pages."""
    there = [piece for piece in standing if piece.is_text and piece.body and piece.panel == panel]
    letters, height = 0, 0.0
    for page in {piece.page for piece in there}:
        on_page = [piece for piece in there if piece.page == page]
        letters += sum(_weight(piece.box.text) for piece in on_page)
        height += max(piece.rect.bottom for piece in on_page) - min(piece.rect.top for piece in on_page)
    return max(letters, 1) / max(height, 1)
