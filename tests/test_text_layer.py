"""What readers find in a PDF with right-to-left text, and that no ink moves for it."""

import io
import re
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from mezanprint.model.locales import Direction, HouseStyle
from mezanprint.preflight.readers.readers import read_text
from mezanprint.preflight.readers.recall import exact_lines, normal
from mezanprint.templating.texts.runs import Line, Run, order_runs, to_html
from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.weasyprint.weasy import HTML
from moved_ink import has_moved

TEXTS = Path(__file__).resolve().parents[1] / "benchmarks" / "texts"
FAMILIES = ("IBM Plex Sans Arabic", "Amiri")
CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def page(*paragraphs: str, family: str = FAMILIES[0], style: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    css = f"body {{ font: 12pt '{family}', 'IBM Plex Sans'; line-height: 1.8; {style} }}"
    return f"<html lang=ar dir=rtl><title>x</title><style>{css}</style><body>{body}"


def encoded(html: str) -> bytes:
    with text_layer():
        pdf: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def found(pdf: bytes) -> list[str]:
    """Lines as pdfium (Chrome) finds them, bidi controls removed."""
    text = "\n".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(pdf))
    return [CONTROLS.sub("", line).strip() for line in text.splitlines()]


def words(lines: list[str]) -> Counter[str]:
    return Counter(re.findall("[\u0621-\u0652\u0670]+", unicodedata.normalize("NFC", " ".join(lines))))


def plain_lines(kind: str) -> list[str]:
    block = (TEXTS / "lines.txt").read_text("utf-8").split(f"# {kind}\n")[1]
    return block.split("#")[0].split("\n")[:-1]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_unvocalised_line_is_found_as_it_was_written(family: str) -> None:
    lines = plain_lines("arabic")
    assert len(lines) == 12
    assert set(lines) <= set(found(encoded(page(*lines, family=family))))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_vowelled_word_is_found(family: str) -> None:
    text = (TEXTS / "vowelled.txt").read_text("utf-8").splitlines()
    assert words(text) - words(found(encoded(page(*text, family=family)))) == Counter()


def test_plain_weasyprint_loses_words_so_that_the_checks_above_can_fail() -> None:
    lines = plain_lines("arabic")
    assert words(lines) - words(found(HTML(string=page(*lines)).write_pdf()))


def test_latin_brackets_keep_their_sides_after_arabic_ones() -> None:
    pdf = encoded(page("منظمة (OPT) في غزة", "<span lang=en dir=ltr>He (and she) saw the office</span>"))
    assert "He (and she) saw the office" in found(pdf)


ARABIC = Line(Direction.RTL, HouseStyle(percent="left"), "ar", "en")


def in_order(line: str) -> str:
    """The line as pages have it: what runs against it in elements."""
    return to_html(order_runs([Run(line)], ARABIC)[0])


