"""Documents in another locale: only confirmed translations are printed, and every gap is told."""

from pathlib import Path

import pytest

from leaflets import SOURCES, entry, leaflet, put, text
from mezanprint.i18n.catalogs.catalogs import read_catalogs
from mezanprint.i18n.translate import as_source, template_messages, translate
from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.model.documents import Document, iter_texts
from mezanprint.model.texts import Text, TextState
from mezanprint.project.files import Files

FORMS = ("لا بيوت", "بيت واحد", "بيتان", "{n} بيوت", "{n} بيتًا", "{n} بيت")
TITLE = entry("title", "Light", "نور")


def run(files: Files, document: Document, *, draft: bool = False) -> tuple[dict[str, Text], tuple[Diagnostic, ...]]:
    translated, findings = translate(document, read_catalogs(files, "ar", SOURCES), draft=draft)
    return {each.key: each for each in iter_texts(translated)}, findings


def test_a_translated_text_holds_the_translation_and_its_source(tmp_path: Path) -> None:
    texts, findings = run(put(tmp_path, "leaflet", TITLE), leaflet())
    title = texts["title"]
    assert (title.value, title.locale, title.state, title.source) == ("نور", "ar", TextState.TRANSLATED, "Light")
    assert findings == ()


def test_the_document_says_its_locale(tmp_path: Path) -> None:
    catalogs = read_catalogs(put(tmp_path, "leaflet", TITLE), "ar", SOURCES)
    translated, _ = translate(leaflet(), catalogs, draft=False)
    assert (translated.locale, translated.source_locale) == ("ar", "en")


@pytest.mark.parametrize(
    ("catalog", "value", "state", "code"),
    [
        (entry("other", "Other", "آخر"), "Light", TextState.MISSING, "i18n-untranslated"),
        (entry("title", "Light", ""), "Light", TextState.MISSING, "i18n-untranslated"),
        (entry("title", "Light", " \u200b"), "Light", TextState.MISSING, "i18n-untranslated"),
        (entry("title", "Light", "نور", before="#, fuzzy\n"), "نور", TextState.FUZZY, "i18n-fuzzy"),
        (entry("title", "Lights", "أنوار"), "أنوار", TextState.FUZZY, "i18n-outdated"),
        (entry("title", "Light", "<b>نور</b>"), "<b>نور</b>", TextState.DISPUTED, "i18n-markup"),
    ],
)
def test_the_source_stands_only_where_there_is_no_translation_and_what_is_not_confirmed_is_an_error(
    tmp_path: Path, catalog: str, value: str, state: TextState, code: str
) -> None:
    texts, findings = run(put(tmp_path, "leaflet", catalog), leaflet())
    title = texts["title"]
    assert (title.value, title.locale, title.state) == (value, "en" if value == "Light" else "ar", state)
    assert {finding.code for finding in findings} == {code}
    assert {finding.severity for finding in findings} == {Severity.ERROR}


def test_in_a_draft_the_same_is_a_warning(tmp_path: Path) -> None:
    texts, findings = run(put(tmp_path, "leaflet"), leaflet(), draft=True)
    assert texts["title"].state is TextState.MISSING
    assert [(each.severity, each.code) for each in findings] == [(Severity.WARNING, "i18n-untranslated")]


def test_gaps_are_told_once_for_a_catalog_with_their_number_and_first_place(tmp_path: Path) -> None:
    names = [f"items.{number}" for number in range(1, 8)]
    entries = [entry(name, f"Item {index}", "") for index, name in enumerate(names)]
    document = leaflet(*(text(name, f"Item {index}") for index, name in enumerate(names)))
    _, (finding,) = run(put(tmp_path, "leaflet", TITLE, *entries), document)
    assert finding.message == (
        "7 of 8 texts of `leaflet` have no `ar` translation: `items.1`, `items.2`, `items.3`, `items.4`, `items.5`, ..."
    )
    assert str(finding.span) == "locales/ar/LC_MESSAGES/leaflet.po:13"


def test_kinds_of_gaps_and_catalogs_are_told_apart(tmp_path: Path) -> None:
    put(tmp_path, "data", entry("lamp.label", "homes", "بيوت", before="#, fuzzy\n"))
    files = put(tmp_path, "leaflet", entry("title", "Lights", "أنوار"))
    _, findings = run(files, leaflet(text("lamp.label", "homes", "data"), text("kicker", "Now")))
    assert [finding.code for finding in findings] == ["i18n-untranslated", "i18n-outdated", "i18n-fuzzy"]
    assert findings[2].message == "all shared texts in `leaflet` (1) have an unconfirmed `ar` translation: `lamp.label`"


