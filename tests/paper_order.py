"""What stands on a line from left to right, as WeasyPrint sets it: the text of each element by itself."""

import re

from bidi import get_display

from mezanprint.model.locales import Direction, HouseStyle
from mezanprint.templating.texts.runs import Element, Line, Run, order_runs

LEFT = HouseStyle(percent="left")
RIGHT = HouseStyle(percent="right")
_DIRECTION = re.compile(' dir="(\\w+)"')


def shown(text: str, direction: Direction = Direction.RTL, style: HouseStyle = LEFT) -> str:
    """Return the line that ``text`` becomes, brackets as stored."""
    return seen(order_runs([Run(text)], Line(direction, style))[0], direction)


def seen(runs: list[Run], direction: Direction, depth: int = 0) -> str:
    """Return the line that ordered runs make in an element of ``direction``."""
    pieces: list[str] = []
    position = 0
    while position < len(runs):
        around = _element(runs[position], depth)
        if around is None:
            pieces.append(_alone(runs[position].text, direction))
            position += 1
            continue
        end = position
        while end < len(runs) and _element(runs[end], depth) == around:
            end += 1
        said = _DIRECTION.search(around.attributes)
        pieces.append(seen(runs[position:end], Direction(said[1]) if said else direction, depth + 1))
        position = end
    return "".join(pieces if direction is Direction.LTR else pieces[::-1])


def _element(run: Run, depth: int) -> Element | None:
    return run.elements[depth] if len(run.elements) > depth else None


def _alone(text: str, direction: Direction) -> str:
    display = get_display(text.replace("\u200b", ""), base_dir="R" if direction is Direction.RTL else "L")
    assert isinstance(display, str)
    return display
