"""Letters of one word in several elements: they join as in one, and nobody reads anything but the word."""

import io
import itertools
import re
from collections.abc import Sequence
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pymupdf
import pypdfium2
import pytest

from mezanprint.preflight.readers.readers import read_text
from mezanprint.typesetting.paragraphs.letter_joins import joins_next, joins_previous
from mezanprint.typesetting.typeset import typeset
from mezanprint.typesetting.weasyprint.weasy import HTML
from positions import printed
from shapes import glyph_ids
from sheets import sheet

JOINER = "\u200d"
FAMILIES = ("IBM Plex Sans Arabic", "Amiri")
WIDE, STEP = 300, 80
"""Points, which are pixels: a page, and from line to line."""
LETTERS = "بجدرسصطعفقكلمنهويىاةءأؤئآٱپچژکگڤۀےەࢠ"
CUT = {
    "المدرسة": "المدر<span style='color: #900'>سة</span>",
    "والمحكمة": "و<b>الم</b>حكمة",
    "والمسلمين": "والمس<a href='https://example.org/'>لم</a>ين",
    "محمد": "مح<i>م<b>د</b></i>",
    "يعقوب": "يعق<b><i>و</i></b>ب",
    "الدَّرْسَ": "الدَّرْ<i>سَ</i>",
    "بَيْتُ": "بَي<span style='color: #900'>ْتُ</span>",
    "دَرْسُ": "دَر<i>ْسُ</i>",
    "مستشفى": "مست<span style='padding: 0 1px; background: #fd8'>شف</span>ى",
}
"""Words, and the same with an element that begins or ends inside."""
CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("كتا", "ب", False),
        ("كت", "اب", True),
        ("بَ", "ب", True),
        ("ب", "َب", True),
        ("بـ", "٥", False),
        ("ب", " ب", False),
        ("و", "ب", False),
        ("ب", "ء", False),
        ("a", "ب", False),
        ("ب", "1", False),
        ("ى", "ب", True),
        ("ة", "ب", False),
        ("ب\u200c", "ب", False),
        ("ب\u200f", "ب", True),
        ("", "ب", False),
    ],
)
def test_a_cut_is_joined_between_joining_letters_only(left: str, right: str, joined: bool) -> None:
    assert (joins_next(left) and joins_previous(right)) == joined


def inks(bodies: Sequence[str], family: str = FAMILIES[0]) -> list[bytes]:
    """Return the pixels of lines set one under the other with the closed fonts, each as it would be alone."""
    css = f"""@page {{ size: {WIDE}pt {STEP * len(bodies) + 40}pt; margin: 20pt }}
    em {{ font-style: normal }} p {{ height: {STEP}pt; font: 40pt/{STEP}pt {family} }}"""
    page = "".join(f"<p>{body}</p>" for body in bodies)
    shown = pypdfium2.PdfDocument(typeset(sheet(page, css), Path.cwd()).data)[0].render(scale=1).to_pil()
    tops = [20 + STEP * number for number in range(len(bodies))]
    lines = [shown.crop((0, top, WIDE, top + STEP)).tobytes() for top in tops]
    assert all(len(set(line)) > 2 for line in lines)
    return lines


def test_the_letters_said_to_join_are_those_that_harfbuzz_joins() -> None:
    """A letter joins the next one exactly if a joiner after it changes its shape; before it, likewise."""
    # The joiner on the other side keeps the comparison to one side at a time.
    lines = inks([*LETTERS, *(letter + JOINER for letter in LETTERS), *(JOINER + letter for letter in LETTERS)])
    for letter, alone, before, after in zip(LETTERS, *batched(lines, len(LETTERS)), strict=True):
        assert (before != alone) == joins_next(letter), letter
        assert (after != alone) == joins_previous(letter), letter


@pytest.mark.parametrize("family", FAMILIES)
def test_a_word_cut_by_elements_has_the_ink_of_the_whole_word(family: str) -> None:
    pairs = (*itertools.product(("بيس", "بيعَ"), ("مهد", "طَين")), ("بَيـ", "ّْتُ"))
    whole = [left + right for left, right in pairs]
    joined = [f"{left}<em>{right}</em>" for left, right in pairs]
    apart = [f"{left}\u200c<em>\u200c{right}</em>" for left, right in pairs]
    lines = batched(inks([*whole, *joined, *apart], family), len(pairs))
    for word, one, cut, parted in zip(whole, *lines, strict=True):
        # The boundary may move a letter by a fraction of a pixel; a lost join changes the letters themselves.
        assert unlike(cut, one) * 4 < unlike(parted, one), word


