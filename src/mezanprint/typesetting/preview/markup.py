"""The elements of a page of which the texts alone are others: made of those it had before, for a parser takes long.

The HTML of a page is tags with texts between them. Where all its tags are those of the page before, its tree is too,
but for the texts. Which text of the tree is which of the HTML is known only where both were compared; a text that a
parser may read otherwise than as it stands is left to the parser.
"""

import re
from collections.abc import Iterator
from copy import copy, deepcopy
from html import unescape
from typing import TypeAlias
from xml.etree.ElementTree import Element

from mezanprint.typesetting.pictures.proportions import parsed_html
from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
from mezanprint.typesetting.weasyprint.weasy import HTML

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z][^\s/>]*)", re.IGNORECASE)
_DOCTYPE = "<!doctype"
_PLAIN = re.compile(
    r"(?:[^&<>\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|&(?:amp|lt|gt|quot|#34|#39);)+"
)
"""A text without anything that HTML knows but as a character (HTML, 13.2.3.5 and 13.2.5.72)."""
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_RAW = frozenset(
    ("iframe", "listing", "noembed", "noframes", "noscript", "plaintext", "pre", "script", "style", "template")
) | {"textarea", "xmp"}
"""In these a text means something else, or begins behind its first line end (HTML, 13.1.2)."""
_FOREIGN = "{"
Place: TypeAlias = tuple[int, str]
"""The number of an element in its tree, and ``text`` or ``tail``."""


class Markup:
    """The HTML of a page with its tree, to which nothing has been done."""

    def __init__(self, page: HTML, parts: list[str], places: tuple[Place | None, ...]) -> None:
        """Take a page that was parsed of ``parts``, and where each text among these stands in its tree."""
        self._page, self._parts, self._places = page, parts, places

    @classmethod
    def parsed(cls, string: str, fetcher: ProjectFetcher) -> "Markup":
        """Parse HTML."""
        page, parts = parsed_html(string, fetcher), _TAG.split(string)
        return cls(page, parts, _places(parts[1::2], page.etree_element))

    def with_texts(self, string: str) -> "Markup | None":
        """Return other HTML with its tree; None unless it is known without parsing it."""
        parts = _TAG.split(string)
        if parts[1::2] != self._parts[1::2]:
            return None
        root = deepcopy(self._page.etree_element)
        elements = list(root.iter())
        for number, (before, after) in enumerate(zip(self._parts[::2], parts[::2], strict=True)):
            if before != after and not self._put(elements, number, before, after):
                return None
        return Markup(_page_with(self._page, root), parts, self._places)

    def page(self, fetcher: ProjectFetcher) -> HTML:
        """Return a page that may be changed."""
        page = _page_with(self._page, deepcopy(self._page.etree_element))
        page.url_fetcher = fetcher
        return page

    def _put(self, elements: list[Element], number: int, before: str, after: str) -> bool:
        place = self._places[number] if self._places else None
        if place is None or not (_is_plain(before) and _is_plain(after)):
            return False
        element, name = elements[place[0]], place[1]
        # What stands where it may not, or is a piece of a tag, is another text in the tree.
        if getattr(element, name) != unescape(before):
            return False
        setattr(element, name, unescape(after))
        return True


def _page_with(page: HTML, root: Element) -> HTML:
    other = copy(page)
    other.wrapper_element = type(page.wrapper_element).from_html_root(root, content_language=None)
    other.etree_element = root
    return other


def _places(tags: list[str], root: Element) -> tuple[Place | None, ...]:
    """Return where each text between tags stands in the tree; nothing if other elements are there than are written."""
    opened: list[tuple[int, str]] = []
    elements = enumerate(root.iter())
    try:
        return (None, *(_place_after(tag, opened, elements) for tag in tags))
    except _OtherTree:
        return ()


class _OtherTree(Exception):  # noqa: N818 - no fault: a parser adds what nobody writes
    """The tree is not what is written."""


def _place_after(tag: str, opened: list[tuple[int, str]], elements: Iterator[tuple[int, Element]]) -> Place | None:
    """Return where the text behind a tag stands, None if that is not told; note which elements are open then."""
    match = _NAME.match(tag)
    if match is None:
        if tag[: len(_DOCTYPE)].lower() != _DOCTYPE:
            raise _OtherTree
        return None
    name = match[1].lower()
    if tag[1] == "/":
        number, begun = opened.pop() if opened else (0, "")
        if begun != name:
            raise _OtherTree
        return number, "tail"
    number, element = next(elements, (0, None))
    if element is None or not isinstance(element.tag, str) or element.tag.rpartition("}")[2].lower() != name:
        raise _OtherTree
    if name in _EMPTY or (element.tag.startswith(_FOREIGN) and tag.endswith("/>")):
        return number, "tail"
    opened.append((number, name))
    return None if name in _RAW else (number, "text")


def _is_plain(text: str) -> bool:
    """Tell whether a text is read as it stands, and is more than space, which a parser drops in places."""
    return bool(_PLAIN.fullmatch(text)) and not text.isspace()
