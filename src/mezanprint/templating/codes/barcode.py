"""The bars of an EAN-13 with its digits under them (GS1 General Specifications, 5.2)."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from mezanprint.model.ean import GUARD, add_on_bars, bars, runs, split_number
from mezanprint.templating.drawings.drawing import Drawing, Label, Path, Shape
from mezanprint.templating.drawings.shapes import rect

MODULE = 0.33
"""mm of a module at 100 %."""
_HEIGHT = 22.85
"""mm of the bars at 100 %; those of the guards are five modules longer."""
_BEFORE, _AFTER, _GAP, _AFTER_ADD_ON = 11, 7, 9, 5
"""Modules that stay free: before the bars, behind them, between them and an add-on, behind that."""
_LONGER, _DIGITS, _ABOVE = 5, 14, 9
"""Modules: how much longer guards are, the room of the digits under them, and that of an add-on's over it."""
_FIRST, _HALF_DIGIT = 5.0, 0.85
"""Modules to the middle of the first digit, before the bars, and half the width of a digit, mm."""
_HALF = 42
"""Modules of six digits."""
_GUARDS = (*range(len(GUARD)), *range(45, 50), *range(92, 95))


def draw_barcode(number: str, percent: float, ink: str, paper: str, digits: Callable[[str], Markup]) -> Drawing:
    """Return the bars of a number in a size of so many per cent, on a ground of paper that is their quiet zone."""
    main, more = split_number(number)
    module, height = MODULE * percent / 100, _HEIGHT * percent / 100
    width = _BEFORE + len(bars(main)) + (_GAP + len(add_on_bars(more)) + _AFTER_ADD_ON if more else _AFTER)
    whole, tall = width * module, height + _DIGITS * module
    paths = tuple(_main_bars(main, module, height))
    labels = list(_main_digits(main, module, height, digits))
    if more:
        start = _BEFORE + len(bars(main)) + _GAP
        paths += tuple(_add_on(more, start, module, height))
        middle = (start + len(add_on_bars(more)) / 2) * module
        labels.append(Label(digits(more), middle, _ABOVE * module, "middle", "bottom", "digits"))
    ground = rect(0, 0, whole, tall, paper)
    bare = _FIRST * module - _HALF_DIGIT, (_AFTER_ADD_ON if more else _AFTER) * module
    return Drawing(whole, tall, (ground, Shape(paths, fill=ink)), tuple(labels), mirrored=False, bare=bare)


def _main_bars(main: str, module: float, height: float) -> Iterator[tuple[str, tuple[float, ...]]]:
    for start, width in runs(bars(main)):
        longer = _LONGER * module if start in _GUARDS else 0
        yield from _bar(_BEFORE + start, width, module, 0, height + longer)


def _add_on(more: str, first: int, module: float, height: float) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield the bars of an add-on, whose digits stand over it: it ends where guards do."""
    for start, width in runs(add_on_bars(more)):
        yield from _bar(first + start, width, module, (_ABOVE + 1) * module, height + _LONGER * module)


def _bar(start: int, width: int, module: float, top: float, bottom: float) -> Path:
    left, right = start * module, (start + width) * module
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return (("M", corners[0]), *(("L", corner) for corner in corners[1:]), ("Z", ()))


def _main_digits(main: str, module: float, height: float, digits: Callable[[str], Markup]) -> Iterator[Label]:
    """Yield the digits in words: the first before the bars, six under each half."""
    middle = height + 1.5 * module
    places = ((main[0], _FIRST), (main[1:7], 3 + _BEFORE + _HALF / 2), (main[7:], 8 + _BEFORE + 1.5 * _HALF))
    for words, place in places:
        yield Label(digits(words), place * module, middle, "middle", "top", "digits")
