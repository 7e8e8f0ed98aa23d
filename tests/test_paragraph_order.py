"""Paragraphs whose words stand in several elements: each line in the order of the whole paragraph.

Judged by where the letters stand; the references are Unicode's algorithm in another implementation (python-bidi), and
what Chromium prints of the same HTML.
"""

import random
import re
from html import escape

import pytest
from bidi import get_display

from mezanprint.typesetting.paragraphs import resolve
from mezanprint.typesetting.paragraphs.levels import levels_of
from mezanprint.typesetting.text_layer.codes import Codes
from positions import characters, lines, printed, where
from test_lines import folded

FAMILIES = ("IBM Plex Sans Arabic", "Amiri")
STEP = 8
"""mm from line to line."""
CASES = (
    "قرأنا One<b>Two</b> Three ثم",
    "قرأنا <b>عربي One</b> Two, <i>Three ثم</i> عدنا",
    "قرأنا (One <b>Two</b>) ثم [<i>Three</i>, four] نص",
    "رقم <b>12%</b> نص",
    "رقم <b>12</b>% و <b>2014</b>-2015 و 10<sup>3</sup> نص",
    "نص <a href='https://example.org/'>Human Rights</a> Watch, <b>2014</b> نص",
    "نص <b>A<i>B</i></b>C<u>D <b>E</b></u> F نص",
    "نص <b>Al</b>-<b>Mezan</b>/<i>PCHR</i> نص",
)
"""HTML of a right-to-left line."""
WORDS = ("قال", "في", "المدينة", "one", "Two", "12", "3.5", "٢٠١٤", "(", ")", ",", "-", "!", "،", "%", "«", "»", "/")
TAG = re.compile("<[^>]*>")


def rows(bodies: list[str], css: str = "", *, locale: str = "ar") -> list[str]:
    """Return what is seen of each line from left to right, without blanks, in one form of brackets and digits."""
    page = f"@page {{ size: 400mm {len(bodies) * STEP + 20}mm; margin: 10mm }}"
    css = f"{page} p {{ height: {STEP}mm; line-height: {STEP}mm; white-space: nowrap }} sup {{ line-height: 0 }} {css}"
    shown: list[list[tuple[float, str]]] = [[] for _ in bodies]
    for char in characters(printed("".join(f"<p>{body}</p>" for body in bodies), css, locale=locale)):
        shown[int((char.y - 10) / STEP)].append((char.left, char.text))
    return [folded("".join(text for _, text in sorted(row))) for row in shown]


def seen(html: str, base: str = "R") -> str:
    """Return the line that the text of ``html`` is by Unicode's algorithm."""
    return folded(str(get_display(TAG.sub("", html), base_dir=base)))


@pytest.mark.parametrize("family", FAMILIES)
def test_words_in_several_elements_keep_the_order_of_the_paragraph(family: str) -> None:
    found = rows([*CASES], f"p {{ font-family: '{family}', 'IBM Plex Sans' }}")
    assert found == [seen(html) for html in CASES]


def broken(chance: random.Random) -> str:
    """Return words with elements that begin and end anywhere between and in them."""
    text = " ".join(chance.choice(WORDS) for _ in range(chance.randint(2, 9)))
    text = re.sub(" (?=[),%!،/-])", "", text)
    pieces, depth = [], 0
    for char in text:
        if chance.random() < 0.15:
            closes = depth and chance.random() < 0.5
            pieces.append("</b>" if closes else "<b>")
            depth += -1 if closes else 1
        pieces.append(escape(char))
    return "".join(pieces) + "</b>" * depth


