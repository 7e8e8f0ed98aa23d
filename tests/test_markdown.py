import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.content.markdown import parse_markdown
from mezanprint.model.texts import BlockKind


def blocks(text: str) -> list[tuple[str, ...]]:
    found, faults = parse_markdown(text)
    assert faults == ()
    return [(block.kind.value, *(words for words, _ in block.texts)) for block in found]


def test_the_blocks_of_the_subset() -> None:
    text = """One paragraph
in two lines.

### Heading
#### Smaller
- first
- second
  goes on

1. one
2. two

> said
> so
>
> and more
"""
    assert blocks(text) == [
        ("paragraph", "One paragraph\nin two lines."),
        ("heading", "Heading"),
        ("heading", "Smaller"),
        ("bullets", "first", "second\ngoes on"),
        ("numbered", "one", "two"),
        ("quote", "said\nso"),
        ("quote", "and more"),
    ]
    found, _ = parse_markdown(text)
    assert [block.level for block in found] == [0, 3, 4, 0, 0, 0, 0]


def test_each_text_knows_its_line() -> None:
    found, _ = parse_markdown("a\n\n- b\n- c\n\n> d\n")
    assert [line for block in found for _, line in block.texts] == [0, 2, 3, 5]


def test_what_stands_in_a_block_is_left_as_typed() -> None:
    text = "**bold** *em* [words](id) [^note] {name} \\{ &amp; &lt; <b>x</b> https://example.org `code` 2\\. ~~x~~ --"
    assert blocks(text) == [("paragraph", text)]
    assert blocks("    indented") == [("paragraph", "indented")]
    assert blocks("[a]: https://example.org") == [("paragraph", "[a]: https://example.org")]
    assert blocks("#hashtag") == [("paragraph", "#hashtag")]
    assert blocks("***both***") == [("paragraph", "***both***")]
    assert blocks("x < y") == [("paragraph", "x < y")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("# Title", "`#` makes no heading"),
        ("## Title", "`##` makes no heading"),
        ("##### Title", "`#####` makes no heading"),
        ("```\ncode\n```", "a block of code"),
        ("<div>x</div>", "HTML"),
        ("<!-- x", "HTML"),
        ("![x](a.png)", "a picture"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a table"),
        ("---", "a rule"),
        ("Title\n=====", "a rule"),
    ],
)
def test_what_the_subset_lacks_is_printed_as_typed_with_a_warning(text: str, what: str) -> None:
    found, faults = parse_markdown(text)
    assert [words for block in found for words, _ in block.texts] == [text]
    assert {block.kind for block in found} == {BlockKind.PARAGRAPH}
    assert all(fault.literal for fault in faults)
    assert what in faults[0].message


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- a\n  - b", 1, "a list inside a list"),
        ("1. a\n   - b", 1, "a list inside a list"),
        ("* * *", 0, "a list inside a list"),
        ("- a\n\n  b", 2, "a list item must be one paragraph"),
        ("- a\n-\n- c", 1, "a list item must be one paragraph"),
        ("- ### a", 0, "a list item must be one paragraph"),
        ("x\n\n2017. It was a year.", 2, "a numbered list starts at 1, not at 2017"),
        ("> a\n>\n> - b", 2, "a quote holds paragraphs only"),
        ("###", 0, "a heading without words"),
    ],
)
def test_what_cannot_be_printed_as_meant_is_a_fault(text: str, line: int, message: str) -> None:
    _, faults = parse_markdown(text)
    assert (faults[0].line, faults[0].message, faults[0].literal) == (line, message, False)
    assert faults[0].hint


def test_an_escaped_number_begins_no_list() -> None:
    assert blocks("2017\\. It was a year.") == [("paragraph", "2017\\. It was a year.")]


@given(st.text(alphabet="ab #->*1.|`<!\n\\[](){}^\t", max_size=80))
def test_nothing_typed_is_lost(text: str) -> None:
    found, faults = parse_markdown(text)
    if all(fault.literal for fault in faults):
        kept = "".join(words for block in found for words, _ in block.texts)
        assert kept.count("a") == text.count("a")
        assert kept.count("b") == text.count("b")
