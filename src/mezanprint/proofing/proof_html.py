"""The proof on screen: one HTML file that needs nothing beside it, with each string where it stands on its page."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from mezanprint.console.differences import STYLE
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.locales import Direction
from mezanprint.model.numerals import format_percent
from mezanprint.proofing.entries import list_of_strings, spot_name
from mezanprint.proofing.proof import Proof
from mezanprint.proofing.strings import Spot, String
from mezanprint.typesetting.weasyprint.fonts import pinned_fonts

_FACES = {"IBMPlexSansArabic-Regular.ttf": 400, "IBMPlexSansArabic-SemiBold.ttf": 600}
"""Faces of the page, with their weights: they hold Latin letters too."""
_PX = 1.5
"""CSS px for a pt of the page, where the window is wide enough."""
_PAD = 1.0
"""pt by which a region is larger than its letters."""
_WHOLE = 100
_SIZES = (50, 75, _WHOLE, 125, 150, 200, 300)
"""Sizes of the pages, in per cent of the one that fits the window."""


def as_html(proof: Proof, pictures: Sequence[bytes]) -> str:
    """Return the page; ``pictures`` are those of the printed pages as PNG."""
    words = proof.words
    style = "".join((*_faces(), _read("page.css"), STYLE, *_positions(proof)))
    script = _read("page.js")
    policy = (
        f"default-src 'none'; img-src data:; font-src data:; style-src '{_hash(style)}'; "
        f"style-src-attr 'unsafe-inline'; script-src '{_hash(script)}'"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}" dir="{words.direction}">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(proof.title)}</title>\n<style>{style}</style></head>\n<body>\n"
        f'<a class="skip" href="#list">{escape(words["skip"])}</a>\n{_head(proof)}\n{_bar(proof)}\n<main>\n'
        f'<section class="pages" aria-label="{escape(words["pages"])}">\n'
        + "".join(_page(proof, number, picture) for number, picture in enumerate(pictures, 1))
        + f"</section>\n{list_of_strings(proof)}\n</main>\n"
        f'<div class="card" role="status" hidden></div>\n<script>{script}</script>\n</body>\n</html>\n'
    )


def _read(name: str) -> str:
    return (files("mezanprint.proofing") / name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _faces() -> Iterator[str]:
    for font in pinned_fonts():
        weight, path = _FACES.get(font.file.rpartition("/")[2]), font.locate()
        if weight and path:
            data = base64.b64encode(path.read_bytes()).decode()
            yield (
                f'@font-face {{ font-family: "Mezan Proof"; font-weight: {weight}; '
                f"src: url(data:font/ttf;base64,{data}) }}\n"
            )


def _positions(proof: Proof) -> Iterator[str]:
    """Yield a rule for each region, in per cent of its page: so the page needs no style in its elements."""
    for string in proof.strings:
        for index, spot in enumerate(string.spots):
            page, area = proof.layout[spot.page - 1], spot.region.area
            yield (
                f"#{spot_name(string, index)} {{ left: {100 * (area.left - _PAD) / page.width:.2f}%; "
                f"top: {100 * (area.top - _PAD) / page.height:.2f}%; "
                f"width: {100 * (area.right - area.left + 2 * _PAD) / page.width:.2f}%; "
                f"height: {100 * (area.bottom - area.top + 2 * _PAD) / page.height:.2f}% }}\n"
            )


def _head(proof: Proof) -> str:
    words, found = proof.words, sum(bool(string.findings) for string in proof.strings)
    counts = escape(words.strings(len(proof.strings), proof.digits(len(proof.strings))))
    counts += f" · {escape(words['faulty'])}: {proof.digits(found)}" if found else ""
    return (
        f'<header class="top"><h1><span class="what">{escape(words["proof"])}</span> · '
        f"{escape(proof.document_title)} <bdi>({escape(proof.edition.name)})</bdi></h1>"
        f'<p>{counts}<span class="help"> · {escape(words["help"])}</span></p></header>'
    )


def _bar(proof: Proof) -> str:
    """Return what leads through the pages; it is there with the script only."""
    words, own = proof.words, proof.own
    pages = "".join(
        f'<option value="{number}">{proof.digits(number)} / {proof.digits(len(proof.layout))}</option>'
        for number in range(1, len(proof.layout) + 1)
    )
    sizes = "".join(
        f'<option value="{size}"{" selected" if size == _WHOLE else ""}>'
        f"{escape(strip_controls(format_percent(size, own.style, rtl=own.direction is Direction.RTL)))}</option>"
        for size in _SIZES
    )
    return (
        f'<nav class="bar" aria-label="{escape(words["pages"])}">'
        + _button(words["previous"], "previous", "M4 10l4-4 4 4", "Alt+PageUp")
        + f'<select id="page" aria-label="{escape(words["jump"])}">{pages}</select>'
        + _button(words["next"], "next", "M4 6l4 4 4-4", "Alt+PageDown")
        + '<span class="gap"></span>'
        + _button(words["smaller"], "smaller", "M3 8h10")
        + f'<select id="zoom" aria-label="{escape(words["zoom"])}">{sizes}</select>'
        + _button(words["larger"], "larger", "M3 8h10M8 3v10")
        + f'<button type="button" class="strings" aria-expanded="false" aria-controls="list">'
        f"{escape(words['strings'])}</button></nav>"
    )


def _button(name: str, kind: str, path: str, keys: str = "") -> str:
    shortcut = f' aria-keyshortcuts="{keys}"' if keys else ""
    title = f"{name} ({keys})" if keys else name
    return (
        f'<button type="button" class="{kind}" aria-label="{escape(name)}" title="{escape(title)}"{shortcut}>'
        f'<svg viewBox="0 0 16 16" aria-hidden="true"><path d="{path}"/></svg></button>'
    )


def _page(proof: Proof, number: int, drawn: bytes) -> str:
    page = proof.layout[number - 1]
    here = [(string, index, spot) for string in proof.strings for index, spot in enumerate(string.spots)]
    spots = "".join(_spot(proof, string, index, spot) for string, index, spot in here if spot.page == number)
    label = f"{escape(proof.words['page'])} {proof.digits(number)}"
    source = f"data:image/png;base64,{base64.b64encode(drawn).decode()}"
    picture = f'<img src="{source}" alt="{label}" width="{page.width:.0f}" height="{page.height:.0f}">'
    first = next((string for string in proof.strings if string.pages[:1] == (number,)), None)
    link = f' · <a href="#l{number}">{escape(proof.words["here"])}</a>' if first else ""
    return (
        f'<figure id="p{number}" style="--width: {page.width * _PX:.0f}px">'
        f'<div class="paper">{picture}{spots}</div><figcaption>{label}{link}</figcaption></figure>\n'
    )


def _spot(proof: Proof, string: String, index: int, spot: Spot) -> str:
    kind = " bad" if string.findings else " open" if string.is_open else ""
    label = escape(f"{string.number}: {string.printed or string.source}")
    return (
        f'<a class="spot{kind}" id="{spot_name(string, index)}" href="#t{string.number}" aria-label="{label}" '
        f'lang="{escape(spot.region.language)}"><b>{proof.digits(string.number)}</b></a>'
    )
