from pathlib import Path

import pytest

from mezanprint.engine.build_history import NAME, Memory, ProofMemory, Records, Run, read_records, write_records
from mezanprint.i18n.extraction.room import Room
from mezanprint.model.diagnostics import Span, error
from mezanprint.project.folder import Folder
from mezanprint.project.seal import Purpose, sealed

MEMORY = Memory("a" * 64, draft=False, tools={"weasyprint": "70.0"}, reads={"content/a": "0", "b": "absent"})


def test_what_is_remembered_is_read_again(tmp_path: Path) -> None:
    proof = ProofMemory(
        ("a" * 64,), {"weasyprint": "70.0"}, "composer", {"content/a": "0"}, {"ar/street.html": "f" * 64}, 12, 1,
        draft=True, rooms=(Room("ar", "street", "data", "a", 60),), faults=(error("layout-lost", "lost", Span("a")),),
    )  # fmt: skip
    records = Records(
        {"street ar": MEMORY}, {"ar/street.pdf": "f" * 64}, [Run("screen", ("a" * 64,))], {"street ar ar": proof}
    )
    write_records(Folder.hold(tmp_path), records)
    assert read_records(Folder.hold(tmp_path)) == records


def test_the_same_is_not_written_again(tmp_path: Path) -> None:
    write_records(Folder.hold(tmp_path), Records({"street ar": MEMORY}))
    inode = (tmp_path / NAME).stat().st_ino
    write_records(Folder.hold(tmp_path), Records({"street ar": MEMORY}))
    assert (tmp_path / NAME).stat().st_ino == inode


DAMAGES = (b"", b"{", b"[]", b"{}", b'{"editions": 3}', b'{"editions": {}, "outputs": [], "runs": []}', b"[" * 10**5)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_records_are_no_records_even_if_they_bear_a_seal(tmp_path: Path, damage: bytes) -> None:
    for data in (damage, sealed(Purpose.RECORDS, NAME, damage)):
        (tmp_path / NAME).write_bytes(data)
        assert read_records(Folder.hold(tmp_path)) == Records()


def test_records_of_another_user_are_no_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_records(Folder.hold(tmp_path), Records({}, {"ar/street.pdf": "f" * 64}))
    monkeypatch.setattr("mezanprint.project.seal.own_key", lambda: bytes(32))
    assert read_records(Folder.hold(tmp_path)) == Records()


def test_builds_are_forgotten_but_the_last_full_one_of_each_profile() -> None:
    records = Records()
    records.note_run(Run("print", ("print",)))
    for number in range(40):
        records.note_run(Run("screen", (f"screen {number}",)))
        records.note_run(Run("", (f"part {number}",)))
    assert "print" in records.keys
    assert "screen 39" in records.keys
    assert "screen 9" not in records.keys
    assert len(records.runs) <= 22


def test_a_build_like_the_last_one_leaves_no_trace() -> None:
    records = Records()
    records.note_run(Run("screen", ("a",)))
    records.note_run(Run("screen", ("a",)))
    assert records.runs == [Run("screen", ("a",))]
