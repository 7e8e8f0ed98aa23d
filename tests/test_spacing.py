"""Narrow spaces of French, in text typed with ordinary spaces or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.model.locales import HouseStyle
from mezanprint.model.spacing import house_spaces

FRENCH, SIGNS = HouseStyle(spaces="french"), HouseStyle(spaces="signs")


def french(typed: str, before: str = "") -> str:
    return house_spaces(typed, FRENCH, before).replace("\u202f", "_")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Qui ? Moi ! Toi ; lui :", "Qui_? Moi_! Toi_; lui_:"),
        ("Qui? Moi! Toi; lui:", "Qui_? Moi_! Toi_; lui_:"),
        ("Qui\u00a0? Moi\u202f!", "Qui_? Moi_!"),
        ("Quoi ?! Vraiment ?", "Quoi_?! Vraiment_?"),
        ("« Oui », dit-elle", "«_Oui_», dit-elle"),
        ("«Oui», dit-elle", "«_Oui_», dit-elle"),
        ("« Quoi ? »", "«_Quoi_?_»"),
        ("(Vraiment ?)", "(Vraiment_?)"),
    ],
)
def test_marks_and_quotation_marks_stand_apart_by_a_narrow_space(typed: str, printed: str) -> None:
    assert french(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1 500 €", "1_500_€"),
        ("1500€", "1500_€"),
        ("12 300 500 personnes", "12_300_500 personnes"),
        ("45 % et 100%.", "45_% et 100_%."),
        ("2 500 USD", "2_500_USD"),
        ("1 500 m2 et 1 200 CO2", "1_500 m2 et 1_200 CO2"),
    ],
)
@pytest.mark.parametrize("style", [FRENCH, SIGNS])
def test_numbers_and_their_signs_are_never_parted(typed: str, printed: str, style: HouseStyle) -> None:
    assert house_spaces(typed, style).replace("\u202f", "_") == printed


@pytest.mark.parametrize(
    "typed",
    [
        "à 12:30",
        "https://example.org/a?b=1&c=2:3",
        "info@example.org",
        "C:\\dossier et std::cout",
        "01 42 50 06 00",
        "+33 142 500 600",
        "en 2024 300 personnes",
        "732 829 320 00074",
        "(!) et [?]",
        "16 GB",
        "? au début",
        "A/HRC/40/74",
    ],
)
def test_addresses_times_codes_and_telephone_numbers_stay_as_typed(typed: str) -> None:
    assert french(typed) == typed


def test_a_mark_after_an_address_has_its_space() -> None:
    assert french("Voir https://example.org/a: bien") == "Voir https://example.org/a_: bien"
    assert french("Écrire à info@example.org !") == "Écrire à info@example.org_!"


def test_what_stands_before_the_text_counts() -> None:
    assert french("!", before="t") == "_!"
    assert french("»", before="t") == "_»"
    assert french("!", before="(") == "!"
    assert french("% des gens", before="5") == "_% des gens"
    assert french("Oui", before="«") == "Oui"


def test_other_languages_keep_their_marks_as_typed() -> None:
    typed = "¿Qué? ¡Sí! «No»; 45% y 1 500 €"
    assert house_spaces(typed, HouseStyle()) == typed
    assert house_spaces(typed, SIGNS) == "¿Qué? ¡Sí! «No»; 45\u202f% y 1\u202f500\u202f€"


@given(st.text(alphabet="a1 2:;!?«»%€\u00a0\u202f()/.,@$"))
def test_the_second_time_nothing_changes_and_only_spaces_ever_do(typed: str) -> None:
    once = house_spaces(typed, FRENCH)
    assert house_spaces(once, FRENCH) == once
    assert "".join(once.split()) == "".join(typed.split())


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("هم \u06d6 وأ", "هم___\u06d6 وأ"),
        ("هم\u00a0\u06d6 وأ", "هم___\u06d6 وأ"),
        ("هم\u06d6 وأ", "هم\u06d6 وأ"),
        ("\u06d6 وأ", "__\u06d6 وأ"),
        ("النبي \u0610\u0611", "النبي___\u0610\u0611"),
    ],
)
def test_an_arabic_mark_that_stands_alone_has_room_of_its_own(typed: str, printed: str) -> None:
    once = house_spaces(typed, HouseStyle())
    assert once.replace("\u00a0", "_") == printed
    assert house_spaces(once, HouseStyle()) == once


def test_a_mark_that_begins_an_element_stands_alone_after_a_space_only() -> None:
    assert house_spaces("\u06d6", HouseStyle(), before="م") == "\u06d6"
    assert house_spaces("\u06d6", HouseStyle(), before=" ") == "\u00a0\u00a0\u06d6"
