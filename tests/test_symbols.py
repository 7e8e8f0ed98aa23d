"""Signs that every page can have, in one colour, beside letters of all scripts: drawn, and found as text."""

import re
from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from editions import make_files
from house_fonts import installed
from mezanprint.engine.selection import Selection
from mezanprint.model.faces import SIGNS

LINE = "☐ ☑ ☒ ✓ ✔ ✗ ☎ ✉ ★ ☆ ● ○ ■ ▲ → ← ⚠ ♀ ⚖ 📞 🏠 👍 🕊 😀"
ARABIC = "☐ نعم ☑ لا ☎ هاتف 📞 ★ مهم"


@pytest.fixture
def root(new_project: Callable[..., Path]) -> Path:
    root = new_project()
    document = root / "content" / "leaflet" / "document.yaml"
    text = document.read_text("utf-8").replace("      We hang lamps where people walk at night.\n", f"      {LINE}\n")
    document.write_text(text, "utf-8")
    catalog = root / "locales" / "ar" / "LC_MESSAGES" / "leaflet.po"
    said = catalog.read_text("utf-8").replace("We hang lamps where people walk at night.", LINE)
    catalog.write_text(re.sub(rf'(msgid "{LINE}"\nmsgstr )"[^"]*"', rf'\1"{ARABIC}"', said), "utf-8")
    return root


def test_signs_are_drawn_from_one_hand_and_found_as_they_were_typed(root: Path) -> None:
    for locale, line in (("en", LINE), ("ar", ARABIC)):
        (made,) = make_files(root, Selection(locales=(locale,)))
        with pypdfium2.PdfDocument(made.artifact.data) as document:
            text = document[0].get_textpage().get_text_bounded()
        assert set(line) - set(text) == set()
        with pikepdf.open(BytesIO(made.artifact.data)) as pdf:
            fonts = {str(o.FontFamily) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o}
        assert set(SIGNS) <= fonts


def test_a_web_page_shows_them_without_their_family_being_named(root: Path) -> None:
    (made,) = make_files(root, Selection(locales=("ar",), profile="web"))
    page = made.artifact.data.decode()
    shown: dict[str, set[str]] = {}
    for family, ranges, data in re.findall(
        r'font-family: "([^"]+)";[^}]*unicode-range: ([^;]+);[^}]*base64,([^"]+)"', page
    ):
        with TTFont(BytesIO(b64decode(data))) as font:
            characters = {chr(int(code.removeprefix("U+"), base=16)) for code in ranges.split(", ")}
            assert characters <= set(map(chr, font.getBestCmap()))
            shown.setdefault(family, set()).update(characters)
    assert shown["IBM Plex Sans Arabic"] >= set("☐☑☎📞★")


def test_no_sign_is_in_both_fonts_and_none_takes_the_place_of_a_letter() -> None:
    symbols, emoji = (set(TTFont(installed(f"{name.replace(' ', '')}.ttf")).getBestCmap()) for name in SIGNS)
    assert symbols & emoji <= {0x20, 0xA0, 0x200D, 0xFE0E, 0xFE0F}
    assert len(symbols) > 500
    assert len(emoji) > 1000
    assert not [chr(code) for code in symbols | emoji if chr(code).isalpha()]
