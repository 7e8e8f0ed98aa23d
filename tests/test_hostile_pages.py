"""Pages made to harm: whatever got past the stages before, typesetting reads nothing, calls nobody and says one thing.

Styles that never end (grids of 10⁸ columns, tables of 10⁸ cells, variables ten to the seventh) are the affair of the
limits round a worker, see `test_pool.py`.
"""

from pathlib import Path

import pytest

from mezanprint.finishing.finish import finish
from mezanprint.model.diagnostics import Fault, has_errors
from mezanprint.preflight.release import check_release
from mezanprint.typesetting.typeset import typeset
from sheets import sheet

STYLES = [
    "c01-import-file", "c03-font-face", "c05-device-zero", "c09-huge-values", "c11-margin-bigger-than-page",
    "c15-counter-roman", "c17-background-repeat-tiny", "c23-target-loop", "c25-flex-loop",
]  # fmt: skip
BOUNDED = {"c11-margin-bigger-than-page", "c15-counter-roman", "c23-target-loop", "c25-flex-loop"}
PAGES = [
    "h01-img-file", "h03-a-attachment", "h05-object-embed", "h07-base-href-http", "h09-inline-background",
    "h11-script-links", "h13-media", "h23-mime-injection", "h29-data-uri-nesting", "h31-device-files",
]  # fmt: skip


def findings(html: str, css: str, root: Path) -> tuple[bool, bytes]:
    """Return whether the edition fails, and the PDF if there is one."""
    composition = sheet(html, css, locale="en")
    try:
        artifact = typeset(composition, root)
    except Fault as fault:
        return has_errors(fault.diagnostics), b""
    pdf = finish(artifact.data, composition)
    return has_errors(artifact.diagnostics + check_release(pdf, composition)), pdf


def filled(text: str, tmp_path: Path) -> str:
    """Return a hostile input with its placeholders put in: a file outside the project, a port nobody listens on."""
    canary = tmp_path / "canary.txt"
    canary.write_text("CANARY")
    places = {
        "@CANARY_URL@": canary.as_uri(),
        "@CANARY_DIR_URL@": tmp_path.as_uri() + "/",
        "@CANARY@": str(canary),
        "@HTTP@": "http://127.0.0.1:1",
    }
    for name, value in places.items():
        text = text.replace(name, value)
    return text


@pytest.mark.parametrize("name", STYLES)
def test_a_hostile_style_sheet_is_bounded_or_refused(name: str, hostile: Path, tmp_path: Path) -> None:
    css = filled((hostile / "css" / f"{name}.css").read_text("utf-8"), tmp_path)
    body = '<p id="p">one</p><div><p><a href="#p">two</a></p></div>'
    failed, pdf = findings(f"<style>{css}</style>{body}", "", tmp_path)
    assert failed or name in BOUNDED
    assert b"CANARY" not in pdf


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_refused_and_reads_nothing(name: str, hostile: Path, tmp_path: Path) -> None:
    html = filled((hostile / "markup" / f"{name}.html").read_text("utf-8"), tmp_path)
    failed, pdf = findings(html, "", tmp_path)
    assert failed
    assert b"CANARY" not in pdf


def test_text_beside_the_paper_is_refused(hostile: Path, tmp_path: Path) -> None:
    html = (hostile / "markup" / "h21-hidden-text.html").read_text("utf-8")
    failed, _ = findings(html, "", tmp_path)
    assert failed
