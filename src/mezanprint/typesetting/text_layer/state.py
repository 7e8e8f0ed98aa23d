"""What is known while the text layer of one document is written."""

from typing import Any

from mezanprint.typesetting.text_layer.beside import Beside, Line, alone
from mezanprint.typesetting.text_layer.codes import Codes, Numbers
from mezanprint.typesetting.text_layer.majority import ONE_LANGUAGE, Majority, majority_of
from mezanprint.typesetting.text_layer.trail import Extent, Gap, Place, Trail
from mezanprint.typesetting.text_layer.turns import Turns


class TextLayer:
    """Codes of one document's fonts."""

    def __init__(self) -> None:
        """Start without codes: each font gets its own when its first line is drawn."""
        self.codes: dict[str, Codes] = {}
        self.numbers = Numbers(self.codes)
        self.lines: list[str] = []
        """Text of every piece drawn, in logical order: what a reader must be able to find."""
        self.rows: list[str] = []
        """Text of every line between its raised numbers: what a reader must tell in that order."""
        self.trail = Trail()
        self.line: Line | None = None
        """The line that is being drawn."""
        self._page: Any = None
        self._majority = ONE_LANGUAGE

    def majority_of(self, page: Any) -> Majority:
        """Return what poppler takes a page for; it is looked at when its first line is drawn."""
        if page is not self._page:
            self._page, self._majority = page, majority_of(page)
        return self._majority

    def codes_of(self, font: Any) -> Codes:
        """Return the codes of a ``weasyprint.pdf.fonts.Font``."""
        codes = self.codes.get(font.hash)
        if codes is None:
            codes = self.codes[font.hash] = Codes(font)
        return codes

    def around(self, stream: Any, textbox: Any, place: Place, text: Extent) -> tuple[Beside, Gap | None]:
        """Return what stands round a text that will be drawn next at ``place``."""
        beside = self.line.beside(textbox) if self.line else alone(Turns())
        if self.trail.parts(stream, place, text, self.line):
            beside = beside._replace(cuts=beside.cuts | {0})
        return beside, self.trail.gap(stream, place, text)

    def follow(self, stream: Any, place: Place, text: Extent, said: str) -> None:
        """Take note that a text was drawn, which says something."""
        self.trail.follow(stream, place, text, self.line)
        self.lines.append(said)
