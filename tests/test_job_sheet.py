"""Job sheets: one page in both languages, with the facts of the very file it goes with."""

import hashlib
import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from folds import EN, PT, REPO, project
from mezanprint.console.console import Console
from mezanprint.engine.builder import Options
from mezanprint.engine.cleaner import clean
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.engine.worker import Produce, Restored
from mezanprint.finishing.imposition.order import padded
from mezanprint.finishing.imposition.plan import plan
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Fault
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.jobs import Job
from mezanprint.model.locales import HouseStyle
from mezanprint.model.paper import Bound, Fold, Paper
from mezanprint.outputs.produce import check, produce
from mezanprint.printing.job_drawing import drawer
from mezanprint.printing.job_facts import job_of
from mezanprint.printing.job_sheets import make_job_sheets
from mezanprint.printing.preflight_targets import file_target
from sheets import sheet


class Here:
    """Workers in this process."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def produce(self, compositions: dict[int, Composition], *_: object) -> list[tuple[int, object, float]]:
        return [(number, produce(one, self.root), 0.1) for number, one in compositions.items()]

    def check(self, restored: dict[int, Restored]) -> list[tuple[int, object, float]]:
        return [(number, check(one.artifact, one.composition, self.root), 0.1) for number, one in restored.items()]

    def make(self, act: Produce, composition: Composition, _limits: object) -> Artifact:
        return act(composition, self.root)

    def start(self) -> None:
        """Nothing to get ready."""


def job_sheet(root: Path, locale: str, profile: str) -> Path:
    with BuildSession(root, Options()) as session:
        session.workers = lambda _editions: Here(root)  # type: ignore[method-assign,assignment,return-value]
        report, paths, found = make_job_sheets(session, Selection((), (locale,), profile), Console(), lambda: None)
    assert (report.status, found) == (0, ())
    assert paths == (f"build/{locale}/numbers.{profile}.job.pdf",)
    return root / paths[0]


def words(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    assert len(document) == 1
    told = " ".join(strip_controls(document[0].get_textpage().get_text_range()).split())
    document.close()
    return told


def lines(file: Path) -> set[str]:
    """Return what stands on each line from left to right: no reader's opinion of directions is asked."""
    document = pypdfium2.PdfDocument(file)
    text = document[0].get_textpage()
    found: dict[int, list[tuple[float, str]]] = {}
    for place in range(text.count_chars()):
        sign = text.get_text_range(place, 1)
        if sign.strip():
            left, bottom, _, top = text.get_charbox(place, loose=True)
            found.setdefault(round((bottom + top) / 2), []).append((left, sign))
    document.close()
    return {"".join(sign for _, sign in sorted(line)) for line in found.values()}


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A brochure whose templates speak Arabic, and its job sheet for a press."""
    root = project(tmp_path_factory.mktemp("job") / "p", 'fold = "letter"', 6)
    shutil.copy(REPO / "locales/ar/LC_MESSAGES/templates.po", root / "locales/ar/LC_MESSAGES")
    return root, job_sheet(root, "ar", "press")


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A brochure whose templates speak English alone, and its job sheet for an office."""
    root = project(tmp_path_factory.mktemp("job") / "p", 'fold = "letter"', 6, office='turn = "long"')
    return root, job_sheet(root, "en", "office")


def test_it_tells_the_printer_of_the_file_beside_it_in_both_languages(arabic: tuple[Path, Path]) -> None:
    root, file = arabic
    told = words(file)
    digest = hashlib.sha256((root / "build/ar/numbers.press.pdf").read_bytes()).hexdigest()
    assert any(digest in line for line in lines(file))
    assert "ar/numbers.press.pdf" in lines(file)
    # pdfium turns the words of one language round on pages where it sees more of the other: only words are compared.
    found = set(re.findall(r"[\w.]+", told))
    assert found >= {"99.5", "297", "210", "5", "Opens", "right", "letter", "short", "Quantity"}
    assert found >= {"أمر", "التشغيل", "جهة", "الفتح", "اليمين", "الكمية", "الألوان"}
    before = file.read_bytes()
    assert job_sheet(root, "ar", "press").read_bytes() == before


