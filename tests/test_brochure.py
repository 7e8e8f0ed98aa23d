"""The brochure of the house on folded paper: what each panel of the sheet says, in the order a reader meets it."""

import re
import unicodedata
from pathlib import Path

import pytest

from editions import make_editions
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection
from mezanprint.model.direction.letters import strip_controls
from mezanprint.model.texts import Text
from mezanprint.project.files import Files
from paper_model import printed, unfolded

REPO = Path(__file__).resolve().parents[1]
DOCUMENT = "al-mezan-brochure"
SLOTS = ("front", "fold-in", "inside-1", "inside-2", "inside-3", "back")


def words(text: str) -> set[str]:
    """Return the words of a text as readers compare them: without vowel marks, controls and punctuation."""
    bare = "".join(c for c in unicodedata.normalize("NFKC", strip_controls(text)) if unicodedata.category(c) != "Mn")
    return set(re.findall(r"[^\W\d_]{3,}", bare))


def titles(locale: str) -> dict[str, list[set[str]]]:
    """Return the words of every title in each slot, and of the document's own on the front."""
    document, _ = Project(Files(REPO)).view(DOCUMENT, locale, draft=False)
    found: dict[str, list[set[str]]] = {slot: [] for slot in SLOTS}
    found["front"].append(words(document.title.value))
    for section in document.sections:
        title = dict(section.fields.fields).get("title")
        if isinstance(title, Text):
            found[section.slot].append(words(title.value))
    return found


@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize("profile", ["office", "press"])
def test_panels_read_from_front_to_back_when_the_sheet_is_folded(profile: str, locale: str) -> None:
    (edition,) = make_editions(REPO, Selection((DOCUMENT,), (locale,), profile))
    (sheet,) = printed(edition.artifact.pdf)
    side = "left" if locale == "en" else "right"
    front, back, half_open, (spread,) = unfolded(sheet, "letter", side)
    inside = [spread.between(low, high) for low, high in ((0, 99.5), (99.5, 199), (199, 297))]
    if side == "right":
        half_open.reverse()
        inside = [spread.between(low, high) for low, high in ((197.5, 297), (98, 197.5), (0, 98))]
    there = [front[0].text, half_open[1].text, *inside, back[0].text]
    expected = titles(locale)
    assert all(expected.values())
    for slot, text in zip(SLOTS, there, strict=True):
        missing = [title - words(text) for title in expected[slot]]
        assert missing == [set()] * len(missing), slot
    assert all(part.is_upright for part in (*front, *back, *half_open, spread))
