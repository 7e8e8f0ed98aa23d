"""A house that writes in Arabic: its pages say nothing in another language but what it typed, in every edition."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from charity import charity, pages_of, project
from editions import make_editions
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.selection import Selection, select
from mezanprint.i18n.catalogs.status import share
from mezanprint.i18n.po.po_header import source_language
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.translating.catalog_check import check_project
from mezanprint.translating.catalog_update import read_progress, update_catalogs

TYPED = {"Rain", "Notebooks", "Society", "USB", "PDF", "SMS", "RN", "bags", "example", "org", "https", "ar"}
"""All Latin words that the content of the Arabic leaflet has: names, addresses, the number of a request."""
ARABIC_WORDS = ("الحواشي", "العدد", "ما أُحصي", "الفترة والمصدر")
"""What the templates say on the leaflet."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return charity(tmp_path_factory.mktemp("house"))


def test_every_edition_is_made_without_a_finding(root: Path) -> None:
    made = make_editions(root)
    assert [each.name for each in made] == [
        *(f"school-bag {edition}" for edition in ("ar", "en", "fr", "ar+en")),
        *(f"thanks {edition}" for edition in ("en", "ar", "ar+en")),
    ]
    assert [each.name for each in made if each.artifact.diagnostics] == []
    assert [each.composing for each in made if each.composing] == []


def test_the_arabic_page_has_no_latin_letter_that_was_not_typed(root: Path) -> None:
    page = pages_of(root)["school-bag ar"]
    assert set(re.findall("[A-Za-z]+", page)) == TYPED
    assert [word for word in ARABIC_WORDS if word not in page] == []


def test_other_languages_have_their_own_words_too(root: Path) -> None:
    pages = pages_of(root)
    english, french, both = (pages[f"school-bag {edition}"] for edition in ("en", "fr", "ar+en"))
    assert [word for word in ("What was counted", "Period and source", "Number", "Notes") if word not in english] == []
    assert [word for word in ("Ce qui est compté", "Période et source", "Nombre") if word not in french] == []
    assert [word for word in ("What was counted", "Period and source", "Number") if word in french] == []
    assert [word for word in (*ARABIC_WORDS, "counted", "source", "Notes") if word not in both] == []
    assert set(re.findall("[\u0621-\u064a]+", english)) == {"جمعية", "دفاتر", "المطر"}


def test_a_document_in_another_language_takes_shared_data_in_its_own(root: Path) -> None:
    pages = pages_of(root)
    assert "Carob Street 7" in pages["thanks en"]
    assert "1,200 families" in pages["thanks en"]
    assert "شارع الخرّوب" in pages["thanks ar"]
    assert "الصورة" in pages["thanks ar"]
    assert "Photo" not in pages["thanks ar"]


@pytest.mark.parametrize("words", ["صفر شكاوى", "سيارة واحدة", "مركزين", "7 قرى", "64 متطوعًا", "1,200 عائلة"])
def test_all_six_forms_of_arabic_are_counted_in(root: Path, words: str) -> None:
    (made,) = (each for each in make_editions(root) if each.name == "school-bag ar")
    printed = re.sub("[\u2066-\u2069]", "", unescape(re.sub("<[^>]*>", "", made.composition.html)))
    assert words in printed.replace("\u00a0", " ")
    assert words.split()[-1] in pages_of(root)["school-bag ar"]


@pytest.mark.parametrize("words", ["0 complaints", "one van", "2 centres", "7 villages", "64 volunteers"])
def test_a_translation_counts_in_its_own_forms(root: Path, words: str) -> None:
    assert words in pages_of(root)["school-bag en"].replace("\u00a0", " ")


def test_its_catalogs_are_whole_and_nothing_in_them_is_blamed(root: Path) -> None:
    states = read_progress(root)
    assert [(state.locale, state.domain) for state in states] == [
        *(("ar", domain) for domain in ("templates", "thanks")),
        *(("en", domain) for domain in ("data", "school-bag")),
        *(("fr", domain) for domain in ("data", "school-bag", "templates", "thanks")),
    ]
    assert share(states) == 100
    checked, report = check_project(root)
    assert (checked, list(report.findings)) == (8, [])


def test_its_catalogs_are_as_an_update_leaves_them(new_project: Callable[..., Path]) -> None:
    root = new_project("charity")
    assert {path for path in update_catalogs(root) if path.endswith(".po")} == set()
    languages = {
        path.relative_to(root / "locales").as_posix(): source_language(parse_po(path.read_bytes(), path.name))
        for path in (root / "locales").rglob("*.po*")
    }
    assert languages.pop("templates.pot") == languages.pop("thanks.pot") == "en"
    assert {languages.pop("school-bag.pot"), languages.pop("data.pot")} == {"ar"}
    assert {name: language for name, language in languages.items() if language == "en"} == {
        f"{locale}/LC_MESSAGES/{domain}.po": "en" for locale in ("ar", "fr") for domain in ("templates", "thanks")
    }
    assert len(languages) == 8


@pytest.mark.parametrize("name", ["school-bag", "thanks"])
def test_an_amount_is_said_in_both_languages_of_a_page_and_a_count_once(name: str, tmp_path: Path) -> None:
    root = charity(tmp_path)
    for path, old, new in (
        ("content/data/society.yaml", "unit: percent", "unit: USD"),
        (f"content/{name}/document.yaml", "society.complaints]", "society.share]"),
        (f"content/{name}/document.yaml", "[society.volunteers", "[society.share"),
    ):
        file = root / path
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    read = project(root)
    (edition,) = [each for each in select(read, Selection(locales=("ar+en",))) if each.document == name]
    html = prepare(read, edition).composition.html
    values = re.findall(r'<(?:div|td) class="(?:number )?value"[^>]*>(.*?)</(?:div|td)>', html)
    said = [" ".join(re.sub("<[^>]*>", " ", unescape(value)).split()) for value in values]
    assert sorted(said) == sorted(
        ["1,200", "7", "87.50 دولار US$87.50"] if name == "school-bag" else ["7", "87.50 دولار", "US$87.50"]
    )
