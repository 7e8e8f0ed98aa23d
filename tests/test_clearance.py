"""Letters keep clear of folds and of the rim that printers leave white; each that does not is told with how far."""

from dataclasses import replace
from pathlib import Path

import pytest

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.editions import Profile
from mezanprint.model.paper import Bound, Fold, Paper
from mezanprint.typesetting.typeset import typeset
from sheets import sheet

OFFICE = Profile("office", sheet="A4", safe=5)
WIDE = "@page { size: 297mm 210mm; margin: 0 } p { position: absolute; margin: 0; font: 10pt IBM Plex Sans }"


def found(made: Composition, code: str) -> list[tuple[str, int | None]]:
    def matches(each: Diagnostic) -> bool:
        return each.code == code

    return [
        (each.message, each.span.page if each.span else None)
        for each in typeset(made, Path("/")).diagnostics
        if matches(each)
    ]


def folded(left: str, *, page: int = 1, bound: Bound = Bound.LEFT, css: str = "") -> list[tuple[str, int | None]]:
    """Return what is said of the word `mmm` that stands ``left`` mm from the left edge of a page of a letter fold."""
    before = '<p style="left: 20mm; top: 20mm">a</p><p style="break-after: page; position: static"></p>' * (page - 1)
    text = f'<p style="left: {left}mm; top: 50mm;{css}">mmm</p>'
    made = sheet(f"<h1 style='font-size: 8pt'>t</h1>{before}{text}", css=WIDE, locale="en")
    return found(replace(made, paper=Paper(bound, Fold.LETTER)), "layout-fold")


def test_what_stays_clear_of_folds_is_not_told() -> None:
    assert folded("20") == []
    assert folded("101.1") == []


def test_a_letter_near_a_fold_is_told_with_its_distance() -> None:
    assert folded("99") == [("`mmm` comes within 1.3 mm of a fold", 1)]


@pytest.mark.parametrize("left", ["96", "195"])
def test_a_text_across_a_fold_is_told(left: str) -> None:
    assert folded(left) == [("`mmm` runs across a fold", 1)]


def test_folds_are_where_the_binding_puts_them() -> None:
    assert folded("101.1", bound=Bound.RIGHT) == [("`mmm` comes within 1.9 mm of a fold", 1)]
    assert folded("103", bound=Bound.RIGHT) == []


def test_the_ink_counts_and_not_the_room_of_a_letter() -> None:
    near = "font-size: 10pt; padding-left: 20mm"
    assert folded("82", css=near) == []


def printed(style: str, profile: Profile = OFFICE, paper: Paper = Paper()) -> list[tuple[str, int | None]]:  # noqa: B008
    css = "@page { size: 210mm 297mm; margin: 0 } p { position: absolute; margin: 0; font: 10pt IBM Plex Sans }"
    made = sheet(f'<h1 style="margin: 20mm; font-size: 8pt">t</h1><p style="{style}">mmm</p>', css=css, locale="en")
    edition = replace(made.edition, profile=profile)
    return found(replace(made, edition=edition, paper=paper), "layout-unprintable")


def test_a_text_in_the_rim_of_the_printer_is_told() -> None:
    assert printed("left: 10mm; top: 100mm") == []
    ((message, page),) = printed("left: 2mm; top: 100mm")
    assert page == 1
    assert message.startswith("`mmm` stands 2.")
    assert len(printed("right: 3mm; top: 100mm")) == 1
    assert len(printed("left: 50mm; bottom: 1mm")) == 1


def test_there_is_no_rim_on_screens_on_larger_paper_and_at_the_spine() -> None:
    edge = "left: 2mm; top: 100mm"
    assert printed(edge, Profile("screen")) == []
    assert printed(edge, replace(OFFICE, sheet="A3")) == []
    assert printed(edge, replace(OFFICE, sheet="A3"), Paper(booklet=True)) == []
    assert len(printed(edge, replace(OFFICE, sheet="A3"), Paper(Bound.RIGHT, booklet=True))) == 1
