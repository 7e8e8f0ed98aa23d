"""Refused pages as they are drawn: all that was composed is on them, whole, marked and told."""

import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from conftest import REPO
from mezanprint.cli.main import command
from mezanprint.i18n.extraction.room import ROOM
from mezanprint.model.compositions import Artifact, Composition, Refusal
from mezanprint.model.diagnostics import Severity, Span, error, warning
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.geometry import Area
from mezanprint.model.kinds import FitRules
from mezanprint.model.regions import PageLayout
from mezanprint.outputs.output import Work
from mezanprint.outputs.refused import mark_pages
from mezanprint.outputs.refused_sheet import Sheet
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import read_config
from mezanprint.project.files import Files
from mezanprint.typesetting.typeset import typeset, typeset_loose
from sheets import listed, sheet

CONFIG = read_config(Files(REPO), MEDIA)
MORE = (
    " وقد جمع المركز شهادات كثيرة من الناس في كل مكان من القطاع، ونشرها في تقاريره كلها منذ سنوات طويلة، وأرسلها إلى "
    "كل من يعنيه الأمر في العالم كله من دون تأخير أو تردد."
)
"""163 characters and the spaces around them: four of these push eight strings off the last panel."""
BROCHURE = "al-mezan-brochure"
CATALOG = f"locales/ar/LC_MESSAGES/{BROCHURE}.po"
LOST = 8


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)


@pytest.fixture(scope="module")
def full_panel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the house's own project with a translation that is four sentences too long, built and proved."""
    root = tmp_path_factory.mktemp("refused") / "project"
    root.mkdir()
    shutil.copyfile(REPO / "mezanprint.toml", root / "mezanprint.toml")
    for folder in ("brand", "templates", "locales", "content"):
        shutil.copytree(REPO / folder, root / folder)
    catalog = (root / CATALOG).read_text("utf-8")
    longer, changed = re.subn(
        r'(msgctxt "sections\.report\.text\.1"\n(?:msgid .*\n)msgstr ".*)"\n',
        lambda found: f'{found[1]}{MORE * 4}"\n',
        catalog,
    )
    assert changed == 1
    (root / CATALOG).write_text(longer, "utf-8")
    return root


@pytest.fixture(scope="module")
def built(full_panel: Path) -> Result:
    return run("build", BROCHURE, "--locale", "ar", "--project", full_panel)


@pytest.fixture(scope="module")
def proved(full_panel: Path) -> Result:
    return run("i18n", "proof", BROCHURE, "--locale", "ar", "--project", full_panel)


@pytest.fixture(scope="module")
def marked(full_panel: Path, built: Result) -> bytes:
    assert built.return_value == 1
    return (full_panel / f"build/ar/{BROCHURE}.refused.pdf").read_bytes()


def words(pdf: bytes, page: int) -> str:
    return str(pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range())


def test_the_build_ends_with_the_place_of_the_marked_pages_once(built: Result, full_panel: Path) -> None:
    assert not (full_panel / f"build/ar/{BROCHURE}.pdf").exists()
    assert built.output.count(".refused.pdf") == 1
    assert built.output.splitlines()[-1].endswith(f"build/ar/{BROCHURE}.refused.pdf shows what is wrong")


def test_pages_keep_their_size_on_a_desk_and_the_list_stands_behind_them(marked: bytes) -> None:
    with pikepdf.open(io.BytesIO(marked)) as document:
        assert len(document.pages) == 3
        for page in document.pages[:2]:
            left, bottom, right, top = (float(side) for side in page.mediabox)
            assert [round(float(side), 1) for side in page.trimbox] == [0, 0, 841.9, 595.3]
            assert left < -150, "the notes of an Arabic reader stand at the left"
            assert bottom < -90, "what runs off the paper is to be seen"
            assert right > 841.9
            assert top > 595.3
        assert "/StructTreeRoot" not in document.Root
        assert "/Metadata" not in document.Root


def test_what_was_dropped_is_drawn_where_it_would_be(marked: bytes) -> None:
    told = strip_controls(words(marked, 1))
    catalog = (REPO / "locales/ar/LC_MESSAGES/data.po").read_text("utf-8")
    label = re.search(r'msgctxt "fishing\.figures\.boats\.label"\nmsgid .*\nmsgstr "(.*)"', catalog)
    assert label
    assert label[1] in told
    page = pypdfium2.PdfDocument(marked)[1]
    text = page.get_textpage()
    found = text.search(label[1]).get_next()
    assert found
    assert text.get_charbox(found[0])[3] < 0, "below the edge of the paper"


