"""Lines as a terminal must be given them that neither shapes nor orders."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.i18n.visual_order import as_seen, for_terminal, shaped
from mezanprint.model.locales import Direction

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
    line = "locales/ar/a.po:3: error[i18n-x]: `\u2068كتاب\u2069` lacks `(x)`\n"
    assert for_terminal(line) == "locales/ar/a.po:3: error[i18n-x]: `ﺏﺎﺘﻛ` lacks `(x)`\n"


def test_lines_are_turned_one_by_one() -> None:
    assert for_terminal("نعم\nلا\n") == "ﻢﻌﻧ\nﻻ\n"


@given(st.text(alphabet=LETTERS + " ()[]«»", min_size=1, max_size=30))
def test_turning_twice_gives_the_text_again(text: str) -> None:
    assert as_seen(as_seen(text, RTL), RTL) == text


@given(st.text(max_size=40))
def test_any_text_can_be_shown(text: str) -> None:
    assert for_terminal(text).count("\n") >= text.count("\n")


def test_unicode_s_own_cases() -> None:
    path = Path("/usr/share/unicode/BidiCharacterTest.txt")
    if not path.exists():
        pytest.skip("the Debian package `unicode-data` is not installed")
    tried, wrong = 0, []
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        points, base, _, levels, order = line.split(";")
        text = "".join(chr(int(point, 16)) for point in points.split())
        if base == "2" or "\u2029" in text:
            continue
        kept = [int(at) for at in order.split() if text[int(at)] not in CONTROLS]
        tried += 1
        level = levels.split()
        seen = as_seen(text, RTL if base == "1" else LTR)
        if len(seen) != len(kept) or not all(
            _shown(text[at], level[at], char) for at, char in zip(kept, seen, strict=False)
        ):
            wrong.append(line)
    assert tried > 50_000
    assert len(wrong) < tried / 1000, wrong[:5]


CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MIRRORED = dict(zip("()[]<>", ")(][><", strict=True))


def _shown(char: str, level: str, seen: str) -> bool:
    return seen == (MIRRORED.get(char, char) if int(level) % 2 else char)
