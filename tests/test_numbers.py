"""Numbers of a source and its translation: any digits, no false alarms for what Arabic says in words."""

import pytest

from mezanprint.i18n.checks.numbers import compare_numbers


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("12,300 people in 2017", "12,300 شخص في 2017"),
        ("12,300 people in 2017", "في ٢٠١٧ كان ١٢٬٣٠٠ شخص"),
        ("12,300 people", "12300 شخص"),
        ("1.5 km", "١٫٥ كم"),
        ("97% of 12", "97% من 12"),
        ("on 3 March.", "في 3 آذار."),
        ("{fishing.killed} since 2000", "منذ 2000 {fishing.killed}"),
        ("see [page 3](map2)", "انظر [صفحة 3](map2)"),
        ("as said[^note2]", "كما قيل[^note2]"),
        ("https://example.org/12 here", "هنا https://example.org/12"),
        ("the 72nd session", "الدورة الثانية والسبعون"),
        ("in the 1990s", "في التسعينيات"),
        ("the G7 states", "دول مجموعة السبع"),
        ("1 child", "طفل واحد"),
        ("2 children", "طفلان"),
        ("three goals", "3 أهداف"),
        ("no numbers", "لا أرقام"),
    ],
)
def test_the_same_numbers_are_no_finding(source: str, value: str) -> None:
    assert compare_numbers(source, value) == ((), ())


@pytest.mark.parametrize(
    ("source", "value", "lacks", "adds"),
    [
        ("12,300 people", "13,200 شخص", ("12300",), ("13200",)),
        ("7,028 people", "7.028 شخص", ("7028",), ("7.028",)),
        ("6 killed, 115 injured", "115 جريحًا", ("6",), ()),
        ("some", "بعض 5", (), ("5",)),
        ("6 and 6", "6", ("6",), ()),
        ("2 children", "أطفال", ("2",), ()),
        ("15 children", "٥١ طفلًا", ("15",), ("51",)),
        ("in 2017", "في ۲۰۱۸", ("2017",), ("2018",)),
    ],
)
def test_other_numbers_are_told(source: str, value: str, lacks: tuple[str, ...], adds: tuple[str, ...]) -> None:
    assert compare_numbers(source, value) == (lacks, adds)
