"""Boxes: what reads foreign bytes can take only so much, can reach nothing, and is not believed."""

import os
import pickle
import select
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import in_boxes
from mezanprint.model.diagnostics import Fault
from mezanprint.model.translatable import Translatable, msg
from mezanprint.project.boxes import process
from mezanprint.project.boxes.answers import packed, unpacked
from mezanprint.project.boxes.boxed import boxed, run_program
from mezanprint.project.boxes.budget import MEGABYTE, Budget, Program, Room
from mezanprint.project.confinement.confine import offered

TESTS = Path(__file__).parent


@dataclass
class _Stranger:
    """A value of nobody's."""


@pytest.fixture(scope="module", autouse=True)
def _server_that_knows_the_tests() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(TESTS))
        # Limits are of the processor; a machine that does much else gives a box less than a twentieth of one.
        patch.setattr(process, "_WAIT", 300)
        process.end_boxes()
        yield
    process.end_boxes()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "theirs.pdf"
    path.write_bytes(b"theirs")
    return path


def small() -> Budget:
    return Budget(seconds=2, memory=256 * MEGABYTE, answer=MEGABYTE)


def test_values_come_back_as_they_were_and_messages_can_still_be_told_in_another_language(file: Path) -> None:
    assert boxed(in_boxes.echo, 1, "x", None, file=file, budget=small()) == (1, "x", None)
    found = boxed(in_boxes.find, file=file, budget=small())
    assert found == in_boxes.find()
    assert isinstance(found.message, Translatable)
    assert found.message.template == "{n} of them"


def test_a_fault_comes_through(file: Path) -> None:
    with pytest.raises(Fault) as caught:
        boxed(in_boxes.refuse, file=file, budget=small())
    assert caught.value.diagnostics == (in_boxes.find(),)


@pytest.mark.parametrize(
    ("act", "code", "says"),
    [
        (in_boxes.eat, "file-memory", "reading the file takes more than 256 MB of memory"),
        (in_boxes.eat_slowly, "file-memory", "reading the file takes more than 256 MB of memory"),
        (in_boxes.spin_on, "file-time", "reading the file takes more than 1 processor second"),
        (in_boxes.crash, "file-crash", "reading the file ended in a crash (SIGSEGV), or took more than 256 MB"),
        (in_boxes.abort, "file-crash", "(SIGABRT)"),
        (in_boxes.leave, "file-crash", "(exit status 7)"),
        (in_boxes.flood, "file-size", "what is in the file comes to more than 1 MB"),
        (in_boxes.sink, "file-unreadable", "RecursionError"),
    ],
)
@pytest.mark.provokes("file-crash", "file-memory", "file-size", "file-time", "file-unreadable")
def test_what_is_too_much_is_named_and_the_next_box_is_as_good_as_new(
    act: object, code: str, says: str, file: Path
) -> None:
    with pytest.raises(Fault) as caught:
        boxed(act, file=file, budget=small())  # type: ignore[arg-type]
    (finding,) = caught.value.diagnostics
    assert finding.code == code
    assert says in finding.message
    assert finding.span
    assert finding.span.path == "theirs.pdf"
    assert boxed(in_boxes.echo, file=file, budget=small()) == ()


def test_what_nobody_foresaw_is_told_of_the_file_without_the_folder_it_lies_in(file: Path) -> None:
    with pytest.raises(Fault, match=r"the file can not be read: ValueError: bad byte in theirs\.pdf"):
        boxed(in_boxes.fail, file, file=file, budget=small())


