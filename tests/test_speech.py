"""The command line speaks English or Arabic: by ``--lang``, else by the environment; help and misuse too."""

import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path

import pytest

import english_left
from mezanprint.cli.i18n import COMMANDS as TRANSLATION_COMMANDS
from mezanprint.cli.main import COMMANDS, run
from mezanprint.cli.speech import laid_out
from mezanprint.console.language import ARABIC, Language, speak
from mezanprint.console.localization import unmarked
from mezanprint.console.terminal import visual_terminal
from mezanprint.model.direction.bidi_controls import FSI, PDI

REPO = Path(__file__).resolve().parents[1]
EVERY = [[], *([name] for name in COMMANDS), *(["i18n", name] for name in TRANSLATION_COMMANDS)]
ARABIC_LETTER = re.compile("[\u0621-\u064a]")
OPTION = re.compile(r"^ {2}(-[^\s,]+)", re.MULTILINE)
FAULT = "kind: note\ncolour: red\n"


@pytest.fixture(autouse=True)
def no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the locale of the computer away."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def faulty(new_project: Callable[..., Path]) -> Path:
    """A project with a fault."""
    root = new_project("lamps")
    (root / "content/home/document.yaml").write_text(FAULT)
    return root


def say(*arguments: str | Path, status: int = 0, **env: str) -> str:
    """Return what a command line prints, as people get it, and see that it ends as it should."""
    words = [str(argument) for argument in arguments]
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(out):
        patch.setattr("sys.argv", ["mezanprint", *words])
        for name, value in env.items():
            patch.setenv(name, value)
        try:
            ended = run()
        except SystemExit as end:
            ended = end.code if isinstance(end.code, int) else 1
    out.seek(0)
    said = out.read()
    assert ended == status, said
    return said


def misplaced(text: str) -> Iterator[str]:
    """Yield the lines whose isolates do not end where they began."""
    for line in text.splitlines():
        depth = 0
        for mark in re.findall(f"[{FSI}{PDI}]", line):
            depth += 1 if mark == FSI else -1
            if depth < 0:
                break
        if depth:
            yield line


@pytest.mark.parametrize("place", ["before", "after", "joined", "environment"])
def test_arabic_is_asked_for_before_the_command_after_it_or_by_the_environment(place: str, faulty: Path) -> None:
    check = ["check", "home", "--project", str(faulty)]
    english = say(*check, status=1)
    arabic = {
        "before": lambda: say("--lang", "ar", *check, status=1),
        "after": lambda: say(*check, "--lang", "ar", status=1),
        "joined": lambda: say(*check, "--lang=ar", status=1),
        "environment": lambda: say(*check, status=1, LANG="ar_PS.UTF-8"),
    }[place]()
    assert "error[content-unknown-key]: unknown key `colour`" in english
    assert f"{FSI}خطأ{PDI}[content-unknown-key]: " in arabic
    assert "\ncontent/home/document.yaml:2:1: " in arabic
    assert f"{FSI}`colour`{PDI}" in arabic
    assert english_left.in_print(arabic) == []
    assert list(misplaced(arabic)) == []


def test_english_is_asked_for_in_an_arabic_environment(faulty: Path) -> None:
    check = ["check", "home", "--project", str(faulty)]
    assert say(*check, "--lang", "en", status=1, LC_ALL="ar") == say(*check, status=1)
    assert say(*check, status=1, LC_ALL="C", LANG="ar") == say(*check, status=1)


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_programs_get_english_from_any_computer_and_arabic_if_it_is_asked_for(form: str, faulty: Path) -> None:
    check = ["check", "home", "--project", str(faulty), "--format", form]
    english = say(*check, status=1)
    assert say(*check, status=1, LANG="ar_PS.UTF-8") == english
    arabic = say(*check, "--lang", "ar", status=1)
    assert "content-unknown-key" in arabic
    assert "unknown key" not in arabic
    assert "مفتاح" in arabic


