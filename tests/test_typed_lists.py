"""A list made by hand, which would collapse into one paragraph, is told with what to write."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.content.markdown import parse_markdown
from writing import said, write_prose

NUMBERS, BULLETS = "`1. `", "`- `"


def told(text: str) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.message.split("`")[1], fault.hint) for fault in parse_markdown(text)[1]]


@pytest.mark.parametrize(
    ("text", "line", "sign", "remedy"),
    [
        ("١. ماء\n٢. خبز", 0, "١.", NUMBERS),
        ("١.ماء\n٢.خبز", 0, "١.", NUMBERS),
        ("١- ماء\n٢- خبز\n٣- ملح", 0, "١-", NUMBERS),
        ("1- ماء\n2- خبز", 0, "1-", NUMBERS),
        ("1 – ماء\n2 – خبز", 0, "1 –", NUMBERS),
        ("(١) ماء\n(٢) خبز", 0, "(١)", NUMBERS),
        ("١ـ ماء\n٢ـ خبز", 0, "١ـ", NUMBERS),
        ("۱. آب\n۲. نان", 0, "۱.", NUMBERS),
        ("نحتاج إلى:\n١) ماء\nنظيف\n٢) خبز", 1, "١)", NUMBERS),
        ("أ. ماء\nب. خبز", 0, "أ.", NUMBERS),
        ("أ- ماء\nب- خبز", 0, "أ-", NUMBERS),
        ("a) water\nb) bread", 0, "a)", NUMBERS),
        ("• ماء\n• خبز", 0, "•", BULLETS),
        ("-ماء\n-خبز", 0, "-", BULLETS),
        ("– water\n– bread", 0, "–", BULLETS),
        ("*water\n*bread", 0, "*", BULLETS),
        ("① water\n② bread", 0, "①", NUMBERS),
        ("(أ) ماء\n(ب) خبز", 0, "(أ)", NUMBERS),
        ("• water", 0, "•", BULLETS),
        ("Water:\n▪ bread", 1, "▪", BULLETS),
        ("\uf0b7 water", 0, "U+F0B7", BULLETS),
        ("\uf0b7\twater\n\uf0b7\tbread", 0, "U+F0B7", BULLETS),
    ],
)
def test_a_list_by_hand_is_told_with_its_line_its_sign_and_what_to_write(
    text: str, line: int, sign: str, remedy: str
) -> None:
    ((at, shown, hint),) = told(text)
    assert (at, shown) == (line, sign)
    assert remedy in hint


@pytest.mark.parametrize(
    "text",
    [
        "1. ماء\n2. خبز",
        "1) water\n2) bread",
        "- ماء\n- خبز",
        "في ١٩٤٨\n- كما قيل",
        "بين 1-2\n3-4 آلاف",
        "1.5 kg\n2.3 kg",
        "-5 °C\n-3 °C",
        "2024- سنة\n2025- سنة",
        "١. ماء\\\n٢. خبز",
        "١. ماء\n\n٢. خبز",
        "٣. ماء\n٧. خبز",
        "– كما قيل\nثم مضى",
        "و- ماء\nي- خبز",
        "*water* here\n*bread* there",
        "5 • 7",
    ],
)
def test_other_lines_are_none(text: str) -> None:
    assert told(text) == []


def test_it_is_told_at_its_line_of_the_file(new_project: Callable[..., Path]) -> None:
    root = new_project()
    write_prose(root, "نحتاج إلى:\n١. ماء\n٢. خبز")
    assert said(root) == ["13 content-markdown-literal"]
