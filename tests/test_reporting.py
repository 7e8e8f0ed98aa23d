"""Exact texts: what a person reads is part of the interface."""

import json
from dataclasses import replace
from urllib.parse import unquote

import pytest

from fakes import composition
from mezanprint.console.legible import legible
from mezanprint.console.report_json import as_json
from mezanprint.console.report_text import as_github, as_text, explanations, news, summary, table, verdict
from mezanprint.console.sarif import as_sarif
from mezanprint.model.diagnostics import Diagnostic, Severity, Span, error, warning
from mezanprint.model.results import EditionResult, Report, State
from mezanprint.model.translatable import msg

UNKNOWN_KEY = error(
    "content-unknown-key",
    "unknown key `titel` in a section",
    Span("content/about/document.yaml", 14, 3, 5, "  titel: Who we are"),
    "did you mean `title`?",
)
EDITION = composition().edition
MADE = EditionResult(
    EDITION, "build/en/street.pdf", State.TYPESET, (), ("`a` changed",), False, 2, 84_200, "ab12", 1.26
)
KEPT = EditionResult(EDITION, "build/en/street.pdf", State.UNCHANGED, (), ("nothing changed",), False, 1, 900, "cd34")
STALE = EditionResult(EDITION, "build/en/street.pdf", State.FAILED, (UNKNOWN_KEY,), (), True)
LOST = EditionResult(EDITION, "build/en/street.pdf", State.FAILED, (UNKNOWN_KEY,))


def test_a_finding_shows_place_sentence_line_caret_and_hint() -> None:
    assert as_text(UNKNOWN_KEY) == (
        "content/about/document.yaml:14:3: error[content-unknown-key]: unknown key `titel` in a section\n"
        "   14 |   titel: Who we are\n"
        "      |   ^^^^^\n"
        "   hint: did you mean `title`?\n"
    )


def test_a_finding_without_line_or_place_shows_what_it_has() -> None:
    assert as_text(error("i18n-language", "lacks `{count}`", Span("locales/ar/LC_MESSAGES/about.po", 57))) == (
        "locales/ar/LC_MESSAGES/about.po:57: error[i18n-language]: lacks `{count}`\n"
    )
    assert as_text(warning("layout-covered", "cut off by 3.2 mm", Span("build/ar/about.pdf", page=2))) == (
        "build/ar/about.pdf: page 2: warning[layout-covered]: cut off by 3.2 mm\n"
    )
    assert (
        as_text(error("cli-document", "there is no document `x`")) == "error[cli-document]: there is no document `x`\n"
    )


def test_a_line_with_arabic_is_isolated_and_its_piece_underlined_whole() -> None:
    found = error("i18n-key", "unknown name `{عدد}`", Span("a.po", 7, 9, 3, 'msgstr "حتى {عدد} بيت"'))
    assert as_text(found) == (
        'a.po:7:9: error[i18n-key]: unknown name `{\u2068عدد\u2069}`\n   7 | msgstr "\u2068حتى {عدد} بيت\u2069"\n'
        "     |         ^^^^^^^^^^^^^\n"
    )


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("    source: مركز، رام الله 2024، ص 12-15.", "    source: [مركز، رام الله 2024، ص 12-15.]"),
        ("  - عند Le Monde 5.", "  - [عند Le Monde 5.]"),
        ("      (النساء) 7!", "      [(النساء) 7!]"),
        ('msgstr[2] "أسر (2024)"', 'msgstr[2] "[أسر (2024)]"'),
        ("title: Le Monde عند", "title: Le Monde [عند]"),
        ("title: words", "title: words"),
    ],
)
def test_an_arabic_text_of_a_file_is_one_piece_with_its_numbers_and_signs(line: str, shown: str) -> None:
    found = error("i18n-key", "unknown name", Span("a.yaml", 7, 1, 1, line))
    excerpt = as_text(found).splitlines()[1].removeprefix("   7 | ")
    assert excerpt.replace("\u2068", "[").replace("\u2069", "]") == shown


