"""The small markup as tokens: what stands for itself, what must be closed."""

import pytest

from mezanprint.i18n.checks.inline_markup import (
    find_crossing,
    find_directives,
    find_markup,
    find_placeholders,
    find_tags,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{a.b} and {n}", ["{a.b}", "{n}"]),
        ("{n} {n}", ["{n}", "{n}"]),
        (r"\{n\} is no placeholder", []),
        ("one { brace", ["{"]),
        ("{\u200fn}", ["{\u200fn}"]),
        ("{عدد}", ["{عدد}"]),
    ],
)
def test_placeholders(text: str, found: list[str]) -> None:
    assert sorted(find_placeholders(text).elements()) == sorted(found)


@pytest.mark.parametrize("text", ["97% of it", "50 % children", "97% من", "زيادة بنسبة 50%", "5% growth"])
def test_a_percentage_is_no_directive(text: str) -> None:
    assert not find_directives(text)


def test_directives_of_other_programs_are_seen() -> None:
    text = "%(count)2999999999s %(secret)s %s %d 100%"
    assert sorted(find_directives(text)) == ["%(count)2999999999s", "%(secret)s", "%d", "%s"]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("<b>x</b>", ["</b", "<b"]),
        ("<IMG src=x>", ["<img"]),
        ("<!-- x", ["<!--"]),
        ("a < b > c", []),
        ("<3", []),
        ("<script", ["<script"]),
    ],
)
def test_tags(text: str, tags: list[str]) -> None:
    assert sorted(find_tags(text)) == tags


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("**bold** and *weak*", {"**": 2, "*": 2}),
        ("***both***", {"**": 2, "*": 2}),
        ("2 * 3 * 4", {}),
        (r"\*no\*", {}),
        ("said[^a] so[^b]", {"[^a]": 1, "[^b]": 1}),
        ("[words](report)", {"](report)": 1}),
        ("[words] (report)", {}),
        ("**قال«**نعم", {"**": 2}),
    ],
)
def test_markup(text: str, tokens: dict[str, int]) -> None:
    assert dict(find_markup(text)) == tokens


@pytest.mark.parametrize(
    "text", ["**a *b* c**", "*a **b** c*", "***a***", "[**a**](x)", "**[a](x)**", "plain", "2 * 3", "a[^1] *b*"]
)
def test_what_nests_is_fine(text: str) -> None:
    assert find_crossing(text) is None


@pytest.mark.parametrize("text", ["**a", "*a **b* c**", "a*", "**[a**](x)", "**a*"])
def test_what_crosses_or_stays_open_is_told(text: str) -> None:
    assert find_crossing(text) is not None