def test_it_speaks_no_language_that_the_templates_do_not_and_stops_where_its_own_is_missing(
    english: tuple[Path, Path],
) -> None:
    root, file = english
    told = words(file)
    assert "left" in told
    assert not re.search("[\u0621-\u064a]{2}", told.replace("واحد", ""))
    with BuildSession(root, Options()) as session:
        session.workers = lambda _editions: Here(root)  # type: ignore[method-assign,assignment,return-value]
        _, paths, found = make_job_sheets(session, Selection((), ("ar",), "office"), Console(), lambda: None)
    assert (paths, [each.code for each in found]) == ((), ["i18n-no-catalog"])
    assert "words of the templates in `numbers`" in found[0].message


def test_a_full_build_leaves_it_where_it_is_and_it_goes_when_the_builds_are_cleaned_away(
    arabic: tuple[Path, Path], tmp_path: Path
) -> None:
    root = shutil.copytree(arabic[0], tmp_path / "p")
    file = root / arabic[1].relative_to(arabic[0])
    with BuildSession(root, Options()) as session:
        session.workers = lambda _editions: Here(root)  # type: ignore[method-assign,assignment,return-value]
        assert session.build(Selection(profile="press"), Console()).removed == ()
    assert file.exists()
    clean(root, lambda: None)
    assert not file.exists()


def test_a_profile_for_screens_has_none(arabic: tuple[Path, Path]) -> None:
    with BuildSession(arabic[0], Options()) as session, pytest.raises(Fault) as caught:
        make_job_sheets(session, Selection((), ("en",), "screen"), Console(), lambda: None)
    assert [found.code for found in caught.value.diagnostics] == ["cli-not-print"]


