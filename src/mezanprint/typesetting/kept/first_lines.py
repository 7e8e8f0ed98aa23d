"""First lines of texts, each broken once: WeasyPrint breaks most lines of a page three times.

A line that was broken is numbers and a text, with nothing of Pango in it. It depends on the text, the width, and the
properties of its style that are named here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import Any, TypeAlias

from mezanprint.typesetting.weasyprint.weasy import Layout, instead_of, split_first_line, weasyprint

PROPERTIES = (
    "direction",
    "lang",
    "white_space",
    "font_family",
    "font_size",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
    "font_variation_settings",
    "font_language_override",
    "text_decoration_line",
    "letter_spacing",
    "word_spacing",
    "tab_size",
    "word_break",
    "overflow_wrap",
    "hyphens",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
)
"""All that WeasyPrint asks of a style to break a line."""
_style = itemgetter(*PROPERTIES)
_HEIGHT = (
    "font_family",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
    "font_variation_settings",
    "font_language_override",
    "lang",
)
"""By which WeasyPrint knows how high the lines of a font are: it writes them out to a text for each line."""
_face, _sized_face = itemgetter(*_HEIGHT), itemgetter(*_HEIGHT, "font_size", "line_height")
_find_strut = weasyprint.layout.inline.strut
_face_key = weasyprint.text.line_break._font_style_cache_key
_LONGEST = 2_000
"""Characters of a text: of a longer one each line has a rest of its own."""
_MOST = 8_000_000
"""Characters of all texts that are kept, with what else a line takes."""
_LINE = 400
_MOST_LOOKS = 1_000
Line: TypeAlias = tuple[Any, ...]
"""Layout, bytes, where the next line begins, width, height and baseline."""
_Kept: TypeAlias = tuple[dict[str, Any], tuple[Any, ...]]
"""What is known of the layout, and the numbers."""


class Lines:
    """The first lines of a process; those that came first go first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lines: dict[Any, _Kept] = {}
        self._looks: dict[Any, object] = {}
        self.size = 0
        """Characters that are kept, as ``_MOST`` counts them."""

    def split(self, text: str, style: Any, context: Any, *arguments: Any, **options: Any) -> Line:
        """Return the first line of a text as WeasyPrint's ``split_first_line`` does, which it stands in for."""
        # A style sheet may bring no fonts. Where one did, the name of a family would not say which font it is.
        if len(text) > _LONGEST or style.font_config._folder is not None:
            return tuple(split_first_line(text, style, context, *arguments, **options))
        look = (_style(style), getattr(style.font_config, "house", ()))
        key = (text, look, arguments, *options.items())
        try:
            line = self._lines.get(key)
        except TypeError:  # a property has a value that can be no key
            return tuple(split_first_line(text, style, context, *arguments, **options))
        if line is None:
            layout, *numbers = split_first_line(text, style, context, *arguments, **options)
            layout.look = self._look(look)
            # Whoever draws the line changes its layout.
            self._keep(key, (vars(layout).copy(), tuple(numbers)))
            return (layout, *numbers)
        attributes, measures = line
        layout = Layout.__new__(Layout)
        vars(layout).update(attributes)
        return (layout, *measures)

    def _look(self, look: Any) -> object:
        """Return by what ``drawn_lines`` knows the properties of a line: comparing all of them would take longer."""
        if len(self._looks) > _MOST_LOOKS:
            self._looks.clear()
        return self._looks.setdefault(look, object())

    def _keep(self, key: Any, line: _Kept) -> None:
        self._lines[key] = line
        self.size += _LINE + len(key[0])
        while self.size > _MOST:
            oldest = next(iter(self._lines))
            del self._lines[oldest]
            self.size -= _LINE + len(oldest[0])


def _height_key(style: Any, include_size: bool = False) -> Any:
    """Return by what the height of a line is known in its document: the same values, not written out."""
    key = _sized_face(style) if include_size else _face(style)
    try:
        hash(key)
    except TypeError:
        return _face_key(style, include_size)
    return key


def _strut(style: Any) -> tuple[float, float]:
    """Return height and baseline of a line of a style as WeasyPrint's ``strut`` does: once, unless it was changed."""
    key = _sized_face(style)
    strut: tuple[Any, tuple[float, float]] | None = vars(style).get("strut")
    if strut is None or strut[0] != key:
        try:
            height = style.font_config.strut_layouts.get(key) or _find_strut(style)
        except TypeError:  # a property has a value that can be no key
            height = _find_strut(style)
        style.strut = strut = key, height
    return strut[1]


LINES = Lines()
"""Those of this process."""


@contextmanager
def kept_lines() -> Iterator[None]:
    """Lay out what is laid out inside the block with the lines that are kept, and keep those it breaks."""
    layout = weasyprint.layout
    with (
        instead_of(layout.inline, "split_first_line", LINES.split),
        instead_of(layout.preferred, "split_first_line", LINES.split),
        instead_of(layout.inline, "strut", _strut),
        instead_of(weasyprint.text.line_break, "_font_style_cache_key", _height_key),
    ):
        yield
