"""What no text layer can change, on the smallest files: docs/text-layer.md tells why.

Each file is a page with a few characters, one a code, where they stand on paper; nothing of this program is in it. When
a reader learns better, its test fails, and the documentation is to be changed.
"""

import io
import re
from itertools import permutations, product
from pathlib import Path

import pikepdf
import pymupdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from mezanprint.model.direction.bidi_controls import CONTROL, LRM, RLM
from mezanprint.preflight.readers.readers import read_text
from mezanprint.preflight.readers.recall import normal

STEP = 6
"""Width of a character in points."""
LIMITS = [
    ("pdfium", "عتك ab cd يف باتك", "كتاب في cd ab كتع", "Latin words of an Arabic line change places"),
    ("pdfium", "970 08 :فتاه", "هاتف: 08 970", "so do groups of digits"),
    ("pdfium", "a@b.c :ديرب", "a@b.c :بريد", "more Latin pieces than Arabic: the line runs to the right"),
    ("MuPDF", "٢٠٢٥", "٥٢٠٢", "Arabic-Indic digits of a code each are told from their end"),
    ("poppler -raw", "يف باتك", "في كتاب", "words are told from left to right"),
]


def smallest(*pieces: tuple[int, str]) -> bytes:
    """A PDF with pieces of text, each at its place in points, letters as they stand from left to right.

    Marks of direction have no width.
    """
    codes = {c: n for n, c in enumerate(dict.fromkeys("".join(text for _, text in pieces)), 1)}
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(400, 100)).obj
    names = [Name(f"/g{n}") for n in codes.values()]
    blank = document.make_stream(f"{1000 * STEP // 12} 0 d0".encode())
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 500, 700],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary({str(name): blank for name in names}),
        Encoding=Dictionary(Differences=Array([1, *names])),
        FirstChar=1,
        LastChar=len(codes),
        Widths=[0 if CONTROL.match(c) else 1000 * STEP // 12 for c in codes],
        ToUnicode=document.make_stream(_to_unicode(codes)),
    )
    page.Resources = Dictionary(Font=Dictionary(F=document.make_indirect(font)))
    shown = (f"1 0 0 1 {left} 50 Tm <{''.join(f'{codes[c]:02x}' for c in text)}> Tj" for left, text in pieces)
    page.Contents = document.make_stream(f"BT /F 12 Tf {' '.join(shown)} ET".encode())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _to_unicode(codes: dict[str, int]) -> bytes:
    entries = "\n".join(f"<{n:02x}> <{c.encode('utf-16-be').hex()}>" for c, n in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{entries}\nendbfchar\nendcmap end end"
    ).encode()


def read(pdf: bytes, reader: str, folder: Path) -> str:
    (folder / "x.pdf").write_bytes(pdf)
    (reading,) = read_text(folder / "x.pdf", (reader,))
    return normal(reading.text)


@pytest.mark.parametrize(("reader", "paper", "told"), [limit[:3] for limit in LIMITS], ids=[x[3] for x in LIMITS])
def test_a_reader_changes_the_order(reader: str, paper: str, told: str, tmp_path: Path) -> None:
    assert read(smallest((10, paper)), reader, tmp_path) == told


@pytest.mark.parametrize(
    ("latin", "told"),
    [("abc", "تأسس1999في"), ("abc def ghi jkl mno", "في1999تأسس")],
    ids=["few letters beside it", "the majority of a page"],
)
def test_poppler_tells_an_arabic_line_with_a_number_by_the_majority_of_its_page(
    latin: str, told: str, tmp_path: Path
) -> None:
    page = smallest((10, "يف 1999 سسأت"), (200, latin))
    assert told in CONTROL.sub("", read(page, "poppler", tmp_path)).replace(" ", "")


@pytest.mark.parametrize(("space", "found"), [("\u202f", False), ("\u00a0", True)])
def test_pdfium_and_mupdf_find_a_no_break_space_by_an_ordinary_one_and_a_narrow_one_not(
    space: str, found: bool
) -> None:
    pdf = smallest((10, f"1{space}500{space}€"))
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    assert (text.search("1 500 €").get_next() is not None) is found
    assert bool(pymupdf.open(stream=pdf)[0].search_for("1 500 €")) is found


def test_pdfium_does_so_in_whatever_order_the_words_are_written(tmp_path: Path) -> None:
    paper = LIMITS[0][1]
    pieces = [(10 + STEP * piece.start(), piece[0]) for piece in re.finditer(r"\S+ ?", paper)]
    answers = {read(smallest(*some), "pdfium", tmp_path) for some in list(permutations(pieces))[::17]}
    assert answers == {LIMITS[0][2]}


@pytest.mark.parametrize("between", ["123", "abc"])
def test_mupdf_tells_a_mixed_line_in_order_only_if_it_is_written_so(between: str) -> None:
    """pdfminer does only if it is written as it stands on paper, in one piece."""
    marks = list(product(("", LRM, RLM), repeat=4))
    on_paper = {_mupdf((10, f"והד{a} {b}{between}{c} {d}גבא")) for a, b, c, d in marks}
    middle, right = 10 + 4 * STEP, 10 + 7 * STEP
    as_read = {_mupdf((right, f"{c} {d}גבא"), (middle, f"{b}{between}"), (10, f"והד{a} ")) for a, b, c, d in marks}
    wanted = f"אבג {between} דהו"
    assert wanted in as_read
    assert wanted not in on_paper
    assert {frozenset(line.split()) for line in on_paper} >= {frozenset(wanted.split())}


def _mupdf(*pieces: tuple[int, str]) -> str:
    return " ".join(CONTROL.sub("", pymupdf.open(stream=smallest(*pieces))[0].get_text()).split())
