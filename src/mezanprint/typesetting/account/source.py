"""The tree of boxes before layout: everything that a document has to show."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from mezanprint.typesetting.boxes.tree import Box, descendants
from mezanprint.typesetting.weasyprint.weasy import instead_of, weasyprint

_build_formatting_structure = weasyprint.document.build_formatting_structure


@dataclass(slots=True)
class Source:
    """The boxes of one document as they were built. Layout makes boxes of its own and leaves these as they are."""

    roots: tuple[Box, ...] = ()
    """The tree, and the notes that were taken out of it."""
    _boxes: tuple[Box, ...] = ()

    def boxes(self) -> tuple[Box, ...]:
        """Return every box, in the order of the document."""
        if not self._boxes:  # walked once, by whoever asks first: many do
            self._boxes = tuple(box for root in self.roots for box in descendants(root))
        return self._boxes

    def note(self, *roots: Box) -> None:
        """Note the boxes of a layout in the place of those of the last one."""
        self.roots, self._boxes = roots, ()


@contextmanager
def noted_source() -> Iterator[Source]:
    """Note the tree of the document that is laid out inside the block; of several layouts, that of the last."""
    source = Source()

    def build(*arguments: Any) -> Box:
        root = _build_formatting_structure(*arguments)
        *_, notes = arguments
        source.note(root, *notes)
        return root

    with instead_of(weasyprint.document, "build_formatting_structure", build):
        yield source
