"""Habits of a catalog are summed up, names and terms are no misspellings, and no check is left out in vain."""

from itertools import product

import pytest

from mezanprint.i18n.catalogs.catalogs import Catalog, catalog_of
from mezanprint.i18n.checks import check_catalog, gather_habits
from mezanprint.i18n.checks.pair import Pair, plain
from mezanprint.i18n.checks.registry import CHECKS
from mezanprint.i18n.checks.traits import may_find, traits_of
from mezanprint.i18n.po.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po.po_header import new_header
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.i18n.words.transliteration import says_foreign
from mezanprint.model.diagnostics import Severity


def catalog(*pairs: tuple[str, str]) -> Catalog:
    entries = (Entry(source, f"key.{at}", values=(value,)) for at, (source, value) in enumerate(pairs))
    file = parse_po(write_po(PoFile((Slot(new_header("ar", "leaflet", "en")), *map(Slot, entries)))), "leaflet.po")
    return catalog_of(file, "ar", "leaflet", "leaflet.po")


def codes(*pairs: tuple[str, str]) -> list[str]:
    return [each.code for each in check_catalog(catalog(*pairs))]


def test_a_habit_is_told_three_times_and_summed_up_with_its_lines() -> None:
    towns = ("Gaza", "Rafah", "Jabalia", "Deir", "Haifa", "Acre")
    told = check_catalog(catalog(*((f"The sea and the land of {town}", f"البر و البحر في {town}") for town in towns)))
    assert [each.code for each in told] == ["i18n-waw"] * 6
    gathered = gather_habits(told)
    assert [each.code for each in gathered] == ["i18n-waw"] * 3 + ["i18n-habit"]
    lines = [str(each.span.line) for each in told[3:] if each.span]
    assert gathered[-1].severity is Severity.INFO
    assert all(line in gathered[-1].message for line in lines)


def test_a_misspelt_word_is_told_once_and_errors_are_told_each() -> None:
    words = check_catalog(catalog(*((f"Connection {number}", f"الإتصال {number}") for number in range(1, 6))))
    assert [each.code for each in gather_habits(words)] == ["i18n-dictionary", "i18n-habit"]
    wrong = check_catalog(
        catalog(*((f"{number} boats at sea", f"{number + 50} قاربًا في البحر") for number in range(11, 19)))
    )
    assert [each.code for each in gather_habits(wrong)] == ["i18n-numbers"] * 8


@pytest.mark.parametrize(
    ("word", "source"),
    [
        ("ماندان", "Mandan"),
        ("ويتير", "Whittier"),
        ("سانتاريم", "America/Santarem"),
        ("المولدوفي", "Moldovan Leu"),
        ("ودجة", "the widget"),
        ("لجنوم", "GNOME"),
    ],
)
def test_a_foreign_name_is_known_by_its_sounds(word: str, source: str) -> None:
    assert says_foreign(word, source)


def test_native_words_are_not_taken_for_foreign_ones() -> None:
    assert not says_foreign("العملومات", "more about information")
    assert not says_foreign("المدرسه", "The school in Madrid")


def test_the_hamza_of_a_well_known_name_is_still_asked_for() -> None:
    assert codes(("South Africa", "جنوب افريقيا")) == ["i18n-dictionary"]
    assert codes(("The town of Elmira", "بلدة إلميرا")) == []


def test_a_term_that_a_catalog_has_again_and_again_is_no_slip() -> None:
    slip = ("Pattern", "نوذج الرسم")
    assert codes(slip) == ["i18n-dictionary"]
    assert codes(*((f"Pattern {name}", f"نوذج {name}") for name in ("A", "B", "C", "D"))) == []


@pytest.mark.parametrize(
    "text",
    ["view-fullscreen", "Allen Winter", "vCard (.vcf, .gcrd)", "aptitude [options] <action> ...", "Super+Space", "umh"],
)
def test_names_codes_and_commands_may_stay_as_they_are(text: str) -> None:
    assert codes((text, text)) == []


@pytest.mark.parametrize("text", ["The report", "The full-screen mode", "Summary Table", "S_ave the file"])
def test_words_may_not(text: str) -> None:
    assert "i18n-no-arabic" in codes((text, text))


@pytest.mark.parametrize("text", ["report", "name:", "_cancel", "(check)"])
def test_one_small_word_may_be_a_name_of_something_and_is_warned_of(text: str) -> None:
    assert codes((text, text)) == ["i18n-source-word"]
    assert "i18n-no-arabic" in codes((text, "rapport"))


TEXTS = (
    "The <b>12</b> boats, {n} of them: 5,000 – 6,000 (97%); see *this* “one”!", "IPC of 3 October 2017?", "plain words",
    "البر و البحر\u200f ، و«غزة» [x](y) 97 % ٥,٣ ڤيديو الـبحر", "ﻻ شيء ?", "كتـاب یدي\u064b\u064b", "O\u0421HA update",
    "\u202eموجز\u2066", "ت\u0627\u0654خر..", "2014-2016 1،200 </b><b>", "100% {m}",
)  # fmt: skip


def test_a_check_that_is_not_asked_would_have_found_nothing() -> None:
    asked = 0
    for source, value in product(TEXTS, TEXTS):
        pair = Pair(source, value, plain(source, source), plain(value, source))
        for check in CHECKS:
            if check.find is not None and not may_find(check.code, traits_of(source), traits_of(value)):
                assert not [*check.find(pair)], (check.code, source, value)
                asked += 1
    assert asked > 1000
