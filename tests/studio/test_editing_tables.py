"""One cell of a table of figures is replaced, and every other byte of the file stays."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.content.editing.csv_table import CsvTable
from mezanprint.model.diagnostics import Fault

REPO = Path(__file__).resolve().parents[2]

CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn")), max_size=20)
HARD = CELL | st.sampled_from(["a,b", 'say "so"', " spaced ", "٣٫٥", "two\nlines", "", "a;b", "a\tb"])
FILES = (
    (REPO / "content/fishing-boats-2017/figures.csv").read_bytes(),
    b'\xef\xbb\xbfa;b\r\n"1";"x;""y"""\r\n;\r\n3;4',
    b'a\tb\n1\t"2\n3"\n\n',
)


def read(data: bytes, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


@given(st.sampled_from(FILES), st.data(), HARD)
def test_a_cell_says_what_was_written_and_all_others_what_they_said(
    data: bytes, draw: st.DataObject, value: str
) -> None:
    table = CsvTable.of("a.csv", data)
    before = [[cell.value for cell in row] for row in table.rows]
    assert [row for row in before if row != [""]] == [row for row in read(data, table.separator) if row]
    row = draw.draw(st.sampled_from([number for number, cells in enumerate(table.rows) if cells]))
    column = draw.draw(st.integers(0, len(table.rows[row]) - 1))
    edited = table.replace(row, column, value)
    cell = table.rows[row][column]
    text = data.decode("utf-8-sig")
    after = edited.decode("utf-8-sig")
    assert after.startswith(text[: cell.start])
    assert after.endswith(text[cell.stop :])
    assert edited.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    before[row][column] = value
    assert [[cell.value for cell in row] for row in CsvTable.of("a.csv", edited).rows] == before
    assert [row for row in read(edited, table.separator) if row] == [row for row in before if row != [""]]
    assert CsvTable.of("a.csv", edited).replace(row, column, cell.value).decode("utf-8-sig").count("\n") == text.count(
        "\n"
    )


@pytest.mark.parametrize("row", [-1, 9])
def test_a_cell_that_is_not_there_is_refused(row: int) -> None:
    with pytest.raises(Fault):
        CsvTable.of("a.csv", b"a,b\n1,2\n").replace(row, 0, "x")


@pytest.mark.parametrize("data", [b'a,"b\n1,2\n', b'a,"b"c\n', b"\xff,a\n"])
def test_a_file_that_cannot_be_read_for_sure_is_refused(data: bytes) -> None:
    with pytest.raises(Fault):
        CsvTable.of("a.csv", data)


def test_what_no_file_may_hold_is_refused() -> None:
    with pytest.raises(Fault, match="U\\+202E"):
        CsvTable.of("a.csv", b"a,b\n").replace(0, 0, "x\u202ey")
