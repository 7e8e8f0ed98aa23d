"""Kinds of values that a table of objects may ask for; each tells whether a value is of it, and follows it.

Values are plain: what qpdf's JSON makes of an object (names ``/X``, strings ``u:…`` or ``b:…``, references ``n 0 R``).
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol, TypeAlias

import pikepdf.codec  # noqa: F401 - brings the encoding of strings that are not Unicode (ISO 32000-1, annex D)

Value: TypeAlias = Any
"""JSON: its types are looked at here."""


class Place(NamedTuple):
    """Where something stands: on a page, in a bookmark, a font, a picture, or in the file as a whole."""

    kind: str
    detail: str = ""


def string(value: Value) -> str | None:
    """Return the text of a string; None for what is none. Its bytes are told where they are no plain characters."""
    if not isinstance(value, str) or value[:2] not in ("u:", "b:"):
        return None
    if value[0] == "u":
        return value[2:]
    try:
        return bytes.fromhex(value[2:]).decode("pdfdoc")
    except ValueError:
        return None


class Walk(Protocol):
    """What follows values through a file: see ``walk.Reader``."""

    def value(self, value: Value) -> Value:
        """Return what a reference names, noting that it was reached; any other value as it is."""

    def meet(self, kind: str, value: Value, place: Place) -> bool:
        """Take ``value`` for an object of a kind; False if it is none, or was reached as another."""

    def fits(self, kind: str, value: Value) -> bool:
        """Tell whether a value bears the marks of a kind."""

    def hear(self, kind: str, text: str, place: Place) -> bool:
        """Take note of a string, to be compared with what the composition knows."""


Kind: TypeAlias = Callable[[Walk, Value, Place], bool]


def name(*names: str) -> Kind:
    """One of these names."""
    allowed = frozenset(f"/{each}" for each in names)
    return lambda walk, value, place: isinstance(value, str) and value in allowed  # noqa: ARG005


def integer(walk: Walk, value: Value, place: Place) -> bool:
    """A whole number."""
    del walk, place
    return type(value) is int


def number(walk: Walk, value: Value, place: Place) -> bool:
    """A number; those with more decimals than pages are measured in are read as strings (see ``graph``)."""
    del walk, place
    return type(value) in (int, float)


def boolean(walk: Walk, value: Value, place: Place) -> bool:
    """True or false."""
    del walk, place
    return isinstance(value, bool)


def nothing(walk: Walk, value: Value, place: Place) -> bool:
    """Null."""
    del walk, place
    return value is None


def exactly(*values: Value) -> Kind:
    """One of these values; strings as ``u:…``."""
    return lambda walk, value, place: value in values and type(value) in map(type, values)  # noqa: ARG005


def form(pattern: str) -> Kind:
    """A name or string that is made, not written: in this form."""
    made = re.compile(pattern)
    return lambda walk, value, place: isinstance(value, str) and made.fullmatch(value) is not None  # noqa: ARG005


def text(kind: str) -> Kind:
    """A string of words, which the composition must know as such (see ``said``)."""

    def check(walk: Walk, value: Value, place: Place) -> bool:
        words = string(value)
        return words is not None and walk.hear(kind, words, place)

    return check


def to(kind: str) -> Kind:
    """An object of a kind."""
    return lambda walk, value, place: walk.meet(kind, value, place)


def one_of(*kinds: str) -> Kind:
    """An object of the first kind whose marks it bears."""

    def check(walk: Walk, value: Value, place: Place) -> bool:
        for kind in kinds:  # noqa: SIM110 - a generator for each of thousands of values costs more than looking at them
            if walk.fits(kind, value) and walk.meet(kind, value, place):
                return True
        return False

    return check


def either(*kinds: Kind) -> Kind:
    """A value of the first kind that takes it."""

    def check(walk: Walk, value: Value, place: Place) -> bool:
        for kind in kinds:  # noqa: SIM110 - as above
            if kind(walk, value, place):
                return True
        return False

    return check


def array(kind: Kind, count: int | None = None) -> Kind:
    """So many values of one kind, or any number of them."""

    def check(walk: Walk, value: Value, place: Place) -> bool:
        items = walk.value(value)
        if not isinstance(items, list) or (count is not None and len(items) != count):
            return False
        for item in items:  # noqa: SIM110 - as above
            if not kind(walk, item, place):
                return False
        return True

    return check


def row(*kinds: Kind) -> Kind:
    """One value of each kind, in this order."""

    def check(walk: Walk, value: Value, place: Place) -> bool:
        items = walk.value(value)
        if not isinstance(items, list) or len(items) != len(kinds):
            return False
        return all(kind(walk, item, place) for kind, item in zip(kinds, items, strict=True))

    return check


def pairs(first: Kind, second: Kind) -> Kind:
    """Values of two kinds by turns."""

    def check(walk: Walk, value: Value, place: Place) -> bool:
        items = walk.value(value)
        if not isinstance(items, list) or len(items) % 2:
            return False
        for at in range(0, len(items), 2):
            if not (first(walk, items[at], place) and second(walk, items[at + 1], place)):
                return False
        return True

    return check


def names(pattern: str, kind: Kind) -> Kind:
    """A dictionary from names in a form to values of one kind."""
    made = re.compile(pattern)

    def check(walk: Walk, value: Value, place: Place) -> bool:
        entries = walk.value(value)
        if not isinstance(entries, Mapping):
            return False
        return all(made.fullmatch(key) is not None and kind(walk, item, place) for key, item in entries.items())

    return check
