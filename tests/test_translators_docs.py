"""The translators' guides: what they show is what the program reads and says, and both languages tell the same."""

import re
import shlex
from dataclasses import replace
from pathlib import Path

import click
import pytest

from conftest import REPO
from leaflets import HEADER, leaflet
from mezanprint.cli.main import command as mezanprint
from mezanprint.console.localization import localized, unmarked
from mezanprint.console.report_text import as_text
from mezanprint.i18n.catalogs.catalogs import catalog_of
from mezanprint.i18n.catalogs.other_versions import other_translations
from mezanprint.i18n.checks import CHECKS, check_catalog
from mezanprint.i18n.extraction.text_entries import text_entries
from mezanprint.i18n.po.plurals import ARABIC, parse_plural_forms, plural_header
from mezanprint.i18n.po.po_file import PoFile, Slot
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.diagnostics import Fault, Severity, Span
from mezanprint.model.plurals import as_pair
from mezanprint.model.texts import Text

GUIDES = {"en": REPO / "docs/translators.md", "ar": REPO / "docs/translators.ar.md"}
TEXTS = {language: path.read_text("utf-8") for language, path in GUIDES.items()}
SETTINGS = (REPO / "mezanprint.toml").read_text("utf-8")
WEIGHTS = {Severity.ERROR: "خطأ", Severity.WARNING: "تنبيه", Severity.INFO: "ملاحظة"}
COMMAND = re.compile(r"(?:^|[`|] ?)mezanprint ([a-z].*?)(?: {2,}#.*)?(?:`| &&|$)", re.MULTILINE)
WRITERS = (REPO / "docs/writers.md").read_text("utf-8")
ENGLISH = HEADER.replace("Language: ar", "Language: en").replace(ARABIC, plural_header("en"))
OUT_OF_ARABIC = """#. Source for 1: قارب واحد
#. Source for 2: قاربين
#. Source for 3, 4, 5 ...: {n} قوارب
#. Source for 11, 12, 13 ...: {n} قاربًا
#. Source for 100, 101, 102 ...: {n} قارب
msgid "قارب واحد"
msgid_plural "{n} قوارب"
msgstr[0] "one boat"
msgstr[1] "{n} boats"
"""
BOTH = pytest.mark.parametrize("language", GUIDES)


def commands(language: str) -> list[str]:
    return COMMAND.findall(TEXTS[language])


def examples(language: str) -> list[str]:
    """Return what stands between the fences and is a piece of a catalog."""
    return [
        block
        for block in re.findall(r"^```\n(.*?)^```$", TEXTS[language], re.MULTILINE | re.DOTALL)
        if "\nmsgid" in "\n" + block
    ]


def parsed(line: str) -> str | None:
    """Return the name of the command that a line gives; a word or an option that it does not know is an error."""
    command: click.Command = mezanprint
    context, words = click.Context(mezanprint), shlex.split(line)
    while isinstance(command, click.Group):
        _, found, words = command.resolve_command(context, words)
        assert found
        command, context = found, click.Context(found, parent=context)
    command.parse_args(context, words)
    return command.name


