"""Words that a ``#`` takes out of a text are told; remarks are left alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.model.diagnostics import Severity
from writing import HEAD, PROSE, found, write

NewProject = Callable[..., Path]


def told(root: Path, title: str) -> list[tuple[str, str]]:
    write(root, HEAD.replace("title: Light for every street", title) + PROSE + "      Words.\n")
    return [(str(each.span), each.hints[0]) for each in found(root) if each.code == "content-remark"]


@pytest.mark.parametrize(
    ("title", "place", "whole"),
    [
        ("title: Our library #1 in town", "4:20", '"Our library #1 in town"'),
        ("title: Our library #أهلا", "4:20", '"Our library #أهلا"'),
        ('title: "Our library" #1', "4:22", '"Our library #1"'),
        ("title: #1 library", "4:8", '"#1 library"'),
        ("title: Our library\n  #1 in town", "5:3", '"Our library #1 in town"'),
        ("title: Our\n  library #1", "5:11", '"Our library #1"'),
        ("title: {text: Our #1}", "4:19", '"Our #1}"'),
        ('title: The "best" #1', "4:19", "'The \"best\" #1'"),
    ],
)
def test_what_is_lost_is_shown_with_what_to_write(new_project: NewProject, title: str, place: str, whole: str) -> None:
    if "{" in title:  # the bracket is lost too, so that the line cannot be read at all
        title = title.replace("}", "\n  }")
        whole = '"Our #1"'
    assert told(new_project(), title) == [(f"content/leaflet/document.yaml:{place}", f"put it in quotes: `{whole}`")]


@pytest.mark.parametrize(
    "title",
    [
        "title: Our library # first of all",
        "title: Our library    ## a remark",
        'title: "Our library #1"',
        "title: Library#1",
        "title: >-\n  Our library #1\n  in town",
        "title: |\n  Our library\n#remark",
        "title: Our library\n#remark",
        "title: Our library\n# kicker: none",
    ],
)
def test_a_remark_and_a_text_with_the_sign_are_no_fault(new_project: NewProject, title: str) -> None:
    assert told(new_project(), title) == []


def test_it_is_a_warning_for_a_remark_may_be_meant(new_project: NewProject) -> None:
    root = new_project()
    write(root, HEAD.replace("every street", "every street #1") + PROSE + "      Words.\n")
    (finding,) = found(root)
    assert finding.severity is Severity.WARNING
    assert finding.message == "`#1` is a remark here and is not printed"


def test_it_is_told_of_shared_data_too(new_project: NewProject) -> None:
    root = new_project()
    write(root, "names:\n  en: The Lamp #1\n  ar: المصباح\n", "content/data/lamp.yaml")
    write(root, HEAD + PROSE + "      Words.\n")
    assert [str(each.span) for each in found(root)] == ["content/data/lamp.yaml:2:16"]
