"""Kill real builds at random moments and look whether a torn file is left.

python benchmarks/kill_build.py [--kills 60] [--seed 1948] [--project tests/projects/lamps]

Each round changes the content, starts ``mezanprint build``, and kills the whole process group with SIGKILL at a random
moment of its life. Every PDF, the report and the cache must then be whole, old or new, and no worker may live on. At
the end one more build must need no repair and leave nothing behind. Exit status 1 if anything is torn.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pikepdf
import psutil

REPO = Path(__file__).resolve().parents[1]
ENV = {**os.environ, "PYTHONPATH": os.pathsep.join([str(REPO / "src"), *filter(None, sys.path)])}


def start(root: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a build in a process group of its own."""
    command = [sys.executable, "-m", "mezanprint", "build", "--project", str(root), "--draft", *arguments]
    return subprocess.Popen(  # noqa: S603 - our own program
        command, env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def torn(root: Path) -> list[str]:
    """Return every file under a final name that is not whole."""
    bad = []
    for path in sorted((root / "build").rglob("*.pdf")):
        try:
            with pikepdf.open(path) as pdf:
                whole = len(pdf.pages) > 0 and path.read_bytes().rstrip().endswith(b"%%EOF")
        except pikepdf.PdfError:
            whole = False
        if not whole:
            bad.append(path.name)
    report, records = root / "build/report.json", root / "build/.cache/records.json"
    for path in filter(Path.exists, (report, records)):
        data = path.read_bytes()
        try:
            json.loads(data.partition(b"\n")[2] if path == records else data)  # before the records stands their seal
        except ValueError:
            bad.append(path.name)
    return bad


def change(root: Path, number: int) -> None:
    """Give every document another date, so that all is typeset again."""
    for path in sorted((root / "content").glob("*/document.yaml")):
        lines = path.read_text("utf-8").splitlines()
        lines = [f"date: {2000 + number // 300}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}" if
                 line.startswith("date:") else line for line in lines]  # fmt: skip
        path.write_text("\n".join(lines) + "\n", "utf-8")


def kill_once(root: Path, moment: float, group: bool) -> list[psutil.Process]:
    """Kill a build ``moment`` seconds after its start: the whole group, or the parent alone; return its children."""
    build = start(root)
    time.sleep(moment)
    try:
        children = psutil.Process(build.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        children = []
    if build.poll() is None:
        (os.killpg if group else os.kill)(build.pid, signal.SIGKILL)
    build.wait()
    return children


def living(processes: list[psutil.Process]) -> list[int]:
    """Return those that still run some time later. A dead one that nobody has collected yet does not run."""
    end = time.monotonic() + 60
    while (left := [process.pid for process in processes if _runs(process)]) and time.monotonic() < end:
        time.sleep(0.02)
    return left


def _runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def duration(root: Path) -> float:
    """Return how long a whole build takes."""
    began = time.monotonic()
    start(root, "--no-cache").wait()
    return time.monotonic() - began


def rests(root: Path) -> list[str]:
    """Return temporary files that the last build did not sweep."""
    return [path.name for path in (root / "build").rglob(".mezan-*")]


def run(root: Path, kills: int, seed: int) -> list[str]:
    """Kill ``kills`` builds and return everything that is wrong."""
    chance, wrong = random.Random(seed), []  # noqa: S311 - to be repeated, not to be secret
    whole = duration(root)
    for number in range(kills):
        change(root, number)
        moment = chance.random() * whole
        children = kill_once(root, moment, group=number % 2 == 0)
        wrong += [f"kill {number} after {moment:.3f} s: {name} is torn" for name in torn(root)]
        wrong += [f"kill {number} after {moment:.3f} s: process {pid} lives on" for pid in living(children)]
    if start(root).wait() != 0:
        wrong.append("the build after the kills failed")
    wrong += [f"{name} was not swept" for name in rests(root)]
    return wrong


def main() -> int:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1948)
    parser.add_argument("--project", type=Path, default=REPO / "tests/projects/lamps")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(options.project, root, ignore=shutil.ignore_patterns("build", ".*"))
        wrong = run(root, options.kills, options.seed)
    print(f"{options.kills} builds killed, {len(wrong)} faults", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
