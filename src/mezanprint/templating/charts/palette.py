"""Which colour each series has: two hues and a tint of each, so that neighbours differ in lightness too.

A photocopy shows dark, light, dark, light. Two darks or two lights are told apart by a pattern, as soon as there are
more than two series: so nothing is said by a hue alone.
"""

from mezanprint.templating.charts.chart import Setting
from mezanprint.templating.drawings.patterns import is_light

_FILLS = ("brand", "brand-light", "accent/hatch", "accent-light/dots", "brand/dots", "brand-light/hatch")
LINES = ("brand", "brand-line", "accent", "accent-line")
"""Of lines, which a light tint is too weak for."""
MOST, MOST_PARTS = 4, len(_FILLS)
"""Series that one chart can tell apart, and parts of a whole."""
PLAIN, MUTED, HIGHLIGHT, EMPTY = "brand", "brand-light", "accent", "tint"
"""Of one series: bars, those beside a highlighted one, that one itself, and what is left of a whole."""
INK, QUIET, RULE, PAPER = "ink", "quiet", "rule", "paper"


def fill(number: int) -> str:
    """Return the fill of a series, or of a part of a whole."""
    return _FILLS[number % MOST_PARTS]


def row_fill(row: int, highlight: int | None) -> str:
    """Return the fill of a bar that is the only one of its row."""
    if highlight is None:
        return PLAIN
    return HIGHLIGHT if row == highlight else MUTED


def role_on(token: str, setting: Setting) -> str:
    """Return the role of a value that stands on a fill: dark letters on a light one, white letters on a dark one."""
    return "value" if is_light(setting.colours[token]) else "value on-dark"
