from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.content.texts import normalise
from mezanprint.model.diagnostics import Severity
from mezanprint.model.texts import Text
from writing import BODY, HEAD, found, load, said, write

NewProject = Callable[..., Path]


def with_standfirst(root: Path, yaml: str) -> Path:
    write(root, HEAD.replace("A lamp in each street makes the way home safe.", yaml) + BODY)
    return root


def standfirst(root: Path, yaml: str) -> Text:
    text = load(with_standfirst(root, yaml))[0].fields.get("standfirst")
    assert isinstance(text, Text)
    return text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a\n b\t c ", "a b c"),
        ("a\u00a0b\u202fc", "a\u00a0b\u202fc"),
        ("a\\\n  b", "a\\\nb"),
        ("cafe\u0301", "café"),
        ("a\\\\ b", "a\\\\ b"),
    ],
)
def test_space_is_one_space_and_letters_are_composed(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


@given(st.text(alphabet="ab \t\n\\\u00a0é"))
def test_normal_text_stays_as_it_is(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_a_text_may_bring_a_word_to_the_translator_and_its_room(new_project: NewProject) -> None:
    text = standfirst(new_project(), "{text: A lamp., note: The  short one, room: 40}")
    assert (text.source, text.value, text.note, text.room) == ("A lamp.", "A lamp.", "The short one", 40)
    assert text.key == "standfirst"


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("[a]", "content-wrong-shape"),
        ("{note: x}", "content-missing-key"),
        ("{text: a, nota: b}", "content-unknown-key"),
        ("{text: a, room: many}", "content-value"),
        ("{text: a, room: 0}", "content-value"),
        ("{text: [a]}", "content-wrong-shape"),
        ("", "content-empty"),
        ("'  '", "content-empty"),
        ('"a\\n\\nb"', "content-one-paragraph"),
        ("a\n\n  b", "content-one-paragraph"),
        ("|\n  a\n\n  b", "content-one-paragraph"),
        ('"- \\u2067a"', "content-character"),
    ],
)
def test_what_is_no_text_is_told_at_its_line(new_project: NewProject, yaml: str, expected: str) -> None:
    assert said(with_standfirst(new_project(), yaml)) == [f"6 {expected}"]


@pytest.mark.parametrize(
    "yaml",
    [
        "|\n  Long Street 1\n  Third floor\n  P.O. Box 5\n",
        "|\n  الطابق الثالث\n  شارع المثال 12\n",
        "|\n  - one\n  - two\n",
    ],
)
def test_lines_that_mean_something_and_become_one_are_told(new_project: NewProject, yaml: str) -> None:
    (finding,) = found(with_standfirst(new_project(), yaml))
    assert (finding.code, finding.severity) == ("content-joined-lines", Severity.WARNING)
    assert finding.message == "the lines of `standfirst` become one"


@pytest.mark.parametrize(
    "yaml",
    [
        "|\n  Long Street 1\\\n  Third floor\n",
        ">-\n  Long Street 1\n  Third floor\n",
        "Long Street 1\n  Third floor\n",
        "|\n  Long Street 1\n",
        "|\n  A sentence that an editor has wrapped where its window ends,\n  and its rest.\n",
    ],
)
def test_lines_that_are_kept_or_were_wrapped_are_no_fault(new_project: NewProject, yaml: str) -> None:
    assert found(with_standfirst(new_project(), yaml)) == ()


def test_a_text_has_a_length_it_never_needs(new_project: NewProject) -> None:
    assert said(with_standfirst(new_project(), "ا" * 32 * 1024)) == []
    root = with_standfirst(new_project(), "ا" * (32 * 1024 + 1))
    (finding,) = found(root)
    assert (finding.code, finding.message) == ("content-too-large", "`standfirst` is longer than 64 KiB")


def test_a_line_break_is_a_backslash_in_a_block(new_project: NewProject) -> None:
    assert standfirst(new_project(), "|\n  One\\\n  two\n  three\n").source == "One\\\ntwo three"
