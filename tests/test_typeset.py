"""Typesetting: one tagged PDF, everything WeasyPrint mumbles said aloud, and the same bytes everywhere."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from mezanprint.finishing.finish import finish
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity
from mezanprint.typesetting.typeset import typeset
from sheets import DAY, listed, sheet

PIXEL = (
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f6"
    "45400000000049454e44ae426082"
)


def found_in(body: str, css: str = "", root: Path = Path("/")) -> list[Diagnostic]:
    return list(typeset(sheet(body, css), root).diagnostics)


def codes(body: str, css: str = "") -> list[str]:
    return [found.code for found in found_in(body, css)]


def test_a_clean_page_gives_a_tagged_pdf_and_no_findings() -> None:
    artifact = typeset(sheet("<h1>عنوان</h1><p>نص</p>"), Path("/"))
    assert artifact.diagnostics == ()
    assert artifact.pages == 1
    with pikepdf.open(io.BytesIO(artifact.data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "ar"
        assert "/StructTreeRoot" in pdf.Root


def test_a_missing_glyph_is_an_error_with_character_key_and_fonts() -> None:
    (found,) = found_in('<p data-key="doc:a.text">نص ⠿ هنا</p>')
    assert (found.code, found.severity, found.key) == ("typeset-glyph", Severity.ERROR, "doc:a.text")
    assert "`⠿` (U+283F)" in found.message
    assert "IBM Plex Sans Arabic" in found.hints[0]


@pytest.mark.provokes("typeset-fetch")
def test_a_picture_that_is_not_listed_is_an_error() -> None:
    (found,) = found_in('<p><img src="images/x.png" alt="x"></p>')
    assert (found.code, found.severity) == ("typeset-fetch", Severity.ERROR)
    assert "`images/x.png`" in found.message


def test_a_style_that_does_nothing_is_a_warning_with_its_line() -> None:
    (found,) = found_in("<p>نص</p>", "\np { colour: red }")
    assert (found.code, found.severity) == ("typeset-style", Severity.WARNING)
    assert found.message == "`colour: red` has no effect: unknown property"
    assert found.hints[0].startswith("line ")


@pytest.mark.provokes("typeset-alt")
def test_a_picture_without_words_is_an_error_and_an_ornament_is_not(tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(bytes.fromhex(PIXEL))
    resources = listed(tmp_path, "p.png")
    silent = typeset(sheet('<p>نص<img src="p.png"></p>', resources=resources), tmp_path).diagnostics
    assert [found.code for found in silent] == ["typeset-alt"]
    ornament = typeset(sheet('<p>نص<img src="p.png" alt=""></p>', resources=resources), tmp_path).diagnostics
    assert ornament == ()


def test_a_link_to_nowhere_in_the_document_is_an_error() -> None:
    (found,) = found_in('<p><a href="#no">نص</a></p>')
    assert (found.code, found.severity) == ("typeset-report", Severity.ERROR)
    assert "no" in found.message


@pytest.mark.provokes("typeset-changed")
def test_a_file_changed_since_it_was_listed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(bytes.fromhex(PIXEL))
    composition = sheet('<p>نص<img src="p.png" alt="x"></p>', resources=listed(tmp_path, "p.png"))
    (tmp_path / "p.png").write_bytes(bytes.fromhex(PIXEL) + b"x")
    assert [found.code for found in typeset(composition, tmp_path).diagnostics] == ["typeset-changed"]


@pytest.mark.parametrize(
    ("body", "css", "kind"),
    [
        ("<ul><li>نص</ul>", "li::marker { content: 'x' }", "TypeError"),
        ("<p>نص طويل</p>", "p::first-letter { float: inline-start }", "KeyError"),
        ("<p>نص</p>", "p { width: 1e30px; letter-spacing: 1e20px }", "OverflowError"),
        ("<p>" + "<span>" * 3000 + "نص", "", "RecursionError"),
    ],
)
@pytest.mark.provokes("typeset-crash")
def test_a_crash_of_the_typesetter_is_one_finding(body: str, css: str, kind: str) -> None:
    with pytest.raises(Fault) as fault:
        typeset(sheet(f'<div data-key="doc:here">{body}</div>', css), Path("/"))
    (found,) = fault.value.diagnostics
    assert found.code == "typeset-crash"
    assert kind in found.message
    assert "Traceback" not in found.message


def test_a_crash_says_in_which_text_it_happened() -> None:
    with pytest.raises(Fault) as fault:
        typeset(sheet('<ul><li data-key="doc:item.1">نص</ul>', "li::marker { content: 'x' }"), Path("/"))
    assert fault.value.diagnostics[0].key == "doc:item.1"


def test_memory_that_runs_out_is_left_to_whoever_set_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("mezanprint.typesetting.typeset.lay_out_surveyed", exhausted)
    with pytest.raises(MemoryError):
        typeset(sheet("<p>نص</p>"), Path("/"))


def test_nothing_the_html_says_of_itself_goes_into_the_metadata() -> None:
    head = '<meta name="author" content="SECRET"><meta name="dcterms.created" content="2001-01-01"><p>نص</p>'
    artifact = typeset(sheet(head), Path("/"))
    with pikepdf.open(io.BytesIO(artifact.data)) as pdf:
        assert str(pdf.docinfo["/Author"]) == "Al Mezan"
        assert str(pdf.docinfo["/CreationDate"]).startswith(f"D:{DAY:%Y%m%d}")


def test_the_log_of_weasyprint_is_put_back_as_it_was() -> None:
    import logging

    logger = logging.getLogger("weasyprint")
    before = (logger.level, logger.propagate, list(logger.handlers))
    found_in("<p>نص</p>", "p { colour: red }")
    assert (logger.level, logger.propagate, list(logger.handlers)) == before


def digest_of_a_page(root: Path) -> str:
    """Return the digest of a finished page with a picture in ``root``."""
    root.mkdir()
    (root / "a b.png").write_bytes(bytes.fromhex(PIXEL))
    body = '<h1>مركز (OPT)</h1><p>نص <span lang="en" dir="ltr">C++</span></p><p><img src="a b.png" alt="x"></p>'
    composition = sheet(body, resources=listed(root, "a b.png"))
    return hashlib.sha256(finish(typeset(composition, root).data, composition)).hexdigest()


ELSEWHERE = (
    "import sys; from pathlib import Path; import test_typeset as t; print(t.digest_of_a_page(Path(sys.argv[1])))"
)


def test_the_bytes_do_not_depend_on_folder_zone_hash_seed_or_clock(
    tmp_path: Path, repo_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    here = digest_of_a_page(tmp_path / "folder")
    root = tmp_path / "another folder"
    path = os.pathsep.join((str(repo_root / "src"), str(repo_root / "tests")))
    strange = {"TZ": "America/Lima", "PYTHONHASHSEED": "77", "SOURCE_DATE_EPOCH": "1700000000", "PYTHONPATH": path}
    there = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(root)],
        env=os.environ | strange, cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert there.stdout.strip() == here
