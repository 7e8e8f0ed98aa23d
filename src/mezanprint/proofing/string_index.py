"""The index behind the pages of a proof on paper: a table of all strings, cut into pages before it is typeset.

A page of the index is a piece by itself, so that a changed string costs one of them. Where they end is told from the
lengths of the texts alone; a guess that was too low makes a page more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from mezanprint.console.localization import localized
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.translatable import as_message
from mezanprint.proofing.proof import Proof
from mezanprint.proofing.strings import String

_HEIGHT = 725.0
"""pt of rows on a page, which has 750 (``labels.css``), under the head of the table."""
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


def index_pages(proof: Proof) -> tuple[tuple[String, ...], ...]:
    """Return the strings of each page in their order, those that have no place on the pages behind them."""
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
    return tuple(tuple(page.strings) for page in pages)


def _general_height(proof: Proof) -> float:
    return sum((_lines(_said(proof, [each]), _ACROSS) * _SMALL_LINE for each in proof.findings), 0.0) + (
        _SUBHEADING if proof.findings else 0
    )


def _row_height(proof: Proof, string: String) -> float:
    """Return about how many pt a row takes, rather too many than too few."""
    text = max(_lines(words, _WIDE if proof.is_source else _TEXT) for words in (string.printed, string.source))
    text += bool(proof.state(string))
    beside = sum(_lines(words, _BESIDE) for words in (*_where(proof, string), _said(proof, string.findings)))
    room = _ROOM_LINES if string.panel else 1
    return max(text * _LINE, beside * _SMALL_LINE, room * _SMALL_LINE + _GAUGE) + _PADDING


def _said(proof: Proof, findings: Iterable[Diagnostic]) -> str:
    sentences = (sentence for each in findings for sentence in (each.message, *each.hints))
    return "\n".join(localized(sentence, proof.language) for sentence in sentences)


def _lines(text: str, characters: int) -> int:
    return sum(max(1, ceil(len(line) / characters)) for line in text.split("\n")) if text else 0


def _where(proof: Proof, string: String) -> tuple[str, str, str]:
    absence = localized(as_message(string.absence), proof.language) if string.absence else ""
    return proof.place(string), string.address, absence