def test_only_sentences_of_a_report_change_with_the_language(faulty: Path) -> None:
    check = ["check", "home", "--project", str(faulty), "--format", "json"]
    english, arabic = json.loads(say(*check, status=1)), json.loads(say(*check, "--lang", "ar", status=1))

    def bare(node: object) -> object:
        if isinstance(node, dict):
            return {key: "" if key in ("message", "hints", "reasons") else bare(value) for key, value in node.items()}
        return [bare(each) for each in node] if isinstance(node, list) else node

    assert bare(english) == bare(arabic)
    assert english != arabic


def test_the_report_of_a_build_is_the_same_from_any_computer(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    (root / "content/home/document.yaml").write_text(FAULT)
    reports = []
    for language in ("en", "ar"):
        say("build", "home", "--project", root, "--lang", language, status=1)
        reports.append((root / "build/report.json").read_text("utf-8"))
    assert "unknown key `colour`" in reports[0]
    assert "unknown key `colour`" in reports[1]
    assert not ARABIC_LETTER.search(json.loads(reports[1])["diagnostics"][0]["message"])


def test_a_finding_that_was_kept_is_told_in_the_language_of_the_next_reader(new_project: Callable[..., Path]) -> None:
    root = new_project("minimal", REPO / "tests/faults/layout-near-empty-page")
    build = ["build", "leaflet", "--explain", "--project", str(root)]
    assert "leaflet en: typeset\n" in say(*build)
    english, arabic = say(*build), say(*build, "--lang", "ar")
    assert "leaflet en: unchanged\n   nothing changed\n" in english
    assert f"leaflet en: {FSI}لم تتغير{PDI}\n" in arabic
    assert "page 2: warning[layout-near-empty-page]: the last page is only 11% full" in english
    assert f"{FSI}صفحة 2{PDI}: {FSI}تنبيه{PDI}[layout-near-empty-page]: " in arabic
    assert (
        english_left.in_print(
            arabic.replace("We hang lamps where people walk at night, in each street, and keep them lit", "")
        )
        == []
    )
    assert say(*build) == english


def test_what_commands_do_is_told_in_arabic(new_project: Callable[..., Path], tmp_path: Path) -> None:
    project = ["--project", str(new_project("lamps")), "--lang", "ar"]
    sheet = str(tmp_path / "a.csv")
    for words in (
        ["build", "home", "--explain"],
        ["check", "street"],
        ["i18n", "extract"],
        ["i18n", "update"],
        ["i18n", "status"],
        ["i18n", "check"],
        ["i18n", "glossary"],
        ["i18n", "fix"],
        ["i18n", "export", sheet, "--locale", "ar"],
        ["i18n", "import", sheet],
        ["i18n", "pseudo"],
    ):
        arabic = say(*words, *project)
        assert ARABIC_LETTER.search(arabic), words
        assert english_left.in_print(arabic) == [], words
        assert list(misplaced(arabic)) == [], words
    assert english_left.in_print(say("new", tmp_path / "new", "--lang", "ar")) == []


@pytest.mark.parametrize("words", EVERY, ids=lambda words: "-".join(words) or "mezanprint")
def test_the_help_of_every_command_is_arabic(words: list[str]) -> None:
    arabic = say(*words, "--help", "--lang", "ar")
    assert unmarked(arabic).startswith(f"الاستعمال: mezanprint {' '.join(words)}".rstrip())
    assert english_left.in_print(re.sub(r"\[[^\]]*\]", "", unmarked(arabic))) == []
    assert list(misplaced(arabic)) == []
    options = re.findall(OPTION, unmarked(arabic).partition("الخيارات:")[2])
    assert options == re.findall(OPTION, say(*words, "--help").partition("Options:")[2])
    assert "--lang" in options


@pytest.mark.parametrize("words", EVERY, ids=lambda words: "-".join(words) or "mezanprint")
def test_every_option_of_every_command_is_explained(words: list[str]) -> None:
    for line in unmarked(say(*words, "--help", "--lang", "ar")).split("\n\n")[-1].splitlines():
        if match := re.match(r" {2}(?:-|[a-z][\w-]+ {2})\S*.*? {2,}(.*)", line):
            assert ARABIC_LETTER.search(match[1]), line


def test_what_is_to_be_typed_can_be_copied_from_the_help() -> None:
    arabic = say("--help", "--lang", "ar")
    assert 'eval "$(_MEZANPRINT_COMPLETE=bash_source mezanprint)"\n' in arabic
    assert re.search(r"^ +mezanprint build --locale ar {2,}", arabic, re.MULTILINE)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["bild"], "أمر"),
        (["build", "--wrong"], "خيار"),
        (["build", "--jobs", "0"], "من 1 إلى 64"),
        (["build", "--jobs"], "--jobs"),
        (["build", "--project", "/nowhere-at-all"], "/nowhere-at-all"),
        (["clean", "extra"], "extra"),
        (["check", "--format", "xml"], "xml"),
        (["i18n"], ""),
        (["--lang", "fr", "build"], "fr"),
    ],
)
def test_a_wrong_use_is_told_in_arabic_and_ends_as_in_english(words: list[str], says: str) -> None:
    arabic = say(*words, status=2, LANG="ar")
    assert says in arabic
    assert ARABIC_LETTER.search(arabic)
    assert english_left.in_print(unmarked(arabic).replace("mezanprint build", "")) == []
    assert list(misplaced(arabic)) == []
    assert say(*words, status=2) != arabic


