"""Every format of exchange: the same rows out and in, the same bytes each time, and a clear word for a bad file."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mezanprint.i18n.catalogs.catalogs import Catalog, read_catalog
from mezanprint.i18n.exchange.columns import Parcel
from mezanprint.i18n.exchange.comma import read_csv, write_csv
from mezanprint.i18n.exchange.rows import Row, State, as_rows, make_stamp
from mezanprint.i18n.exchange.sheet import write_sheet
from mezanprint.i18n.exchange.sheet_reader import read_sheet
from mezanprint.i18n.exchange.xliff import name_of, token, write_xliff
from mezanprint.i18n.exchange.xliff1 import write_xliff1
from mezanprint.i18n.exchange.xliff_reader import read_xliff
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files

Write = Callable[..., bytes]
Read = Callable[[bytes, str], Parcel]
FORMATS: list[Any] = [
    pytest.param(write_csv, read_csv, id="csv"),
    pytest.param(write_sheet, read_sheet, id="xlsx"),
    pytest.param(write_xliff, read_xliff, id="xliff"),
    pytest.param(write_xliff1, read_xliff, id="xliff1"),
]
formats = pytest.mark.parametrize(("write", "read"), FORMATS)
HARD = ["{n}", "[^1]", "**", "\n", "\t", "\r", "\r\n", " ", "  lead", "ـ", "\u2067", "\u2069", "\u200f", "=1+1", "+970",
        "[12-14]{dir=ltr}", "{lang=fr}", "-5", "@", "'", "''=", '"', ",", ";", "_x000B_", "\x0b", "\a", "&", "<b>",
        "]]>", "\ufffe", "ماء", "\u0651"]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(HARD), st.text(max_size=3)), max_size=8).map("".join)


def row(key: str, source: str, translation: str, state: State = State.TRANSLATED) -> Row:
    state = state if translation.strip() else State.MISSING
    return Row(key, source, translation, state, "about 60 characters", "a\nnote", make_stamp(state, translation))


def said(rows: tuple[Row, ...]) -> list[tuple[str, ...]]:
    return [(each.key, each.source, each.translation, each.state, each.stamp) for each in rows]


def fault(read: Read, data: bytes) -> tuple[str, str, int | None]:
    with pytest.raises(Fault) as caught:
        read(data, "ar.file")
    (found,) = caught.value.diagnostics
    assert found.span is not None
    assert found.span.path == "ar.file"
    return found.code, found.message, found.span.line


@formats
@settings(max_examples=60)
@given(
    pairs=st.lists(st.tuples(texts, texts, st.sampled_from([State.FUZZY, State.TRANSLATED])), min_size=1, max_size=4)
)
@example(pairs=[("\n", "", State.FUZZY)])
def test_every_text_comes_back_as_it_went(write: Write, read: Read, pairs: list[tuple[str, str, State]]) -> None:
    rows = tuple(row(f"about:items.{n}", *pair) for n, pair in enumerate(pairs))
    data = write(rows, "ar")
    parcel = read(data, "ar.file")
    assert said(parcel.rows) == said(rows)
    assert (parcel.locale, parcel.findings) == ("ar", ())
    assert not any(each.touched for each in parcel.rows)


@given(name=st.text(alphabet="ab_-.:[]| 05f\u0645", max_size=12))
def test_an_id_of_xml_tells_its_key(name: str) -> None:
    assert name_of(token(name)) == name
    assert set(token(name)) <= set("abcdef0123456789_-.")


@pytest.fixture(scope="module")
def real(corpus: Path, repo_root: Path) -> tuple[Row, ...]:
    """The rows of our own catalogs and of many hands."""
    found = [
        read_catalog(Files(repo_root), "ar", path.stem) for path in (repo_root / "locales/ar/LC_MESSAGES").glob("*.po")
    ]
    for path in sorted(corpus.glob("*.ar.po")):
        with suppress(Fault):
            found.append(corpus_catalog(path))
    rows = as_rows(found)
    assert len(found) > 8
    assert len({each.key for each in rows}) == len(rows) > 2000
    assert len(rows) == sum(len(entry.values) for catalog in found for entry in catalog.by_id.values())
    assert {State.TRANSLATED, State.MISSING} <= {each.state for each in rows}
    assert any(each.key.endswith("[5]") for each in rows)
    return rows


def corpus_catalog(path: Path) -> Catalog:
    class One(Files):
        def read_bytes(self, _path: str, _limit: int = 0) -> bytes:
            return path.read_bytes()

    return read_catalog(One(path.parent), "ar", path.name.split(".")[0])


@formats
def test_real_catalogs_come_back_whole(write: Write, read: Read, real: tuple[Row, ...]) -> None:
    assert said(read(write(real, "ar"), "ar.file").rows) == said(real)
    assert write(real[:100], "ar") == write(real[:100], "ar")


def test_a_workbook_that_another_program_saved_says_the_same() -> None:
    rows = tuple(row(f"about:items.{n}", f"{text} {text}", text) for n, text in enumerate(HARD))
    book = openpyxl.load_workbook(io.BytesIO(write_sheet(rows, "ar")))
    stream = io.BytesIO()
    book.save(stream)
    assert said(read_sheet(stream.getvalue(), "ar.xlsx").rows) == said(rows)


def test_a_spreadsheet_runs_nothing() -> None:
    rows = (row("about:title", "=1+1", "=HYPERLINK(0)"), row("about:kicker", "'-2", "@SUM(A1)"))
    text = write_csv(rows, "ar").decode("utf-8-sig")
    assert '"\'=1+1","\'=HYPERLINK(0)"' in text
    assert '"\'\'-2","\'@SUM(A1)"' in text
    sheet = openpyxl.load_workbook(io.BytesIO(write_sheet(rows, "ar"))).worksheets[0]
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} == {"s"}
    assert sheet["C2"].quotePrefix


def test_a_workbook_is_laid_out_for_its_reader() -> None:
    data = write_sheet((row("about:title", "Water", "ماء"),), "ar")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet.freeze_panes == "B2"
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[2]] == [True, True, False, False, True, True, True]
    assert sheet["C2"].alignment.readingOrder == 2
    assert sheet["B2"].alignment.readingOrder == 1
    assert sheet.column_dimensions["C"].width > 40
    assert [each.formula1 for each in sheet.data_validations.dataValidation] == ['"missing,fuzzy,translated"']


def test_a_workbook_says_nothing_of_who_and_when() -> None:
    data = write_sheet((row("about:title", "Water", "ماء"),), "ar")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml")
        assert not [word for word in (b"creator", b"created", b"modified", b"openpyxl") if word in core]


def test_forms_of_a_counted_phrase_are_units_in_one_group() -> None:
    rows = tuple(row(f"data:boats.counted[{form}]", "{n} boats", f"{{n}} قارب {form}") for form in range(6))
    text = write_xliff(rows, "ar").decode()
    assert text.count("<unit ") == 6
    assert text.count("<group ") == 1
    assert '<group id="boats.counted" type="mezanprint:plural">' in text
    assert '<data id="d1">{n}</data>' in text
    assert '<source><ph id="1" canCopy="no" canDelete="no" disp="{n}" dataRef="d1"/> boats</source>' in text


def test_a_tool_may_accept_a_fuzzy_segment() -> None:
    text = write_xliff((row("about:title", "Water", "ماء", State.FUZZY),), "ar").decode()
    assert 'state="initial" subState="mezanprint:fuzzy"' in text
    for state, read in (("initial", State.FUZZY), ("translated", State.TRANSLATED), ("final", State.TRANSLATED)):
        (each,) = read_xliff(text.replace('state="initial"', f'state="{state}"').encode(), "ar.xlf").rows
        assert each.state is read
    (each,) = read_xliff(text.replace(' subState="mezanprint:fuzzy"', "").encode(), "ar.xlf").rows
    assert each.state is State.FUZZY
    assert not each.touched


def test_segments_and_remarks_of_tools_are_put_together_again() -> None:
    text = write_xliff((row("about:title", "Water. Air.", "ماء. هواء."),), "ar").decode()
    split = text.replace(
        "<target>ماء. هواء.</target>\n</segment>",
        "<target>ماء. </target></segment>"
        '<segment state="final"><source/><target><mrk id="m1">هواء.</mrk></target></segment>',
    )
    (each,) = read_xliff(split.encode(), "ar.xlf").rows
    assert (each.source, each.translation) == ("Water. Air.", "ماء. هواء.")


def test_codes_that_are_not_ours_are_told_with_their_line() -> None:
    text = write_xliff((row("about:title", "Water", "ماء"),), "ar").decode()
    parcel = read_xliff(text.replace(">ماء<", '>م<pc id="9">اء</pc><').encode(), "ar.xlf")
    assert parcel.rows == ()
    assert [(found.code, found.message, found.span and found.span.line) for found in parcel.findings] == [
        ("exchange-cell", "`<pc>` in the unit `title` is no code of ours", 4)
    ]


@pytest.mark.provokes("exchange-format")
def test_a_file_that_is_something_else_is_told_so() -> None:
    assert fault(read_xliff, b"<xliff>\n<file></xliff>") == (
        "exchange-format", "not XML that can be read: mismatched tag: line 2, column 8", 2,
    )  # fmt: skip
    other = b'<xliff xmlns="urn:oasis:names:tc:xliff:document:3.0" version="3.0"/>'
    assert fault(read_xliff, other) == ("exchange-format", "the file is XLIFF 3.0, not XLIFF 1 or 2", 1)
    assert fault(read_xliff, b"<a/>") == ("exchange-format", "the file is no XLIFF, not XLIFF 1 or 2", 1)
    assert fault(read_sheet, b"PK nothing")[0] == "exchange-format"
    assert fault(read_csv, b"key,source\n") == (
        "exchange-format",
        "the sheet lacks the column `translation`",
        1,
    )
    assert fault(read_csv, "key,source,translation\na,b,à l’eau\n".encode("cp1252")) == (
        "exchange-format", "byte 0xe0 is not UTF-8", 2,
    )  # fmt: skip
    assert fault(read_csv, b'key,source,translation\n"a"b,c,d\n')[2] == 2


BOMB = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>'


@pytest.mark.provokes("exchange-size")
def test_bombs_do_not_go_off() -> None:
    assert fault(read_xliff, b"<?xml version='1.0'?>" + BOMB + b"<a>&c;</a>")[:2] == (
        "exchange-format",
        "not XML that can be read: it declares a document type or entities",
    )
    assert "too deep" in fault(read_xliff, b"<a>" * 5000)[1]
    good = write_sheet((row("about:title", "Water", "ماء"),), "ar")
    assert "document type" in fault(read_sheet, repacked(good, "xl/worksheets/sheet1.xml", BOMB + b"<a>&c;</a>"))[1]
    assert fault(read_sheet, repacked(good, "xl/huge.bin", bytes(101 * 1024 * 1024)))[0] == "exchange-size"


def repacked(data: bytes, name: str, part: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return stream.getvalue()


@settings(max_examples=80)
@given(data=st.data())
def test_damage_is_told_and_never_a_traceback(data: st.DataObject) -> None:
    write, read = data.draw(st.sampled_from([param.values for param in FORMATS]))
    good = bytearray(write((row("about:title", "Water {n}", "ماء {n}"),), "ar"))
    for _ in range(data.draw(st.integers(1, 5))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Fault):
        assert len(read(bytes(good), "ar.file").rows) <= 2


def test_cells_may_stand_in_any_order_with_any_separator() -> None:
    for mark in ",;\t":
        text = (
            mark.join(("translation", "note", "Key", "source")) + "\n" + mark.join(("ماء", "", "about:title", "Water"))
        )
        parcel = read_csv(text.encode(), "mine.csv")
        assert said(parcel.rows) == [("about:title", "Water", "ماء", State.TRANSLATED, "")]
        assert parcel.locale == ""


def test_a_state_that_is_none_is_told() -> None:
    parcel = read_csv(b"key,source,translation,state\na:b,c,d,done\na:c,c,d,\n", "mine.csv")
    assert [(found.code, found.message) for found in parcel.findings] == [
        ("exchange-cell", "`done` is no state of a translation")
    ]
    assert [each.key for each in parcel.rows] == ["a:c"]


def test_a_text_too_long_for_a_cell_is_told() -> None:
    with pytest.raises(Fault) as caught:
        write_sheet((row("about:title", "a" * 40_000, ""),), "ar")
    assert [found.code for found in caught.value.diagnostics] == ["exchange-size"]
