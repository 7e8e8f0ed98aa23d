"""Readings over words, as browsers set them."""

import io

import pikepdf
import pymupdf
import pytest

from positions import printed, where

FAMILIES = ("IBM Plex Sans Arabic", "Amiri")
BODY = "<p>زرنا <ruby>القدس<rp>(</rp><rt>al-Quds</rt><rp>)</rp></ruby> أمس</p>"


@pytest.mark.parametrize("family", FAMILIES)
def test_a_reading_stands_over_the_middle_of_its_word_and_the_word_on_the_line(family: str) -> None:
    pdf = printed(BODY, f"p {{ font-family: '{family}', 'IBM Plex Sans' }}")
    word, reading, after = (where(pdf, words) for words in ("سدقلا", "al-Quds", "سمأ"))
    assert reading.y < word.y - 3
    assert word.y == pytest.approx(after.y, abs=0.3)
    assert (reading.left + reading.right) / 2 == pytest.approx((word.left + word.right) / 2, abs=0.5)


def test_a_reading_wider_than_its_word_makes_room_and_each_of_several_has_its_own() -> None:
    pdf = printed('<p dir="ltr" lang="en">In <ruby>Ra<rt>المدينة الأولى</rt>My<rt>ميم</rt></ruby> then</p>')
    first, second = where(pdf, "Ra"), where(pdf, "My")
    over = where(pdf, "ىلوألاةنيدملا")
    assert first.right < over.right < second.left < where(pdf, "ميم").right
    assert over.left > where(pdf, "In").right


def test_the_word_is_read_before_its_reading() -> None:
    pdf = printed(BODY)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        spoken = [
            str(each.ActualText)
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and "/ActualText" in each
        ]
    assert "القدس" in "".join(spoken)
    text = pymupdf.open(stream=pdf)[0].get_text()
    assert text.index("القدس") < text.index("al-Quds")


def test_a_style_sheet_of_the_page_has_the_last_word() -> None:
    small, large = (where(printed(BODY, css), "al-Quds") for css in ("", "rt { font-size: 90% }"))
    assert large.right - large.left > 1.5 * (small.right - small.left)
