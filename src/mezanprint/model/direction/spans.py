"""The bracketed span, ``[words]{dir=ltr}`` or ``[words]{lang=fr}``: how writers and translators say an order.

The form is that of Pandoc's bracketed spans (https://pandoc.org/MANUAL.html#extension-bracketed_spans).
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mdit_py_plugins.attrs.parse import ParseError, parse

from mezanprint.model.locales import Direction, direction_of
from mezanprint.model.translatable import msg

SPAN_END = re.compile(r"\]\{(?P<attributes>[^{}\n]*=[^{}\n]*)\}")
"""What ends a span: the bracket, and braces with ``name=value`` in them, which no placeholder has."""
KEYS = ("dir", "lang")


class SpanFormat(NamedTuple):
    """What a span says of its words; ``language`` is empty where it says none."""

    direction: Direction
    language: str


def read_span(typed: str) -> SpanFormat:
    """Return what the attributes of a span say, as they are typed between braces; ``ValueError`` says what is wrong."""
    try:
        attributes = parse(f"{{{typed}}}")[1]
    except ParseError:
        raise ValueError(msg("`{{{typed}}}` cannot be read", typed=typed)) from None
    return span_format(attributes)


def span_format(attributes: Mapping[str, str]) -> SpanFormat:
    """Return what attributes say; ``ValueError`` says what is wrong with them."""
    unknown = next((name for name in attributes if name not in KEYS), None)
    if unknown:
        raise ValueError(msg("`{name}` is no attribute of a span", name=unknown))
    direction, language = attributes.get("dir"), attributes.get("lang", "")
    if direction is not None and direction not in tuple(Direction):
        raise ValueError(msg("`{direction}` is no direction", direction=direction))
    own = direction_of(language) if language else Direction.LTR
    return SpanFormat(Direction(direction) if direction else own, language)


def find_spans(text: str) -> Iterator[tuple[str, int]]:
    """Yield the attributes of each span of a text as they are typed, with their place."""
    for found in SPAN_END.finditer(text):
        yield found["attributes"], found.start("attributes")
