import os
from pathlib import Path

import pytest

from fakes import composition
from mezanprint.engine.output_folder import OutputFolder
from mezanprint.model.diagnostics import Fault
from mezanprint.project.folder import Folder

EDITION = composition().edition


def test_a_pdf_is_put_in_its_place_once(tmp_path: Path) -> None:
    output_folder = OutputFolder(Folder.hold(tmp_path))
    output_folder.open((EDITION,))
    assert not output_folder.holds(EDITION)
    place = EDITION.output_path
    assert output_folder.put(place, b"a")
    assert not output_folder.put(place, b"a")
    assert output_folder.put(place, b"b")
    assert output_folder.holds(EDITION)
    assert (tmp_path / output_folder.path(EDITION)).read_bytes() == b"b"


def test_another_folder_is_shown_as_it_was_named(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    root = Folder.hold(tmp_path / "project")
    inside, outside = OutputFolder(root, tmp_path / "project/pdf"), OutputFolder(root, tmp_path / "x")
    assert inside.path(EDITION) == "pdf/en/street.pdf"
    assert outside.path(EDITION) == f"{tmp_path}/x/en/street.pdf"
    assert (inside.is_own, outside.is_own, OutputFolder(root).is_own) == (False, False, True)


def test_rests_of_killed_runs_are_swept(tmp_path: Path) -> None:
    (tmp_path / "build/en").mkdir(parents=True)
    (tmp_path / "build/en/.mezan-01234567.tmp").write_text("rest")
    OutputFolder(Folder.hold(tmp_path)).open((EDITION,))
    assert os.listdir(tmp_path / "build/en") == []


@pytest.mark.parametrize("spoil", ["build", "build/en"])
@pytest.mark.provokes("build-write")
def test_a_file_in_place_of_the_folder_is_told_before_anything_is_typeset(tmp_path: Path, spoil: str) -> None:
    (tmp_path / spoil).parent.mkdir(exist_ok=True)
    (tmp_path / spoil).write_text("mine")
    with pytest.raises(Fault) as caught:
        OutputFolder(Folder.hold(tmp_path)).open((EDITION,))
    assert [found.code for found in caught.value.diagnostics] == ["build-write"]
    assert (tmp_path / spoil).read_text() == "mine"


def test_a_folder_without_the_right_to_write_is_told_before_anything_is_typeset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_, **_named: False)
    with pytest.raises(Fault, match="Permission denied"):
        OutputFolder(Folder.hold(tmp_path)).open((EDITION,))
