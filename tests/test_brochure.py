"""The brochure of the house on folded paper: what each panel of the sheet says, in the order a reader meets it."""

import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from editions import make_editions, make_files
from folds import strips
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.texts import Text
from mezanprint.project.files import Files
from paper_model import printed, unfolded

REPO = Path(__file__).resolve().parents[1]
DOCUMENT = "al-mezan-brochure"
OTHERS = """
[profiles.to-and-fro]
sheet = "A4"
safe = 5
fold = "z"
[profiles.us]
page = "letter"
sheet = "letter"
safe = 5
"""
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
    (sheet,) = printed(edition.artifact.data)
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


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the house with profiles for other folds and other paper."""
    root = tmp_path_factory.mktemp("house")
    for name in ("brand", "content", "locales", "templates"):
        shutil.copytree(REPO / name, root / name)
    settings = (REPO / "mezanprint.toml").read_text("utf-8")
    (root / "mezanprint.toml").write_text(settings + OTHERS, "utf-8")
    return root


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_the_brochure_may_be_folded_to_and_fro(elsewhere: Path, locale: str) -> None:
    (edition,) = make_files(elsewhere, Selection((DOCUMENT,), (locale,), "to-and-fro"))
    outside, inside = (strips(edition.artifact.data, page, (99, 198)) for page in (0, 1))
    if locale == "ar":
        outside, inside = outside[::-1], inside[::-1]
    # The front is the last panel of its side; opened, the sheet shows three, and two more when it is turned over.
    for slot, text in zip(SLOTS, (outside[2], *inside, *outside[:2]), strict=True):
        missing = [title - words(text) for title in titles(locale)[slot]]
        assert missing == [set()] * len(missing), slot


def test_a_fact_sheet_in_arabic_stays_on_its_page_where_letter_is_printed_on(elsewhere: Path) -> None:
    (edition,) = make_editions(elsewhere, Selection(("fishing-boats-2017",), ("ar",), "us"))
    assert (edition.artifact.pages, edition.artifact.diagnostics) == (1, ())
