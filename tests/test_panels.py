"""Paper as templates know it: panels by side, the rules that follow from kind and profile."""

from dataclasses import replace

import pytest

from composing import KIND
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.kinds import Kind, SlotSpec
from mezanprint.model.locales import HouseStyle, LocaleSpec, direction_of
from mezanprint.model.paper import Bound, Fold
from mezanprint.templating.styles.paper import page_rules, paper_of, sides_of

EN, AR = (LocaleSpec(code, direction_of(code), HouseStyle()) for code in ("en", "ar"))
SLOTS = tuple(SlotSpec(f"s{number}", f"Panel {number}") for number in range(1, 7))
STRIP: Kind = replace(KIND, page="A4 landscape", fold=Fold.LETTER, slots=SLOTS)
SCREEN = Profile("screen")


def rules(first: LocaleSpec, kind: Kind, profile: Profile = SCREEN) -> str:
    return "\n".join(page_rules(first, kind, Edition("leaf", (first.code,), profile)))


@pytest.mark.parametrize("first", [EN, AR], ids=["en", "ar"])
def test_panels_stand_on_their_side_in_the_order_of_reading(first: LocaleSpec) -> None:
    sides = sides_of(first, STRIP, SCREEN)
    assert [[panel.number for panel in side] for side in sides] == [[1, 2, 6], [3, 4, 5]]
    assert [[panel.slot.name for panel in side] for side in sides] == [["s1", "s2", "s6"], ["s3", "s4", "s5"]]
    # Whatever the direction, the panel that folds in touches the edge where lines begin, the front where they end.
    assert [(panel.first, panel.last) for panel in sides[0]] == [(False, True), (True, False), (False, False)]
    assert [(panel.first, panel.last) for panel in sides[1]] == [(True, False), (False, False), (False, True)]


def test_a_kind_without_a_fold_has_no_sides() -> None:
    assert sides_of(EN, KIND, SCREEN) == ()
    assert "--start" not in rules(EN, KIND)


def test_both_directions_share_the_places_of_panels() -> None:
    assert rules(EN, STRIP) == rules(AR, STRIP)
    assert "--start-1: 197.5mm; --width-1: 99.5mm; --start-2: 0mm; --width-2: 98mm;" in rules(EN, STRIP)
    assert "@page { size: 297mm 210mm; bleed: 0mm }" in rules(EN, STRIP)
    assert "bleed: 3mm }" in rules(EN, STRIP, Profile("press", bleed=3))
    assert "--bleed: 3mm" in rules(EN, STRIP, Profile("press", bleed=3))


def test_a_page_set_anew_keeps_its_way_and_wins_over_a_style_sheet() -> None:
    letter = replace(SCREEN, page="letter")
    told = rules(EN, STRIP, letter)
    assert "@page { size: 279.4mm 215.9mm !important; bleed: 0mm }" in told
    assert "--page-width: 279.4mm; --page-height: 215.9mm; --page-share: 0.941" in told
    assert "--start-1: 185.767mm; --width-1: 93.633mm; --start-2: 0mm; --width-2: 92.133mm;" in told
    assert "size: 139.7mm 215.9mm !important" in rules(AR, replace(KIND, page="A5"), letter)
    assert "--page-share: 1;" in rules(EN, STRIP, replace(SCREEN, page="legal"))


def test_binding_against_the_language_mirrors_the_sheet() -> None:
    assert "--start-1: 0mm; --width-1: 99.5mm; --start-2: 199mm;" in rules(
        EN, STRIP, replace(SCREEN, bound=Bound.RIGHT)
    )


def test_pages_are_bound_where_lines_begin_unless_the_profile_says_otherwise() -> None:
    assert [paper_of(first, KIND, SCREEN).bound for first in (EN, AR)] == [Bound.LEFT, Bound.RIGHT]
    left = replace(SCREEN, bound=Bound.LEFT)
    assert paper_of(AR, KIND, left).bound is Bound.LEFT
    book = replace(KIND, binding=True)
    assert "break-before" not in rules(AR, book)
    assert "html { break-before: right }" in rules(AR, book, left)
    assert "html { break-before: left }" in rules(EN, book, replace(SCREEN, bound=Bound.RIGHT))


def test_a_profile_folds_another_way_only_where_there_are_as_many_panels() -> None:
    assert paper_of(EN, STRIP, replace(SCREEN, fold=Fold.Z)).fold is Fold.Z
    assert paper_of(EN, STRIP, replace(SCREEN, fold=Fold.HALF)).fold is Fold.LETTER
    assert paper_of(EN, KIND, replace(SCREEN, fold=Fold.Z)).fold is None