def test_an_absent_catalog_is_one_finding_with_the_way_to_start_one(tmp_path: Path) -> None:
    texts, (finding,) = run(Files(tmp_path), leaflet(text("kicker", "Now")))
    assert {each.state for each in texts.values()} == {TextState.MISSING}
    assert finding.code == "i18n-no-catalog"
    assert str(finding.span) == "locales/ar/LC_MESSAGES/leaflet.po"
    assert "mezanprint i18n update --locale ar" in finding.hints[0]


def test_a_text_that_stands_twice_counts_once(tmp_path: Path) -> None:
    shared = text("lamp.label", "homes", "data")
    _, findings = run(put(tmp_path, "leaflet", TITLE), leaflet(shared, shared))
    assert [finding.message.split(" have")[0] for finding in findings] == [
        "no catalog, so all shared texts in `leaflet` (1)"
    ]


@pytest.mark.parametrize(
    ("count", "form"), [(0, 0), (1, 1), (2, 2), (6, 3), (11, 4), (99, 4), (100, 5), (1250, 4), (None, 5), (-6, 3)]
)
def test_a_counted_phrase_takes_the_form_of_its_number(tmp_path: Path, count: int | None, form: int) -> None:
    files = put(tmp_path, "leaflet", TITLE, entry("homes", "{n} home", *FORMS, plural="{n} homes"))
    texts, findings = run(files, leaflet(text("homes", "{n} home", plural="{n} homes", count=count)))
    assert texts["homes"].value == FORMS[form]
    assert findings == ()


def test_a_counted_phrase_with_one_blank_form_is_not_translated(tmp_path: Path) -> None:
    files = put(tmp_path, "leaflet", TITLE, entry("homes", "{n} home", *FORMS[:5], "", plural="{n} homes"))
    texts, (finding,) = run(files, leaflet(text("homes", "{n} home", plural="{n} homes", count=6)))
    assert (texts["homes"].value, texts["homes"].state) == ("{n} homes", TextState.MISSING)
    assert finding.code == "i18n-untranslated"


def test_another_plural_of_the_source_makes_a_translation_outdated(tmp_path: Path) -> None:
    files = put(tmp_path, "leaflet", TITLE, entry("homes", "{n} home", *FORMS, plural="{n} houses"))
    _, (finding,) = run(files, leaflet(text("homes", "{n} home", plural="{n} homes", count=6)))
    assert finding.code == "i18n-outdated"


@pytest.mark.parametrize(("count", "value"), [(1, "{n} home"), (0, "{n} homes"), (6, "{n} homes"), (None, "{n} homes")])
def test_the_source_edition_has_the_english_form(count: int | None, value: str) -> None:
    document = as_source(leaflet(text("homes", "{n} home", plural="{n} homes", count=count)))
    texts = {each.key: each for each in iter_texts(document)}
    assert (texts["homes"].value, texts["title"].value) == (value, "Light")
    assert {each.state for each in texts.values()} == {TextState.SOURCE}


def test_the_source_locale_needs_no_catalog(tmp_path: Path) -> None:
    document, findings = translate(leaflet(), read_catalogs(Files(tmp_path), "en", SOURCES), draft=False)
    assert (document.locale, findings) == ("en", ())


def test_a_fault_of_a_translation_names_its_key_and_line(tmp_path: Path) -> None:
    _, (finding,) = run(put(tmp_path, "leaflet", entry("title", "Light", "نور {x}")), leaflet())
    assert (finding.code, finding.key, str(finding.span)) == (
        "i18n-placeholder", "leaflet:title", "locales/ar/LC_MESSAGES/leaflet.po:9"
    )  # fmt: skip


def test_the_words_of_templates_say_their_state(tmp_path: Path) -> None:
    files = put(
        tmp_path,
        "templates",
        entry("", "Notes", "هوامش"),
        entry("month", "May", "أيار"),
        entry("", "Period", "", before=""),
        entry("", "Source", "المصدر", before="#, fuzzy\n"),
        entry("", "Photo", "<i>صورة</i>"),
    )
    messages = template_messages(read_catalogs(files, "ar", SOURCES))
    found = {id_: (message.value, message.state) for id_, message in messages.entries.items()}
    assert found == {
        ("", "Notes"): ("هوامش", TextState.TRANSLATED),
        ("month", "May"): ("أيار", TextState.TRANSLATED),
        ("", "Period"): ("Period", TextState.MISSING),
        ("", "Source"): ("المصدر", TextState.FUZZY),
        ("", "Photo"): ("<i>صورة</i>", TextState.DISPUTED),
    }
    assert messages.lookup("", "Unknown").state is TextState.MISSING


def test_a_faulty_word_of_the_templates_stops_the_build(tmp_path: Path) -> None:
    put(tmp_path, "templates", entry("", "Photo", "<i>صورة</i>"))
    _, findings = run(put(tmp_path, "leaflet", TITLE), leaflet())
    assert {(finding.code, finding.span and finding.span.path) for finding in findings} == {
        ("i18n-markup", "locales/ar/LC_MESSAGES/templates.po")
    }
