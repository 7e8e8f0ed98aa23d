"""The text of a message inside XLIFF: what must be taken over letter by letter stands as a protected code."""

import re
from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element  # only made by the defused parser
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "{urn:oasis:names:tc:xliff:document:2.0}"
_CODE = re.compile(r"(\{[^{}]*\}|\[\^[^\]\s]*\])")
_BEYOND_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SEEN_THROUGH = {f"{NAMESPACE}mrk", f"{NAMESPACE}sm", f"{NAMESPACE}em"}
"""Remarks that tools put round words: their words are kept, they are not."""


class ForeignCodeError(ValueError):
    """A code inside a text that we did not write and so can not turn into a text."""


class Codes:
    """The protected codes of one unit. A code has the same id in source and target."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Number the codes of all texts of a unit."""
        self._ids: dict[tuple[str, int], int] = {}
        for text in texts:
            for name in _numbered(text):
                self._ids.setdefault(name, len(self._ids) + 1)

    def data(self) -> str:
        """Return the ``<originalData>`` of the unit, or nothing if it has no codes."""
        each = "".join(f'<data id="d{number}">{as_xml(code)}</data>' for (code, _), number in self._ids.items())
        return f"<originalData>{each}</originalData>" if each else ""

    def content(self, text: str) -> str:
        """Return a text as the content of ``<source>`` or ``<target>``."""
        names = iter(_numbered(text))
        pieces = _CODE.split(text)
        return "".join(self._code(next(names)) if number % 2 else as_xml(piece) for number, piece in enumerate(pieces))

    def _code(self, name: tuple[str, int]) -> str:
        number = self._ids[name]
        shown = quoteattr(_BEYOND_XML.sub("?", name[0]))
        return f'<ph id="{number}" canCopy="no" canDelete="no" disp={shown} dataRef="d{number}"/>'


def _numbered(text: str) -> list[tuple[str, int]]:
    """Return each code of a text with how often it came before."""
    seen: Counter[str] = Counter()
    names = []
    for code in _CODE.findall(text):
        names.append((code, seen[code]))
        seen[code] += 1
    return names


def as_xml(text: str) -> str:
    """Return a text as XML content; characters that XML cannot hold become ``<cp/>``."""
    escaped = escape(text, {"\r": "&#13;"})
    return _BEYOND_XML.sub(lambda found: f'<cp hex="{ord(found[0]):04X}"/>', escaped)


def as_text(element: Element, data: dict[str, str], depth: int = 0) -> str:
    """Return the text of ``<source>``, ``<target>`` or ``<data>``; ``ForeignCodeError`` for codes that are not ours."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{NAMESPACE}cp":
            pieces.append(chr(int(child.get("hex", ""), 16)))
        elif child.tag == f"{NAMESPACE}ph" and child.get("dataRef", "") in data:
            pieces.append(data[child.get("dataRef", "")])
        elif child.tag in _SEEN_THROUGH and depth < 20:
            pieces.append(as_text(child, data, depth + 1))
        else:
            raise ForeignCodeError(child.tag.removeprefix(NAMESPACE)[:40])
        pieces.append(child.tail or "")
    return "".join(pieces)
