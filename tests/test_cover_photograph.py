"""A house without a logo: the words of a cover follow its photograph, and the stamp of a draft keeps off the fold."""

import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.installation import starter
from mezanprint.model.diagnostics import Severity
from mezanprint.project.files import Files
from mezanprint.typesetting.typeset import typeset
from positions import characters

MM = 72 / 25.4
SUBTITLE = {
    "library-booklet": "What the library is, what it has, and what it is like to read there, for a first visit",
    "library-brochure": "What there is, and when",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project with a photograph on each cover, chapters left out of the booklet."""
    root = tmp_path_factory.mktemp("photograph") / "new"
    starter.create(root)
    for document in (*SUBTITLE, "library-leaflet"):
        folder = root / "content" / document
        Image.new("RGB", (480, 400), (90, 110, 130)).save(folder / "sea.png")
        text = (folder / "document.yaml").read_text("utf-8")
        if document in SUBTITLE:
            text = re.sub("(?m)^subtitle: .*$", f"subtitle: {SUBTITLE[document]}", text)
        if document == "library-booklet":
            head, contents, _, chapter, *_ = text.split("\n  - id: ")
            chapter = chapter.replace("text: beginning.md", "text: It began with two shelves.")
            text = "\n  - id: ".join((head, contents, chapter))
        (folder / "document.yaml").write_text(f"{text}\ncover: {{file: sea.png, alt: Sea, credit: Photo}}\n", "utf-8")
    return root


@pytest.mark.parametrize("document", SUBTITLE)
def test_the_words_of_a_cover_begin_under_its_photograph_and_end_over_the_names(root: Path, document: str) -> None:
    project = Project(Files(root))
    (edition,) = select(project, Selection((document,), ("en",)))
    artifact = typeset(prepare(project, edition).composition, root)
    assert [each for each in artifact.diagnostics if each.severity is Severity.ERROR] == []
    page = pypdfium2.PdfDocument(artifact.data)[0]
    (box,) = (each.get_bounds() for each in page.get_objects() if each.type == 3)
    end = (page.get_height() - box[1]) / MM
    below = sorted(
        place.y - end for place in characters(artifact.data) if box[0] / MM < place.left < box[2] / MM and place.y > end
    )
    assert below[0] < 25
    assert below[-1] > 50  # the names at its foot


def test_a_draft_of_a_sheet_that_is_folded_once_has_its_stamp_beside_the_fold(root: Path) -> None:
    project = Project(Files(root))
    for edition in select(project, Selection(("library-leaflet",))):
        artifact = typeset(prepare(project, edition, draft=True).composition, root)
        assert [each for each in artifact.diagnostics if each.severity is Severity.ERROR] == [], edition.name
        pages = pypdfium2.PdfDocument(artifact.data)
        for page in pages:
            text = page.get_textpage()
            top = text.get_text_bounded(bottom=page.get_height() - 11 * MM).strip()
            assert top, edition.name
            halves = (
                text.get_text_bounded(right=page.get_width() / 2, bottom=page.get_height() - 11 * MM),
                text.get_text_bounded(left=page.get_width() / 2, bottom=page.get_height() - 11 * MM),
            )
            assert sorted(bool(half.strip()) for half in halves) == [False, True], edition.name