def batched(lines: list[bytes], count: int) -> list[list[bytes]]:
    return [lines[start : start + count] for start in range(0, len(lines), count)]


def unlike(one: bytes, other: bytes) -> int:
    """Return how many pixels differ clearly."""
    return sum(abs(a - b) > 100 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("word", CUT)
def test_letters_have_the_forms_of_the_whole_word_whatever_cuts_it(word: str) -> None:
    # Glyph ids are the same in all weights of the family.
    whole = glyph_ids(f"<p data-key='d:w'>{word}</p>", "d:w")
    assert sorted(glyph_ids(f"<p data-key='d:w'>{CUT[word]}</p>", "d:w")) == sorted(whole)


def test_lam_and_alef_in_two_elements_join_and_are_no_ligature() -> None:
    cut = glyph_ids("<p data-key='d:w'>سل<b>ام</b></p>", "d:w")
    forms = glyph_ids(f"<p data-key='d:w'>سل{JOINER}{JOINER}ام</p>", "d:w")
    assert sorted(cut) == sorted(forms)


@pytest.mark.parametrize(
    "apart", ["<br>", "<b style='display: inline-block'>x</b>", "<bdi>12</bdi>", "<span dir='ltr'>x</span>"]
)
def test_letters_with_something_between_them_do_not_join(apart: str) -> None:
    between = glyph_ids(f"<p data-key='d:w'>{apart}</p>", "d:w")
    whole = glyph_ids(f"<p data-key='d:w'>بيت {apart} بيت</p>", "d:w")
    space = glyph_ids("<p data-key='d:w'>بيت بيت</p>", "d:w")
    assert set(glyph_ids(f"<p data-key='d:w'>بيت{apart}بيت</p>", "d:w")) - set(between) <= set(whole) & set(space)


def test_the_word_is_as_wide_as_the_whole_one() -> None:
    for word, cut in CUT.items():
        if "<b>" not in cut and "padding" not in cut:
            assert width(f"<p><span class='w'>{cut}</span></p>") == pytest.approx(width(f"<p>{word}</p>"), abs=0.1), (
                word
            )


def width(body: str) -> float:
    page = pypdfium2.PdfDocument(typeset(sheet(body, "p { font-size: 30pt }"), Path("/")).data)[0]
    pixels = page.render(scale=4).to_pil().convert("L").point(lambda value: 255 * (value < 200))
    left, _, right, _ = pixels.getbbox() or (0, 0, 0, 0)
    return (right - left) / 4


@pytest.mark.parametrize("reader", ["poppler", "pdfium", "MuPDF"])
@pytest.mark.parametrize("family", FAMILIES)
def test_readers_find_the_word_and_no_joiner(family: str, reader: str, tmp_path: Path) -> None:
    body = "".join(f"<p>قرأنا {cut} أمس</p>" for cut in CUT.values())
    (tmp_path / "x.pdf").write_bytes(printed(body, f"p {{ font-family: '{family}', 'IBM Plex Sans' }}"))
    (reading,) = read_text(tmp_path / "x.pdf", (reader,))
    text = normalize("NFC", CONTROLS.sub("", reading.text))
    assert JOINER not in text
    # Room inside a word is read as a space.
    assert [word for word, cut in CUT.items() if normalize("NFC", word) not in text and "padding" not in cut] == []


def test_tags_and_links_say_the_words_without_joiners() -> None:
    with pikepdf.open(io.BytesIO(printed("".join(f"<p>{cut} هنا</p>" for cut in CUT.values())))) as pdf:
        spoken = [
            str(each.ActualText)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and "/ActualText" in each
        ]
    assert spoken
    assert not any(JOINER in words for words in spoken)
    assert {f"{word} هنا" for word in CUT if word != "والمسلمين"} <= set(spoken)


def test_a_joiner_that_somebody_typed_is_read() -> None:
    pdf = printed(f"<p>سنة 1445 ه{JOINER} هنا</p>")
    assert JOINER in pymupdf.open(stream=pdf)[0].get_text()


def test_plain_weasyprint_breaks_the_join_so_that_the_tests_above_can_fail() -> None:
    css = "<style>@page { size: 60mm 30mm } body { font: 40pt IBM Plex Sans Arabic }</style>"
    cut, whole = (
        bytes(
            pypdfium2.PdfDocument(HTML(string=f"<html lang=ar dir=rtl>{css}<p>{word}</p>").write_pdf())[0]
            .render()
            .buffer
        )
        for word in ("ك<em style='font-style: normal'>تب</em>", "كتب")
    )
    assert unlike(cut, whole) > 200
