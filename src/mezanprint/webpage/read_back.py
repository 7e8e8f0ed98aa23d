"""A finished page read back: its elements, words and addresses, in order."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(slots=True)
class Page:
    """What stands in a page. Words are those of its body, cut at white space; those of attributes are ``spoken``."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    title: str = ""
    beside: list[str] = field(default_factory=list)
    """Comments, instructions, and declarations other than that of HTML."""


def read_page(html: str) -> Page:
    """Return what stands in a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.page.words = "".join(reader.text).split()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.text: list[str] = []
        self._raw = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.page.elements.append((tag, attributes))
        if tag in ("style", "title"):
            self._raw = tag
            self.page.styles += [""] if tag == "style" else []
        if "href" in attributes:
            self.page.links.append(attributes["href"])
        if tag == "img":
            self.page.pictures.append(attributes.get("src", ""))
        for name in ("alt", "title", "aria-label", "aria-description"):
            self.page.spoken += attributes.get(name, "").split()

    def handle_endtag(self, tag: str) -> None:
        if tag == self._raw:
            self._raw = ""

    def handle_data(self, data: str) -> None:
        if self._raw == "style":
            self.page.styles[-1] += data
        elif self._raw == "title":
            self.page.title += data
        else:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.page.beside.append(data)

    def handle_pi(self, data: str) -> None:
        self.page.beside.append(data)

    def unknown_decl(self, data: str) -> None:
        self.page.beside.append(data)

    def handle_decl(self, decl: str) -> None:
        if decl != "DOCTYPE html":
            self.page.beside.append(decl)
