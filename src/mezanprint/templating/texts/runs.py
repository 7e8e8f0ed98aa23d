"""Runs of text in inline elements, put in order for printing: islands of the other direction, and HTML.

A unit or phrase that keeps an order of its own is an element with ``dir`` (see ``model.direction.boxes``), also where
it spreads over several elements.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from markupsafe import escape

from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.direction.boxes import Box, boxes_of, numbers_apart
from mezanprint.model.direction.controls import Isolate, find_isolates
from mezanprint.model.direction.islands import Reading, find_islands
from mezanprint.model.direction.letters import (
    ARABIC_DIGIT,
    OBJECT,
    has_letters,
    other,
)
from mezanprint.model.direction.sentences import is_mixed_sentence, speaks
from mezanprint.model.locales import Direction, HouseStyle
from mezanprint.model.numerals import house_digits
from mezanprint.model.spacing import house_spaces

WHOLE = "unit"
"""Class of what stays on one line where it fits on one; typesetting lets go of it where it does not."""
ZERO_WIDTH_SPACE = "\u200b"
_SERIAL = count(1)
_ARABIC_NUMBER = re.compile(f"({ARABIC_DIGIT}+(?:[.,:/\u066b\u066c]{ARABIC_DIGIT}+)*)")
_AFTER_SIGN = re.compile("(?<=[^/?&=._:-])([/?&=._-]+|@)(?=[^/?&=._-])")


@dataclass(frozen=True, slots=True)
class Element:
    """An inline element: tag, and attributes as HTML with a leading space. ``serial`` tells neighbours apart.

    With ``direction`` it is an island: what stands in it is ordered by itself.
    """

    tag: str
    attributes: str = ""
    serial: int = 0
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Text in its elements, outermost first; with ``html``, an object that is put in as it is and has no text."""

    text: str
    elements: tuple[Element, ...] = ()
    html: str = ""
    ready: tuple["Run", ...] = ()
    """What an island holds, in order already; it stands in the flat text as an object."""


@dataclass(frozen=True, slots=True)
class Line:
    """How a paragraph is set: in its ``own`` language, and words in the other direction as ``foreign`` ones."""

    direction: Direction
    style: HouseStyle
    own: str = ""
    foreign: str = ""
    house: bool = True
    """Numbers get the digits of the house."""

    def inside(self, direction: Direction | None, *, typed: bool) -> "Line":
        """Return how the text of an element is set that runs in ``direction``, or as this does."""
        house = self.house and not typed
        if direction in (None, self.direction):
            return replace(self, house=house)
        return Line(other(self.direction), self.style, self.foreign, self.own, house)


def island(direction: Direction, language: str = "", *, whole: bool = False) -> Element:
    """Return an element whose text has an order of its own."""
    return Element("span", _attributes(direction, language, whole=whole), -next(_SERIAL), direction)


def _attributes(direction: Direction | None, language: str, *, whole: bool) -> str:
    named = (("class", WHOLE if whole else ""), ("dir", direction or ""), ("lang", language))
    return "".join(f' {name}="{escape(value)}"' for name, value in named if value)


def order_runs(runs: Sequence[Run], line: Line) -> tuple[list[Run], tuple[Reading, ...]]:
    """Return ``runs`` with house digits and islands for a paragraph, and what was decided where two readings are fair.

    A paragraph without a letter of its own direction, but with words of the other, is one island with its marks.
    """
    flat = "".join(run.text for run in runs)
    turned = other(line.direction)
    if is_foreign(flat, line):
        inner, readings = _ordered(_merged(runs), line.inside(turned, typed=True))
        return _within(inner, island(turned, line.foreign)), readings
    return _ordered(_spaced(_merged(runs), line), line)


