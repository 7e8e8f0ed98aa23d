"""A house's own face: its logo and its colours stand in all kinds, on screens and on plates, and nobody else's do."""

import io
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from editions import Made, make_editions, make_files
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.finishing.press.likeness import _printed
from mezanprint.installation import starter
from mezanprint.model.brand import COLOURS as COLOURS_OF_A_HOUSE
from mezanprint.model.brand import Brand, Look
from mezanprint.model.colours import contrast, distance, lightness
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.register.register import entries
from mezanprint.outputs.produce import produce
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import read_config
from mezanprint.project.files import Files
from mezanprint.project.icc import standard_profile
from mezanprint.templating.styles.press_colours import printed
from mezanprint.typesetting.typeset import typeset
from plates import colours as plate_colours
from plates import in_trim

MM = 25.4 / 72
NAVY, OCHRE, GREEN = (23, 50, 77), (138, 75, 8), (35, 81, 63)
COLOURS = """[brand.colours]
brand = { screen = "#17324d", press = "90 70 35 40" }
accent = { screen = "#8a4b08" }
"""
LOGO = '[brand]\nlogo = "brand/logo.png"\nclear_space = 0.5\n'
OTHERS = r"Mezan\b|الميزان|Gaza|غزة"
COVERS = ("library-booklet", "library-brochure", "library-leaflet")
KINDS = ("how-it-works", *COVERS)
NewProject = Callable[..., Path]


def settings(root: Path, brand: str) -> None:
    """Give a project a brand of these tables."""
    path = root / "mezanprint.toml"
    path.write_text(path.read_text("utf-8") + "\n" + brand, "utf-8")


def read(new_project: NewProject, brand: str) -> Brand:
    root = new_project()
    settings(root, brand)
    return read_config(Files(root), MEDIA).brand


def told(new_project: NewProject, brand: str) -> list[str]:
    with pytest.raises(Fault) as fault:
        read(new_project, brand)
    return [f"{each.code}: {each.message}" for each in fault.value.diagnostics]


def test_a_house_says_its_look_its_logo_and_its_colours(new_project: NewProject) -> None:
    brand = read(new_project, LOGO.replace("[brand]", '[brand]\nlook = "bold"') + COLOURS)
    assert brand.look is Look.BOLD
    assert brand.logo
    assert brand.logo.path("ar") == brand.logo.path("en") == "brand/logo.png"
    assert brand.clear_space == 0.5
    assert [(colour.name, colour.screen, colour.inks) for colour in brand.colours] == [
        ("brand", NAVY, (0.9, 0.7, 0.35, 0.4)),
        ("accent", OCHRE, None),
    ]


def test_each_language_may_have_a_logo_of_its_own(new_project: NewProject) -> None:
    brand = read(new_project, '[brand]\nlogo = { en = "brand/en.svg", ar = "brand/ar.svg" }\n')
    assert brand.logo
    assert [brand.logo.path(code) for code in ("en", "ar")] == ["brand/en.svg", "brand/ar.svg"]


@pytest.mark.parametrize(
    ("brand", "says"),
    [
        ('[brand]\nlogo = { en = "a.svg" }', "project-missing-key: the key `ar` is missing in `[brand.logo]`"),
        ('[brand]\nlogo = "a.jpg"', "config-brand: `a.jpg` is no file for a logo"),
        (
            '[brand]\nlogo_on_dark = "a.svg"',
            "config-brand: `logo_on_dark` is the form of a logo that is not named",
        ),
        ('[brand]\nlogos = "a.svg"', "project-unknown-key: unknown key `logos` in `[brand]`"),
        ("[brand]\nlogo = 3", "project-wrong-type: `logo` must be a text"),
        ("[brand.colours]\nbrand = {}", "project-missing-key: the key `screen` is missing in `[brand.colours.brand]`"),
        (
            '[brand.colours]\nbrnad = {screen = "#17324d"}',
            "project-unknown-key: unknown key `brnad` in `[brand.colours]`",
        ),
    ],
)
def test_a_key_that_a_brand_does_not_have_is_told(new_project: NewProject, brand: str, says: str) -> None:
    assert told(new_project, brand) == [says]


