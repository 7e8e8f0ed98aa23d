"""Fonts with composites are whole: any program that reads the embedded file finds it in order."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import calcChecksum

from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.weasyprint.fonts import pinned_fonts
from mezanprint.typesetting.weasyprint.weasy import HTML, FontConfiguration

VARIABLE = "'IBM Plex Sans', 'IBM Plex Sans Arabic'"
STATIC = "'Amiri'"
TEXT = "حُقُوقُ الإِنْسَانِ (OPT) في 2026، و<b>العدل</b> B'Tselem"
NEEDED = {"OS/2", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "post", "prep"}


def encoded(families: str, face: str = "") -> bytes:
    html = f"<html lang=ar dir=rtl><style>{face} body {{ font: 12pt {families} }}</style><p>{TEXT}"
    with text_layer():
        pdf: bytes = HTML(string=html).write_pdf(font_config=FontConfiguration())
    return pdf


def files(pdf: bytes) -> list[bytes]:
    """The font files embedded in a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/FontBBox" in o]
        return [f[key].read_bytes() for f in fonts for key in ("/FontFile2", "/FontFile3") if key in f]


def has_composites(font: TTFont) -> bool:
    return any(font["glyf"][name].isComposite() for name in font.getGlyphOrder())


@pytest.mark.parametrize("families", [VARIABLE, STATIC])
def test_every_glyph_of_a_font_with_composites_can_be_read(families: str) -> None:
    composites = []
    for content in files(encoded(families)):
        font = TTFont(io.BytesIO(content), lazy=False)
        font.ensureDecompiled()
        glyphs = font["glyf"]
        composites.append(has_composites(font))
        parts = {p.glyphName for n in font.getGlyphOrder() for p in getattr(glyphs[n], "components", [])}
        assert parts <= set(font.getGlyphOrder())
        assert font["maxp"].numGlyphs == len(font.getGlyphOrder()) == len(font["hmtx"].metrics)
    assert any(composites)


@pytest.mark.parametrize("families", [VARIABLE, STATIC])
def test_limits_boxes_and_checksums_are_what_a_compiler_would_write(families: str) -> None:
    for content in files(encoded(families)):
        font = TTFont(io.BytesIO(content))
        told = {key: getattr(font["maxp"], key) for key in ("maxComponentElements", "maxComponentDepth")}
        told |= {"advanceWidthMax": font["hhea"].advanceWidthMax}
        font["maxp"].recalc(font)
        font["hhea"].recalc(font)
        for key in ("maxComponentElements", "maxComponentDepth"):
            assert told[key] >= getattr(font["maxp"], key)
        assert told["advanceWidthMax"] >= font["hhea"].advanceWidthMax
        for name in font.getGlyphOrder():
            glyph = font["glyf"][name]
            if glyph.isComposite():
                stated = (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)
                glyph.recalcBounds(font["glyf"])
                assert stated == (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)
        assert calcChecksum(content) == 0xB1B0AFBA


def test_a_font_that_was_added_to_holds_what_a_pdf_needs_and_nothing_else() -> None:
    tables = [set(TTFont(io.BytesIO(content)).reader.tables) for content in files(encoded(STATIC))]
    added = [names for names in tables if names <= NEEDED]
    assert added
    assert all(names >= {"glyf", "head", "hhea", "hmtx", "loca", "maxp"} for names in added)


@pytest.mark.parametrize("families", [VARIABLE, STATIC])
def test_qpdf_has_nothing_to_say(families: str, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(encoded(families))
    done = subprocess.run(["qpdf", "--check", tmp_path / "x.pdf"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_font_with_cubic_outlines_stays_as_weasyprint_embeds_it(tmp_path: Path) -> None:
    face = f"@font-face {{ font-family: Cubic; src: url({_cubic(tmp_path / 'cubic.otf').as_uri()}) }}"
    html = f"<html lang=ar dir=rtl><style>{face} body {{ font: 12pt Cubic }}</style><p>سلام"
    plain = HTML(string=html).write_pdf(font_config=FontConfiguration())
    with text_layer() as layer:
        ours = HTML(string=html).write_pdf(font_config=FontConfiguration())
    assert files(ours) == files(plain)
    assert [TTFont(io.BytesIO(content)).sfntVersion for content in files(ours)] == ["OTTO"]
    assert layer.lines == ["سلام"]


def _cubic(target: Path) -> Path:
    """Write an OpenType/CFF font with the unjoined letters of Amiri."""
    path = next(font.locate() for font in pinned_fonts() if font.file.endswith("Amiri-Regular.ttf"))
    assert path
    source = TTFont(path)
    characters = {code: name for code, name in source.getBestCmap().items() if chr(code) in " سلام"}
    order, glyphs = [".notdef", *characters.values()], source.getGlyphSet()
    outlines, metrics = {}, {}
    for name in order:
        pen = T2CharStringPen(glyphs[name].width, glyphs)
        glyphs[name].draw(pen)
        outlines[name], metrics[name] = pen.getCharString(), (glyphs[name].width, 0)
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=False)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(characters)
    builder.setupCFF("Cubic", {}, outlines, {})
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=1000, descent=-500)
    builder.setupOS2(sTypoAscender=1000, usWinAscent=1000, usWinDescent=500)
    builder.setupNameTable({"familyName": "Cubic", "styleName": "Regular"})
    builder.setupPost()
    builder.save(target)
    return target
