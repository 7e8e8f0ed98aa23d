"""Where in the HTML of a template a value is put: some places cannot be made safe by escaping."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from mezanprint.model.translatable import msg

_RAW = ("script", "style", "textarea", "title")
_OPEN = re.compile(r"<([A-Za-z][^\s/>]*)|<!--")
_NAME = re.compile(r"[^\s=>\"'/]+")


class Place(StrEnum):
    """Part of a page at which an expression stands."""

    TEXT = "text"
    TAG = msg("a tag, outside an attribute")
    ATTRIBUTE = msg("a quoted attribute")
    UNQUOTED = msg("an attribute without quotes")
    STYLE_ATTRIBUTE = msg("a `style` attribute")
    EVENT = msg("an event attribute")
    SCRIPT = msg("a `<script>` element")
    STYLE = msg("a `<style>` element")
    COMMENT = msg("a comment")


_REFUSED = frozenset(
    {"audio", "base", "button", "embed", "form", "iframe", "input", "link", "meta", "object"}
    | {"script", "select", "source", "style", "svg", "textarea", "video"}
)
"""Elements that fetch, run or take input, or whose rules nobody checks; ``<meta charset>`` is the exception."""
SAFE = (Place.TEXT, Place.ATTRIBUTE)


class Scanner:
    """Follows the HTML of a template from one expression to the next. Both branches of a condition are read in turn."""

    def __init__(self) -> None:
        self._element = ""
        self._quote = ""
        self._attribute = ""
        self._in_tag = self._assigned = self._in_comment = False
        self.refused: list[tuple[str, int]] = []
        """Elements and attributes that pages do not have, with the offset in the data last fed."""

    def feed(self, html: str) -> None:
        """Read template data up to the next expression or statement."""
        position = 0
        while position < len(html):
            if self._in_comment:
                position = self._until(html, position, "-->")
                self._in_comment = position < 0
            elif self._quote:
                position = self._until(html, position, self._quote)
                if position >= 0:
                    self._quote = self._attribute = ""
                    self._assigned = False
            elif self._in_tag:
                position = self._tag(html, position)
            else:
                position = self._text(html, position)
            if position < 0:
                return

    @staticmethod
    def _until(html: str, position: int, end: str) -> int:
        found = html.find(end, position)
        return found + len(end) if found >= 0 else -1

    def _text(self, html: str, position: int) -> int:
        if self._element in _RAW:
            end = re.compile(f"</{self._element}", re.IGNORECASE).search(html, position)
            self._element = "" if end else self._element
            return end.end() if end else -1
        opened = _OPEN.search(html, position)
        if not opened:
            return -1
        self._in_comment = opened[1] is None
        self._in_tag = not self._in_comment
        self._element = (opened[1] or "").lower()
        if self._element in _REFUSED and not html.startswith("<meta charset", opened.start()):
            self.refused.append((f"<{self._element}>", opened.start()))
        return opened.end()

    def _tag(self, html: str, position: int) -> int:
        char = html[position]
        if char == ">":
            self._in_tag = self._assigned = False
            if self._element not in _RAW:
                self._element = ""
        elif char in "\"'" and self._assigned:
            self._quote = char
        elif char == "=":
            self._assigned = True
        elif word := _NAME.match(html, position):
            if not self._assigned:
                self._named(word[0].lower(), position)
            self._assigned = False
            return word.end()
        return position + 1

    def _named(self, attribute: str, position: int) -> None:
        self._attribute = attribute
        if attribute == "style" or attribute.startswith("on"):
            self.refused.append((f"{attribute}=", position))

    def place(self) -> Place:
        """Return where the next expression stands."""
        if self._in_comment:
            return Place.COMMENT
        if self._in_tag:
            return self._place_in_tag()
        return {"script": Place.SCRIPT, "style": Place.STYLE}.get(self._element, Place.TEXT)

    def _place_in_tag(self) -> Place:
        if not self._quote:
            return Place.UNQUOTED if self._assigned else Place.TAG
        if self._attribute == "style":
            return Place.STYLE_ATTRIBUTE
        return Place.EVENT if self._attribute.startswith("on") else Place.ATTRIBUTE


class Expression(NamedTuple):
    """An expression of a template: its line, its words, and where it stands."""

    line: int
    words: str
    place: Place


class Refused(NamedTuple):
    """An element or attribute that pages do not have, with its line."""

    line: int
    what: str


def walk(tokens: Iterable[tuple[int, str, str]]) -> tuple[list[Expression], list[Refused]]:
    """Return the expressions of a template, and what stands in its HTML that pages do not have.

    ``tokens`` are those of ``Environment.lex``.
    """
    scanner, expressions, refused = Scanner(), list[Expression](), list[Refused]()
    line, words, place, inside = 0, "", Place.TEXT, False
    for number, kind, value in tokens:
        if kind == "data":
            scanner.feed(value)
            refused += (Refused(number + value.count("\n", 0, offset), what) for what, offset in scanner.refused)
            scanner.refused.clear()
        elif kind == "variable_begin":
            line, words, place, inside = number, "", scanner.place(), True
        elif kind == "variable_end":
            expressions.append(Expression(line, words.strip(), place))
            inside = False
        elif inside:
            words += value
    return expressions, refused
