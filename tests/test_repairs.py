"""Repairs of translations: what they change, what they leave, and that they never make anything worse."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mezanprint.i18n.checks.pair import Pair, plain
from mezanprint.i18n.checks.registry import CHECKS
from mezanprint.i18n.po.po_file import Entry
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.repairs.safe import repair
from mezanprint.i18n.words.visual_order import shaped

SOURCE = "Text"


@pytest.mark.parametrize(
    ("value", "repaired"),
    [
        ("كتاب\u200b جديد\ufeff", "كتاب جديد"),
        ("كتا\u00adب", "كتاب"),
        ("كتاب\u2028جديد", "كتاب جديد"),
        ("كتا\u200fب", "كتاب"),
        ("\u202bكتاب\u202c", "كتاب"),
        ("\u202eكتاب\u202c", "كتاب"),
        ("كتاب\u2069", "كتاب"),
        ("\u2067\u2069كتاب", "كتاب"),
        ("{na\u200bme} كتاب", "{name} كتاب"),
        ("ﻛﺘﺎﺏ ﻻ ﹶ", "كتاب لا َ"),
        ("ﻛﺘﺎﺑًﺎ ﻣﻌﺰﻭﻻً", "كتابًا معزولًا"),
        ("ﻛﺘﺎﺑﺎً ﻣﻌﺰﻭﻻً", "كتاباً معزولاً"),
        ("كتاب ﷺ ﴿آية﴾", "كتاب ﷺ ﴿آية﴾"),
        ("تـم تدميـر حوالـي", "تم تدمير حوالي"),
        ("بـ{n} الـ HTTP عام 1447 هـ", "بـ{n} الـ HTTP عام 1447 هـ"),
        ("کتاب ھذا شیء", "كتاب هذا شيء"),
        ("علی گوگل پاکستان", "علی گوگل پاکستان"),
        ("نعم, وقال; هل جاء?", "نعم، وقال؛ هل جاء؟"),
        ("«نعم», قال", "«نعم»، قال"),
        ("نعم,وقال", "نعم، وقال"),
        ("غزة, Al Mezan, Rafah", "غزة، Al Mezan, Rafah"),
        ("عام 2017, وفي 1,200 و 3, 4", "عام 2017، وفي 1,200 و 3, 4"),
        ("(OCHA), وقال", "(OCHA)، وقال"),
        ("مستند;عرض;عارض", "مستند;عرض;عارض"),
        ("انظر https://a.example/?q=ب,ت هنا", "انظر https://a.example/?q=ب,ت هنا"),
        ("`أ, ب` نعم", "`أ, ب` نعم"),
        ('[نعم, لا](ref) <b title="أ, ب">لا</b>', '[نعم، لا](ref) <b title="أ, ب">لا</b>'),
        ("نعم  ثم   لا ", "نعم ثم لا"),
        ("نعم\nلا\\\nثم", "نعم لا\\\nثم"),
        ("نعم ، لا ؟ ثم .", "نعم، لا؟ ثم."),
        ("البيانات و الموارد", "البيانات والموارد"),
        ("الفقرة و من المادة و CKAN و 5", "الفقرة و من المادة و CKAN و 5"),
        ("بين 2014-2024 و5-10 سنوات", "بين 2014\u20132024 و5\u201310 سنوات"),
        ("من ١٠-٢٠", "من ١٠\u2013٢٠"),
        ("هاتف 08-5550142 و970-8-555 و+970-8 و2024-05-01 وA-12-15 و9-7 و10-1000", None),
        ("&amp; نعم", "&amp; نعم"),
        ("نعم %(name)s, لا", "نعم %(name)s، لا"),
    ],
)
def test_a_repair_changes_this_and_leaves_that(value: str, repaired: str | None) -> None:
    assert repair(value, SOURCE, "ar") == (value if repaired is None else repaired)


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ("نعم  لا", "Yes  no"),
        (" نعم", " Yes"),
        ("نعم\nلا", "Yes\nno"),
        ("نعم,لا", "yes,no"),
        ("رقم 12-34", "Number 12-34"),
        ("هي ک", "the letter ک"),
        ("يوسف\nخالد", "translator-credits"),
    ],
)
def test_what_the_source_has_is_meant(value: str, source: str) -> None:
    assert repair(value, source, "ar") == value


def test_years_and_what_the_source_joins_by_a_dash_are_ranges() -> None:
    assert repair("2014-2024", "2014-2024", "ar_PS") == "2014-2024"  # no Arabic letter: nothing to put in order
    assert repair("عام 2014-2024", "in 2014-2024", "ar_PS") == "عام 2014\u20132024"
    assert repair("بين 10-1000", "10\u20131000", "ar") == "بين 10\u20131000"


def test_an_override_that_turns_letters_round_is_left_to_a_reader() -> None:
    for value in ("\u202dباتك\u202c", "\u202eabc كتاب\u202c", "\u202e12 كتاب"):
        assert repair(value, SOURCE, "ar") == value


def test_text_in_visual_order_is_left_to_a_reader_but_for_its_controls() -> None:
    turned = "ةزغ عاطق يف , ناسنلإا قوقح  نع"
    assert repair(turned + "\u200b", SOURCE, "ar") == turned


def test_other_languages_get_the_repairs_that_are_of_no_script() -> None:
    assert repair("oui, non ?\u200b  2014-2024", SOURCE, "fr") == "oui, non ? 2014-2024"


def test_nothing_is_repaired_away() -> None:
    assert repair("\u200b", SOURCE, "ar") == "\u200b"


WORDS = "كتاب في غزة و ال مدرسة، ک ی ھ پ ﻛﺘﺎﺏ ﻻ ﺏﺎﺘﻛ ﹶ ﷺ ﭘ OCHA a@b.org http://x.y/?a=ب,"
MARKUP = "{n} { } ** * [ ](ref) [^1] \\* <b> </b> &amp; %s 97% `"
FIGURES = "2014-2024 5-10 08-5550142 1,200 ٣٫٥ ١٠-٢٠"
MARKS = [*",;?.،؟؛:-\u2013ـ", " ", " ", "  "]
HIDDEN = [chr(point) for point in (0x200B, 0xFEFF, 0xAD, *range(0x200E, 0x2010), 0x61C, *range(0x2028, 0x202F))]
HIDDEN += [chr(point) for point in (*range(0x2066, 0x206A), 9, 10, 0x64B, 0x651, 0xFFFC)]
PIECES = st.one_of(
    *(st.sampled_from(each) for each in (WORDS.split(), MARKUP.split(), FIGURES.split(), MARKS, HIDDEN)),
    st.just("Al Mezan, Gaza"),
    st.text(max_size=3),
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


def findings(source: str, value: str) -> Counter[str]:
    pair = Pair(source, value, plain(source), plain(value))
    return Counter(check.code for check in CHECKS if check.find for _ in check.find(pair))


@settings(max_examples=300)
@given(TEXTS, st.one_of(TEXTS, st.just("In Gaza, 5-10 of {n} **books**")), st.sampled_from(["ar", "ar_PS", "fr"]))
def test_a_repair_is_done_once_and_makes_nothing_worse(value: str, source: str, locale: str) -> None:
    once = repair(value, source, locale)
    assert repair(once, source, locale) == once
    if locale != "fr":
        assert not findings(source, once) - findings(source, value)
    for name in re.findall(r"\{\w+\}|https?://[!-~]+", value):
        assert name in once


def test_good_translations_are_left_alone(repo_root: Path) -> None:
    for path in (repo_root / "locales/ar/LC_MESSAGES").glob("*.po"):
        for source, value in pairs(path):
            assert repair(value, source, "ar") == value


def test_glyphs_are_letters_again_in_every_text(repo_root: Path) -> None:
    tried = 0
    for path in (repo_root / "locales/ar/LC_MESSAGES").glob("*.po"):
        for source, value in pairs(path):
            assert repair(shaped(value), source, "ar") == value
            tried += shaped(value) != value
    assert tried > 150


def test_on_the_corpus_a_repair_is_done_once_and_lessens_findings(corpus: Path) -> None:
    changed = 0
    for path in corpus.glob("*.po"):
        for source, value in pairs(path):
            once = repair(value, source, "ar")
            changed += once != value
            assert repair(once, source, "ar") == once
    assert 60 < changed < 130


DAMAGES: dict[str, Callable[[str], str]] = {
    "glyphs": shaped,
    "controls": lambda text: (
        "\ufeff" + "\u200b".join(text.split(" ", 1)[:1] + [" " + text.partition(" ")[2]] * (" " in text))
    ),
    "direction marks": lambda text: re.sub("(?<=[\u0628-\u063a])(?=[\u0628-\u063a])", "\u200f", text, count=2),
    "embeddings": lambda text: f"\u202b{text}\u202c",
    "Persian letters": lambda text: re.sub(r"ي(?=\w)", "ی", text.replace("ك", "ک")),
    "stretching": lambda text: re.sub("(?<=[\u0633-\u063a])(?=[\u0641-\u064a])", "\u0640\u0640", text),
    "ASCII marks": lambda text: text.replace("، ", ", ").replace("؛ ", "; "),
    "spaces before marks": lambda text: text.replace("،", " ،"),
    "no spaces after marks": lambda text: text.replace("، ", "،"),
    "double spaces": lambda text: text.replace(" ", "  ") + " ",
    "detached waw": lambda text: re.sub(" و(?=ال)", " و ", text),
    "hyphens": lambda text: re.sub("(?<=\\d)\u2013(?=\\d)", "-", text),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_damaged_is_as_it_was(repo_root: Path, name: str) -> None:
    damaged = restored = 0
    for path in (repo_root / "locales/ar/LC_MESSAGES").glob("*.po"):
        for source, value in pairs(path):
            if not re.search("[\u0621-\u064a]", value):
                continue
            bad = DAMAGES[name](value)
            damaged += bad != value
            restored += bad != value and repair(bad, source, "ar") == value
    assert damaged > 0
    assert restored >= FULL.get(name, 1.0) * damaged, f"{restored} of {damaged}"


FULL = {"double spaces": 0.98}
"""Blanks between two Latin words stay: there they may be part of a code."""


def pairs(path: Path) -> list[tuple[str, str]]:
    def sources(entry: Entry) -> list[str]:
        return [entry.source] if entry.plural is None else [entry.plural] * len(entry.values)

    entries = [entry for entry in parse_po(path.read_bytes(), path.name).entries if entry.source and not entry.obsolete]
    return [pair for entry in entries for pair in zip(sources(entry), entry.values, strict=True)]
