"""The second pass over laid-out lines: elongations in, word spaces back to what they were."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from mezanprint.typesetting.boxes.tree import Box, attribute, children
from mezanprint.typesetting.kashida.joins import TATWEEL, joins
from mezanprint.typesetting.kashida.share import Chance, share
from mezanprint.typesetting.weasyprint.weasy import Document, boxes, create_layout, is_known_release, line_size

LONGEST = 0.75
"""How much a word may be lengthened, em."""
SPACES = (" ", "\u00a0")
"""What WeasyPrint stretches to justify a line."""


class Word(NamedTuple):
    """A word of a line; offsets in characters of its text box."""

    box: Any
    start: int
    text: str


def stretch_lines(document: Document) -> bool:
    """Lengthen the justified Arabic lines of all elements with ``data-justify="kashida"``; tell whether there are any.

    Nothing but positions and drawn texts inside these lines changes: not their width, nor what stands on them.
    """
    pages = [list(_lines(page._page_box, by_default=False)) for page in document.pages if is_known_release()]
    for lines in pages:
        above: tuple[float, ...] = ()
        for line in lines:
            above = _stretch(line, above)
    return any(pages)


def _lines(box: Box, *, by_default: bool) -> Iterator[Box]:
    by_default = (attribute(box, "data-justify") or ("kashida" if by_default else "")) == "kashida"
    if isinstance(box, boxes.LineBox):
        if by_default:
            yield box
        return
    for child in children(box):
        yield from _lines(child, by_default=by_default)


def _stretch(line: Box, above: Sequence[float]) -> tuple[float, ...]:
    """Lengthen a line; return where its elongations stand, in px from the left edge of the page.

    ``above`` are those of the line before it.
    """
    pieces = tuple(_pieces(line))
    spaces = sum(map(_spaces, pieces))
    spacing = max((piece.justification_spacing for piece in pieces), default=0)
    if spacing <= 0 or not spaces or line.style["direction"] != "rtl":
        return ()
    size = line.style["font_size"]
    places = {chance: (word, index) for word, index, chance in _chances(pieces)}
    counts = share(spacing * spaces, tuple(places), LONGEST * size, above)
    grown: dict[int, float] = {}
    for piece in pieces:
        inside = {
            word.start + index: counts[chance]
            for chance, (word, index) in places.items()
            if word.box is piece and chance in counts
        }
        grown[id(piece)] = _lengthen(piece, inside) if inside else 0.0
    left = spacing - sum(grown.values()) / spaces
    _respace(line, left - spacing, left, grown, 0.0)
    return tuple(chance.place for chance in counts)


def _pieces(box: Box) -> Iterator[Box]:
    """Yield the text boxes of a line, those inside other boxes in a line as well."""
    for child in children(box):
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox):
            yield from _pieces(child)


def _spaces(piece: Box) -> int:
    return sum(piece.text.count(space) for space in SPACES)


def _chances(pieces: Sequence[Box]) -> Iterator[tuple[Word, int, Chance]]:
    """Yield every place where a word of the line may be lengthened."""
    words = [word for piece in pieces for word in _words(piece)]
    for number, word in enumerate(words):
        plain = 0.0
        for join in joins(word.text) if _is_whole(word, pieces) else ():
            plain = plain or _width(word.box, word.text)
            one, two = (_width(word.box, _with_tatweels(word.text, {join.before: count})) for count in (1, 2))
            yield word, join.before, Chance(number, join.rank, _place(word, join.before), one - plain, two - one)


def _words(piece: Box) -> Iterator[Word]:
    text = piece.text.replace(SPACES[1], SPACES[0])
    words = text.split(SPACES[0])
    starts = accumulate((len(word) + 1 for word in words), initial=0)
    return (Word(piece, start, word) for start, word in zip(starts, words, strict=False) if word)


def _is_whole(word: Word, pieces: Sequence[Box]) -> bool:
    """Tell whether the word ends where its text box does not, or where the line does: otherwise it may go on."""
    begins = word.start > 0 or word.box is pieces[0]
    return begins and (word.start + len(word.text) < len(word.box.text) or word.box is pieces[-1])


def _place(word: Word, index: int) -> float:
    """Return where a join stands: what comes after it in the text is on its left, spaces stretched."""
    after = word.box.text[word.start + index :]
    stretched = word.box.justification_spacing * sum(after.count(space) for space in SPACES)
    return float(word.box.position_x + _width(word.box, after) + stretched)


def _width(piece: Box, text: str) -> float:
    """Return how wide a text is in the style of a text box, px."""
    layout = create_layout(text, piece.style, None, None, 0)
    line, _ = layout.get_first_line()
    return float(line_size(line, piece.style)[0])


def _with_tatweels(text: str, counts: dict[int, int]) -> str:
    marks = sorted(counts)
    parts = (text[i:j] for i, j in zip([0, *marks], [*marks, len(text)], strict=True))
    return "".join(part + TATWEEL * counts.get(end, 0) for part, end in zip(parts, [*marks, -1], strict=True))


def _lengthen(piece: Box, counts: dict[int, int]) -> float:
    """Put tatweels before the characters at ``counts`` into what is drawn of a text box; return what it grew by, px."""
    text = _with_tatweels(piece.text, counts)
    grown = _width(piece, text) - _width(piece, piece.text)
    piece.pango_layout = create_layout(text, piece.style, None, None, 0)
    piece.pango_layout.elongations = frozenset(_offsets(piece.text, counts))
    piece.pango_layout.deactivate()
    return grown


def _offsets(text: str, counts: dict[int, int]) -> Iterator[int]:
    """Yield where each tatweel stands in the UTF-8 of the lengthened text."""
    size, before = len(TATWEEL.encode()), 0
    for index in sorted(counts):
        start = len(text[:index].encode()) + before * size
        yield from (start + i * size for i in range(counts[index]))
        before += counts[index]


def _respace(box: Box, change: float, spacing: float, grown: dict[int, float], shift: float) -> float:
    """Move the boxes of a line as ``weasyprint.layout.inline.add_word_spacing`` does; return the last one's shift.

    ``change`` is by how much every space changes, ``spacing`` what each is stretched by in the end.
    """
    if isinstance(box, boxes.TextBox):
        box.position_x += shift
        more = change * _spaces(box) + grown[id(box)]
        box.width += more
        box.justification_spacing = box.pango_layout.justification_spacing = spacing
        return shift + more
    if not isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.translate(shift, 0)
        return shift
    box.position_x += shift
    after = shift
    inside = box.children[::-1] if box.style["direction"] == "rtl" else box.children
    for child in inside:
        if child.is_in_normal_flow():
            after = _respace(child, change, spacing, grown, after)
    box.width += after - shift
    return after
