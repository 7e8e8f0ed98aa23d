"""Runs in inline elements: order, digits, and letters that join across a boundary, judged by the ink on the page."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pypdfium2
import pytest
from markupsafe import Markup

from mezanprint.model.bidi import ALM, LRI, PDI, RLI, Kind
from mezanprint.model.locales import HouseStyle, LocaleSpec, direction_of
from mezanprint.templating.runs import Element, Run, join_letters, joins_next, joins_previous, order_runs, to_html
from sheets import sheet

Ink: TypeAlias = Callable[[str], bytes]
BOLD, LINK = Element("strong", "", 1), Element("a", ' href="https://example.org"', 2)


def locale(code: str = "ar", **style: str) -> LocaleSpec:
    return LocaleSpec(code, direction_of(code), HouseStyle(**({"percent": "left"} | style)))  # type: ignore[arg-type]


def ordered(*runs: Run, spec: LocaleSpec | None = None) -> str:
    return to_html(order_runs(runs, spec or locale()))


def test_an_isolate_opens_and_closes_inside_one_element() -> None:
    runs = (Run("لغة "), Run("C++", (BOLD,)), Run(" هنا"))
    assert ordered(*runs) == f"لغة <strong>{LRI}C++{PDI}</strong> هنا"


def test_a_bold_percentage_keeps_its_sign_on_the_side_of_the_house() -> None:
    runs = (Run("نسبة "), Run("50%", (BOLD,)), Run(" من"))
    assert ordered(*runs) == f"نسبة <strong>{RLI}{ALM}50%{PDI}</strong> من"
    assert ordered(*runs, spec=locale(percent="right")) == f"نسبة <strong>{LRI}50%{PDI}</strong> من"


def test_a_percent_sign_after_a_bold_number_stands_on_the_side_of_the_house() -> None:
    runs = (Run("نسبة "), Run("50", (BOLD,)), Run("% من"))
    assert ordered(*runs) == "نسبة <strong>50</strong>% من"
    assert ordered(*runs, spec=locale(percent="right")) == 'نسبة <span dir="ltr"><strong>50</strong>%</span> من'


def test_latin_words_in_several_elements_are_put_in_one_left_to_right_element() -> None:
    runs = (Run("في ONE "), Run("TWO", (BOLD,)), Run(" THREE هنا"))
    assert ordered(*runs) == 'في <span dir="ltr">ONE <strong>TWO</strong> THREE</span> هنا'


def test_an_element_that_only_partly_belongs_to_a_run_is_cut_there() -> None:
    runs = (Run("كتب Al", (BOLD,)), Run(" Mezan", (LINK,)))
    assert ordered(*runs) == (
        '<strong>كتب </strong><span dir="ltr"><strong>Al</strong><a href="https://example.org"> Mezan</a></span>'
    )


def test_arabic_words_in_several_elements_of_an_english_line_are_put_in_one_element() -> None:
    runs = (Run("named "), Run("مركز", (BOLD,)), Run(" الميزان today"))
    assert ordered(*runs, spec=locale("en")) == 'named <span dir="rtl"><strong>مركز</strong> الميزان</span> today'


def test_house_digits_leave_names_codes_and_addresses_alone() -> None:
    runs = (Run("في 1,250 بيتا، A/HRC/55/73، هاتف +970 8 555 0142، 5%"),)
    assert ordered(*runs, spec=locale(digits="arab")) == (
        f"في ١٬٢٥٠ بيتا، {LRI}A/HRC/55/73{PDI}، هاتف {LRI}+970 8 555 0142{PDI}، {RLI}{ALM}٥٪{PDI}"
    )


def test_a_run_that_is_known_to_be_one_is_isolated_as_one() -> None:
    runs = (Run("منظمة "), Run("C++ 3.0!", (), "", Kind.PHRASE), Run(" هنا"))
    assert ordered(*runs) == f"منظمة {LRI}C++ 3.0!{PDI} هنا"


def test_an_object_is_put_in_as_it_is_and_text_is_escaped() -> None:
    runs = (Run('<b> & "x"', (LINK,)), Run("\ufffc", (), "<br>"))
    html = to_html(runs)
    assert html == '<a href="https://example.org">&lt;b&gt; &amp; &#34;x&#34;</a><br>'
    assert Markup(html).striptags() == '<b> & "x"'


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("كتا", "ب", False),
        ("كت", "اب", True),
        ("بَ", "ب", True),
        ("بـ", "٥", False),
        ("ب", " ب", False),
        ("و", "ب", False),
        ("ب", "ء", False),
        ("a", "ب", False),
        ("ب", "1", False),
        ("ى", "ب", True),
        ("ة", "ب", False),
        ("", "ب", False),
    ],
)
def test_joiners_stand_on_both_sides_of_a_cut_between_joining_letters_only(left: str, right: str, joined: bool) -> None:
    runs = join_letters([Run(left), Run(right, (BOLD,))])
    expected = (left + "\u200d", "\u200d" + right) if joined else (left, right)
    assert (runs[0].text, runs[1].text) == expected


def test_no_joiner_stands_where_no_element_begins_or_ends() -> None:
    assert [run.text for run in join_letters([Run("كت", (BOLD,)), Run("اب", (BOLD,))])] == ["كت", "اب"]


@pytest.fixture(scope="module")
def ink() -> Ink:
    """Return a function that sets a line with the closed fonts and gives its pixels."""
    from mezanprint.typesetting.typeset import typeset

    def pixels(body: str) -> bytes:
        css = "em { font-style: normal } body { font-size: 40pt; line-height: 1.6 }"
        page = pypdfium2.PdfDocument(typeset(sheet(f"<h1>x</h1><p>{body}</p>", css), Path.cwd()).pdf)[0]
        return bytes(page.render(scale=1).buffer)

    return pixels


LETTERS = "بجدرسصطعفقكلمنهويىاةءأؤئآ"


def test_the_letters_said_to_join_are_those_that_harfbuzz_joins(ink: Ink) -> None:
    """A letter joins the next one exactly if a joiner after it changes its shape; before it, likewise."""
    joiner = "\u200d"
    for letter in LETTERS:
        alone = ink(letter)
        # The joiner on the other side keeps the comparison to one side at a time.
        assert (ink(letter + joiner) != alone) == joins_next(letter), letter
        assert (ink(joiner + letter) != alone) == joins_previous(letter), letter


def test_a_word_cut_by_elements_has_the_ink_of_the_whole_word(ink: Ink) -> None:
    plain = Element("em", "", 1)
    for left, right in itertools.product(("بيس", "بيعَ"), ("مهج", "طَين")):
        whole = ink(left + right)
        joined = ink(to_html(join_letters([Run(left), Run(right, (plain,))])))
        apart = ink(to_html([Run(left), Run(right, (plain,))]))
        # The boundary may move a letter by a fraction of a pixel; a lost join changes the letters themselves.
        assert unlike(joined, whole) * 4 < unlike(apart, whole), left + right


def unlike(one: bytes, other: bytes) -> int:
    """Return how many pixels differ clearly."""
    return sum(abs(a - b) > 100 for a, b in zip(one, other, strict=True))
