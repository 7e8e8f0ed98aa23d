"""What safety costs: shares of gate, box and seals in a build's processor time, and the start of a worker.

    python benchmarks/security.py [--project .] [--rounds 5] [--against REVISION]

Builds all sample editions anew, while a clock is laid round the functions that make a part, in each process of the
build: share and whole are of one run, so that the speed of a busy machine falls out. Time is that of the processor,
user and system, of the command and all it started. Of a box counted is what comes beside the work in it: fork, limits,
confinement, and handing over. Memory that a fork copies while it works counts as work.

With `--against` the start of one worker and of four, by turns, is compared with that of another commit, which is
checked out beside this one. Shares and ratios hold on another machine.
"""

import argparse
import ctypes
import mmap
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import wraps
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

REPO = Path(__file__).resolve().parents[1]
CLOCKS = "BENCHMARK_CLOCKS"
"""Variable with the path of the file that all processes of a build add their seconds to."""
_CHILD_SUBREAPER = 36
WAIT = 3.0
"""Seconds a task sleeps, so that no worker that is ready early takes those of the others. They are not counted."""


@dataclass(frozen=True, slots=True)
class Part:
    """Functions, as ``module:name`` where they are called: the seconds of the first less those of the second."""

    taken: Sequence[str]
    inside: Sequence[str] = ()


PARTS: Mapping[str, Part] = {
    "gate": Part(["mezanprint.preflight.release:check_release"]),
    "box": Part(["mezanprint.engine.worker:_apart"], ["mezanprint.engine.worker:_attempt"]),
    "seals": Part(
        [f"mezanprint.engine.{room}:{name}" for room in ("cache", "build_history") for name in ("sealed", "unsealed")]
    ),
}
PLACES = tuple(place for part in PARTS.values() for place in (*part.taken, *part.inside))


def lay_clocks(path: str) -> None:
    """Let each function of a part add its seconds to its place in a file, across forks and boxes."""
    with open(path, "r+b") as stream:
        sums = memoryview(mmap.mmap(stream.fileno(), 0)).cast("d")
    for number, place in enumerate(PLACES):
        module, _, name = place.partition(":")
        owner = import_module(module)
        setattr(owner, name, _clocked(getattr(owner, name), sums, number))


def _clocked(function: Callable[..., Any], sums: "memoryview[float]", number: int) -> Callable[..., Any]:
    @wraps(function)
    def clocked(*arguments: Any, **named: Any) -> Any:
        began = _processor_time()
        try:
            return function(*arguments, **named)
        finally:
            sums[number] += _processor_time() - began

    return clocked


def _processor_time() -> float:
    return time.process_time() + _of_children()


def _of_children() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def build(project: str) -> None:
    """Build every edition, one after the other: clocks of two at once would write into one place."""
    from mezanprint.cli.main import main

    sys.argv = ["mezanprint", "build", "--draft", "--no-cache", "--jobs", "1", "--project", project]
    main()


def start(workers: str) -> None:
    """Start workers and let each do nothing once; what every build has imported by then is imported."""
    import mezanprint.engine.session  # noqa: F401
    from mezanprint.engine.pool import Pool
    from mezanprint.model.compositions import Composition, Metadata
    from mezanprint.model.editions import Edition, Profile
    from mezanprint.model.kinds import FitRules

    number = int(workers)
    metadata = Metadata("Light", "The Lamp", "", ("en",), date(2026, 11, 22), rtl=False)
    made = Composition(Edition("street", ("en",), Profile("screen")), "<p>light</p>", (), metadata, FitRules())
    with tempfile.TemporaryDirectory() as folder, Pool(number, Path(folder), nothing) as pool:
        assert len(list(pool.produce(dict.fromkeys(range(number), made)))) == number


def nothing(_made: object, _root: Path) -> Any:
    """Stand for typesetting."""
    from mezanprint.model.compositions import Artifact

    time.sleep(WAIT)
    return Artifact(b"", 0, ())


def seconds(repo: Path, *arguments: str, **variables: str) -> float:
    """Return the processor seconds of this program with ``arguments`` on the code in ``repo``, of its workers too."""
    environment = os.environ | {"PYTHONPATH": str(repo / "src"), **variables}
    command = [sys.executable, __file__, *arguments]
    before = _of_children()
    process = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - our own program
    with suppress(ChildProcessError):
        while True:
            os.wait()
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)}: exit {process.returncode}")
    return _of_children() - before


def shares(root: Path) -> dict[str, float]:
    """Return the share of each part in one build, and that of all."""
    with tempfile.NamedTemporaryFile() as file:
        file.truncate(8 * len(PLACES))
        whole = seconds(REPO, "build", str(root), **{CLOCKS: file.name})
        sums = dict(zip(PLACES, memoryview(file.read()).cast("d"), strict=True))
    found = {
        name: (sum(map(sums.__getitem__, part.taken)) - sum(map(sums.__getitem__, part.inside))) / whole
        for name, part in PARTS.items()
    }
    return {**found, "together": sum(found.values())}


def costs(project: Path, rounds: int) -> Iterator[str]:
    """Yield a line for each part that there is, and for all: its median share of a build, and the least and most."""
    from noop_build import copy

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        copy(project, root)
        found = [shares(root) for _ in range(rounds)]
    for name in found[0]:
        each = [one[name] for one in found]
        yield f"{name:12}{median(each):8.2%} of a build  ({min(each):.2%} to {max(each):.2%})"


@contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    """Check a commit out beside this one, for as long as it is looked at."""
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder) / "there"
        git: Callable[..., object] = lambda *words: subprocess.run(["git", *words], cwd=REPO, check=True)  # noqa: E731, S603, S607
        git("worktree", "add", "--quiet", "--detach", str(there), revision)
        try:
            yield there
        finally:
            git("worktree", "remove", "--force", str(there))


def starts(revision: str, rounds: int) -> Iterator[str]:
    """Yield a line for one worker and for four: processor time of their start against that of another commit."""
    with checked_out(revision) as before:
        for workers in ("1", "4"):
            ratios = [seconds(REPO, "start", workers) / seconds(before, "start", workers) for _ in range(rounds)]
            yield f"start of {workers:3}{median(ratios):8.2f} of {revision}  ({min(ratios):.2f} to {max(ratios):.2f})"


def main() -> None:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", type=Path, default=REPO)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--against", metavar="REVISION")
    options = parser.parse_args()
    if sys.platform == "linux":
        # Workers, or the process they are forks of, may end after the command: they become children of ours then.
        ctypes.CDLL(None).prctl(_CHILD_SUBREAPER, 1)
    for line in costs(options.project, options.rounds):
        print(line, flush=True)
    for line in starts(options.against, options.rounds) if options.against else ():
        print(line, flush=True)


if CLOCKS in os.environ:
    # Workers import this file as their main module, and come by here.
    lay_clocks(os.environ[CLOCKS])
if __name__ == "__main__":
    if sys.argv[1:2] in (["build"], ["start"]):
        {"build": build, "start": start}[sys.argv[1]](*sys.argv[2:])
    else:
        main()
