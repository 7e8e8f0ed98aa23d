"""What people send back: sheets that Excel, LibreOffice, Numbers and Google made other files of, row by row."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from mezanprint.i18n.exchange.cells import is_made_of
from mezanprint.i18n.exchange.columns import Parcel
from mezanprint.i18n.exchange.comma import read_csv, write_csv
from mezanprint.i18n.exchange.ods import read_ods
from mezanprint.i18n.exchange.rows import Row, State, make_stamp
from mezanprint.i18n.exchange.sheet_reader import read_sheet
from mezanprint.model.cell_names import name_of_cell
from mezanprint.model.diagnostics import Fault

HEAD = ("key", "source [en]", "translation [ar]")
GOOD = ("a:title", "Water", "ماء")
OFFICE = (
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
)


def workbook(*sheets: Sequence[Sequence[object]], names: Sequence[str] = ("ar",), merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in zip(names, sheets, strict=True):
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
        if merged:
            sheet.merge_cells(merged)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def spreadsheet(*rows: str, name: str = "ar") -> bytes:
    """An OpenDocument file of rows as LibreOffice writes them; what is no element becomes a cell with a text."""
    names = " ".join(f'xmlns:{short}="{uri}"' for short, uri in zip(("office", "table", "text"), OFFICE, strict=True))
    body = f'<office:spreadsheet><table:table table:name="{name}">{"".join(rows)}</table:table></office:spreadsheet>'
    content = f"<office:document-content {names}><office:body>{body}</office:body></office:document-content>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def line(*cells: str) -> str:
    texts = (
        cell if cell.startswith("<") else f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row>{''.join(texts)}</table:table-row>"


def cell(inside: str, **attributes: str) -> str:
    said = "".join(f' {name.replace("__", ":").replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-cell{said}>{inside}</table:table-cell>"


def told(parcel: Parcel) -> list[tuple[str, int | None]]:
    assert {found.code for found in parcel.findings} <= {"exchange-cell"}
    assert all(found.hints for found in parcel.findings)
    return [(found.message, found.span.line if found.span else None) for found in parcel.findings]


def texts(parcel: Parcel) -> list[tuple[str, str, str]]:
    return [(row.key, row.source, row.translation) for row in parcel.rows]


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        ("=1+1", "a formula"),
        ("#NAME?", "the error `#NAME?`"),
        (12300, "the number 12300"),
        (0.97, "the number 0.97"),
        (date(2026, 2, 1), "the date or time 2026-02-01 00:00:00"),
        (True, "the truth value TRUE"),
        ("???? ??", "question marks in the place of letters"),
    ],
)
@pytest.mark.provokes("exchange-cell")
def test_a_bad_cell_refuses_its_row_and_no_other(value: object, holds: str) -> None:
    parcel = read_sheet(workbook([HEAD, ("a:bad", "12,300", value), GOOD]), "ar.xlsx")
    assert texts(parcel) == [GOOD]
    assert told(parcel) == [(f"the cell C2 of the sheet `ar` holds {holds}, not a text", 2)]
    assert parcel.unread == ("a:bad",)


def test_a_bad_cell_in_a_column_that_nobody_reads_is_nobodys_concern() -> None:
    parcel = read_sheet(workbook([(*HEAD, "note", "mine"), (*GOOD, "=1+1", 5)]), "ar.xlsx")
    assert (texts(parcel), told(parcel)) == ([GOOD], [])


def test_a_number_that_says_what_was_written_is_taken() -> None:
    stamp = make_stamp(State.TRANSLATED, "97")
    lines = [(*HEAD, "stamp"), ("a:share", 97, 97, stamp), ("a:year", 2017, 2017, ""), GOOD]
    parcel = read_sheet(workbook(lines), "ar.xlsx")
    assert texts(parcel) == [("a:share", "97", "97"), ("a:year", "2017", "2017"), GOOD]
    assert told(parcel) == []


def test_columns_and_sheets_may_be_moved_and_others_added() -> None:
    summary = [("Table", "Rows"), ("Sheet 1", 3)]
    ours = [("Arabic for our friends",), (), ("state", "mine", "Translation [ar]", " KEY", "source"),
            ("fuzzy", 1, "نار", "a:b", "Fire"), (), (None, None, "ماء", "a:title", "Water")]  # fmt: skip
    parcel = read_sheet(workbook(summary, ours, names=("Export Summary", "Sheet 1")), "ar.xlsx")
    assert texts(parcel) == [("a:b", "Fire", "نار"), GOOD]
    assert [(row.state, row.span and row.span.line) for row in parcel.rows] == [(State.FUZZY, 4), (State.TRANSLATED, 6)]
    assert parcel.locale == "ar"


def test_sheets_that_somebody_divided_are_read_together() -> None:
    parcel = read_sheet(workbook([HEAD, GOOD], [HEAD, ("a:b", "Fire", "=A1")], names=("one", "two")), "ar.xlsx")
    assert texts(parcel) == [GOOD]
    assert told(parcel) == [("the cell C2 of the sheet `two` holds a formula, not a text", 2)]
    french = ("key", "source", "translation [fr]")
    with pytest.raises(Fault) as caught:
        read_sheet(workbook([HEAD, GOOD], [french, GOOD], names=("one", "two")), "ar.xlsx")
    assert caught.value.diagnostics[0].code == "exchange-locale"


def test_two_columns_of_one_name_are_told() -> None:
    with pytest.raises(Fault) as caught:
        read_sheet(workbook([(*HEAD, "translation [ar]"), (*GOOD, "مياه")]), "ar.xlsx")
    (found,) = caught.value.diagnostics
    assert (found.code, found.message) == ("exchange-format", "two columns are called `translation`")


def test_merged_cells_refuse_the_rows_they_cover() -> None:
    lines = [HEAD, GOOD, ("a:b", "Fire", "نار"), ("a:c", "Air", None), ("a:d", "Sea", "بحر")]
    message = "the cell C{} of the sheet `ar` holds one of several that were merged, not a text"
    parcel = read_sheet(workbook(lines, merged="C3:C4"), "ar.xlsx")
    assert texts(parcel) == [GOOD, ("a:d", "Sea", "بحر")]
    assert told(parcel) == [(message.format(3), 3), (message.format(4), 4)]
    assert parcel.findings[0].hints == ("undo the merging, then write each text into its own row",)


def test_fonts_inside_a_cell_are_left_behind() -> None:
    rich = CellRichText("ماء ", TextBlock(InlineFont(b=True), "نقي"))
    assert texts(read_sheet(workbook([HEAD, ("a:b", "Pure water", rich)]), "ar.xlsx")) == [
        ("a:b", "Pure water", "ماء نقي")
    ]


def test_a_document_of_libreoffice_is_read() -> None:
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    spaced = cell("<text:p>ماء<text:s text:c='2'/>نقي <text:span>جدًا</text:span></text:p><text:p>ثم</text:p>")
    remark = cell("<office:annotation><text:p>mine</text:p></office:annotation><text:p>نار</text:p>")
    data = spreadsheet(
        line(*HEAD, cell("", table__number_columns_repeated="16380")),
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>',
        line("a:b", "Pure water", spaced), line("a:c", "Fire", remark), empty,
    )  # fmt: skip
    parcel = read_ods(data, "ar.ods")
    assert texts(parcel) == [("a:b", "Pure water", "ماء  نقي جدًا\nثم"), ("a:c", "Fire", "نار")]
    assert [row.span and row.span.line for row in parcel.rows] == [4, 5]
    assert (parcel.locale, told(parcel)) == ("ar", [])


@pytest.mark.parametrize(
    ("bad", "holds"),
    [
        (cell("<text:p>2</text:p>", table__formula="of:=1+1", office__value_type="float"), "a formula"),
        (cell("<text:p>12300</text:p>", office__value_type="float", office__value="12300"), "the number 12300"),
        (cell("<text:p>01.02.26</text:p>", office__value_type="date"), "the date or time 01.02.26"),
        (cell("<text:p>Err:508</text:p>"), "the error `Err:508`"),
        (cell("<text:p>نار</text:p>", table__number_rows_spanned="2"), "one of several that were merged"),
        ("<table:covered-table-cell/>", "one of several that were merged"),
    ],
)
def test_a_bad_cell_of_libreoffice_refuses_its_row_and_no_other(bad: str, holds: str) -> None:
    parcel = read_ods(spreadsheet(line(*HEAD), line("a:bad", "12,300", bad), line(*GOOD)), "ar.ods")
    assert texts(parcel) == [GOOD]
    assert told(parcel) == [(f"the cell C2 of the sheet `ar` holds {holds}, not a text", 2)]


def test_what_is_no_document_of_libreoffice_is_told() -> None:
    for data in (b"PK nothing", spreadsheet().replace(b"table:table", b"table:other"), workbook([HEAD])):
        with pytest.raises(Fault) as caught:
            read_ods(data, "ar.ods")
        assert caught.value.diagnostics[0].code == "exchange-format"


LINES = 'key,source,translation\r\na:title,Water,ماء\r\na:b,"Fire, red",نار؟\r\n'
COMMON = [GOOD, ("a:b", "Fire, red", "نار؟")]


@pytest.mark.parametrize(
    "data",
    [
        LINES.encode(),
        b"\xef\xbb\xbf" + LINES.encode(),
        LINES.replace(",", "\t").replace("Fire\t ", "Fire, ").encode("utf-16"),
        b"\xfe\xff" + LINES.encode("utf-16-be"),
        LINES.encode("cp1256"),
        ("sep=;\r\n" + LINES.replace(",", ";").replace("Fire; ", "Fire, ")).encode(),
        LINES.replace("\r\n", "\r").encode(),
    ],
    ids=["UTF-8", "with a mark", "Unicode text", "UTF-16BE", "Windows Arabic", "with its separator", "old Mac"],
)
def test_text_is_read_as_programs_write_it(data: bytes) -> None:
    parcel = read_csv(data, "ar.csv")
    assert (texts(parcel), told(parcel)) == (COMMON, [])


def test_letters_that_an_encoding_lacks_refuse_their_row() -> None:
    rows = (Row("a:b", "12 boats", "١٢ قاربا", State.TRANSLATED), Row("a:title", "Water", "ماء", State.TRANSLATED))
    lines = write_csv(rows, "ar").decode("utf-8-sig").encode("cp1256", "replace")
    parcel = read_csv(lines, "ar.csv")
    assert texts(parcel) == [GOOD]
    assert told(parcel) == [("the cell C2 holds question marks in the place of letters, not a text", 2)]
    one = read_csv(
        "key,source,translation\na:b,1 boat of all,قارب ? فقط\na:title,Water,ماء\n".encode("cp1256"), "x.csv"
    )
    assert texts(one) == [GOOD]
    assert told(one) == [("a question mark stands in the place of a letter that the encoding WINDOWS-1256 lacks", 2)]
    assert one.unread == ("a:b",)


def test_tabs_without_quotation_marks_are_read() -> None:
    text = 'key\tsource\ttranslation\r\na:b\tHe said "no"\t"لا" قال\r\na:title\tWater\tماء'
    assert texts(read_csv(text.encode(), "ar.tsv")) == [("a:b", 'He said "no"', '"لا" قال'), GOOD]


def test_a_text_that_its_separator_cut_refuses_its_row_and_no_other() -> None:
    parcel = read_csv("key,source,translation\na:b,Fire,نار, ثم ماء\na:title,Water,ماء,,\n".encode(), "ar.csv")
    assert texts(parcel) == [GOOD]
    assert told(parcel) == [("the cell D2 has no column over it", 2)]


def test_a_cell_that_is_too_long_refuses_its_row_and_no_other() -> None:
    text = f"key,source,translation\na:b,Fire,{'x' * 200_001}\na:title,Water,ماء\n"
    parcel = read_csv(text.encode(), "ar.csv")
    assert texts(parcel) == [GOOD]
    assert told(parcel) == [("the cell C2 holds more than 200000 characters, not a text", 2)]


@pytest.mark.parametrize(
    ("stood", "came"),
    [("12,300", "12300"), ("0599", "599"), ("1.50", "1.5"), ("123456789012", "1.23457E+11"), ("1-2", "02-Jan"),
     ("1/2", "01/02/2026"), ("97%", "97")],
)  # fmt: skip
def test_what_a_program_made_of_a_text_is_known(stood: str, came: str) -> None:
    assert is_made_of(came, stood)
    assert not is_made_of(stood, came)
    assert not is_made_of(stood, stood)


@pytest.mark.parametrize(("stood", "came"), [("12300", "12,300"), ("2016", "2017"), ("ماء", "12"), ("1-2", "1–2")])
def test_what_a_translator_changed_is_not_taken_for_it(stood: str, came: str) -> None:
    assert not is_made_of(came, stood)


def test_cells_are_called_as_programs_call_them() -> None:
    assert [name_of_cell(*at) for at in ((1, 1), (26, 2), (27, 3), (703, 14))] == ["A1", "Z2", "AA3", "AAA14"]
