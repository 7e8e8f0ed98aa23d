"""The proof on screen: one HTML file that needs nothing beside it, with each string where it stands on its page."""

import base64
from collections.abc import Iterator, Sequence
from itertools import groupby

from mezanprint.console.differences import as_html as difference
from mezanprint.console.pages import render
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.locales import Direction
from mezanprint.model.numerals import format_percent
from mezanprint.proofing.proof import Proof
from mezanprint.proofing.strings import String
from mezanprint.typesetting.weasyprint.fonts import pinned_fonts

_FACES = {"IBMPlexSansArabic-Regular.ttf": 400, "IBMPlexSansArabic-SemiBold.ttf": 600}
"""Faces of the page, with their weights: they hold Latin letters too."""
_PX = 1.5
"""CSS px for a pt of the page, where the window is wide enough."""
_PAD = 1.0
"""pt by which a region is larger than its letters."""
_SIZES = (50, 75, 100, 125, 150, 200, 300)
"""Sizes of the pages, in per cent of the one that fits the window."""


def as_html(proof: Proof, pictures: Sequence[bytes]) -> str:
    """Return the page; ``pictures`` are those of the printed pages as PNG."""
    own = proof.own
    rtl = own.direction is Direction.RTL
    ordered = sorted(proof.strings, key=lambda string: not string.spots)
    return render(
        "proof",
        proof.language,
        proof=proof,
        px=_PX,
        faces=_faces(),
        places=_places(proof),
        pages=[_page(proof, number, picture) for number, picture in enumerate(pictures, 1)],
        sizes=[(size, strip_controls(format_percent(size, own.style, rtl=rtl))) for size in _SIZES],
        counts={kind: sum(kind in kinds(each) for each in proof.strings) for kind in ("faulty", "tight", "open")},
        groups=groupby(ordered, lambda string: string.pages[0] if string.pages else None),
        kinds=kinds,
        spot_name=spot_name,
        difference=difference,
    )


def spot_name(string: String, index: int) -> str:
    """Return the name of a place of a string in the page."""
    return f"s{string.number}" + (f"-{index + 1}" if index else "")


def kinds(string: String) -> tuple[str, ...]:
    """Return the filters of the list that let a string through."""
    holds = {"faulty": bool(string.findings), "tight": string.is_tight, "open": string.is_open}
    return tuple(kind for kind, held in holds.items() if held)


def _faces() -> Iterator[tuple[int, str]]:
    """Yield weight and Base64 of each face."""
    for font in pinned_fonts():
        weight, path = _FACES.get(font.file.rpartition("/")[2]), font.locate()
        if weight and path:
            yield weight, base64.b64encode(path.read_bytes()).decode()


def _places(proof: Proof) -> Iterator[tuple[str, ...]]:
    """Yield the name of each place with its left, top, width and height in per cent of its page."""
    for string in proof.strings:
        for index, spot in enumerate(string.spots):
            page, area = proof.layout[spot.page - 1], spot.region.area
            shares = (
                (area.left - _PAD) / page.width,
                (area.top - _PAD) / page.height,
                (area.right - area.left + 2 * _PAD) / page.width,
                (area.bottom - area.top + 2 * _PAD) / page.height,
            )
            yield spot_name(string, index), *(f"{100 * share:.2f}" for share in shares)


def _page(proof: Proof, number: int, picture: bytes) -> tuple[object, ...]:
    """Return layout and picture of a page, the places on it with name and language, and whether strings begin on it."""
    spots = [
        (string, spot_name(string, index), spot.region.language)
        for string in proof.strings
        for index, spot in enumerate(string.spots)
        if spot.page == number
    ]
    begins = any(string.pages[:1] == (number,) for string in proof.strings)
    return proof.layout[number - 1], base64.b64encode(picture).decode(), spots, begins