def test_a_terminal_without_bidi_gets_help_and_complaints_turned() -> None:
    help_text = say("--terminal", "visual", "--help", "--lang", "ar")
    wrong = say("--terminal", "visual", "bild", status=2, LANG="ar")
    for text in (help_text, wrong):
        assert FSI not in text
        assert not ARABIC_LETTER.search(text), "letters are shaped"
        assert re.search("[\ufe70-\ufefc]", text)
    assert "--project" in say("--terminal", "visual", "build", "--help", "--lang", "ar")


def test_a_visual_terminal_is_as_wide_as_it_was() -> None:
    speak(Language(ARABIC))
    with visual_terminal():
        seen = laid_out("  --jobs N  عدد العمليات\n")
    assert seen.startswith("  --jobs N  ")
    assert len(seen.rstrip()) == len("  --jobs N  عدد العمليات")


def test_completion_offers_the_same_in_any_language(faulty: Path) -> None:
    offered = [
        say(
            _MEZANPRINT_COMPLETE="bash_complete",
            COMP_WORDS=f"mezanprint build --project {faulty} st",
            COMP_CWORD="4",
            LANG=language,
        )
        for language in ("en", "ar")
    ]
    assert offered[0] == offered[1]
    assert "street" in offered[0]


def test_each_line_of_the_list_of_commands_is_a_message() -> None:
    for name, (module, says) in {**COMMANDS, **TRANSLATION_COMMANDS}.items():
        command = import_module(module).command
        assert list(english_left.in_message(says)) == [], name
        assert command.short_help in (None, says), name


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["build", "--jobs", "كثير"], "اكتب عددًا صحيحًا من 1 إلى 64"),
        (["i18n", "proof", "--locale", "ar", "--jobs", "0"], "اكتب عددًا صحيحًا من 1 إلى 64"),
        (["i18n", "status", "--fail-under", "101"], "اكتب عددًا صحيحًا من 0 إلى 100"),
    ],
)
def test_a_number_that_is_none_is_asked_for_with_its_range(words: list[str], asked: str) -> None:
    told = unmarked(say(*words, "--lang", "ar", status=2))
    assert asked in told
    assert english_left.in_print(told.replace("mezanprint i18n", "")) == []
    assert "write a whole number from" in say(*words, status=2)


def test_what_must_be_given_is_said_in_arabic() -> None:
    assert "[لا بد منه]" in say("i18n", "proof", "--help", "--lang", "ar")
    assert "[required]" in say("i18n", "proof", "--help")
