"""Every document of the house prints, at home and at a press, without a finding."""

from pathlib import Path

import pytest

from editions import make_editions
from mezanprint.engine.selection import Selection

REPO = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("profile", ["office", "press"])
def test_every_document_prints_without_a_finding(profile: str) -> None:
    made = make_editions(REPO, Selection(profile=profile))
    assert len(made) == 10
    assert [(edition.name, edition.artifact.diagnostics) for edition in made if edition.artifact.diagnostics] == []
