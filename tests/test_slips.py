"""Markup that misses its form by a sign is told where it is written, and honest braces and stars are not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.content.slips import find_slips, loose_stars
from mezanprint.model.diagnostics import Severity
from mezanprint.templating.texts.markup import PieceKind, parse_markup
from writing import found, said, write_prose

NewProject = Callable[..., Path]
PLACEHOLDER, SPAN, LINK, STARS = (
    "content-unknown-placeholder",
    "content-span",
    "content-plain-link",
    "content-markdown-literal",
)


def slips(words: str) -> list[tuple[str, str]]:
    return [(slip.code, slip.typed) for slip in find_slips(words, {"lamp"}, {"plan"})]


@pytest.mark.parametrize(
    ("words", "code", "typed"),
    [
        ("نال {lamp.homes بيتًا", PLACEHOLDER, "{lamp.homes"),
        ("نال {lamp.homes.counted، وغيره {lamp.homes}", PLACEHOLDER, "{lamp.homes.counted"),
        ("نال {lamp.homes،} بيتًا", PLACEHOLDER, "{lamp.homes،}"),
        ("نال {lamp.homes بيتًا} كلها", PLACEHOLDER, "{lamp.homes"),
        ("نال {{lamp.homes}} بيتًا", PLACEHOLDER, "{{lamp.homes}}"),
        ("نال {{ lamp.homes }} بيتًا", PLACEHOLDER, "{{ lamp.homes }}"),
        ("نال lamp.homes} بيتًا", PLACEHOLDER, "lamp.homes}"),
        ("نال {المصباح.البيوت} بيتًا", PLACEHOLDER, "{المصباح.البيوت}"),
        ("[من النساء{dir=ltr} هنا", SPAN, "{dir=ltr}"),
        ("[من النساء] {dir=ltr} هنا", SPAN, "{dir=ltr}"),
        ("من النساء {lang=fr} هنا", SPAN, "{lang=fr}"),
        ("[من النساء]{lang:fr} هنا", SPAN, "{lang:fr}"),
        ("[من النساء]{dir=ltr هنا", SPAN, "{dir=ltr"),
        ("في [الخطة] (plan) هنا", LINK, "(plan"),
        ("في [الخطة](plan هنا", LINK, "(plan"),
        ("كثير **من النساء", STARS, "**من"),
        ("كثير من النساء** هنا", STARS, "ء**"),
        ("** من النساء **", STARS, "**"),
        ("**من النساء ** هنا", STARS, "**من"),
        ("***من النساء هنا", STARS, "***من"),
        ("**من النساء* هنا", STARS, "**من"),
    ],
)
def test_markup_that_misses_its_form_is_found_where_it_begins(words: str, code: str, typed: str) -> None:
    first, *_ = slips(words)
    assert first == (code, typed)
    assert typed in words


@pytest.mark.parametrize(
    "words",
    [
        "5 * 3 = 15, 5 ** 3 = 125, 2**10",
        "{a, b} and { and } and {}",
        "{lamp.homes} {lamp.homes.counted} { lamp.homes }",
        "\\{lamp.homes and \\{dir=ltr} and \\*\\*words",
        "{وقل رب زدني علمًا} و{الرحمن}",
        "{e.g. this} in a set {x.y",
        "Price* and *see below",
        "**bold** *em* ***both*** **«عربي»**، و**عربي**",
        "[words](plan) [words]{dir=ltr} [**words**]{lang=fr}",
        "[words] (see the plan) and [words](nowhere",
        "****",
        "Write to lamp.homes@example.org or www.lamp.homes",
    ],
)
def test_signs_that_mean_themselves_are_no_slips(words: str) -> None:
    assert slips(words) == []


@given(st.text(alphabet="*a **\\ب", max_size=24))
def test_the_stars_that_are_printed_are_those_of_the_page(words: str) -> None:
    words = words.strip()
    printed = "".join(piece.text for piece in parse_markup(words) if piece.kind is PieceKind.TEXT)
    assert len(loose_stars(words)) + words.replace("\\\\", "").count("\\*") == printed.count("*")


def test_each_is_told_with_its_line_and_what_to_write(new_project: NewProject) -> None:
    root = new_project()
    write_prose(root, "Light for {lamp.homes\nand **many more,\n[now]{lang:fr}.")
    assert said(root) == [f"12 {PLACEHOLDER}", f"13 {STARS}", f"14 {SPAN}"]
    placeholder, stars, span = found(root)
    assert [each.severity for each in (placeholder, stars, span)] == [Severity.ERROR, Severity.WARNING, Severity.ERROR]
    assert (placeholder.span and placeholder.span.column, placeholder.hints) == (17, ("write `{lamp.homes}`",))
    assert "`**words**`" in stars.hints[0]
