"""A project folder that is renamed, moved or unplugged while it is read, built or watched."""

import io
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from fakes import Silence, Workers
from mezanprint.cli import watch
from mezanprint.console.console import Console
from mezanprint.engine import watcher
from mezanprint.engine.builder import Options
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.model.diagnostics import Fault
from mezanprint.model.results import Report
from mezanprint.project.files import Files

NewProject = Callable[..., Path]
PATH = "content/home/document.yaml"
GONE = "project-gone"
STRIDE = 7
"""Of so many calls of the system one is tried: all of them take half a minute."""
SYSTEM = ("posix", "_io", "fcntl")


def disturbed(act: Callable[[], Report], steps: Mapping[int, Callable[[], object]]) -> tuple[Report, int]:
    """Do ``act``, and each step before the call of the system with its number; return how many calls there were."""
    count = 0

    def look(_frame: object, event: str, function: object) -> None:
        nonlocal count
        if event == "c_call" and getattr(function, "__module__", None) in SYSTEM:
            count += 1
            if count in steps:
                sys.setprofile(None)
                steps[count]()
                sys.setprofile(look)

    sys.setprofile(look)
    try:
        return act(), count
    finally:
        sys.setprofile(None)


def session(root: Path) -> BuildSession:
    made = BuildSession(root, Options(draft=True))
    made.workers = lambda _editions: Workers()  # type: ignore[method-assign, assignment]
    return made


def build(place: BuildSession) -> Report:
    return place.build(Selection(("home",), ("en",)), Silence())


@pytest.mark.parametrize("back", [0, 1, 7], ids=["away", "away for a moment", "away for a while"])
@pytest.mark.provokes("project-gone")
def test_a_build_ends_well_whenever_the_project_goes(new_project: NewProject, back: int) -> None:
    root = new_project("lamps")
    aside = root.with_name("aside")
    place = session(root)
    assert build(place).status == 0  # what is imported is imported
    change(root, 0)
    _, calls = disturbed(lambda: build(place), {})
    assert calls > 100
    told = set()
    for at in range(1 + back, calls, STRIDE):
        change(root, at)
        steps = {at: lambda: root.rename(aside)} | ({at + back: lambda: aside.rename(root)} if back else {})
        report, _ = disturbed(lambda: build(place), steps)
        if aside.exists():
            assert not root.exists(), at
            aside.rename(root)
        # Gone and told so, or never missed. Nothing else, whatever was going on.
        assert {found.code for found in report.findings} <= {GONE}, at
        assert report.is_gone or report.status == 0, at
        told.add(report.is_gone)
        assert build(place).status == 0, at
    # The folder is held open: who is back the next moment was hardly ever missed.
    assert told == {True, False} if not back else False in told


def test_a_build_writes_into_the_folder_that_was_moved(new_project: NewProject) -> None:
    root = new_project("lamps")
    aside, place = root.with_name("aside"), session(root)
    place.workers = lambda _editions: root.rename(aside) and Workers()  # type: ignore[method-assign, assignment, return-value]
    assert build(place).status == 0
    assert (aside / "build/en/home.pdf").is_file()
    assert (aside / "build/report.json").is_file()
    assert not root.exists()


def change(root: Path, number: int) -> None:
    path = root / PATH
    lines = path.read_text("utf-8").splitlines()
    dates = {line: f"date: {2000 + number // 28}-01-{number % 28 + 1:02}" for line in lines if line.startswith("date:")}
    path.write_text("\n".join(dates.get(line, line) for line in lines) + "\n", "utf-8")


def test_reads_are_of_one_folder_though_another_stands_in_its_place(new_project: NewProject) -> None:
    root, other = new_project("lamps"), new_project("minimal")
    files = Files(root)
    root.rename(root.with_name("aside"))
    other.rename(root)
    assert files.exists(PATH)
    assert files.beside().exists(PATH)
    assert not Files(root).exists(PATH)


def test_a_project_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(Fault) as raised:
        Files(tmp_path / "nowhere")
    assert [found.code for found in raised.value.diagnostics] == [GONE]


def test_a_watch_waits_and_goes_on_when_the_project_is_back(
    new_project: NewProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = new_project("lamps")
    aside, said = root.with_name("aside"), io.StringIO()

    def moments(_root: Path) -> Iterator[bool]:
        root.rename(aside)
        yield False
        yield True
        assert not root.exists()
        aside.rename(root)
        change(root, 1)
        yield False
        said.write("---\n")
        yield True

    monkeypatch.setattr(watcher, "moments", moments)
    place = session(root)
    place.warm_up = lambda _editions: None  # type: ignore[method-assign, assignment]
    watch.follow(place, Selection(("home",), ("en",)), Console(out=said))
    lines = said.getvalue().splitlines()
    waiting = lines.index("the project folder is gone, waiting")
    assert lines.count("the project folder is gone, waiting") == 1
    assert lines[waiting + 1].startswith("home en typeset in")
    assert lines[-1] == "---"


@pytest.mark.parametrize("name", watcher.FOLDERS)
def test_a_folder_that_goes_while_it_is_looked_at_ends_nothing(
    new_project: NewProject, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    root = new_project("lamps")
    there, real = watcher._places(root), Path.stat

    def stat(path: Path, **named: bool) -> object:
        if path == root / name:
            raise FileNotFoundError(name)
        return real(path, **named)

    monkeypatch.setattr(Path, "stat", stat)
    assert watcher._places(root) == {path: number for path, number in there.items() if path.name != name}


def test_a_project_that_is_away_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watcher, "_TICK", 1)
    looks = watcher.moments(tmp_path / "away")
    assert [next(looks), next(looks)] == [True, True]
