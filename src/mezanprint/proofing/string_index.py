"""The index behind the pages of a proof on paper: a table of all strings, cut into pages before it is typeset.

A page of the index is a piece by itself, so that a changed string costs one of them. Where they end is told from the
lengths of the texts alone; a guess that was too low makes a page more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from math import ceil

from mezanprint.console.differences import as_html
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.texts import TextState
from mezanprint.proofing.proof import TIGHT, Proof
from mezanprint.proofing.strings import String

_HEIGHT = 725.0
"""pt of rows on a page, which has 750 (``sheet.css``), under the head of the table."""
_HEADING, _SUBHEADING = 60.0, 36.0
"""pt of the title of the index, and of a heading in it."""
_LINE, _SMALL_LINE, _PADDING, _GAUGE = 11.5, 9.4, 6.7, 5.7
"""pt of a line of a text and of one beside it, of what is above and under a row, and of a gauge."""
_TEXT, _WIDE, _BESIDE, _ACROSS = 28, 58, 30, 140
"""Characters on a line: of a text, of one that has the room of two, beside a text, and across the page."""
_ROOM_LINES = 3
"""Lines that tell of a frame: its share of the room, and how full it is."""


@dataclass(slots=True)
class _Page:
    left: float
    strings: list[String]


def index_pages(proof: Proof) -> tuple[str, ...]:
    """Return the HTML of each page: the strings in their order, those that have no place on the pages behind them."""
    pages = [_Page(_HEIGHT - _HEADING - _general_height(proof), [])]
    ordered = sorted(proof.strings, key=lambda string: not string.spots)
    for before, string in zip([None, *ordered], ordered, strict=False):
        height = _row_height(proof, string)
        if not string.spots and (before is None or before.spots):
            height += _SUBHEADING
        if height > pages[-1].left and pages[-1].strings:
            pages.append(_Page(_HEIGHT, []))
        pages[-1].left -= height
        pages[-1].strings.append(string)
    return tuple(_page(proof, page.strings, first=page is pages[0]) for page in pages)


def _page(proof: Proof, strings: list[String], *, first: bool) -> str:
    words = proof.words
    shown = [string for string in strings if string.spots]
    absent = [string for string in strings if not string.spots]
    general = "".join(proof.finding(finding) for finding in proof.findings) if first else ""
    return (
        '<div class="index">'
        + (f'<h1>{escape(words["index"])}</h1><p class="under">{escape(proof.name)}</p>' if first else "")
        + (f"<h2>{escape(words['general'])}</h2>{general}" if general else "")
        + (_table(proof, shown) if shown or not absent else "")
        + (f"<h2>{escape(words['absent'])}</h2>{_table(proof, absent)}" if absent else "")
        + "</div>"
    )


def _general_height(proof: Proof) -> float:
    return sum((_lines(_told(proof, [each]), _ACROSS) * _SMALL_LINE for each in proof.findings), 0.0) + (
        _SUBHEADING if proof.findings else 0
    )


def _row_height(proof: Proof, string: String) -> float:
    """Return about how many pt a row takes, rather too many than too few."""
    text = max(_lines(told, _WIDE if proof.is_source else _TEXT) for told in (string.printed, string.source))
    text += bool(proof.words.state(string.state))
    beside = sum(_lines(told, _BESIDE) for told in _where(proof, string)) + _lines(
        _told(proof, string.findings), _BESIDE
    )
    room = _ROOM_LINES if string.panel else 1
    return max(text * _LINE, beside * _SMALL_LINE, room * _SMALL_LINE + _GAUGE) + _PADDING


def _told(proof: Proof, findings: Iterable[Diagnostic]) -> str:
    return "\n".join(proof.words.told(told) for each in findings for told in (each.message, *each.hints))


def _lines(text: str, characters: int) -> int:
    return sum(max(1, ceil(len(line) / characters)) for line in text.split("\n")) if text else 0


def _table(proof: Proof, strings: Iterable[String]) -> str:
    heads = [("n", "number"), ("", "translation"), ("", "source"), ("where", "place"), ("room", "room")]
    if proof.is_source:
        heads.remove(("", "translation"))
    head = "".join(f'<th class="{kind}">{escape(proof.words[name])}</th>' for kind, name in heads)
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(_row(proof, each) for each in strings)}</tbody></table>"
    )


def _row(proof: Proof, string: String) -> str:
    state, spec = proof.words.state(string.state), proof.source_of(string)
    words = "" if string.state is TextState.SOURCE and not proof.is_source else proof.words_of(string.source, spec)
    if string.before:
        words = as_html(string.before, string.source)
    source = f"<td{proof.attributes(spec)}>{words}</td>"
    printed = f"<td{proof.attributes(proof.locale)}>{proof.words_of(string.printed, proof.locale)}"
    printed += f'<div class="state">{escape(state)}</div>' if state else ""
    found = "".join(proof.finding(finding) for finding in string.findings)
    cells = (source,) if proof.is_source else (printed + "</td>", source)
    place, file, absence = (*map(escape, _where(proof, string)),)
    where = f"<div>{place}</div>" if place else ""
    where += f'<div class="file" lang="en" dir="ltr">{file}</div>' + (f"<div>{absence}</div>" if absence else "")
    return (
        f'<tr><td class="n">{proof.digits(string.number)}</td>{"".join(cells)}'
        f'<td class="where">{where}{found}</td><td class="room">{_room(proof, string)}</td></tr>'
    )


def _where(proof: Proof, string: String) -> tuple[str, str, str]:
    """Return place, key with file, and why there is no place; the name of a catalog says domain and locale."""
    file = f"{string.span.path.rpartition('/')[2]}:{string.span.line}" if string.span else ""
    told = " · ".join(filter(None, (string.key.partition(":")[2], file)))
    return proof.words.place(string.place), told, proof.words[string.absence] if string.absence else ""


def _room(proof: Proof, string: String) -> str:
    if string.room is None or string.used is None:
        return escape(proof.words["flows"]) if string.spots else ""
    tight = ' class="tight"' if string.used >= TIGHT else ""
    panel = ""
    if string.panel:
        name = "full" if string.panel.name else "box"
        panel = f"<div>{escape(proof.words[name]).format(used=proof.percent(round(100 * string.panel.used)))}</div>"
    return (
        f'<div class="gauge"><div{tight} style="width: {min(string.used, 100)}%"></div></div>'
        f"<div>{proof.percent(string.used)}</div>{panel}"
    )
