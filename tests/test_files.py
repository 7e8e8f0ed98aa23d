import hashlib
import os
import re
import socket
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.project.files import ABSENT, Files, project_path


@pytest.fixture
def project(tmp_path: Path) -> Files:
    root = tmp_path / "project"
    (root / "images").mkdir(parents=True)
    (root / "a.txt").write_bytes(b"hello")
    (tmp_path / "canary.txt").write_text("CANARY")
    (tmp_path / "project-sibling").mkdir()
    (tmp_path / "project-sibling" / "x").write_text("CANARY")
    return Files(root)


def refusal(files: Files, path: str, limit: int = 1000) -> Diagnostic:
    with pytest.raises(Fault) as caught:
        files.read_bytes(path, limit)
    (found,) = caught.value.diagnostics
    return found


def test_a_read_is_recorded_by_its_digest(project: Files) -> None:
    assert project.read_bytes("a.txt") == b"hello"
    assert project.records == {"a.txt": hashlib.sha256(b"hello").hexdigest()}


def test_absence_is_recorded_too(project: Files) -> None:
    assert refusal(project, "b.txt").code == "project-missing-file"
    assert refusal(project, "a.txt/b").code == "project-missing-file"
    assert not project.exists("images/c.png")
    assert project.list("data") == ()
    assert project.records == {"b.txt": ABSENT, "a.txt/b": ABSENT, "images/c.png": ABSENT, "data/": ABSENT}


def test_a_listing_is_sorted_without_hidden_names_and_its_record_changes_with_it(project: Files) -> None:
    for name in ("b", "a", ".hidden"):
        (project.root / "images" / name).touch()
    assert project.list("images") == ("a", "b")
    before = project.records["images/"]
    (project.root / "images" / "c").touch()
    again = Files(project.root)
    again.list("images")
    assert again.records["images/"] != before


def test_the_first_answer_stays_in_the_record(project: Files) -> None:
    project.read_bytes("a.txt")
    (project.root / "a.txt").write_bytes(b"changed while the build reads")
    project.read_bytes("a.txt")
    assert project.records["a.txt"] == hashlib.sha256(b"hello").hexdigest()


def test_existence_is_recorded_as_file_or_folder(project: Files) -> None:
    assert project.exists("a.txt")
    assert project.exists("images")
    assert set(project.records) == {"a.txt", "images/"}


def test_text_loses_its_mark_and_gets_one_kind_of_line_end(project: Files) -> None:
    (project.root / "t").write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")
    assert project.read_text("t") == "a\nb\nc\n"


def test_a_byte_that_is_not_utf8_is_told_with_its_line(project: Files) -> None:
    (project.root / "t").write_bytes(b"a\nb\xff")
    with pytest.raises(Fault) as caught:
        project.read_text("t")
    (found,) = caught.value.diagnostics
    assert (found.code, str(found.span)) == ("project-utf8", "t:2")
    assert found.message == "the file is not UTF-8: it seems to be in WINDOWS-1252, as shown here"
    assert found.span
    assert found.span.excerpt == "bÿ"


ARABIC = "kind: fact-sheet\ndate: 2026-11-22\nnames: {ar: مكتبة الميناء}\n"
FRENCH = "kind: fact-sheet\ndate: 2026-11-22\ntitle: “Café” – à bientôt\n"


@pytest.mark.parametrize(
    ("text", "encoding", "name", "line"),
    [
        (ARABIC, "cp1256", "WINDOWS-1256", 3),
        (FRENCH, "cp1252", "WINDOWS-1252", 3),
        (ARABIC, "utf-16", "UTF-16LE", 1),
        (ARABIC, "utf-16-le", "UTF-16LE", 1),
        (FRENCH, "utf-16-be", "UTF-16BE", 1),
    ],
)
def test_a_file_in_another_encoding_is_shown_as_it_was_meant_with_the_way_to_convert_it(
    project: Files, text: str, encoding: str, name: str, line: int
) -> None:
    file = project.root / "my file"
    file.write_bytes(text.encode(encoding))
    with pytest.raises(Fault) as caught:
        project.read_text("my file")
    (found,) = caught.value.diagnostics
    assert found.message == f"the file is not UTF-8: it seems to be in {name}, as shown here"
    assert found.span
    assert (found.span.line, found.span.excerpt) == (line, text.splitlines()[line - 1])
    command = found.hints[1].partition("`")[2].rstrip("`")
    subprocess.run(command, shell=True, cwd=project.root, check=True)
    assert Files(project.root).read_text("my file") == text


def test_utf8_with_a_damaged_byte_is_not_taken_for_another_encoding(project: Files) -> None:
    (project.root / "t").write_bytes(ARABIC.encode() + b"title: \xd9\n")
    with pytest.raises(Fault) as caught:
        project.read_text("t")
    (found,) = caught.value.diagnostics
    assert (found.message, str(found.span)) == ("byte 0xd9 is not UTF-8", "t:4")


