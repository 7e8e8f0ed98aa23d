"""Right to left, truly: boxes, tables, lists and columns stand where an Arabic reader looks for them."""

from itertools import pairwise

import pytest

from positions import printed, where

FLEX = '<div style="display:flex">{}</div>'
CELL = '<p style="flex:1">{}</p>'


def test_rows_of_boxes_run_from_the_right_in_arabic_and_from_the_left_in_english() -> None:
    body = FLEX.format("".join(map(CELL.format, ("101", "102", "103"))))
    arabic, english = printed(body), printed(body, locale="en")
    for first, second in pairwise(("101", "102", "103")):
        assert where(arabic, first).left > where(arabic, second).right + 10
        assert where(english, first).right + 10 < where(english, second).left
    assert where(arabic, "101").right == pytest.approx(90, abs=0.5)
    assert where(english, "101").left == pytest.approx(10, abs=0.5)


def test_a_wrapped_row_of_tiles_fills_from_the_right() -> None:
    tiles = "".join(f'<p style="flex:0 0 50%">{n}</p>' for n in (101, 102, 103, 104))
    pdf = printed(f'<div style="display:flex;flex-wrap:wrap">{tiles}</div>')
    assert where(pdf, "101").left > where(pdf, "102").left
    assert where(pdf, "103").left == pytest.approx(where(pdf, "101").left, abs=0.5)
    assert where(pdf, "103").y > where(pdf, "101").y


def test_the_first_column_of_a_table_is_on_the_right() -> None:
    rows = "".join(f"<tr><th>{n}1<td>{n}2<td>{n}3" for n in (10, 20))
    pdf = printed(f'<table style="width:100%;border-collapse:collapse">{rows}</table>')
    for row in ("10", "20"):
        assert where(pdf, f"{row}1").left > where(pdf, f"{row}2").left > where(pdf, f"{row}3").left


def test_a_cell_over_two_columns_covers_the_two_on_the_right() -> None:
    body = '<table style="width:100%"><tr><td colspan="2">111<td>112<tr><td>121<td>122<td>123</table>'
    pdf = printed(body, "table { table-layout: fixed; border-spacing: 0 } td { padding: 0 }")
    assert where(pdf, "112").right == pytest.approx(where(pdf, "123").right, abs=0.5)
    assert where(pdf, "111").right == pytest.approx(where(pdf, "121").right, abs=0.5)


def test_text_columns_are_read_from_the_right() -> None:
    body = (
        '<div style="columns:2;column-fill:auto;height:20mm">'
        + "".join(f"<p>{n}</p>" for n in range(101, 107))
        + "</div>"
    )
    pdf = printed(body)
    assert where(pdf, "101").left > 50
    assert where(pdf, "106").right < 50
    assert where(pdf, "104").y == pytest.approx(where(pdf, "101").y, abs=0.5)


def test_markers_of_lists_stand_right_of_the_words() -> None:
    body = "<ol><li>بيت</li><li>باب</li></ol><ul style='list-style-type:\"\\2013\\2002\"'><li>نور</li></ul>"
    pdf = printed(body, "ol, ul { padding-inline-start: 8mm }")
    for marker in ("1", "2", "–"):
        assert where(pdf, marker).left > 82
    english = printed("<ol><li>house</li></ol>", "ol { padding-inline-start: 8mm }", locale="en")
    assert where(english, "1").right < 18


def test_a_nested_list_is_indented_from_the_right() -> None:
    pdf = printed("<ol><li>بيت<ol><li>باب</li></ol></li><li>نور</li></ol>", "ol { padding-inline-start: 8mm }")
    inner, outer = where(pdf, "باب"[::-1]), where(pdf, "نور"[::-1])
    assert inner.right == pytest.approx(outer.right - 8, abs=1)


def test_logical_margins_borders_and_insets_are_mirrored() -> None:
    css = """p { margin-inline-start: 20mm } div { position: absolute; inset-inline-start: 5mm; top: 50mm }
        html { text-align: start }"""
    arabic = printed("<p>101</p><div>102</div>", css)
    english = printed("<p>101</p><div>102</div>", css, locale="en")
    assert where(arabic, "101").right == pytest.approx(70, abs=0.5)
    assert where(english, "101").left == pytest.approx(30, abs=0.5)
    # An absolute box is set from the page's content area, 10 mm inside the paper.
    assert 100 - where(arabic, "102").right == pytest.approx(where(english, "102").left, abs=1)


def test_the_end_of_a_line_is_on_the_left() -> None:
    pdf = printed('<p style="text-align:end">101</p>')
    assert where(pdf, "101").left == pytest.approx(10, abs=0.5)


def test_a_float_at_the_start_is_on_the_right() -> None:
    pdf = printed('<div style="float:inline-start;width:20mm">101</div><p>102</p>')
    assert where(pdf, "101").left > where(pdf, "102").right


def test_two_languages_side_by_side_each_start_on_their_own_side() -> None:
    body = FLEX.format('<p style="flex:1">101</p><p style="flex:1" lang="en" dir="ltr">102</p>')
    pdf = printed(body)
    assert where(pdf, "101").right == pytest.approx(90, abs=0.5)
    assert where(pdf, "102").left == pytest.approx(10, abs=0.5)


def test_an_english_list_in_an_arabic_page_has_its_markers_on_the_left() -> None:
    pdf = printed('<ol lang="en" dir="ltr" style="padding-inline-start:8mm"><li>house</li></ol>')
    assert where(pdf, "1").right < where(pdf, "house").left < 20
