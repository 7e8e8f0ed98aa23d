"""Data in Excel workbooks: read in a box, as the sheet shows it, and every cell that is none is told by its name."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mezanprint.content.tabular.workbook import read_workbook
from mezanprint.model.datasets import Dataset
from mezanprint.model.diagnostics import Fault
from test_datasets import FOLDER, data, numbers, project, types
from writing import found, load

NewProject = Callable[..., Path]


def workbook(
    *rows: tuple[Any, ...], formats: dict[str, str] | None = None, merged: str = "", title: str = "Held"
) -> bytes:
    """Return a workbook that openpyxl makes."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for name, form in (formats or {}).items():
        sheet[name].number_format = form
    if merged:
        sheet.merge_cells(merged)
    book.create_sheet("Other").append(["a", "b"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_results(book: bytes, results: dict[str, str]) -> bytes:
    """Return a workbook whose formulas have results, as programs save them and openpyxl does not."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.infolist():
            text = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                for name, result in results.items():
                    cell = re.compile(
                        rf'(<c r="{name}"[^>]*?)((?: t="\w+")?>)(<f>[^<]*</f>)(?:<v ?/>|<v></v>)'.encode()
                    )
                    kind = b' t="e">' if result.startswith("#") else b">"
                    text, count = cell.subn(rb"\1" + kind + rb"\3<v>" + result.encode() + rb"</v>", text)
                    assert count == 1
            new.writestr(part, text)
    return file.getvalue()


def read(book: bytes, sheet: str = "") -> list[tuple[str, ...]]:
    return [cells for _, cells in read_workbook(book, "held.xlsx", sheet)]


def problems(book: bytes, sheet: str = "") -> list[str]:
    with pytest.raises(Fault) as fault:
        read(book, sheet)
    assert all(each.hints for each in fault.value.diagnostics)
    return [f"{each.span and each.span.line} {each.code}: {each.message}" for each in fault.value.diagnostics]


ROWS = (
    ("place", "held", "share", "usd", "since"),
    ("غزة", 1250, 0.125, 1200.5, date(2016, 5, 1)),
    ("Rafah", None, 0.3, 0.1 + 0.2, datetime(2017, 1, 31)),
)


def test_a_workbook_is_read_in_a_box_and_is_not_attached(new_project: NewProject) -> None:
    formats = {"C2": "0.0%", "C3": "0.0%", "D2": "#,##0.00", "D3": "#,##0.00"}
    root = project(new_project, "data: held.xlsx", csv=workbook(*ROWS, formats=formats), name="held.xlsx")
    dataset = data(root)
    assert types(dataset) == ["text", "number", "percent", "number", "date"]
    assert numbers(dataset, 1) == ["1250", None]
    assert numbers(dataset, 2) == ["12.5", "30.0"]
    assert numbers(dataset, 3) == ["1200.50", "0.30"]
    assert [row[4].day for row in dataset.rows] == [date(2016, 5, 1), date(2017, 1, 31)]
    assert load(root)[0].attachments == ()


def test_a_sheet_is_named_behind_the_file(new_project: NewProject) -> None:
    book = workbook(("a", "b"), (1, 2), title="شيت 1")
    root = project(new_project, 'data: "held.xlsx#شيت 1"', csv=book, name="held.xlsx")
    assert isinstance(data(root), Dataset)
    root = project(new_project, 'data: "held.xlsx#شيت"', csv=book, name="held.xlsx")
    (fault,) = found(root)
    assert (fault.code, "شيت 1" in str(fault.hints)) == ("content-data-file", True)


def test_numbers_have_the_decimals_that_the_sheet_shows() -> None:
    row = (1234.567, 1234.567, 1234.5, 0.1 + 0.2, 0.256, -12.5, 1e15)
    formats = {"A1": "#,##0", "B1": "0.00", "E1": "0%", "F1": "#,##0.00;[Red]-#,##0.00"}
    assert read(workbook(row, formats=formats)) == [
        ("1235", "1234.57", "1234.5", "0.3", "26%", "-12.50", "1000000000000000")
    ]


def test_formulas_have_their_kept_results() -> None:
    book = workbook(("a",), (1,), ("=SUM(A2:A2)",))
    assert read(with_results(book, {"A3": "1"})) == [("a",), ("1",), ("1",)]
    assert problems(book) == ["3 content-data-cell: A3 holds a formula whose result was not saved"]


def test_a_cell_that_is_none_is_told_by_its_name() -> None:
    stamp = datetime(2016, 5, 1, 13, 30)
    book = workbook(("a", "b", "c", "d"), ("=1/0", True, time(13, 30), stamp))
    assert problems(with_results(book, {"A2": "#DIV/0!"})) == [
        "2 content-data-cell: A2 holds the error `#DIV/0!`",
        "2 content-data-cell: B2 holds the truth value TRUE",
        "2 content-data-cell: C2 holds a time",
        "2 content-data-cell: D2 holds a day with an hour",
    ]
    assert problems(workbook(("a", "b"), ("x", 1), (None, 2), merged="A2:A3")) == [
        "2 content-data-cell: the cells A2:A3 are merged"
    ]


def test_a_cell_far_from_the_table_is_told_and_not_left_out() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for name, value in (("A1", "a"), ("A2", 1), ("XFD1048576", 2)):
        sheet[name] = value
    file = io.BytesIO()
    book.save(file)
    assert problems(file.getvalue()) == ["None content-too-large: XFD1048576 is too far off to belong to the table"]


def test_a_number_that_was_saved_as_text_is_told_by_its_name(new_project: NewProject) -> None:
    book = workbook(("place", "held"), ("Gaza", 12), ("Rafah", "1,250"), ("Jenin", 4))
    (fault,) = found(project(new_project, "data: held.xlsx", csv=book, name="held.xlsx"))
    assert (fault.code, str(fault.span)) == ("content-data-cell", f"{FOLDER}/held.xlsx:3")
    assert "B3" in str(fault.message)


@pytest.mark.provokes("content-data-file")
@pytest.mark.parametrize("bytes_", [b"", b"PK\x03\x04", b"a,b\n1,2\n", workbook(*ROWS)[:900]])
def test_what_is_no_workbook_is_told(new_project: NewProject, bytes_: bytes) -> None:
    (fault,) = found(project(new_project, "data: held.xlsx", csv=bytes_, name="held.xlsx"))
    assert fault.code == "content-data-file"


def test_a_workbook_that_is_a_bomb_is_refused(new_project: NewProject) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<a>" + b" " * 101 * 1024 * 1024 + b"</a>")
    (fault,) = found(project(new_project, "data: held.xlsx", csv=file.getvalue(), name="held.xlsx"))
    assert (fault.code, "unpacks" in str(fault.message)) == ("content-data-file", True)
