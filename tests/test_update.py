"""Catalogs brought up to date: nothing a translator wrote is lost, nothing that stayed is touched."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflets import HEADER, entry, put
from merging import update_catalog
from mezanprint.i18n.catalogs.memory import Memory
from mezanprint.i18n.catalogs.update import merge_catalog, message_names, remember, update_locale
from mezanprint.i18n.po.po_file import Entry, PoFile, Previous, Slot
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files

POT = HEADER.replace("Language: ar", "Language: ")


def merge(template: str, catalog: str) -> str:
    updated = update_catalog(
        parse_po((POT + template).encode(), "t.pot"), parse_po((HEADER + catalog).encode(), "t.po"), "ar"
    )
    return write_po(updated).decode().removeprefix(HEADER)


def blank(key: str, source: str, plural: str = "") -> str:
    return entry(key, source, *([""] * (2 if plural else 1)), plural=plural)


def test_what_stayed_keeps_its_bytes() -> None:
    wrapped = '# mine\n#, odd , flags\nmsgctxt "a"\nmsgid ""\n"one "\n"two"\nmsgstr ""\n"واحد "\n"اثنان"\n\n'
    template = '#, flags, odd\nmsgctxt "a"\nmsgid "one two"\nmsgstr ""\n\n'
    assert merge(template, wrapped) == wrapped


def test_a_changed_text_keeps_its_translation_fuzzy_with_the_words_it_was_for() -> None:
    assert merge(blank("a", "Closed"), entry("a", "Open", "مفتوح")) == (
        '#, fuzzy\n#| msgctxt "a"\n#| msgid "Open"\nmsgctxt "a"\nmsgid "Closed"\nmsgstr "مفتوح"\n\n'
    )


def test_a_second_change_keeps_the_words_the_translation_was_for() -> None:
    once = merge(blank("a", "Closed"), entry("a", "Open", "مفتوح"))
    twice = merge(blank("a", "Shut"), once)
    assert twice == once.replace('\nmsgid "Closed"', '\nmsgid "Shut"')
    assert '#| msgid "Open"' in twice


def test_a_changed_text_without_a_translation_is_only_changed() -> None:
    assert merge(blank("a", "Closed"), blank("a", "Open")) == blank("a", "Closed")


def test_a_new_text_is_empty_and_stands_in_its_place() -> None:
    catalog = entry("a", "one", "واحد") + entry("c", "three", "ثلاثة")
    template = blank("a", "one") + blank("b", "two") + blank("c", "three")
    assert merge(template, catalog) == entry("a", "one", "واحد") + blank("b", "two") + entry("c", "three", "ثلاثة")


def test_a_moved_text_keeps_its_translation_unmarked() -> None:
    catalog = entry("t.1", "One", "واحد") + entry("t.2", "Two", "اثنان")
    template = blank("t.1", "Zero") + blank("t.2", "One") + blank("t.3", "Two")
    assert merge(template, catalog) == blank("t.1", "Zero") + entry("t.2", "One", "واحد") + entry("t.3", "Two", "اثنان")


def test_what_is_gone_is_kept_as_obsolete_at_the_end_and_comes_back() -> None:
    catalog = entry("a", "one", "واحد", before="# mine\n#: old.yaml\n") + entry("b", "two", "اثنان")
    without = merge(blank("b", "two"), catalog)
    assert (
        without.rstrip("\n") + "\n"
        == entry("b", "two", "اثنان") + '# mine\n#~ msgctxt "a"\n#~ msgid "one"\n#~ msgstr "واحد"\n'
    )
    again = merge(blank("a", "one") + blank("b", "two"), without)
    assert again.strip() == (entry("a", "one", "واحد", before="# mine\n") + entry("b", "two", "اثنان")).strip()


def test_an_empty_entry_that_is_gone_leaves_nothing() -> None:
    assert merge(blank("b", "two"), blank("a", "one") + entry("b", "two", "اثنان")) == entry("b", "two", "اثنان")


def test_notes_and_references_follow_the_source_without_touching_the_translation() -> None:
    catalog = 'msgctxt "a"\nmsgid "one"\nmsgstr ""\n"wrap"\n"ped"\n\n'
    template = "#. Panel 2\n#: content/a.yaml\n" + blank("a", "one")
    assert merge(template, catalog) == "#. Panel 2\n#: content/a.yaml\n" + catalog


def test_a_new_counted_phrase_has_all_forms_of_the_locale() -> None:
    merged = merge(blank("n", "{n} home", plural="{n} homes"), "")
    assert merged.count("msgstr[") == 6


def test_a_text_that_becomes_counted_keeps_its_words_in_every_form() -> None:
    merged = merge(blank("n", "{n} home", plural="{n} homes"), entry("n", "homes", "بيوت"))
    assert merged.count('"بيوت"') == 6
    assert merged.startswith("#, fuzzy\n")


def test_a_translators_flag_stays() -> None:
    assert "#, max-length:28\n" in merge(blank("a", "one"), entry("a", "one", "واحد", before="#, max-length:28\n"))


def project(root: Path, template: str, domain: str = "leaflet") -> Files:
    (root / "locales").mkdir(exist_ok=True)
    (root / f"locales/{domain}.pot").write_text(POT + template)
    return Files(root)


def test_a_locale_without_catalogs_gets_them(tmp_path: Path) -> None:
    ((path, text),) = update_locale(project(tmp_path, blank("a", "one")), "ar")
    assert path == "locales/ar/LC_MESSAGES/leaflet.po"
    assert "Language: ar" in text
    assert "nplurals=6" in text
    assert text.endswith('\nmsgctxt "a"\nmsgid "one"\nmsgstr ""\n')


def test_an_up_to_date_catalog_is_not_named(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", entry("a", "one", "واحد"))
    assert update_locale(project(tmp_path, blank("a", "one")), "ar") == ()
    assert len(update_locale(project(tmp_path, blank("b", "two")), "ar")) == 1


def test_the_same_words_elsewhere_are_offered_and_stay_offered(tmp_path: Path) -> None:
    put(tmp_path, "poster", entry("head", "Light", "نور"), entry("foot", "Dark", "ظلام"))
    put(tmp_path, "gone", '#~ msgctxt "x"\n#~ msgid "Lamp"\n#~ msgstr "مصباح"\n')
    project(tmp_path, blank("head", "Light"), "poster")
    files = project(tmp_path, blank("a", "Light") + blank("b", "Lamp") + blank("c", "New"))
    changed = dict(update_locale(files, "ar"))
    text = changed["locales/ar/LC_MESSAGES/leaflet.po"]
    assert (
        '#. Translated before: the same words at head\n#, fuzzy\n#| msgctxt "head"\n#| msgid "Light"\n'
        'msgctxt "a"\nmsgid "Light"\nmsgstr "نور"\n'
    ) in text
    assert 'msgctxt "b"\nmsgid "Lamp"\nmsgstr "مصباح"\n' in text
    assert text.endswith('\nmsgctxt "c"\nmsgid "New"\nmsgstr ""\n')
    for path, written in changed.items():
        (tmp_path / path).write_text(written)
    assert update_locale(files, "ar") == ()


def test_words_that_went_to_another_document_are_offered_there(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", entry("a", "Light", "نور"))
    put(tmp_path, "poster", entry("head", "Lamp", "مصباح"))
    project(tmp_path, blank("a", "Lamp"))
    files = project(tmp_path, blank("head", "Lamp") + blank("b", "Light"), "poster")
    changed = dict(update_locale(files, "ar"))
    leaflet, poster = changed.values()
    assert (
        '#. Translated elsewhere: مصباح\n#, fuzzy\n#| msgctxt "a"\n#| msgid "Light"\nmsgctxt "a"\nmsgid "Lamp"'
        in leaflet
    )
    assert (
        '#. Translated before: the same words at a\n#, fuzzy\n#| msgctxt "a"\n#| msgid "Light"\nmsgctxt "b"' in poster
    )
    for path, written in changed.items():
        (tmp_path / path).write_text(written)
    assert update_locale(files, "ar") == ()


def test_what_changes_in_the_same_update_is_remembered_as_it_is_afterwards(tmp_path: Path) -> None:
    put(tmp_path, "album", entry("x", "Lamp", "مصباح"))
    put(tmp_path, "leaflet", entry("a", "Light", "نور"))
    put(tmp_path, "poster", entry("head", "Lamp", "قنديل"))
    project(tmp_path, blank("x", "Torch"), "album")
    project(tmp_path, blank("head", "Lamp"), "poster")
    files = project(tmp_path, blank("a", "Lamp"))
    changed = dict(update_locale(files, "ar"))
    assert "#. Translated elsewhere: قنديل\n" in changed["locales/ar/LC_MESSAGES/leaflet.po"]
    for path, written in changed.items():
        (tmp_path / path).write_text(written)
    assert update_locale(files, "ar") == ()


def test_a_changed_figure_is_said_in_the_catalog(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", entry("a", "12,300 people", "12,300 شخص"))
    ((_, text),) = update_locale(project(tmp_path, "#. Panel 2\n" + blank("a", "13,200 people")), "ar")
    assert '#. Panel 2\n#. Changed figure: 12,300 -> 13,200\n#, fuzzy\n#| msgctxt "a"\n#| msgid "12,300' in text


@pytest.mark.parametrize("name", ["a", "leaflet:a"])
def test_a_named_correction_makes_nothing_fuzzy(tmp_path: Path, name: str) -> None:
    put(tmp_path, "leaflet", entry("a", "Big boast", "قاربان") + entry("b", "Big nest", "شبكتان"))
    files = project(tmp_path, blank("a", "Big boats") + blank("b", "Big nets"))
    ((_, text),) = update_locale(files, "ar", (name,))
    assert '\n\nmsgctxt "a"\nmsgid "Big boats"\nmsgstr "قاربان"\n' in text
    assert '#, fuzzy\n#| msgctxt "b"\n' in text


@pytest.mark.provokes("i18n-typo")
def test_a_changed_figure_is_no_correction(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", entry("a", "12 boats", "12 قاربًا"))
    with pytest.raises(Fault) as caught:
        update_locale(project(tmp_path, blank("a", "13 boats")), "ar", ("a",))
    (found,) = caught.value.diagnostics
    assert found.code == "i18n-typo"
    assert found.message == "`a` is no correction: the figure 12 -> 13"
    assert str(found.span) == "locales/ar/LC_MESSAGES/leaflet.po:7"


def test_messages_are_named_by_document_and_key_or_words(tmp_path: Path) -> None:
    assert message_names(project(tmp_path, blank("a", "one") + blank("", "May"))) == ("leaflet:a", "leaflet:May")


def test_a_catalog_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", 'msgid "x\n')
    with pytest.raises(Fault):
        update_locale(project(tmp_path, blank("a", "one")), "ar")


def test_carriage_returns_stay(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", entry("a", "one", "واحد"))
    path = tmp_path / "locales/ar/LC_MESSAGES/leaflet.po"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    ((_, text),) = update_locale(project(tmp_path, blank("b", "two") + blank("a", "one")), "ar")
    assert text.count("\n") == text.count("\r\n")


def test_the_result_is_what_gnu_gettext_would_write(tmp_path: Path) -> None:
    msgcat = "msgcat"
    catalog = entry("a", "Open", "مفتوح") + entry("gone", "Gone", "ذهب")
    put(tmp_path, "leaflet", catalog.rstrip("\n"), "\n")
    template = blank("a", "Closed") + blank("n", "{n} home", plural="{n} homes")
    ((_, text),) = update_locale(project(tmp_path, template), "ar")
    again = subprocess.run([msgcat, "--no-wrap", "-"], input=text.encode(), capture_output=True, check=True)
    assert again.stdout.decode() == text
    checked = subprocess.run(
        ["msgfmt", "--check", "-o", "-", "-"], input=text.encode(), capture_output=True, check=False
    )
    assert checked.returncode == 0


def test_a_corpus_file_merged_with_its_own_messages_is_the_same_file(corpus: Path) -> None:
    for path in sorted(corpus.glob("*.po")):
        data = path.read_bytes()
        file = parse_po(data, path.name)
        slots = tuple(Slot(replace(e, comments=(), flags=(), values=("",))) for e in file.entries if not e.obsolete)
        assert write_po(update_catalog(PoFile(slots), file, "ar")) == data


def test_no_words_of_a_translator_are_ever_lost() -> None:
    old = [Entry(f"source {n}", f"k.{n}", values=(f"ترجمة {n}",), comments=(f"remark {n}",)) for n in range(20)]
    new = [Entry(f"source {n * 3}", f"k.{n + 5}") for n in range(15)]
    catalog = replace(parse_po(HEADER.encode(), "t.po"))
    catalog = replace(catalog, slots=(*catalog.slots, *map(Slot, old)))
    merged = write_po(update_catalog(PoFile(tuple(map(Slot, new))), catalog, "ar")).decode()
    for each in old:
        assert each.values[0] in merged
        assert each.comments[0] in merged


def update_alone(template: PoFile, catalog: PoFile) -> PoFile:
    merged = merge_catalog(template, catalog, "ar")
    return remember(merged, Memory([("t", merged)]))


WORDS = st.sampled_from(
    ["Six boats", "Six boats were lost", "Six boats were lost in 2014", "12 nets", "13 nets", "Light", "%"]
)
KEYS = st.sampled_from(["title", "t.1", "t.2", "t.3", "u.1"])
MESSAGES = st.lists(st.builds(Entry, WORDS, KEYS), max_size=6, unique_by=lambda entry: entry.context)


@settings(max_examples=150)
@given(st.lists(MESSAGES, min_size=2, max_size=5), st.booleans())
def test_through_any_changes_no_words_of_a_translator_are_lost_and_nothing_changes_twice(
    versions: list[list[Entry]], confirm: bool
) -> None:
    catalog = parse_po(HEADER.encode(), "t.po")
    written: set[str] = set()
    for number, version in enumerate(versions):
        template = PoFile(tuple(map(Slot, version)))
        catalog = parse_po(write_po(update_alone(template, catalog)), "t.po")
        assert write_po(update_alone(template, catalog)) == write_po(catalog)
        assert [each.id for each in catalog.entries if not each.obsolete][1:] == [each.id for each in version]
        assert written <= {value for each in catalog.entries for value in each.values}
        for each in tuple(catalog.entries)[1:]:
            if not each.obsolete and each.blank:
                value = f"ترجمة {number} {each.context}"
                written.add(value)
                catalog = catalog.with_entry(each, replace(each, values=(value,)))
            elif confirm and each.fuzzy and not each.obsolete:
                catalog = catalog.with_entry(each, replace(each, flags=(), previous=Previous()))
