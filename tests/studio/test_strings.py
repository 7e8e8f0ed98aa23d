"""The strings of a document as the page gets them: pieces that keep their order, forms, ids, states."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.engine.project import Project
from mezanprint.i18n.catalogs.catalogs import Catalog, catalog_path, read_catalog
from mezanprint.i18n.checks import Rules
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.locales import Direction, HouseStyle, LocaleSpec
from mezanprint.model.texts import TextState
from mezanprint.project.files import Files
from mezanprint.studio.islands import chips_of, islands_of
from mezanprint.studio.rows import Row, rows_of
from mezanprint.studio.strings import form_labels, state_of

REPO = Path(__file__).resolve().parents[2]
ARABIC = LocaleSpec("ar", Direction.RTL, HouseStyle(percent="left"))
ENGLISH = LocaleSpec("en", Direction.LTR, HouseStyle())
PIECES = (
    *("مركز", "الميزان", " ", " ", "[^report]", "{boats.held.counted}", "Al Mezan", "+970 8 282 0447", "40%"),
    *("**", "😀", "."),
)


@pytest.fixture(scope="module")
def project() -> Project:
    return Project(Files(REPO))


def all_rows(project: Project) -> Iterator[Row]:
    for document in project.documents:
        yield from rows_of(project, document, "ar").values()


def words_of(text: str, pieces: list[list[int | str]]) -> list[tuple[str, str]]:
    units = text.encode("utf-16-le")
    return [(units[2 * int(start) : 2 * int(end)].decode("utf-16-le"), str(side)) for start, end, side in pieces]


def test_a_field_keeps_numbers_names_placeholders_and_notes_in_their_order() -> None:
    text = "😀 هاتف مركز Al Mezan Center هو +970 8 282 0447 أو {phone.counted}[^report]، و40%"
    assert words_of(text, islands_of(text, ARABIC)) == [
        ("Al Mezan Center", "ltr"),
        ("+970 8 282 0447", "ltr"),
        ("{phone.counted}", "ltr"),
        ("[^report]", "ltr"),
        ("40%", "rtl"),
        ("40", "ltr"),
    ]
    assert chips_of(text) == ["{phone.counted}", "[^report]"]


def test_in_english_arabic_words_stand_apart() -> None:
    text = "the word ميزان العدل means {balance}"
    assert words_of(text, islands_of(text, ENGLISH)) == [("ميزان العدل", "rtl"), ("{balance}", "ltr")]


def assert_nested(text: str, pieces: list[list[int | str]]) -> None:
    """Pieces lie in the text, one after the other or one in the other, and no placeholder is cut."""
    spans = [(int(start), int(end)) for start, end, _ in pieces]
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    opened: list[int] = []
    for start, end in spans:
        while opened and opened[-1] <= start:
            opened.pop()
        assert 0 <= start < end <= (opened[-1] if opened else len(text.encode("utf-16-le")) // 2)
        opened.append(end)
    words = [each for each, _ in words_of(text, pieces)]
    for chip in chips_of(text):
        assert chip in words
    assert not any(each.count("{") != each.count("}") for each in words)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from((ARABIC, ENGLISH)))
def test_pieces_of_any_text_are_nested_or_apart(text: str, spec: LocaleSpec) -> None:
    assert_nested(text, islands_of(text, spec))


def test_pieces_of_all_texts_of_the_samples_are_nested_or_apart(project: Project) -> None:
    for row in all_rows(project):
        assert_nested(row.message.source, islands_of(row.message.source, project.config.locale("en")))
        for form in row.forms:
            assert_nested(form, islands_of(form, project.config.locale("ar")))


def test_each_message_of_a_document_has_an_id_of_its_own_and_leads_to_its_entry(project: Project) -> None:
    for document in project.documents:
        rows = rows_of(project, document, "ar")
        entries = [row.entry for row in rows.values() if row.entry]
        assert len({id(entry) for entry in entries}) == len(entries) > 10
        catalogs = project.catalogs(document, "ar").by_domain
        assert {row.catalog.path for row in rows.values() if row.catalog} == {each.path for each in catalogs.values()}
        words = [row for row in rows.values() if row.id.startswith("templates:")]
        assert len(words) == len(catalogs["templates"].by_id)


def test_forms_of_a_counted_phrase_are_labelled_with_their_numbers(project: Project) -> None:
    row = next(row for row in all_rows(project) if row.message.plural is not None and row.catalog)
    labels = form_labels(row)
    assert labels is not None
    assert [label["en"] for label in labels] == [
        "0",
        "1",
        "2",
        "3 to 10, 103 to 110 and so on",
        "11 to 99, 111 to 199 and so on",
        "100 to 102, 200 to 202 and so on",
    ]
    assert len(row.forms) == row.count == 6
    assert row.text
    assert row.printed_form == row.catalog.rule(row.text.count or 0) if row.catalog else False


def entry_of(**changes: object) -> Row:
    entry = Entry("Boats {n}", "a", **{"values": ("قوارب {n}",), "line": 1, "value_lines": (3,), **changes})  # type: ignore[arg-type]
    path, plurals = catalog_path("ar", "words"), "nplurals=1; plural=0;"
    catalog = Catalog("ar", "words", path, False, plurals, {("a", entry.source): entry}, {"a": entry})
    return Row("words:a", Entry("Boats {n}", "a"), catalog)


def test_a_message_has_the_state_that_a_build_sees() -> None:
    assert state_of(entry_of(), Rules()) is TextState.TRANSLATED
    assert state_of(entry_of(values=("",)), Rules()) is TextState.MISSING
    assert state_of(entry_of(flags=("fuzzy",)), Rules()) is TextState.FUZZY
    assert state_of(entry_of(values=("قوارب",)), Rules()) is TextState.DISPUTED
    assert state_of(replace(entry_of(), catalog=None), Rules()) is TextState.SOURCE


def test_a_catalog_that_is_not_there_has_empty_forms(tmp_path: Path) -> None:
    catalog = read_catalog(Files(tmp_path), "ar", "words", "en")
    row = Row("words:a", Entry("{n} boat", "a", "{n} boats"), catalog)
    assert (row.entry, row.count, row.forms) == (None, 6, ("",) * 6)
