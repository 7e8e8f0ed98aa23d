"""Isolation, judged by the order in which a conforming renderer shows the letters."""

import re
import time

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.model.bidi import (
    ALM,
    FSI,
    LRI,
    PDI,
    RLI,
    Kind,
    first_strong,
    isolate,
    stretches,
    strip_controls,
)
from mezanprint.model.locales import Direction, HouseStyle

LEFT = HouseStyle(percent="left")
RIGHT = HouseStyle(percent="right")
RTL, LTR = Direction.RTL, Direction.LTR


def shown(text: str, direction: Direction = RTL, style: HouseStyle = LEFT) -> str:
    """Return what stands on the line from left to right, brackets as stored."""
    isolated = isolate(text, direction, style)
    display = get_display(isolated, base_dir="R" if direction is RTL else "L")
    assert isinstance(display, str)
    return strip_controls(display)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نسبة 97% من", "نم %97 ةبسن"),
        ("97%", "%97"),
        ("-5", "-5"),
        ("عند -5 درجات", "تاجرد -5 دنع"),
        ("و-7 و+12", "+12و -7و"),
        ("كوفيد-19 هنا", "انه 19-ديفوك"),
        ("بنسبة -5%", "%-5 ةبسنب"),
        ("اتصل +970 8 555 0142 الآن", "نآلا +970 8 555 0142 لصتا"),
        ("هاتف 08-5550142", "08-5550142 فتاه"),
        ("2014–2024", "2024–2014"),
        ("في 3–15 يوما", "اموي 15–3 يف"),
        ("بين 10–15% من", "نم %15–10 نيب"),
        ("05/01/2026", "05/01/2026"),
        ("C++ لغة", "ةغل C++"),
        ("لغة C++", "C++ ةغل"),
        ("B'Tselem - 5 نقاط", "طاقن 5 - B'Tselem"),
        ("مركز Al Mezan Center في غزة", "ةزغ يف Al Mezan Center زكرم"),
        ("كتب info@mezan.org، ثم", "مث ،info@mezan.org بتك"),
        ("موقع https://mezan.org/ar/7.", ".https://mezan.org/ar/7 عقوم"),
        ("وثيقة A/HRC/55/73 هنا", "انه A/HRC/55/73 ةقيثو"),
        ("مبلغ $50 فقط", "طقف $50 غلبم"),
        ("مبلغ 20 ₪ فقط", "طقف 20 ₪ غلبم"),
        ("قسم U.S. هنا", "انه U.S. مسق"),
    ],
)
def test_arabic_lines_are_shown_in_the_order_readers_expect(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_the_percent_sign_is_seen_on_the_side_the_house_chose_alone_and_in_a_sentence() -> None:
    assert [shown("97%", style=RIGHT), shown("نسبة 97% من", style=RIGHT)] == ["97%", "نم 97% ةبسن"]
    assert [shown("97%", style=LEFT), shown("نسبة 97% من", style=LEFT)] == ["%97", "نم %97 ةبسن"]
    assert isolate("97%", RTL, LEFT) == f"{RLI}{ALM}97%{PDI}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مركز الميزان: 12 reports", "نازيملا زكرم: 12 reports"),
        ("Mezan (ميزان) is Arabic", "Mezan (نازيم) is Arabic"),
        ("the name مركز الميزان, 1999", "the name نازيملا زكرم, 1999"),
    ],
)
def test_english_lines_keep_their_order_round_arabic_words(text: str, expected: str) -> None:
    assert shown(text, LTR) == expected


@pytest.mark.parametrize("text", ["A plain line, 97% of 2014–2024 (-5).", "info@mezan.org +970 8 555 0142", ""])
def test_english_alone_is_left_as_it_is(text: str) -> None:
    assert isolate(text, LTR, RIGHT) == text


@pytest.mark.parametrize("text", ["سطر عربي، فيه 15 كلمة (أو 1,250).", "2014–2024", "قرار 242 (1967)", "14:07"])
def test_arabic_alone_is_left_as_it_is_ranges_above_all(text: str) -> None:
    assert isolate(text, RTL, LEFT) == text


@pytest.mark.parametrize("initiator", [LRI, RLI, FSI])
def test_isolates_of_the_writer_are_kept_and_never_doubled(initiator: str) -> None:
    text = f"لغة {initiator}C++ {LRI}x{PDI} 5%{PDI} هنا"
    assert isolate(text, RTL, LEFT) == text


def test_a_number_after_a_name_is_not_part_of_the_name() -> None:
    assert isolate("OCHA 2023 تقرير", RTL, LEFT) == f"{LRI}OCHA{PDI} 2023 تقرير"


def test_a_bracket_opened_in_a_name_closes_in_it() -> None:
    assert isolate("(Al Mezan (Gaza)) هنا", RTL, LEFT) == f"({LRI}Al Mezan (Gaza){PDI}) هنا"


def test_kinds_tell_which_digits_are_the_house_s() -> None:
    text = "بلغ 5% و -7 عند +970 8 555 0142"
    found = {text[s.start : s.end]: s.kind for s in stretches(text, RTL)}
    assert found == {"5%": Kind.PERCENT, "-7": Kind.NUMBER, "+970 8 555 0142": Kind.PHRASE}


def test_the_first_strong_letter_tells_the_direction() -> None:
    assert first_strong("12 – Al Mezan الميزان") is LTR
    assert first_strong("«الميزان» Al") is RTL
    assert first_strong("12 – 15%") is None


TEXTS = st.text(alphabet="ابتثabcXYZ012 .,:;-–+%()/@'\"$\u2066\u2067\u2068\u2069\u0660،\n", max_size=60)


@given(TEXTS, st.sampled_from([RTL, LTR]), st.sampled_from([LEFT, RIGHT]))
def test_isolation_adds_only_balanced_controls(text: str, direction: Direction, style: HouseStyle) -> None:
    text = text if _balanced(text) else strip_controls(text)
    isolated = isolate(text, direction, style)
    assert strip_controls(isolated) == strip_controls(text)
    assert _balanced(isolated)


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (LRI <= char <= FSI) - (char == PDI)
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize(
    "unit", ["1", "1.", "a ", "a 1 ", "-", "(", "ا ", "+9 ", "a@", "1-", " ", "a.", "\u2066", "0 1", "a/1"]
)
@pytest.mark.parametrize("direction", [RTL, LTR])
def test_no_text_takes_long(unit: str, direction: Direction) -> None:
    text = unit * 5000
    started = time.process_time()
    isolate(text, direction, LEFT)
    assert time.process_time() - started < 1.5


def test_stripping_takes_every_directional_character_and_no_other() -> None:
    marks = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert strip_controls(f"ب{marks}\u200c\u200dب") == "ب\u200c\u200dب"
    assert re.fullmatch("", strip_controls(marks))