@BOTH
def test_every_command_of_the_guide_can_be_given(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mezanprint.toml").write_text(SETTINGS)
    for name in ("arabic.po", "arabic.xlsx", "common.po", "mine.po", "yours.po", "house.tmx"):
        (tmp_path / name).touch()
    assert len(commands(language)) >= 15
    assert None not in {parsed(line) for line in commands(language)}
    localized = {line.split()[1] for line in commands(language) if line.startswith("i18n ")}
    expected = "update status todo review check fix proof glossary export import merge merge-driver memory"
    assert localized == set(expected.split())


def test_both_guides_have_the_same_commands_chapters_and_pictures() -> None:
    assert set(commands("en")) == set(commands("ar"))
    for thing in (r"^##+(?= )", r"\]\((pictures/.*?)\)"):
        english, arabic = (re.findall(thing, TEXTS[language], re.MULTILINE) for language in GUIDES)
        assert english == arabic != []


@BOTH
def test_what_the_guide_links_to_is_there(language: str) -> None:
    links = re.findall(r"\]\(([^)#:]+\.(?:md|png))\)", TEXTS[language])
    assert len(links) >= 6
    assert [link for link in links if not (REPO / "docs" / link).is_file()] == []


@BOTH
def test_the_entries_it_shows_are_read_and_the_counted_one_is_ours(language: str) -> None:
    first, counted, reverse, twice = examples(language)
    _, entry = parse_po((HEADER + first).encode(), "leaflet.po").entries
    assert (entry.fuzzy, entry.context, len(entry.notes), len(entry.comments)) == (True, "kicker", 5, 1)
    assert entry.previous.source == "Fishermen in Gaza, report of 2016"
    assert f'msgctxt "fishing.figures.boats.counted"\n{counted}' in (REPO / "locales/ar/LC_MESSAGES/data.po").read_text(
        "utf-8"
    )
    assert reverse == OUT_OF_ARABIC
    _, entry = parse_po((HEADER + twice).encode(), "leaflet.po").entries
    assert (entry.fuzzy, other_translations(entry)) == (True, ((0, "مراكب الصيد"),))


def test_a_phrase_counted_in_arabic_is_shown_as_the_guides_do() -> None:
    forms = tuple(
        re.findall(r"^      (\w+): \"?(.*?)\"?$", WRITERS.partition("content/data/mina.yaml")[2], re.MULTILINE)
    )
    singular, plural = as_pair(forms)
    phrase = Text("k", "data", singular, singular, "ar", Span("x"), source_plural=plural, forms=forms, count=146)
    (shown,) = text_entries("data", (replace(leaflet(phrase), title=phrase),))
    blank = write_po(
        PoFile((Slot(replace(shown, context=None, notes=shown.notes[1:], references=()), lead=""),))
    ).decode()
    filled = blank.replace('msgstr[0] ""', 'msgstr[0] "one boat"').replace('msgstr[1] ""', 'msgstr[1] "{n} boats"')
    assert filled == OUT_OF_ARABIC
    catalog = catalog_of(parse_po((ENGLISH + filled).encode(), "data.po"), "en", "data", "data.po", "ar")
    assert check_catalog(catalog) == ()


@BOTH
def test_each_number_of_the_table_of_forms_takes_that_form(language: str) -> None:
    rows = re.findall(r"^\| `msgstr\[(\d)\]` \| (.*?) \| .*? \| `(?:(\d+) )?", TEXTS[language], re.MULTILINE)
    _, form_of = parse_plural_forms(ARABIC)
    assert [int(form) for form, *_ in rows] == [0, 1, 2, 3, 4, 5]
    for form, numbers, printed in rows:
        ranges = re.findall(r"([\d,]+)(?:–([\d,]+))?", numbers)
        ends = [int(end.replace(",", "")) for pair in ranges for end in pair if end]
        assert ends
        assert {form_of(number) for number in [*ends, *([int(printed)] if printed else [])]} == {int(form)}


@BOTH
def test_the_finding_it_quotes_is_what_the_program_says(language: str) -> None:
    text = 'msgctxt "kicker"\nmsgid "Fishermen in Gaza, report of 2018"\nmsgstr "صيادون في غزة، تقرير عام 2017"\n'
    catalog = catalog_of(parse_po((HEADER + text).encode(), "leaflet.po"), "ar", "leaflet", "leaflet.po")
    (found,) = check_catalog(catalog)
    headline, _, hint = unmarked(as_text(found, language)).splitlines()
    assert f":31:{headline.removeprefix('leaflet.po:9:')}\n" in TEXTS[language]
    assert f"\n{hint}\n" in TEXTS[language]


@BOTH
@pytest.mark.parametrize(
    ("code", "broken"),
    [
        ("i18n-syntax", 'msgid "a"\nmsgstr “b”\n'.encode()),
        ("i18n-syntax", b'msgid "a"\nmsgstr "b\n'),
        ("i18n-encoding", b'msgid "a"\nmsgstr "\xd5"\n'),
        ("i18n-conflict", b'<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n'),
    ],
)
def test_what_it_says_of_broken_files_is_what_the_program_says(language: str, code: str, broken: bytes) -> None:
    with pytest.raises(Fault) as raised:
        parse_po(HEADER.encode() + broken, "leaflet.po")
    first = raised.value.diagnostics[0]
    assert f"{first.code}: {unmarked(localized(first.message, language))}" in TEXTS[language]
    assert first.code == code


def test_the_arabic_guide_has_every_check_as_the_program_tells_it() -> None:
    rows = [
        f"| {check.number} | `{check.code}` | {WEIGHTS[check.severity]} | {unmarked(localized(check.about, 'ar'))} |"
        for check in CHECKS
    ]
    assert "\n".join(rows) in re.sub(r'<code dir="ltr">(.*?)</code>', r"`\1`", TEXTS["ar"])


@pytest.mark.parametrize(
    "page", ["README.md", "docs/exchange.md", "docs/checks.md", "docs/weblate.md", "docs/writers.md"]
)
def test_translators_find_their_guide_in_both_languages(page: str) -> None:
    text = Path(REPO / page).read_text("utf-8")
    assert "translators.md)" in text
    assert "translators.ar.md)" in text
