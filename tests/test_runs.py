"""Runs in inline elements: islands and digits."""

from markupsafe import Markup

from mezanprint.model.locales import Direction, HouseStyle
from mezanprint.templating.texts import kept_order
from mezanprint.templating.texts.runs import Element, Line, Run, is_foreign, island, order_runs, to_html

BOLD, LINK = Element("strong", "", 1), Element("a", ' href="https://example.org"', 2)


def line(direction: str = "rtl", **style: str) -> Line:
    return Line(Direction(direction), HouseStyle(**({"percent": "left"} | style)), "ar", "en")  # type: ignore[arg-type]


def ordered(*runs: Run, on: Line | None = None) -> str:
    return to_html(order_runs(runs, on or line())[0])


def test_an_island_stands_inside_the_element_that_holds_all_of_it() -> None:
    runs = (Run("لغة "), Run("C++", (BOLD,)), Run(" هنا"))
    assert ordered(*runs) == 'لغة <strong><span dir="ltr" lang="en">C++</span></strong> هنا'


def test_a_unit_says_that_it_is_one_and_names_no_language() -> None:
    assert ordered(Run("هاتف 08-5550142")) == 'هاتف <span class="unit" dir="ltr">08-5550142</span>'


def test_a_bold_percentage_keeps_its_sign_on_the_side_of_the_house() -> None:
    runs = (Run("نسبة "), Run("50%", (BOLD,)), Run(" من"))
    left = '<span dir="rtl"><span dir="ltr">50</span>%</span>'
    assert ordered(*runs) == f"نسبة <strong>{left}</strong> من"
    assert ordered(*runs, on=line(percent="right")) == 'نسبة <strong><span dir="ltr">50%</span></strong> من'


def test_a_percent_sign_after_a_bold_number_stands_on_the_side_of_the_house() -> None:
    runs = (Run("نسبة "), Run("50", (BOLD,)), Run("% من"))
    left = '<span dir="rtl"><strong><span dir="ltr">50</span></strong>%</span>'
    assert ordered(*runs) == f"نسبة {left} من"
    assert ordered(*runs, on=line(percent="right")) == ('نسبة <span dir="ltr"><strong>50</strong>%</span> من')


def test_latin_words_in_several_elements_are_put_in_one_left_to_right_element() -> None:
    runs = (Run("في ONE "), Run("TWO", (BOLD,)), Run(" THREE هنا"))
    assert ordered(*runs) == 'في <span dir="ltr" lang="en">ONE <strong>TWO</strong> THREE</span> هنا'


def test_an_element_that_only_partly_belongs_to_a_run_is_cut_there() -> None:
    runs = (Run("كتب Al", (BOLD,)), Run(" Mezan", (LINK,)))
    link = '<a href="https://example.org"> Mezan</a>'
    assert ordered(*runs) == (f'<strong>كتب </strong><span dir="ltr" lang="en"><strong>Al</strong>{link}</span>')


def test_arabic_words_in_several_elements_of_an_english_line_are_put_in_one_element() -> None:
    runs = (Run("named "), Run("مركز", (BOLD,)), Run(" الميزان today"))
    assert ordered(*runs, on=Line(Direction.LTR, HouseStyle(), "en", "ar")) == (
        'named <span dir="rtl" lang="ar"><strong>مركز</strong> الميزان</span> today'
    )


def test_house_digits_leave_names_codes_and_addresses_alone() -> None:
    runs = (Run("في 1,250 بيتا، A/HRC/55/73، هاتف +970 8 555 0142، 5%"),)
    assert ordered(*runs, on=line(digits="arab")) == (
        'في ١٬٢٥٠ بيتا، <span dir="ltr" lang="en">A/HRC/55/73</span>، هاتف '
        '<span class="unit" dir="ltr">+970 8 555 0142</span>، <span dir="rtl"><span dir="ltr">٥</span>٪</span>'
    )


def test_arabic_digits_of_a_telephone_number_stand_apart_since_two_of_them_run_from_the_right() -> None:
    apart = '<span dir="ltr">٠٨</span>-<span dir="ltr">٥٥٥٠١٤٢</span>'
    assert ordered(Run("هاتف ٠٨-٥٥٥٠١٤٢"), on=line(digits="arab")) == (
        f'هاتف <span class="unit" dir="ltr">{apart}</span>'
    )


def test_an_arabic_number_in_bold_stands_apart_from_one_beside_it() -> None:
    runs = (Run("In "), Run("٢٠١٤", (BOLD,)), Run("-٢٠١٥ here"))
    number = '<span dir="ltr">٢٠١٤</span>'
    html = ordered(*runs, on=line("ltr", digits="arab"))
    assert html == f"In <strong>{number}</strong>-٢٠١٥ here"


def test_an_island_that_somebody_asked_for_is_ordered_by_itself() -> None:
    around = island(Direction.LTR, "fr")
    runs = (Run("كتب "), Run("Le كتاب x", (around,)), Run(" 12-14", (around, BOLD)), Run(" هنا"))
    assert ordered(*runs) == (
        'كتب <span dir="ltr" lang="fr">Le <span dir="rtl" lang="ar">كتاب</span> x'
        '<strong> <span class="unit">12-14</span></strong></span> هنا'
    )


def test_an_isolate_across_elements_is_one_island() -> None:
    runs = (Run("من \u2066a "), Run("b", (BOLD,)), Run(" 5\u2069 هنا"))
    assert ordered(*runs) == 'من <span dir="ltr">a <strong>b</strong> 5</span> هنا'


def test_a_paragraph_in_the_other_language_is_one_island_with_its_full_stop() -> None:
    assert ordered(Run("First, register (form 7).")) == '<span dir="ltr" lang="en">First, register (form 7).</span>'
    assert is_foreign("First, register (form 7).", line())
    assert not is_foreign("Global Ministries", line())
    assert not is_foreign("+970 8 555 0142, info@example.org.", line())
    assert not is_foreign("First, سجل.", line())


def test_an_address_may_be_broken_after_its_signs_and_says_the_same() -> None:
    html = ordered(Run("موقع https://example.org/a?b=1"))
    assert "https://example.\u200borg/\u200ba?\u200bb=\u200b1" in html
    assert Markup(html).striptags().replace("\u200b", "") == "موقع https://example.org/a?b=1"


def test_an_object_is_put_in_as_it_is_and_text_is_escaped() -> None:
    runs = (Run('<b> & "x"', (LINK,)), Run("\ufffc", (), "<br>"))
    html = to_html(runs)
    assert html == '<a href="https://example.org">&lt;b&gt; &amp; &#34;x&#34;</a><br>'
    assert Markup(html).striptags() == '<b> & "x"'


def test_words_that_were_ordered_before_are_ordered_as_at_first_by_their_own_line() -> None:
    def kept(words: str, on: Line) -> str:
        html = to_html(kept_order.order_runs([Run(words)], on)[0])
        assert html == ordered(Run(words), on=on)
        return html

    words, lines = "هاتف 08-5550142 و 5 & C++", (line(), line("ltr"), line(digits="arab"), line())
    assert len({kept(words, on) for on in lines}) == len(lines) - 1
    for words in ("و &lt;", Markup("و &lt;"), "و &lt;", "كلمة " * 900):
        assert kept(words, line()) == kept(words, line())
    for text in ("Al Mezan", "مركز", "C++ عربي", "Al Mezan" * 300):
        assert [kept_order.is_foreign(text, on) for on in lines] == [is_foreign(text, on) for on in lines]
