"""Which figures of a source text changed."""

import pytest

from mezanprint.i18n.catalogs.figure_changes import changed_figures


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("12,300 people", "13,200 people", [("12,300", "13,200")]),
        ("In 2014, 97% of it", "In 2015, 98% of it", [("2014", "2015"), ("97%", "98%")]),
        ("7,028 homes", "7028 homes", [("7,028", "7028")]),
        ("7 boats and 3 nets", "3 nets", [("7", "")]),
        ("3 nets", "3 nets of 12.5 m", [("", "12.5")]),
        ("some of 6", "most of 6", []),
        ("Tow boats", "Two boats", []),
        ("Six boats", "6 boats", [("Six", "6")]),
        ("three of 6", "Four of 6", [("three", "Four")]),
        ("Three boats", "the three boats", []),
        ("45 million, 3rd", "45 billion, 4th", [("45 million", "45 billion"), ("3rd", "4th")]),
        ("in October 2017", "in November 2017", [("October", "November")]),
        ("half of them", "a third of them", [("half", "a third")]),
        ("ثلاثة قوارب", "أربعة قوارب", [("ثلاثة", "أربعة")]),
        ("{a.2014} [x](p1) [^3] https://a.b/4", "{a.2015} [x](p2) [^5] https://a.b/6", []),
        ("٣ قوارب", "٤ قوارب", [("٣", "٤")]),
        ("1 2 3", "1 9 3 4", [("2", "9"), ("", "4")]),
    ],
)
def test_each_figure_that_differs_is_told(before: str, after: str, wanted: list[tuple[str, str]]) -> None:
    assert list(changed_figures(before, after)) == wanted
