"""What the checks let be, and what they compare in a catalog as a whole: the rules that keep false alarms away."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.console.language import LANGUAGES
from mezanprint.console.localization import localized
from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.checks import Rules, check_catalog
from mezanprint.i18n.po.plurals import ARABIC
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.customs import usual_style
from mezanprint.model.dates import ENGLISH, LEVANTINE, ROMAN
from mezanprint.model.locales import HouseStyle


def checked(*pairs: tuple[str, str] | Entry, rules: Rules | None = None, locale: str = "ar") -> list[tuple[str, str]]:
    """Return key and code of what is found in a catalog of these texts, whose keys are 0, 1 and so on."""
    entries = [
        pair if isinstance(pair, Entry) else Entry(pair[0], str(key), None, (pair[1],), value_lines=(key + 1,))
        for key, pair in enumerate(pairs)
    ]
    by_id = {(entry.context or "", entry.source): entry for entry in entries}
    catalog = Catalog(locale, "leaflet", "leaflet.po", False, ARABIC, by_id, {})
    found = check_catalog(catalog, rules or Rules())
    return [((each.key or "").removeprefix("leaflet:"), each.code) for each in found]


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("the 14 fonts", "الخطوط الأربعة عشر"),
        ("one of 3 boats", "واحد من ثلاثة قوارب"),
        ("the 72nd session", "الدورة الثانية والسبعون"),
        ("2 children", "طفلان"),
        ("the G7 states", "دول مجموعة السبع"),
        ("resolution A/RES/71/1007", "القرار A/RES/71/1007"),
        ("Call +970 8 555 0142", "اتصل على 0142 555 8 970+".replace("0142 555 8 970+", "+970-8-555-0142")),
        ("See https://example.org/a, please", "انظر https://example.org/a رجاءً"),
        ("the file UTF-8", "الملف UTF-8"),
        ("{n} of it", "بـ{n} منه"),
        ("the HTTP code", "رمز الـHTTP"),
        ("the Hijri year", "السنة الهجرية هـ"),
        ("in 2024", "في 2024م"),
        ("pdf;ps;xps", "pdf;ps;مستند"),
        ("yes,no,maybe", "نعم,لا,ربما"),
        ("12,300 people", "12,300 شخص"),
        ("at 14:07 (noon).", "عند 14:07 (ظهرًا)."),
        ("Files: a.b", "الملفات: a.b"),
        ("and OCHA and {n}", "و OCHA و {n}"),
        ("He said", "قال﴿الآية﴾ ﷺ"),
        ("with shadda", "يُدَّعى"),
        ("with shadda typed first", "يُدَّعى".replace("\u064e\u0651", "\u0651\u064e")),
        ("It was, as told, bad", "كان سيئًا، كما قيل"),
        ("Name of file", "اسم الملف"),
        ("translator-credits", "a <a@example.org>"),
        ("default:mm", "default:mm"),
        ("GitHub", "GitHub"),
        ("WHO said OK etc.", "قالت منظمة الصحة العالمية حسنًا"),
        ("A heading", "عنوان."),
        ("He said “no”", "قال «لا»"),
        ("20% of 5", "20% من 5"),
        ("20% of 5", "عشرون بالمئة (20) من 5"),
        ("2014–2016", "2014–2016"),
        ("on 2026-11-22", "في 2026-11-22"),
        ("from 2014 to 2016", "من 2014 إلى 2016"),
        ("the ‘K’ sign", "علامة ك\u200d"),
        ("  indented", "  مزاح"),
        ("two\nlines here", "سطران\nهنا"),
        ("<b>Note</b> this", "<b>ملاحظة</b>: هذا"),
        ("[Al Mezan](m)", "[مركزنا](m)"),
        ("they practised it in May 2017", "مارسوا ذلك في مايو 2017"),
    ],
)
def test_what_is_right_is_let_be(source: str, value: str) -> None:
    assert checked((source, value)) == []


@pytest.mark.parametrize(
    ("source", "value", "code"),
    [
        ("7,028 people", "7.028 شخص", "i18n-numbers"),
        ("in 2017", "في ٢٠١٧ (2017)", "i18n-digits"),
        ("resolution A/RES/71/1007", "القرار A/RES/71/1070", "i18n-address"),
        ("See https://example.org/a", "انظر https://example.org/a،ثم", "i18n-address"),
        ("[a](x)", "[أ](y)", "i18n-markup"),
        ("<b>a</b>", "<b>أ", "i18n-markup"),
        ("{n} boats", "\u2067{n\u2069} قوارب", "i18n-isolate"),
        ("a\u2066b", "أ\u2069ب", "i18n-isolate"),
        ("soft", "لي\u00adن", "i18n-character"),
        ("a b c d?", "أ ب ج د.", "i18n-final-mark"),
        ("5 to 3", "من 5-3", "i18n-range"),
        ("A name; a place", "اسم; مكان", "i18n-ascii-mark"),
        ("End. Begin", "انتهى.بدأ", "i18n-mark-space"),
        ("{n} boats", "قوارب{n}", "i18n-glued"),
        ("5 boats", "5قوارب", "i18n-glued"),
        ("Show VLC here", "أظهر VLCهنا", "i18n-glued"),
        ("The V component", "vالمكوّن", "i18n-glued"),
        ("The API files", "ملفات APIات", "i18n-glued"),
        ("The city", "lلمدينة", "i18n-mixed-script"),
        ("by the siege", "بالانسانيه", "i18n-spelling"),
        ("Both words Here", "Both words Here", "i18n-no-arabic"),
        ("of the IPC", "للجهة", "i18n-acronym"),
        ("a lot", "ﻻ شيء", "i18n-presentation-form"),
        ("a report of the city", "ةنيدملا نع ريرقت", "i18n-visual-order"),
    ],
)
def test_what_is_wrong_is_found(source: str, value: str, code: str) -> None:
    assert ("0", code) in checked((source, value))


def test_a_catalog_keeps_to_what_most_of_it_does() -> None:
    dates = (("1 May 2017", "1 أيار/مايو 2017"), ("2 May 2017", "2 أيار/مايو 2017"), ("3 May 2017", "3 مايو 2017"))
    assert checked(*dates) == [("2", "i18n-month")]
    digits = (("1 x", "١ نص"), ("12 x", "١٢ نص"), ("13 x", "13 نص"))
    assert checked(*digits) == [("2", "i18n-digits")]
    quotes = (("“a”", "«أ»"), ("“b”", "«ب»"), ("“c”", "“ج”"))
    assert checked(*quotes) == [("2", "i18n-quotation-mark")]
    tanwin = (("very", "جدًا"), ("also", "أيضًا"), ("thanks", "شكراً"))
    assert checked(*tanwin) == [("2", "i18n-tanwin")]


def test_the_house_is_stronger_than_the_catalog() -> None:
    house = Rules(HouseStyle(digits="arab", months="levantine", quotes=("“", "”")))
    assert checked(("12 x", "12 نص"), ("13 x", "13 نص"), rules=house) == [("0", "i18n-digits"), ("1", "i18n-digits")]
    assert checked(("May", "مايو"), rules=house) == [("0", "i18n-month")]
    persian = Rules(HouseStyle(digits="arabext"))
    assert checked(("12 x", "۱۲ نص"), rules=persian) == []
    assert checked(("12 x", "12 نص"), rules=persian) == [("0", "i18n-digits")]
    assert checked(("12 x", "١٢ نص"), rules=persian) == [("0", "i18n-digits")]
    assert checked(("12 x", "۱۲ نص"), rules=house) == [("0", "i18n-digits")]
    assert checked(("“a”", "«أ»"), rules=house) == [("0", "i18n-quotation-mark")]


ATTACHED = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فل")
IN_STYLE = {"levantine": LEVANTINE, "roman": ROMAN, "both": tuple(map("/".join, zip(LEVANTINE, ROMAN, strict=True)))}


@pytest.mark.parametrize("attached", ATTACHED)
@pytest.mark.parametrize("house", IN_STYLE)
@pytest.mark.parametrize("written", IN_STYLE)
def test_the_hint_names_the_month_that_was_written(written: str, house: str, attached: str) -> None:
    for month, english in enumerate(ENGLISH):
        value = f"يوم 12 {attached}{IN_STYLE[written][month]} 2017 تحديدًا"
        entry = Entry(f"on 12 {english} 2017 exactly", "a", None, (value,), value_lines=(1,))
        catalog = Catalog("ar", "leaflet", "leaflet.po", False, ARABIC, {("a", entry.source): entry}, {})
        found = [each for each in check_catalog(catalog, Rules(HouseStyle(months=house))) if each.code == "i18n-month"]
        assert [each.hints[0].partition("`")[2] for each in found] == (
            [] if written == house else [f"{IN_STYLE[house][month]}`"]
        )


def test_the_month_of_another_style_is_told_among_those_of_the_house() -> None:
    value = "من 3 أيار/مايو إلى 12 كانون الأول 2017"
    entry = Entry("from 3 May to 12 December 2017", "a", None, (value,), value_lines=(1,))
    catalog = Catalog("ar", "leaflet", "leaflet.po", False, ARABIC, {("a", entry.source): entry}, {})
    (localized,) = check_catalog(catalog, Rules(HouseStyle(months="both")))
    assert "12 كانون الأول" in localized.message
    assert localized.hints == ("write both names: `كانون الأول/ديسمبر`",)


@pytest.mark.parametrize(
    ("english", "written", "month"),
    [("June", "يونيه", "يونيو"), ("April", "إبريل", "أبريل"), ("October", "اكتوبر", "أكتوبر")],
)
def test_other_spellings_of_a_month_are_known(english: str, written: str, month: str) -> None:
    entry = Entry(f"on 3 {english}", "a", None, (f"يوم 3 {written}",), value_lines=(1,))
    catalog = Catalog("ar", "leaflet", "leaflet.po", False, ARABIC, {("a", entry.source): entry}, {})
    (localized,) = (
        each for each in check_catalog(catalog, Rules(HouseStyle(months="both"))) if each.code == "i18n-month"
    )
    assert localized.hints[0].endswith(f"/{month}`")


@pytest.mark.parametrize("locale", ["he", "ur"])
def test_a_language_that_opens_with_the_closing_mark_is_not_told_to_balance(locale: str) -> None:
    opening, closing = usual_style(locale).quotes
    pair = ("“Light”", f"{opening}x{closing}")
    assert checked(pair, rules=Rules(usual_style(locale)), locale=locale) == []
    assert checked(("(a)", "(x"), rules=Rules(usual_style(locale)), locale=locale) == [("0", "i18n-bracket")]


def test_one_source_has_one_translation_and_two_sources_two() -> None:
    assert checked(("coast", "ساحل"), ("coast", "شاطئ")) == [("1", "i18n-consistency")]
    alike = (("The fishing boats", "قوارب الصيد"), ("The boats of Gaza", "قوارب الصيد"))
    assert checked(*alike) == [("1", "i18n-consistency")]
    assert checked(("Close", "إغلاق"), ("Shut", "إغلاق"), ("THE BOATS", "القوارب"), ("The boats", "القوارب")) == []


def test_a_counted_phrase_needs_every_form_and_each_is_checked() -> None:
    forms = ("لا بيوت", "بيت", "بيتان", "{n} بيوت", "{n} بيتًا", "{n} بيت")
    lines = tuple(range(1, 7))
    whole = Entry("{n} home", "k", "{n} homes", forms, value_lines=lines)
    assert checked(whole) == []
    holed = Entry("{n} home", "k", "{n} homes", (*forms[:2], "", *forms[3:]), value_lines=lines)
    assert checked(holed) == [("k", "i18n-blank-form")]
    glued = Entry("{n} home", "k", "{n} homes", (*forms[:5], "{n}بيت"), value_lines=lines)
    assert checked(glued) == [("k", "i18n-glued")]


def test_forms_of_other_programs_may_leave_out_the_number_too() -> None:
    forms = ("لا", "سنة", "سنتان", "%(num)d سنوات", "%(num)d سنة", "%(num)d سنة")
    assert checked(Entry("%(num)d year", "k", "%(num)d years", forms, value_lines=(1, 2, 3, 4, 5, 6))) == []


def test_the_room_is_an_estimate_and_a_limit_is_a_limit() -> None:
    long = "نص طويل جدًا لا مكان له"
    notes = ("Room: about 10 characters",)
    assert checked(Entry("A text", "k", None, (long,), notes=notes, value_lines=(1,))) == [("k", "i18n-length")]
    assert checked(Entry("A text", "k", None, ("نص قصير جدا",), notes=notes, value_lines=(1,))) == []
    limit = ("max-length:10",)
    assert checked(Entry("A text", "k", None, ("نص قصير جدا",), flags=limit, value_lines=(1,))) == [
        ("k", "i18n-length")
    ]


def test_what_is_not_ready_is_not_checked() -> None:
    assert checked(Entry("12", "k", None, ("21",), flags=("fuzzy",), value_lines=(1,))) == []
    assert checked(Entry("12", "k", None, ("",), value_lines=(1,))) == []


def test_other_languages_are_spared_the_rules_of_arabic() -> None:
    assert checked(("Who, me?", "Wer, ich?"), locale="de") == []
    for locale in ("ar_PS", "ar-PS"):
        assert checked(("Who is it?", "من هو?"), locale=locale) == [("0", "i18n-ascii-mark")]
    assert checked(("12 boats", "21 Boote"), locale="de") == [("0", "i18n-numbers")]


@pytest.fixture
def dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dictionary program that knows every word but one."""
    program = tmp_path / "hunspell"
    program.write_text("#!/bin/sh\ngrep -x 'خنفشار' || true\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return program


def test_the_dictionary_is_asked_when_wanted(dictionary: Path) -> None:
    asks = Rules(dictionary=True)
    assert checked(("boats", "خنفشار"), rules=asks) == [("0", "i18n-unknown-word")]
    assert checked(("boats", "قوارب"), rules=asks) == []
    assert checked(("boats", "خنفشار")) == []
    dictionary.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    assert checked(("boats", "خنفشار"), rules=asks) == []


def test_no_dictionary_of_the_project_is_read(
    dictionary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """hunspell 1.7 takes ``ar.aff`` and ``ar.dic`` from the folder it is started in before all others."""
    dictionary.write_text("#!/bin/sh\ntest ! -e ar.dic || cat\n", "utf-8")
    (tmp_path / "ar.dic").touch()
    monkeypatch.chdir(tmp_path)
    assert checked(("boats", "قوارب"), rules=Rules(dictionary=True)) == []


MIXED = st.text(
    st.sampled_from(
        "ابتثجكيةىولء \u064b\u0640\u064dایک12٣۴,.،؛؟?%-–«»()[]{}n*<b>/@\u200b\u202e\u2067\u2069ﺍﻟ\n\tAz\ud800:+"
    ),
    max_size=40,
)


@given(source=MIXED, value=MIXED, language=st.sampled_from(LANGUAGES))
def test_no_text_is_too_odd(source: str, value: str, language: str) -> None:
    entry = Entry(source, "k", None, (value,), value_lines=(1,))
    catalog = Catalog("ar", "leaflet", "leaflet.po", False, ARABIC, {("k", source): entry}, {})
    for finding in check_catalog(catalog):
        shown = "".join(localized(sentence, language) for sentence in (finding.message, *finding.hints))
        assert finding.hints
        assert not re.search("[\u200b\u202e\u2067\n\t]", shown)


@pytest.mark.parametrize(
    ("locale", "rule", "values", "hint"),
    [
        ("fr", "nplurals=2; plural=n > 1;", ("une famille", "{n} familles"), "this form is for 0 and 1: put `{n}`"),
        (
            "fr",
            "nplurals=2; plural=n > 1;",
            ("{n} famille", "familles"),
            "this form is for 2, 3, 4 and so on: put `{n}`",
        ),
    ],
)
def test_a_form_of_several_numbers_is_told_which_they_are(
    locale: str, rule: str, values: tuple[str, ...], hint: str
) -> None:
    entry = Entry("{n} family", "k", "{n} families", values, value_lines=(1, 2))
    catalog = Catalog(locale, "leaflet", "leaflet.po", False, rule, {("k", entry.source): entry}, {})
    (found,) = check_catalog(catalog, Rules())
    assert found.code == "i18n-placeholder"
    assert found.hints[0].startswith(hint)
