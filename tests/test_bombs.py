"""Files made to exhaust whoever reads them: what is too much is named, and the rest is read."""

import ast
import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import bombs
from mezanprint.inspecting import foreign_file
from mezanprint.inspecting import inspect as inspecting
from mezanprint.inspecting.inspect import inspect
from mezanprint.inspecting.inspection_html import as_html
from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.paper import Paper
from mezanprint.pdf import lightening
from mezanprint.pdf.lightening import lighten
from mezanprint.preflight.press.check import RULES, check_pdf
from mezanprint.preflight.press.rule import NotExamined, is_folded, is_ordered, is_told
from mezanprint.preflight.readers import pdfium, verapdf
from mezanprint.preflight.readers.readers import read_text
from mezanprint.printing.preflight_targets import PRESS, Target, check_file
from mezanprint.project.boxes.boxed import boxed
from mezanprint.project.boxes.budget import MEGABYTE, Budget
from mezanprint.translating import exchange
from mezanprint.translating.exchange import import_catalogs

HEAVY = 65
"""Megabytes: more than a stream may unpack to."""
SOURCE = Path(__file__).resolve().parents[1] / "src" / "mezanprint"
READERS = ("pdf", "preflight")
"""Rooms whose functions read foreign files."""
LIBRARIES = {"pdfium", "mupdf", "pdfbox"}
PARSERS = {"check_pdf", "examine", "lighten", "read_source", "stated_language", "structure"}


@pytest.fixture(autouse=True)
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """One reader, and no Java: each costs seconds, and has tests of its own."""
    monkeypatch.setattr(verapdf, "missing", lambda: "there is no Java runtime")
    monkeypatch.setattr(inspecting, "read_text", lambda file, budget: read_text(file, ("pdfium",), budget))


@cache
def content(times: int = 1) -> bytes:
    return bombs.content(HEAVY, times)


def saved(folder: Path, pdf: bytes) -> Path:
    path = folder / "theirs.pdf"
    path.write_bytes(pdf)
    return path


def told(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{each.code}: {each.span}: {each.message}" for each in findings]


@pytest.mark.parametrize("times", [1, 5])
@pytest.mark.provokes("file-unpacks")
def test_a_page_that_unpacks_to_too_much_is_named_and_the_other_is_read(times: int, tmp_path: Path) -> None:
    file = saved(tmp_path, content(times))
    inspection = inspect(file, has_pictures=True)
    words = "something on the page unpacks to more than 64 MB, and is left out"
    assert f"file-unpacks: theirs.pdf: page 1: {words}" in told(inspection.diagnostics)
    assert [page.strip() for page in inspection.found[0].reading.pages] == ["", "page 2 is read"]
    assert inspection.looked
    assert len(inspection.looked.pages) == 2
    assert inspection.facts.size == file.stat().st_size
    checked = check_file(Target(file, "theirs.pdf", PRESS))
    assert checked.pages == 2
    assert {"file-unpacks", "press-intent"} <= {each.code for each in checked.diagnostics}


@pytest.mark.parametrize(
    "pdf",
    [
        pytest.param(lambda: bombs.packet(HEAVY), id="packet"),
        pytest.param(lambda: bombs.picture(60_000, 60_000), id="picture"),
        pytest.param(lambda: bombs.predictor(1 << 30), id="predictor"),
        pytest.param(
            lambda: bombs.picture(9, 9, b"\x81\x00" * (5 << 20), Filter=pikepdf.Name.RunLengthDecode), id="runs"
        ),
    ],
)
def test_whatever_is_too_heavy_is_left_out_and_said_to_be(pdf: Callable[[], bytes], tmp_path: Path) -> None:
    light = lighten(saved(tmp_path, pdf()))
    assert len(light.heavy) == 1
    with pikepdf.open(io.BytesIO(light.pdf)) as document:
        assert sum(len(each.read_raw_bytes()) for each in document.objects if isinstance(each, pikepdf.Stream)) < 100
    assert lighten(saved(tmp_path, light.pdf)).heavy == ()


def test_streams_that_are_too_much_together_are_left_out_from_there_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lightening, "ALL", 3 * MEGABYTE)
    file = saved(tmp_path, bombs.content(4))
    assert [heavy.page for heavy in lighten(file).heavy] == [1]