@pytest.mark.parametrize(("locale", "base"), [("ar", "R"), ("en", "L")])
def test_elements_anywhere_leave_the_order_that_unicode_gives_the_text(
    locale: str, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A number in one code has one place, and that of each digit is asked for. No ink hangs on it (test_turned_numbers).
    monkeypatch.setattr(Codes, "has_room", property(lambda _codes: False))
    chance = random.Random(70)
    bodies = [broken(chance) for _ in range(150)]
    found = rows(bodies, locale=locale)
    wrong = {
        body: (line, seen(body, base)) for body, line in zip(bodies, found, strict=True) if line != seen(body, base)
    }
    assert wrong == {}


def test_plain_weasyprint_orders_each_element_alone_so_that_the_tests_above_can_fail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(resolve, "_create", resolve._create_anonymous_boxes)
    assert all(line != seen(html) for html, line in zip(CASES, rows([*CASES]), strict=True))


LONG = (
    "قال لنا <b>أمس The</b> quick <b>brown fox</b> jumps over, <i>the lazy</i> dog and runs on: it was (so <b>they</b> "
    "say) glad, <b>for ever</b> and a day, ثم عاد"
)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("width", range(28, 64, 6))
def test_what_ends_a_line_stays_on_its_side(width: int, family: str) -> None:
    page = f"@page {{ size: {width + 20}mm 160mm; margin: 10mm }} p {{ font: 11pt '{family}', 'IBM Plex Sans' }}"
    found = [line.text for line in lines(printed(f"<p>{LONG}</p>", page))]
    assert len(found) > 2
    latin = " ".join(re.sub("[\u0600-\u06ff]+", "", line).strip(" ") for line in found)
    said = "The quick brown fox jumps over, the lazy dog and runs on: it was (so they say) glad, for ever and a day"
    assert folded(latin).replace(",", "") == folded(said).replace(",", "")
    # The last comma belongs to the Arabic; each of the others stands at the right of its word.
    assert folded(latin).count(",") == 3
    assert "over," in folded(latin)
    assert "glad," in folded(latin)


def test_a_phrase_in_one_element_keeps_its_order_where_a_line_ends_in_it() -> None:
    page = "@page { size: 50mm 120mm; margin: 10mm }"
    body = "<p>قال ثم One, two, three, four, five, six, seven, eight, nine, ten, eleven نعم</p>"
    found = [line.text.replace(" ", "") for line in lines(printed(body, page))]
    assert len(found) > 2
    assert re.sub("[\u0600-\u06ff]", "", "".join(found)) == "One,two,three,four,five,six,seven,eight,nine,ten,eleven"


@pytest.mark.parametrize("width", [40, 60, 90])
def test_no_line_leaves_its_column(width: int) -> None:
    page = f"@page {{ size: {width + 20}mm 160mm; margin: 10mm }} p {{ text-align: justify }}"
    for line in lines(printed(f"<p>{LONG}</p><p>{LONG}</p>", page)):
        assert 10 - 0.1 < line.left < line.right < 10 + width + 0.1


def test_an_element_cut_by_an_island_has_its_edges_at_its_ends_only() -> None:
    css = "b { padding: 0 10mm; margin: 0 }"
    pdf = printed("<p>قال <b>عربي One</b> Two ثم</p>", css)
    # CSS 2, 8.6: of what an element became on its line, the box on the right has its right edge, that on the left
    # its left one.
    assert where(pdf, "لاق").left - where(pdf, "يبرع").right > 10
    assert where(pdf, "يبرع").left - where(pdf, "Two").right < 2
    assert where(pdf, "Two").left - where(pdf, "One").right < 2
    assert where(pdf, "One").left - where(pdf, "مث").right > 10


@pytest.mark.parametrize(
    ("html", "seen_as"),
    [
        ("قال <bdi>One (1)</bdi>: <bdi>نعم!</bdi> ثم", "مث!معن:One(1)لاق"),
        ("قال <span dir='auto'>Two!</span> ثم <span dir='auto'>!نعم</span>", "معن!مثTwo!لاق"),
        ("قال <bdo dir='ltr'>abc نعم 12</bdo> ثم", "مثabcنعم12لاق"),
        ("قال <bdo dir='rtl'>abc <b>def</b> 12</bdo> ثم", "مث21fedcbaلاق"),
        ("قال <bdo dir='rtl'>a<b>b</b> <span dir='ltr'>one 1</span> c</bdo> ثم", "مثcone1baلاق"),
    ],
)
def test_elements_of_html_that_say_a_direction_are_obeyed(html: str, seen_as: str) -> None:
    # As Chromium 156 prints them.
    assert rows([html]) == [folded(seen_as)]


@pytest.mark.parametrize("width", range(20, 50, 4))
def test_an_override_is_obeyed_on_each_of_its_lines(width: int) -> None:
    page = f"@page {{ size: {width + 20}mm 120mm; margin: 10mm }}"
    body = "<p><bdo dir='rtl'>abc def ghi jkl-mno pqr stu-vwx yz</bdo></p>"
    found = [line.text for line in lines(printed(body, page))]
    assert len(found) > 1
    assert " ".join(" ".join(line.split()[::-1]) for line in found) == "cba fed ihg onm-lkj rqp xwv-uts zy"


def test_generated_numbers_and_calls_of_notes_stay_apart_from_numbers_beside_them() -> None:
    css = ".n::after { content: counter(n); counter-increment: n 7 }"
    calls = ("عام 500<a class='note-call' href='#n'>7</a> نص", "عام <span class='n'>500</span> نص")
    assert rows([f"<b id='n'></b>{calls[0]}", calls[1]], css) == ["صن7500ماع", "صن7500ماع"]


def test_dots_of_a_leader_part_what_stands_on_both_sides() -> None:
    css = "p { width: 80mm } a::after { content: 'A' leader('.') 'B' }"
    assert re.fullmatch(r"B\.+AOneTwoباب", rows(["<b id='n'></b>باب <i>One</i> <a href='#n'>Two</a>"], css)[0])


def test_levels_are_those_of_the_text_with_its_paragraphs() -> None:
    assert levels_of("ab اب 12", 0) == (0, 0, 0, 1, 1, 1, 2, 2)
    assert levels_of("اب\nab", 1) == (1, 1, 1, 2, 2)
    assert levels_of("", 1) == ()