def test_what_a_stage_isolated_itself_is_left_as_it_is() -> None:
    assert legible("in `\u2068حتى\u2069`") == "in `\u2068حتى\u2069`"


def test_control_characters_never_reach_the_terminal() -> None:
    assert legible("a\x1b[31mb\u202ec\r") == "a\\u001b[31mb\\u202ec\\u000d"


@pytest.mark.parametrize("column", [1, 60, 200, 399])
def test_a_long_line_is_cut_to_what_matters_and_the_caret_stays_under_it(column: int) -> None:
    line = "".join("x" if n + 1 == column else "." for n in range(400))
    _, shown, caret = as_text(error("content-value", "wrong", Span("a.yaml", 3, column, 1, line))).splitlines()
    assert shown[caret.index("^")] == "x"
    assert len(shown) < 112


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("\tkey: 1", 2, "→key: 1", " ^^^"),
        ("\u00a0\u00a0key: 1", 3, "␣␣key: 1", "  ^^^"),
        ("a\u00adb: key", 6, "a\\u00adb: key", "          ^^^"),
        ("a\u2068b: key", 6, "a\\u2068b: key", "          ^^^"),
        ("名: key", 4, "名: key", "    ^^^"),
        ("e\u0301: key", 5, "e\u0301: key", "   ^^^"),
        ("ar: مِيناء key", 11, "ar: [مِيناء key]", "    ^^^^^^^^^"),
        ("key: ميناء", 1, "key: [ميناء]", "^^^"),
    ],
)
def test_what_nobody_sees_is_shown_and_the_caret_stays_under_the_word(
    line: str, column: int, shown: str, caret: str
) -> None:
    _, first, second = as_text(error("content-yaml", "wrong", Span("a.yaml", 1, column, 3, line))).splitlines()
    assert first.replace("\u2068", "[").replace("\u2069", "]") == f"   1 | {shown}"
    assert second == f"     | {caret}"


def test_github_annotations_escape_what_would_end_them() -> None:
    found = warning("content-remark", "100% wrong", Span("content/a,b:c.yaml", 4, 2), "write `x`\nor y")
    assert as_github(found) == (
        "::warning file=content/a%2Cb%3Ac.yaml,line=4,col=2,title=content-remark"
        "::100%25 wrong%0Ahint: write `x`%0Aor y\n"
    )
    noticed = Diagnostic(Severity.INFO, "typeset-report", "note", Span("build/en/a.pdf", page=2))
    assert as_github(noticed) == "::notice file=build/en/a.pdf,title=typeset-report::page 2: note\n"
    assert as_github(error("cli-nothing", "no document")) == "::error title=cli-nothing::no document\n"


HIDDEN = "".join(map(chr, (*range(10), *range(11, 32), *range(127, 160), 0x202E, 0x2028, 0xE0001, 0xDC9B)))


def test_no_control_character_of_a_name_reaches_a_terminal_in_any_form() -> None:
    name = f"images/{HIDDEN}.png"
    found = error("image-kind", f"`{name}` is \x1b[31mno picture", Span(name, 1), f"see {name}")
    report = Report(diagnostics=(found,))
    for told in (as_github(found), as_json(report), as_sarif(report), as_text(found)):
        assert not {*HIDDEN, "\x1b"} & set(told)
        told.encode()


def test_programs_read_names_as_they_are() -> None:
    name = f"images/{HIDDEN}.png"
    report = Report(diagnostics=(error("image-kind", "no picture", Span(name)),))
    assert json.loads(as_json(report))["diagnostics"][0]["file"] == name
    (result,) = json.loads(as_sarif(report))["runs"][0]["results"]
    (place,) = result["locations"]
    assert unquote(place["physicalLocation"]["artifactLocation"]["uri"], errors="surrogateescape") == name


def test_arabic_keeps_its_order_in_an_annotation() -> None:
    found = error("build-write", msg("cannot be written: {reason}", reason="x"), Span("ملف\x1b.yaml"))
    assert as_github(found, "ar").count("\u2068") == as_github(found, "ar").count("\u2069") > 0