def test_every_page_is_stamped_and_every_finding_told_in_the_language_of_the_page(marked: bytes) -> None:
    for page in (0, 1):
        assert "مرفوض: ليس للنشر" in strip_controls(words(marked, page))
    behind = words(marked, 2)
    assert [number for number in range(1, LOST + 1) if not re.search(rf"^{number}\b", behind, re.MULTILINE)] == []
    assert behind.count("data.po:") == 6
    assert "اختصر النص" in strip_controls(behind)


def test_the_same_input_gives_the_same_bytes(full_panel: Path, marked: bytes) -> None:
    run("build", BROCHURE, "--locale", "ar", "--no-cache", "--project", full_panel)
    assert (full_panel / f"build/ar/{BROCHURE}.refused.pdf").read_bytes() == marked


def test_a_proof_lists_what_was_pushed_off_the_page_and_fails(full_panel: Path, proved: Result) -> None:
    assert proved.return_value == 1
    told = [line for line in proved.output.splitlines() if "error[layout-lost]" in line]
    assert sum(".po:" in line for line in told) == LOST
    assert any("`sections.since-2000`" in line for line in told), "what is drawn is lost as well"
    assert f"{BROCHURE} ar: 67 strings" in proved.output
    page = (full_panel / f"build/proof/ar/{BROCHURE}.html").read_text("utf-8")
    absent = page.partition("<h2>ليست ظاهرة على الصفحة</h2>")[2]
    assert absent.count("دُفع خارج الصفحة") == LOST
    pushed = [entry for entry in absent.split("<details")[1:] if "دُفع خارج الصفحة" in entry]
    assert all('class="found"' in entry and "صفحة" in entry for entry in pushed)
    paper = "".join(map(strip_controls, pages_of(full_panel / f"build/proof/ar/{BROCHURE}.pdf")))
    assert paper.count("دُفع خارج الصفحة") == LOST
    general = page.partition('<div class="general message">')[2].partition("</div><ul")[0]
    assert "sections.since-2000" in general, "and told, though it belongs to no string"
    assert "fishing.figures.boats.label" in paper


