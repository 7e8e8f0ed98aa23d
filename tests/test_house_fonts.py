"""A house's own fonts: on every kind of page, in every profile, in no other project, and told when they change."""

import hashlib
import re
import shutil
from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

from editions import Made, make_editions, make_files
from house_fonts import FILES, KUFI, NASKH, SANS, give_fonts, house_font, installed
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.brand import Brand, ScriptFaces
from mezanprint.model.diagnostics import Fault, Severity
from mezanprint.project.files import Files
from mezanprint.templating.styles.face_rules import face_rules
from mezanprint.templating.styles.style_lint import read_sheet
from mezanprint.typesetting.preview.session import Session
from mezanprint.typesetting.typeset import typeset_measured
from mezanprint.typesetting.weasyprint.house_fonts import house_fonts
from positions import characters, where

PROFILES = '\n[profiles.press]\ncolour = "cmyk"\nbleed = 3\n[profiles.archive]\nstandard = "ua-2"\n'
REPO = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("house") / "project"
    shutil.copytree(REPO / "tests" / "projects" / "minimal", root)
    shutil.copytree(REPO / "templates", root / "templates")
    words = "locales/ar/LC_MESSAGES/templates.po"
    shutil.copyfile(REPO / words, root / words)
    give_fonts(root, PROFILES)
    return root


def made(root: Path, locale: str, profile: str = "screen") -> Made:
    """Return an edition; of one for screens its words are read back."""
    make = make_editions if profile == "screen" else make_files
    (edition,) = make(root, Selection(locales=(locale,), profile=profile))
    return edition


def faces(pdf: bytes) -> set[str]:
    """Return the names of the fonts in a PDF, without their prefix and style."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return {str(o.FontFamily) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o}


@pytest.mark.parametrize("profile", ["screen", "press", "archive"])
def test_pages_are_set_in_the_fonts_of_the_house_and_in_no_others(root: Path, profile: str) -> None:
    assert faces(made(root, "ar", profile).artifact.data) == {NASKH, KUFI, SANS}


def test_what_is_set_in_them_is_found_as_it_was_written(root: Path) -> None:
    with pypdfium2.PdfDocument(made(root, "ar").artifact.data) as document:
        text = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert "نعلّق" in text or "المصباح" in text
    assert made(root, "ar").artifact.pairs == made(root, "ar").artifact.pairs_found > 10


def test_a_web_page_brings_the_letters_it_shows_and_no_more(root: Path) -> None:
    page = made(root, "ar", "web").artifact.data.decode()
    rules = re.findall(r'font-family: "([^"]+)"[^}]*base64,([^"]+)"', page)
    assert {family for family, _ in rules} == {NASKH, KUFI, SANS}
    for _family, data in rules:
        with TTFont(BytesIO(b64decode(data))) as font:
            assert 0 < len(font.getBestCmap()) < 120
            assert "Harbour" in font["name"].getDebugName(1)


def test_the_editions_of_all_kinds_take_them_along(tmp_path: Path) -> None:
    for folder in ("brand", "content", "templates", "locales"):
        shutil.copytree(REPO / folder, tmp_path / folder)
    shutil.copyfile(REPO / "mezanprint.toml", tmp_path / "mezanprint.toml")
    give_fonts(tmp_path)
    project = Project(Files(tmp_path))
    kinds = set()
    for edition in select(project, Selection(locales=("ar",))):
        prepared = prepare(project, edition)
        kinds.add(project.document(edition.document)[0].kind)
        assert [found for found in prepared.diagnostics if found.severity is Severity.ERROR] == []
        assert {font.family for font in prepared.composition.fonts} == {NASKH, KUFI, SANS}
        assert {font.path for font in prepared.composition.fonts} <= {
            each.path for each in prepared.composition.resources
        }
    assert kinds >= {"fact-sheet", "booklet", "brochure"}


def test_a_project_without_fonts_has_none_in_its_compositions(new_project: Callable[..., Path]) -> None:
    project = Project(Files(new_project()))
    prepared = prepare(project, select(project, Selection())[0])
    assert prepared.composition.fonts == ()
    assert '--head-family-ar: "' not in prepared.composition.html


def test_a_kind_that_says_faces_for_a_part_of_its_pages_has_those_of_the_house_there() -> None:
    kind = ".prose { --family-ar: Amiri, EB Garamond; --script-ar: 1.16 } h2 { --family-ar: var(--head-family-ar) }"
    kind += " .value { --family-ar: var(--head-family-en) }"
    brand = Brand(type=(ScriptFaces("Arab", "Naskh", "Kufi", 1.1, 0.9), ScriptFaces("Ethi", "Geez")))
    naskh, kufi = (f'"{name}", "Geez", "IBM Plex Sans Arabic", "IBM Plex Sans", "Heebo"' for name in ("Naskh", "Kufi"))
    assert face_rules(brand, read_sheet("templates/leaf/style.css", kind).fonts).splitlines() == [
        f":root {{ --family-ar: {naskh}; --head-family-ar: {kufi}; --script-ar: 1.1; }}",
        f".prose {{ --family-ar: {naskh}; --script-ar: 1.1; }}",
        "h2 { --script-ar: 0.9; }",
        ".value { --script-ar: 1; }",
        ':lang("*-Ethi") { --family: "Geez", var(--family-en); }',
    ]


def test_a_preview_lays_out_the_pages_of_a_build(root: Path) -> None:
    composition = made(root, "ar").composition
    opened = Session(root).open(composition)
    assert opened.layout == typeset_measured(composition, root).layout
    assert [found for found in opened.diagnostics if found.severity is Severity.ERROR] == []


@pytest.mark.provokes("fonts-changed")
def test_a_font_that_is_another_one_now_is_told(root: Path, new_project: Callable[..., Path]) -> None:
    other = new_project()
    shutil.copytree(root, other, dirs_exist_ok=True)
    (other / "fonts/HarbourKufi.ttf").write_bytes(installed("Amiri-Bold.ttf").read_bytes())
    project = Project(Files(other))
    prepared = prepare(project, select(project, Selection(locales=("ar",)))[0])
    (finding,) = (found for found in prepared.diagnostics if found.code == "fonts-changed")
    assert "`fonts/HarbourKufi.ttf`" in finding.message
    assert finding.span
    assert finding.span.path == "mezanprint.toml"


def test_a_font_that_changes_while_pages_are_made_is_not_opened(root: Path, new_project: Callable[..., Path]) -> None:
    composition = made(root, "ar").composition
    other = new_project()
    shutil.copytree(root, other, dirs_exist_ok=True)
    assert len(house_fonts(composition, other)) == 4
    (other / "fonts/HarbourKufi.ttf").write_bytes(b"\0\1\0\0")
    with pytest.raises(Fault) as raised:
        house_fonts(composition, other)
    assert [found.code for found in raised.value.diagnostics] == ["typeset-changed"]


def test_a_family_is_called_as_the_settings_call_it(new_project: Callable[..., Path]) -> None:
    other = new_project()
    path = other / "fonts/a.ttf"
    path.parent.mkdir()
    shutil.copyfile(installed("Amiri-Regular.ttf"), path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with (other / "mezanprint.toml").open("a") as settings:
        settings.write(f'\n[brand.fonts."The Lamp"]\nfiles = {{ "fonts/a.ttf" = "{digest}" }}\n')
        settings.write('[brand.type]\narab = { text = "The Lamp" }\n')
    assert "The Lamp" in faces(made(other, "ar").artifact.data)


SMALL = """kind: fact-sheet
locale: ar
date: 2026-11-22
title: Alpha كيف يعمل المشروع في كل شارع Omega
names: $lamp.names
standfirst: مصباح في كل شارع.
editions: [ar]
sections:
  - id: commands
    component: table
    slot: main
    caption: أوامر
    columns: [الأمر, ما يفعله]
    rows:
      - [mezanprint check, يبحث عن الأخطاء]
      - [mezanprint watch how-it-works, يعيد البناء]
    note: ملاحظة صغيرة تحت الجدول
