"""Every dictionary of a PDF of anybody, wherever it stands."""

from collections.abc import Iterator
from typing import Any

import pikepdf


def dictionaries(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield every dictionary of a PDF, those of streams and those inside other objects too, each once."""
    for thing in document.objects:
        yield from _inside(thing)


def _inside(thing: Any) -> Iterator[pikepdf.Dictionary]:
    if isinstance(thing, pikepdf.Stream):
        thing = thing.stream_dict
    if isinstance(thing, pikepdf.Dictionary):
        yield thing
        children = [value for _, value in thing.items()]
    else:
        children = list(thing) if isinstance(thing, pikepdf.Array) else []
    for child in children:
        if isinstance(child, pikepdf.Dictionary | pikepdf.Array) and not child.is_indirect:
            yield from _inside(child)
