"""Kill commands that write at random moments and look whether anything torn is left.

python benchmarks/kill_writers.py [--kills 40] [--seed 1948]

In turn ``new``, ``new`` in an empty folder, ``i18n import`` and ``clean`` are started in a small project and killed at
a random moment of their life. What is under a final name must then be whole, old or new; the same command must work
when it is given again, and leave nothing beside. Exit status 1 if anything is torn.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
ENV = {**os.environ, "PYTHONPATH": os.pathsep.join([str(REPO / "src"), *filter(None, sys.path)])}
CATALOGS = "locales/ar/LC_MESSAGES"


def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
    """Start a command."""
    command = [sys.executable, "-m", "mezanprint", *map(str, arguments)]
    return subprocess.Popen(command, env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rests(folder: Path) -> list[str]:
    """Return what a command made only to work with."""
    return [f"{path.name} is left" for path in folder.rglob(".mezan*")]


class Round:
    """One command that is killed, on scratch copies below ``folder``."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.folder, self.project = folder, project
        self.number = 0
        self.whole = dict[str, bytes]()
        """What the command comes to when nobody kills it."""

    def prepare(self) -> tuple[Path, tuple[str | Path, ...]]:
        """Return the folder that is looked at, and the command."""
        raise NotImplementedError

    def torn(self, root: Path) -> bool:
        """Tell whether what is there is neither old nor new."""
        raise NotImplementedError

    def measure(self) -> float:
        """Let the command come to its end; return how long it takes in seconds."""
        root, command = self.prepare()
        began = time.monotonic()
        assert start(*command).wait() == 0
        self.whole = tree(root)
        return time.monotonic() - began

    def kill(self, moment: float) -> list[str]:
        """Kill the command after so many seconds; return what is wrong."""
        self.number += 1
        root, command = self.prepare()
        running = start(*command)
        time.sleep(moment)
        running.kill()
        running.wait()
        wrong = ["something is torn"] if self.torn(root) else []
        if self.is_to_be_given_again(root) and start(*command).wait() != 0:
            wrong.append("it does not work again")
        if tree(root) != self.whole:
            wrong.append("it comes to something else")
        return [f"{type(self).__name__} after {moment:.3f} s: {each}" for each in wrong + rests(root)]

    def is_to_be_given_again(self, _root: Path) -> bool:
        """Tell whether the command did not end before it was killed."""
        return True


class New(Round):
    """``new`` in a folder that is not there."""

    def prepare(self) -> tuple[Path, tuple[str | Path, ...]]:
        """Name a folder."""
        root = self.folder / f"new-{self.number}"
        return root, ("new", root)

    def torn(self, root: Path) -> bool:
        """Tell whether there is half a project."""
        return root.exists() and tree(root) != self.whole

    def is_to_be_given_again(self, root: Path) -> bool:
        """Tell whether there is none."""
        return not root.exists()


class Fill(New):
    """``new`` in an empty folder."""

    def prepare(self) -> tuple[Path, tuple[str | Path, ...]]:
        """Make a folder."""
        root = self.folder / f"fill-{self.number}"
        root.mkdir()
        return root, ("new", root)

    def torn(self, root: Path) -> bool:
        """Tell whether there is half of something that passes for a project."""
        return (root / "mezanprint.toml").exists() and not tree(root).keys() >= self.whole.keys()

    def is_to_be_given_again(self, root: Path) -> bool:
        """Tell whether there is none, or something is left beside."""
        return tree(root) != self.whole or bool(rests(root))


class Import(Round):
    """``i18n import`` of other words."""

    def prepare(self) -> tuple[Path, tuple[str | Path, ...]]:
        """Copy the project."""
        root = self.folder / f"import-{self.number}"
        shutil.copytree(self.project, root)
        return root, ("i18n", "import", root / "words.csv", "--project", root)

    def torn(self, root: Path) -> bool:
        """Tell whether a catalog is neither as before nor as after."""
        old, new = tree(self.project / CATALOGS), tree(root / CATALOGS)
        after = {path.removeprefix(f"{CATALOGS}/"): data for path, data in self.whole.items()}
        return any(new[name] not in (old[name], after[name]) for name in old)


class Clean(Round):
    """``clean`` of a project that is built."""

    def prepare(self) -> tuple[Path, tuple[str | Path, ...]]:
        """Copy the project."""
        root = self.folder / f"clean-{self.number}"
        shutil.copytree(self.project, root)
        return root, ("clean", "--project", root)

    def torn(self, root: Path) -> bool:
        """Tell whether anything is changed instead of removed."""
        before = tree(self.project)
        return any(before.get(path) != data for path, data in tree(root).items())


KINDS: tuple[Callable[[Path, Path], Round], ...] = (New, Fill, Import, Clean)


def make_project(root: Path) -> Path:
    """Make a project that is built, with words to import."""
    shutil.copytree(REPO / "tests/projects/lamps", root)
    words = root / "words.csv"
    assert start("build", "home", "--project", root).wait() == 0
    assert start("i18n", "export", words, "--locale", "ar", "--project", root).wait() == 0
    words.write_text(words.read_text("utf-8").replace("نور", "ضوء"), "utf-8")
    return root


def run(folder: Path, project: Path, kills: int, seed: int) -> list[str]:
    """Kill ``kills`` commands and return everything that is wrong; ``project`` is one of ``make_project``."""
    chance, wrong = random.Random(seed), list[str]()  # noqa: S311 - to be repeated, not to be secret
    (folder / "rounds").mkdir()
    rounds = [(each := kind(folder / "rounds", project), each.measure()) for kind in KINDS]
    for number in range(kills):
        each, whole = rounds[number % len(rounds)]
        # The first half of a life is spent on reading code.
        wrong += each.kill(whole * (0.4 + 0.6 * chance.random()))
    assert start("new", folder / "rounds/last").wait() == 0
    return wrong + rests(folder / "rounds")


def main() -> int:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1948)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder) / "project")
        wrong = run(Path(folder), project, options.kills, options.seed)
    print(f"{options.kills} commands killed, {len(wrong)} faults", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
