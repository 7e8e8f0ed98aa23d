"""Each text is found where it stands on the page, and the room it is said to have is the room it has."""

from pathlib import Path

import pytest

from mezanprint.model.geometry import Area
from mezanprint.model.regions import PageLayout, Region
from mezanprint.typesetting.typeset import typeset, typeset_measured
from sheets import sheet

WORDS = "حقوق الإنسان في قطاع غزة والدفاع عنها "
PANEL = ".panel { position: absolute; top: 0; width: 70mm; height: 60mm }"
RTL_BOX = Area(28.35, 28.35, 255.12, 311.81)
"""The page area of a sheet: 100 by 120 mm less 10 mm all round."""


def pages(body: str, css: str = "", locale: str = "ar") -> tuple[PageLayout, ...]:
    return typeset_measured(sheet(body, css, locale=locale), Path("/")).layout


def regions(body: str, css: str = "", locale: str = "ar") -> dict[str, Region]:
    return {region.key: region for page in pages(body, css, locale) for region in page.regions}


def overflows(body: str, css: str) -> bool:
    found = typeset(sheet(body, css), Path("/")).diagnostics
    return any(each.code == "layout-overflow" for each in found)


def test_a_text_has_a_rectangle_a_line_at_the_side_where_it_begins() -> None:
    region = regions(f'<p data-key="doc:who">{(WORDS * 3).strip()}</p>')["doc:who"]
    assert len(region.lines) == 3
    assert all(line.right == pytest.approx(RTL_BOX.right, abs=0.1) for line in region.lines)
    assert [line.top for line in region.lines] == sorted(line.top for line in region.lines)
    assert region.area.left >= RTL_BOX.left
    assert region.text == " ".join((WORDS * 3).split())


def test_inline_elements_are_part_of_the_line_and_lists_leave_their_marks_out() -> None:
    found = regions('<ul><li data-key="doc:item">One <strong>two</strong> three</li></ul>', locale="en")
    item = found["doc:item"]
    assert (item.text, len(item.lines), item.language) == ("One two three", 1, "en")
    assert set(found) == {"doc:item"}


def test_a_text_on_two_pages_has_a_region_on_each() -> None:
    found = pages(f'<p data-key="doc:long">{WORDS * 40}</p>')
    assert [[region.key for region in page.regions] for page in found] == [["doc:long"]] * len(found)
    assert len(found) > 1


def test_the_language_is_that_of_the_words() -> None:
    found = regions('<p data-key="doc:a" lang="en" dir="ltr">Water</p><p data-key="doc:b">ماء</p>')
    assert (found["doc:a"].language, found["doc:b"].language) == ("en", "ar")


def test_what_flows_from_page_to_page_has_no_limit() -> None:
    region = regions(f'<p data-key="doc:who">{WORDS}</p>')["doc:who"]
    assert (region.room, region.panel) == (None, None)


def test_words_without_a_key_are_there_for_who_knows_them() -> None:
    (region,) = pages("<h2>Notes</h2>", locale="en")[0].regions
    assert (region.key, region.text) == ("", "Notes")


def in_panel(words: str, before: str = "", after: str = "") -> str:
    return f'<section class="panel" data-slot="Panel 1">{before}<p data-key="doc:x">{words}</p>{after}</section>'


def filled(length: int) -> str:
    text = (WORDS * 60)[:length]
    return text[:-1] + "ن" if text.endswith(" ") else text


@pytest.mark.parametrize(
    ("before", "after", "css"),
    [
        ("", "", ""),
        ("<h2>عنوان</h2>", f"<p>{WORDS}</p>", ""),
        ("", f"<p>{WORDS * 2}</p>", ".panel p { margin-bottom: 4mm; padding: 0 3mm }"),
        ("", "", ".panel { display: flex; flex-direction: column }"),
    ],
)
def test_a_text_of_the_said_length_fits_and_a_third_more_does_not(before: str, after: str, css: str) -> None:
    css = PANEL + css
    region = regions(in_panel(filled(60), before, after), css)["doc:x"]
    assert region.room is not None
    assert region.room > 150
    assert not overflows(in_panel(filled(region.room), before, after), css)
    assert overflows(in_panel(filled(int(region.room * 1.3)), before, after), css)


def test_a_short_cell_may_first_become_as_long_as_its_neighbour() -> None:
    css = PANEL + ".row { display: flex } .row p { flex: 1 1 0 }"
    row = f'<div class="row"><p data-key="doc:short">حقوق</p><p data-key="doc:long">{WORDS * 3}</p></div>'
    found = regions(f'<section class="panel" data-slot="Panel 1">{row}</section>', css)
    short, long = found["doc:short"].room, found["doc:long"].room
    assert short is not None
    assert long is not None
    assert short == pytest.approx(long, rel=0.35)


def test_what_is_placed_at_the_foot_of_a_panel_is_its_end() -> None:
    foot = '<div style="position: absolute; bottom: 0; height: 30mm; width: 10mm">غزة</div>'
    free, bounded = (regions(in_panel(filled(60), "", after), PANEL)["doc:x"] for after in ("", foot))
    assert free.panel
    assert bounded.panel
    assert free.panel.free - bounded.panel.free == pytest.approx(30 * 72 / 25.4, abs=1)
    assert bounded.room is not None
    assert free.room is not None
    assert bounded.room < free.room


def test_the_share_of_a_panel_in_use_ends_with_its_last_letters() -> None:
    region = regions(in_panel(filled(120)), PANEL)["doc:x"]
    assert region.panel
    assert region.panel.name == "Panel 1"
    assert region.panel.height == pytest.approx(60 * 72 / 25.4)
    assert region.panel.used == pytest.approx((region.area.bottom - RTL_BOX.top) / region.panel.height, abs=0.001)


def test_measuring_changes_nothing_in_the_file() -> None:
    composition = sheet(in_panel(filled(300)), PANEL)
    assert typeset_measured(composition, Path("/")).data == typeset(composition, Path("/")).data
