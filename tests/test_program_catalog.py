"""The program's own catalog: every message is in it, in Arabic, whole, with the same placeholders and code words."""

import importlib.util
import re
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from mezanprint.console.language import ARABIC, ENGLISH, LANGUAGES
from mezanprint.console.localization import CATALOGS, DOMAIN, found
from mezanprint.i18n.po.po_file import Entry
from mezanprint.i18n.po.po_parser import parse_po

REPO = Path(__file__).resolve().parents[1]
SCRIPT = REPO / "scripts/messages.py"
TEMPLATE = CATALOGS / f"{DOMAIN}.pot"
REMEDY = "run `make messages` and translate what is new in src/mezanprint/locales/ar (CONTRIBUTING.md says how)"
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)[sd]")
CODE = re.compile(r"`[^`]*`")
TYPED = re.compile(r"(?<!\w)--?[A-Za-z][\w-]*|(?m:^(?:mezanprint|cd|eval) .*?(?:  |$))|U\+[0-9A-F]+")
"""Options, characters by their numbers, and examples of commands, with their explanation two spaces after them."""
WORD = re.compile(r"[A-Za-z][\w.'-]*[\w]|[A-Za-z]")
CODE_LIKE = re.compile(r"[A-Z0-9-]+|\w+(?:[.-]\w+)+|\w+_\w+")
"""Abbreviations, names of files, keys."""
NAMES = """
en ar mezanprint gettext hunspell bash zsh fish poppler pdfium veraPDF qpdf jpype1 MuPDF Markdown Unicode Poedit Java
bubblewrap Git Linux Ctrl-C Tab Bash WebP TrimBox BleedBox MediaBox
CropBox ArtBox PostScript Type GeoJSON TrueType OpenType Excel
"""
"""What is called so in any language."""
KEYS = """
fuzzy locales docs build term translation forbidden note columns flex content float alias anchor nplurals token px pt
MiB KiB sRGB zip https mailto xlsx csv xlf pot po room new proof press extract y n a q x v f icc Choice
"""
"""Keys, values, endings and units that are typed or read as they are."""
PLACE_IN_QUOTES = "`page {page}: {dpi} dpi`"
"""The only words in back-ticks that are a sentence."""


@cache
def script() -> ModuleType:
    """Return the script that makes the catalogs."""
    spec = importlib.util.spec_from_file_location("program_messages", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def translations(language: str = ARABIC) -> tuple[Entry, ...]:
    """Return the entries of a translation without its header."""
    path = CATALOGS / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    return tuple(parse_po(path.read_bytes(), path.name).entries)[1:]


def english_left(words: str) -> list[str]:
    """Return the Latin words of a translation that are neither code nor names."""
    for what in (CODE, PLACEHOLDER, TYPED):
        words = what.sub(" ", words)
    known = {*NAMES.split(), *KEYS.split()}
    return [word for word in WORD.findall(words) if word not in known and not CODE_LIKE.fullmatch(word)]


def differing(entry: Entry) -> list[str]:
    """Return the forms that lost, added or doubled a placeholder. A number may be told by the noun alone."""
    number = Counter(["{count}" if "{count}" in entry.source else "{n}"])
    sources = [Counter(PLACEHOLDER.findall(source)) for source in (entry.source, entry.plural) if source is not None]
    wrong = []
    for form in entry.values:
        said = Counter(PLACEHOLDER.findall(form))
        if all(said != source and (len(entry.values) == 1 or said + number != source) for source in sources):
            wrong.append(form)
    return wrong


def test_the_catalogs_are_what_the_source_says() -> None:
    stale = [path.relative_to(REPO).as_posix() for path, data in script().catalogs() if path.read_bytes() != data]
    assert stale == [], REMEDY


def test_there_is_a_catalog_for_each_language_but_english() -> None:
    assert {path.parts[-3] for path in CATALOGS.glob(f"*/LC_MESSAGES/{DOMAIN}.po")} == set(LANGUAGES) - {ENGLISH}
    assert len(translations()) > 1000


def test_every_message_has_its_arabic() -> None:
    lacking = [
        entry.source for entry in translations() if not entry.obsolete and (entry.fuzzy or not all(entry.values))
    ]
    assert lacking == [], REMEDY
    assert [entry.source for entry in translations() if entry.obsolete] == []


def test_messages_that_depend_on_a_number_have_the_six_forms_of_arabic() -> None:
    numbered = [entry for entry in translations() if entry.plural is not None]
    assert len(numbered) > 40
    assert [entry.source for entry in numbered if len(entry.values) != 6] == []


def test_placeholders_are_those_of_the_english() -> None:
    assert {entry.source: wrong for entry in translations() if (wrong := differing(entry))} == {}


def test_no_code_word_of_the_english_is_lost() -> None:
    lost = {}
    for entry in translations():
        code = Counter(each for each in CODE.findall(entry.source) if re.search("[A-Za-z]", each))
        if entry.source != PLACE_IN_QUOTES and (
            wrong := [one for one in entry.values if code - Counter(CODE.findall(one))]
        ):
            lost[entry.source] = wrong
    assert lost == {}


def test_no_english_word_is_left_but_code_and_names() -> None:
    left = {entry.source: words for entry in translations() if (words := english_left(" ".join(entry.values)))}
    assert left == {}


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("لا توجد وثيقة بهذا الاسم `street`، في {file}", []),
        ("اكتب --locale ar أو LC_ALL أو mezanprint.toml", []),
        ("mezanprint new leaflets          ابدأ مشروعًا", []),
        ("في الملف fault في السطر {line}", ["fault"]),
        ("mezanprint new leaflets          start ابدأ", ["start"]),
    ],
)
def test_a_word_that_was_left_in_english_is_found(words: str, left: list[str]) -> None:
    assert english_left(words) == left


