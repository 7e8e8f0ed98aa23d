"""The small markup of a text, piece by piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.templating.texts.markup import PieceKind, parse_markup


def pieces(value: str) -> list[str]:
    """Return each piece as ``elements|text``, placeholders in braces and notes after a caret."""
    signs = {PieceKind.TEXT: "", PieceKind.PLACEHOLDER: "$", PieceKind.NOTE: "^", PieceKind.BREAK: "br"}
    return [
        "/".join(mark.tag + (f":{mark.target}" if mark.target else "") for mark in piece.marks)
        + f"|{signs[piece.kind]}{piece.text}"
        for piece in parse_markup(value)
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain words", ["|plain words"]),
        ("a **b** *c* d", ["|a ", "strong|b", "| ", "em|c", "| d"]),
        ("***x***", ["em/strong|x"]),
        ("[the *report*](r-1)", ["a:r-1|the ", "a:r-1/em|report"]),
        ("said.[^report] So", ["|said.", "|^report", "| So"]),
        ("**{fishing.killed.counted}** died", ["strong|$fishing.killed.counted", "| died"]),
        ("\\*no\\* \\{x\\} \\[y\\](z)", ["|*no* {x} [y](z)"]),
        ("line\\\nbreak", ["|line", "|br\n", "|break"]),
        ("one\n  word", ["|one word"]),
        ("**50%**من و**«الميزان»** هنا", ["strong|50%", "|من و", "strong|«الميزان»", "| هنا"]),
        ("", []),
    ],
)
def test_markup_that_is_known(value: str, expected: list[str]) -> None:
    assert pieces(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "<b>no</b> <!-- x --> &lt; &amp;",
        "`code` ~~x~~ ==x== H~2~O",
        "_x_ __x__ snake_case_name",
        "![](a.png)",
        "https://example.org <https://example.org>",
        '# Heading {#footer .x onclick=alert(1) style="display:none"}',
        "{% if x %} {{ y }} { z } {1}",
        "5 * 3 * 2 ** 4",
        "[a][b] [^] x [ ]",
        "* one",
        '"quotes" -- ... (c)',
    ],
)
def test_everything_else_is_printed_letter_for_letter(value: str) -> None:
    words = "".join(piece.text for piece in parse_markup(value))
    assert words == value
    assert not any(piece.marks or piece.kind is not PieceKind.TEXT for piece in parse_markup(value))


def test_a_link_with_a_title_is_a_link_to_nothing_that_exists() -> None:
    assert pieces('[a](b "t")') == ['a:b "t"|a']


@given(st.text(alphabet="a *[^{}\\_<>!.ب", max_size=40))
def test_no_letter_is_lost(value: str) -> None:
    kept = "".join(piece.text for piece in parse_markup(value))
    assert [char for char in kept if char.isalpha()] == [char for char in value if char.isalpha()]
