"""A file that is told its job: what it must be for a booklet, a folded sheet, cards, and the inks that are ordered."""

from collections.abc import Callable
from pathlib import Path

import click
import pikepdf
import pytest
from click.testing import CliRunner
from pikepdf import Dictionary, Name

from mezanprint.cli.main import command
from mezanprint.cli.order import ticket_of
from mezanprint.model.paper import Bound, Fold, Paper
from mezanprint.pdf.painting.painted import PROCESS
from mezanprint.preflight.press.ticket import Ticket
from printed import add, picture, reopened, resource, sound, told


def ticket(kind: str | None = None, **more: object) -> Ticket:
    asked = {"binding": None, "pages": None, "size": None, "inks": (), **more}
    made = ticket_of(is_file=True, kind=kind, **asked)  # type: ignore[arg-type]
    assert made is not None
    return made


def turned(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    return pdf


def spreads() -> pikepdf.Pdf:
    pdf = sound(1)
    for _ in range(3):
        add(pdf, 120, 80, "0 g 60 60 9 9 re f")
    return pdf


def inked(operators: str) -> pikepdf.Pdf:
    return sound(1, paint=operators)


def photograph() -> pikepdf.Pdf:
    pdf = sound(1)
    stream = picture(pdf, bytes((9, 0, 0, 99)) * 64 * 64, 64, 64)
    stream.ColorSpace = Name.DeviceCMYK
    resource(pdf.pages[0], "/XObject", "/I", stream)
    pdf.pages[0].contents_add(b"q 12 0 0 12 60 60 cm /I Do Q")
    return pdf


CASES: dict[str, tuple[list[str], Callable[[], pikepdf.Pdf], Ticket]] = {
    "six pages of a booklet": (["press-page-count"], lambda: sound(6), ticket("booklet")),
    "four pages where eight are ordered": (["press-page-count"], lambda: sound(4), ticket("booklet", pages=8)),
    "a booklet": ([], lambda: sound(8), ticket("booklet", pages=8)),
    "a booklet bound at the other edge": (["press-binding"], lambda: sound(4), ticket("booklet", binding="right")),
    "a booklet that turns as it is bound": ([], lambda: turned(sound(4)), ticket("booklet", binding="right")),
    "a booklet whose edge nobody names": ([], lambda: turned(sound(4)), ticket("booklet")),
    "spreads": (["press-job"] * 3 + ["press-page-size"], spreads, ticket("booklet")),
    "spreads of one size": (["press-job"] * 4, lambda: sound(4, 120, 80), ticket("booklet", size="60x80")),
    "a blank page": (["press-job"], lambda: sound(4, paint="0 0 0 0 k 60 60 40 40 re f"), ticket("booklet")),
    "panels as pages": (["press-page-count"], lambda: sound(6, 99, 80), ticket("letter")),
    "a flat sheet": ([], lambda: sound(2, 297, 210), ticket("letter", size="A4")),
    "a sheet on its short edge": (["press-job"] * 4, lambda: sound(2, 210, 297), ticket("z", size="A4")),
    "cards without a back": (["press-page-count"], lambda: sound(3, 85, 55), ticket("cards")),
    "cards": ([], lambda: sound(4, 85, 55), ticket("cards", size="85 x 55 mm")),
    "cards of another size": (["press-job"] * 2, lambda: sound(2, 85, 54), ticket("cards", size="85x55")),
    "one ink": ([], lambda: inked("0 0 0 1 k 60 60 9 9 re f"), ticket("sheet", inks=("K",))),
    "colour where black is ordered": (
        ["press-job"],
        lambda: inked("1 0 0 0 k 60 60 9 9 re f"),
        ticket("sheet", inks=("K",)),
    ),
    "a photograph in four inks": (["press-job"], photograph, ticket(inks=("K", "Magenta, Yellow"))),
    "a photograph in two inks": ([], photograph, ticket(inks=("C,K",))),
    "colour beside the page": ([], lambda: inked("0 g 60 60 9 9 re f 1 0 0 0 k 2 2 9 9 re f"), ticket(inks=("K",))),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.provokes("press-job")
def test_a_file_is_held_against_its_job(name: str) -> None:
    wanted, made, order = CASES[name]
    codes = [code for _, code in told(reopened(made()), ticket=order)]
    if name == "a blank page":
        codes = sorted(set(codes))
    assert sorted(codes) == sorted(wanted)


@pytest.mark.parametrize("name", ["six pages of a booklet", "a blank page", "colour where black is ordered"])
def test_nothing_of_a_job_is_asked_where_nobody_tells_it(name: str) -> None:
    _, made, _ = CASES[name]
    assert told(reopened(made())) == []


def test_options_say_what_is_ordered() -> None:
    assert ticket("booklet", binding="right", pages=24).paper == Paper(Bound.RIGHT, booklet=True)
    assert ticket("letter", size="a4").size == (297, 210)
    assert ticket("cards", size="A6").size == (105, 148)
    assert ticket("z").paper == Paper(fold=Fold.Z)
    assert ticket("sheet").inks == PROCESS
    assert ticket(inks=("CMYK, PANTONE  349 C",)).inks == (*PROCESS, "PANTONE 349 C")
    assert ticket(inks=("black", "K", "Gold")).inks == ("Black", "Gold")
    assert ticket_of(is_file=True, kind=None, binding=None, pages=None, size=None, inks=()) is None


@pytest.mark.parametrize(
    "options",
    [
        ["--binding", "right"],
        ["--as", "cards", "--binding", "left"],
        ["--as", "poster"],
        ["--size", "large"],
        ["--pages", "0"],
        ["--inks", "K,"],
    ],
)
def test_what_can_not_be_meant_is_wrong_usage_with_a_remedy(options: list[str], tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4")
    result = CliRunner().invoke(command, ["preflight", str(tmp_path / "x.pdf"), *options])
    assert result.exit_code == 2
    assert "Usage: " in result.output
    assert "Traceback" not in result.output


def test_a_document_is_not_told_what_it_is_for(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="a document says itself what it is for"):
        ticket_of(is_file=False, kind="booklet", binding=None, pages=None, size=None, inks=())


def test_the_command_holds_a_file_against_its_job(tmp_path: Path) -> None:
    sound(6).save(tmp_path / "x.pdf")
    asked = ["preflight", str(tmp_path / "x.pdf"), "--profile", "press", "--as", "booklet", "--pages", "8"]
    result = CliRunner().invoke(command, asked)
    assert "6 pages cannot be stitched" in result.output
    assert "the file has 6 pages, 8 are ordered" in result.output
