"""The tag tree of a PDF as a screen reader gets it: kinds, languages and text in the order of reading.

Nothing of the viewer's own guessing is in it: text is what ``ActualText`` says, or else what the codes of the marked
content stand for by the font's own table. Sources: ISO 32000-1, 9.10, 14.7 and 14.9.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import pikepdf

_Place: TypeAlias = tuple[tuple[int, int], tuple[int, int] | None, int]
"""Page, form on it if any, and number of marked content."""
_BATCH = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_CODE = re.compile(rb"<([0-9a-fA-F\s]*)>")
_UNKNOWN = "\ufffd"
_MAX_DEPTH = 400


@dataclass(frozen=True, slots=True)
class Tag:
    """A structure element with all that is in it."""

    kind: str
    """Type as the file gives it: ``P``, ``H1``, ``Link``."""
    language: str
    """Its own or inherited language; empty if none is said."""
    alternative: str
    """What is said in the place of a picture."""
    words: str
    """Its own text and that of marked content directly in it; what is in ``kids`` is not repeated."""
    kids: tuple["Tag", ...]

    @property
    def text(self) -> str:
        """All text in the element, in order."""
        return self.words + "".join(kid.text for kid in self.kids)

    def walk(self) -> Iterator["Tag"]:
        """Yield the element and every one in it, in order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


def read_tags(document: pikepdf.Pdf) -> tuple[Tag, ...]:
    """Return the elements at the top of the tag tree; none if the file has no tags."""
    if "/StructTreeRoot" not in document.Root:
        return ()
    content = dict(_marked_text(document))
    language = str(document.Root.get("/Lang", ""))
    return tuple(
        _read(kid, content, language, None, _MAX_DEPTH)
        for kid in _list(document.Root.StructTreeRoot.get("/K"))
        if isinstance(kid, pikepdf.Dictionary)
    )


def _read(element: Any, content: dict[_Place, str], language: str, page: Any, depth: int) -> Tag:
    page = element.get("/Pg", page)
    language = str(element.get("/Lang", language))
    kids: list[Tag] = []
    words: list[str] = []
    for kid in _list(element.get("/K")) if depth else ():
        if isinstance(kid, int):
            words.append(content.get((page.objgen, None, kid), "") if page is not None else "")
        elif kid.get("/Type") == "/MCR":
            at, form = kid.get("/Pg", page), kid.get("/Stm")
            place = (at.objgen, None if form is None else form.objgen, int(kid.MCID))
            words.append(content.get(place, ""))
        elif "/S" in kid:
            kids.append(_read(kid, content, language, page, depth - 1))
    kind, alternative = str(element.get("/S", "/"))[1:], str(element.get("/Alt", ""))
    if "/ActualText" in element:
        return Tag(kind, language, alternative, str(element.ActualText), ())
    return Tag(kind, language, alternative, "".join(words), tuple(kids))


def _list(value: Any) -> list[Any]:
    """Return kids as a list: one may stand alone. Numbers come as integers."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _marked_text(document: pikepdf.Pdf) -> Iterator[tuple[_Place, str]]:
    """Yield the text of each piece of marked content."""
    fonts: dict[tuple[int, int], dict[int, str]] = {}
    for page in document.pages:
        found: dict[_Place, list[str]] = {}
        _Content(page.obj.objgen, fonts, found).read(page.obj, page.obj.get("/Resources"), None)
        yield from ((place, "".join(pieces)) for place, pieces in found.items())


class _Content:
    """One page's content, read operator by operator."""

    def __init__(self, page: Any, fonts: dict[Any, dict[int, str]], found: dict[_Place, list[str]]) -> None:
        self._page, self._fonts, self._found = page, fonts, found

    def read(self, stream: Any, resources: Any, form: Any, depth: int = 8) -> None:
        numbers: list[int | None] = []
        table: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(stream, "BDC BMC EMC Tf Tj TJ Do"):
            operands, name = instruction.operands, str(instruction.operator)
            if name in ("BDC", "BMC"):
                numbers.append(_number(operands))
            elif name == "EMC" and numbers:
                numbers.pop()
            elif name == "Tf":
                table = self._table(resources.Font.get(str(operands[0])))
            elif (
                name == "Do" and depth and (inner := resources.XObject.get(str(operands[0]))).get("/Subtype") == "/Form"
            ):
                self.read(inner, inner.get("/Resources", resources), inner.objgen, depth - 1)
            elif name in ("Tj", "TJ"):
                number = next((each for each in reversed(numbers) if each is not None), None)
                if number is not None:
                    text = "".join(_decoded(table, piece) for piece in _list(operands[0]))
                    self._found.setdefault((self._page, form, number), []).append(text)

    def _table(self, font: Any) -> dict[int, str]:
        if font is None or "/ToUnicode" not in font:
            return {}
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = dict(_codes(font.ToUnicode.read_bytes()))
        return self._fonts[font.objgen]


def _number(operands: Any) -> int | None:
    properties = operands[1] if len(operands) > 1 else None
    return int(properties.MCID) if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties else None


def _decoded(table: dict[int, str], piece: Any) -> str:
    if not isinstance(piece, pikepdf.String):
        return ""
    data = bytes(piece)
    return "".join(table.get(int.from_bytes(data[i : i + 2], "big"), _UNKNOWN) for i in range(0, len(data), 2))


def _codes(cmap: bytes) -> Iterator[tuple[int, str]]:
    """Yield code and text of a ToUnicode table of two-byte codes; ranges to a list of texts are not in use."""
    for kind, body in _BATCH.findall(cmap):
        values = [bytes.fromhex(code.decode()) for code in _CODE.findall(body)]
        if kind == b"bfchar":
            yield from (
                (int.from_bytes(a, "big"), b.decode("utf-16-be"))
                for a, b in zip(values[::2], values[1::2], strict=False)
            )
            continue
        for low, high, text in zip(values[::3], values[1::3], values[2::3], strict=False):
            first, last = int.from_bytes(low, "big"), int.from_bytes(text[-2:], "big")
            for step in range(int.from_bytes(high, "big") - first + 1):
                yield first + step, (text[:-2] + (last + step).to_bytes(2, "big")).decode("utf-16-be")