@pytest.mark.parametrize("form", ["{files} في {place}", "في {place}", "{file} في {place} {place}", "{file}"])
def test_a_placeholder_that_was_changed_is_found(form: str) -> None:
    entry = Entry("{file} in {place}", values=(form,))
    assert differing(entry) == [form]
    assert differing(Entry("{file} in {place}", values=("في {place} {file}",))) == []


def test_numbers_may_be_told_by_the_noun_alone() -> None:
    entry = Entry("{n} page of {file}", plural="{n} pages of {file}", values=("صفحتان من {file}", "{n} صفحات"))
    assert differing(entry) == ["{n} صفحات"]


def test_the_project_s_own_checks_of_translations_find_nothing_to_do() -> None:
    from click.testing import CliRunner

    from mezanprint.cli.main import command

    path = CATALOGS / ARABIC / "LC_MESSAGES" / f"{DOMAIN}.po"
    result = CliRunner().invoke(command, ["i18n", "check", "--locale", "ar", str(path)])
    assert result.exit_code == 0, result.output
    assert "error[" not in result.output
    assert "warning[" not in result.output


def test_an_entry_that_is_fuzzy_or_blank_is_told_in_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mezanprint.console import localization as telling

    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n!=1);\\n"\n\n'
    entries = '#, fuzzy\nmsgid "one"\nmsgstr "واحد"\n\nmsgid "two"\nmsgstr ""\n\nmsgid "three"\nmsgstr "ثلاثة"\n'
    (folder / "mezanprint.po").write_text(header + entries, "utf-8")
    monkeypatch.setattr(telling, "CATALOGS", tmp_path)
    telling._catalog.cache_clear()
    try:
        assert [found(word, None, ARABIC) for word in ("one", "two", "three")] == [None, None, "ثلاثة"]
    finally:
        telling._catalog.cache_clear()


def test_the_script_refuses_words_that_it_cannot_read_in_the_source() -> None:
    import ast

    def marked(text: str) -> object:
        call = ast.parse(text, mode="eval").body
        return script().marked(call, script().MAKERS[script().called(call)], "x.py")

    entry = marked("msg('no file `{name}`', name=name)")
    assert isinstance(entry, Entry)
    assert (entry.source, entry.flags) == ("no file `{name}`", ("python-brace-format",))
    for wrong in ("msg(f'no file {name}')", "msg('a ' + b)", "msg('no file `{name}`', file=1)", "nmsg('{n} a', b, 3)"):
        with pytest.raises(script().MarkError, match=re.escape("x.py:1")):
            marked(wrong)


def test_the_script_names_what_is_stale_and_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(script(), "ROOT", tmp_path)
    monkeypatch.setattr(script(), "catalogs", lambda: iter([(tmp_path / "new/a.pot", b"x")]))
    assert script().main(["--check"]) == 1
    assert not (tmp_path / "new").exists()
    assert script().main([]) == 0
    assert capsys.readouterr().out == "new/a.pot\nnew/a.pot\n"
    assert script().main(["--check"]) == 0
