"""The words of an HTML page, block by block, as a reader of its PDF should find them."""

from html.parser import HTMLParser

_SILENT = {"title", "style", "script", "template", "desc", "metadata"}
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "i", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip


def paragraphs(html: str) -> tuple[str, ...]:
    """Return the text of each block of a page; titles, style sheets and the like are no text."""
    parser = _Blocks()
    parser.feed(html)
    return tuple(text for block in parser.blocks if (text := " ".join(block.split())))


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks = [""]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        self._silent += tag in _SILENT
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.blocks[-1] += data

    def _break(self, tag: str) -> None:
        if tag not in _INLINE:
            self.blocks.append("")
