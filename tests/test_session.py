import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from fakes import Silence, Workers
from mezanprint.engine.builder import Options
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.model.results import Report, State

ALL, PLAIN = Selection(), Options()


@pytest.fixture
def root(new_project: Callable[..., Path]) -> Path:
    return new_project("lamps")


def build(root: Path, *, selection: Selection = ALL, options: Options = PLAIN, out: Path | None = None) -> Report:
    """Build with a typesetter in this process."""
    session = BuildSession(root, options, out=out)
    session.workers = lambda _editions: Workers()  # type: ignore[method-assign, assignment]
    return session.build(selection, Silence())


def states(report: Report) -> set[State]:
    return {result.state for result in report.results}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_the_report_lies_beside_the_pdfs(root: Path) -> None:
    build(root)
    told = json.loads((root / "build/report.json").read_text())
    assert [edition["state"] for edition in told["editions"]] == ["typeset"] * 5
    for edition in told["editions"]:
        assert (root / edition["path"]).stat().st_size == edition["bytes"]


def test_a_build_with_nothing_to_do_writes_nothing(root: Path) -> None:
    build(root)
    build(root)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert states(build(root)) == {State.UNCHANGED}
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.name != "lock"} == {
        path: time for path, time in before.items() if path.name != "lock"
    }


def test_a_check_writes_nothing_at_all(root: Path) -> None:
    for prepared in (False, True):
        if prepared:
            build(root)
        before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
        report = build(root, options=Options(publish=False))
        assert report.status == 0
        assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_reasons_come_from_the_last_build(root: Path) -> None:
    build(root)
    edit(root / "content/home/document.yaml", "Light at home", "A light at home")
    edit(root / "locales/ar/LC_MESSAGES/home.po", "Light at home", "A light at home")
    reasons = {result.edition.name: result.reasons for result in build(root).results}
    assert reasons["home en"] == ("`content/home/document.yaml` changed",)
    assert reasons["street en"] == ("nothing changed",)


def test_a_pdf_whose_edition_is_gone_goes_too_unless_somebody_changed_it(root: Path) -> None:
    build(root)
    edit(root / "content/street/document.yaml", "[en, ar, ar+en]", "[en]")
    (root / "build/ar/street.pdf").write_bytes(b"mine now")
    (root / "build/ar/foreign.pdf").write_bytes(b"mine")
    assert build(root).removed == ("build/ar+en/street.pdf",)
    assert not (root / "build/ar+en/street.pdf").exists()
    assert (root / "build/ar/street.pdf").read_bytes() == b"mine now"
    assert (root / "build/ar/foreign.pdf").read_bytes() == b"mine"
    assert build(root).removed == ()


def test_a_part_of_the_project_removes_nothing_and_an_unreadable_document_neither(root: Path) -> None:
    build(root)
    edit(root / "content/street/document.yaml", "[en, ar, ar+en]", "[en]")
    assert build(root, selection=Selection(("street",))).removed == ()
    (root / "content/street/document.yaml").write_text("kind: [")
    report = build(root)
    assert report.removed == ()
    assert {result.edition.document for result in report.results if result.unread} == {"street"}
    assert (root / "build/ar+en/street.pdf").exists()


def test_the_cache_does_not_grow_for_ever(root: Path) -> None:
    for number in range(30):
        text = (root / "content/home/document.yaml").read_text().splitlines()
        text[1] = f"date: 2026-10-{number + 1:02}"
        (root / "content/home/document.yaml").write_text("\n".join(text) + "\n")
        build(root)
    assert len(list((root / "build/.cache").glob("*.artifact"))) <= 3 + 2 * 21


def test_another_folder_gets_the_pdfs_and_the_report_only(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "printer"
    report = build(root, out=out)
    assert sorted(path.name for path in out.iterdir()) == ["ar", "ar+en", "en", "report.json"]
    assert report.results[0].path == f"{out}/en/home.pdf"
    assert sorted(path.name for path in (root / "build").iterdir()) == [".cache"]


def test_settings_that_cannot_be_read_are_a_finding_with_its_report(root: Path) -> None:
    (root / "mezanprint.toml").write_text("[")
    report = build(root)
    assert report.status == 1
    assert report.results == ()
    assert json.loads((root / "build/report.json").read_text())["diagnostics"]


def test_wrong_usage_leaves_the_last_report_alone(root: Path) -> None:
    build(root)
    before = (root / "build/report.json").read_bytes()
    assert build(root, selection=Selection(("hme",))).status == 2
    assert (root / "build/report.json").read_bytes() == before


def test_strict_counts_every_warning(root: Path) -> None:
    edit(root / "locales/ar/LC_MESSAGES/home.po", "نور في البيت", "")
    assert build(root, options=Options(draft=True)).status == 0
    assert build(root, options=Options(draft=True, strict=True)).status == 1


HOLDER = """
import sys
import tempfile
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_second_build_waits_and_says_so(root: Path) -> None:
    build(root)
    lock = root / "build/.cache/lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdin
    assert holder.stdout.readline() == "held\n"
    said = []

    def waiting() -> None:
        said.append(True)
        assert holder.stdin
        holder.stdin.write("\n")
        holder.stdin.flush()

    session = BuildSession(root, Options())
    assert session.build(Selection(), Silence(), waiting).status == 0
    assert said == [True]
    holder.communicate()


def test_a_killed_build_leaves_no_lock(root: Path) -> None:
    build(root)
    lock = root / "build/.cache/lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    holder.stdout.readline()
    holder.kill()
    holder.communicate()
    with FileLock(lock, timeout=0):
        assert os.path.exists(lock)


def test_what_was_read_is_known_whatever_came_of_it(root: Path) -> None:
    session = BuildSession(root, Options())
    session.workers = lambda _editions: Workers()  # type: ignore[method-assign, assignment]
    (root / "content/home/document.yaml").write_text("kind: [")
    session.build(Selection(), Silence())
    assert {"mezanprint.toml", "content/home/document.yaml", "locales/ar/LC_MESSAGES/street.po"} <= set(session.reads)
    (root / "mezanprint.toml").write_text("[")
    session.build(Selection(), Silence())
    assert "mezanprint.toml" in session.reads


def test_a_project_that_cannot_be_written_is_built_elsewhere_and_nothing_of_the_cache_stays(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    (root / "build").write_text("not a folder: whoever tests may be root, who can write everywhere")
    with BuildSession(root, PLAIN, out=tmp_path / "out") as session:
        session.workers = lambda _editions: Workers()  # type: ignore[method-assign, assignment]
        assert states(session.build(ALL, Silence())) == {State.TYPESET}
        assert states(session.build(ALL, Silence())) == {State.UNCHANGED}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["ar", "ar+en", "en", "report.json"]
    assert list(passing.iterdir()) == []
