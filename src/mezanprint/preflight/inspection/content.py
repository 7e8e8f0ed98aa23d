"""Text of marked content: what the codes between two marks mean, in the order in which the file shows them."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import pikepdf

Place: TypeAlias = tuple[int, tuple[int, int] | None]
"""Number of the page from 0, and the object of a form on it where the content stands in one."""
_UNKNOWN = "\ufffd"
_MAX_DEPTH = 12
_HEX = re.compile(r"<([0-9a-fA-F\s]*)>")


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


def marked_text(document: pikepdf.Pdf) -> Mapping[Place, Mapping[int, str]]:
    """Return the text of each piece of marked content by its place and number (MCID)."""
    found: dict[Place, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    meanings: dict[tuple[int, int], Meaning] = {}

    def meaning(font: Any) -> Meaning:
        if font.objgen == (0, 0):
            return Meaning(font)
        if font.objgen not in meanings:
            meanings[font.objgen] = Meaning(font)
        return meanings[font.objgen]

    for number, page in enumerate(document.pages):
        reader = _Reader(found, meaning)
        reader.read(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), (number, None), 0)
    return {place: {mark: "".join(parts) for mark, parts in marks.items()} for place, marks in found.items()}


class _Reader:
    """One page, with the forms on it."""

    def __init__(self, found: Any, meaning: Callable[[Any], Meaning]) -> None:
        self._found, self._meaning = found, meaning

    def read(self, content: Any, resources: Any, place: Place, depth: int) -> None:
        marks: list[int | None] = []
        font: Meaning | None = None
        for instruction in pikepdf.parse_content_stream(content):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name in ("BMC", "BDC"):
                marks.append(_mark(operands, resources))
            elif name == "EMC" and marks:
                marks.pop()
            elif name == "Tf":
                known = resources.get("/Font", pikepdf.Dictionary()).get(str(operands[0]))
                font = None if known is None else self._meaning(known)
            elif name in ("Tj", "TJ", "'", '"') and font:
                mark = next((each for each in reversed(marks) if each is not None), None)
                if mark is not None:
                    self._found[place][mark].append(font.text(_strings(operands[-1])))
            elif name == "Do" and depth < _MAX_DEPTH:
                form = resources.get("/XObject", pikepdf.Dictionary()).get(str(operands[0]))
                if form is not None and form.get("/Subtype") == "/Form":
                    self.read(form, form.get("/Resources", resources), (place[0], form.objgen), depth + 1)


def _mark(operands: Any, resources: Any) -> int | None:
    if len(operands) < 2:
        return None
    properties = operands[1]
    if isinstance(properties, pikepdf.Name):
        properties = resources.get("/Properties", pikepdf.Dictionary()).get(str(properties))
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties["/MCID"])
    return None


def _strings(operand: Any) -> bytes:
    parts = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
    return b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