@pytest.mark.parametrize("text", ["", "a", "a\0b", ARABIC])
def test_what_is_utf8_is_read(project: Files, text: str) -> None:
    (project.root / "t").write_bytes(text.encode())
    assert project.read_text("t") == text


def test_links_are_refused_wherever_they_stand(project: Files) -> None:
    (project.root / "link-out.txt").symlink_to("../canary.txt")
    (project.root / "link-in.txt").symlink_to("a.txt")
    (project.root / "folder").symlink_to("images")
    (project.root / "images" / "x").touch()
    for path in ("link-out.txt", "link-in.txt", "folder/x"):
        assert refusal(project, path).message == f"`{path}` is a symbolic link or a device"
    with pytest.raises(Fault):
        project.exists("link-out.txt")
    with pytest.raises(Fault):
        project.list("folder")


def test_what_is_no_plain_file_is_refused_at_once(project: Files) -> None:
    os.mkfifo(project.root / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(project.root / "s"))
        assert refusal(project, "s").code == "project-path"
    assert refusal(project, "pipe").message == "`pipe` is not a plain file"
    assert refusal(project, "images").message == "`images` is not a plain file"


def test_a_device_is_refused_at_once() -> None:
    assert refusal(Files(Path("/dev")), "zero").message == "`zero` is not a plain file"


def test_a_large_file_is_refused_before_it_is_read(project: Files) -> None:
    with open(project.root / "large", "wb") as stream:
        stream.truncate(8 * 1024**3)
    assert refusal(project, "large", limit=64 * 1024).message == "`large` is larger than 64 KiB"
    assert project.read_bytes("a.txt", limit=5) == b"hello"
    assert refusal(project, "a.txt", limit=4).message == "`a.txt` is larger than 0 KiB"


@pytest.mark.provokes("project-unreadable")
def test_a_file_that_may_not_be_read_is_told_without_a_traceback(
    project: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def closed(path: str, *rest: int, **named: int) -> int:
        if path == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **named)

    monkeypatch.setattr(os, "open", closed)
    found = refusal(project, "a.txt")
    assert (found.code, found.message) == ("project-unreadable", "`a.txt` cannot be read: permission denied")


def references(hostile: Path) -> list[tuple[str, str]]:
    lines = (hostile / "urls" / "urls.txt").read_text("utf-8").splitlines()
    pairs = [line.split("\t", 1) for line in lines if line and not line.startswith("#")]
    return [(kind, re.sub(r"\\(\\|x..|u....|n|t)", unescape, reference)) for kind, reference in pairs]


def unescape(match: re.Match[str]) -> str:
    code = match[1]
    return chr(int(code[1:], 16)) if code[0] in "xu" else {"\\": "\\", "n": "\n", "t": "\t"}[code]


def test_every_hostile_reference_is_refused_and_every_honest_one_served(project: Files, hostile: Path) -> None:
    root = project.root
    (root / "link-out.txt").symlink_to("../canary.txt")
    honest = {reference for kind, reference in references(hostile) if kind == "P"}
    for folder in (".git", ".mezanprint"):
        (root / folder).mkdir()
        for name in ("config", "token"):
            (root / folder / name).write_text("CANARY")
    for name in ("CON", "aux.yaml", "photo.png", "photo.png ", "images/a#b.png"):
        (root / name).write_text("CANARY")
    for name in ("images/ok.png", "images/صورة.png", "images/cafe\u0301.png", "images/a b.png", "images/100%.png"):
        (root / name).write_text("honest")
    for kind, reference in references(hostile):
        if kind == "P":
            assert project.read_bytes(reference) == b"honest", reference
        else:
            assert refusal(project, reference).code in ("project-path", "project-missing-file"), reference
    assert len(honest) == 7


def test_a_name_is_found_in_either_normal_form(project: Files) -> None:
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, f"images/é-{form}.png")
        (project.root / name).write_text(form)
        for asked in ("NFC", "NFD"):
            assert project.read_bytes(unicodedata.normalize(asked, name)) == form.encode()
    assert project.list("images") == ("é-NFC.png", "é-NFD.png")


@given(st.text(max_size=40) | st.text(alphabet="./\\~:%a-", max_size=12))
def test_any_path_is_refused_or_stays_inside(path: str) -> None:
    try:
        normal = project_path(path)
    except Fault as fault:
        (refused,) = fault.diagnostics
        normal = None
    if normal is None:
        assert refused.code == "project-path"
        assert refused.message.isprintable()
    else:
        assert os.path.normpath(os.path.join("/root", normal)) == os.path.join("/root", normal)
        assert project_path(normal) == normal


def test_a_record_holds_one_form_of_a_path(project: Files) -> None:
    project.read_bytes(".//a.txt")
    assert list(project.records) == ["a.txt"]


def test_long_names_are_refused_by_name() -> None:
    for path in ("a" * 201, "/".join(["abc"] * 300)):
        with pytest.raises(Fault):
            project_path(path)
    assert project_path("ا" * 100) == "ا" * 100
