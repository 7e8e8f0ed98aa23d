"""Codes for telephones and bars of books: read from the finished page by a scanner, in one ink, with their room."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
import zxingcpp

from editions import make_editions, make_files
from island import build, new_island, prepared, without
from mezanprint.content.values import BadValueError, parse_ean
from mezanprint.engine.selection import Selection
from mezanprint.model.diagnostics import Severity
from mezanprint.model.ean import add_on_bars, bars, check_digit, from_ten
from mezanprint.templating.codes.qr import rows_of
from plates import plates
from writing import HEAD, found, said, write

NewProject = Callable[..., Path]
LINK = "https://example.org/reports/2026/lamps?part=2"
NUMBER = "9780306406157"
CODES = """links: {report: "https://example.org/r"}
sections:
  - {id: more, component: qr, slot: main, label: The report, link: LINK}
"""


def only_codes(document: str) -> str:
    return without(document, "places", "homes")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = new_island(tmp_path_factory.mktemp("codes") / "island", only_codes)
    made = (*make_files(root), *make_editions(root, Selection(locales=("ar",), profile="press")))
    return {f"{each.composition.edition.locale_code} {each.composition.edition.profile.name}": each.artifact.data
            for each in made}  # fmt: skip


def pixels(pdf: bytes, dpi: int = 300) -> np.ndarray:
    page = pypdfium2.PdfDocument(pdf)[0]
    return np.array(page.render(scale=dpi / 72, grayscale=True).to_pil())


@cache
def scanned_page(pdf: bytes) -> dict[str, tuple[float, float, float, float]]:
    return scanned(pixels(pdf))


def scanned(picture: np.ndarray) -> dict[str, tuple[float, float, float, float]]:
    """Return what a scanner reads, each with its left, upper, right and lower side in pixels."""
    places = {}
    for code in zxingcpp.read_barcodes(picture, try_invert=False):
        corners = [getattr(code.position, name) for name in ("top_left", "top_right", "bottom_right", "bottom_left")]
        xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
        places[code.text] = min(xs), min(ys), max(xs), max(ys)
    return places


@pytest.mark.parametrize("edition", ["en screen", "ar screen", "ar+en screen", "ar press"])
def test_a_scanner_reads_on_the_page_what_the_document_names(pages: dict[str, bytes], edition: str) -> None:
    assert sorted(scanned_page(pages[edition])) == [NUMBER, LINK]


@pytest.mark.parametrize("edition", ["en screen", "ar screen"])
def test_a_code_has_the_size_of_its_field_and_four_modules_of_white_around_it(
    pages: dict[str, bytes], edition: str
) -> None:
    picture = pixels(pages[edition])
    left, upper, right, lower = scanned_page(pages[edition])[LINK]
    assert (right - left) * 25.4 / 300 == pytest.approx(22, abs=0.3)
    quiet = (right - left) / len(rows_of(LINK)) * 4
    around = picture[round(upper - quiet) : round(lower + quiet), round(left - quiet) : round(right + quiet)].copy()
    edge = round(quiet) - 3
    around[edge:-edge, edge:-edge] = 255
    assert around.min() == 255


def edges(pdf: bytes, words: str) -> tuple[float, float]:
    """Return the left and the right side of words on the first page, in pixels."""
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    found = text.search(words).get_next()
    assert found is not None
    boxes = [text.get_charbox(found[0] + each) for each in range(found[1])]
    return min(box[0] for box in boxes) * 300 / 72, max(box[2] for box in boxes) * 300 / 72


@pytest.mark.parametrize(("edition", "side"), [("en screen", 0), ("ar screen", 1)])
def test_codes_on_paper_are_flush_with_their_words(pages: dict[str, bytes], edition: str, side: int) -> None:
    pdf, mm = pages[edition], 300 / 25.4
    picture = pixels(pdf)
    code = scanned_page(pdf)[LINK]
    assert (code[0], code[2])[side] == pytest.approx(edges(pdf, ("example.org", "part=2")[side])[side], abs=0.6 * mm)
    left, upper, right, lower = (round(at) for at in scanned_page(pdf)[NUMBER])
    ink = np.flatnonzero(
        (picture[upper : lower + round(5 * mm), left - round(5 * mm) : right + round(5 * mm)] < 128).any(0)
    )
    outer = (ink[0], ink[-1])[side] + left - round(5 * mm)  # with the first digit, which stands before the bars
    assert outer == pytest.approx(
        edges(pdf, "ISBN 978-0")[0] if side == 0 else edges(pdf, "0-306-40615-7")[1], abs=0.6 * mm
    )


def test_the_number_of_a_book_stands_once_for_both_languages_in_the_middle_under_its_bars(
    pages: dict[str, bytes],
) -> None:
    pdf = pages["ar+en screen"]
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    assert text.get_text_range().count("ISBN") == 1
    left, right = edges(pdf, "ISBN 978-0-306-40615-7")
    bars = scanned_page(pdf)[NUMBER]
    assert (left + right) / 2 == pytest.approx((bars[0] + bars[2]) / 2, abs=3 * 300 / 25.4)


@pytest.mark.parametrize("edition", ["en screen", "ar screen", "ar+en screen"])
def test_the_address_stands_in_words_and_leads_there(pages: dict[str, bytes], edition: str) -> None:
    words = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pages[edition]))
    assert "example.org/reports/2026/lamps?part=2" in words.replace("\r\n", "").replace("\ufffe", "")
    with pikepdf.open(io.BytesIO(pages[edition])) as pdf:
        links = {str(note.A.URI) for note in pdf.pages[0].get("/Annots", ()) if note.Subtype == "/Link"}
    assert LINK in links


def test_a_listener_hears_what_a_code_says(pages: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(pages["ar+en screen"])) as pdf:
        described = {str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each}
    assert {f"QR: {LINK}", "EAN: 978-0-306-40615-7"} <= described


def test_codes_are_of_black_ink_alone_on_paper(pages: dict[str, bytes]) -> None:
    (page, *_) = plates(pages["ar press"], 150, "-dLastPage=1")
    grey = (255 - 2.55 * page["Black"]).astype(np.uint8)
    left, upper, right, lower = (round(side) for side in scanned(grey)[LINK])
    for name, plate in page.items():
        inside = plate[upper:lower, left:right]
        assert inside.max() == (100 if name == "Black" else 0), name


def test_a_code_on_a_tint_keeps_its_white(tmp_path: Path) -> None:
    root = new_island(tmp_path / "island", only_codes)
    sheet = root / "templates/fact-sheet/style.css"
    sheet.write_text(sheet.read_text("utf-8") + ".side { background: var(--tint); --flush: 0; }\n", "utf-8")
    _, artifact, findings = build(root, "en")
    assert [each.code for each in findings if each.severity is Severity.ERROR] == []
    picture = pixels(artifact.data)
    left, upper, right, _ = (round(side) for side in scanned(picture)[LINK])
    quiet = round((right - left) / len(rows_of(LINK)) * 4) - 3
    assert picture[upper - quiet : upper - 3, left:right].min() == 255
    assert picture[upper, right + 2 * quiet] < 255
    assert left - edges(artifact.data, "example.org/reports")[0] == pytest.approx(quiet + 3, abs=8)


@pytest.mark.provokes("code-unread")
@pytest.mark.parametrize(
    "rule",
    [
        ".qr .bars { position: relative; }\n"
        ".qr .bars::after { content: ''; position: absolute; inset: 0; background: var(--paper); }",
        ":root { --code: ink(#c9cdcb, 0 0 0 0.2); }",
    ],
)
def test_a_code_that_no_scanner_reads_is_told(tmp_path: Path, rule: str) -> None:
    root = new_island(tmp_path / "island", only_codes)
    sheet = root / "templates/fact-sheet/style.css"
    sheet.write_text(f"{sheet.read_text('utf-8')}\n{rule}\n", "utf-8")
    *_, findings = build(root, "en")
    assert ("code-unread", "island:sections.more.link") in [(each.code, each.key) for each in findings]


@pytest.mark.provokes("code-size")
def test_modules_too_small_for_telephones_are_told_with_the_size_they_need(tmp_path: Path) -> None:
    address = f"https://example.org/{'long/' * 40}"
    root = new_island(tmp_path / "island", lambda text: only_codes(text).replace(LINK, address))
    (told,) = [each for each in prepared(root, "en").diagnostics if each.code == "code-size"]
    size = int(told.hints[0].split("size: ")[1].split("`")[0])
    assert size / len(rows_of(address)) >= 0.4 > (size - 1) / len(rows_of(address))
    text = (root / "content/island/document.yaml").read_text("utf-8")
    again = new_island(tmp_path / "again", lambda _: text.replace("link: report", f"link: report\n    size: {size}"))
    assert "code-size" not in [each.code for each in prepared(again, "en").diagnostics]


@pytest.mark.parametrize(
    ("link", "faults"),
    [
        ("report", []),
        ('"https://example.org/x"', []),
        ("reprot", ["9 content-unknown-link"]),
        ("http://example.org", ["9 content-value"]),
        ("report, size: 17", ["9 content-value"]),
        ("report, size: 41", ["9 content-value"]),
        ("report, size: 40", []),
    ],
)
def test_a_code_is_of_a_link_of_the_document_or_of_an_address(
    new_project: NewProject, link: str, faults: list[str]
) -> None:
    root = new_project()
    write(root, HEAD + CODES.replace("LINK", link))
    assert said(root) == faults


def test_a_misspelt_link_is_answered_with_the_one_that_was_meant(new_project: NewProject) -> None:
    root = new_project()
    write(root, HEAD + CODES.replace("LINK", "reprot"))
    (told,) = found(root)
    assert "report" in told.hints[0]


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("978-0-306-40615-8", "end in `7`"),
        ("0-306-40615-2", "9780306406157"),
        ("978030640615", "thirteen digits"),
        ("٩٧٨٠٣٠٦٤٠٦١٥٧", "9780306406157"),
        ("978-0-306-40615-7+123", "thirteen digits"),
    ],
)
def test_a_number_that_is_none_is_told_with_what_it_may_be(number: str, hint: str) -> None:
    with pytest.raises(BadValueError) as bad:
        parse_ean(number)
    assert hint in bad.value.hint


@pytest.mark.parametrize("number", ["9780306406157", "978 0 306 40615 7", "4006381333931", "978-0-306-40615-7+52250"])
def test_numbers_may_be_grouped_and_have_an_add_on(number: str) -> None:
    assert parse_ean(number) == number


@pytest.mark.parametrize("add_on", ["", "12", "03", "52250", "90000"])
@pytest.mark.parametrize("digits", ["9780306406157", "4006381333931", "0012345678905"])
def test_bars_are_those_that_another_reader_knows(digits: str, add_on: str) -> None:
    modules = "0" * 12 + bars(digits) + "0" * 9 + (add_on_bars(add_on) if add_on else "") + "0" * 9
    picture = np.array([[255 * (module == "0") for module in modules for _ in range(4)]] * 100, np.uint8)
    (code,) = zxingcpp.read_barcodes(picture, try_invert=False, ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Read)
    assert code.text.replace(" ", "") == digits + add_on


def test_check_digits_follow_from_the_others() -> None:
    assert [check_digit(number) for number in ("978030640615", "400638133393", "978000000000")] == ["7", "1", "2"]
    assert from_ten("0-306-40615-2") == NUMBER
    assert from_ten("0-306-40615-3") == ""


def test_bars_have_the_width_that_the_trade_knows(pages: dict[str, bytes]) -> None:
    left, _, right, _ = scanned(pixels(pages["en screen"]))[NUMBER]
    assert (right - left) * 25.4 / 300 == pytest.approx(95 * 0.33, abs=0.3)
