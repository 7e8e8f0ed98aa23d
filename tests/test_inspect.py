"""``mezanprint inspect`` as people and machines use it."""

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mezanprint.cli.main import command
from mezanprint.inspecting import inspect as inspecting
from mezanprint.inspecting.inspect import inspect
from mezanprint.inspecting.lost_words import place_marks
from mezanprint.preflight.readers import verapdf
from mezanprint.preflight.readers.readers import read_text
from mezanprint.preflight.readers.readings import Reading
from papers import encrypted, foreign, html, ours, plain


@pytest.fixture(autouse=True)
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """One reader, and no Java: each costs seconds, and has tests of its own."""
    monkeypatch.setattr(verapdf, "missing", lambda: "there is no Java runtime")
    monkeypatch.setattr(inspecting, "read_text", lambda file, budget: read_text(file, ("pdfium",), budget))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.html"
    path.write_text(html(), "utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, ["inspect", *map(str, arguments)], standalone_mode=False)


def test_a_good_file_ends_with_0_and_tells_what_each_reader_finds(tmp_path: Path, source: Path) -> None:
    result = run(ours(tmp_path / "x.pdf"), "--against", source)
    assert result.return_value == 0, result.output
    for part in (
        "claims PDF/UA-1",
        "not judged: there is no Java runtime",
        "100.0 x 120.0 mm",
        "H1: actual text ",
        "no fault found",
    ):
        assert part in result.output
    assert re.search(r"pdfium \d+: finds 13/13 words, 100.0 %; right-to-left words with all marks 13/13", result.output)


@pytest.mark.provokes("inspect-lost-words")
def test_lost_words_are_an_error_that_names_them(tmp_path: Path, source: Path) -> None:
    result = run(plain(tmp_path / "x.pdf"), "--against", source)
    assert result.return_value == 1
    assert re.search(
        r"error\[inspect-lost-words\]: pdfium finds \d+ of 13 words; lost: .*`\u2068الإنسان\u2069`", result.output
    )


def test_json_has_every_part_under_stable_names(tmp_path: Path, source: Path) -> None:
    told = json.loads(run(ours(tmp_path / "x.pdf"), "--against", source, "--format", "json").output)
    assert list(told)[:5] == ["format", "mezanprint", "status", "diagnostics", "file"]
    assert set(told) >= {
        "pdf_version", "size", "encryption", "pages", "fonts", "language", "languages", "tags", "links", "info", "xmp",
        "attachments", "images", "claims", "direction", "verdicts", "unjudged", "readers",
    }  # fmt: skip
    assert told["format"] == 1
    reader = next(each for each in told["readers"] if each["reader"] == "pdfium")
    assert list(reader) == ["reader", "version", "failure", "pages", "words", "words_with_marks"]
    assert reader["words"] == {"total": 13, "found": 13, "lost": []}
    assert "حقوق الإنسان حقوق للناس" in reader["pages"][0]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []
        self.marks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = dict(attrs)
        self.sources += [str(of[name]) for name in ("src", "href") if of.get(name)]
        if of.get("class") == "mark":
            self.marks.append(str(of["title"]))


def test_the_page_needs_nothing_beside_it_and_marks_lost_words(tmp_path: Path, source: Path) -> None:
    result = run(plain(tmp_path / "x.pdf"), "--against", source, "--format", "html")
    page = _Page()
    page.feed(result.output)
    assert result.output.isascii()
    assert [each.startswith("data:image/png;base64,") for each in page.sources] == [True]
    assert any("الإنسان" in mark and "not found by" in mark for mark in page.marks)
    good = _Page()
    good.feed(run(ours(tmp_path / "y.pdf"), "--against", source, "--format", "html").output)
    assert good.marks == []


def test_marks_lie_on_the_words_of_a_turned_page_too(tmp_path: Path) -> None:
    file = foreign(tmp_path / "x.pdf")
    inspection = inspect(file, ["Hello there"], has_pictures=True)
    assert inspection.looked
    pages = inspection.looked.pages
    text, left, top, width, height = pages[0].words[0]
    assert text == "Hello"
    # At the left of the sheet and in its middle; turned by 90 degrees clockwise that is at the top and in the middle.
    assert 30 < left < 60
    assert top < 15
    assert 8 < width < 13
    assert 8 < height < 13
    assert place_marks(inspection, pages) == ((),)


def test_a_foreign_file_is_told_with_all_its_faults(tmp_path: Path) -> None:
    result = run(foreign(tmp_path / "x.pdf"))
    assert result.return_value == 1
    assert "error[inspect-active]: the file acts by itself: `JavaScript`" in result.output
    assert "page 1: file:///etc/motd" in result.output
    assert "notes.txt: " in result.output


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_what_cannot_be_opened_is_told_in_one_line(form: str, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 cut o")
    for file in (tmp_path / "bad.pdf", encrypted(tmp_path / "locked.pdf", "secret")):
        result = run(file, "--format", form)
        assert result.return_value == 1
        if form == "json":
            (finding,) = json.loads(result.stdout)["diagnostics"]
            assert finding["code"] in ("inspect-no-pdf", "inspect-encrypted")
            continue
        told = result.stderr if form == "html" else result.stdout
        assert re.match(r"(bad|locked)\.pdf: error\[inspect-(no-pdf|encrypted)\]: the file", told)
        assert form != "html" or result.stdout == ""


def test_a_document_of_the_project_is_a_source(tmp_path: Path, new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    CliRunner().invoke(command, ["build", "home", "--project", str(root)], standalone_mode=False)
    result = run(root / "build" / "ar" / "home.pdf", "--against", "home", "--project", root)
    assert result.return_value is not None
    found = re.search(r"pdfium \d+: finds (\d+)/(\d+) words", result.output)
    assert found, result.output
    assert found[1] == found[2] != "0"


@pytest.mark.parametrize(
    ("against", "says"),
    [(("hom",), "did you mean `home`?"), (("home", "--locale", "fr"), "no locale of the project")],
)
def test_an_unknown_source_is_wrong_usage(
    against: tuple[str, ...], says: str, tmp_path: Path, new_project: Callable[..., Path]
) -> None:
    result = run(ours(tmp_path / "x.pdf"), "--against", *against, "--project", new_project("lamps"))
    assert result.return_value == 2
    assert says in result.stdout


@pytest.mark.provokes("inspect-source")
def test_a_source_that_is_no_text_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"\xff\xfe\0")
    result = run(ours(tmp_path / "x.pdf"), "--against", tmp_path / "x.txt")
    assert result.return_value == 2
    assert "error[inspect-source]" in result.stdout


def _verdict(profile: str, passed: bool) -> verapdf.Verdict:
    failures = () if passed else (verapdf.Failure("7.1-3", "Content shall be tagged", 2, "root"),)
    return verapdf.Verdict("x", profile, passed, 100, failures)


@pytest.mark.provokes("inspect-standard")
def test_a_claim_that_the_judge_refuses_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verapdf, "missing", lambda: "")
    monkeypatch.setattr(
        verapdf, "judge", lambda cases, _budget: tuple(_verdict(profile, False) for _, profile in cases)
    )
    result = run(ours(tmp_path / "x.pdf"))
    assert result.return_value == 1
    assert (
        "error[inspect-standard]: it claims 3a, and veraPDF disagrees: 7.1-3 (Content shall be tagged)" in result.output
    )


def test_a_judge_that_passes_everything_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verapdf, "missing", lambda: "")
    monkeypatch.setattr(verapdf, "judge", lambda cases, _budget: tuple(_verdict(profile, True) for _, profile in cases))
    assert "not judged: veraPDF passes a file that breaks every rule" in run(ours(tmp_path / "x.pdf")).output


