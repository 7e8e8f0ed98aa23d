"""What a kind says of the width of its slots is what they have on the page: drawings are made for it."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from editions import copy_project
from mezanprint.engine.project import Project
from mezanprint.gallery.samples import Length, Samples
from mezanprint.gallery.sheets import sample_document, sheets_of
from mezanprint.model.brand import Look
from mezanprint.model.datasets import Dataset
from mezanprint.model.documents import Document, Record, Section
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.kinds import Kind, Layout
from mezanprint.model.messages import Messages
from mezanprint.project.files import Files
from mezanprint.templating.compose import compose
from mezanprint.templating.source import Source
from mezanprint.templating.styles.paper import on_paper
from mezanprint.typesetting.typeset import typeset

MM = 25.4 / 72
NEAR = 0.3
FOLD = 2.0
"""By how much panels of one fold differ; the kind says the narrowest."""


@pytest.fixture(scope="module")
def project(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(Files(copy_project(repo_root, "components", tmp_path_factory.mktemp("widths") / "project")))


def with_charts(kind: Kind, locale: str) -> Document:
    """Return a document with a chart in each slot, described by the name of the slot."""
    sheet = replace(sheets_of(kind)[0], kind=kind)
    document = sample_document(sheet, locale, "content/components/picture.svg")
    samples = Samples(locale, locale, document.id, "", has_note=False)
    (chart,) = (component for component in kind.components if component.name == "chart")
    sections = []
    for slot in kind.slots:
        fields = dict(samples.record(chart.fields, f"sections.{slot.name}", Length.SHORT).fields)
        data = fields["data"]
        assert isinstance(data, Dataset)
        fields["data"] = replace(data, rows=data.rows[:2])
        fields["alt"] = samples.text(f"sections.{slot.name}.alt", f"in {slot.name}.")
        sections.append(
            Section(slot.name, "chart", slot.name, Record(tuple(fields.items()), document.span), document.span)
        )
    return replace(document, sections=tuple(sections))


def widths(
    project: Project, kind: Kind, *locales: str, page: str = "", look: Look = Look.SOBER
) -> dict[str, set[float]]:
    """Return how wide the charts of each slot are on the page, mm, from the tags of the PDF."""
    free = sheets_of(kind)[0].kind
    documents = tuple(with_charts(free, locale) for locale in locales)
    messages = {locale: Messages(locale, {}) for locale in locales}
    config = replace(project.config, brand=replace(project.config.brand, look=look))
    source = Source(project.files(""), config, free, documents, messages)
    composition, _ = compose(source, Edition("x", locales, Profile("screen", page=page)), draft=True)
    found: dict[str, set[float]] = {}
    with pikepdf.open(io.BytesIO(typeset(composition, project.files("").root).data)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure" and str(each.Alt).startswith("in "):
                name = str(each.Alt)[3:].partition(".")[0]
                found.setdefault(name, set()).add(round(float(each.A.BBox[2] - each.A.BBox[0]) * MM, 2))
    return found


@pytest.mark.parametrize(
    ("name", "look"),
    [*((name, Look.SOBER) for name in ("fact-sheet", "booklet", "brochure", "leaflet")), ("fact-sheet", Look.BOLD)],
)
def test_slots_are_as_wide_as_their_kind_says(project: Project, name: str, look: Look) -> None:
    kind = on_paper(project.kinds[name], Profile("screen"), look)
    measured = widths(project, project.kinds[name], "en", look=look)
    said = {slot.name: slot.width for slot in kind.slots}
    assert all(said.values())
    shown = {slot: min(found) for slot, found in measured.items()}
    assert len(shown) >= len(said) - 1, "all but a cover"
    assert {slot: (width, said[slot]) for slot, width in shown.items() if not -NEAR < width - said[slot] < FOLD} == {}


@pytest.mark.parametrize("name", ["fact-sheet", "booklet"])
def test_halves_are_as_wide_as_their_kind_says(project: Project, name: str) -> None:
    kind = project.kinds[name]
    assert Layout.PARALLEL in kind.layouts
    measured = widths(project, kind, "ar", "en")
    said = {slot.name: slot.half for slot in kind.slots}
    assert measured
    assert {s: (w, said[s]) for s, w in measured.items() if any(abs(each - said[s]) > 1 for each in w)} == {}


@pytest.mark.parametrize("name", ["booklet", "brochure"])
def test_on_narrower_paper_drawings_are_made_for_the_columns_there(project: Project, name: str) -> None:
    kind = project.kinds[name]
    letter = on_paper(kind, Profile("screen", page="letter"), Look.SOBER)
    said = {slot.name: slot.width for slot in letter.slots}
    assert all(said[slot.name] < slot.width - 3 for slot in kind.slots)
    measured = {slot: min(each) for slot, each in widths(project, kind, "en", page="letter").items()}
    assert {
        slot: (width, said[slot]) for slot, width in measured.items() if not -NEAR < width - said[slot] < FOLD
    } == {}
