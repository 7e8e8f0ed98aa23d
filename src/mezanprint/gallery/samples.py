"""Sample content made from the types of fields: what a component or kind is given where nobody has written anything.

All languages are walked in step, so that the same text stands in the same place of each.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from mezanprint.gallery.sample_map import sample_geography
from mezanprint.model.datasets import Cell, Column, ColumnType, Dataset
from mezanprint.model.diagnostics import Span
from mezanprint.model.documents import Figure, Image, Items, Names, Node, Record, Value
from mezanprint.model.kinds import FieldSpec, FieldType
from mezanprint.model.texts import Block, BlockKind, Prose, Text, TextState

DAY = date(2026, 1, 1)
NOTE, LINK, NAME = "note", "site", "name"
"""Names of the note, the link and the proper name that sample texts call."""
SECTIONS = "sections"
"""Beginning of the keys of what sections hold."""
PLACE = Span("templates/base/components.toml", 1)
_FEW, _MANY = 2, 4
_OF_MAP = "value"
"""The field of a map that names a column of numbers."""
_HEADING = 60
"""Longest room of what is a heading or a label; what has more takes sentences."""
_ROOM = 160
"""Characters of a long text that says nothing of its room."""
_FIGURES = (("1250", "count"), ("38", "percent"), ("900", "EUR"))
_NUMBERS = ("1250", "340", "96.5", "12.75")
"""Of a column of data, from the greatest to the least."""
_VALUES = {
    FieldType.PHONE: "+000 00 000 0000",
    FieldType.EMAIL: "name@example.org",
    FieldType.URL: "https://example.org/page",
    FieldType.NUMBER: "12",
    FieldType.DATE: DAY.isoformat(),
    FieldType.VERBATIM: "A/1/2",
    FieldType.LINK: "https://example.org/page",
    FieldType.EAN: "978-0-306-40615-7",
}


class Length(StrEnum):
    """How much content a sample has."""

    SHORT = "short"
    """What a writer must give, in few words."""
    LONG = "long"
    """All that a writer may give, as far as there is room."""


@cache
def sample_words() -> Mapping[str, Mapping[str, Any]]:
    """Return the sample texts of each language."""
    return tomllib.loads((files("mezanprint.gallery") / "samples.toml").read_text("utf-8"))


def proper_name() -> Names:
    """Return the name of a house, as each language spells it."""
    return Names(tuple((language, words["name"]) for language, words in sample_words().items()), PLACE, f"data:{NAME}")


@dataclass(slots=True)
class Samples:
    """Makes the nodes of one document in one language; ``count`` goes on with each text, so that no two are alike."""

    language: str
    locale: str
    domain: str
    picture: str
    """Path of a picture of the project."""
    has_note: bool
    """Whether running text calls the note: not every kind prints notes."""
    count: dict[str, int] = field(default_factory=dict)
    last_row: str = ""
    row_names: tuple[str, ...] = ("1", "2", "3", "4")
    """Of the last table of data, which a map calls its areas by."""
    """Name of the last row of the data that was made last."""

    def record(self, specs: tuple[FieldSpec, ...], key: str, length: Length) -> Record:
        """Return the fields of a record: a short one has those that are required."""
        sizes = {spec.name: _size(spec, length) for spec in specs}
        fields = (
            (spec.name, self.node(spec, f"{key}.{spec.name}", length, sizes))
            for spec in specs
            if _is_wanted(spec, length)
        )
        return Record(tuple(fields), PLACE)

    def node(self, spec: FieldSpec, key: str, length: Length, sizes: Mapping[str, int]) -> Node:
        """Return what a field may hold; ``sizes`` are the lengths of the lists beside it."""
        match spec.type:
            case FieldType.TEXT:
                return self.text(key, self.words(spec.room, length))
            case FieldType.PROSE:
                return Prose(tuple(self._blocks(key, length)))
            case FieldType.NAMES:
                return replace(proper_name(), key=f"{self.domain}:{key}")
            case FieldType.FIGURE:
                return self._figure(key, length)
            case FieldType.IMAGE:
                return self._image(key, length)
            case FieldType.GEOJSON:
                return sample_geography(self.picture, self.row_names, f"{self.domain}:{key}")
            case FieldType.DATA:
                return self._data(key, length)
            case FieldType.RECORD:
                return self.record(spec.fields, key, length)
            case FieldType.LIST:
                return self._list(spec, key, length, sizes)
            case _:
                return Value(spec.type, self._value(spec, key), PLACE, f"{self.domain}:{key}")

    def text(self, key: str, words: str) -> Text:
        """Return a text of the document."""
        return Text(key, self.domain, words, words, self.locale, PLACE, TextState.TRANSLATED)

    def words(self, room: int | None, length: Length) -> str:
        """Return words for a text that has room for so many characters.

        As many sentences in each language: their number follows from the language that takes most room.
        """
        if room is not None and room <= _HEADING:
            return self._next("headings" if room > _HEADING // 2 else "labels")
        first = self._next("sentences")
        if length is Length.SHORT:
            return first
        number = self.count["sentences"] - 1
        fitting = 1
        while _longest(number, fitting + 1) <= (room or _ROOM):
            fitting += 1
        return " ".join((first, *(self._next("sentences") for _ in range(fitting - 1))))

    def _next(self, pool: str) -> str:
        number = self.count.get(pool, 0)
        self.count[pool] = number + 1
        return _pick(self.language, pool, number)

    def _blocks(self, key: str, length: Length) -> Iterator[Block]:
        words = sample_words()[self.language]
        yield Block(BlockKind.PARAGRAPH, (self.text(f"{key}.1", self.words(None, Length.LONG)),))
        if length is Length.SHORT:
            return
        called = self.words(None, Length.SHORT) + (f"[^{NOTE}]" if self.has_note else "")
        yield Block(BlockKind.HEADING, (self.text(f"{key}.2", self._next("headings")),), 3)
        yield Block(BlockKind.PARAGRAPH, (self.text(f"{key}.3", called),))
        for number, kind in enumerate((BlockKind.BULLETS, BlockKind.NUMBERED), start=4):
            items = (self.text(f"{key}.{number}.{item}", self._next("sentences")) for item in range(_FEW))
            yield Block(kind, tuple(items))
        yield Block(BlockKind.QUOTE, (self.text(f"{key}.6", words["quote"]),))

    def _figure(self, key: str, length: Length) -> Figure:
        number = self.count.get("figures", 0)
        self.count["figures"] = number + 1
        value, unit = _FIGURES[number % (len(_FIGURES) if length is Length.LONG else _FEW)]
        label = self.text(f"{key}.label", self._next("labels"))
        period = self.text(f"{key}.period", self._next("labels")) if length is Length.LONG else None
        source = self.text(f"{key}.source", self._next("labels"))
        name = f"{self.domain}:{key}"
        return Figure(name, Decimal(value), unit, label, None, period, source, PLACE, key=name)

    def _image(self, key: str, length: Length) -> Image:
        alt = self.text(f"{key}.alt", self._next("labels"))
        if length is Length.SHORT or not key.startswith(SECTIONS):  # a kind may have no place for more
            return Image(self.picture, alt, None, None, False, PLACE, f"{self.domain}:{key}")
        caption = self.text(f"{key}.caption", self._next("sentences"))
        credit = self.text(f"{key}.credit", self._next("labels"))
        return Image(self.picture, alt, caption, credit, False, PLACE, f"{self.domain}:{key}")

    def _data(self, key: str, length: Length) -> Dataset:
        """Return a table of data: what each row is about, and columns of numbers called by their places."""
        types = (ColumnType.TEXT, *[ColumnType.NUMBER] * (_FEW if length is Length.SHORT else _MANY))
        columns = tuple(
            Column(str(place), self.text(f"{key}.columns.{place}", self._next("labels")), kind, PLACE)
            for place, kind in enumerate(types)
        )
        rows = tuple(
            (
                Cell(self.text(f"{key}.rows.{row}", self._next("labels"))),
                *(
                    Cell(
                        number=place * Decimal(_NUMBERS[row]),
                        key=f"{self.domain}:{key}.{row}.{place}",
                    )
                    for place in range(1, len(columns))
                ),
            )
            for row in range(_MANY)
        )
        self.row_names = tuple(label.text.source for label, *_ in rows if label.text)
        label = rows[-1][0].text
        self.last_row = label.source if label else ""
        return Dataset(columns, rows, PLACE, key=f"{self.domain}:{key}")

    def _value(self, spec: FieldSpec, key: str) -> str:
        """Return a scalar; of data the name of a row, of the column of words, or in a list of one of numbers."""
        match spec.type:
            case FieldType.TOKEN:
                return spec.choices[0]
            case FieldType.ROW:
                return self.last_row
            case FieldType.COLUMN:
                last = key.rpartition(".")[2]
                return last if last.isdecimal() else "1" if last == _OF_MAP else "0"
            case FieldType.FEATURE:
                return self.row_names[0]
            case FieldType.NUMBER if spec.least:
                return str(spec.least)
            case _:
                return _VALUES[spec.type]

    def _list(self, spec: FieldSpec, key: str, length: Length, sizes: Mapping[str, int]) -> Items:
        assert spec.item is not None
        number = sizes.get(spec.like) or _size(spec, length)
        made = (self.node(spec.item, f"{key}.{place}", length, sizes) for place in range(1, number + 1))
        return Items(tuple(made), PLACE)


def _is_wanted(spec: FieldSpec, length: Length) -> bool:
    """Tell whether a sample has a field: one that may stand in the place of others does so in the long one.

    A column that need not be named is left out: what it would change depends on the data. That of a map shades it.
    """
    if length is Length.LONG:
        return not spec.unless and (spec.required or spec.type is not FieldType.COLUMN or spec.name == _OF_MAP)
    return spec.required


def _size(spec: FieldSpec, length: Length) -> int:
    """Return how many items the sample of a list has; rows as long as another list say so themselves."""
    if spec.type is not FieldType.LIST:
        return 0
    if spec.item and spec.item.type in (FieldType.COLUMN, FieldType.ROW):
        return 1  # not everything can show several columns
    if length is Length.SHORT or (spec.item and spec.item.empty):
        return _FEW
    return len(_FIGURES) if spec.item and spec.item.type is FieldType.FIGURE else _MANY


def _pick(language: str, pool: str, number: int) -> str:
    words = sample_words()[language][pool]
    return str(words[number % len(words)])


def _longest(number: int, sentences: int) -> int:
    """Return the length of so many sentences from ``number`` on, in the language that takes most characters."""
    places = range(number, number + sentences)
    return max(sum(len(_pick(language, "sentences", at)) + 1 for at in places) for language in sample_words())