@pytest.mark.parametrize(
    ("brand", "says"),
    [
        ("[brand]\nclear_space = 4.0", "`clear_space` is 4, which is not between 0 and 1"),
        ('[brand.colours]\nbrand = {screen = "navy"}', "`navy` is no colour on a screen"),
        ('[brand.colours]\nbrand = {screen = "#17324d", press = "90 70 35"}', "`90 70 35` is not four inks"),
        ('[brand.colours]\nbrand = {screen = "#17324d", press = "9 7 3 140"}', "`9 7 3 140` is not four inks"),
    ],
)
@pytest.mark.provokes("config-brand")
def test_a_value_that_a_brand_cannot_have_is_told(new_project: NewProject, brand: str, says: str) -> None:
    assert told(new_project, brand) == [f"config-brand: {says}"]


def test_what_a_house_leaves_out_follows_from_its_brand(new_project: NewProject) -> None:
    theme = {colour.name: colour for colour in read(new_project, COLOURS).theme()}
    shades = [lightness(theme.pop(f"shade-{number}").screen) for number in range(1, 5)]
    assert all(one - other > 20 for one, other in pairwise(shades))
    assert set(theme) == {"brand", "accent", "brand-mid", "brand-light", "accent-light", "tint", "deep"}
    assert lightness(theme["deep"].screen) < lightness(NAVY) < lightness(theme["brand-mid"].screen)
    assert contrast(NAVY, theme["tint"].screen) > 7
    assert list(Brand().theme()) == []


