"""How long a build takes that has nothing to do, beside one that does everything and one that changes one word.

python benchmarks/noop_build.py [--project .] [--rounds 5]

Prints seconds, and ratios to the full build: ratios hold on another machine, seconds do not.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

REPO = Path(__file__).resolve().parents[1]
ENV = {**os.environ, "PYTHONPATH": os.pathsep.join([str(REPO / "src"), *filter(None, sys.path)])}
PARTS = ("brand", "content", "templates", "locales", "mezanprint.toml")


def seconds(root: Path, *arguments: str) -> float:
    """Return the wall time of a build; its output is not looked at."""
    command = [sys.executable, "-m", "mezanprint", "build", "--draft", "--project", str(root), *arguments]
    began = time.monotonic()
    subprocess.run(command, env=ENV, stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - our own program
    return time.monotonic() - began


def change_a_word(root: Path, number: int) -> None:
    """Give one document another date."""
    path = next((root / "content").glob("*/document.yaml"))
    lines = [
        f"date: 2001-01-{number + 1:02}" if line.startswith("date:") else line
        for line in path.read_text("utf-8").splitlines()
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def copy(project: Path, root: Path) -> None:
    """Copy what belongs to a project, and nothing it built."""
    root.mkdir()
    for part in PARTS:
        source = project / part
        if source.is_dir():
            shutil.copytree(source, root / part)
        else:
            shutil.copy(source, root / part)


def main() -> None:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", type=Path, default=REPO)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        copy(options.project, root)
        full = seconds(root)
        noop = median(seconds(root) for _ in range(options.rounds))
        changed = []
        for number in range(options.rounds):
            change_a_word(root, number)
            changed.append(seconds(root))
    rows = (("full build", full), ("one document changed", median(changed)), ("nothing to do", noop))
    for name, took in rows:
        print(f"{name:22} {took:6.2f} s   {took / full:6.1%} of a full build")


if __name__ == "__main__":
    main()
