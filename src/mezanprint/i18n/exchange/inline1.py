"""The text of a message inside XLIFF 1.2, in which a code holds what it stands for."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element  # only made by the defused parser
from xml.sax.saxutils import escape, quoteattr

from mezanprint.i18n.exchange.codes import BEYOND_XML, Codes, ForeignCodeError

_BEYOND = BEYOND_XML.pattern[1:-1]
CODED = re.compile(rf"(\{{[^{{}}{_BEYOND}]*\}}|\[\^[^\]\s{_BEYOND}]*\]|[{_BEYOND}])")
"""What is a code: this XLIFF has no way to spell a character that XML cannot hold."""
_CHARACTER = "x-u-"
_HOLDING = ("ph", "it", "bpt", "ept")
_EMPTY = ("x", "bx", "ex")
_SEEN_THROUGH = ("mrk", "sub")


def as_content1(text: str, codes: Codes) -> str:
    """Return a text as the content of ``<source>`` or ``<target>``."""
    return codes.written(text, lambda plain: escape(plain, {"\r": "&#13;"}), _coded)


def _coded(number: int, text: str) -> str:
    if BEYOND_XML.fullmatch(text):
        return f'<x id="{number}" ctype="{_CHARACTER}{ord(text):04x}"/>'
    return f'<ph id="{number}" equiv-text={quoteattr(text)}>{escape(text)}</ph>'


def local(element: Element) -> str:
    """Return the name of an element without its namespace: each version before 2 has one of its own, or none."""
    return element.tag.rpartition("}")[2]


def known_codes(element: Element) -> dict[str, str]:
    """Return what the codes of a ``<source>`` stand for, by their ids: a tool may bring one back empty."""
    return {child.get("id", ""): _said(child, {}) for child in element.iter() if local(child) in (*_HOLDING, *_EMPTY)}


def as_text1(element: Element, texts_of_ids: Mapping[str, str], depth: int = 0) -> str:
    """Return the text of ``<source>`` or ``<target>``; ``ForeignCodeError`` for a code that stands for no text."""
    pieces = [element.text or ""]
    for child in element:
        name = local(child)
        said = _said(child, texts_of_ids) if name in (*_HOLDING, *_EMPTY) else ""
        if said:
            pieces.append(said)
        elif name in _SEEN_THROUGH and depth < 20:
            pieces.append(as_text1(child, texts_of_ids, depth + 1))
        else:
            raise ForeignCodeError(name[:40])
        pieces.append(child.tail or "")
    return "".join(pieces)


def _said(inline: Element, known: Mapping[str, str]) -> str:
    kind = inline.get("ctype", "")
    if kind.startswith(_CHARACTER):
        return chr(int(kind.removeprefix(_CHARACTER), 16))
    return known.get(inline.get("id", ""), "") or "".join(inline.itertext()) or inline.get("equiv-text", "")
