"""Artifacts: marked content that belongs to the page, not to the text (ISO 32000-1, 14.8.2.2)."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from mezanprint.typesetting.boxes.tree import Box, descendants
from mezanprint.typesetting.tags.tag_tree import Mark, Tags
from mezanprint.typesetting.weasyprint.weasy import boxes, pydyf

_PLACES = {"top": "Header", "bottom": "Footer"}


class Artifacts:
    """The artifacts of one page, until they are written into its content."""

    def __init__(self, stream: Any, tags: Tags) -> None:
        self._stream = stream
        self._tags = tags
        self._found: dict[int, Any] = {}
        self._margins: dict[Box, str] | None = None

    def add(self, mark: Mark) -> None:
        """Make an artifact of ``mark``."""
        self._tags.owners[mark.page][mark.number] = "null"
        self._found[mark.number] = None

    def add_pagination(self, mark: Mark) -> None:
        """Make an artifact of ``mark`` that says whether it stands at the head or the foot of its page."""
        if self._margins is None:
            self._margins = _margins(self._tags.document.pages[mark.page])
        self.add(mark)
        properties = self._found[mark.number] = pydyf.Dictionary({"Type": "/Pagination"})
        if place := self._margins.get(mark.box):
            properties["Subtype"] = f"/{place}"

    def write(self) -> None:
        """Change the content of the page."""
        if not self._found:
            return
        for content in contents(self._stream, self._tags):
            tokens = content.stream
            for place, number in reversed(list(marked(tokens))):
                if number in self._found:
                    properties = self._found[number]
                    said = [b"BMC"] if properties is None else [properties, b"BDC"]
                    tokens[place - 1 : place + 2] = ["/Artifact", *said]


def marked(tokens: list[Any]) -> Iterator[tuple[int, int]]:
    """Yield where in a content stream the properties of marked content stand, with the number of each."""
    place = 0
    with suppress(ValueError):  # there are no more: the list is searched in C, for it has ten thousand tokens
        while True:
            place = tokens.index(b"BDC", place + 1)
            properties = tokens[place - 1]
            if isinstance(properties, pydyf.Dictionary) and "MCID" in properties:
                yield place - 1, int(properties["MCID"])


def contents(stream: Any, tags: Tags) -> Iterator[Any]:
    """Yield the content of a page and of the forms in it: a group with transparency is one."""
    yield stream
    yield from _forms(stream._resources, tags, set())


def _forms(resources: Any, tags: Tags, visited: set[int]) -> Iterator[Any]:
    for each in resources.get("XObject", {}).values():
        form = tags.object(each) if isinstance(each, bytes) else each
        if not isinstance(form, pydyf.Stream) or form.extra.get("Subtype") != "/Form" or id(form) in visited:
            continue
        visited.add(id(form))
        yield form
        own = form.extra.get("Resources")
        if own:
            yield from _forms(tags.object(own) if isinstance(own, bytes) else own, tags, visited)


def _margins(page: Any) -> dict[Box, str]:
    """Return the boxes in the margins of a page with the kind of pagination they are."""
    kinds: dict[Box, str] = {}
    for margin in page._page_box.children:
        if isinstance(margin, boxes.MarginBox):
            place = margin.at_keyword.removeprefix("@").partition("-")[0]
            kinds |= dict.fromkeys(descendants(margin), _PLACES.get(place, ""))
    return kinds
