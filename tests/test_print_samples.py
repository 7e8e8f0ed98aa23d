"""Every document of the house prints, at home and at a press, without a finding."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from editions import Made, make_editions
from mezanprint.engine.selection import Selection
from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.project.discovery import list_documents
from mezanprint.project.files import Files

REPO = Path(__file__).resolve().parents[1]


# What the sheets of an office are, and the inks of a press, is the same in each language; words that stand wrong are
# found on the screen too. So each document is printed twice: for a press in Arabic, and in an office in another way.
OTHERS = (
    ("about-al-mezan", "ar+en"),
    ("al-mezan-booklet", "en"),
    ("al-mezan-brochure", "en"),
    ("fishing-boats-2017", "ar+en"),
    ("fishing-count", "en"),
)


def findings(made: Iterable[Made]) -> list[tuple[str, Diagnostic]]:
    told = [(edition.name, diagnostic) for edition in made for diagnostic in edition.artifact.diagnostics]
    return [each for each in told if each[1].severity is not Severity.INFO]


def test_every_document_is_made_for_a_press_without_a_finding() -> None:
    made = make_editions(REPO, Selection(locales=("ar",), profile="press"))
    assert {edition.composition.edition.document for edition in made} == set(list_documents(Files(REPO)))
    assert findings(made) == []


@pytest.mark.parametrize(("document", "locale"), OTHERS)
def test_it_prints_in_an_office_in_another_language_or_in_two(document: str, locale: str) -> None:
    assert findings(make_editions(REPO, Selection((document,), (locale,), "office"))) == []


def test_each_document_is_printed_in_two_ways() -> None:
    assert [document for document, _ in OTHERS] == sorted(list_documents(Files(REPO)))
