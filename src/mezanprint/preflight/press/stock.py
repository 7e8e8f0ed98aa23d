"""What a file has beside the paint of its pages, whichever page uses it: each thing that hangs on its trailer once.

What older versions of a file left behind hangs on nothing, and is never printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_KINDS = pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream


@dataclass(frozen=True, slots=True)
class Stock:
    """Things by what they are for."""

    actions: list[Any] = field(default_factory=list)
    """Dictionaries with ``/S`` that are no structure element (ISO 32000-1, 12.6.2)."""
    states: list[Any] = field(default_factory=list)
    """Extended graphics states (8.4.5)."""
    xobjects: list[Any] = field(default_factory=list)
    """Dictionaries of pictures, forms and PostScript (8.8)."""
    files: list[Any] = field(default_factory=list)
    """File specifications with the file itself (7.11.4)."""
    memberships: list[Any] = field(default_factory=list)
    """Layers, and conditions made of layers, that something on a page is under (8.11.3)."""
    spaces: list[Any] = field(default_factory=list)
    """Resources of colour spaces by name (8.6.3)."""


def take_stock(document: pikepdf.Pdf) -> Stock:
    """Return what hangs on the trailer of a file."""
    stock = Stock()
    for thing in _reachable(document):
        if "/S" in thing and "/P" not in thing:
            stock.actions.append(thing)
        if str(thing.get("/Subtype")) in ("/Image", "/Form", "/PS"):
            stock.xobjects.append(thing)
        if "/EF" in thing:
            stock.files.append(thing)
        if "/OC" in thing:
            stock.memberships.append(thing.OC)
        stock.memberships.extend(_values(thing, "/Properties"))
        stock.spaces.extend([thing.ColorSpace] if isinstance(thing.get("/ColorSpace"), pikepdf.Dictionary) else [])
        stock.states.extend(_states(thing))
    return stock


def _states(thing: Any) -> list[Any]:
    """Return the states in resources, or the one of a pattern (8.7.4.1)."""
    if thing.get("/PatternType") is not None:
        return [thing.ExtGState] if isinstance(thing.get("/ExtGState"), pikepdf.Dictionary) else []
    return _values(thing, "/ExtGState")


def _values(thing: Any, key: str) -> list[Any]:
    held = thing.get(key)
    if not isinstance(held, pikepdf.Dictionary):
        return []
    return [value for _, value in held.items() if isinstance(value, pikepdf.Dictionary)]


def _reachable(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield every dictionary, those of streams too."""
    waiting: list[Any] = [document.trailer]
    visited: set[tuple[int, int]] = set()
    while waiting:
        thing = waiting.pop()
        if thing.is_indirect:
            if thing.objgen in visited:
                continue
            visited.add(thing.objgen)
        if isinstance(thing, pikepdf.Stream):
            thing = thing.stream_dict
        if isinstance(thing, pikepdf.Dictionary):
            yield thing
        children = [value for _, value in thing.items()] if isinstance(thing, pikepdf.Dictionary) else thing
        waiting.extend(child for child in children if isinstance(child, _KINDS))
