import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.console.language import ARABIC
from mezanprint.console.localization import localized, unmarked
from mezanprint.model.character_names import name_of
from mezanprint.model.characters import check_characters, check_controls, check_isolates, without_refused

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x00", "U+0000 NULL"),
        ("\x1b", "U+001B ESCAPE"),
        ("\x85", "U+0085 NEXT LINE"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u202a", "U+202A LEFT-TO-RIGHT EMBEDDING"),
        ("\u202c", "U+202C POP DIRECTIONAL FORMATTING"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u2060", "U+2060 WORD JOINER"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\ud800", "U+D800 SURROGATE"),
        ("\ufffe", "U+FFFE NOT A CHARACTER"),
        ("\U0001ffff", "U+1FFFF NOT A CHARACTER"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
        ("\u2028", "U+2028 LINE SEPARATOR"),
    ],
)
def test_a_refused_character_is_named_with_its_place(char: str, name: str) -> None:
    (fault,) = check_characters(f"ab{char}c")
    assert (fault.offset, fault.says) == (2, f"the character {name} is not allowed")


@pytest.mark.parametrize(
    "char", ["\t", "\n", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\u00a0", "\u00ad", "ا", "🙂"]
)
def test_what_arabic_and_mixed_lines_need_is_allowed(char: str) -> None:
    assert check_characters(f"a{char}b") == ()


@pytest.mark.parametrize("text", [f"{RLI}عربي{PDI}", f"{LRI}a {FSI}b{PDI}{PDI} c", f"{RLI}one\nline{PDI}"])
def test_balanced_isolates_are_allowed(text: str) -> None:
    assert check_characters(text) == ()


def test_an_isolate_must_be_closed_in_its_own_paragraph() -> None:
    faults = check_isolates(f"{RLI}one\n \ntwo{PDI}")
    assert [(f.offset, f.says) for f in faults] == [
        (0, "the character U+2067 RIGHT-TO-LEFT ISOLATE is never closed"),
        (10, "the character U+2069 POP DIRECTIONAL ISOLATE closes nothing"),
    ]


def test_each_open_isolate_is_reported() -> None:
    assert len(check_isolates(f"{RLI}{LRI}a{PDI}")) == 1
    assert len(check_isolates(f"{RLI}{LRI}a")) == 2


@given(st.text())
def test_what_is_shown_keeps_its_length_and_holds_nothing_refused(text: str) -> None:
    shown = without_refused(text)
    assert len(shown) == len(text)
    assert all(fault.says.startswith("the character U+FFFD ") for fault in check_controls(shown))


@given(st.characters(categories=["Cc", "Cs", "Cn"]))
def test_nothing_unseen_passes_but_tab_and_line_feed(char: str) -> None:
    unassigned = (
        unicodedata.category(char) == "Cn" and ord(char) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(char) <= 0xFDEF
    )
    assert bool(check_controls(char)) is not (char in "\t\n" or (unassigned and not 0xE0000 <= ord(char) <= 0xE007F))


@given(st.characters())
def test_every_character_has_a_name(char: str) -> None:
    assert name_of(char).startswith(f"U+{ord(char):04X} ")


@given(st.characters(categories=["Cf", "Zl", "Zp"]))
def test_what_has_a_name_in_unicode_has_it_in_english(char: str) -> None:
    assert name_of(char) == f"U+{ord(char):04X} {unicodedata.name(char)}"


@pytest.mark.parametrize("char", ["\u202e", "\u200b", "\u2066", "\u200f", "\x1b", "\ufeff"])
def test_what_nobody_sees_is_named_in_arabic(char: str) -> None:
    words = unmarked(localized(name_of(char), ARABIC))
    assert words.startswith(f"U+{ord(char):04X} (")
    assert not re.search("[A-Za-z]{5,}", words)
