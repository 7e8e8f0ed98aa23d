"""A drawing written as HTML: one ``<svg>`` of paths, and each label as an element over it, with rules for its place."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from markupsafe import Markup

from mezanprint.model.translatable import msg
from mezanprint.templating.drawings.drawing import Drawing, Label, Path, Shape
from mezanprint.templating.drawings.patterns import WIDTHS, is_light, pattern

_OVER_EDGE = 1.0
_PAPER, _INK = "paper", "quiet"
_SIDES = ("bare-left", "bare-right")


def written(drawing: Drawing, colours: Mapping[str, str]) -> Markup:
    """Return a drawing as an element ``<div class="drawing">``; ``colours`` gives each token its ``#rrggbb``.

    The places of labels are rules of a style element, for a web page lets in no style that stands at an element.
    """
    paths = "".join(_paths(drawing, colours))
    box = f"0 0 {_number(drawing.width)} {_number(drawing.height)}"
    svg = f'<svg viewBox="{box}" aria-hidden="true">{paths}</svg>'
    rules = [_place(drawing, label) for label in drawing.labels]
    name = "drawing-" + sha256("\n".join((svg, *rules)).encode()).hexdigest()[:12]
    bare = "".join(f"; --{side}: {_number(each)}mm" for side, each in zip(_SIDES, drawing.bare, strict=True) if each)
    own = f".{name} {{ width: {_number(drawing.width)}mm; --width: {_number(drawing.width)}{bare} }}"
    style = "\n".join((own, *(f".{name} > .n{number} {{ {rule} }}" for number, rule in enumerate(rules))))
    labels = Markup("").join(
        Markup('<div class="at at-{} {} n{}"><div>{}</div></div>').format(label.anchor, label.role, number, label.html)
        for number, label in enumerate(drawing.labels)
    )
    # What is put together here is numbers, names of ours and colours of checked tokens.
    upright = "" if drawing.mirrored else ' dir="ltr"'
    around = Markup(f'<style>\n{style}\n</style><div class="drawing {name}"{upright}>{svg}')  # noqa: S704
    return around + labels + Markup("</div>")


def _paths(drawing: Drawing, colours: Mapping[str, str]) -> Iterator[str]:
    for shape in drawing.shapes:
        path = shape.path
        if drawing.mirrored:
            path = tuple((command, _turned(numbers, drawing.width)) for command, numbers in path)
        fill, _, over = shape.fill.partition("/")
        yield _path(replace(shape, path=path, fill=fill), colours)
        if over:
            ground = _INK if is_light(_colour(fill, colours)) else _PAPER
            strokes = Shape(pattern(over, path), stroke=ground, width=WIDTHS[over])
            yield _path(strokes, colours, round_ends=over == "dots")


def _turned(numbers: tuple[float, ...], width: float) -> tuple[float, ...]:
    return tuple(number if place % 2 else width - number for place, number in enumerate(numbers))


def _path(shape: Shape, colours: Mapping[str, str], *, round_ends: bool = False) -> str:
    parts = [f'd="{_data(shape.path)}"', f'fill="{_colour(shape.fill, colours) if shape.fill else "none"}"']
    if shape.stroke:
        parts += [f'stroke="{_colour(shape.stroke, colours)}"', f'stroke-width="{_number(shape.width)}"']
    if shape.dashes:
        parts.append(f'stroke-dasharray="{" ".join(map(_number, shape.dashes))}"')
    if round_ends:
        parts.append('stroke-linecap="round"')
    return f"<path {' '.join(parts)}/>"


def _data(path: Path) -> str:
    return " ".join(" ".join((command, *map(_number, numbers))) for command, numbers in path)


def _colour(token: str, colours: Mapping[str, str]) -> str:
    if token not in colours:
        raise ValueError(msg("no style sheet has the colour `--{name}`", name=token))
    return colours[token]


def _number(value: float) -> str:
    """Return a length to a thousandth of a millimetre."""
    return f"{round(value, 3) + 0:.3f}".rstrip("0").rstrip(".")


def _place(drawing: Drawing, label: Label) -> str:
    """Return the declarations that put a label where it belongs: a box about its point, in shares of the drawing."""
    return f"{_across(drawing, label)}; {_down(drawing, label)}"


def _across(drawing: Drawing, label: Label) -> str:
    width = drawing.width
    if label.anchor == "middle":
        room = label.room or 2 * min(label.x, width - label.x)
        return f"inset-inline-start: {_share(label.x - room / 2, width)}; width: {_share(room, width)}"
    side, distance = ("start", label.x) if label.anchor == "start" else ("end", width - label.x)
    extent = f"width: {_share(label.room, width)}" if label.room else "white-space: nowrap"
    return f"inset-inline-{side}: {_share(distance, width)}; {extent}"


def _down(drawing: Drawing, label: Label) -> str:
    height = drawing.height
    if label.above == "middle":
        # Descenders of one font reach below its line: the box may stand a little over the edge.
        room = 2 * (min(label.y, height - label.y) + _OVER_EDGE)
        return f"inset-block-start: {_share(label.y - room / 2, height)}; height: {_share(room, height)}"
    if label.above == "top":
        return f"inset-block-start: {_share(label.y, height)}"
    return f"inset-block-end: {_share(height - label.y, height)}"


def _share(length: float, whole: float) -> str:
    return f"{100 * length / whole:.3f}%"
