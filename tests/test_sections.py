from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.model.diagnostics import Severity
from writing import HEAD, found, load, said, write

NewProject = Callable[..., Path]
TWO = """sections:
  - id: first
    component: statement
    slot: lead
    text: One lamp.
  - id: second
    component: statement
    slot: main
    text: Two lamps.
"""


def project(new_project: NewProject, old: str = "", new: str = "") -> Path:
    root = new_project()
    assert old in TWO
    write(root, HEAD + (TWO.replace(old, new, 1) if old else TWO))
    return root


def test_sections_keep_the_order_of_the_file(new_project: NewProject) -> None:
    sections = load(project(new_project))[0].sections
    assert [(section.id, section.slot) for section in sections] == [("first", "lead"), ("second", "main")]


@pytest.mark.parametrize("sections", ["", "sections: []\n"])
def test_a_document_without_sections_loads_with_a_warning(new_project: NewProject, sections: str) -> None:
    root = new_project()
    write(root, HEAD + sections)
    document, (found,) = load(root)
    assert document.sections == ()
    assert (found.code, found.severity) == ("content-no-sections", Severity.WARNING)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: first", "id: First", "8 content-section-id"),
        ("id: first", "id: 1st", "8 content-section-id"),
        ("id: first", "id: a.b", "8 content-section-id"),
        ("id: first", "id: second", "12 content-section-id"),
        ("- id: first\n    component", "- component", "8 content-missing-key"),
        ("    component: statement\n", "", "8 content-missing-key"),
        ("    slot: lead\n", "", "8 content-missing-key"),
        ("component: statement", "component: chapter", "9 content-unknown-component"),
        ("slot: lead", "slot: led", "10 content-unknown-slot"),
        ("slot: main", "slot: lead", "12 content-full-slot"),
        ("text: One lamp.", "txt: One lamp.\n    text: x", "11 content-unknown-key"),
        ("    text: One lamp.\n", "", "8 content-missing-key"),
        (
            "- id: first\n    component: statement\n    slot: lead\n    text: One lamp.",
            "- words",
            "8 content-wrong-shape",
        ),
    ],
)
def test_each_wrong_section_is_told_at_its_line(new_project: NewProject, old: str, new: str, expected: str) -> None:
    assert said(project(new_project, old, new)) == [expected]


def test_sections_must_be_a_list(new_project: NewProject) -> None:
    root = new_project()
    write(root, HEAD + "sections:\n  first: x\n")
    assert said(root) == ["8 content-wrong-shape"]


def test_the_hint_names_the_component_that_was_meant(new_project: NewProject) -> None:
    root = project(new_project, "component: statement", "component: statment")
    assert found(root)[0].message == "a fact sheet has no component `statment`"
    assert found(root)[0].hints == ("did you mean `statement`?",)
