"""Numbers of a source and its translation: any digits, no false alarms for what Arabic says in words."""

import pytest

from mezanprint.i18n.checks.pair import plain
from mezanprint.i18n.quantities import IN_ARABIC, IN_ENGLISH, Writing, compare

FRENCH, GERMAN = Writing("fr", "\u202f", ","), Writing("de", ".", ",")


def compare_numbers(
    source: str, value: str, source_writing: Writing = IN_ENGLISH, writing: Writing = IN_ARABIC
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what ``value`` lacks and what it adds, as a finding names it."""
    found = compare(plain(source), plain(value), source_writing, writing)
    lacks = tuple(each.source.reading for each in found if each.source)
    return lacks, tuple(each.target.reading for each in found if each.target)


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
        ("12,300 people", "13,200 شخص", ("12,300",), ("13,200",)),
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


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("في مركزين وفي 7 قرى", "in 2 centres and in seven villages"),
        ("ثلاثة قوارب", "3 boats"),
        ("21 قتيلًا", "twenty-one killed"),
        ("مرتين", "twice"),
        ("12 شخصًا", "a dozen people"),
        ("تلميذة في الصف السادس", "a girl in grade 6"),
        ("الطابق الثاني", "2nd floor"),
        ("الذكرى الـ75", "the 75th anniversary"),
        ("في الثمانينيات", "in the 1980s"),
        ("في 14/3/2011", "on 14 March 2011"),
        ("في 14 آذار/مارس 2011", "on 14/3/2011"),
        ("نحو 5 آلاف شخص", "about 5,000 people"),
        ("12 ألف شخص", "12,000 people"),
        ("1.2 مليون دولار", "$1,200,000"),
        ("ثلاثمئة شخص", "300 people"),
        ("ألفا شخص", "2,000 people"),
        ("عند الساعة الثامنة والنصف", "at 8:30"),
        ("١٬٢٣٤٫٥", "1,234.5"),
    ],
)
def test_in_a_translation_out_of_arabic_they_are_no_finding_either(source: str, value: str) -> None:
    assert compare_numbers(source, value, IN_ARABIC, IN_ENGLISH) == ((), ())


@pytest.mark.parametrize(
    ("source", "value", "writing"),
    [
        ("87.5% من 1,200 عائلة", "87,5\u00a0% de 1\u202f200 familles", FRENCH),
        ("1,234,567.5", "1 234 567,5", FRENCH),
        ("البرنامج 2.4", "le programme 2.4", FRENCH),
        ("80 قرية في 3 بلدان", "quatre-vingts villages dans trois pays", FRENCH),
        ("الصفوف من 1 إلى 9", "de la 1re à la 9e année", FRENCH),
        ("في 2017 قُتل 300", "en 2017 300 morts", FRENCH),
        ("اتصل على 800 555 0142", "appelez le 800 555 0142", FRENCH),
        ("3/5/2026", "3 mai 2026", FRENCH),
        ("1,200.5", "1.200,5", GERMAN),
    ],
)
def test_each_language_writes_numbers_in_its_own_way(source: str, value: str, writing: Writing) -> None:
    assert compare_numbers(source, value, IN_ARABIC, writing) == ((), ())
    assert compare_numbers(value, source, writing, IN_ARABIC) == ((), ())


@pytest.mark.parametrize(
    ("source", "value", "writing"),
    [
        ("12,300 شخص", "13,200 people", IN_ENGLISH),
        ("بعض", "some 5", IN_ENGLISH),
        ("في 14/3/2011", "on 14 May 2011", IN_ENGLISH),
        ("5 آلاف", "50,000", IN_ENGLISH),
        ("ثمانون شخصًا", "in the 1980s", IN_ENGLISH),
        ("7,028 شخصًا", "7,028 personnes", FRENCH),
        ("87.5%", "87\u00a0%", FRENCH),
        ("1,200", "12\u202f000", FRENCH),
    ],
)
def test_other_numbers_are_told_in_any_direction(source: str, value: str, writing: Writing) -> None:
    assert compare_numbers(source, value, IN_ARABIC, writing) != ((), ())