"""


@pytest.fixture(scope="module")
def small(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A page of Arabic far too large beside Latin, whose face has wide hyphens among its tabular figures."""
    copy = tmp_path_factory.mktemp("small") / "project"
    shutil.copytree(root, copy)
    sheet = copy / "content" / "small" / "document.yaml"
    sheet.parent.mkdir()
    with (copy / "templates" / "fact-sheet" / "style.css").open("a", encoding="utf-8") as style:
        style.write(":root { --title: 60pt }")
    sheet.write_text(SMALL, "utf-8")
    source, family = FILES["HarbourSans"]
    font = house_font(copy / "fonts" / "HarbourSans.ttf", source, family, wide_hyphens)
    settings = copy / "mezanprint.toml"
    digest = hashlib.sha256((root / "fonts" / "HarbourSans.ttf").read_bytes()).hexdigest()
    text = settings.read_text("utf-8").replace(digest, hashlib.sha256(font.read_bytes()).hexdigest())
    settings.write_text(text.replace("scale = 1.08", "scale = 0.7"), "utf-8")
    (edition,) = make_files(copy, Selection(("small",), locales=("ar",)))
    return edition


def wide_hyphens(font: TTFont) -> None:
    addOpenTypeFeaturesFromString(font, "feature tnum { sub hyphen by emdash; } tnum;")


def test_small_print_of_a_house_is_never_smaller_than_the_floor(small: Made) -> None:
    with pypdfium2.PdfDocument(small.artifact.data) as document:
        page = document[0].get_textpage()
        arabic = [at for at in range(page.count_chars()) if "\u0620" < page.get_text_range(at, 1) < "\u064b"]
        sizes = [pdfium_c.FPDFText_GetFontSize(page, at) for at in arabic]
    assert len(sizes) > 60
    assert min(sizes) == pytest.approx(9 * 96 / 72, abs=0.01)  # a page is laid out in pixels of CSS


def test_a_cell_that_speaks_the_other_direction_stands_at_the_side_of_its_column(small: Made) -> None:
    ends = [where(small.artifact.data, words).right for words in ("mezanprintcheck", "mezanprintwatchhow-it-works")]
    assert ends[0] == pytest.approx(ends[1], abs=0.3)


def test_lines_of_a_title_follow_the_size_that_a_kind_gives_it(small: Made) -> None:
    first, last = (min(c.y for c in characters(small.artifact.data) if c.text == letter) for letter in "AO")
    assert last - first > 60 * 25.4 / 72  # no line lies on another


def test_hyphens_of_words_are_not_as_wide_as_figures(small: Made) -> None:
    how, it = (where(small.artifact.data, words) for words in ("watchhow", "it-works"))
    assert it.left - how.right < 1.5