def is_foreign(flat: str, line: Line) -> bool:
    """Tell whether a whole paragraph speaks the other language: then its marks, beginning and end are of that.

    Codes, numbers and addresses are no words, and a name alone stands among the names of the line's own language. A
    sentence of the other language may have a few words of the line's own in it.
    """
    if has_letters(flat, line.direction):
        return is_mixed_sentence(flat, other(line.direction)) and speaks(flat)
    if not has_letters(flat, other(line.direction)):
        return False
    islands = find_islands(flat, line.direction, line.style)[0]
    return any(found.rule.words for found in islands) and speaks(flat)


def _ordered(runs: list[Run], line: Line, *, said: bool = False) -> tuple[list[Run], tuple[Reading, ...]]:
    decided: list[Reading] = []
    nodes = _with_isolates(_with_elements(runs, line, decided), line, decided)
    flat = "".join(run.text for run in nodes)
    if said and line.direction is Direction.RTL and (apart := numbers_apart(flat)):
        return _set(nodes, 0, apart, line), ()
    islands, readings = find_islands(flat, line.direction, line.style)
    boxes = boxes_of(flat, islands, line.direction, line.style)
    return _set(nodes, 0, boxes, line), (*decided, *readings)


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Return ``runs`` with neighbours in the same elements made one: a number and the sign typed after it, say."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last is not None and not (last.html or run.html) and last.elements == run.elements:
            merged[-1] = replace(last, text=last.text + run.text)
        else:
            merged.append(run)
    return merged


def _spaced(runs: list[Run], line: Line) -> list[Run]:
    """Return ``runs`` with the narrow spaces of the house; what an object or an island is stays as it is."""
    before, spaced = "", []
    for run in runs:
        plain = not run.html and not any(element.direction for element in run.elements)
        spaced.append(replace(run, text=house_spaces(run.text, line.style, before)) if plain else run)
        before = run.text[-1:] or before
    return spaced


def _with_elements(runs: list[Run], line: Line, decided: list[Reading]) -> list[Run]:
    """Return ``runs`` with one run in the place of all that stand in one element with a direction."""
    nodes: list[Run] = []
    position = 0
    while position < len(runs):
        around = next((element for element in runs[position].elements if element.direction), None)
        end = position + 1
        while around and end < len(runs) and around in runs[end].elements:
            end += 1
        group = runs[position:end]
        nodes += [_node(_without(group, around), around, line, decided)] if around else group
        position = end
    return nodes


def _without(runs: list[Run], element: Element) -> list[Run]:
    return [replace(run, elements=tuple(each for each in run.elements if each != element)) for run in runs]


def _node(runs: list[Run], around: Element, line: Line, decided: list[Reading]) -> Run:
    assert around.direction
    inner, readings = _ordered(runs, line.inside(around.direction, typed=True), said=True)
    decided += readings
    return Run(OBJECT, (), "", tuple(_within(inner, around)))


def _with_isolates(runs: list[Run], line: Line, decided: list[Reading]) -> list[Run]:
    """Return ``runs`` with one run in the place of each isolate that somebody typed."""
    isolates = find_isolates("".join(run.text for run in runs))
    return _isolated(runs, isolates, line, decided) if isolates else runs


def _isolated(runs: list[Run], isolates: Sequence[Isolate], line: Line, decided: list[Reading]) -> list[Run]:
    nodes: list[Run] = []
    position = 0
    for start, end, direction in isolates:
        before, runs = _cut(runs, start - position)
        inside, runs = _cut(runs, end - start)
        nodes += [*before, _node(_bare_ends(inside), island(direction), line, decided)]
        position = end
    return nodes + runs


def _bare_ends(runs: list[Run]) -> list[Run]:
    """Return the runs of an isolate without the characters that open and close it."""
    first = replace(runs[0], text=runs[0].text[1:])
    runs = [first, *runs[1:]]
    last = runs[-1]
    closed = last.text.endswith(("\u2069", "\u202c"))
    return [*runs[:-1], replace(last, text=last.text[:-1] if closed else last.text)]


