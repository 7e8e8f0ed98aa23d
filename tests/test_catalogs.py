"""Catalogs as a document needs them: sound ones read, absent ones said to be so, unsound ones refused with a remedy."""

import pickle
import tracemalloc
from pathlib import Path

import pytest

from leaflets import SOURCES
from mezanprint.i18n.catalogs.catalogs import catalog_path, read_catalog, read_catalogs
from mezanprint.i18n.checks import check_entry
from mezanprint.i18n.po.plurals import ARABIC
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity
from mezanprint.project.files import Files
from steps import LINES_TO_REFUSE, at_most

FIELDS = ("Language: ar", "Content-Type: text/plain; charset=UTF-8", f"Plural-Forms: {ARABIC}")
HEADER = 'msgid ""\nmsgstr ""\n' + "".join(f'"{field}\\n"\n' for field in FIELDS) + "\n"


def put(root: Path, domain: str, text: str | bytes, locale: str = "ar") -> Files:
    path = root / catalog_path(locale, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return Files(root)


def refused(files: Files, locale: str = "ar") -> tuple[Diagnostic, ...]:
    with pytest.raises(Fault) as caught:
        read_catalog(files, locale, "leaflet")
    return caught.value.diagnostics


def test_the_three_catalogs_of_a_document_are_read(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", HEADER + 'msgctxt "title"\nmsgid "Light"\nmsgstr "نور"\n')
    files = put(tmp_path, "templates", HEADER + 'msgid "Notes"\nmsgstr "هوامش"\n')
    catalogs = read_catalogs(files, "ar", SOURCES)
    assert [catalog.domain for catalog in catalogs] == ["leaflet", "data", "templates"]
    assert [catalog.absent for catalog in catalogs] == [False, True, False]
    entry = catalogs.by_domain["leaflet"].find("title", "Light")
    assert entry is not None
    assert entry.values == ("نور",)
    assert catalogs.by_domain["templates"].by_id["", "Notes"].values == ("هوامش",)
    assert files.records[catalog_path("ar", "data")] == "absent"


def test_what_is_written_in_a_locale_has_no_catalog_there(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", "no catalog at all")
    files = put(tmp_path, "templates", HEADER + 'msgid "Notes"\nmsgstr "هوامش"\n')
    catalogs = read_catalogs(files, "ar", {"leaflet": "ar", "data": "ar", "templates": "en"})
    assert [(catalog.domain, catalog.source_locale) for catalog in catalogs] == [("templates", "en")]


@pytest.mark.parametrize(
    ("line", "known", "locale"),
    [("", "", "en"), ("X-Source-Language: ar", "", "ar"), ("X-Source-Language: ar", "fr", "fr")],
)
def test_a_catalog_says_of_which_language_it_is_unless_that_is_known(
    tmp_path: Path, line: str, known: str, locale: str
) -> None:
    header = HEADER.rstrip("\n") + (f'\n"{line}\\n"\n' if line else "\n")
    assert read_catalog(put(tmp_path, "leaflet", header), "ar", "leaflet", known).source_locale == locale


def test_obsolete_entries_and_the_header_are_no_messages(tmp_path: Path) -> None:
    files = put(tmp_path, "leaflet", HEADER + '#~ msgctxt "title"\n#~ msgid "Light"\n#~ msgstr "نور"\n')
    catalog = read_catalog(files, "ar", "leaflet")
    assert not catalog.by_id
    assert catalog.find("title", "Light") is None


def test_a_text_is_found_by_key_and_words_before_key_alone(tmp_path: Path) -> None:
    text = 'msgctxt "k"\nmsgid "old"\nmsgstr "1"\n\nmsgctxt "k"\nmsgid "now"\nmsgstr "2"\n'
    catalog = read_catalog(put(tmp_path, "leaflet", HEADER + text), "ar", "leaflet")
    found = [catalog.find("k", source) for source in ("now", "else")]
    assert [entry and entry.values for entry in found] == [("2",), ("1",)]


def test_each_translation_has_its_place(tmp_path: Path) -> None:
    files = put(tmp_path, "leaflet", HEADER + 'msgctxt "title"\nmsgid "Light"\nmsgstr "نور"\n')
    spans = read_catalogs(files, "ar", SOURCES).spans
    assert str(spans["leaflet", "title"]) == "locales/ar/LC_MESSAGES/leaflet.po:9"
    assert spans["leaflet", "title"].excerpt == 'msgstr "نور"'


def test_catalogs_cross_processes(tmp_path: Path) -> None:
    catalogs = read_catalogs(put(tmp_path, "leaflet", HEADER), "ar", SOURCES)
    assert pickle.loads(pickle.dumps(catalogs)) == catalogs


def test_faults_of_all_catalogs_are_told_at_once(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", HEADER + 'msgid "x\n')
    files = put(tmp_path, "data", HEADER + "stray\n")
    with pytest.raises(Fault) as caught:
        read_catalogs(files, "ar", SOURCES)
    assert [each.span.path.rsplit("/", 1)[1] for each in caught.value.diagnostics if each.span] == [
        "leaflet.po",
        "data.po",
    ]


def test_a_catalog_without_a_header_is_refused(tmp_path: Path) -> None:
    (found,) = refused(put(tmp_path, "leaflet", 'msgctxt "title"\nmsgid "Light"\nmsgstr "نور"\n'))
    assert found.code == "i18n-header"
    assert "Content-Type" in found.hints[0]


@pytest.mark.parametrize("charset", ["windows-1256", "utf-7", "rot13", "undefined", "CHARSET", ""])
def test_any_encoding_but_utf8_is_refused(tmp_path: Path, charset: str) -> None:
    (found,) = refused(put(tmp_path, "leaflet", HEADER.replace("UTF-8", charset)))
    assert found.code == "i18n-encoding"
    assert charset.lower() in found.message


def test_a_catalog_of_another_language_is_refused(tmp_path: Path) -> None:
    (found,) = refused(put(tmp_path, "leaflet", HEADER.replace("Language: ar", "Language: fr")))
    assert found.code == "i18n-language"
    assert "`fr`" in found.message


@pytest.mark.parametrize("language", ["ar_PS", "ar-EG", ""])
def test_a_region_or_no_language_is_accepted(tmp_path: Path, language: str) -> None:
    files = put(tmp_path, "leaflet", HEADER.replace("Language: ar", f"Language: {language}"))
    assert not read_catalog(files, "ar", "leaflet").absent


@pytest.mark.parametrize(
    "rule", ["nplurals=2; plural=n != 1;", "nplurals=2; plural=n/0;", "nplurals=2000000000; plural=0;", "much"]
)
def test_a_wrong_plural_rule_is_refused_with_the_right_one(tmp_path: Path, rule: str) -> None:
    (found,) = refused(put(tmp_path, "leaflet", HEADER.replace(ARABIC, rule)))
    assert found.code == "i18n-plural-rule"
    assert ARABIC in found.hints[0]


def test_counted_phrases_need_a_plural_rule(tmp_path: Path) -> None:
    header = HEADER.replace(f'"Plural-Forms: {ARABIC}\\n"\n', "")
    put(tmp_path, "leaflet", header)
    assert not read_catalog(Files(tmp_path), "ar", "leaflet").absent
    counted = 'msgid "{n} home"\nmsgid_plural "{n} homes"\n' + "".join(f'msgstr[{n}] "x"\n' for n in range(6))
    (found,) = refused(put(tmp_path, "leaflet", header + counted))
    assert found.code == "i18n-plural-rule"


def test_a_counted_phrase_needs_all_its_forms(tmp_path: Path) -> None:
    text = 'msgctxt "homes"\nmsgid "{n} home"\nmsgid_plural "{n} homes"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
    (found,) = refused(put(tmp_path, "leaflet", HEADER + text))
    assert found.code == "i18n-plural-forms"
    assert found.message == "`homes` has 2 forms where `ar` has 6"
    untranslated = text.replace('"x"', '""').replace('"y"', '""')
    (entry,) = read_catalog(put(tmp_path, "leaflet", HEADER + untranslated), "ar", "leaflet").by_id.values()
    assert entry.blank


HOSTILE = {
    "p15-plural-divzero.po": "i18n-plural-rule",
    "p17-plural-huge-n.po": "i18n-plural-rule",
    "p19-plural-power.po": "i18n-plural-rule",
    "p21-charset-utf7.po": "i18n-encoding",
    "p23-charset-rot13.po": "i18n-encoding",
    "p25-charset-undefined.po": "i18n-encoding",
    "p27-unterminated.po": "i18n-syntax",
    "p29-nul.po": "i18n-character",
    "p31-invalid-utf8.po": "i18n-encoding",
}
HOSTILE_ENTRIES = {
    "p01-html.po": "i18n-markup",
    "p03-format-width.po": "i18n-placeholder",
    "p05-format-extra.po": "i18n-placeholder",
    "p09-bidi.po": "i18n-character",
}


def given(hostile: Path, name: str, root: Path) -> Files:
    data = (hostile / "po" / name).read_bytes()
    return put(root, "leaflet", data.replace(b"\\x41", b"A"))


@pytest.mark.parametrize(("name", "code"), HOSTILE.items())
def test_a_hostile_catalog_is_refused_cheaply(hostile: Path, tmp_path: Path, name: str, code: str) -> None:
    files = given(hostile, name, tmp_path)
    tracemalloc.start()
    with at_most(LINES_TO_REFUSE):
        found = refused(files)
    assert tracemalloc.get_traced_memory()[1] < 20 * 1024 * 1024
    tracemalloc.stop()
    assert code in {each.code for each in found}
    assert all(each.severity is Severity.ERROR and each.span and each.span.line for each in found)


@pytest.mark.parametrize(("name", "code"), HOSTILE_ENTRIES.items())
def test_a_hostile_translation_is_refused(hostile: Path, tmp_path: Path, name: str, code: str) -> None:
    catalog = read_catalog(given(hostile, name, tmp_path), "ar", "leaflet")
    found = [each for entry in catalog.by_id.values() for each in check_entry(catalog, entry)]
    assert code in {each.code for each in found if each.severity is Severity.ERROR}


def test_a_quotation_mark_that_could_end_an_attribute_is_warned_of(hostile: Path, tmp_path: Path) -> None:
    catalog = read_catalog(given(hostile, "p35-attribute-break.po", tmp_path), "ar", "leaflet")
    found = [each for entry in catalog.by_id.values() for each in check_entry(catalog, entry)]
    assert (Severity.WARNING, "i18n-quotation-mark") in [(each.severity, each.code) for each in found]


def test_fuzzy_and_blank_translations_are_known_as_such(hostile: Path, tmp_path: Path) -> None:
    catalog = read_catalog(given(hostile, "p11-fuzzy.po", tmp_path), "ar", "leaflet")
    assert [(entry.source, entry.fuzzy) for entry in catalog.by_id.values()] == [("not guilty", True)]
    catalog = read_catalog(given(hostile, "p33-empty-and-space.po", tmp_path), "ar", "leaflet")
    assert [entry.blank for entry in catalog.by_id.values()] == [True]


def test_nothing_of_a_header_is_in_a_catalog_value(hostile: Path, tmp_path: Path) -> None:
    catalog = read_catalog(given(hostile, "p13-header-leak.po", tmp_path), "ar", "leaflet")
    assert "leila" not in repr([entry.values for entry in catalog.by_id.values()]).lower()
    assert list(catalog.by_id) == [("", "Title")]


def test_a_fault_of_the_header_points_at_its_field(tmp_path: Path) -> None:
    (found,) = refused(put(tmp_path, "leaflet", "# by\n# us\n" + HEADER.replace("UTF-8", "latin1")))
    assert found.span is not None
    assert (found.span.line, found.span.column) == (6, 1)
    assert found.span.excerpt == '"Content-Type: text/plain; charset=latin1\\n"'


def test_a_fault_of_one_form_points_at_its_line(tmp_path: Path) -> None:
    forms = "".join(f'msgstr[{n}] "{{n}} كم"\n' for n in range(5))
    text = f'{HEADER}msgid "{{n}} km"\nmsgid_plural "{{n}} km"\n{forms}msgstr[5] "كم"\n'
    catalog = read_catalog(put(tmp_path, "leaflet", text), "ar", "leaflet")
    (found,) = [each for entry in catalog.by_id.values() for each in check_entry(catalog, entry)]
    assert found.span is not None
    assert (found.span.line, found.span.excerpt) == (14, 'msgstr[5] "كم"')
