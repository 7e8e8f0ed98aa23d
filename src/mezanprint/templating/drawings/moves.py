"""Drawings moved: seen in a mirror, while all texts stay as they are, or put as a part into a larger one."""

from dataclasses import replace

from mezanprint.templating.drawings.drawing import Drawing, Label, Path, Shape

_OTHER = {"start": "end", "middle": "middle", "end": "start"}


def turned(drawing: Drawing) -> Drawing:
    """Return the mirror image of a drawing: time that runs against the lines of the page."""
    width = drawing.width
    shapes = tuple(replace(shape, path=_path(shape.path, width)) for shape in drawing.shapes)
    labels = tuple(_label(label, width) for label in drawing.labels)
    return replace(drawing, shapes=shapes, labels=labels)


def shifted(drawing: Drawing, across: float, down: float) -> tuple[tuple[Shape, ...], tuple[Label, ...]]:
    """Return shapes and labels of a drawing that stands at a place in a larger one."""
    shapes = tuple(replace(shape, path=_shifted(shape.path, across, down)) for shape in drawing.shapes)
    labels = tuple(_in_room(label, drawing.width) for label in drawing.labels)
    return shapes, tuple(replace(label, x=label.x + across, y=label.y + down) for label in labels)


def _in_room(label: Label, width: float) -> Label:
    """Return a label about its middle with the room that it has in its own drawing."""
    if label.anchor == "middle" and not label.room:
        return replace(label, room=2 * min(label.x, width - label.x))
    return label


def _shifted(path: Path, across: float, down: float) -> Path:
    return tuple(
        (command, tuple(n + (down if place % 2 else across) for place, n in enumerate(numbers)))
        for command, numbers in path
    )


def _path(path: Path, width: float) -> Path:
    """Return a path whose numbers stand in pairs, across and down."""
    return tuple(
        (command, tuple(width - n if place % 2 == 0 else n for place, n in enumerate(numbers)))
        for command, numbers in path
    )


def _label(label: Label, width: float) -> Label:
    return replace(label, x=width - label.x, anchor=_OTHER[label.anchor])