def test_the_table_has_a_line_for_each_edition() -> None:
    assert table([MADE, KEPT, STALE, LOST]) == (
        "street en  typeset    2 pages  84 kB  1.3 s  build/en/street.pdf\n"
        "street en  unchanged   1 page   1 kB         build/en/street.pdf\n"
        "street en  failed                            build/en/street.pdf (still the last good one)\n"
        "street en  failed\n"
    )


def test_closing_lines_count_everything_once() -> None:
    assert summary(Report((MADE, KEPT, KEPT))) == "3 editions: 1 typeset, 2 unchanged\n"
    found = replace(MADE, pairs=412, pairs_found=410)
    assert summary(Report((found, KEPT))).endswith("\ntext: 410/412 pairs in Chrome's reader\n")
    assert summary(Report((STALE, LOST))) == "2 editions: 2 failed; 1 error\n"
    assert summary(Report(diagnostics=(UNKNOWN_KEY, warning("template-unprinted", "z")))) == "1 error, 1 warning\n"
    assert verdict(Report((MADE,))) == "1 edition checked: no fault\n"
    assert verdict(Report((MADE, LOST, STALE))) == "3 editions checked: 1 error\n"
    unread = [replace(LOST, unread=True, edition=replace(LOST.edition, locales=(code,))) for code in ("en", "ar")]
    assert verdict(Report((MADE, *unread))) == "1 edition checked: 1 error; 1 document can not be read\n"


def test_reasons_and_news_name_the_files() -> None:
    assert explanations([MADE, KEPT]) == (
        "street en: typeset\n   `a` changed\nstreet en: unchanged\n   nothing changed\n"
    )
    assert news(Report((MADE, KEPT, STALE))) == "street en typeset in 1.3 s: `a` changed\nstreet en failed\n"


def test_a_finding_of_many_editions_is_told_once_in_the_order_of_lines() -> None:
    early = error("content-value", "first", Span("content/about/document.yaml", 2, 1))
    late = warning("content-remark", "last", Span("content/about/document.yaml", 100, 1))
    report = Report(
        (STALE, LOST, EditionResult(EDITION, "", State.FAILED, (late, early))), (error("cli-document", "none"),)
    )
    assert [found.message for found in report.findings] == [
        "none",
        "first",
        "unknown key `titel` in a section",
        "last",
    ]
    assert report.findings[UNKNOWN_KEY] == ("street en",)


def test_the_exit_status_tells_clean_faulty_and_misused_apart() -> None:
    assert Report((MADE,), (warning("template-unprinted", "z"),)).status == 0
    assert Report((LOST,)).status == 1
    assert Report(diagnostics=(error("cli-document", "none"),)).status == 2


def test_the_report_for_machines_tells_everything() -> None:
    told = json.loads(as_json(Report((MADE, STALE), (warning("template-unprinted", "z"),), ("build/en/old.pdf",))))
    assert (told["format"], told["status"], told["removed"]) == (1, 1, ["build/en/old.pdf"])
    assert told["editions"][0] == {
        "name": "street en",
        "document": "street",
        "locales": ["en"],
        "profile": "screen",
        "path": "build/en/street.pdf",
        "state": "typeset",
        "stale": False,
        "refused": None,
        "pages": 2,
        "bytes": 84_200,
        "sha256": "ab12",
        "pairs": 0,
        "pairs_found": 0,
        "reasons": ["`a` changed"],
    }
    assert (told["editions"][1]["state"], told["editions"][1]["stale"]) == ("failed", True)
    assert told["diagnostics"][1] == {
        "severity": "error",
        "code": "content-unknown-key",
        "message": "unknown key `titel` in a section",
        "file": "content/about/document.yaml",
        "line": 14,
        "column": 3,
        "page": None,
        "area": None,
        "box": None,
        "key": None,
        "hints": ["did you mean `title`?"],
        "editions": ["street en"],
    }
