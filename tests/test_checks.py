"""Checks of one finished translation as a build runs them: what is wrong is told, and what is right passes."""

from dataclasses import replace
from pathlib import Path

import pytest

from mezanprint.console.localization import localized
from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.checks import check_catalog, check_entry
from mezanprint.i18n.po.plurals import ARABIC
from mezanprint.i18n.po.po_file import Entry
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.diagnostics import Severity

CATALOG = Catalog("ar", "leaflet", "locales/ar/LC_MESSAGES/leaflet.po", False, ARABIC, {}, {})
HOMES = ("لا بيوت", "بيت واحد", "بيتان", "{n} بيوت", "{n} بيتًا", "{n} بيت")


def codes(entry: Entry) -> list[str]:
    return [finding.code for finding in check_entry(CATALOG, entry)]


def pair(source: str, *values: str, plural: str | None = None, comments: tuple[str, ...] = ()) -> Entry:
    return Entry(source, "key", plural, values, comments, value_lines=tuple(range(9, 9 + len(values))))


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("Light", "نور"),
        ("So far **{lamp.homes}** have [light](report).[^a]", "حتى الآن وصل [النور](report) إلى **{lamp.homes}**.[^a]"),
        ("Old \\\nand new", "قديم\\\nوجديد"),
        ("The \u2066x\u2069 code", "رمز \u2066x\u2069"),
        ("a < b", "أ < ب"),
        ('He said "no"', 'قال "لا"'),
        ("97% of 12 people", "97% من 12 شخصًا"),
        ("With a joiner", "هـ\u200c"),
        ("{{ daysUntil }} days left", "{{daysUntil}} أيام باقية"),
        ("Size %1x%2 pixels", "المقاس %2x%1 بكسل"),
        ("Zoo (.zoo)", "Zoo (.zoo)"),
        ("dddd", "dddd"),
        ("label_previous_item", "السابق:${itemtitle}"),
        ("['UTF-8', 'ISO-8859-15']", "['UTF-8', 'WINDOWS-1256']"),
        ("Characters like {, [", "محارف مثل } و]"),
        ("%c", "%-e %B %Y %-l:%M %p"),
        ("<p>Note</p>", "<P>ملاحظة</p>"),
        (
            'Start sentences with a capital (e.g. "my house. in this town" to "my house. In this town")',
            'ابدأ الجمل بحرف كبير (مثال: "my house. in this town" إلى "my house. In this town")',
        ),
    ],
)
def test_a_good_translation_passes(source: str, value: str) -> None:
    assert codes(pair(source, value)) == []


@pytest.mark.parametrize(
    ("source", "value", "code"),
    [
        ("{n} of {total}", "{n}", "i18n-placeholder"),
        ("{{ a }} of {{ b }}", "{{a}} من {{c}}", "i18n-placeholder"),
        ("%1x of it", "منه", "i18n-placeholder"),
        ("Zoo open.", "Zoo open.", "i18n-no-arabic"),
        ("{n}", "{n} {n}", "i18n-placeholder"),
        ("'https://mezan.org/?q=a'", "'https://mezan.org/؟q=a'", "i18n-address"),
        ("UTF-8 text", "نص UTF-16", "i18n-numbers"),
        ("previous {item}", "السابق item}", "i18n-placeholder"),
        ("%c", "%B", "i18n-placeholder"),
        ("Alnitak", "نظم الجوزاء 3", "i18n-lost-text"),
        ("Zuben El Genubi", "زبانا العقرب 1", "i18n-lost-text"),
        ("School", "مدرسة 1", "i18n-numbers"),
        ("Alnitak", "نظم الجوزاء 30", "i18n-numbers"),
        ("Alnitak 2", "نظم الجوزاء 3", "i18n-numbers"),
        ("{n}", "{عدد}", "i18n-placeholder"),
        ("{n}", "{n", "i18n-placeholder"),
        ("plain", "نص }", "i18n-placeholder"),
        ("plain", "نص %s", "i18n-placeholder"),
        ("**a** b", "أ ب", "i18n-markup"),
        ("a b", "*أ* ب", "i18n-markup"),
        ("a **b**", "أ **ب", "i18n-markup"),
        ("a[^x]", "أ[^y]", "i18n-markup"),
        ("[a](x)", "[أ](y)", "i18n-markup"),
        ("[a](x)", "[أ] (x)", "i18n-markup"),
        ("a", "<b>أ</b>", "i18n-markup"),
        ("a", "أ\u202eب", "i18n-character"),
        ("a", "أ\u200bب", "i18n-character"),
        ("a", "أ\u2067ب", "i18n-isolate"),
        ("a", "أ\nب", "i18n-space"),
        ("a", "أ\tب", "i18n-space"),
        ("a", 'أ "ب"', "i18n-quotation-mark"),
        ("12,300", "13,200", "i18n-numbers"),
    ],
)
def test_a_bad_translation_is_refused(source: str, value: str, code: str) -> None:
    found = check_entry(CATALOG, pair(source, value))
    assert {finding.code for finding in found} == {code}
    assert all(finding.hints and finding.span and finding.span.line == 9 for finding in found)


