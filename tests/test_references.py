from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.model.documents import Figure, Names, Node
from mezanprint.model.texts import Text
from writing import found, load, said, write, write_prose

NewProject = Callable[..., Path]
DATA = """names: {en: The Lamp, ar: المصباح}
short: {text: Lamp, note: The short name}
more: the {lamp.short} of {lamp.names}
one: what {lamp.two}
two: what {lamp.three}
three: what {lamp.one}
self: never
list: [a, b]
bare:
  value: x
figures:
  homes:
    value: 1250
    label: homes near {lamp.short}
    source: The Lamp
"""


def project(new_project: NewProject, words: str) -> Path:
    root = new_project()
    write(root, DATA.replace("self: never\n", ""), "content/data/lamp.yaml")
    write_prose(root, words)
    return root


def references(root: Path) -> dict[str, Node]:
    return dict(load(root)[0].references)


def test_placeholders_stand_for_texts_names_and_figures(new_project: NewProject) -> None:
    nodes = references(project(new_project, "{lamp.short} {lamp.names} {lamp.homes} {lamp.list.2}"))
    assert {name: type(node) for name, node in nodes.items()} == {
        "lamp.homes": Figure,
        "lamp.list.2": Text,
        "lamp.names": Names,
        "lamp.short": Text,
    }
    short = nodes["lamp.short"]
    assert isinstance(short, Text)
    assert (short.domain, short.key, short.note) == ("data", "lamp.short", "The short name")


def test_a_placeholder_brings_those_of_its_own_text(new_project: NewProject) -> None:
    assert set(references(project(new_project, "{lamp.more}"))) == {"lamp.more", "lamp.names", "lamp.short"}
    assert set(references(project(new_project, "{lamp.homes}"))) == {"lamp.homes", "lamp.short"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{lamp.one}", "6 content-reference-cycle"),
        ("{lamp.list}", "12 content-unknown-placeholder"),
        ("{lamp.bare}", "12 content-unknown-placeholder"),
        ("{lamp}", "12 content-unknown-placeholder"),
        ("{lamp.homes.counted}", "12 content-unknown-placeholder"),
        ("{lamp.homes.label}", "12 content-unknown-placeholder"),
        ("{lump.short}", "12 content-unknown-placeholder"),
    ],
)
def test_what_stands_for_no_single_text_is_told(new_project: NewProject, words: str, expected: str) -> None:
    assert said(project(new_project, words)) == [expected]


def test_the_hint_names_what_was_meant(new_project: NewProject) -> None:
    assert found(project(new_project, "{lamp.hoems}"))[0].hints[0] == "did you mean `lamp.homes`?"
    assert found(project(new_project, "{lamp.hoems.counted}"))[0].hints[0] == "did you mean `lamp.homes.counted`?"
    assert found(project(new_project, "{lump.short}"))[0].hints[0] == "known are `lamp`"
    assert "add `counted`" in found(project(new_project, "{lamp.homes.counted}"))[0].hints[0]
