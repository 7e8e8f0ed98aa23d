"""Where a text stands is said in English to catalogs, and in the language of a proof to those who read it."""

import pytest

from mezanprint.console.localization import localized, unmarked
from mezanprint.content.places import counted, inside, section
from mezanprint.model.translatable import as_message, msg

FRONT = section("Panel 1 of 6, front", "statement")


@pytest.mark.parametrize(
    ("place", "english", "arabic"),
    [
        (inside("", as_message("label")), "Label", "تسمية"),
        (inside("", counted("paragraph", 2)), "Paragraph 2", "فقرة 2"),
        (inside("", msg("Note {name}", name="count")), "Note count", "الحاشية count"),
        (
            inside(inside(FRONT, counted("row", 2)), as_message("value")),
            "Panel 1 of 6, front: statement, row 2, value",
            "اللوح 1 من 6، الواجهة: جملة بارزة، صف 2، قيمة",
        ),
        (
            inside(msg("Shared figure {name}", name="lamp.homes"), msg("counted phrase"), heads=True),
            "Shared figure lamp.homes: counted phrase",
            "رقم مشترك lamp.homes: عبارة المعدود",
        ),
        (section("Lid", "Engraving"), "Lid: Engraving", "Lid: Engraving"),
    ],
)
def test_a_place_is_told_in_either_language(place: str, english: str, arabic: str) -> None:
    assert place == english
    assert unmarked(localized(place, "en")) == english
    assert unmarked(localized(place, "ar")) == arabic