def test_a_hidden_character_in_a_placeholder_is_named() -> None:
    messages = [finding.message for finding in check_entry(CATALOG, pair("{n}", "{\u200fn}"))]
    assert any("<U+200F RIGHT-TO-LEFT MARK>" in message for message in messages)
    assert not any("\u200f" in message for message in messages)


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        ("\u200bنور", "U+200B ZERO WIDTH SPACE before `نور` is", "قبل \u2068`نور`\u2069"),
        ("نور\u200b", "U+200B ZERO WIDTH SPACE after `نور` is", "بعد \u2068`نور`\u2069"),
    ],
)
def test_it_is_told_on_which_side_of_a_word_a_hidden_character_stands(value: str, english: str, arabic: str) -> None:
    catalog = replace(CATALOG, by_id={("a", "Light"): pair("Light", value)})
    (finding,) = check_catalog(catalog)
    assert english in finding.message
    assert arabic in localized(finding.message, "ar")


def test_shapes_of_arabic_letters_are_not_told_as_untranslated_too() -> None:
    assert codes(pair("The water", "ﺍﻟﻤﻴﺎﻩ")) == ["i18n-presentation-form"]


def test_forms_of_one_number_may_leave_out_the_number() -> None:
    assert codes(pair("{n} home", *HOMES, plural="{n} homes")) == []


def test_forms_of_one_number_may_write_that_number_and_no_other() -> None:
    own = ("0 بيوت", "1 بيت", "2 بيت", *HOMES[3:])
    assert codes(pair("{n} home", *own, plural="{n} homes")) == []
    other = ("0 بيوت", "3 بيوت", "بيتان", *HOMES[3:])
    assert codes(pair("{n} home", *other, plural="{n} homes")) == ["i18n-numbers"]
    both = ("لا ألف", "ألف", "ألفان", "{n} آلاف", "{n} ألفًا", "{n} ألف")
    assert codes(pair("{n} thousand", *both, plural="{n} thousand")) == []
    assert codes(pair("thousand", "ألف", "ألف", "ألفين", "آلاف", "ألفًا", "ألف", plural="thousand")) == []
    assert codes(pair("million", "ألف", *["مليون"] * 5, plural="million")) == ["i18n-numbers"]
    lost = ["من 15"] * 3 + ["{n} من 51"] * 3
    assert codes(pair("{n} of 15", *lost, plural="{n} of 15")) == ["i18n-numbers"] * 3


@pytest.mark.parametrize("form", [3, 4, 5])
def test_the_other_forms_may_not(form: int) -> None:
    forms = [*HOMES[:form], "بيوت", *HOMES[form + 1 :]]
    assert codes(pair("{n} home", *forms, plural="{n} homes")) == ["i18n-placeholder"]


def test_no_form_may_have_another_placeholder() -> None:
    forms = ("بيوت {m}", *HOMES[1:])
    assert codes(pair("{n} home", *forms, plural="{n} homes")) == ["i18n-placeholder"]


def test_a_form_of_one_number_may_leave_out_that_number_and_no_name_beside_it() -> None:
    forms = ("المجلد خال من الرسائل", *["المجلد %s فيه %u رسالة"] * 5)
    found = check_entry(CATALOG, pair("%s has %u message", *forms, plural="%s has %u messages"))
    assert [each.message for each in found] == ["the translation lacks the placeholder `%s` [C5]"]


def test_a_person_can_accept_numbers_and_nothing_else() -> None:
    accepted = ("check: ignore C1 (said by its name)",)
    assert codes(pair("the refugees of 1948", "لاجئو النكبة")) == ["i18n-numbers"]
    assert codes(pair("the refugees of 1948", "لاجئو النكبة", comments=accepted)) == []
    assert codes(pair("the refugees of 1948", "*لاجئو النكبة", comments=accepted)) == ["i18n-markup"]


def test_real_catalogs_give_few_false_alarms(corpus: Path) -> None:
    found: list[str] = []
    total = 0
    for path in sorted(corpus.glob("*.po")):
        for entry in parse_po(path.read_bytes(), path.name).entries:
            if (
                entry.source
                and not entry.obsolete
                and not entry.fuzzy
                and not entry.blank
                and len(entry.values) in (1, 6)
            ):
                total += 1
                found += [each.code for each in check_entry(CATALOG, entry) if each.severity is Severity.ERROR]
    assert total > 1500
    assert found.count("i18n-numbers") == 0
    assert len(found) <= 0.02 * total
