"""One plan: what a job sheet says is what its print file is, for every kind of paper, sheet and turn."""

import io
import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, product

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from mezanprint.finishing.finish import finish_print
from mezanprint.finishing.printing import plan_pages
from mezanprint.model.compositions import Composition
from mezanprint.model.editions import Edition, Printer, Profile
from mezanprint.model.geometry import Box
from mezanprint.model.jobs import Job, PageOnSheet
from mezanprint.model.locales import HouseStyle
from mezanprint.model.paper import Bound, Cards, Fold, Paper, panels
from mezanprint.model.plans import PageName
from mezanprint.model.sheets import Face
from mezanprint.printing.job_drawing import drawer
from mezanprint.printing.job_facts import job_of
from sheets import sheet

PT = 72 / 25.4
BLEED = 3.0
LEFT, RIGHT = Bound.LEFT, Bound.RIGHT
A4, A5, A6, CARD = (210.0, 297.0), (148.0, 210.0), (105.0, 148.0), (85.0, 55.0)
FLAT = (297.0, 210.0)
MARKS = ("crop", "fold", "registration", "bar")
OFFICE = Profile("office", sheet="A4", safe=5, marks=("fold",), printer=Printer())
SRA3 = replace(OFFICE, name="sra3", sheet="SRA3", bleed=BLEED, marks=MARKS, creep=0.2)
PRESS = Profile("press", bleed=BLEED, slug=12, marks=MARKS, printer=Printer())


@dataclass(frozen=True)
class Kind:
    """Pages of one size and what becomes of them; two counts are the pages of two languages."""

    name: str
    size: tuple[float, float]
    paper: Paper
    counts: tuple[int, ...]


KINDS = (
    Kind("one page", A4, Paper(), (1,)),
    Kind("three pages", A4, Paper(), (3,)),
    *(Kind(f"{fold} {bound}", FLAT, Paper(bound, fold), (2,)) for fold in Fold for bound in Bound),
    Kind("booklet", A5, Paper(LEFT, booklet=True, last_stays=True), (10,)),
    Kind("booklet right", A5, Paper(RIGHT, booklet=True), (12,)),
    Kind("two covers", A5, Paper(RIGHT, booklet=True), (4, 3)),
    Kind("cards", CARD, Paper(cards=Cards.REPEAT), (4,)),
    Kind("leaflets", A6, Paper(cards=Cards.REPEAT), (2,)),
    Kind("set of cards", CARD, Paper(cards=Cards.EACH), (23,)),
)


def composition(kind: Kind, profile: Profile) -> Composition:
    made = sheet("<p>x</p>")
    whole = replace(made, edition=Edition("numbers", ("ar", "en")[: len(kind.counts)], profile), paper=kind.paper)
    if len(kind.counts) == 1:
        return whole
    ways = zip(("ar", "en"), (RIGHT, LEFT), strict=True)
    parts = (
        replace(whole, edition=Edition("numbers", (code,), profile), paper=replace(kind.paper, bound=bound))
        for code, bound in ways
    )
    return replace(whole, parts=tuple(parts))


def typeset(kind: Kind, bleed: float) -> bytes:
    """Return pages as they are before they are put on sheets: with their name in the middle of each page or panel."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    first = [f"{'ar_' if len(kind.counts) > 1 else ''}{number}" for number in range(1, kind.counts[0] + 1)]
    names = [*first, *(f"en_{number}" for count in kind.counts[1:] for number in range(count, 0, -1))]
    width, height = kind.size
    for number, name in enumerate(names):
        words = [(name, width / 2)]
        if kind.paper.fold:
            made = panels(kind.paper.fold, width, kind.paper.bound)
            words = [(str(each.number), each.left + each.width / 2) for each in made if each.page == number % 2 + 1]
        page = pdf.add_blank_page(page_size=((width + 2 * bleed) * PT, (height + 2 * bleed) * PT)).obj
        page.MediaBox = Array([x * PT for x in (-bleed, -bleed, width + bleed, height + bleed)])
        page.TrimBox = Array([x * PT for x in (0, 0, width, height)])
        page.Resources = Dictionary(Font=Dictionary(F=font))
        shown = (f"BT /F 9 Tf {x * PT - 8:.2f} {height / 2 * PT - 3:.2f} Td ({word}.) Tj ET" for word, x in words)
        page.Contents = pdf.make_stream("\n".join(shown).encode())
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@cache
def made(kind: Kind, profile: Profile) -> tuple[bytes, Job]:
    """Return a print file and the facts of its job sheet."""
    whole, pages = composition(kind, profile), typeset(kind, profile.bleed)
    plan = plan_pages(pages, whole, kind.counts, clear=20)
    return finish_print(pages, whole, plan)[0], job_of(whole, plan, "")


CASES = [
    pytest.param(kind, replace(profile, turn=turn), id=f"{kind.name}, {profile.name}, {turn or 'natural'}")
    for kind, profile, turn in product(KINDS, (OFFICE, SRA3, PRESS), ("", "long", "short"))
]


def undirected(pdf: bytes) -> pypdfium2.PdfDocument:
    """Return a document without its direction of reading, which turns lines round for pdfium."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.Root.ViewerPreferences
        document.save(out)
    return pypdfium2.PdfDocument(out.getvalue())