def test_a_file_with_nothing_heavy_is_read_as_it_is(tmp_path: Path) -> None:
    file = saved(tmp_path, bombs.drawing(3))
    with foreign_file.lightened(file, Budget()) as (light, left_out):
        assert (light, left_out) == (file, ())


def test_a_page_of_25_square_metres_is_drawn_smaller_and_said_to_be(tmp_path: Path) -> None:
    file = saved(tmp_path, bombs.sheet(14_400))
    inspection = inspect(file, has_pictures=True)
    assert inspection.looked
    (page,) = inspection.looked.pages
    assert page.dpi == 10
    assert "page 1; too large for more than `10 dpi`<" in as_html(inspection)
    assert "press-box" in {each.code for each in check_file(Target(file, "theirs.pdf", PRESS)).diagnostics}


def test_pages_that_there_is_no_time_for_are_counted(tmp_path: Path) -> None:
    seen = pdfium.look(saved(tmp_path, bombs.many(3)), 0)
    assert (seen.pages, seen.total) == ((), 3)
    looked = foreign_file.look(tmp_path / "theirs.pdf", Budget())
    assert (len(looked.pages), looked.lacking) == (3, "")


def test_checks_that_there_is_no_time_for_are_told(tmp_path: Path) -> None:
    answer = check_pdf(saved(tmp_path, bombs.many(3)), "theirs.pdf", PRESS, Paper(), 0)
    assert (answer.pages, answer.looked_at) == (3, ())
    assert told(tuple(each.diagnostic for each in answer.findings)) == [
        "file-time: theirs.pdf: checking the file takes more than 0 processor seconds"
    ]
    asked = {rule.subject for rule in RULES if rule.when not in (is_folded, is_ordered, is_told)}
    assert {gap.subject for gap in answer.gaps} == asked
    assert {gap.reason for gap in answer.gaps} == {"checking the file takes more than 0 processor seconds"}


def test_a_page_that_paints_too_much_costs_itself_alone(tmp_path: Path) -> None:
    # Midway: in 110 MB not even the libraries have room, of which some die without a word; 400 are enough for the page.
    file, budget = saved(tmp_path, bombs.drawing(200_000)), Budget(memory=220 * MEGABYTE)
    checked = check_file(Target(file, "theirs.pdf", PRESS), budget)
    assert ("file-memory", 1) in [(each.diagnostic.code, each.page) for each in checked.findings]
    assert NotExamined("content of page 1", "it takes more memory than a file may have") in checked.gaps
    assert "press-intent" in {each.code for each in checked.diagnostics}


def test_of_pages_that_are_too_much_the_rest_is_told(tmp_path: Path) -> None:
    file = saved(tmp_path, bombs.forms(20))
    checked = check_file(Target(file, "theirs.pdf", PRESS), Budget(3))
    codes = {each.code for each in checked.diagnostics}
    assert "press-intent" in codes
    assert codes & {"file-time", "file-memory", "file-crash"}
    assert "output intent" in checked.looked_at
    assert "sum of inks" in {gap.subject for gap in checked.gaps}


def test_of_a_file_whose_tags_are_too_much_the_rest_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(function: Callable[..., Any], *words: Any, **more: Any) -> Any:
        if function.__name__ == "examine" and len(words) == 2:
            raise Fault(error("file-crash", "it crashed"))
        return boxed(function, *words, **more)

    monkeypatch.setattr(inspecting, "boxed", crash)
    codes = [each.code for each in inspect(saved(tmp_path, bombs.structure(3))).diagnostics]
    assert codes[0] == "file-crash"
    assert "inspect-title" in codes
    assert "inspect-untagged" not in codes