def every_line() -> list[str]:
    return [line for line in (TEXTS / "lines.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize("reader", ["poppler", "MuPDF"])
@pytest.mark.parametrize("family", FAMILIES)
def test_lines_with_numbers_brackets_and_latin_keep_their_order(reader: str, family: str, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(encoded(page(*map(in_order, every_line()), family=family)))
    (reading,) = read_text(tmp_path / "x.pdf", (reader,))
    lines = every_line()
    assert len(lines) == 48
    assert set(lines) - set(exact_lines(lines, reading.text)) == set()


@pytest.mark.parametrize("kind", ["arabic", "numbers", "harakat", "punctuation"])
def test_pdfium_finds_whole_lines_of_arabic_and_does_not_turn_brackets(kind: str) -> None:
    lines = plain_lines(kind)
    joined = "\n".join(found(encoded(page(*map(in_order, lines)))))
    assert set(lines) - set(exact_lines(lines, joined)) == set()


PIECES = {
    "bold": ("<p>كلمة <b>أخرى</b> <i>مائلة</i> ثم <a href='#x'>رابط</a></p>", "كلمة أخرى مائلة ثم رابط"),
    "row": ("<table><tr><td>الاسم<td>العدد<td>Al Mezan</table>", "الاسم العدد Al Mezan"),
    "apart": (
        "<p><span>مركز</span><span dir=ltr style='margin: 0 20px'>Human</span><b>حقوق</b></p>",
        "مركز Human حقوق",
    ),
}


@pytest.mark.parametrize("reader", ["poppler"])
@pytest.mark.parametrize("name", PIECES)
def test_words_of_different_elements_on_a_line_stay_apart(reader: str, name: str, tmp_path: Path) -> None:
    html, says = PIECES[name]
    (tmp_path / "x.pdf").write_bytes(encoded(page(html)))
    (reading,) = read_text(tmp_path / "x.pdf", (reader,))
    assert normal(reading.text) == says


@pytest.mark.parametrize("family", FAMILIES)
def test_no_ink_moves_at_300_dpi(family: str, tmp_path: Path) -> None:
    """Every dark pixel of one rendering has ink of the other within two pixels.

    Drawn by poppler: pdfium misplaces WeasyPrint's own justified words.
    """
    vowelled = (TEXTS / "vowelled.txt").read_text("utf-8").splitlines()[0]
    html = page(vowelled, *plain_lines("brackets"), *plain_lines("phones"), family=family, style="text-align: justify")
    _compare_ink(html, tmp_path)


def test_no_ink_moves_in_english_lines_with_arabic_ones_beside_them(tmp_path: Path) -> None:
    phrase = "The article in <span lang=ar dir=rtl>القدس العربي</span>, 12 May 2021, on self-determination."
    row = f"<table lang=en dir=ltr><tr><td style='width: 50%'>{phrase}<td lang=ar dir=rtl>من غزة، عام 1999"
    _compare_ink(page(row, style="text-align: justify"), tmp_path)


def _compare_ink(html: str, folder: Path) -> None:
    ours, theirs = _ink(encoded(html), folder / "ours"), _ink(HTML(string=html).write_pdf(), folder / "theirs")
    assert not has_moved(ours, theirs)


def _ink(pdf: bytes, name: Path) -> Image.Image:
    name.with_suffix(".pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "300", "-gray", "-singlefile", name.with_suffix(".pdf"), name], check=True)
    with Image.open(name.with_suffix(".pgm")) as picture:
        return ImageChops.invert(picture)


def test_widths_of_all_codes_equal_the_advances_of_the_embedded_font() -> None:
    text = (TEXTS / "vowelled.txt").read_text("utf-8").splitlines()[:2]
    with pikepdf.open(io.BytesIO(encoded(page(*text)))) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Subtype") == "/CIDFontType2"]
        assert fonts
        for font in fonts:
            _compare_widths(font)


def _compare_widths(font: pikepdf.Dictionary) -> None:
    file = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
    order, scale = file.getGlyphOrder(), 1000 / file["head"].unitsPerEm
    table = b"" if font.CIDToGIDMap == "/Identity" else font.CIDToGIDMap.read_bytes()
    entries = list(font.W.as_list())
    for first, widths in zip(entries[::2], entries[1::2], strict=True):
        for code, width in enumerate(widths.as_list(), int(first)):
            gid = int.from_bytes(table[2 * code : 2 * code + 2], "big") if table else code
            assert abs(float(width) - file["hmtx"][order[gid]][0] * scale) <= 1.01


def test_documents_do_not_share_codes() -> None:
    one, other = page("حُقُوقُ الإِنْسَانِ"), page("كلمات أخرى (OPT)")
    alone = encoded(one)
    encoded(other)
    assert encoded(one) == alone


def test_outside_the_block_weasyprint_is_left_alone() -> None:
    html = page("حقوق الإنسان")
    before = HTML(string=html).write_pdf()
    encoded(html)
    assert HTML(string=html).write_pdf() == before
