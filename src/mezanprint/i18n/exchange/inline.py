"""The text of a message inside XLIFF 2: what must be taken over letter by letter stands as a protected code."""

from xml.etree.ElementTree import Element  # only made by the defused parser
from xml.sax.saxutils import escape, quoteattr

from mezanprint.i18n.exchange.codes import BEYOND_XML, Codes, ForeignCodeError

NAMESPACE = "{urn:oasis:names:tc:xliff:document:2.0}"
_SEEN_THROUGH = {f"{NAMESPACE}mrk", f"{NAMESPACE}sm", f"{NAMESPACE}em"}
"""Remarks that tools put round words: their words are kept, they are not."""


def as_data(codes: Codes) -> str:
    """Return the ``<originalData>`` of a unit, or nothing if it has no codes."""
    each = "".join(f'<data id="d{number}">{as_xml(code)}</data>' for number, code in codes)
    return f"<originalData>{each}</originalData>" if each else ""


def as_content(text: str, codes: Codes) -> str:
    """Return a text as the content of ``<source>`` or ``<target>``."""
    return codes.written(text, as_xml, _as_ph)


def _as_ph(number: int, text: str) -> str:
    shown = quoteattr(BEYOND_XML.sub("?", text))
    return f'<ph id="{number}" canCopy="no" canDelete="no" disp={shown} dataRef="d{number}"/>'


def as_xml(text: str) -> str:
    """Return a text as XML content; characters that XML cannot hold become ``<cp/>``."""
    escaped = escape(text, {"\r": "&#13;"})
    return BEYOND_XML.sub(lambda found: f'<cp hex="{ord(found[0]):04X}"/>', escaped)


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