def test_the_page_about_it_says_what_can_be_written(new_project: NewProject, repo_root: Path) -> None:
    page = (repo_root / "docs/brand.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    brand = read(new_project, example)
    assert brand.logo
    assert brand.logo_on_dark
    assert brand.clear_space == Brand().clear_space
    assert [colour.name for colour in brand.colours] == ["brand", "accent"]
    listed = re.findall(
        r"^\| `([\w-]+)` \| ", page.split("## Colours")[1].split("Colours are looked at")[0], re.MULTILINE
    )
    assert tuple(listed) == COLOURS_OF_A_HOUSE
    told_of = set(re.findall(r"`((?:style|finish)-[\w-]+)`", page))
    assert told_of <= {entry.code for entry in entries()}
    assert {"style-brand-contrast", "style-brand-tint", "style-brand-alike", "finish-brand-inks"} <= told_of


def findings(root: Path, document: str = "leaflet") -> tuple[Diagnostic, ...]:
    """Return what composing the first edition of a document finds of its style sheets."""
    project = Project(Files(root))
    edition = select(project, Selection(documents=(document,)))[0]
    return tuple(each for each in prepare(project, edition).diagnostics if each.code.startswith("style"))


@pytest.mark.provokes("style-brand-contrast", "style-brand-tint", "style-brand-alike", "style-brand-press")
@pytest.mark.parametrize(
    ("colours", "code", "message", "hint"),
    [
        (
            'brand = { screen = "#e8b23a" }',
            "style-brand-contrast",
            "`brand` on `paper` has a contrast of 1.9 : 1",
            "`#906e24`",
        ),
        (
            'deep = { screen = "#7da7d9" }',
            "style-brand-contrast",
            "`paper` on `deep` has a contrast of 2.5 : 1",
            "`#5a789c`",
        ),
        ('tint = { screen = "#d8c9a8" }', "style-brand-tint", "`#d8c9a8` is too dark to stand under text", "`#e"),
        (
            'brand = { screen = "#17324d" }\naccent = { screen = "#1b3a57" }',
            "style-brand-alike",
            "`accent` and `brand` look alike",
            "leave one",
        ),
        (
            'brand = { screen = "#17324d", press = "0 100 100 0" }',
            "style-brand-press",
            "the inks of `brand` print another colour than `#17324d`: ΔE 7",
            "leave `press` out",
        ),
        (
            'brand = { screen = "#17324d", press = "100 100 100 100" }',
            "style-brand-press",
            "the inks of `brand` come to 400 %, and paper takes 300 %",
            "leave `press` out",
        ),
    ],
)
def test_a_colour_that_cannot_be_read_is_told_with_one_that_can(
    new_project: NewProject, colours: str, code: str, message: str, hint: str
) -> None:
    root = new_project()
    settings(root, f"[brand.colours]\n{colours}\n")
    found = [each for each in findings(root) if each.code == code]
    assert found
    assert message in found[0].message
    assert hint in found[0].hints[0]
    assert found[0].span
    assert found[0].span.path == "mezanprint.toml"
    assert found[0].span.excerpt.startswith(colours.split("\n")[-1][:6])
    if shade := re.search("#[0-9a-f]{6}", found[0].hints[0]):
        given = colours.split('"')[1]
        mended = (root / "mezanprint.toml").read_text("utf-8").replace(given, shade[0])
        (root / "mezanprint.toml").write_text(mended, "utf-8")
        assert [each.message for each in findings(root) if each.message == found[0].message] == []


def test_colours_of_a_house_that_can_be_read_are_not_spoken_of(new_project: NewProject) -> None:
    root = new_project()
    settings(
        root, COLOURS + 'deep = { screen = "#17324d", press = "90 70 35 40" }\n'
    )  # one navy for letters and grounds
    assert findings(root) == ()


def test_inks_are_reckoned_nearly_as_the_profile_of_the_press_has_them() -> None:
    for inks in ((0.9, 0.7, 0.35, 0.4), (0, 1, 1, 0), (0.5, 0.1, 0.3, 0), (0.2, 0.2, 0.2, 0.5), (1, 0.5, 0, 0.1)):
        assert distance(printed(inks), _printed(standard_profile(), inks)) < 5


def test_a_logo_that_is_not_there_is_told_with_its_line(new_project: NewProject) -> None:
    root = new_project()
    settings(root, '[brand]\nlogo = "brand/lgo.svg"\n')
    project = Project(Files(root))
    (found,) = {
        each for each in prepare(project, select(project, Selection())[0]).diagnostics if "brand/" in each.message
    }
    assert found.message == "`brand/lgo.svg` does not exist"
    assert found.span
    assert found.span.excerpt == 'logo = "brand/lgo.svg"'


def logo(path: Path) -> None:
    """Draw a disc of pure magenta on nothing at all: whatever ground it stands on is seen around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((50, 50, 549, 549), fill=(200, 0, 120, 255))
    picture.save(path)


def front_alone(root: Path, document: str, more: str = "") -> None:
    """Take the sections from a document: its front is as it was, and the rest need not be set to look at it."""
    path = root / f"content/{document}/document.yaml"
    words = re.sub(r"^(?:sections|notes):\n(?:(?: .*)?\n)*", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(words + more, "utf-8")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project with a logo and colours of its own; of its booklet there is the front alone."""
    root = tmp_path_factory.mktemp("house") / "house"
    starter.create(root)
    settings(root, LOGO + COLOURS)
    logo(root / "brand/logo.png")
    front_alone(root, "library-booklet")
    return root


@pytest.fixture(scope="module")
def screen(house: Path) -> dict[str, Made]:
    """Every kind in Arabic, for screens."""
    made = make_files(house, Selection(locales=("ar",)))
    return {each.composition.edition.document: each for each in made}


def shown(pdf: bytes, page: int = 0, dpi: int = 72) -> npt.NDArray[np.int64]:
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72).to_pil().convert("RGB")
    return np.asarray(picture).astype(np.int64)