def pages_of(path: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


def test_no_room_is_measured_on_pages_that_overflow(full_panel: Path, proved: Result) -> None:
    before = (REPO / ROOM).read_text("utf-8")
    assert f"ar,{BROCHURE},{BROCHURE},sections.report.text.1,4" in before
    assert (full_panel / ROOM).read_text("utf-8") == before
    assert f"the room of `{BROCHURE}` was not measured" in proved.output


def test_the_place_of_a_string_is_told_in_arabic_in_an_arabic_proof(full_panel: Path, proved: Result) -> None:
    page = (full_panel / f"build/proof/ar/{BROCHURE}.html").read_text("utf-8")
    places = re.findall(r"<dt>الموضع</dt><dd>(.*?)</dd>", page)
    assert len(places) > 40
    assert [place for place in places if re.search(r"(?<![\w.-])[A-Za-z]+(?![\w.-])", place)] == []


def refused(composition: Composition, *findings: object, language: str = "en") -> Artifact:
    refusal = Refusal(tuple(findings), language, CONFIG.locale(language), "en")  # type: ignore[arg-type]
    return mark_pages(Work(replace(composition, refusal=refusal), REPO)).artifact


def dark(pdf: bytes, page: int, area: Area) -> int:
    """Count dark pixels in an area of a page."""
    drawn = pypdfium2.PdfDocument(pdf)[page]
    left, _, _, top = drawn.get_mediabox()
    trim = drawn.get_trimbox()
    grey = drawn.render(scale=1).to_pil().convert("L")
    x, y = trim[0] - left, top - trim[3]
    box = (x + area.left, y + area.top, x + area.right, y + area.bottom)
    return sum(grey.crop(tuple(map(int, box))).histogram()[:100])


def test_what_a_clip_hides_is_drawn() -> None:
    body = f'<div style="height:8mm;overflow:hidden"><p data-key="doc:a">{"Light. " * 200}</p></div>'
    made = sheet(body)
    laid_out = typeset(made, REPO)
    (cut,) = (found for found in laid_out.diagnostics if found.code == "layout-clipped")
    hidden = Area(30, 60, 250, 150)
    assert dark(laid_out.data, 0, hidden) == 0
    assert dark(refused(made, cut).data, 0, hidden) > 200


def test_pages_that_flow_are_shown_as_they_were_laid_out() -> None:
    made = sheet(f'<p data-key="doc:a">{"Light. " * 250}</p>', fit=FitRules(max_pages=1))
    measured, laid_out = typeset_loose(made, REPO), typeset(made, REPO)
    assert measured.pages == laid_out.pages > 1
    count = next(found for found in laid_out.diagnostics if found.code == "layout-page-count")
    shown = refused(made, count)
    (told,) = shown.diagnostics
    assert told.span
    assert told.span.page == measured.pages, "the text that runs over ends there"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_words_of_many_findings_fit_where_they_stand(language: str) -> None:
    long = "`sections.who.text.1` in the panel `Panel 2 of 6, folds in` runs out of its box by 20.1 mm, far too much"
    path = "locales/ar/LC_MESSAGES/a-document-with-a-long-name-of-its-own.po"
    many = [
        error(
            "layout-overflow",
            long,
            Span(path, 10 + n, page=1, area=Area(50, 20.0 * n, 300, 20.0 * n + 12)),
            long,
            key="a",
        )
        for n in range(16)
    ]
    many.append(warning("layout-near-empty-page", "nearly empty", Span("build/ar/a.pdf", page=2)))
    many.append(error("layout-lost", "on no page", Span(path, 9, excerpt='msgstr "كلمات ضائعة"'), key="doc:gone"))
    layout = (PageLayout(420, 595, (), ()), PageLayout(420, 595, (), ()))
    refusal = Refusal(tuple(many), language, CONFIG.locale(language), "en")
    layers = Sheet(sheet("<p>a</p>"), tuple(many), layout, refusal).composed()
    made = typeset(layers, REPO)
    assert [found for found in made.diagnostics if found.severity is Severity.ERROR] == []
    told = pages_of_bytes(made.data)
    assert len(told) > 2
    assert long[:30] in " ".join(told[0].split())
    behind = " ".join("".join(told[2:]).split())
    assert behind.count(".po:") == 17
    assert "كلمات ضائعة" in strip_controls(behind), "words that are on no page are in the list"
    more = "more: see the list" if language == "en" else "انظر القائمة"
    assert more in strip_controls(told[0])


def pages_of_bytes(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def test_a_table_that_is_too_wide_is_seen_beside_the_paper() -> None:
    wide = "A_word_of_a_table_that_nothing_may_break_" * 2
    made = sheet(f'<table><tr><td data-key="doc:a">{wide}</td><td>1</td></tr></table>', locale="en")
    off = next(found for found in typeset(made, REPO).diagnostics if found.code == "layout-off-page")
    shown = refused(made, off)
    with pikepdf.open(io.BytesIO(shown.data)) as document:
        page = document.pages[0]
        width = float(page.trimbox[2])
        assert off.span
        assert off.span.area
        assert off.span.area.right > width
        assert float(page.mediabox[2]) > off.span.area.right + 150, "and the notes beside that"
    assert dark(shown.data, 0, Area(width + 5, off.span.area.top, off.span.area.right, off.span.area.bottom)) > 20


def test_a_letter_that_no_font_has_does_not_keep_its_page_from_being_shown(
    new_project: Callable[..., Path],
) -> None:
    root = new_project("minimal")
    catalog = root / "locales/ar/LC_MESSAGES/leaflet.po"
    text = catalog.read_text("utf-8")
    catalog.write_text(text.replace("نور لكل شارع", "نور ⴰ لكل شارع"), "utf-8")
    assert run("build", "leaflet", "--locale", "ar", "--project", root).return_value == 1
    (edition,) = json.loads((root / "build/report.json").read_text())["editions"]
    assert edition["refused"] == "build/ar/leaflet.refused.pdf"
    assert "ⴰ" in words((root / edition["refused"]).read_bytes(), 0)


def test_a_lost_picture_is_drawn_where_it_would_be(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), "navy").save(tmp_path / "boat.png")
    body = (
        '<div style="position:absolute;top:0;height:120mm;width:80mm" data-slot="Panel 1">'
        '<div style="height:112mm" data-key="doc:a">Light.</div>'
        '<figure style="margin:0;break-inside:avoid" data-section="doc:sections.boat">'
        '<img src="boat.png" alt="A boat" style="display:block;width:60mm"></figure></div>'
    )
    there = listed(tmp_path, "boat.png")
    made = sheet(body, "@page { margin: 0 }", locale="en", resources=there, fit=FitRules(exact_pages=1))
    (lost,) = (found for found in typeset(made, tmp_path).diagnostics if found.code == "layout-lost")
    refusal = Refusal((lost,), "en", CONFIG.locale("en"), "en")
    shown = mark_pages(Work(replace(made, refusal=refusal), tmp_path)).artifact
    (told,) = shown.diagnostics
    assert told.span
    assert told.span.area
    assert told.span.page == 1
    assert told.span.area.bottom > 340, "off the paper, which is 340 pt high"
    assert dark(shown.data, 0, Area(20, 345, 100, told.span.area.bottom - 5)) > 2000
