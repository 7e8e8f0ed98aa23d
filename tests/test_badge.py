"""The badge is a sound picture that says its words to everybody."""

import re
from xml.etree.ElementTree import fromstring

import pytest

from mezanprint.translating.badge import badge

SVG = "{http://www.w3.org/2000/svg}"


def test_the_words_are_seen_and_read_aloud() -> None:
    root = fromstring(badge('Arabic & "more"', 42))
    assert root.get("aria-label") == 'Arabic & "more": 42% translated'
    assert [text.text for text in root.iter(f"{SVG}text")] == ['Arabic & "more"', "42% translated"]


def test_words_keep_inside_their_halves() -> None:
    root = fromstring(badge("Arabic", 100))
    left, right = root.iter(f"{SVG}text")
    middle = float(re.search(r"M3 0h(\d+)", badge("Arabic", 100))[1]) + 3  # type: ignore[index]
    for text, start, end in ((left, 0.0, middle), (right, middle, float(root.get("width", 0)))):
        half = float(text.get("textLength", 0)) / 2
        assert start < float(text.get("x", 0)) - half
        assert float(text.get("x", 0)) + half < end


@pytest.mark.parametrize(("percent", "colour"), [(100, "#2e6b34"), (99, "#7a5b00"), (75, "#7a5b00"), (74, "#9c2b23")])
def test_the_colour_says_how_far_it_is_and_bears_white_letters(percent: int, colour: str) -> None:
    assert f'fill="{colour}"' in badge("Arabic", percent)
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    assert 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05) >= 4.5


def test_nothing_comes_from_the_network() -> None:
    assert re.findall(r"https?://[^\"]+", badge("Arabic", 5)) == ["http://www.w3.org/2000/svg"]