HARMLESS = {
    "pages in a circle": bombs.tree_in_a_circle,
    "outline in a circle": lambda: bombs.outline(500),
    "tags in a circle": lambda: bombs.structure(200),
    "annotations": lambda: bombs.annotations(500),
    "deep arrays": lambda: bombs.arrays(450),
    "deeper arrays": lambda: bombs.arrays(20_000),
    "meanings": lambda: bombs.glyphs(30),
    "objects in a stream": lambda: bombs.objects_in_a_stream(1),
    "tables in a circle": bombs.tables_in_a_circle,
    "cut off": bombs.cut_off,
    "locked": bombs.locked,
}


@pytest.mark.parametrize("name", HARMLESS)
def test_a_file_without_end_or_sense_is_told_in_words(name: str, tmp_path: Path) -> None:
    file = saved(tmp_path, HARMLESS[name]())
    reports: list[Callable[[], tuple[Diagnostic, ...]]] = [
        lambda: inspect(file, budget=Budget(3)).diagnostics,
        lambda: check_file(Target(file, "theirs.pdf", PRESS), Budget(3)).diagnostics,
    ]
    for report in reports:
        try:
            findings = report()
        except Fault as fault:
            findings = fault.diagnostics
            assert findings
        assert {each.code.partition("-")[0] for each in findings} <= {"file", "inspect", "press"}
        assert not any(re.search(r"Error\b|Traceback", each.message) for each in findings), told(findings)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("ar.xlsx", bombs.workbook(0, b"<?xml version='1.0' encoding='nobody-knows'?><x/>"), "exchange-format"),
        ("ar.xlsx", bombs.workbook(0, bombs.LAUGHS), "exchange-format"),
        ("ar.xlf", bombs.LAUGHS, "exchange-format"),
        ("ar.xlf", b"<xliff version='1.2'>" + b"<g>" * 100_000, "exchange-format"),
        ("ar.ods", bombs.workbook(0, bombs.LAUGHS), "exchange-format"),
        ("ar.csv", b'key,source,translation\n"' + b"x" * (1 << 20), "exchange-format"),
    ],
)
def test_a_file_of_a_translator_is_read_in_a_box_and_does_not_go_off(
    name: str, data: bytes, code: str, tmp_path: Path, new_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_bytes(data)
    asked: list[Callable[..., object]] = []

    def spy(function: Callable[..., object], *words: object, **more: Any) -> object:
        asked.append(function)
        return boxed(function, *words, **more)

    monkeypatch.setattr(exchange, "boxed", spy)
    with pytest.raises(Fault) as caught:
        import_catalogs(new_project("lamps"), tmp_path / name, "ar")
    assert caught.value.diagnostics[0].code == code
    assert len(asked) == 1


def test_nothing_that_reads_a_foreign_file_is_called_outside_a_box() -> None:
    readers = {path for room in READERS for path in SOURCE.glob(f"{room}/**/*.py")}
    assert {name for path in readers for name in _functions(path)} >= PARSERS
    assert [each for path in SOURCE.rglob("*.py") if path not in readers for each in _calls(path)] == []


def _functions(path: Path) -> list[str]:
    return re.findall(r"^def (\w+)", path.read_text("utf-8"), re.MULTILINE)


def _calls(path: Path) -> Iterator[str]:
    """Yield the calls of parsers in a module; to hand one to a box is none."""
    text = path.read_text("utf-8")
    if not any(name in text for name in PARSERS | LIBRARIES):
        return
    tree = ast.parse(text)
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    rooms = tuple(f"mezanprint.{room}" for room in READERS)
    ours = {alias.name for node in imports if (node.module or "").startswith(rooms) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name, owner = getattr(node.func, "id", ""), getattr(getattr(node.func, "value", None), "id", "")
            if name in PARSERS & ours or owner in LIBRARIES & ours:
                yield f"{path.name}:{node.lineno}"
