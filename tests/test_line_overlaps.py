"""Lines of one text that run into one another are told, by glyphs that meet; lines that are merely tight are not."""

from pathlib import Path

import pytest

from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.typesetting.typeset import typeset
from sheets import sheet

LATIN = "We hang lamps where people walk by night, and keep them lit for the whole of the quiet year. "
ARABIC = "كانت الأُسَرُ تُعِدُّ مصابيحَها كلَّ مساءٍ وتضيء بها أزقّة الحيّ القديم كلها. "
PLEX, AMIRI = "IBM Plex Sans Arabic, IBM Plex Sans", "Amiri, EB Garamond"


def told(body: str, css: str = "", locale: str = "en") -> list[Diagnostic]:
    return [each for each in typeset(sheet(body, css, locale=locale), Path("/")).diagnostics if "layout" in each.code]


def paragraph(words: str, font: str) -> str:
    return f'<p data-key="doc:a" style="font: {font}">{words}</p>'


@pytest.mark.provokes("layout-lines")
@pytest.mark.parametrize(
    ("locale", "words", "font"),
    [
        ("en", LATIN * 4, f"11pt/0.7 {PLEX}"),
        ("en", LATIN, f"40pt/0.8 {PLEX}"),
        ("ar", ARABIC * 4, f"11pt/1.1 {PLEX}"),
        ("ar", ARABIC, f"40pt/1.1 {AMIRI}"),
    ],
)
def test_lines_that_run_into_one_another_are_told_once_for_each_text(locale: str, words: str, font: str) -> None:
    found = [each for each in told(paragraph(words, font), locale=locale) if each.code == "layout-lines"]
    assert [(each.key, each.severity) for each in found] == [("doc:a", Severity.INFO)] * len(found)
    assert len({each.span.page for each in found if each.span}) == len(found) > 0
    assert found[0].message.startswith("lines of `a` run into one another, by ")
    assert found[0].span
    assert found[0].span.area


@pytest.mark.parametrize(
    ("locale", "words", "font"),
    [
        ("en", LATIN * 4, f"11pt/1 {PLEX}"),
        ("en", LATIN, f"36pt/1 {PLEX}"),
        ("en", LATIN * 4, f"11pt/0.9 {AMIRI}"),
        ("ar", ARABIC * 4, f"11pt/1.6 {PLEX}"),
        ("ar", "كل بيت في الحي " * 4, f"30pt/1.5 {PLEX}"),
    ],
)
def test_lines_that_are_merely_tight_are_not_spoken_of(locale: str, words: str, font: str) -> None:
    assert told(paragraph(words, font), locale=locale) == []


def test_a_part_of_a_text_in_larger_letters_meets_the_line_above_it() -> None:
    words = 'keep them lit by night, <span style="font-size: 40pt; line-height: 0">BIG LAMPS</span> all year ' + LATIN
    assert [each.code for each in told(paragraph(LATIN + words, f"11pt/1.4 {PLEX}"))] == ["layout-lines"]


def test_letters_of_one_line_may_meet() -> None:
    small = "font-size: 7pt; line-height: 1; position: relative; top: -3px"
    assert told(f'<p>Lamps<sup style="{small}">12</sup> and <ruby>L<rt>deng</rt></ruby> by night</p>') == []


def test_lines_of_a_block_in_a_line_are_looked_at_too() -> None:
    inner = '<span style="display: inline-block; width: 40mm; line-height: {}">' + LATIN + "</span>"
    assert [each.code for each in told(f"<p>Lamps {inner.format(0.7)} by night</p>")] == ["layout-lines"]
    assert told(f"<p>Lamps {inner.format(1)} by night</p>") == []
