"""The proof on screen: one HTML file that needs nothing beside it, with each string where it stands on its page."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from mezanprint.engine.proof.collect import Spot, String
from mezanprint.engine.proof.proof import TIGHT, Proof
from mezanprint.typesetting.fonts import pinned_fonts

_FACES = {"IBMPlexSansArabic-Regular.ttf": 400, "IBMPlexSansArabic-SemiBold.ttf": 600}
"""Faces of the page, with their weights: they hold Latin letters too."""
_PX = 1.5
"""CSS px for a pt of the page, where the window is wide enough."""
_PAD = 1.0
"""pt by which a region is larger than its letters."""


def as_html(proof: Proof, pictures: Sequence[bytes]) -> str:
    """Return the page; ``pictures`` are those of the printed pages as PNG."""
    words = proof.words
    style = "".join((*_faces(), _read("page.css"), *_positions(proof)))
    script = _read("page.js")
    policy = (
        f"default-src 'none'; img-src data:; font-src data:; style-src '{_hash(style)}'; "
        f"style-src-attr 'unsafe-inline'; script-src '{_hash(script)}'"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}" dir="{words.direction}">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(proof.title)}</title>\n<style>{style}</style></head>\n<body>\n{_head(proof)}\n<main>\n"
        f'<section class="pages" aria-label="{escape(words["pages"])}">\n'
        + "".join(_page(proof, number, picture) for number, picture in enumerate(pictures, 1))
        + f"</section>\n{_side(proof)}\n</main>\n"
        f'<div class="card" role="status" hidden></div>\n<script>{script}</script>\n</body>\n</html>\n'
    )


def _read(name: str) -> str:
    return (files("mezanprint.engine.proof") / name).read_text("utf-8")


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
                f"#{_name(string, index)} {{ left: {100 * (area.left - _PAD) / page.width:.2f}%; "
                f"top: {100 * (area.top - _PAD) / page.height:.2f}%; "
                f"width: {100 * (area.right - area.left + 2 * _PAD) / page.width:.2f}%; "
                f"height: {100 * (area.bottom - area.top + 2 * _PAD) / page.height:.2f}% }}\n"
            )


def _name(string: String, index: int) -> str:
    return f"s{string.number}" + (f"-{index + 1}" if index else "")


def _head(proof: Proof) -> str:
    words, found = proof.words, sum(bool(string.findings) for string in proof.strings)
    counts = escape(words.strings(len(proof.strings), proof.digits(len(proof.strings))))
    counts += f" · {escape(words['faulty'])}: {proof.digits(found)}" if found else ""
    return (
        f'<header class="top"><h1><span class="what">{escape(words["proof"])}</span> · '
        f"{escape(proof.document_title)} <bdi>({escape(proof.edition.name)})</bdi></h1>"
        f"<p>{counts} · {escape(words['help'])}</p></header>"
    )


def _page(proof: Proof, number: int, drawn: bytes) -> str:
    page = proof.layout[number - 1]
    spots = "".join(
        _spot(proof, string, index, spot)
        for string in proof.strings
        for index, spot in enumerate(string.spots)
        if spot.page == number
    )
    label = f"{escape(proof.words['page'])} {proof.digits(number)}"
    source = f"data:image/png;base64,{base64.b64encode(drawn).decode()}"
    picture = f'<img src="{source}" alt="{label}" width="{page.width:.0f}" height="{page.height:.0f}">'
    return (
        f'<figure style="max-width: {page.width * _PX:.0f}px"><div class="paper">{picture}{spots}</div>'
        f"<figcaption>{label}</figcaption></figure>\n"
    )


def _spot(proof: Proof, string: String, index: int, spot: Spot) -> str:
    bad = " bad" if string.findings or string.is_open else ""
    label = escape(f"{string.number}: {string.printed or string.source}")
    return (
        f'<a class="spot{bad}" id="{_name(string, index)}" href="#t{string.number}" aria-label="{label}" '
        f'lang="{escape(spot.region.language)}"><b>{proof.digits(string.number)}</b></a>'
    )


def _side(proof: Proof) -> str:
    words = proof.words
    kinds = {"": words["all"], "faulty": words["faulty"], "tight": words["tight"], "open": words["open"]}
    counts = {kind: sum(kind in _kinds(string) for string in proof.strings) for kind in kinds if kind}
    filters = "".join(
        f'<button type="button" value="{kind}" aria-pressed="{"false" if kind else "true"}">{escape(told)}'
        f"{f' {proof.digits(counts[kind])}' if kind else ''}</button>"
        for kind, told in kinds.items()
        if not kind or counts[kind]
    )
    general = "".join(proof.finding(finding) for finding in proof.findings)
    absent = [string for string in proof.strings if not string.spots]
    search = escape(words["search"])
    hidden = "" if any(counts.values()) else " hidden"
    filters = f'<div class="filters"{hidden}>{filters}</div>'
    return (
        f'<section class="side"><div class="tools"><input id="search" type="search" placeholder="{search}" '
        f'aria-label="{search}">{filters}</div>'
        + (f'<div class="general message">{general}</div>' if general else "")
        + '<ul class="list">'
        + "".join(_entry(proof, string) for string in proof.strings if string.spots)
        + (f"<li><h2>{escape(words['absent'])}</h2></li>" if absent else "")
        + "".join(_entry(proof, string) for string in absent)
        + f'<li class="nothing" hidden>{escape(words["nothing"])}</li></ul></section>'
    )


def _kinds(string: String) -> tuple[str, ...]:
    return tuple(
        kind
        for kind, holds in (
            ("faulty", bool(string.findings)),
            ("tight", (string.used or 0) >= TIGHT),
            ("open", string.is_open),
        )
        if holds
    )


def _entry(proof: Proof, string: String) -> str:
    shown, spec = (string.printed, proof.locale) if string.printed else (string.source, proof.source_of(string))
    share = ""
    if string.used is not None:
        share = (
            f'<span class="flag share{" tight" if string.used >= TIGHT else ""}">{proof.percent(string.used)}</span>'
        )
    state = proof.words.state(string.state)
    if string.findings or state:
        share = f'<span class="flag">{escape(state) or "●"}</span>'
    return (
        f'<li><details class="entry {" ".join(_kinds(string))}" id="t{string.number}"><summary>'
        f'<span class="n">{proof.digits(string.number)}</span>'
        f'<span class="t"{proof.attributes(spec)}>{proof.words_of(shown, spec)}</span>{share}</summary>'
        f"{_message(proof, string, shown)}</details></li>\n"
    )


def _message(proof: Proof, string: String, shown: str) -> str:
    words, spec = proof.words, proof.source_of(string)
    source = (
        f'<p class="source"{proof.attributes(spec)}>{proof.words_of(string.source, spec)}</p>'
        if string.source != shown
        else ""
    )
    rows = [(words["note"], string.note), (words["key"], string.key), (words["file"], str(string.span or ""))]
    told = f"<dt>{escape(words['where'])}</dt><dd>{escape(words.place(string.place))}</dd>" if string.place else ""
    told += "".join(
        f'<dt>{escape(name)}</dt><dd lang="en" dir="ltr">{escape(value)}</dd>' for name, value in rows if value
    )
    why = f"<p>{escape(words['absent'])}: {escape(words[string.absence])}</p>" if string.absence else ""
    found = "".join(proof.finding(finding) for finding in string.findings)
    room = f"<dt>{escape(words['room'])}</dt><dd>{_room(proof, string)}</dd>" if string.spots else ""
    return f'<div class="message">{source}{why}{found}<dl>{room}{told}</dl></div>'


def _room(proof: Proof, string: String) -> str:
    words = proof.words
    if string.room is None or string.used is None:
        return f"{escape(words['flows'])}<br>{escape(words['length']).format(length=proof.digits(string.length))}"
    tight = ' class="tight"' if string.used >= TIGHT else ""
    told = escape(words["of"]).format(length=proof.digits(string.length), room=proof.digits(string.room))
    panel = ""
    if string.panel:
        name = "full" if string.panel.name else "box"
        panel = f"<br>{escape(words[name]).format(used=proof.percent(round(100 * string.panel.used)))}"
    gauge = f'<span class="gauge"><i{tight} style="width: {min(string.used, 100)}%"></i></span>'
    return f"{gauge}{proof.percent(string.used)}<br>{told}{panel}"
