"""What a chart cannot show is told at its line, with what could be done; nothing is drawn wrongly instead."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity
from mezanprint.project.files import Files

DOCUMENT = """kind: fact-sheet
locale: en
date: 2026-11-28
editions: [en]
title: Books
names: $lamp.names
standfirst: Books of a library.
sections:
  - id: books
    component: chart
    slot: main
    form: {form}
    title: Most books are read at home
    counted: Books
    data:
      columns:
        room: {{title: Room, type: text}}
        home: {{title: At home, type: {type}}}
        here: {{title: In the library, type: number}}
      rows: {rows}
    labels: room
    values: {values}
    source: The desk
    alt: Bars of books.
"""
ROWS = "[[Novels, 30, 20], [Maps, 10, 5]]"


@pytest.fixture
def told(new_project: Callable[..., Path]) -> Callable[..., list[Diagnostic]]:
    def check(form: str, values: str = "[home]", rows: str = ROWS, kind: str = "number") -> list[Diagnostic]:
        root = new_project("minimal")
        (root / "content/books").mkdir()
        text = DOCUMENT.format(form=form, values=values, rows=rows, type=kind)
        (root / "content/books/document.yaml").write_text(text, "utf-8")
        project = Project(Files(root))
        edition, *_ = select(project, Selection(("books",)))
        return list(_of_the_chart(prepare(project, edition).diagnostics))

    return check


def _of_the_chart(diagnostics: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    return (each for each in diagnostics if each.code != "layout-page-count")


def shown(diagnostics: list[Diagnostic]) -> list[str]:
    return [f"{each.span.line if each.span else 0} {each.code}: {each.message}" for each in diagnostics]


@pytest.mark.parametrize("form", ["bar", "dot", "share", "donut", "pictogram"])
def test_what_can_be_shown_is_not_complained_of(form: str, told: Callable[..., list[Diagnostic]]) -> None:
    assert told(form) == []


@pytest.mark.provokes("chart-columns")
def test_a_form_of_one_column_names_the_forms_of_more(told: Callable[..., list[Diagnostic]]) -> None:
    (fault,) = told("bar", "[home, here]")
    assert shown([fault]) == ["22 chart-columns: `bar` cannot show 2 columns"]
    assert "`grouped`" in fault.hints[0]
    (fault,) = told("range")
    assert shown([fault]) == ["12 chart-columns: `range` needs 2 columns under `values`"]


@pytest.mark.provokes("chart-column-type")
def test_a_column_of_words_names_the_columns_of_numbers(told: Callable[..., list[Diagnostic]]) -> None:
    (fault,) = told("bar", "[room]")
    assert shown([fault]) == ["22 chart-column-type: the column `room` holds texts, and numbers are needed"]
    assert fault.hints == ("columns that fit are `home`, `here`",)


@pytest.mark.provokes("chart-single")
def test_a_chart_of_one_number_is_refused(told: Callable[..., list[Diagnostic]]) -> None:
    (fault,) = told("bar", rows='[[Novels, 30, 20], [Maps, "", ""]]')
    assert shown([fault]) == ["22 chart-single: a chart of one number compares nothing"]
    (fault,) = told("bar", rows='[[Novels, "", 20], [Maps, "", ""]]')
    assert shown([fault]) == ["22 chart-single: the chart has no number"]


@pytest.mark.provokes("chart-rows")
def test_more_rows_than_can_be_told_apart_are_refused(told: Callable[..., list[Diagnostic]]) -> None:
    rows = "[" + ", ".join(f"[Room {n}, {n}, 1]" for n in range(1, 8)) + "]"
    (fault,) = told("share", rows=rows)
    assert shown([fault]) == ["20 chart-rows: the chart has 7 rows, and 6 can be told apart"]
    assert told("bar", rows=rows) == []


@pytest.mark.provokes("chart-negative")
def test_no_part_is_below_zero(told: Callable[..., list[Diagnostic]]) -> None:
    rows = "[[Novels, 30, 20], [Maps, -10, 5]]"
    (fault,) = told("stacked", "[home, here]", rows)
    assert shown([fault]) == ["22 chart-negative: a part of a whole is below zero: -10"]
    assert fault.hints == ("take `form: grouped`",)
    assert told("grouped", "[home, here]", rows) == []
    (fault,) = told("share", rows=rows)
    assert fault.hints == ("take `form: bar`",)
    (fault,) = told("area", rows=rows)
    assert fault.hints == ("take `form: line`",)
    assert told("bar", rows=rows) == []


@pytest.mark.provokes("chart-whole")
def test_shares_are_of_a_hundred_and_not_of_nothing(told: Callable[..., list[Diagnostic]]) -> None:
    (fault,) = told("donut", rows="[[Novels, 80, 20], [Maps, 30, 5]]", kind="percent")
    assert shown([fault]) == ["22 chart-whole: the shares add up to 110 %"]
    assert told("donut", rows="[[Novels, 66.7, 20], [Maps, 33.4, 5]]", kind="percent") == []
    (fault,) = told("donut", rows="[[Novels, 0, 20], [Maps, 0, 5]]")
    assert shown([fault]) == ["22 chart-whole: the parts add up to nothing"]


def test_an_unknown_form_is_answered_with_the_one_that_was_meant(told: Callable[..., list[Diagnostic]]) -> None:
    with pytest.raises(Fault) as refused:
        told("donat")
    (fault,) = refused.value.diagnostics
    assert fault.code == "content-value"
    assert fault.hints == ("did you mean `donut`?",)


def test_named_rows_come_from_the_greatest_on_unless_their_order_means_something(
    new_project: Callable[..., Path],
) -> None:
    root = new_project("minimal")
    for name, more in (("sorted", ""), ("kept", "    order: rows\n")):
        (root / "content" / name).mkdir()
        text = (
            DOCUMENT.format(form="bar", values="[home]", rows="[[Maps, 10, 5], [Novels, 30, 20]]", type="number") + more
        )
        (root / "content" / name / "document.yaml").write_text(text, "utf-8")
    project = Project(Files(root))
    pages = {e.document: prepare(project, e).composition.html for e in select(project, Selection(("sorted", "kept")))}
    spoken = {name: page.partition('aria-label="')[2].partition('"')[0] for name, page in pages.items()}
    assert spoken == {"sorted": "Bars of books. Novels: 30; Maps: 10", "kept": "Bars of books. Maps: 10; Novels: 30"}


@pytest.mark.provokes("chart-rest")
@pytest.mark.parametrize("form", ["share", "donut"])
def test_shares_of_less_than_a_hundred_leave_a_part_without_a_name(
    form: str, told: Callable[..., list[Diagnostic]]
) -> None:
    (fault,) = told(form, rows="[[Novels, 60, 20], [Maps, 30, 5]]", kind="percent")
    assert shown([fault]) == ["22 chart-rest: the shares add up to 90 %, and the rest has no name"]
    assert fault.severity is Severity.WARNING
    assert told(form, rows="[[Novels, 60, 20], [Maps, 39.6, 5]]", kind="percent") == []
    assert told(form, rows="[[Novels, 60, 20], [Maps, 30, 5]]") == []  # numbers are a whole by themselves


@pytest.mark.provokes("chart-row-name")
@pytest.mark.parametrize(("form", "values"), [("bar", "[home]"), ("grouped", "[home, here]"), ("share", "[home]")])
def test_a_row_without_a_name_is_told_at_its_line(
    form: str, values: str, told: Callable[..., list[Diagnostic]]
) -> None:
    (fault,) = told(form, values, rows='[[Novels, 30, 20], ["", 10, 5]]')
    assert shown([fault]) == ["20 chart-row-name: row 2 has no name: its cell of `room` is empty"]


def test_a_column_whose_cells_have_a_unit_says_what_to_do_with_it(told: Callable[..., list[Diagnostic]]) -> None:
    for cells in ("12 kg", "9 kg"), ("USD 5", "USD 7"):
        (fault,) = told("bar", rows=f"[[Novels, {cells[0]}, 20], [Maps, {cells[1]}, 5]]", kind="text")
        assert fault.hints == (f"`{cells[0]}` has a unit: write the number alone, and the unit into the head",)
