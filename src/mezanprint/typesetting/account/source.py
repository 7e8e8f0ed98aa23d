"""The tree of boxes before layout: everything that a document has to show."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.weasyprint.weasy import instead_of, weasyprint

_build_formatting_structure = weasyprint.document.build_formatting_structure


@dataclass(slots=True)
class Source:
    """The boxes of one document as they were built. Layout makes boxes of its own and leaves these as they are."""

    roots: list[Box] = field(default_factory=list)
    """The tree, and the notes that were taken out of it."""

    def boxes(self) -> Iterator[Box]:
        """Yield every box, in the order of the document."""
        for root in self.roots:
            yield from root.descendants()


@contextmanager
def noted_source() -> Iterator[Source]:
    """Note the tree of the document that is laid out inside the block; of several layouts, that of the last."""
    source = Source()

    def build(*arguments: Any) -> Box:
        root = _build_formatting_structure(*arguments)
        *_, notes = arguments
        source.roots[:] = [root, *notes]
        return root

    with instead_of(weasyprint.document, "build_formatting_structure", build):
        yield source
