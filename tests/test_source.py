import pytest

from mezanprint.content.source import Source, read_source
from mezanprint.model.diagnostics import Fault


def test_a_span_shows_its_line_but_no_remark_behind_its_end() -> None:
    source = Source("a.yaml", "one\ntitle: words # a remark\n<b> and more <!-- a remark -->\n\tx: [y]\n")
    span = source.span(2, 8, 5, 13)
    assert (str(span), span.length, span.excerpt) == ("a.yaml:2:8", 5, "title: words")
    assert source.span(2, 1, 5, 6).excerpt == "title: words"
    assert source.span(3, 1, 3, 4).excerpt == "<b> and more"
    assert source.span(4, 1, 1, 2).excerpt == "\tx: [y]"
    assert source.span(2, 1).excerpt == "title: words # a remark"
    assert source.span(9, 1).excerpt == ""


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("_private: NOTE", "_private:"),
        ('  - "_private" : NOTE', '  - "_private" :'),
        ("{_a: NOTE, title: x}", "{_a:"),
        ("a_b: words", "a_b: words"),
        ("title: a _word_ here", "title: a _word_ here"),
    ],
)
def test_what_stands_behind_a_private_key_is_never_shown(line: str, shown: str) -> None:
    assert Source("a.yaml", line).span(1, 1).excerpt == shown


def test_words_are_found_after_a_place_and_not_before() -> None:
    source = Source("a.md", "{x} a\nb {x} c {x}\n")
    first = source.find("{x}", source.span(1, 2))
    assert (str(first), first.length, first.excerpt) == ("a.md:2:3", 3, "b {x} c {x}")
    assert str(source.find("{y}", first)) == "a.md:2:3"


def test_refused_characters_are_told_even_in_a_remark() -> None:
    with pytest.raises(Fault) as caught:
        read_source("a.yaml", "title: x\n# \u202eremark\u202c\n")
    assert [(str(found.span), found.code) for found in caught.value.diagnostics] == [
        ("a.yaml:2:3", "content-character"),
        ("a.yaml:2:10", "content-character"),
    ]
    assert all("\u202e" not in (found.span.excerpt if found.span else "") for found in caught.value.diagnostics)


def test_a_file_of_refused_characters_is_told_in_a_few_lines() -> None:
    with pytest.raises(Fault) as caught:
        read_source("a.yaml", "\u200b" * 100_000)
    assert len(caught.value.diagnostics) == 20