def words(page: pypdfium2.PdfPage) -> dict[str, list[tuple[float, float, bool]]]:
    """Return each word in the trimmed area with its middle, mm, and whether it stands on its head."""
    text, (left, bottom, right, top) = page.get_textpage(), page.get_trimbox()
    found: dict[str, list[tuple[float, float, bool]]] = {}
    place = 0
    for word in re.findall(r"[^.]+\.", text.get_text_range()):
        boxes = [text.get_charbox(n, loose=True) for n in range(place, place + len(word)) if word[n - place].strip()]
        place += len(word)
        # The full stop is the last sign of a word: it stands first where the word stands on its head.
        turned = boxes[-1][0] < boxes[0][0]
        x, y = ((min(box[n] for box in boxes) + max(box[n + 2] for box in boxes)) / 2 for n in (0, 1))
        if left < x < right and bottom < y < top:
            found.setdefault(word[:-1].strip().replace("_", " "), []).append(
                ((x - left) / PT, (y - bottom) / PT, turned)
            )
    return found


def inside(place: tuple[float, float, bool], area: PageOnSheet) -> bool:
    """Tell whether a word stands in the middle of an area, upright or not as it says."""
    x, y, turned = place
    box = area.box
    return (x, y) == pytest.approx(((box.left + box.right) / 2, (box.bottom + box.top) / 2), abs=3) and (
        turned == area.turned
    )


@pytest.mark.parametrize(("kind", "profile"), CASES)
def test_a_job_sheet_says_what_its_print_file_is(kind: Kind, profile: Profile) -> None:
    pdf, job = made(kind, profile)
    document = undirected(pdf)
    pages = [words(page) for page in document]
    left, bottom, right, top = (side / PT for side in document[0].get_trimbox())
    if kind.paper.booklet and not profile.sheet:
        assert len(pages) == 4 * job.sheets
        assert job.flat == pytest.approx((2 * (right - left), top - bottom), abs=0.02)
        for area in (area for side in job.sides for area in side.areas):
            (found,) = pages[(area.file_page or area.name.number) - 1].items()
            assert (found[0], [turned for *_, turned in found[1]]) == (area.name.told(HouseStyle()), [False])
    else:
        assert job.sheets == (len(pages) + 1) // 2
        assert job.flat == pytest.approx((right - left, top - bottom), abs=0.02)
        for side, page in zip(job.sides, pages, strict=False):
            named = [(area.name.told(HouseStyle()), area) for area in side.areas]
            assert all(any(inside(place, area) for place in page[name]) for name, area in named)
            assert len(named) == sum(map(len, page.values()))
            assert {area.file_page for area in side.areas} <= {None}
        if job.cards:
            assert job.cards == sum(map(len, pages[0].values()))
    assert job.pages == sum(kind.counts)
    assert kind.paper.fold or job.plan.folded == kind.size
    document.close()


def uprights(content: bytes, left: float) -> set[float]:
    """Return where upright lines stand on a page, mm from the left edge of its trim."""
    lines = re.findall(rb"^(\S+) (\S+) m (\S+) (\S+) l S$", content, re.MULTILINE)
    return {round(float(x) / PT - left, 1) for x, _, end, _ in lines if x == end}


