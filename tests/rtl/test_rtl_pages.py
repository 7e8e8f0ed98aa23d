"""Right to left, truly: pages, their numbers, notes and contents turn as an Arabic book does."""

import io

import pikepdf
import pytest

from positions import lines, printed, where

HOUSE = "@counter-style house { system: numeric; symbols: '٠' '١' '٢' '٣' '٤' '٥' '٦' '٧' '٨' '٩' } "
BOUND = "@page :left { margin-left: 30mm; margin-right: 10mm } @page :right { margin-left: 10mm; margin-right: 30mm }"


def test_page_one_of_an_arabic_booklet_is_a_left_hand_page() -> None:
    body = '<p style="text-align:end">101</p><p style="text-align:end;break-before:page">102</p>'
    arabic, english = printed(body, BOUND), printed(body, BOUND, locale="en")
    assert where(arabic, "101").left == pytest.approx(30, abs=0.5)
    assert where(arabic, "102").left == pytest.approx(10, abs=0.5)
    assert where(english, "101").right == pytest.approx(70, abs=0.5)


def test_a_chapter_that_starts_on_the_front_starts_on_a_left_hand_page() -> None:
    body = '<p>101</p><p style="break-before:recto;text-align:end">102</p>'
    chapter = where(printed(body, BOUND), "102")
    assert chapter.page == 3
    assert chapter.left == pytest.approx(30, abs=0.5)


def test_page_numbers_are_in_the_digits_of_the_house_and_run_from_the_right() -> None:
    css = (
        HOUSE + "@page { @bottom-center { content: counter(page, house) ' / ' counter(pages, house); direction: rtl } }"
    )
    pdf = printed("".join('<p style="break-after:page">بيت</p>' for _ in range(11)) + "<p>بيت</p>", css)
    numbers = [line.text.replace(" ", "") for line in lines(pdf) if "/" in line.text]
    # Two numbers and a neutral in a right-to-left line: the page stands right, the number of pages left.
    assert numbers[0] == "١٢/١"
    assert numbers[11] == "١٢/١٢"


def test_list_numbers_are_in_the_digits_of_the_house() -> None:
    pdf = printed(
        "<ol>" + "<li>بيت</li>" * 12 + "</ol>", HOUSE + "ol { list-style-type: house; padding-inline-start: 9mm }"
    )
    assert where(pdf, "١٢").left > 80


def test_notes_stand_at_the_foot_with_their_numbers_on_the_right() -> None:
    css = (
        HOUSE
        + """.n { float: footnote } ::footnote-call { content: counter(footnote, house) }
        ::footnote-marker { content: counter(footnote, house) ' ' }"""
    )
    pdf = printed('<p>بيت<span class="n">101</span></p>', css)
    note = where(pdf, "101")
    assert note.y > 90
    marker = next(line for line in lines(pdf) if line.y > 90 and "١" in line.text)
    assert marker.right > note.right
    assert marker.right == pytest.approx(90, abs=1)


def test_contents_lead_with_dots_to_a_page_number_on_the_left() -> None:
    css = "a { display: block } a::after { content: leader('.') target-counter(attr(href), page) }"
    body = '<p><a href="#c">بيت</a></p><h2 id="c" style="break-before:page">باب</h2>'
    pdf = printed(body, css)
    first = [line for line in lines(pdf) if line.page == 1]
    (line,) = first
    assert line.text.startswith("2")
    assert "....." in line.text
    assert line.left == pytest.approx(10, abs=0.7)
    assert line.right == pytest.approx(90, abs=0.7)


def test_bookmarks_and_title_are_in_logical_order_without_controls() -> None:
    body = "<h1>مركز الميزان</h1><h2>برنامج \u2066(OPT)\u2069 هنا</h2>"
    with pikepdf.open(io.BytesIO(printed(body))) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "مركز الميزان"
        assert [child.title for child in top.children] == ["برنامج (OPT) هنا"]
        assert str(pdf.docinfo["/Title"]) == "ورقة"


def test_headers_follow_the_direction_of_the_page() -> None:
    css = "@page { @top-left { content: '101'; text-align: left } @top-right { content: '102'; text-align: right } }"
    pdf = printed("<p>بيت</p>", css)
    assert where(pdf, "101").left == pytest.approx(10, abs=0.7)
    assert where(pdf, "102").right == pytest.approx(90, abs=0.7)
