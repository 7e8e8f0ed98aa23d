"""The function of WeasyPrint that makes line boxes, wrapped: paragraphs are seen whole before lines are made."""

from contextlib import AbstractContextManager

from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.lines.ruby import stack_readings
from mezanprint.typesetting.paragraphs.elements import is_override, override, set_direction
from mezanprint.typesetting.paragraphs.inline_flow import isolates
from mezanprint.typesetting.paragraphs.islands import make_islands
from mezanprint.typesetting.paragraphs.seams import join_letters
from mezanprint.typesetting.weasyprint.weasy import boxes, instead_of, weasyprint

_create_anonymous_boxes = weasyprint.formatting_structure.build.create_anonymous_boxes


def whole_paragraphs() -> AbstractContextManager[bool]:
    """Resolve every paragraph laid out inside the block as a whole; in an unknown release as WeasyPrint does."""
    return instead_of(weasyprint.formatting_structure.build, "create_anonymous_boxes", _create)


def _create(box: Box) -> Box:
    stack_readings(box)
    made = _create_anonymous_boxes(box)
    for line in [each for each in made.descendants() if isinstance(each, boxes.LineBox)]:
        _resolve(line)
    return made


def _resolve(container: Box) -> None:
    inside = list(isolates(container))
    join_letters(container)
    if is_override(container):
        override(container, container.style["direction"])
    else:
        make_islands(container)
    for box in inside:
        set_direction(box)
        _resolve(box)
