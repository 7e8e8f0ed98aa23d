"""The difference of two versions of a text as people see it: marked on a line of text, coloured, or as HTML."""

from markupsafe import Markup

from mezanprint.console.legible import spelt
from mezanprint.i18n.words.word_difference import Kind, difference
from mezanprint.model.direction.bidi_controls import LRI, PDI, RLI
from mezanprint.model.locales import Direction

_MARKS: dict[Kind, tuple[str, str]] = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
"""As ``wdiff`` and ``git diff --word-diff`` write them."""
_COLOURS: dict[Kind, tuple[str, str]] = {
    "same": ("", ""),
    "gone": ("\x1b[31;9m", "\x1b[0m"),
    "new": ("\x1b[32;1m", "\x1b[0m"),
}
"""Red and struck through, green and bold (ECMA-48, SGR): they differ without colour too."""
_ELEMENTS: dict[Kind, str] = {"gone": "del", "new": "ins"}


def as_line(old: str, new: str, direction: Direction, *, coloured: bool = False) -> str:
    """Return the difference on one line, isolated in ``direction``: ``report of [-2016-]{+2017+}``.

    What went and what came is isolated too, so that two figures side by side stay two and marks stay with their words.
    With ``coloured`` it is told apart by the colours of a terminal instead of the marks. What nobody sees is spelt out.
    """
    opening = RLI if direction is Direction.RTL else LRI
    ends = _COLOURS if coloured else _MARKS
    pieces = (
        _spelt(text) if kind == "same" else f"{opening}{ends[kind][0]}{_spelt(text)}{ends[kind][1]}{PDI}"
        for kind, text in difference(old, new)
    )
    return f"{opening}{''.join(pieces)}{PDI}"


def as_html(old: str, new: str) -> Markup:
    """Return the difference as HTML, ``del`` for what went and ``ins`` for what came, for a page with its style sheet.

    It is to stand in an element with the language and direction of both versions. What nobody sees is spelt out.
    """
    pieces = (
        (kind, Markup("<br>").join(_spelt(line) for line in text.split("\n"))) for kind, text in difference(old, new)
    )
    return Markup("").join(
        words if kind == "same" else Markup("<{0}>{1}</{0}>").format(_ELEMENTS[kind], words) for kind, words in pieces
    )


def _spelt(text: str) -> str:
    return "".join(map(spelt, text))
