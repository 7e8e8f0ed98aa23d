"""Previews come from processes that may die, lie or be replaced, and show what a build would make after saving."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fake_previews import Bad, Mad, Prying, Tame
from fakes import composition
from mezanprint.engine.pool import Pool
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Fault
from mezanprint.model.limits import Limits
from mezanprint.model.regions import Measured
from mezanprint.previewing.edition import OpenEdition
from mezanprint.previewing.remote import Previewer
from mezanprint.project.confinement.confine import offered
from mezanprint.project.files import Files
from mezanprint.proofing.worker_tasks import measure
from sheets import listed

CATALOG, HOME = "locales/ar/LC_MESSAGES/home.po", "content/home/document.yaml"
LIMITS = Limits(processor_seconds=1, memory_mb=512)
IMPATIENT = replace(LIMITS, patience=3)


@pytest.fixture
def tame(tmp_path: Path) -> Iterator[Previewer]:
    with Previewer(tmp_path, "street", begin=Tame) as previewer:
        yield previewer


def codes(act: Callable[[], object]) -> list[str]:
    with pytest.raises(Fault) as fault:
        act()
    return [each.code for each in fault.value.diagnostics]


def pid(previewer: Previewer) -> int:
    return int(previewer.picture(1, 1).split()[-1])


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)
    wait_until(lambda: not is_alive(process))


def wait_until(holds: Callable[[], bool]) -> None:
    last = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < last
        time.sleep(0.02)


def test_the_preview_of_an_edit_is_what_is_built_after_saving_it(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    project = Project(Files(root))
    (edition,) = select(project, Selection(("home",), ("ar",)))
    known = OpenEdition(project, edition)
    old = (root / CATALOG).read_bytes()
    new = old.replace("يصلكم".encode(), ("يصلكم المصباح إلى بيوتكم " * 9).encode())
    with Previewer(root, "home") as previewer:
        before = previewer.open(known.again().composition)
        edited = known.again({CATALOG: new}).composition
        preview = previewer.preview(edited, 1, 50)
        settled = previewer.settle(edited)
        assert (root / CATALOG).read_bytes() == old
        (root / CATALOG).write_bytes(new)
        saved = known.again()
        assert saved.composition == edited
        with Pool(1, root, measure) as pool:
            built = pool.make(measure, saved.composition, saved.limits)
        assert isinstance(built, Measured)
        assert settled.layout == built.layout
        assert preview.layout == built.layout[0] != before.layout[0]
        assert settled.changed == (1,)
        assert preview.png.startswith(b"\x89PNG")


def test_memory_stays_what_it_is_over_many_previews(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    project = Project(Files(root))
    known = OpenEdition(project, select(project, Selection(("home",), ("ar",)))[0])
    plain = known.again().composition
    sizes: list[int] = []
    with Previewer(root, "home") as previewer:
        previewer.open(plain)
        for number in range(60):
            previewer.preview(replace(plain, html=plain.html.replace("بيت", "بيت " + "دار " * (number % 7))), 1, 40)
            if number % 20 == 19:
                assert previewer._process
                sizes.append(resident(previewer._process._process.pid))
    assert sizes[-1] - sizes[0] < 6 * 1024, sizes


def resident(process: int) -> int:
    """Return the memory of a process that nobody shares, in KiB."""
    status = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("RssAnon:"))


def test_an_open_edition_follows_the_settings_and_the_disk(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    project = Project(Files(root))
    known = OpenEdition(project, select(project, Selection(("home",), ("ar",)))[0])
    assert known.again().composition.edition.profile.image_dpi == 150
    settings, document = (root / "mezanprint.toml").read_text(), (root / HOME).read_text()
    (root / "mezanprint.toml").write_text(settings.replace("[profiles.screen]", "[profiles.screen]\nimage_dpi = 144"))
    assert known.again().composition.edition.profile.image_dpi == 144
    (root / HOME).write_text("kind: note\n")
    assert codes(known.again)
    missing = (root / CATALOG).read_bytes().replace("نور في البيت".encode(), b"")
    (root / HOME).write_text(document)
    assert known.again({CATALOG: missing}).composition.draft
    assert not known.again().composition.draft
    (root / "mezanprint.toml").write_text(settings.replace('["en", "ar"]', '["en"]'))
    (root / HOME).write_text(document.replace("[en, ar]", "[en]"))
    assert codes(known.again) == ["cli-locale"]


def test_a_process_that_was_killed_is_replaced_with_the_last_whole_layout(tame: Previewer) -> None:
    tame.open(composition(html="first"))
    assert tame.settle(composition(html="second")).changed == (1,)
    first = pid(tame)
    kill(first)
    assert tame.preview(composition(html="edit"), 1, 50).png == b"second edit 1"
    assert tame.settle(composition(html="second")).changed == ()
    assert (pid(tame) != first, tame.replaced) == (True, 0)


def test_a_process_that_is_killed_over_a_question_is_replaced_and_asked_again(tame: Previewer) -> None:
    tame.open(composition(html="first"))
    busy = pid(tame)
    threading.Timer(0.3, os.kill, (busy, signal.SIGKILL)).start()
    began = time.monotonic()
    assert tame.preview(composition(html="sleep 1"), 1, 50).png == b"first sleep 1 1"
    assert time.monotonic() - began > 1
    assert tame.replaced == 1


@pytest.mark.provokes("build-crash", "build-internal", "build-memory", "build-time")
@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("die", "build-crash"),
        ("spin", "build-time"),
        ("eat", "build-memory"),
        ("fail", "build-internal"),
        ("sleep 60", "build-crash"),
    ],
)
def test_a_page_that_can_not_be_had_is_a_fault_and_the_next_one_is_had(tmp_path: Path, does: str, code: str) -> None:
    begin, limits = (Tame, IMPATIENT) if does.startswith("sleep") else (Mad, LIMITS)
    with Previewer(tmp_path, "street", limits, begin) as previewer:
        previewer.open(composition(html="first"))
        assert codes(lambda: previewer.preview(composition(html=does), 1, 50)) == [code]
        assert previewer.preview(composition(html="edit"), 1, 50).png == b"first edit 1"


@pytest.mark.parametrize(
    "lie",
    [
        "no value of ours",
        "another kind",
        "no layout in a layout",
        "a number that is none",
        "a message that is none",
        "a fault without a reason",
        "a fault of something else",
        "a call",
        "a flood",
        "half an answer",
    ],
)
def test_what_a_process_that_was_taken_over_answers_is_not_believed(tmp_path: Path, lie: str) -> None:
    with Previewer(tmp_path, "street", begin=Bad) as previewer:
        assert codes(lambda: previewer.open(composition(html=lie))) == ["build-crash"]
        assert previewer.open(composition(html="first")).layout
    assert list(tmp_path.iterdir()) == []


def test_who_answers_unasked_is_replaced(tmp_path: Path) -> None:
    with Previewer(tmp_path, "street", begin=Bad) as previewer:
        previewer.open(composition(html="first"))
        assert previewer.preview(composition(html="two answers"), 1, 50).png == b""
        wait_until(lambda: not (previewer._process and previewer._process.is_there()))
        assert previewer.preview(composition(html="edit"), 1, 50).png == b"first edit 1"


@pytest.mark.skipif(not (offered().landlock and offered().seccomp), reason="this kernel confines nothing")
def test_a_process_reads_its_resources_and_does_nothing_else(tmp_path: Path) -> None:
    for name in ("given.txt", "kept.txt"):
        (tmp_path / name).write_text(name)
    with Previewer(tmp_path, "street", begin=Prying) as previewer:
        previewer.open(with_files(tmp_path, "first", "given.txt"))
        attempts = json.loads(previewer.picture(1, os.getpid()))
    assert attempts.pop("read a resource") == "done"
    assert attempts.pop("use what the program had open") == "IndexError"
    assert set(attempts.values()) == {"PermissionError"}, attempts
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        name: name for name in ("given.txt", "kept.txt")
    }


def with_files(root: Path, html: str, *names: str) -> Composition:
    return replace(composition(html=html), resources=listed(root, *names))


def test_files_that_come_or_are_replaced_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("one")
    with Previewer(tmp_path, "street", begin=Tame) as previewer:
        previewer.open(with_files(tmp_path, "read one.txt", "one.txt"))
        first = pid(previewer)
        (tmp_path / "new").write_text("one")
        (tmp_path / "new").replace(tmp_path / "one.txt")
        previewer.preview(with_files(tmp_path, "read one.txt", "one.txt"), 1, 50)
        (tmp_path / "two.txt").write_text("two")
        previewer.preview(with_files(tmp_path, "read one.txt\nread two.txt", "one.txt", "two.txt"), 1, 50)
        assert pid(previewer) != first
        assert previewer.replaced == 0
        (tmp_path / "one.txt").unlink()
        kill(pid(previewer))
        settled = previewer.settle(with_files(tmp_path, "read two.txt", "two.txt"))
        assert settled.changed == (1, 2), "the last whole layout can not be had again"


def test_a_fault_of_the_page_leaves_the_process(tame: Previewer) -> None:
    tame.open(composition(html="first"))
    codes(lambda: tame.preview(composition(html="read nothing.txt"), 1, 50))
    process = pid(tame)
    assert tame.preview(composition(html="edit"), 1, 50).png == b"first edit 1"
    assert pid(tame) == process


def test_closing_ends_a_question_and_leaves_no_process(tmp_path: Path) -> None:
    previewer = Previewer(tmp_path, "street", begin=Tame)
    previewer.open(composition(html="first"))
    process = pid(previewer)
    closing = threading.Timer(0.2, previewer.close)
    closing.start()
    began = time.monotonic()
    assert codes(lambda: previewer.preview(composition(html="sleep 30"), 1, 50)) == ["build-crash"]
    assert time.monotonic() - began < 15
    wait_until(lambda: not is_alive(process))
    assert codes(lambda: previewer.open(composition(html="first"))) == ["build-crash"]


PROGRAM = """
import sys, time
from pathlib import Path
from mezanprint.previewing.remote import Previewer
from fakes import composition
from fake_previews import Tame
if __name__ == "__main__":
    previewer = Previewer(Path(sys.argv[1]), "street", begin=Tame)
    previewer.open(composition(html="first"))
    print(previewer.picture(1, 1).split()[-1].decode(), flush=True)
    previewer.preview(composition(html="sleep 60"), 1, 1)
"""


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
def test_no_process_outlives_the_program(tmp_path: Path, ending: signal.Signals) -> None:
    here = Path(__file__).parent
    (tmp_path / "program.py").write_text(PROGRAM)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(here), str(here.parent)))}
    command = [sys.executable, str(tmp_path / "program.py"), str(tmp_path)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as program:
        assert program.stdout
        process = int(program.stdout.readline())
        time.sleep(0.2)
        began = time.monotonic()
        os.killpg(program.pid, ending) if ending is signal.SIGINT else program.send_signal(ending)
        program.wait()
        wait_until(lambda: not is_alive(process))
        assert time.monotonic() - began < 30
