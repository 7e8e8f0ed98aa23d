"""Lines as a terminal must be given them that neither shapes nor orders."""

from collections.abc import Sequence
from itertools import chain, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.i18n.words.visual_order import as_seen, for_terminal, shaped
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.locales import Direction
from mezanprint.typesetting.paragraphs.levels import levels_of

RTL, LTR = Direction.RTL, Direction.LTR
LETTERS = "".join(chr(point) for point in (*range(0x621, 0x63B), *range(0x641, 0x64B)))


@pytest.mark.parametrize(
    ("line", "direction", "seen"),
    [
        ("نعم (لا)", RTL, "(ال) معن"),
        ("نسبة 97% من", RTL, "نم %97 ةبسن"),
        ("مكتب (OCHA) في", RTL, "يف (OCHA) بتكم"),
        ("2014–2024 عام", RTL, "ماع 2024–2014"),
        ("\u2067C++\u2069 لغة", RTL, "ةغل ++C"),
        ("\u2066C++\u2069 لغة", RTL, "ةغل C++"),
        ("error: `نعم (لا)` [x]", LTR, "error: `(ال) معن` [x]"),
        ("مَّ بِ", RTL, "بِ مَّ"),
        ("a (b) [c]", LTR, "a (b) [c]"),
    ],
)
def test_a_line_is_ordered_mirrored_and_keeps_its_marks_behind_their_letters(
    line: str, direction: Direction, seen: str
) -> None:
    assert as_seen(line, direction) == seen


def test_shaping_keeps_every_vowel_mark() -> None:
    assert shaped("السَّلامُ") == "ﺍﻟﺴَّﻼﻡُ"


def test_isolated_words_in_an_english_line_are_turned_and_the_line_is_not() -> None:
    line = "locales/ar/a.po:3: error[i18n-language]: `\u2068كتاب\u2069` lacks `(x)`\n"
    assert for_terminal(line) == "locales/ar/a.po:3: error[i18n-language]: `ﺏﺎﺘﻛ` lacks `(x)`\n"


def test_lines_are_turned_one_by_one() -> None:
    assert for_terminal("نعم\nلا\n") == "ﻢﻌﻧ\nﻻ\n"


@given(st.text(alphabet=LETTERS + " ()[]«»", min_size=1, max_size=30))
def test_turning_twice_gives_the_text_again(text: str) -> None:
    assert as_seen(as_seen(text, RTL), RTL) == text


@given(st.text(max_size=40))
def test_any_text_can_be_shown(text: str) -> None:
    assert for_terminal(text).count("\n") >= text.count("\n")


CLASSES = "aبא1١+,$()[!- \u2067\u2066\u2069\u202b\u202c\u200f"
"""A character of each class that decides an order, and the controls."""
COMMON = "aب1١+,() !"


@pytest.mark.parametrize(("direction", "base"), [(LTR, 0), (RTL, 1)])
def test_short_lines_of_all_classes_are_ordered_by_the_levels_that_pango_finds(direction: Direction, base: int) -> None:
    lines = [*chain(*(product(CLASSES, repeat=count) for count in (1, 2, 3))), *product(COMMON, repeat=4)]
    texts = ["".join(line) for line in lines]
    assert len(texts) > 18_000
    assert [text for text in texts if as_seen(text, direction) != by_levels(text, levels_of(text, base))] == []


MIRRORED = dict(zip("()[]<>", ")(][><", strict=True))


def by_levels(text: str, levels: Sequence[int]) -> str:
    """Return a line in the order of rule L2 of UAX #9, mirrored as L4 asks, without controls."""
    order = list(range(len(text)))
    for level in range(max(levels), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = end + 1
    seen = (MIRRORED.get(text[at], text[at]) if levels[at] % 2 else text[at] for at in order)
    return strip_controls("".join(seen))
