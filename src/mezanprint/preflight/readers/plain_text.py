"""The words of an HTML page, block by block, as a reader of its PDF should find them."""

import re
from html.parser import HTMLParser
from pathlib import Path

from mezanprint.model.diagnostics import Fault, Span, error
from mezanprint.model.translatable import msg

_HTML = (".html", ".htm", ".xhtml")
_SILENT = {"title", "style", "script", "template", "desc", "metadata"}
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "i", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
_RUNNING = re.compile(r"\.([\w-]+)\s*\{[^{}]*position:\s*running\(")


def read_source(file: Path) -> tuple[str, ...]:
    """Return the paragraphs of a UTF-8 text or HTML file; ``Fault`` if it is neither."""
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        message = msg("the file to compare with is no UTF-8 text")
        raise Fault(error("inspect-source", message, Span(file.name), msg("save it as UTF-8 text or HTML"))) from None
    return paragraphs(text) if file.suffix.lower() in _HTML else tuple(text.splitlines())


def paragraphs(html: str) -> tuple[str, ...]:
    """Return the text of each block of a page; titles, style sheets and the like are no text.

    Nor are headers and footers, which style sheets take from the page by ``position: running()``: they are repeated on
    every page, and stand in no tag.
    """
    parser = _Blocks(frozenset(_RUNNING.findall(html)))
    parser.feed(html)
    return tuple(text for block in parser.blocks if (text := " ".join(block.split())))


class _Blocks(HTMLParser):
    def __init__(self, running: frozenset[str]) -> None:
        super().__init__()
        self.blocks = [""]
        self._silent = 0
        self._running = running
        self._apart: list[str] = []
        """The header or footer that is open, with the elements of its kind inside it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        named = (dict(attrs).get("class") or "").split()
        if tag in self._apart or (not self._apart and self._running.intersection(named)):
            self._apart.append(tag)
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in self._apart:
            self._apart.pop()
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent and not self._apart:
            self.blocks[-1] += data

    def _break(self, tag: str) -> None:
        if tag not in _INLINE:
            self.blocks.append("")