def rows(found: list[tuple[str, float, float]], height: float) -> list[list[str]]:
    """Return words from top to bottom and from left to right, by their places in pt; rows are so high."""
    levels = sorted({y // height for *_, y in found}, reverse=True)
    ordered = sorted(found, key=lambda one: one[1])
    return [[word for word, _, y in ordered if y // height == level] for level in levels]


def numbers(page: pypdfium2.PdfPage, height: float) -> list[list[str]]:
    """Return where the words for numbers stand on the trimmed page, as numbers; its rows are so many mm high."""
    text, found = page.get_textpage(), []
    for number, word in enumerate(EN, 1):
        search = text.search(word, match_whole_word=True)
        while place := search.get_next():
            left, bottom, *_ = text.get_charbox(place[0], loose=True)
            found.append((str(number), left, bottom - page.get_trimbox()[1]))
    return rows(found, height * PT)


def drawn(file: Path) -> list[list[list[str]]]:
    """Return the numbers in the drawings of a job sheet, the left one first."""
    document = pypdfium2.PdfDocument(file)
    text, width = document[0].get_textpage(), document[0].get_width()
    below, above = (text.get_charbox(text.search(word).get_next()[0])[1] for word in ("Before the", "Front"))
    sides: list[list[tuple[str, float, float]]] = [[], []]
    for place in range(text.count_chars()):
        left, bottom, *_ = text.get_charbox(place, loose=True)
        if below < bottom < above and text.get_text_range(place, 1).isdigit():
            sides[left > width / 2].append((text.get_text_range(place, 1), left, bottom))
    document.close()
    return [rows(side, 5) for side in sides]


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A set of cards, and its job sheet for an office."""
    style = ".page { padding: 5mm }"
    root = project(tmp_path_factory.mktemp("job") / "p", 'cards = "each"', 6, page="85mm 55mm", style=style)
    return root, job_sheet(root, "en", "office")


@pytest.mark.parametrize(
    ("job", "height", "told"),
    [
        ("english", 210, ("Trimmedsheet,flat297×210mm", "Marksfold")),
        ("cards", 55, ("Cardsonasheet3", "Finishedsize85×55mm", "Markscut")),
    ],
    ids=["letter fold", "set of cards"],
)
def test_its_own_page_says_and_draws_what_the_print_file_is(
    request: pytest.FixtureRequest, tmp_path: Path, job: str, height: int, told: tuple[str, ...]
) -> None:
    made, there = request.getfixturevalue(job)
    root = shutil.copytree(made, tmp_path / "p")
    file = root / there.relative_to(made)
    assert lines(file) >= {*told, "Sheetsinacopy1×A4", "Bothsides;turningedgelongedge"}
    print_file = root / "build/en/numbers.office.pdf"
    document = pypdfium2.PdfDocument(print_file)
    assert drawn(file) == [numbers(document[side], height) for side in (0, 1)]
    document.close()
    # What preflight is told of the file is the plan that it was made by, folds of its turned back and all.
    plan = file_target(print_file, root, None).plan
    assert plan is not None
    assert (plan.turn, len(plan.faces)) == ("long", 2)
    print_file.write_bytes(print_file.read_bytes() + b"%")
    assert file_target(print_file, root, None).plan is None


def job(paper: Paper, profile: Profile, size: tuple[float, float], pages: int) -> Job:
    made = sheet("<p>x</p>")
    composition = Composition(
        Edition("numbers", ("ar",), profile), made.html, made.resources, made.metadata, made.fit, paper=paper
    )
    return job_of(composition, plan(padded(range(pages), paper), size, paper, profile), "ab" * 32)


@pytest.mark.parametrize(("bound", "front"), [(Bound.RIGHT, (1, 12)), (Bound.LEFT, (12, 1))])
def test_a_booklet_is_drawn_as_its_outer_sheet(bound: Bound, front: tuple[int, int]) -> None:
    made = job(Paper(bound, booklet=True), Profile("press", bleed=3), (148, 210), 12)
    assert (made.sheets, made.flat_size, made.folded_size, made.turn) == (3, "296 × 210 mm", "148 × 210 mm", "")
    assert tuple(area.name.number for area in made.sides[0].areas) == front
    assert [side.creases[0].mountain for side in made.sides] == [True, False]


@pytest.mark.parametrize(("bound", "front"), [(Bound.RIGHT, [1, 6, 2]), (Bound.LEFT, [2, 6, 1])])
def test_folds_are_drawn_to_scale_and_mirrored_as_the_paper_is(bound: Bound, front: list[int]) -> None:
    made = job(Paper(bound, Fold.LETTER), Profile("office", sheet="A4"), (297, 210), 2)
    (outside, inside) = drawer(made, HouseStyle())("towards", "away")
    places = re.findall(r'"area" style="left: ([\d.]+)mm.*?width: ([\d.]+)mm.*?<span[^>]*>(\d)<', outside)
    assert [int(number) for *_, number in sorted(places, key=lambda one: float(one[0]))] == front
    scale = 46 / 210
    widths = {number: float(width) / scale for _, width, number in places}
    assert widths == pytest.approx({"1": 99.5, "6": 99.5, "2": 98}, abs=0.05)
    assert (outside.count("mountain"), outside.count("valley")) == (2, 0)
    assert (inside.count("mountain"), inside.count("valley")) == (0, 2)


def test_words_stand_at_each_fold_and_say_which_way_it_goes() -> None:
    made = job(Paper(Bound.LEFT, Fold.Z), Profile("office", sheet="A4"), (297, 210), 2)
    for drawing in drawer(made, HouseStyle())("valley", "mountain"):
        lines = re.findall(r'"crease (\w+)" style="left: ([\d.]+)mm', drawing)
        words = re.findall(r'"way" style="left: ([\d.]+)mm; top: [\d.]+mm; width: ([\d.]+)mm[^>]*>(\w+)<', drawing)
        assert [word for *_, word in words] == [way for way, _ in lines]
        middles = [float(left) + float(width) / 2 for left, width, _ in words]
        assert middles == pytest.approx([float(x) for _, x in lines], abs=0.02)
        assert len(lines) == 2


def test_pages_that_stand_alone_have_no_fold_and_no_mark_of_one() -> None:
    marks = ("fold",)
    made = job(Paper(), Profile("press", bleed=3, slug=12, marks=marks), (210, 297), 3)
    assert (made.sheets, made.turn, made.folded_size) == (2, "long", made.flat_size)
    assert [side.creases for side in made.sides] == [(), ()]
    assert made.marks == ()
    assert job(Paper(fold=Fold.HALF), Profile("office", sheet="A4", marks=marks), (297, 210), 2).marks == marks