def is_open(face: Face, job: Job) -> bool:
    """Tell whether a face is the inside of a folded sheet, or the middle of a booklet: not seen from outside."""
    inside = job.plan.sheets[-1].back if job.paper.booklet else job.plan.sheets[0].back
    return face is inside


@pytest.mark.parametrize(("kind", "profile"), CASES)
def test_it_names_the_edge_that_the_print_window_is_told_and_the_marks_that_are_there(
    kind: Kind, profile: Profile
) -> None:
    pdf, job = made(kind, profile)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        asked, contents = (
            document.Root.ViewerPreferences.Duplex,
            [page.Contents.read_bytes() for page in document.pages],
        )
        left = float(document.pages[0].TrimBox[0]) / PT
    assert asked == f"/DuplexFlip{job.turn.title()}Edge" if job.turn else kind.paper.booklet
    beyond = profile.sheet != "A4"  # there is paper for marks outside of what is cut
    for face, content in zip(job.plan.faces, contents, strict=True):
        folds = {round(crease.x, 1) for crease in face.folds}
        if "fold" in job.marks and (beyond or is_open(face, job)):
            assert folds <= uprights(content, left)
        elif folds:
            assert not folds & uprights(content, left)
    for side, content in zip(job.sides, contents, strict=False):
        folds = {round(crease.x, 1) for crease in side.creases}
        if kind.paper.fold:
            edges = sorted({0, *folds, round(job.flat[0], 1)})
            widest = max(right - left for left, right in pairwise(edges))
            assert job.plan.folded == pytest.approx((widest, job.flat[1]), abs=0.11)
            assert folds == {round(area.box.left, 1) for area in side.areas} - {0}
        if "crop" in job.marks and not job.cards:
            assert {0, round(job.plan.trim.width, 1)} <= uprights(content, left)
    assert ("fold" in job.marks) == any(face.folds for face in job.plan.faces)
    drawn = b"\n".join(contents)
    assert (job.marks == ()) == (b" l S" not in drawn)
    assert ("bar" in job.marks) == (b" re f" in drawn)
    assert ("registration" in job.marks) == (b" c S" in drawn)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("turn", ["long", "short"])
def test_its_drawing_is_the_sheet_to_scale(kind: Kind, turn: str) -> None:
    _, job = made(kind, replace(OFFICE, turn=turn))
    scale = min(82 / job.flat[0], 46 / job.flat[1])
    for side, drawing in zip(job.sides, drawer(job, HouseStyle())("valley", "mountain"), strict=True):
        found = re.findall(
            r'class="area([^"]*)" style="left: (\S+)mm; top: (\S+)mm; width: (\S+)mm; height: (\S+)mm">'
            r"<span[^>]*>([^<]+)<",
            drawing,
        )
        areas = [
            (
                name.strip(),
                "turned" in how,
                *(float(x) / scale for x in (left, width, height)),
                job.flat[1] - (float(top) + float(height)) / scale,
            )
            for how, left, top, width, height, name in found
        ]
        told = [
            (
                area.name.told(HouseStyle()),
                area.turned,
                *(pytest.approx(x, abs=0.1) for x in (area.box.left, area.box.width, area.box.height, area.box.bottom)),
            )
            for area in side.areas
        ]
        assert areas == told


def test_pages_of_a_book_with_two_covers_are_called_as_their_readers_call_them() -> None:
    _, job = made(KINDS[-4], PRESS)
    front, back = ([(area.name, area.file_page) for area in side.areas] for side in job.sides)
    assert front == [(PageName(1, "ar"), 1), (PageName(1, "en"), 8)]
    assert back == [(PageName(2, "en"), 7), (PageName(2, "ar"), 2)]
    assert (job.covers, job.plan.blanks, job.plan.order[4]) == (2, 1, None)


def test_blank_pages_are_told_by_their_place_in_the_file() -> None:
    _, job = made(next(kind for kind in KINDS if kind.name == "booklet"), PRESS)
    (last, first), _ = (side.areas for side in job.sides)
    assert (last.name, last.file_page) == (PageName(10), 12)
    assert (first.name, first.file_page) == (PageName(1), None)
    assert first.box == Box(148, 0, 296, 210)