def _set(runs: list[Run], start: int, boxes: Sequence[Box], line: Line) -> list[Run]:
    """Return ``runs``, which begin at ``start`` of the flat text, with the elements of ``boxes``."""
    runs_in_order: list[Run] = []
    position = start
    for box in boxes:
        before, runs = _cut(runs, box.start - position)
        inside, runs = _cut(runs, box.end - box.start)
        runs_in_order += _leaves(before, line) + _box(inside, box, line)
        position = box.end
    return runs_in_order + _leaves(runs, line)


def _box(runs: list[Run], box: Box, line: Line) -> list[Run]:
    boxed = _set(runs, box.start, box.inside, line.inside(box.direction, typed=box.typed))
    if all(run.ready or not strip_controls(run.text) for run in runs):
        return boxed  # nothing but an island that somebody asked for, or a mark
    if box.breaks:
        boxed = [replace(run, text=_AFTER_SIGN.sub(rf"\1{ZERO_WIDTH_SPACE}", run.text)) for run in boxed]
    attributes = _attributes(box.direction, line.foreign if box.words else "", whole=box.whole)
    return _within(boxed, Element("span", attributes, -next(_SERIAL)))


def _within(runs: list[Run], element: Element) -> list[Run]:
    """Return ``runs`` in one element more, which stands inside all that they have in common."""
    if not runs:
        return []
    place = len(runs[0].elements)
    for run in runs[1:]:
        place = min(place, _shared(runs[0].elements, run.elements))
    return [replace(run, elements=(*run.elements[:place], element, *run.elements[place:])) for run in runs]


def _leaves(runs: list[Run], line: Line) -> list[Run]:
    return [leaf for run in runs for leaf in _leaf(run, line)]


def _leaf(run: Run, line: Line) -> Iterator[Run]:
    """Yield a run with its digits, without typed controls, Arabic-Indic numbers apart in a left-to-right line.

    One in an element of its own may have another beside it: what stands between two of them would run from the right.
    """
    if run.ready:
        yield from run.ready
        return
    text = strip_controls(run.text)
    text = house_digits(text, line.style) if line.house else text
    pieces = _ARABIC_NUMBER.split(text) if line.direction is Direction.LTR else [text]
    if len(pieces) < (2 if run.elements else 4) or run.html:
        yield replace(run, text=text)
        return
    for place, piece in enumerate(pieces):
        apart = (Element("span", _attributes(line.direction, "", whole=False), -next(_SERIAL)),) if place % 2 else ()
        yield replace(run, text=piece, elements=(*run.elements, *apart))


def _cut(runs: list[Run], length: int) -> tuple[list[Run], list[Run]]:
    """Return the runs of the first ``length`` characters, and the rest."""
    head: list[Run] = []
    for index, run in enumerate(runs):
        if length == 0:
            return head, runs[index:]
        if len(run.text) > length:
            head.append(replace(run, text=run.text[:length]))
            return head, [replace(run, text=run.text[length:]), *runs[index + 1 :]]
        head.append(run)
        length -= len(run.text)
    return head, []


def to_html(runs: Sequence[Run]) -> str:
    """Return the runs as HTML: every character of text escaped, every element closed in order."""
    pieces: list[str] = []
    opened: tuple[Element, ...] = ()
    for run in runs:
        shared = _shared(opened, run.elements)
        pieces += [f"</{element.tag}>" for element in reversed(opened[shared:])]
        pieces += [f"<{element.tag}{element.attributes}>" for element in run.elements[shared:]]
        pieces.append(run.html or str(escape(run.text)))
        opened = run.elements
    return "".join([*pieces, *(f"</{element.tag}>" for element in reversed(opened))])


def _shared(first: tuple[Element, ...], second: tuple[Element, ...]) -> int:
    shared = 0
    for one, another in zip(first, second, strict=False):
        if one != another:
            break
        shared += 1
    return shared
