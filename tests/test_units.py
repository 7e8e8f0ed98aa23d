"""A unit stays on one line where it fits on one, and is broken after its signs where it does not: it never runs out."""

import re
from pathlib import Path

import pytest

from mezanprint.model.locales import Direction, HouseStyle
from mezanprint.templating.styles.style_sheets import ONE_LINE
from mezanprint.templating.texts.runs import Line, Run, order_runs, to_html
from mezanprint.typesetting.typeset import typeset
from positions import Place, lines, printed
from sheets import sheet

PHONE = "1-844-555-0142"
PAGE = 90.0


def rows(text: str, width: int, *, table: bool = False) -> list[Place]:
    """Return the lines with digits that an Arabic text makes in a column of so many mm at the right, from the top."""
    words = to_html(order_runs([Run(text)], Line(Direction.RTL, HouseStyle(), "ar", "en"))[0])
    body = f"<table><tr><td>{words}</td><td>ماء</td></tr></table>" if table else f"<p>{words}</p>"
    css = f"{ONE_LINE} table {{ width: 100% }} td {{ padding: 0 }} .column {{ width: {width}mm; font-size: 12pt }}"
    pdf = printed(f'<div class="column">{body}</div>', css)
    found = sorted(lines(pdf), key=lambda line: line.y)
    return [line for line in found if any(char.isdecimal() for char in line.text)]


def typed(line: Place) -> str:
    """Return the words of a line without the cell beside it; pdfium gives a hyphen at the end of a line as U+FFFE."""
    return line.text.replace("ءام", "").replace("\ufffe", "-").strip()


@pytest.mark.parametrize("number", [PHONE, "٠٥٩-٩٥٥-٠١٤٢", "1,200 USD", "2.5 mg/kg"])
def test_a_number_goes_to_the_next_line_as_a_whole(number: str) -> None:
    (line,) = rows(f"هذا هو الرقم الذي {number} للجميع", 44)
    assert number in line.text


@pytest.mark.parametrize("table", [False, True])
def test_one_that_is_wider_than_its_column_is_broken_after_its_signs(table: bool) -> None:
    parts = rows(PHONE, 16, table=table)
    assert len(parts) > 1
    assert "".join(typed(part) for part in parts) == PHONE
    assert all(typed(part).endswith("-") for part in parts[:-1])
    assert all(part.left >= PAGE - 16 - 0.1 for part in parts)


@pytest.mark.parametrize(("text", "width"), [("12.50 USD", 17), ("0.05 mg", 17), ("9:00-12:00", 19)])
def test_a_number_is_not_cut_at_its_point_and_a_time_not_at_its_colon(text: str, width: int) -> None:
    found = {part.strip("-") for line in rows(text, width, table=True) for part in typed(line).split()}
    assert {part for part in found if part[0].isdecimal()} == set(re.findall(r"[\d.:]+", text))


def test_a_number_wider_than_its_column_is_told_and_not_parted() -> None:
    body = '<p style="width: 9mm; font-size: 12pt"><span class="unit">12.50 USD</span></p>'
    found = typeset(sheet(body, ONE_LINE, locale="en"), Path("/")).diagnostics
    assert [each.code for each in found] == ["layout-overflow"]