def test_the_known_bad_file_is_bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    (tmp_path / "bad.pdf").write_bytes(inspecting._bad_pdf())
    bad, good = verapdf.judge([(tmp_path / "bad.pdf", "ua1"), (ours(tmp_path / "good.pdf"), "ua1")])
    assert (bad.passed, good.passed) == (False, True)


@pytest.mark.provokes("inspect-reader")
def test_a_reader_that_fails_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspecting, "read_text", lambda _file, **_: (Reading("pdf.js", "5", (), "out of memory"),))
    result = run(ours(tmp_path / "x.pdf"))
    assert result.return_value == 0
    assert "warning[inspect-reader]: pdf.js can not read the file: out of memory" in result.output


@pytest.mark.provokes("inspect-licence")
def test_pictures_and_licences_that_fall_short_are_warnings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from mezanprint.model.diagnostics import Span
    from mezanprint.preflight.inspection.facts import Image
    from mezanprint.preflight.inspection.findings import RULES

    facts = inspect(ours(tmp_path / "x.pdf")).facts
    closed = replace(facts.fonts[0], fs_type=2)
    worse = replace(facts, fonts=(closed,), images=(Image(3, 10, 10, 72, "DeviceRGB"),), tags=())
    told = [finding for rule in RULES for finding in rule(worse, Span("x"))]
    assert [finding.code for finding in told] == ["inspect-licence", "inspect-untagged", "inspect-resolution"]
    assert "page 3: 72 dpi" in told[-1].message
