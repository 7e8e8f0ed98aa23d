"""The fonts of a process, opened once: WeasyPrint opens them for each document, and gives back little of the memory."""

from collections.abc import Callable
from functools import cache
from typing import Any

from mezanprint.typesetting.weasyprint.weasy import FontConfiguration, is_known_release


@cache
def _shared() -> FontConfiguration:
    return FontConfiguration()


class _Fonts(FontConfiguration):  # type: ignore[misc]
    """The fonts of one document, which are those of all; what was measured with them is its own."""

    def __init__(self) -> None:
        """Begin with the closed set of fonts."""
        shared = _shared()
        self._config, self.font_map = shared._config, shared.font_map
        self.strut_layouts: dict[str, Any] = {}
        self.font_features: dict[bytes, Any] = {}

    def add_font_face(self, *arguments: Any) -> None:
        """Open all fonts anew for a document that brings one of its own: no other document has it."""
        if self.font_map is _shared().font_map:
            super().__init__()
        super().add_font_face(*arguments)


kept_fonts: Callable[[], FontConfiguration] = _Fonts if is_known_release() else FontConfiguration
"""Return the fonts for one document."""
