"""One text as it is written into a page, without the codes: which those are differs from document to document."""

from collections.abc import Sequence
from typing import NamedTuple

from mezanprint.typesetting.text_layer.codes import Meaning, Numbers

SLOT = "%04x"
"""Where a code stands in a passage."""


class Passage(NamedTuple):
    """PDF operators from the first Tf on, with a slot for each code."""

    text: str
    slots: Sequence[Meaning]
    """What the codes in the slots mean."""
    asked: Sequence[Meaning]
    """The same, each once and in the order in which fonts are asked for them: their codes are counted in this order."""

    def operators(self, numbers: Numbers) -> bytes:
        """Return the operators with the codes that a document has."""
        for meaning in self.asked:
            numbers[meaning]
        return (self.text % tuple([numbers[meaning] for meaning in self.slots])).encode()
