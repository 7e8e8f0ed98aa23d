"""The way through a file: from the trailer to all that is reached, each object taken for what it is reached as."""

from collections.abc import Mapping
from typing import NamedTuple

from mezanprint.preflight.goods.graph import Objects, Stream
from mezanprint.preflight.goods.kinds import Place, Value, string
from mezanprint.preflight.goods.objects import OBJECTS
from mezanprint.preflight.goods.shape import Shape

FILE = Place("file")
_MOST = 60


class Odd(NamedTuple):
    """Something that is not in the list of goods."""

    kind: str
    """Of the object, as ``objects`` names it."""
    key: str
    """What is wrong in it; empty for the object itself."""
    place: Place


class Heard(NamedTuple):
    """A string."""

    kind: str
    text: str
    place: Place


class Met(NamedTuple):
    """An object that others are looked at with: a stream, a page, a font."""

    kind: str
    value: Value
    reference: str
    place: Place


class Reader:
    """Follows a file once. Nothing is looked at twice, and nothing recurses: a file may be as deep as it likes."""

    def __init__(self, objects: Objects) -> None:
        """Take the objects of a file."""
        self._objects = objects
        self.reached: dict[str, str] = {}
        """Kind of each object by its reference."""
        self.odd: list[Odd] = []
        self.heard: list[Heard] = []
        self.met: list[Met] = []
        self._pending: list[Met] = []
        self._pages: Mapping[str, Place] = {}
        self._tags: Mapping[str, Place] = {}
        """What a finding calls a page, and the tags on it, by the reference of the page."""

    def follow(self) -> None:
        """Look at everything that the trailer leads to."""
        self._number_pages()
        self.meet("Trailer", "trailer", FILE)
        while self._pending:
            self._look(self._pending.pop())

    def unreached(self) -> int:
        """Return how many objects of the file nothing leads to."""
        return sum(reference not in self.reached for reference in self._objects)

    def value(self, value: Value) -> Value:
        """Return what a reference names, noting that it was reached; any other value as it is."""
        if isinstance(value, str) and value in self._objects:
            self.reached.setdefault(value, "")
            return self._objects[value]
        return value

    def meet(self, kind: str, value: Value, place: Place) -> bool:
        """Take ``value`` for an object of a kind; False if it is none, or was reached as another."""
        reference = ""
        if isinstance(value, str):
            known = self.reached.get(value)
            if known is not None:
                return known == kind
            if value not in self._objects:
                return False
            reference, value = value, self._objects[value]
            self.reached[reference] = kind
        shape = OBJECTS[kind]
        if not isinstance(value, Stream if shape.stream else dict):
            return False
        self._pending.append(Met(kind, value, reference, place))
        return True

    def fits(self, kind: str, value: Value) -> bool:
        """Tell whether a value bears the marks of a kind."""
        entries = self._objects.get(value) if isinstance(value, str) else value
        entries = entries.entries if isinstance(entries, Stream) else entries
        if not isinstance(entries, dict):
            return False
        for key, mark in OBJECTS[kind].marks:  # noqa: SIM110 - see ``kinds.one_of``
            if entries.get(key) != mark:
                return False
        return True

    def hear(self, kind: str, text: str, place: Place) -> bool:
        """Take note of a string, to be compared with what the composition knows."""
        self.heard.append(Heard(kind, text, place))
        return True

    def _look(self, met: Met) -> None:
        shape = OBJECTS[met.kind]
        entries = met.value.entries if shape.stream else met.value
        place = self._place(met, shape, entries)
        if shape.kept:
            self.met.append(met._replace(place=place))
        kinds = shape.keys
        for key, value in entries.items():
            kind = kinds.get(key)
            if kind is None or not kind(self, value, place):
                self.odd.append(Odd(met.kind, key, place))
        for key, _ in shape.marks:
            if key not in entries:
                self.odd.append(Odd(met.kind, key, place))
        if met.kind == "Page" and met.reference not in self._pages:
            self.odd.append(Odd(met.kind, "/Parent", place))

    def _place(self, met: Met, shape: Shape, entries: Mapping[str, Value]) -> Place:
        if met.kind == "Page":
            return self._pages.get(met.reference, Place("page", "0"))
        if met.kind == "Element" and (tags := self._tags.get(entries.get("/Pg", ""))):
            return tags
        if shape.place:
            return Place(shape.place, _shown(entries.get(shape.named)))
        return met.place

    def _number_pages(self) -> None:
        root = self._objects.get(str(self._objects["trailer"].get("/Root")))
        tree = self._objects.get(str(root.get("/Pages"))) if isinstance(root, dict) else None
        kids = tree.get("/Kids") if isinstance(tree, dict) else None
        if isinstance(kids, list):
            numbers = {kid: str(number) for number, kid in enumerate(kids, 1) if isinstance(kid, str)}
            self._pages = {kid: Place("page", number) for kid, number in numbers.items()}
            self._tags = {kid: Place("tags", number) for kid, number in numbers.items()}


def _shown(value: Value) -> str:
    """Return the beginning of the words that name something."""
    words = string(value)
    return (str(value).removeprefix("/") if words is None else words)[:_MOST]
