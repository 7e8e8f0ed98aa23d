"""What is noted of fonts where the text layer draws a line by itself: what WeasyPrint notes when it draws it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest

from mezanprint.typesetting.kept.font_map import kept_fonts
from mezanprint.typesetting.text_layer import layer
from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.weasyprint.log_findings import listening
from mezanprint.typesetting.weasyprint.weasy import HTML, PageStream, pydyf

LINES = (
    "office fjord, AVATAR &amp; 12 (34)",
    "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ لا إله ١٢٣",
    "Al Mezan الميزان 2026 في",
    "missing &#x13000; and &#x13001; and &#x13000;",
    "a\u200bb x\u0301y",
    "<small>office</small> <big>office</big> <b>bold</b> <i>slanted</i>",
)


def fonts_of(lines: tuple[str, ...], block: AbstractContextManager[Any]) -> tuple[list[Any], list[str]]:
    """What is known of the fonts of a page that was drawn inside of a block, and what was said."""
    html = "".join(f"<p lang=ar dir=auto style='font-family: Amiri'>{line}<p>{line}" for line in lines)
    page = HTML(string=html).render(kept_fonts()).pages[0]
    kinds = ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace")
    resources = pydyf.Dictionary({kind: pydyf.Dictionary() for kind in kinds})
    fonts: dict[Any, Any] = {}
    with listening() as records, block:
        page.paint(PageStream(fonts, (0, 0, 1, 1), resources, {}, None, {}, None))
    return list(facts(fonts)), [record.getMessage() for record in records]


def facts(fonts: dict[Any, Any]) -> Iterator[Any]:
    for key, font in fonts.items():
        yield key, list(font.to_unicode.items()), list(font.widths.items()), font.missing


@pytest.mark.parametrize("lines", [*((line,) for line in LINES), LINES, LINES[::-1]])
def test_fonts_are_known_as_if_weasyprint_had_drawn_every_line(lines: tuple[str, ...]) -> None:
    own, said = fonts_of(lines, text_layer())
    assert (own, said) == fonts_of(lines, nullcontext())
    assert own[0][1]


def test_a_missing_character_is_told_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layer, "_draw_first_line", None)  # nobody else draws
    told = fonts_of((LINES[3],), text_layer())[1]
    assert sum("U+13000" in line for line in told) == 4
    assert sum("U+13001" in line for line in told) == 2