def places(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of the pictures of page one, mm."""
    page = pypdfium2.PdfDocument(pdf)[0]
    height = page.get_height()
    boxes = [each.get_bounds() for each in page.get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    return [(left * MM, (height - top) * MM, right * MM, (height - bottom) * MM) for left, bottom, right, top in boxes]


@pytest.mark.parametrize("document", KINDS)
def test_the_logo_stands_on_the_first_page_of_every_kind(screen: dict[str, Made], document: str) -> None:
    page = shown(screen[document].artifact.data)
    assert (np.abs(page - (200, 0, 120)).max(axis=2) < 12).sum() > 250


def test_the_logo_hangs_in_the_middle_between_the_names(screen: dict[str, Made]) -> None:
    (left, top, right, bottom), *_ = places(screen["how-it-works"].artifact.data)
    assert (left + right) / 2 == pytest.approx(105, abs=0.5)
    assert bottom - top == pytest.approx(right - left, abs=0.2)
    assert top > 13 + (bottom - top) * 0.5 - 0.2  # the beam is at 13 mm, and half its height is kept clear


def test_a_listener_is_told_whose_logo_it_is(screen: dict[str, Made]) -> None:
    with pikepdf.open(io.BytesIO(screen["library-booklet"].artifact.data)) as pdf:
        tags = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
        assert "مكتبة الفناء" in [str(tag.get("/Alt")) for tag in tags]


@pytest.mark.parametrize("document", KINDS)
def test_pages_have_the_colours_of_the_house_and_none_of_the_design(screen: dict[str, Made], document: str) -> None:
    page = shown(screen[document].artifact.data, dpi=144)
    assert (page == NAVY).all(axis=2).sum() > 100 or document == "library-leaflet"
    assert (page == GREEN).all(axis=2).sum() == 0


def test_a_dark_cover_has_the_logo_on_a_field_of_paper(screen: dict[str, Made]) -> None:
    page = shown(screen["library-leaflet"].artifact.data, dpi=144)
    rows, columns = np.nonzero(np.abs(page - (200, 0, 120)).max(axis=2) < 12)
    corner = page[rows.min() - 2, columns.min() - 2]
    assert tuple(corner) == (255, 255, 255)
    assert lightness(tuple(page[rows.min() - 60, columns.min()])) < 30


@pytest.fixture(scope="module")
def press(house: Path) -> Made:
    (made,) = make_editions(house, Selection(documents=("how-it-works",), locales=("en",), profile="press"))
    return made


@pytest.mark.provokes("finish-brand-inks")
def test_a_press_prints_the_inks_of_the_house_and_tells_which_it_had_to_make(press: Made) -> None:
    inks = plate_colours(in_trim(press.artifact.data))
    assert (90, 70, 35, 40) in inks
    assert (75, 30, 70, 50) not in inks
    (finding,) = [each for each in press.artifact.diagnostics if each.code == "finish-brand-inks"]
    assert str(finding.span) == "mezanprint.toml"  # of all files that are made: a report tells it once
    told_of = finding.message
    assert "`accent " in told_of
    assert set(re.findall("`([a-z0-9-]+) ", told_of)) <= set(COLOURS_OF_A_HOUSE)
    assert "`brand " not in told_of


def test_what_is_transparent_in_a_logo_is_paper_on_the_plates(press: Made) -> None:
    inks = in_trim(press.artifact.data, 144)
    head = inks[: round(35 / 25.4 * 144), round(90 / 25.4 * 144) : round(120 / 25.4 * 144)]
    magenta = (head[..., 1] > 70) & (head[..., 0] < 40)
    rows, columns = np.nonzero(magenta)
    assert rows.size > 500
    around = head[rows.min() : rows.max(), columns.min() : columns.max()]
    assert around[1, 1].sum() == 0
    assert around[-2, -2].sum() == 0


def test_drawings_of_the_design_take_the_colours_of_the_house(tmp_path: Path) -> None:
    starter.create(tmp_path / "new")
    settings(tmp_path / "new", COLOURS)
    leaf = tmp_path / "new/templates/fact-sheet/style.css"
    leaf.write_text(leaf.read_text("utf-8") + ".head { background: url(../base/beam.svg) }", "utf-8")
    (made,) = make_files(tmp_path / "new", Selection(documents=("how-it-works",), locales=("en",)))
    page = shown(made.artifact.data)
    assert (page == OCHRE).all(axis=2).sum() > 20
    assert (page == NAVY).all(axis=2).sum() > 500


def test_a_drawing_that_names_no_colour_of_the_theme_is_refused(tmp_path: Path) -> None:
    starter.create(tmp_path / "new")
    drawing = tmp_path / "new/brand/logo.svg"
    drawing.parent.mkdir()
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z" fill="var(--brant)"/></svg>'
    )
    settings(tmp_path / "new", '[brand]\nlogo = "brand/logo.svg"\n')
    project = Project(Files(tmp_path / "new"))
    (edition,) = select(project, Selection(documents=("how-it-works",), locales=("en",)))
    (found,) = produce(prepare(project, edition).composition, tmp_path / "new").diagnostics
    assert "names the colour `brant`" in found.message
    assert found.hints == ("did you mean `brand`?",)


def nothing_of_another(composition: Composition) -> bool:
    """Tell whether a page shows no picture but those of its own content, and no logo."""
    paths = [resource.path for resource in composition.resources]
    return all(path.startswith("content/") for path in paths) and 'class="house-logo' not in composition.html


@pytest.fixture(scope="module")
def unbranded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Made, ...]:
    """What has a front in a new project in Arabic, which has no brand yet: a brochure, and a booklet of its front."""
    root = tmp_path_factory.mktemp("new") / "new"
    starter.create(root, "ar")
    front_alone(root, "kutayyib")
    return make_files(root, Selection(("matwiya", "kutayyib")))


@pytest.mark.parametrize(("locale", "count"), [("ar", len(KINDS)), ("en", 10)])
def test_a_new_project_prints_nothing_of_another_house(
    unbranded: tuple[Made, ...], tmp_path: Path, locale: str, count: int
) -> None:
    for made in unbranded:
        words = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made.artifact.data))
        assert "الفناء" in words
        assert not re.search(OTHERS, words)
    starter.create(tmp_path / "new", locale)
    project = Project(Files(tmp_path / "new"))
    compositions = [prepare(project, edition).composition for edition in select(project, Selection())]
    assert len(compositions) == count
    for composition in compositions:
        assert not re.search(OTHERS, composition.html)
        assert nothing_of_another(composition)


def test_without_a_logo_nothing_is_drawn_in_its_place(unbranded: tuple[Made, ...]) -> None:
    pages = {made.composition.edition.document: shown(made.artifact.data) for made in unbranded}
    width = round(94 / MM)  # of the front of the brochure, which is on the left in Arabic
    for cover in (pages["matwiya"][:, :width], pages["kutayyib"]):
        title = np.nonzero((cover.max(axis=2) < 128).max(axis=1))[0][0]
        assert title > 20 / MM
        assert (cover[: title - 6] == 255).all()


MAGENTA = (200, 0, 120)


def dressed(root: Path, look: str, logo: tuple[int, int], documents: tuple[str, ...] = COVERS) -> Path:
    """Make a new project with a logo of these proportions; of ``documents`` the front, with a photograph on it."""
    starter.create(root)
    settings(root, f'[brand]\nlook = "{look}"\nlogo = "brand/logo.png"\n' + COLOURS)
    (root / "brand").mkdir()
    Image.new("RGB", (100 * logo[0], 100 * logo[1]), MAGENTA).save(root / "brand/logo.png")
    for document in documents:
        Image.new("RGB", (350, 350), (90, 110, 130)).save(root / f"content/{document}/sea.png")
        front_alone(root, document, "\ncover: {file: sea.png, alt: Sea, credit: Photo}\n")
    return root


def around_logo(page: npt.NDArray[np.int64], dpi: int) -> tuple[float, float, npt.NDArray[np.int64]]:
    """Return width and height of a logo, mm, and nine tenths of the space to be clear around it."""
    rows, columns = np.nonzero(np.abs(page - MAGENTA).max(axis=2) < 8)
    top, bottom, left, right = rows.min(), rows.max() + 1, columns.min(), columns.max() + 1
    clear = round((bottom - top) * Brand().clear_space * 0.9)
    around = page[top - clear : bottom + clear, left - clear : right + clear].copy()
    around[clear - 1 : -clear + 1, clear - 1 : -clear + 1] = around[0, 0]
    return (right - left) / dpi * 25.4, (bottom - top) / dpi * 25.4, around


@pytest.mark.parametrize(("look", "logo_form"), [("sober", (3, 1)), ("bold", (1, 1)), ("bold", (22, 1))])
def test_nothing_comes_closer_to_the_logo_of_a_cover_than_its_clear_space(
    tmp_path: Path, look: str, logo_form: tuple[int, int]
) -> None:
    root = dressed(tmp_path / "new", look, logo_form)
    project = Project(Files(root))
    for document in COVERS:
        locales = ("en", "ar", "ar+en") if document == "library-booklet" and logo_form == (3, 1) else ("en",)
        for edition in select(project, Selection(documents=(document,))):
            if "+".join(edition.locales) not in locales:
                continue
            page = shown(typeset(prepare(project, edition).composition, root).data, dpi=144)
            width, height, around = around_logo(page, 144)
            assert width <= 4 * 18 + 1, edition.name
            assert height > 1, edition.name
            assert (np.abs(around - around[0, 0]).max(axis=2) < 12).all(), edition.name


def test_a_ground_that_becomes_an_outline_has_no_logo_for_dark_grounds(tmp_path: Path) -> None:
    root = dressed(tmp_path / "new", "bold", (3, 1))
    path = root / "mezanprint.toml"
    path.write_text(
        path.read_text("utf-8").replace(
            'logo = "brand/logo.png"', 'logo = "brand/logo.png"\nlogo_on_dark = "brand/white.png"'
        ),
        "utf-8",
    )
    (root / "brand/white.png").write_bytes((root / "brand/logo.png").read_bytes())
    project = Project(Files(root))
    for profile, used in (("office", "brand/logo.png"), ("press", "brand/white.png"), ("screen", "brand/white.png")):
        editions = select(project, Selection(locales=("en",), profile=profile))
        assert len(editions) == len(KINDS)
        for edition in editions:
            seen = re.findall("brand/[a-z]+[.]png", prepare(project, edition).composition.html)
            assert seen == [used], edition.name


def test_a_photograph_on_an_outlined_cover_stays_inside_of_the_outline(tmp_path: Path) -> None:
    root = dressed(tmp_path / "new", "bold", (3, 1))
    project = Project(Files(root))
    for edition in select(project, Selection(documents=COVERS, locales=("en",), profile="office")):
        page = shown(typeset(prepare(project, edition).composition, root).data, dpi=72)
        rows, columns = np.nonzero(np.abs(page - (90, 110, 130)).max(axis=2) < 8)
        assert rows.size > 10_000
        assert rows.min() * MM > 5, edition.name
        assert page.shape[1] * MM - columns.max() * MM > 5, edition.name


def test_a_title_and_a_subtitle_of_two_lines_keep_off_the_beam_of_an_arabic_leaflet(tmp_path: Path) -> None:
    root = tmp_path / "new"
    starter.create(root, "ar")
    Image.new("RGB", (350, 350), (90, 110, 130)).save(root / "content/waraqa/sea.png")
    path = root / "content/waraqa/document.yaml"
    words = path.read_text("utf-8")
    words = re.sub("^title: .*", "title: حكايات الساعة الرابعة في مكتبة الفناء", words, flags=re.MULTILINE)
    words = re.sub(
        "^subtitle: .*",
        "subtitle: بعد ظهر كل يوم قصة تُقرأ بصوت مسموع، يومًا بالعربية ويومًا بالإنجليزية للكبار والصغار",
        words,
        flags=re.MULTILINE,
    )
    path.write_text(words + "\ncover: {file: sea.png, alt: صورة, credit: صورة}\n", "utf-8")
    (made,) = make_files(root, Selection(documents=("waraqa",)))
    dpi = 144
    cover = shown(made.artifact.data, dpi=dpi)[:, : round(145 / 25.4 * dpi)]
    white = (cover.min(axis=2) > 200).sum(axis=1)
    beam = int(np.nonzero(white > 100 / 25.4 * dpi)[0][0])
    last = int(np.nonzero(white[: beam - 2])[0][-1])
    assert (beam - last) / dpi * 25.4 > 6


@pytest.mark.parametrize("look", ["sober", "bold"])
def test_figures_side_by_side_in_a_panel_stand_apart(tmp_path: Path, look: str) -> None:
    root = dressed(tmp_path / "new", look, (3, 1), ())
    path = root / "content/data/organisation.yaml"
    path.write_text(path.read_text("utf-8").replace("books on the shelves", "books on the shelfboards"), "utf-8")
    (made,) = make_files(root, Selection(documents=("library-brochure",), locales=("en",)))
    page = pypdfium2.PdfDocument(made.artifact.data)[1]
    text = page.get_textpage()
    words = text.get_text_range()

    def edges(word: str) -> tuple[float, float]:
        first = words.index(word, words.index("4,200"))
        boxes = [text.get_charbox(first + place) for place in range(len(word))]
        return min(box[0] for box in boxes) * MM, max(box[2] for box in boxes) * MM

    for left, right in (("4,200", "9,600"), ("books on the", "loans"), ("Catalogue of the library", "Loan desk")):
        assert edges(right)[0] - edges(left)[1] >= 4, (left, right)
