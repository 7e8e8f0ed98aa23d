"""Documents, shared data and templates, each in a language of its own: what is missing in any other is an error."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from charity import change, project
from mezanprint.cli.main import command, run
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.selection import Selection, select
from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.model.texts import TextState
from mezanprint.project.files import Files
from mezanprint.translating.catalog_check import check_project
from mezanprint.translating.catalog_update import read_progress, translated_locales, update_catalogs
from mezanprint.translating.exchange import export_catalogs, import_catalogs
from mezanprint.translating.glossary_usage import count_terms
from writing import write

NewProject = Callable[..., Path]
TEMPLATES = "locales/{}/LC_MESSAGES/templates.po"
LETTER = """kind: fact-sheet
locale: ar
editions: [ar, en, ar+en]
date: 2026-11-22
title: نور لكل شارع
names: $lamp.names
standfirst: وصل النور إلى {lamp.homes.counted}.[^n]
notes: {n: إحصاء المصباح.}
sections: [{id: a, component: statement, slot: lead, text: {text: Lux, lang: la}}]
"""


def found(root: Path, document: str, locale: str, *, draft: bool = False) -> tuple[Diagnostic, ...]:
    """Return what preparing an edition finds."""
    read = project(root)
    (edition,) = select(read, Selection((document,), (locale,)))
    return prepare(read, edition, draft=draft).diagnostics


def told(root: Path, document: str, locale: str) -> list[str]:
    return [f"{each.code}: {each.message}" for each in found(root, document, locale)]


def html(root: Path, document: str, locale: str, *, draft: bool = False) -> str:
    read = project(root)
    (edition,) = select(read, Selection((document,), (locale,)))
    return prepare(read, edition, draft=draft).composition.html


def given(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [*map(str, arguments)], standalone_mode=False)


@pytest.mark.parametrize("locale", ["ar", "fr"])
def test_words_of_the_templates_are_needed_in_every_language(new_project: NewProject, locale: str) -> None:
    root = new_project("charity")
    path = TEMPLATES.format(locale)
    words = "الحواشي" if locale == "ar" else "Notes"
    change(root, path, (f'msgid "Notes"\nmsgstr "{words}"', 'msgid "Notes"\nmsgstr ""'))
    (missing,) = found(root, "school-bag", locale)
    assert (missing.severity, missing.code) == (Severity.ERROR, "i18n-untranslated")
    assert missing.message == f"1 of 4 words of the templates in `school-bag` have no `{locale}` translation: `Notes`"
    assert missing.span is not None
    lines = (root / path).read_text("utf-8").splitlines()
    assert (missing.span.path, lines[(missing.span.line or 0) - 2]) == (path, 'msgid "Notes"')
    (root / path).unlink()
    assert told(root, "school-bag", locale) == [
        f"i18n-no-catalog: no catalog, so all words of the templates in `school-bag` (4) have no `{locale}` translation"
    ]


def test_a_word_that_nobody_confirmed_is_none(new_project: NewProject) -> None:
    root = new_project("charity")
    change(root, TEMPLATES.format("fr"), ('msgid "Number"', '#, fuzzy\nmsgid "Number"'))
    assert told(root, "school-bag", "fr") == [
        "i18n-fuzzy: 1 of 4 words of the templates in `school-bag` have an unconfirmed `fr` translation: `Number`"
    ]
    assert told(root, "school-bag", "ar") == []


def test_a_word_that_no_page_of_the_document_prints_stops_none(new_project: NewProject) -> None:
    root = new_project("charity")
    change(root, TEMPLATES.format("fr"), ('msgstr "Fiche d’impression"', 'msgstr ""'))
    assert told(root, "school-bag", "fr") == []


def test_a_draft_shows_it_marked_in_the_language_of_the_templates(new_project: NewProject) -> None:
    root = new_project("charity")
    change(root, TEMPLATES.format("ar"), ('msgid "Notes"\nmsgstr "الحواشي"', 'msgid "Notes"\nmsgstr ""'))
    assert {each.severity for each in found(root, "school-bag", "ar", draft=True)} == {Severity.WARNING}
    page = html(root, "school-bag", "ar", draft=True)
    assert '<span class="untranslated" lang="en" dir="ltr">Notes</span>' in page
    assert "ما أُحصي" in page


def test_templates_in_another_language_are_said_once(new_project: NewProject) -> None:
    root = new_project("minimal")
    change(root, "mezanprint.toml", ('source_locale = "en"', 'source_locale = "en"\ntemplate_locale = "ar"'))
    change(root, "templates/base/page.html.jinja", ("Draft, not for release", "مسودة"))
    (root / TEMPLATES.format("ar")).unlink()
    assert told(root, "leaflet", "ar") == []
    assert translated_locales(Files(root)) == ("en", "ar")
    update_catalogs(root)
    assert '"X-Source-Language: ar\\n"' in (root / TEMPLATES.format("en")).read_text("utf-8")
    assert not (root / TEMPLATES.format("ar")).exists()
    assert "i18n-untranslated" in {each.code for each in found(root, "leaflet", "en", draft=True)}


def test_templates_are_in_the_english_that_a_project_has(new_project: NewProject) -> None:
    root = new_project("minimal")
    change(root, "mezanprint.toml", ('"en"', '"en_GB"'), ("en = ", "en_GB = "), ("[locales.en]", "[locales.en_GB]"))
    change(root, "content/leaflet/document.yaml", ("locale: en", "locale: en_GB"))
    change(root, "content/data/lamp.yaml", ("en: The Lamp", "en_GB: The Lamp"))
    assert project(root).config.template_locale == "en_GB"
    assert told(root, "leaflet", "en_GB") == []


def test_a_locale_nobody_knows_is_no_language_of_templates(new_project: NewProject) -> None:
    root = new_project("minimal")
    change(root, "mezanprint.toml", ('source_locale = "en"', 'source_locale = "en"\ntemplate_locale = "klingon"'))
    result = given("check", "--project", root)
    assert "`template_locale` is `klingon`, which is no locale that CLDR knows" in result.output


def test_shared_data_is_in_the_language_of_the_project_whatever_the_document(new_project: NewProject) -> None:
    root = new_project("minimal")
    write(root, LETTER, "content/letter/document.yaml")
    read = project(root)
    document, _ = read.document("letter")
    phrase = dict(document.references)["lamp.homes.counted"]
    assert (document.title.locale, getattr(phrase, "locale", "")) == ("ar", "en")
    arabic, _ = read.view("letter", "ar", draft=False)
    phrase = dict(arabic.references)["lamp.homes.counted"]
    assert (getattr(phrase, "value", ""), getattr(phrase, "state", "")) == ("{n} بيتًا", TextState.TRANSLATED)
    assert arabic.title.state is TextState.SOURCE
    assert told(root, "letter", "ar") == []


def test_both_halves_of_an_edition_are_translated_as_each_needs(new_project: NewProject) -> None:
    root = new_project("minimal")
    write(root, LETTER, "content/letter/document.yaml")
    codes = [(each.code, each.span and each.span.path) for each in found(root, "letter", "ar+en")]
    assert codes == [("i18n-no-catalog", "locales/en/LC_MESSAGES/letter.po")]
    change(root, "locales/ar/LC_MESSAGES/data.po", ("{n} بيتًا", ""))
    assert {(each.code, each.span and each.span.path) for each in found(root, "letter", "ar+en")} == {
        ("i18n-no-catalog", "locales/en/LC_MESSAGES/letter.po"),
        ("i18n-untranslated", "locales/ar/LC_MESSAGES/data.po"),
    }


def test_a_draft_shows_shared_texts_that_are_not_translated_marked_too(new_project: NewProject) -> None:
    root = new_project("minimal")
    write(
        root,
        re.sub("component:.*}]", "component: figures, slot: main, items: [lamp.homes]}]", LETTER),
        "content/letter/document.yaml",
    )
    change(root, "locales/ar/LC_MESSAGES/data.po", ('msgstr "بيوت مضاءة"', 'msgstr ""'))
    assert [each.code for each in found(root, "letter", "ar")] == ["i18n-untranslated"]
    assert {each.severity for each in found(root, "letter", "ar", draft=True)} == {Severity.WARNING}
    page = html(root, "letter", "ar", draft=True)
    assert '<span class="untranslated" lang="en" dir="ltr">homes with light</span>' in page


def test_only_what_is_in_another_language_is_extracted_and_counted(new_project: NewProject) -> None:
    root = new_project("minimal")
    assert translated_locales(Files(root)) == ("ar",)
    write(root, LETTER, "content/letter/document.yaml")
    assert translated_locales(Files(root)) == ("en", "ar")
    update_catalogs(root)
    assert not (root / "locales/ar/LC_MESSAGES/letter.po").exists()
    assert [(state.locale, state.domain) for state in read_progress(root)] == [
        ("en", "letter"),
        ("ar", "data"),
        ("ar", "leaflet"),
        ("ar", "templates"),
    ]


def test_an_update_makes_the_header_of_a_catalog_true(new_project: NewProject) -> None:
    root = new_project("charity")
    path = TEMPLATES.format("ar")
    change(root, path, ("X-Source-Language: en", "X-Source-Language: ar"))
    before = (root / path).read_text("utf-8")
    assert path in update_catalogs(root)
    assert (root / path).read_text("utf-8") == before.replace("X-Source-Language: ar", "X-Source-Language: en")


def test_a_catalog_from_elsewhere_need_not_say_that_it_is_out_of_english(new_project: NewProject) -> None:
    root = new_project("minimal")
    update_catalogs(root)
    path = root / "locales/ar/LC_MESSAGES/leaflet.po"
    path.write_text(path.read_text("utf-8").replace('"X-Source-Language: en\\n"\n', ""), "utf-8")
    assert update_catalogs(root) == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('msgstr "A bag and a notebook for all"', 'msgstr "حقيبة ودفتر لكل تلميذ"', "i18n-only-arabic"),
        ("1-800-555-0142 during", "1-800-555-0124 during", "i18n-numbers"),
        ("14 March 2011 the", "14 May 2012 the", "i18n-numbers"),
        ("{society.share} of those", "87.5% of those", "i18n-placeholder"),
        ("[form](form)", "form", "i18n-markup"),
        ("“Survey of families”", '\\"Survey of families\\"', "i18n-quotation-mark"),
    ],
)
def test_faults_of_a_translation_out_of_arabic_are_found(
    new_project: NewProject, old: str, new: str, code: str
) -> None:
    root = new_project("charity")
    change(root, "locales/en/LC_MESSAGES/school-bag.po", (old, new))
    assert code in {each.code for each in check_project(root)[1].findings}


def test_a_glossary_out_of_arabic_knows_a_term_in_any_form(new_project: NewProject) -> None:
    root = new_project("charity")
    write(
        root,
        "term,translation,forbidden\nحقيبة; حقائب,bag,rucksack\nاستبيان,survey,\nNumber,Number,\n",
        "locales/en/glossary.csv",
    )
    uses = {use.term.name: (use.used, use.broken) for use in count_terms(root, ["en"])}
    assert uses["حقيبة"][0] >= 5
    assert {broken for _, broken in uses.values()} == {0}
    change(root, "locales/en/LC_MESSAGES/school-bag.po", ("A bag and a notebook", "A rucksack and a notebook"))
    assert {use.term.name: use.broken for use in count_terms(root, ["en"])}["حقيبة"] == 1
    update_catalogs(root)
    notes = (root / "locales/school-bag.pot").read_text("utf-8").count("#. Glossary (en): حقيبة = bag")
    assert notes >= 5
    assert "Glossary (en)" not in (root / "locales/templates.pot").read_text("utf-8")


def test_words_translated_before_are_offered_out_of_arabic_too(new_project: NewProject) -> None:
    root = new_project("charity")
    change(root, "content/school-bag/document.yaml", ("kicker: نشرة تعريفية", "kicker: معلومات أساسية"))
    update_catalogs(root)
    text = (root / "locales/fr/LC_MESSAGES/school-bag.po").read_text("utf-8")
    assert "#. Translated elsewhere: L’essentiel\n" in text


@pytest.mark.parametrize("ending", ["csv", "xlsx", "xlf"])
def test_catalogs_go_out_and_come_back_whatever_their_languages(new_project: NewProject, ending: str) -> None:
    root = new_project("charity")
    target = root / f"french.{ending}"
    export_catalogs(root, "fr", target)
    returned = import_catalogs(root, target)
    assert (returned.findings, returned.written, returned.intake.refused) == ((), (), 0)
    if ending == "csv":
        head, *rows = csv.reader(io.StringIO(target.read_text("utf-8-sig"), newline=""))
        assert head[1:3] == ["source [ar, en]", "translation [fr]"] or head[1:3] == [
            "source [en, ar]",
            "translation [fr]",
        ]
        assert len(rows) > 100
    if ending == "xlf":
        text = target.read_text("utf-8")
        assert '<file id="school-bag" canResegment="no" srcDir="rtl" trgDir="ltr"' in text
        assert '<file id="templates" canResegment="no" srcDir="ltr" trgDir="ltr"' in text
        assert text.count('<notes><note category="source">') == 2


def test_a_sheet_reads_each_source_in_its_direction(new_project: NewProject) -> None:
    from openpyxl import load_workbook

    root = new_project("charity")
    export_catalogs(root, "fr", root / "french.xlsx")
    sheet = load_workbook(root / "french.xlsx").worksheets[0]
    rows = sheet.iter_rows(min_row=2)
    order = {str(row[0].value).partition(":")[0]: row[1].alignment.readingOrder for row in rows}
    assert order == {"data": 2, "school-bag": 2, "templates": 1, "thanks": 1}


def test_a_language_without_a_name_is_told_by_its_line_whatever_the_command(
    new_project: NewProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = new_project("minimal")
    change(root, "mezanprint.toml", ("[profiles.screen]", '[locales.fr]\ndigits = "latn"\n\n[profiles.screen]'))
    for words in (["update", "--locale", "fr"], ["status", "--locale", "fr"], ["fix", "--locale", "fr"]):
        monkeypatch.setattr("sys.argv", ["mezanprint", "i18n", *words, "--project", str(root)])
        assert run() == 1
        said = capsys.readouterr()
        assert "mezanprint.toml:4" in said.out
        assert "`fr` is missing in `[name]`" in said.out
        assert "fault of mezanprint" not in said.out + said.err


def test_an_arabic_leaflet_with_arabic_data_is_made_in_an_english_project(new_project: NewProject) -> None:
    root = new_project("minimal")
    write(
        root,
        LETTER.replace("[ar, en, ar+en]", "[ar]").replace("lamp.homes", "streets.lit"),
        "content/letter/document.yaml",
    )
    forms = "{one: شارع واحد, few: '{n} شوارع', many: '{n} شارعًا', other: '{n} شارع'}"
    figure = f"{{value: 12, label: شوارع مضاءة, counted: {forms}, source: إحصاء المصباح}}"
    write(root, f"figures:\n  lit: {figure}\n", "content/data/streets.yaml")
    assert told(root, "letter", "ar") == []
    assert "12 شارعًا" in html(root, "letter", "ar").replace("&nbsp;", " ").replace("\u00a0", " ")
    assert "الحواشي" in html(root, "letter", "ar")
    update_catalogs(root)
    assert [(state.locale, state.domain) for state in read_progress(root, ["en"])] == [
        ("en", "data_ar"),
        ("en", "letter"),
    ]
    assert [(state.locale, state.domain) for state in read_progress(root, ["ar"])] == [
        ("ar", "data"),
        ("ar", "leaflet"),
        ("ar", "templates"),
    ]
