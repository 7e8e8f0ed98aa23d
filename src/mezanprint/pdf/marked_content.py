"""Text of marked content: what the codes between two marks mean, in the order in which the file shows them.

Marks may say a text in the place of what is shown, a language (ISO 32000-1, 14.9), and that it is written from its end
(14.8.2.3.3).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

import pikepdf

from mezanprint.pdf.lightening import large_pages

Place: TypeAlias = tuple[int, tuple[int, int] | None]
"""Number of the page from 0, and the object of a form on it where the content stands in one."""
_UNKNOWN = "\ufffd"
_MAX_DEPTH = 12
_HEX = re.compile(r"<([0-9a-fA-F\s]*)>")


@dataclass(frozen=True, slots=True)
class Words:
    """Text of marked content in one language."""

    text: str
    language: str
    """As the marks say; empty where only the structure does, if anything."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """What the beginning of marked content says."""

    number: int | None = None
    actual: str | None = None
    language: str | None = None
    reversed: int | None = None
    """Where content begins that is written from its end, in the words of its number (14.8.2.3.3)."""


class Meaning:
    """What the codes of one font mean."""

    def __init__(self, font: Any) -> None:
        self.bytes = 2 if font.get("/Subtype") == "/Type0" else 1
        self._texts = _to_unicode(font["/ToUnicode"].read_bytes()) if "/ToUnicode" in font else None

    def text(self, shown: bytes) -> str:
        """Return the text of a shown string."""
        codes = (int.from_bytes(shown[i : i + self.bytes], "big") for i in range(0, len(shown), self.bytes))
        if self._texts is None:
            return shown.decode("cp1252", "replace") if self.bytes == 1 else _UNKNOWN * (len(shown) // 2)
        return "".join(self._texts.get(code, _UNKNOWN) for code in codes)


def _to_unicode(cmap: bytes) -> dict[int, str]:
    """Return the entries of a ToUnicode CMap. Source: ISO 32000-1, 9.10.3."""
    text, found = cmap.decode("latin-1"), {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        words = _HEX.findall(block)
        found.update({_number(code): _utf16(meaning) for code, meaning in zip(words[::2], words[1::2], strict=False)})
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, single, several in re.findall(
            r"<([^>]*)>\s*<([^>]*)>\s*(?:<([^>]*)>|\[(.*?)\])", block, re.DOTALL
        ):
            start, end = _number(first), min(_number(last), _number(first) + 0xFFFF)
            if several:
                found.update(zip(range(start, end + 1), map(_utf16, _HEX.findall(several)), strict=False))
            elif single:
                base = _utf16(single)
                found.update(
                    {code: base[:-1] + chr(ord(base[-1:] or " ") + code - start) for code in range(start, end + 1)}
                )
    return found


def _number(digits: str) -> int:
    return int("".join(digits.split()) or "0", 16)


def _utf16(digits: str) -> str:
    packed = "".join(digits.split())
    return bytes.fromhex(packed + "0" * (len(packed) % 2)).decode("utf-16-be", "replace")


def marked_content(document: pikepdf.Pdf) -> Mapping[Place, Mapping[int, tuple[Words, ...]]]:
    """Return the text of each piece of marked content by its place and number (MCID); nothing of large pages."""
    found: dict[Place, dict[int, list[Words]]] = defaultdict(lambda: defaultdict(list))
    meanings: dict[tuple[int, int], Meaning] = {}

    def meaning(font: Any) -> Meaning:
        if font.objgen == (0, 0):
            return Meaning(font)
        if font.objgen not in meanings:
            meanings[font.objgen] = Meaning(font)
        return meanings[font.objgen]

    large = large_pages(document)
    for number, page in enumerate(document.pages):
        if number + 1 in large:
            continue
        reader = _Reader(found, meaning)
        reader.read(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), (number, None), 0)
    return {place: {mark: _joined(parts) for mark, parts in marks.items()} for place, marks in found.items()}


def _joined(parts: list[Words]) -> tuple[Words, ...]:
    by_language = groupby(parts, lambda part: part.language)
    return tuple(Words("".join(part.text for part in group), language) for language, group in by_language)


class _Reader:
    """One page, with the forms on it."""

    def __init__(self, found: Any, meaning: Callable[[Any], Meaning]) -> None:
        self._found, self._meaning = found, meaning

    def read(self, content: Any, resources: Any, place: Place, depth: int) -> None:
        marks: list[_Mark] = []
        font: Meaning | None = None
        for instruction in pikepdf.parse_content_stream(content):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name in ("BMC", "BDC"):
                self._begin(marks, self._mark(operands, resources, marks, place), place)
            elif name == "EMC" and marks:
                marks.pop()
            elif name == "Tf":
                known = resources.get("/Font", pikepdf.Dictionary()).get(str(operands[0]))
                font = None if known is None else self._meaning(known)
            elif name in ("Tj", "TJ", "'", '"') and font:
                if all(mark.actual is None for mark in marks):
                    text = font.text(_strings(operands[-1]))
                    backwards = any(mark.reversed is not None for mark in marks)
                    self._add(marks, place, text[::-1] if backwards else text)
            elif name == "Do" and depth < _MAX_DEPTH:
                form = resources.get("/XObject", pikepdf.Dictionary()).get(str(operands[0]))
                if form is not None and form.get("/Subtype") == "/Form":
                    self.read(form, form.get("/Resources", resources), (place[0], form.objgen), depth + 1)

    def _begin(self, marks: list[_Mark], mark: _Mark, place: Place) -> None:
        """Enter marked content; a text that stands for all in it is said at once, unless one stands for that."""
        replaced = any(each.actual is not None for each in marks)
        marks.append(mark)
        if mark.actual is not None and not replaced:
            self._add(marks, place, mark.actual)

    def _add(self, marks: list[_Mark], place: Place, text: str) -> None:
        number = _number_of(marks)
        if number is not None:
            language = next((mark.language for mark in reversed(marks) if mark.language is not None), "")
            start = next((mark.reversed for mark in marks if mark.reversed is not None), None)
            words = self._found[place][number]
            words.insert(len(words) if start is None else start, Words(text, language))

    def _mark(self, operands: Any, resources: Any, marks: list[_Mark], place: Place) -> _Mark:
        number = _number_of(marks)
        if operands[0] == "/ReversedChars" and number is not None:
            return _Mark(reversed=len(self._found[place][number]))
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = resources.get("/Properties", pikepdf.Dictionary()).get(str(properties))
        if not isinstance(properties, pikepdf.Dictionary):
            return _Mark()
        own, actual, language = (properties.get(key) for key in ("/MCID", "/ActualText", "/Lang"))
        return _Mark(
            None if own is None else int(own),
            None if actual is None else str(actual),
            None if language is None else str(language),
        )


def _number_of(marks: list[_Mark]) -> int | None:
    return next((mark.number for mark in reversed(marks) if mark.number is not None), None)


def _strings(operand: Any) -> bytes:
    parts = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
    return b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