def test_a_box_that_is_stuck_is_ended(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_WAIT", 0.1)
    with pytest.raises(Fault, match="nothing came back"):
        boxed(in_boxes.sleep, file=file, budget=small())


@pytest.mark.skipif(not (offered().landlock and offered().seccomp), reason="the kernel confines nothing")
def test_a_box_reads_its_file_and_reaches_nothing_else(file: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    done = boxed(in_boxes.attempts, file, tmp_path / "secret", file=file, budget=small())
    assert done.pop("read its file") == ""
    assert set(done.values()) == {"PermissionError"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret", "theirs.pdf"]


def test_an_answer_is_data_and_calls_nothing(file: Path, tmp_path: Path) -> None:
    with pytest.raises(Fault, match="its answer can not be read"):
        boxed(in_boxes.trick, tmp_path / "made", file=file, budget=small())
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("value", [print, subprocess.Popen, pickle.loads, process.run_box, _Stranger()])
def test_only_values_of_ours_are_unpacked(value: object) -> None:
    with pytest.raises(ValueError, match=r"\w\.\w"):
        unpacked(pickle.dumps(value))


def test_a_path_through_a_module_of_ours_leads_to_nothing_of_others() -> None:
    words = (b"mezanprint.project.boxes.process", b"subprocess.run")
    forged = b"\x80\x04" + b"".join(b"\x8c" + bytes([len(word)]) + word for word in words) + b"\x93."
    with pytest.raises(ValueError, match=r"\w\.\w"):
        unpacked(forged)
    assert unpacked(packed((msg("x"),))) == ("x",)


def test_all_boxes_of_a_command_share_one_budget(file: Path) -> None:
    budget = Budget(seconds=3.2, memory=256 * MEGABYTE)
    assert budget.share == 2
    boxed(in_boxes.work, file=file, budget=budget)
    assert budget.seconds < 3
    assert budget.share == 1


def test_modules_that_lie_where_somebody_stands_are_not_ours(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pickle", "struct", "in_boxes"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'taken')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    process.end_boxes()
    assert boxed(in_boxes.echo, file=file, budget=small()) == ()
    assert not (tmp_path / "taken").exists()


def test_a_program_reads_the_file_and_says_why_it_fails(file: Path, tmp_path: Path) -> None:
    assert run_program(Program(("/bin/cat", str(file))), file, budget=small()) == ("theirs", "")
    with pytest.raises(OSError, match="No such file"):
        run_program(Program(("/bin/cat", str(tmp_path / "none"))), tmp_path, budget=small())


def test_a_program_starts_though_the_folder_is_gone_that_boxes_were_first_asked_for_in(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    process.end_boxes()
    assert boxed(in_boxes.echo, file=file, budget=small()) == ()
    gone.rmdir()
    assert run_program(Program(("/bin/pwd", "-P")), file, budget=small())[0] == "/\n"


@pytest.mark.skipif(not (offered().landlock and offered().seccomp), reason="the kernel confines nothing")
@pytest.mark.parametrize(
    "words", [("/bin/cat", "{secret}"), ("/bin/cp", "{file}", "{secret}2"), ("/bin/sh", "-c", "/bin/cat {file}")]
)
def test_a_program_reaches_nothing_else(words: tuple[str, ...], file: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    told = tuple(word.format(file=file, secret=tmp_path / "secret") for word in words)
    with pytest.raises(OSError, match=r"ermi|fork"):
        run_program(Program(told), file, budget=small())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret", "theirs.pdf"]


@pytest.mark.skipif(not (offered().landlock >= 3 and offered().seccomp), reason="the kernel confines too little")
def test_a_program_that_must_write_nowhere_can_write_nowhere_else(file: Path, tmp_path: Path) -> None:
    def run(words: str) -> tuple[str, str]:
        return run_program(Program(("/bin/sh", "-c", words)), tmp_path, budget=small(), room=Room.NOWHERE)

    assert run("echo x > /dev/null; echo done")[0] == "done\n"
    for words in (f"echo x > {tmp_path}/new", f"echo x >> {file}", f": > {file}", "echo x > /dev/shm/new"):
        with pytest.raises(OSError, match="ermi"):
            run(words)
    assert file.read_text() == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    with pytest.raises(OSError, match="ermi"):
        run_program(Program(("/bin/sh", "-c", "echo x > /dev/null")), file, budget=small())


def test_a_program_has_limits_too(file: Path) -> None:
    with pytest.raises(OSError, match="more than 1 processor second"):
        run_program(Program(("/bin/sh", "-c", "while :; do :; done")), file, budget=small())
    with pytest.raises(OSError, match="comes to more than 1 MB"):
        run_program(Program(("/bin/sh", "-c", "while :; do echo flood; done")), file, budget=small())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whose child a process is")
def test_no_box_outlives_the_program(file: Path) -> None:
    code = (
        "import in_boxes, sys\nfrom pathlib import Path\nfrom mezanprint.project.boxes.boxed import boxed\n"
        "from mezanprint.project.boxes.budget import Budget\n"
        "boxed(in_boxes.echo, file=Path('x'), budget=Budget())\nprint('ready', flush=True)\n"
        "boxed(in_boxes.sleep, file=Path('x'), budget=Budget())\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=process.environment()) as program:
        assert program.stdout
        program.stdout.readline()
        server = _child(program.pid)
        ends = [os.pidfd_open(each) for each in (server, _child(server))]
        program.kill()
    for end in ends:
        assert select.select((end,), (), (), 20)[0]
        os.close(end)


def _child(parent: int) -> int:
    place = Path(f"/proc/{parent}/task/{parent}/children")
    while not (children := place.read_text().split()):
        os.sched_yield()
    return int(children[0])
