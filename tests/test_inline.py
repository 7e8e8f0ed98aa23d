from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.content.inline import iter_marks
from mezanprint.templating.texts.markup import PieceKind, parse_markup
from writing import found, said, write_prose

NewProject = Callable[..., Path]
AFTER = "notes:\n  report: A report.\nlinks:\n  site: https://example.org\n"


def marks(words: str) -> list[tuple[str, str]]:
    return [(mark.kind, mark.name) for mark in iter_marks(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{a.b} and {c}", [("name", "a.b"), ("name", "c")]),
        ("{ a.b }", [("name", "a.b")]),
        ("[words](id)[^n]", [("link", "id"), ("note", "n")]),
        ("[words {a} more](id)", [("name", "a"), ("link", "id")]),
        ("**{a}**[^1-b]", [("name", "a"), ("note", "1-b")]),
        ("\\{a} \\[b](c) \\\\{d}", [("name", "d")]),
        ("{#footer .x onclick=alert(1)} {1} {} {a b} {a|b} { a", []),
        ("![x](a.png) [x] (y) [a] a](b) [^] [^a b]", []),
        ("[a [b](c)](d)", [("link", "c"), ("link", "d")]),
        ("[x](https://example.org/a_(b))", [("link", "https://example.org/a_(b)")]),
    ],
)
def test_names_are_found_where_the_markup_has_them(words: str, expected: list[tuple[str, str]]) -> None:
    assert marks(words) == expected


@given(st.text(alphabet="{}[]()^\\ab.! ", max_size=50))
def test_what_was_found_stands_there(words: str) -> None:
    assert all(mark.typed in words and mark.name in words for mark in iter_marks(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("See [the site](site).[^report]", []),
        ("A note[^reprot].[^report]", ["12 content-unknown-note"]),
        ("See [the site](sight).[^report]", ["12 content-unknown-link"]),
        ("See [ ](site).[^report]", ["12 content-empty-link"]),
        ("See [the site](https://example.org).[^report]", ["12 content-link-address"]),
        ("See [it](javascript:alert).[^report]", ["12 content-link-address"]),
        ("{lamp.homes} {lamp.names} {lamp.homes.counted}[^report]", []),
        ("{lamp.home}[^report]", ["12 content-unknown-placeholder"]),
        ("{n} homes[^report]", ["12 content-unknown-placeholder"]),
        ("{ lamp.homes}[^report]", ["12 content-placeholder-spaces"]),
        ("No note.", ["14 content-unused-note"]),
        ("A brace \\{lamp.home} and {lamp[^report]", []),
    ],
)
def test_names_that_name_nothing_are_told(new_project: NewProject, words: str, expected: list[str]) -> None:
    root = new_project()
    write_prose(root, words, AFTER)
    assert said(root) == expected


def test_a_document_without_links_prints_brackets_as_typed(new_project: NewProject) -> None:
    root = new_project()
    write_prose(root, "See [it](there).")
    assert said(root) == ["12 content-plain-link"]


def test_a_finding_points_at_the_name_in_its_line(new_project: NewProject) -> None:
    root = new_project()
    write_prose(root, "First line,\nsecond with {lamp.gone} in it.")
    (finding,) = found(root)
    assert finding.span is not None
    assert (finding.span.line, finding.span.column, finding.span.length) == (13, 19, 11)
    assert finding.span.excerpt == "      second with {lamp.gone} in it."


def test_the_same_wrong_name_twice_is_told_once(new_project: NewProject) -> None:
    root = new_project()
    write_prose(root, "{lamp.gone} and {lamp.gone}")
    assert said(root) == ["12 content-unknown-placeholder"]


def test_a_note_may_use_placeholders_and_links(new_project: NewProject) -> None:
    root = new_project()
    write_prose(
        root,
        "Words.[^a]",
        "notes:\n  a: See [it](site), {lamp.homes} and {lamp.gone}.\nlinks:\n  site: https://example.org\n",
    )
    assert said(root) == ["14 content-unknown-placeholder"]


KNOWN = {("name", "a"), ("name", "a.b"), ("note", "n"), ("link", "l")}
PARTS = st.sampled_from(
    [
        *("{a.b}", "{a}", "{c}", "{ a }", "{a.", "{", "}", "[^n]", "[^m]", "[^", "^", "[", "]", "(", "*", "**", "!"),
        *("](l)", "](k)", "(l)", "(k)", "[w](k)", "[w](l)", "(l 't')", "](<l>)", "(<k>)", "](l(m))"),
        *("\\", "\\\n", " ", "w", "<a>", "&amp;", "ب"),
    ]
)


@given(st.lists(PARTS, max_size=9).map("".join))
def test_composing_finds_no_name_that_loading_has_not_checked(words: str) -> None:
    composed = {(piece.kind.value, piece.text) for piece in parse_markup(words) if piece.kind is PieceKind.NOTE}
    composed |= {("name", piece.text) for piece in parse_markup(words) if piece.kind is PieceKind.PLACEHOLDER}
    links = {("link", mark.target) for piece in parse_markup(words) for mark in piece.marks if mark.tag == "a"}
    checked = set(marks(words))
    assert composed <= checked
    assert links <= KNOWN or not checked <= KNOWN
