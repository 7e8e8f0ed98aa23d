"""Fit is judged in the real layout, and says which text is too long, where, and by how much."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.model.kinds import FitRules
from mezanprint.model.paper import Paper
from mezanprint.typesetting.typeset import typeset
from sheets import sheet

LONG = "حقوق الإنسان في قطاع غزة والدفاع عنها " * 12
LATIN = "Averylongwordwithoutanyplacetobreak"


def layout(body: str, css: str = "", root: Path = Path("/"), **more: object) -> list[Diagnostic]:
    artifact = typeset(sheet(body, css, **more), root)  # type: ignore[arg-type]
    return [found for found in artifact.diagnostics if found.code.startswith("layout-")]


def only(found: list[Diagnostic]) -> Diagnostic:
    assert len(found) == 1, [(each.code, each.message) for each in found]
    return found[0]


def millimetres(found: Diagnostic) -> float:
    match = re.search(r"by ([\d.]+) mm", found.message)
    assert match, found.message
    return float(match[1])


def test_a_text_cut_off_by_its_box_is_named_with_its_key_its_page_and_the_length() -> None:
    body = f'<div style="height:20mm;overflow:hidden"><p data-key="doc:sections.who.text.1">{LONG}</p></div>'
    found = only(layout(body))
    assert (found.code, found.severity) == ("layout-clipped", Severity.ERROR)
    assert found.key == "doc:sections.who.text.1"
    assert found.message.startswith("`sections.who.text.1` is cut off by")
    assert 10 < millimetres(found) < 60
    assert str(found.span) == "build/ar/sheet.pdf: page 1"


def test_a_text_longer_than_its_panel_names_the_panel() -> None:
    panel = "Panel 2 of 6, folds in"
    body = f'<section style="height:20mm" data-slot="{panel}"><p data-key="doc:a.text">{LONG}</p></section>'
    found = only(layout(body))
    assert found.code == "layout-overflow"
    assert panel in found.message
    assert found.key == "doc:a.text"


def test_an_address_without_a_key_is_told_as_it_was_typed_with_its_panel_and_a_remedy_that_fits() -> None:
    address = "https://\u200ba-very-long-\u200bname-of-a-\u200bhouse.example.org/\u200bwhere"
    body = f'<section style="width:20mm" data-slot="Panel 1"><p style="white-space:nowrap">{address}</p></section>'
    found = only(layout(body))
    assert "`https://a-very-long-name-of-a-house.exa…`" in found.message
    assert "Panel 1" in found.message
    assert "an address that is shorter" in found.hints[0]


def test_what_a_full_panel_drops_at_the_end_of_the_page_is_not_lost_without_a_word() -> None:
    body = f"""<section style="height:80mm" data-slot="Panel 1"><p data-key="doc:b.text.1">{LONG * 8}</p>
        <p data-key="doc:b.text.2">{LONG}</p></section>"""
    found = {each.key: each for each in layout(body) if each.code == "layout-lost"}
    whole, part = found["doc:b.text.2"], found["doc:b.text.1"]
    assert whole.message.startswith("`b.text.2` is on no page for want of room in the panel `Panel 1` (about ")
    assert "characters are on no page" in part.message
    assert 20 < int(whole.message.split()[-2].strip("(")) < 60


def test_lines_that_a_clamp_drops_are_lost_text() -> None:
    found = layout(f'<p style="max-lines:2;continue:discard" data-key="doc:b.text">{LONG}</p>')
    assert [each.code for each in found] == ["layout-lost"]


def test_a_flowing_slot_may_run_over_pages() -> None:
    assert layout(f'<section data-slot="Main column"><p data-key="doc:b.text">{LONG * 4}</p></section>') == []


def test_a_text_over_the_bottom_of_a_fixed_block_is_found() -> None:
    found = only(layout(f'<div style="height:8mm"><p data-key="doc:c">{LONG}</p></div><p>x</p>'))
    assert found.code == "layout-overflow"


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_a_word_wider_than_its_column_is_found_on_both_sides(locale: str) -> None:
    body = f'<div style="width:30mm"><p data-key="doc:d">{LATIN}</p></div>'
    found = only(layout(body, locale=locale))
    assert (found.code, found.key) == ("layout-overflow", "doc:d")


def test_a_table_wider_than_the_page_runs_into_the_margin() -> None:
    body = f'<p data-key="doc:e" style="white-space:nowrap;display:table">{LONG[:57]}</p>'
    found = only(layout(body))
    assert (found.code, found.key) == ("layout-margin", "doc:e")


def test_text_off_the_paper_is_found() -> None:
    found = only(layout('<p style="position:absolute;top:200mm" data-key="doc:f">نص</p>'))
    assert found.code == "layout-off-page"
    assert millimetres(found) > 50


def test_a_picture_wider_than_its_column_is_found(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="20"><title>t</title></svg>'
    found = only(layout(f'<div style="width:30mm" data-key="doc:g">{drawing}</div>'))
    assert found.key == "doc:g"


def test_vowel_marks_over_a_clipped_line_are_found() -> None:
    body = '<p style="overflow:hidden;line-height:0.9" data-key="doc:h">مُهَنَّدٌ إِنَّ الْـحَقَّ أُمَّةً</p>'
    found = only(layout(body, "html { font-family: Amiri; font-size: 20pt }"))
    assert (found.code, found.key) == ("layout-marks", "doc:h")
    assert 0 < millimetres(found) < 5


def test_vowel_marks_with_room_round_them_are_no_fault() -> None:
    body = '<p style="overflow:hidden;line-height:2.2" data-key="doc:h">مُهَنَّدٌ إِنَّ الْـحَقَّ أُمَّةً</p>'
    assert layout(body, "html { font-family: Amiri; font-size: 20pt }") == []


def test_a_blank_last_page_is_an_error() -> None:
    assert only(layout('<p>نص</p><div style="break-before:page;height:3mm"></div>')).code == "layout-blank-page"


def test_a_nearly_empty_last_page_is_a_warning_with_the_text_that_stands_there() -> None:
    body = f'<p>{LONG}</p><p style="break-before:page" data-key="doc:last">كلمة</p>'
    found = only(layout(body, fit=FitRules(min_last_page=0.3)))
    assert (found.code, found.severity, found.key) == ("layout-near-empty-page", Severity.WARNING, "doc:last")


def test_a_header_and_a_footnote_do_not_fill_a_page() -> None:
    css = '@page { @top-center { content: "رأس" } @bottom-center { content: counter(page) } }'
    found = layout('<p>نص</p><div style="break-before:page;height:3mm"></div>', css)
    assert only(found).code == "layout-blank-page"


@pytest.mark.parametrize(
    ("rules", "pages", "asked", "remedy"),
    [
        # Too full and, on its last page, too empty: only the first is told.
        (
            FitRules(max_pages=1, min_last_page=0.5),
            2,
            "at most 1",
            "shorten or delete texts, those that come last first",
        ),
        (
            FitRules(exact_pages=1, min_last_page=0),
            2,
            "exactly 1",
            "shorten or delete texts, those that come last first",
        ),
        (FitRules(exact_pages=3, min_last_page=0), 2, "exactly 3", "add what is missing"),
    ],
)
def test_a_wrong_number_of_pages_names_the_edition_and_what_mends_it(
    rules: FitRules, pages: int, asked: str, remedy: str
) -> None:
    body = "".join(f'<p style="break-after:page" data-key="doc:{n}">نص</p>' for n in range(1, pages))
    found = only(layout(body + f'<p data-key="doc:{pages}">نص</p>', fit=rules))
    assert found.code == "layout-page-count"
    assert f"the edition `ar` has {pages} pages; its kind asks for {asked}" in found.message
    assert found.hints == (remedy,)


def test_where_notes_alone_run_over_the_text_before_them_is_named() -> None:
    rules = FitRules(max_pages=1, min_last_page=0)
    body = '<p data-key="doc:sections.a.text">نص</p><p data-key="doc:sections.b.text">نص</p><p data-key="data:x">نص</p>'
    note = '<p style="break-before:page" data-key="doc:notes.count">نص</p>'
    assert only(layout(body + note, fit=rules)).key == "doc:sections.b.text"
    over = '<p style="break-before:page" data-key="doc:sections.c.text">نص</p><p data-key="doc:notes.count">نص</p>'
    assert only(layout(body + over, fit=rules)).key == "doc:sections.c.text"


def test_a_stitched_document_of_an_exact_length_is_told_that_blank_pages_may_fill_it() -> None:
    body = '<p data-key="doc:1">نص</p>'
    composition = replace(sheet(body, fit=FitRules(exact_pages=8, min_last_page=0)), paper=Paper(booklet=True))
    found = only(list(typeset(composition, Path("/")).diagnostics))
    assert found.hints[1].startswith("or take `exact_pages` out of `kind.toml`: blank pages then fill")


def test_too_many_pages_name_the_first_text_that_does_not_fit() -> None:
    body = '<p data-key="doc:1">نص</p><p style="break-before:page" data-key="doc:2">نص</p>'
    found = only(layout(body, fit=FitRules(max_pages=1, min_last_page=0)))
    assert found.key == "doc:2"
    assert 2 < millimetres(found) < 10


GOOD = {
    "a decoration that a style sheet places over the margin": (
        '<div style="position:absolute;inset-inline-start:-9mm;top:-9mm;width:30mm">علامة</div><p>نص</p>'
    ),
    "a beam with negative margins": (
        '<div style="margin-inline:-8mm;background:#eee"><p style="padding-inline:2mm">نص على العارضة</p></div>'
    ),
    "a float pulled into the margin": '<div style="float:right;margin-right:-8mm;width:20mm">هامش</div><p>نص</p>',
    "a relative shift": '<p style="position:relative;left:-4mm;top:-3mm">نص</p>',
    "a turned label": '<div style="width:20mm;transform:rotate(90deg) translate(5mm,5mm)">نص</div>',
    "footnotes": '<p>نص<span style="float:footnote">حاشية طويلة بعض الشيء عن المصدر</span></p>',
    "lists with markers outside": "<ul><li>أول<li>ثان<ol><li>واحد</ol></ul>",
    "columns": f'<div style="columns:2">{LONG}</div>',
    "a table with collapsed borders": (
        '<table style="border-collapse:collapse;width:100%"><tr><td style="border:1px solid">أ<td>ب</table>'
    ),
    "short line height": f'<p style="line-height:1.2">{LONG}</p>',
    "sub and sup": "<p>نص<sup>١</sup> و H<sub>2</sub>O</p>",
    "a leader": '<p>فصل<span class="l"></span>3</p>',
    "a phone in a narrow flex row": '<div style="display:flex"><p style="flex:1">نص</p><p>+970 8 555 0142</p></div>',
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD.keys())
@pytest.mark.parametrize("locale", ["ar", "en"])
def test_a_good_page_raises_no_alarm(body: str, locale: str) -> None:
    css = (
        '@page { @top-left { content: "رأس الصفحة" } @bottom-right { content: counter(page) } }'
        '.l::after { content: leader(".") }'
    )
    assert layout(body, css, locale=locale) == []


def test_a_panel_that_runs_on_to_another_page_is_an_error_there() -> None:
    css = "@page { margin: 0 } .sheet { position: relative; height: 119.9mm; break-after: page }"
    css += ".panel { position: absolute; top: 0; height: 119.9mm; width: 60mm; padding: 10mm; box-sizing: border-box }"
    css += "section { break-inside: avoid }"
    parts = f'<section data-key="doc:one">{LONG[:150]}</section><section data-key="doc:two">{LONG[:300]}</section>'
    sheets = f'<div class="sheet"><div class="panel" data-slot="Panel 1">{parts}</div></div><div class="sheet">.</div>'
    found = only(layout(sheets, css))
    assert (found.code, found.severity, found.key) == ("layout-overflow", Severity.ERROR, "doc:two")
    assert found.message == "`two` runs out of the panel `Panel 1` on to another page"
    assert str(found.span) == "build/ar/sheet.pdf: page 2"
