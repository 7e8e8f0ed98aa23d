"""Every document of the house prints, at home and at a press, without a finding."""

from pathlib import Path

import pytest

from editions import make_editions
from mezanprint.engine.selection import Selection
from mezanprint.model.diagnostics import Severity
from mezanprint.project.discovery import list_documents
from mezanprint.project.files import Files

REPO = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    "selection",
    # For an office the pages are those of the screen; what differs, the sheets, is the same in each language.
    [Selection(locales=("ar",), profile="office"), Selection(profile="press")],
    ids=["office", "press"],
)
def test_every_document_prints_without_a_finding(selection: Selection) -> None:
    made = make_editions(REPO, selection)
    assert {edition.composition.edition.document for edition in made} == set(list_documents(Files(REPO)))
    found = [(edition.name, finding) for edition in made for finding in edition.artifact.diagnostics]
    assert [each for each in found if each[1].severity is not Severity.INFO] == []
