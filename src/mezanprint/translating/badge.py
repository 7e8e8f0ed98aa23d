"""A badge that says how far a translation is: a small SVG for a README or a web page."""

from xml.sax.saxutils import escape, quoteattr

_HEIGHT, _EDGE, _LETTER = 20, 7, 6.6
"""Height, space beside the words, and width of a letter, in px; ``textLength`` makes the width hold in any font."""
_GOOD, _FAIR, _POOR = "#2e6b34", "#7a5b00", "#9c2b23"
"""Each with white letters above a contrast of 4.5."""
_FAIR_FROM = 75


def badge(label: str, percent: int) -> str:
    """Return the SVG text of a badge; no font, no script and nothing from the network is in it."""
    says = f"{percent}% translated"
    left, right = _width(label), _width(says)
    colour = _GOOD if percent == 100 else _FAIR if percent >= _FAIR_FROM else _POOR
    words = f"{label}: {says}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{_HEIGHT}" role="img"'
        f" aria-label={quoteattr(words)}>\n"
        f"<title>{escape(words)}</title>\n"
        f'<rect width="{left + right}" height="{_HEIGHT}" rx="3" fill="{colour}"/>\n'
        f'<path d="M3 0h{left - 3}v{_HEIGHT}h-{left - 3}a3 3 0 0 1-3-3v-14a3 3 0 0 1 3-3z" fill="#444"/>\n'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">\n'
        f"{_text(label, left / 2, left)}{_text(says, left + right / 2, right)}</g>\n</svg>\n"
    )


def _width(words: str) -> int:
    return round(len(words) * _LETTER) + 2 * _EDGE


def _text(words: str, middle: float, width: int) -> str:
    return f'<text x="{middle:g}" y="14" textLength="{width - 2 * _EDGE}">{escape(words)}</text>\n'
