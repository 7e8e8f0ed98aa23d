"""``mezanprint explain``: everything that a message points to is there for whoever has only the installed program."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from click.testing import CliRunner, Result

from conftest import REPO
from mezanprint.cli.main import command
from mezanprint.console.language import ARABIC, ENGLISH, LANGUAGES, speak, spoken
from mezanprint.console.localization import unmarked, width
from mezanprint.i18n.checks import CHECKS
from mezanprint.installation.manual.listing import listing
from mezanprint.installation.manual.manual_layout import laid_out
from mezanprint.installation.manual.topics import Topic, checks, codes, languages, names, pages, topics
from mezanprint.model.register.register import entries

TEMPLATES = (REPO / "src/mezanprint/locales/mezanprint.pot").read_text("utf-8")
SENTENCES = re.findall(r'^msgid(?:_plural)? "(.+)"$', TEMPLATES, re.MULTILINE)
ASKED = re.compile(r"mezanprint explain ([\w-]+)(?: --lang (\w+))?")
LETTER = re.compile("[\u0621-\u064a]")
TAKEN_OUT = re.compile(r"`[^`]*`|[\u2066-\u2069]")
EVERY = [(name, language) for name in names() for language in LANGUAGES]


@cache
def told(name: str, language: str, columns: int = 80) -> str:
    """Return what is printed for a name."""
    return "\n".join(laid_out(topic, columns) for topic in topics(name, language))


def ask(*arguments: str, language: str = ENGLISH) -> Result:
    """Return what the command prints; the language is chosen as on any command line."""
    before = spoken()
    try:
        return CliRunner().invoke(command, ["explain", *arguments, "--lang", language], standalone_mode=False)
    finally:
        speak(before)


def test_every_code_of_a_finding_and_every_check_can_be_asked_for() -> None:
    assert [code for group in codes().values() for code in group] == [entry.code for entry in entries()]
    assert {entry.code for entry in entries()} <= set(names())
    assert {code: number for number, found in checks().items() for code in found} == {
        check.code: check.number for check in CHECKS
    }


def test_a_code_of_two_findings_is_explained_by_both() -> None:
    both = {code for group in codes().values() for code in group} & {check.code for check in CHECKS}
    assert both == {"i18n-character"}
    assert [len(topics(name, language)) for name, language in EVERY if name in both] == [2, 2]
    assert {name for name in names() if not name.startswith("C") and len(topics(name, ENGLISH)) > 1} == both


def test_a_page_can_be_named_as_it_is_linked_and_a_check_by_its_number() -> None:
    assert topics("writers", ENGLISH) == topics("docs/writers.md", ENGLISH) == topics("writers.md", ENGLISH)
    assert topics("c1", ENGLISH) == topics("C1", ENGLISH) == topics("i18n-numbers", ENGLISH)
    assert [topic.text[4:19] for topic in topics("C14", ENGLISH)] == ["i18n-look-alike", "i18n-foreign-le"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_of_markdown(language: str) -> None:
    for name in names():
        for line in told(name, language).splitlines():
            words = TAKEN_OUT.sub("", line)
            if not line.startswith("    "):
                assert not re.search(r"\]\(|\*\*|</?div|</?code|^#|^\|", words), f"{name}: {line}"


def test_lines_are_no_wider_than_the_terminal_unless_code_is() -> None:
    for name in names():
        for line in told(name, ENGLISH, 60).splitlines():
            if width(line) > 60:
                longest = max(map(width, re.findall(r"(?:`[^`]*`|[^ `])+", line)))
                indent = len(line) - len(line.lstrip())
                assert indent >= 4 or longest + indent > 50 or "\\u" in line, f"{name}: {line}"


def test_no_word_of_an_entry_is_lost() -> None:
    text = "### a-code\n\nOne *two* **three**\n`four five` [six](https://example.org).\n\n"
    text += "- seven\n\n| h | k |\n|---|---|\n| eight | nine |\n"
    expected = "a-code One two three `four five` six (https://example.org). - seven h k eight nine"
    assert " ".join(laid_out(Topic(text, ENGLISH), 80).split()) == expected


def test_a_table_without_room_is_told_row_by_row() -> None:
    text = "| you write | it is |\n|---|---|\n| `a long piece of code` | something long to say |\n"
    assert laid_out(Topic(text, ENGLISH), 28).splitlines() == [
        "you write:",
        "`a long piece of code`",
        "  it is: something long to",
        "  say",
    ]


def test_each_entry_is_there_in_arabic() -> None:
    for name in set(names()) - set(pages()):
        assert {topic.language for topic in topics(name, ARABIC)} == {ARABIC}
        prose = [line for line in told(name, ARABIC).splitlines() if line and not line.startswith("    ")]
        assert any(LETTER.search(TAKEN_OUT.sub("", line)) for line in prose), name


def test_arabic_is_in_its_order_and_code_in_its_own() -> None:
    lines = told("content-yaml-root", ARABIC).splitlines()
    assert lines[0] == "content-yaml-root"
    assert all(line.startswith("\u2067") and line.endswith("\u2069") for line in lines[2:])
    assert "\u2068`key: value`\u2069" in "\n".join(lines)


def test_arabic_words_on_an_english_page_are_isolated() -> None:
    assert "`12,300 \u2068شخص في\u2069 2017`" in told("C1", ENGLISH)


def asked_for(text: str) -> Iterator[tuple[str, str | None]]:
    for name, language in ASKED.findall(text):
        yield name, language or None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_a_page_leads_to_is_there(language: str) -> None:
    led = {found for name in names() for found in asked_for(unmarked(told(name, language)))} - {
        ("CODE", None),
        ("CODE", ARABIC),
        ("content-title-stop", None),  # what the page of additions adds
    }
    assert len(led) > 8
    assert [found for found in led if not topics(found[0], ENGLISH)] == []
    assert [found for found in led if found[1] and found[1] not in languages(found[0])] == []


def test_no_message_names_a_file_that_is_not_there_for_who_sees_it() -> None:
    assert len(SENTENCES) > 1000
    named = {sentence for sentence in SENTENCES if re.search(r"\bdocs/|[\w-]+\.md\b", sentence)}
    assert {sentence for sentence in named if "README.md" not in sentence} == set()
    asked = {found for sentence in SENTENCES for found in asked_for(sentence)}
    assert len(asked) >= 5
    assert [name for name, _ in asked if not topics(name, ENGLISH)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_name_it_lists_all_that_there_is(language: str) -> None:
    said = ask(language=language)
    assert said.return_value == 0
    assert set(names()) <= set(re.findall(r"[\w-]+", said.output))
    assert listing(language, 80) == said.output


def test_an_unknown_name_is_wrong_usage_and_the_right_one_is_offered() -> None:
    said = CliRunner().invoke(command, ["explain", "content-yamll"])
    assert said.exit_code == 2
    assert "did you mean `content-yaml`?" in said.output
    assert "`mezanprint explain` lists them all" in said.output


def test_a_page_that_is_in_english_only_says_so_in_arabic() -> None:
    said = ask("fonts", language=ARABIC)
    assert said.return_value == 0
    assert LETTER.search(said.stderr)
    assert "Fonts\n=====" in said.stdout
    assert ask("printing", language=ARABIC).stderr == ""
