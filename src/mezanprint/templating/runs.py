"""Runs of text in inline elements, put in order for printing: isolates, joined letters, then HTML.

WeasyPrint orders and shapes the text of each inline element alone. So an isolate must open and close inside one
element; a run of the other direction that spreads over several is put in one element with a ``dir`` of its own; and
letters of one word that stand in two elements join only through U+200D on both sides.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import escape

from mezanprint.model.bidi import Kind, Stretch, stretches, wrap
from mezanprint.model.locales import Direction, LocaleSpec
from mezanprint.model.numerals import house_digits
from mezanprint.model.spacing import house_spaces

ZERO_WIDTH_JOINER = "\u200d"
_RIGHT_JOINING = frozenset(
    "\u0622\u0623\u0624\u0625\u0627\u0629\u062f\u0630\u0631\u0632\u0648\u0671\u0672\u0673\u0675\u0676\u0677"
    "\u06c0\u06c3\u06c4\u06c5\u06c6\u06c7\u06c8\u06c9\u06ca\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef"
) | frozenset(map(chr, range(0x0688, 0x069A)))
_TRANSPARENT = frozenset(map(chr, [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD)]))
_NOT_JOINING = frozenset("\u0621\u0674\u06d4")


@dataclass(frozen=True, slots=True)
class Element:
    """An inline element: tag, and attributes as HTML with a leading space. ``serial`` tells neighbours apart."""

    tag: str
    attributes: str = ""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Text in its elements, outermost first; with ``html``, an object that is put in as it is and has no text."""

    text: str
    elements: tuple[Element, ...] = ()
    html: str = ""
    kind: Kind | None = None
    """Set by whoever knows that the run is one stretch: a name or a text of another locale."""


def order_runs(runs: Sequence[Run], locale: LocaleSpec) -> list[Run]:
    """Return ``runs`` with house digits, isolates and direction elements for a paragraph in ``locale``."""
    runs = _spaced(_merged(runs), locale)
    flat = "".join(run.text for run in runs)
    found = _merge(_known(runs), stretches(flat, locale.direction))
    ordered: list[Run] = []
    for serial, (stretch, group) in enumerate(_groups(runs, found)):
        if stretch is None:
            ordered += [replace(run, text=house_digits(run.text, locale.style)) for run in group]
        else:
            ordered += _island(group, stretch.kind, locale, serial)
    return ordered


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Return ``runs`` with neighbours in the same elements made one: a number and the sign typed after it, say."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        plain = last is not None and not (last.html or run.html or last.kind or run.kind)
        if last is not None and plain and last.elements == run.elements:
            merged[-1] = replace(last, text=last.text + run.text)
        else:
            merged.append(run)
    return merged


def _spaced(runs: Sequence[Run], locale: LocaleSpec) -> list[Run]:
    """Return ``runs`` with the narrow spaces of the house; what an object or a name is stays as it is."""
    before, spaced = "", []
    for run in runs:
        plain = not run.html and run.kind is None
        spaced.append(replace(run, text=house_spaces(run.text, locale.style, before)) if plain else run)
        before = run.text[-1:] or before
    return spaced


def _known(runs: Sequence[Run]) -> Iterator[Stretch]:
    position = 0
    for run in runs:
        end = position + len(run.text)
        if run.kind is not None:
            yield Stretch(position, end, run.kind)
        position = end


def _merge(known: Iterable[Stretch], found: tuple[Stretch, ...]) -> list[Stretch]:
    """Return known stretches and those found beside them; one that is known swallows what was found across it."""
    sure = list(known)
    free = [f for f in found if all(f.end <= k.start or k.end <= f.start for k in sure)]
    return sorted([*sure, *free])


def _groups(runs: Sequence[Run], found: list[Stretch]) -> Iterator[tuple[Stretch | None, list[Run]]]:
    """Cut the runs at the ends of the stretches; yield each stretch, or None for what lies between, with its runs."""
    cuts = [(s.start, s.end, s) for s in found]
    position, queue = 0, list(runs)
    for start, end, stretch in cuts:
        before, queue = _cut(queue, start - position)
        inside, queue = _cut(queue, end - start)
        if before:
            yield None, before
        yield stretch, inside
        position = end
    if queue:
        yield None, queue


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


def _island(group: list[Run], kind: Kind, locale: LocaleSpec, serial: int) -> list[Run]:
    """Return one stretch isolated: by characters within one element, by an element round several."""
    house = kind in (Kind.NUMBER, Kind.PERCENT)
    texts = [house_digits(run.text, locale.style) if house else run.text for run in group]
    if len(group) == 1:
        return [replace(group[0], text=wrap(texts[0], kind, locale.direction, locale.style))]
    if kind is Kind.PERCENT and locale.style.percent == "left":
        return [replace(run, text=text) for run, text in zip(group, texts, strict=True)]
    other = Direction.LTR if locale.direction is Direction.RTL else Direction.RTL
    outer = Element("span", f' dir="{other}"', -1 - serial)
    return [replace(run, text=text, elements=(outer, *run.elements)) for run, text in zip(group, texts, strict=True)]


def join_letters(runs: Sequence[Run]) -> list[Run]:
    """Return ``runs`` with U+200D on both sides of every element boundary that cuts a word at joining letters."""
    joined = list(runs)
    for index in range(1, len(joined)):
        left, right = joined[index - 1], joined[index]
        if left.elements != right.elements and joins_next(left.text) and joins_previous(right.text):
            joined[index - 1] = replace(left, text=left.text + ZERO_WIDTH_JOINER)
            joined[index] = replace(right, text=ZERO_WIDTH_JOINER + right.text)
    return joined


def joins_next(text: str) -> bool:
    """Tell whether the last letter of ``text`` joins a letter after it."""
    last = next((char for char in reversed(text) if char not in _TRANSPARENT), "")
    return _is_joining(last) and last not in _RIGHT_JOINING


def joins_previous(text: str) -> bool:
    """Tell whether the first letter of ``text`` joins a letter before it."""
    return _is_joining(next((char for char in text if char not in _TRANSPARENT), ""))


def _is_joining(char: str) -> bool:
    """Tell whether an Arabic letter, or the tatweel, joins on one side at least (Unicode's ArabicShaping.txt)."""
    letter = "\u0620" <= char <= "\u065f" or "\u066e" <= char <= "\u06ff" or "\u0750" <= char <= "\u077f"
    return letter and char not in _NOT_JOINING


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
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
