"""What plates of a page say is found in every container, in its place; the judge is another device of Ghostscript."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Page, Pdf

from mezanprint.model.diagnostics import error
from mezanprint.model.geometry import Box
from mezanprint.preflight.press.plates import ghostscript
from mezanprint.preflight.press.plates.look import look_at_plates, unexplained
from mezanprint.preflight.press.plates.plates import read_plates
from mezanprint.preflight.press.rule import Answer, NotExamined
from mezanprint.preflight.press.sheet import Finding
from mezanprint.printing.preflight_reports import as_text
from mezanprint.printing.preflight_targets import PRESS, Target, check_file
from mezanprint.project import system
from mezanprint.project.boxes.boxed import output_of
from mezanprint.project.boxes.budget import Budget, Program, Room
from mezanprint.project.confinement.confine import offered
from plates import ink, plates, trimmed

LIMIT = PRESS.ink.limit
Make = Callable[[Pdf], Page]


def page(paint: str, **resources: Callable[[Pdf], Dictionary]) -> Make:
    """Return what adds a page of 120 by 80 pt, trimmed by 10 pt on every side."""

    def make(pdf: Pdf) -> Page:
        added = pdf.add_blank_page(page_size=(120, 80))
        added.TrimBox = Array([10, 10, 110, 70])
        added.Resources = Dictionary({f"/{name}": made(pdf) for name, made in resources.items()})
        added.contents_add(paint.encode())
        return added

    return make


def ramp(start: list[float], end: list[float]) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=start, C1=end, N=1)


def spot(name: str) -> Array:
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, ramp([0, 0, 0, 0], [1, 0, 1, 0.3])])


def states(_pdf: Pdf) -> Dictionary:
    return Dictionary(Over=Dictionary(OP=True, op=True, OPM=1), Mult=Dictionary(BM=Name.Multiply))


def gradient(end: list[float]) -> Callable[[Pdf], Dictionary]:
    made = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[20, 0, 100, 0], Function=ramp([0, 0, 0, 0], end)
    )
    return lambda _: Dictionary(G=made)


def form(pdf: Pdf) -> Dictionary:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
    paint = b"1 1 0 0 k 20 20 30 30 re f /Mult gs 0 0 1 1 k 20 20 30 30 re f"
    shape = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 120, 80], Group=group)
    stream = pdf.make_stream(paint, shape)
    stream.Resources = Dictionary(ExtGState=states(pdf))
    return Dictionary(F=stream)


def tiles(pdf: Pdf) -> Dictionary:
    shape = Dictionary(
        PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9], XStep=9, YStep=9, Resources=Dictionary()
    )
    return Dictionary(P=pdf.make_stream(b"1 1 1 0.8 k 0 0 9 9 re f", shape))


def letters(pdf: Pdf) -> Dictionary:
    glyph = pdf.make_stream(b"1000 0 d0 1 1 1 0.9 k 0 0 900 900 re f")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 1000, 1000],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(a=glyph),
        FirstChar=97,
        LastChar=97,
        Widths=[1000],
        Resources=Dictionary(),
    )
    font.Encoding = Dictionary(Differences=Array([97, Name.a]))
    return Dictionary(T=font)


AREA = "20 20 30 30 re f"
STACK = f"1 0 0 0 k {AREA} /Over gs 0 1 0 0 k {AREA} 0 0 1 0 k {AREA} 0 0 0 0.8 k {AREA}"
HARD: dict[str, tuple[Make, int]] = {
    "overprint": (page(STACK, ExtGState=states), 380),
    "a gradient": (page("20 20 80 30 re W n /G sh", Shading=gradient([1, 1, 1, 1])), 400),
    "a group that multiplies": (page("/F Do", XObject=form), 400),
    "a tiling pattern": (page("/Pattern cs /P scn 20 20 30 30 re f", Pattern=tiles), 380),
    "letters of Type 3": (page("BT /T 33.333 Tf 20 20 Td (a) Tj ET", Font=letters), 390),
    "a narrow line on all plates": (
        page("/S CS 1 SCN 0.7 w 20 20 m 20 50 l S", ColorSpace=lambda _: Dictionary(S=spot("All"))),
        400,
    ),
    "a spot ink on others": (
        page(
            "0.9 0.9 0.9 0 k 20 20 30 30 re f /Over gs /S cs 1 scn 20 20 30 30 re f",
            ExtGState=states,
            ColorSpace=lambda _: Dictionary(S=spot("Gold")),
        ),
        370,
    ),
}
SOUND: dict[str, tuple[Make, int]] = {
    "exactly the limit": (page("0.75 0.75 0.75 0.75 k 20 20 30 30 re f"), 300),
    "what is knocked out": (page("1 1 0 0 k 20 20 30 30 re f 0 0 1 1 k 20 20 30 30 re f"), 200),
    "black over a tint": (page("1 1 0 0 k 20 20 30 30 re f /Over gs 0 0 0 1 k 30 30 9 9 re f", ExtGState=states), 300),
    "marks outside the trim": (page("1 1 1 1 K 2 10 m 8 10 l S 1 1 1 1 k 112 20 6 40 re f"), 0),
    "a hair of too much ink": (page("1 1 1 0.8 K 0.3 w 20 20 m 20 50 l S"), 0),
}
CASES = HARD | SOUND
PAGES = {name: number for number, name in enumerate(CASES, 1)}


def written(*makes: Make) -> bytes:
    pdf, out = pikepdf.new(), io.BytesIO()
    for make in makes:
        make(pdf)
    pdf.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return written(*(make for make, _ in CASES.values()))


@pytest.fixture(scope="module")
def answer(pdf: bytes, tmp_path_factory: pytest.TempPathFactory) -> Answer:
    file = tmp_path_factory.mktemp("plates") / "x.pdf"
    file.write_bytes(pdf)
    return look_at_plates(file, "theirs.pdf", PRESS, Budget())


def test_every_page_was_looked_at(answer: Answer) -> None:
    assert answer.gaps == ()
    assert answer.looked_at == (f"plates of {len(CASES)} pages (C M Y K Gold; at most 400 % ink)",)


def test_the_judge_prints_what_the_cases_say(pdf: bytes) -> None:
    printed = [trimmed(pdf, number, ink(each)) for number, each in enumerate(plates(pdf), 1)]
    wide = {name: most for name, (_, most) in CASES.items() if "narrow" not in name and "hair" not in name}
    assert {name: round(float(printed[PAGES[name] - 1].max())) for name in wide} == {
        name: pytest.approx(most, abs=5 if name == "a gradient" else 1) for name, most in wide.items()
    }


@pytest.mark.parametrize("name", HARD)
def test_too_much_ink_is_found_where_it_is(answer: Answer, name: str) -> None:
    (found,) = (each for each in answer.findings if each.page == PAGES[name])
    assert found.diagnostic.code == "press-ink"
    said = int(found.diagnostic.message.split(" ")[0])
    assert said == pytest.approx(HARD[name][1], abs=5 if name == "a gradient" else 1)
    assert found.box
    if name == "a gradient":  # 300 of 400 % at three quarters of the way from 20 to 100
        assert found.box == pytest.approx((80, 20, 100, 50), abs=1)
    elif "narrow" not in name:
        assert found.box == pytest.approx((20, 20, 50, 50), abs=1)


@pytest.mark.parametrize("name", SOUND)
def test_no_more_ink_than_the_limit_is_no_finding(answer: Answer, name: str) -> None:
    assert [each for each in answer.findings if each.page == PAGES[name]] == []


def turned(degrees: int) -> Make:
    def make(pdf: Pdf) -> Page:
        added = HARD["overprint"][0](pdf)
        added.Rotate = degrees
        return added

    return make


def moved(pdf: Pdf) -> Page:
    """Add a page whose paper begins elsewhere, with a CropBox, in units of their own."""
    added = HARD["overprint"][0](pdf)
    added.MediaBox, added.CropBox = Array([-30, -20, 120, 80]), Array([15, 15, 100, 60])
    added.UserUnit = 2
    return added


def test_places_are_those_of_the_page_however_it_is_turned_and_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(written(turned(90), turned(180), turned(270), moved))
    found = look_at_plates(tmp_path / "x.pdf", "x.pdf", PRESS, Budget()).findings
    assert [each.page for each in found] == [1, 2, 3, 4]
    for each in found:
        assert each.box == pytest.approx((20, 20, 50, 50), abs=1)


def test_a_report_has_what_the_plates_say(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(written(HARD["a gradient"][0]))
    target = Target(tmp_path / "x.pdf", "x.pdf", replace(PRESS, bleed=0))
    told = as_text((check_file(target),))
    assert told.count("[press-ink]") == 1
    assert "plates of 1 page (C M Y K; at most 4" in told
    office = replace(target, profile=replace(PRESS, colour="rgb"))
    assert "plates" not in as_text((check_file(office),))


def test_one_fault_is_told_once() -> None:
    box = Box(20.0, 20.0, 50.0, 50.0)
    told = Finding(error("press-ink", "x"), 1, box)
    assert unexplained((told,), (Finding(error("press-ink", "y"), 1, Box(40, 40, 60, 60)),)) == ()
    assert unexplained((told,), (Finding(error("press-blend-space", "y"), 1),)) == ()
    others = (Finding(error("press-ink", "y"), 1, Box(60, 60, 70, 70)), Finding(error("press-safe", "y"), 1, box))
    assert unexplained((told,), (*others, Finding(error("press-ink", "y"), 2, box))) == (told,)


def test_without_ghostscript_it_is_said_what_was_not_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ghostscript, "find", lambda: None)
    monkeypatch.setattr(system, "system_name", lambda: "debian")
    (tmp_path / "x.pdf").write_bytes(written(SOUND["exactly the limit"][0]))
    told = as_text((check_file(Target(tmp_path / "x.pdf", "x.pdf", replace(PRESS, bleed=0))),))
    command = "sudo apt-get install --no-install-recommends ghostscript"
    assert f"not looked at: plates (Ghostscript is not installed: `{command}`)\n" in told


@pytest.mark.parametrize(
    ("cost", "last"),
    [
        (0, NotExamined("plates from page 4 on", "it broke")),
        (40, NotExamined("plates from page 2 on", "they take too much time")),
    ],
)
def test_pages_that_fail_and_those_without_time_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cost: int, last: NotExamined
) -> None:
    def fail(_program: str, _file: Path, page: int, _dpi: float, budget: Budget) -> bytes:
        budget.seconds -= cost
        if page == 2:
            return b"8BPS"
        raise OSError("it broke")

    monkeypatch.setattr(ghostscript, "separate", fail)
    (tmp_path / "x.pdf").write_bytes(written(*[SOUND["exactly the limit"][0]] * 5))
    found = look_at_plates(tmp_path / "x.pdf", "x.pdf", PRESS, Budget())
    assert (found.findings, found.looked_at) == ((), ())
    told = (
        NotExamined("plates of page 1", "it broke"),
        NotExamined("plates of page 2", "the file can not be read: ValueError: cut off"),
        NotExamined("plates of page 3", "it broke"),
    )
    assert found.gaps == (*(told if cost == 0 else told[:1]), last)


def test_a_page_without_paper_is_a_gap_at_most(tmp_path: Path) -> None:
    def make(pdf: Pdf) -> Page:
        added = SOUND["exactly the limit"][0](pdf)
        added.MediaBox = added.TrimBox = Array([5, 5, 5, 5])
        return added

    (tmp_path / "x.pdf").write_bytes(written(make))
    found = look_at_plates(tmp_path / "x.pdf", "x.pdf", PRESS, Budget())
    assert (found.pages, found.findings) == (1, ())


def test_plates_that_are_cut_off_are_no_plates(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(written(SOUND["exactly the limit"][0]))
    program = ghostscript.find()
    assert program
    data = ghostscript.separate(program, tmp_path / "x.pdf", 1, 36, Budget())
    assert read_plates(data).inks == ("C", "M", "Y", "K")
    for length in (0, 4, 26, 40, 300, len(data) - 1):
        with pytest.raises(ValueError, match=r"cut off|not as expected"):
            read_plates(data[:length])


@pytest.mark.skipif(not offered().landlock, reason="the kernel has no Landlock")
def test_ghostscript_in_its_box_reads_nothing_else_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "x.ps").write_text(
        f"{{({tmp_path}/secret.txt) (r) file}} stopped {{(refused ) print}} {{(read ) print}} ifelse\n"
        f"{{({tmp_path}/new.txt) (w) file}} stopped {{(refused ) print}} {{(written ) print}} ifelse\n"
        f"{{(%pipe%id) (r) file}} stopped {{(refused ) print}} {{(started ) print}} ifelse quit\n"
    )
    program = ghostscript.find()
    assert program
    words = (program, "-q", "-dNOSAFER", "-dNODISPLAY", str(tmp_path / "x.ps"))
    said = output_of(Program(words), tmp_path / "x.ps", budget=Budget(), room=Room.SEEKABLE)[0]
    assert said.split() == [b"refused"] * 3
    assert not (tmp_path / "new.txt").exists()
