"""The fonts of a process, opened once: WeasyPrint opens them for each document, and gives back little of the memory."""

import os
from functools import lru_cache
from typing import Any

from mezanprint.typesetting.weasyprint.house_fonts import HouseFont, add_font
from mezanprint.typesetting.weasyprint.weasy import FontConfiguration, is_known_release, pango

_THREADED = 15100
"""Since Pango 1.51 each map of fonts asks fontconfig by a thread of its own. A fork has no threads: it would wait."""


def _shared(house: tuple[HouseFont, ...]) -> FontConfiguration:
    """Return the fonts that a process has open; a fork takes them over where it can ask them for more."""
    return _opened(house, os.getpid() if pango.pango_version() >= _THREADED else 0)


@lru_cache(maxsize=2)
def _opened(house: tuple[HouseFont, ...], _process: int) -> FontConfiguration:
    fonts = FontConfiguration()
    for font in house:
        add_font(fonts, font)
    return fonts


class _Fonts(FontConfiguration):  # type: ignore[misc]
    """The fonts of one document, which are those of all; what was measured with them is its own."""

    def __init__(self, house: tuple[HouseFont, ...]) -> None:
        """Begin with the closed set of fonts and those of the house."""
        self.house, shared = house, _shared(house)
        self._config, self.font_map = shared._config, shared.font_map
        self.strut_layouts: dict[str, Any] = {}
        self.font_features: dict[bytes, Any] = {}

    def add_font_face(self, *arguments: Any) -> None:
        """Open all fonts anew for a document that brings one of its own: no other document has it."""
        if self.font_map is _shared(self.house).font_map:
            super().__init__()
        super().add_font_face(*arguments)


def kept_fonts(house: tuple[HouseFont, ...] = ()) -> FontConfiguration:
    """Return the fonts for one document: the closed set, and those of the house that it names."""
    return _Fonts(house) if is_known_release() else _opened.__wrapped__(house, 0)


def house_of(fonts: FontConfiguration) -> tuple[HouseFont, ...] | None:
    """Return by what the fonts of a document are known from those of others; None if it brings some of its own."""
    return fonts.house if isinstance(fonts, _Fonts) and fonts._folder is None else None
