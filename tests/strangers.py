"""Projects as a stranger might send them: what lies around one, what may lie in it, and commands that are given there.

``python tests/strangers.py --projects 500 --seed 1948`` tries as many, and prints what any of them reached outside.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import socket
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from unittest import mock

from click.testing import CliRunner

from fakes import Workers
from mezanprint.cli.main import command
from mezanprint.engine.build_history import read_records, write_records
from mezanprint.model.diagnostics import Fault
from mezanprint.project.folder import Folder

REPO = Path(__file__).resolve().parents[1]
SECONDS = 60
"""A command that takes longer waits for something: a pipe that nobody writes to."""
OFFICE = '\n[profiles.office]\nsheet = "A4"\n'
KEY = "a" * 64


@dataclass(frozen=True, slots=True)
class World:
    """A folder with a project, the home of somebody who was sent it, and his own cache."""

    root: Path

    @property
    def project(self) -> Path:
        """The folder that the stranger made."""
        return self.root / "project"

    @property
    def home(self) -> Path:
        """Files that are none of the project's business."""
        return self.root / "home"


def make_world(root: Path) -> World:
    """Make a world with a project that was built once, by a typesetter that is none."""
    world = World(root)
    shutil.copytree(REPO / "tests/projects/lamps", world.project)
    with (world.project / "mezanprint.toml").open("a") as settings:
        settings.write(OFFICE)
    (world.home / ".cache/theirs").mkdir(parents=True)
    (world.home / "empty").mkdir()
    (world.home / "other").mkdir()
    (world.home / "other/mezanprint.toml").write_text("")
    (world.home / "docs/LC_MESSAGES").mkdir(parents=True)
    for name in (".cache/theirs/data", ".cache/records.json", ".cache/lock", f".cache/{KEY}.artifact", "victim.txt"):
        (world.home / name).write_text("known\n")
    for name in ("home.pdf", "report.json", "room.csv", "document.yaml", ".mezan-01234567.tmp"):
        (world.home / "docs" / name).write_text("known\n")
    for name in ("home.po", "street.po", "data.po"):
        shutil.copy(REPO / "tests/projects/lamps/locales/ar/LC_MESSAGES" / name, world.home / "docs/LC_MESSAGES")
    (world.home / "victim.txt").chmod(0o640)
    run(world, "build")
    run(world, "build", "--profile", "office")
    run(world, "i18n", "export", "words.csv", "--locale", "ar")
    # Something to repair and to take in, so that it is seen where it is written to.
    change(world.project / "words.csv", "نور", "ضوء")
    for catalog in (world.home / "docs/LC_MESSAGES/home.po", world.project / "locales/ar/LC_MESSAGES/home.po"):
        change(catalog, "نور", "نـور")
    return world


def change(path: Path, old: str, new: str) -> None:
    """Put other words into a file that has them."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def seen(world: World) -> dict[str, tuple[object, ...]]:
    """Return all that lies outside the project: names, modes, times, bytes and where links lead."""
    found = dict[str, tuple[object, ...]]()
    for folder, folders, files in os.walk(world.root):
        if folder == str(world.root):
            folders.remove("project")
        for path in (Path(folder), *(Path(folder) / name for name in files)):
            status = path.lstat()
            if path == world.root:
                continue
            data = (
                path.read_bytes() if stat.S_ISREG(status.st_mode) else os.readlink(path) if path.is_symlink() else b""
            )
            found[str(path)] = (status.st_mode, status.st_mtime_ns, status.st_size, data)
    return found


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command."""

    status: int
    output: str


def run(world: World, *arguments: str) -> Ran:
    """Run a command in the project, in this process, with a typesetter that is none."""
    with _cheap(), _bounded(arguments), chdir(world.project):
        result = CliRunner().invoke(command, arguments, standalone_mode=False)
    if isinstance(result.exception, Fault):  # of an option: `cli.main.run` tells it
        return Ran(1, "".join(f"error[{found.code}]\n" for found in result.exception.diagnostics))
    if result.exception and not type(result.exception).__module__.startswith("click"):
        raise result.exception
    return Ran(2 if result.exception else int(result.return_value or 0), result.output)


@contextmanager
def _cheap() -> Iterator[None]:
    pdf = b"%PDF-1.7 fake %%EOF\n"
    with (
        mock.patch("mezanprint.engine.session.BuildSession.workers", return_value=Workers()),
        mock.patch("mezanprint.printing.dummies._make", return_value=(pdf, ())),
        mock.patch("mezanprint.printing.job_sheets._typeset", return_value=(pdf, ())),
        mock.patch("mezanprint.proofing.rebuild.Pool", _NoPool),
    ):
        yield


class _NoPool:
    """Makes no proof: only what comes before and after is of interest."""

    def __init__(self, *_: object) -> None: ...

    def __enter__(self) -> "_NoPool":
        return self

    def __exit__(self, *_: object) -> None: ...

    def carry_out(self, tasks: Mapping[int, object]) -> Iterator[tuple[int, object, float]]:
        """Make nothing, for no reason."""
        return ((number, (), 0.0) for number in tasks)


@contextmanager
def _bounded(arguments: tuple[str, ...]) -> Iterator[None]:
    def late(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"{arguments} waits for something")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def clear(path: Path) -> None:
    """Make room for something else at ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def put(kind: str, path: Path, target: Path) -> None:
    """Put something strange at ``path``; links lead to ``target``."""
    clear(path)
    if kind == "link":
        path.symlink_to(os.path.relpath(target, path.parent))
    elif kind == "absolute link":
        path.symlink_to(target)
    elif kind == "loop":
        path.symlink_to(path.name)
    elif kind == "hard link":
        path.hardlink_to(target)
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as made, chdir(path.parent):
            made.bind(path.name)
    elif kind == "device":
        try:
            os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        except PermissionError:  # only root makes one
            os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"\0\xff strange")


KINDS = ("link", "absolute link", "loop", "hard link", "pipe", "socket", "device", "folder", "file")
WRITTEN = (
    *("build", "build/en", "build/ar", "build/ar+en", "build/.cache", "build/proof", "build/report.json"),
    *(f"build/.cache/{name}" for name in ("lock", "records.json", ".gitignore", f"{KEY}.artifact", "open.html")),
    *(f"build/en/{name}" for name in ("home.pdf", "home.refused.pdf", "home.office.pdf", "home.office.job.pdf")),
    *(f"build/{name}" for name in ("en/home.office.dummy.pdf", "en/.mezan-01234567.tmp", ".mezan-01234567.tmp", "x")),
    *("locales/room.csv", "locales/en-XA", "locales/ar-XB/LC_MESSAGES/home.po", "locales/home.pot"),
    *("out", "out/en", "out/en/home.pdf", "out/report.json", "badge.svg", "words.csv", "sub", "sub/inner"),
    *(".mezanprint-new-01234567", "sub/.mezanprint-new-01234567", "sub/.mezanprint-new-01234567/whole"),
)
READ = (
    *("locales", "locales/ar", "locales/ar/LC_MESSAGES", "locales/ar/LC_MESSAGES/home.po", "locales/ar/glossary.csv"),
    *("content/home", "content/home/document.yaml", "content/data/lamp.yaml", "content/data", "templates/note"),
)
TARGETS = (
    *("", "empty", "docs", "docs/LC_MESSAGES", "docs/LC_MESSAGES/home.po", "docs/home.pdf", "victim.txt", ".cache"),
    *("docs/document.yaml", "docs/room.csv", "other", "none"),
)
COMMANDS = (
    ("build",),
    ("build", "--draft", "--no-cache"),
    ("build", "home", "--profile", "office"),
    ("build", "--out", "out"),
    ("check",),
    ("clean",),
    ("clean", "--list"),
    ("new", "sub"),
    ("new", "sub/inner"),
    ("fix", "--yes"),
    ("dummy", "home", "--locale", "en"),
    ("job-sheet", "home", "--locale", "en", "--profile", "office"),
    ("i18n", "extract"),
    ("i18n", "update"),
    ("i18n", "status", "--badge", "badge.svg"),
    ("i18n", "export", "words.csv", "--locale", "ar"),
    ("i18n", "export", "out/words.csv", "--locale", "ar"),
    ("i18n", "import", "words.csv", "--locale", "ar"),
    ("i18n", "pseudo"),
    ("i18n", "pseudo", "--out", "out"),
    ("i18n", "fix", "--yes"),
    ("i18n", "fix", "--yes", "locales/ar/LC_MESSAGES/home.po"),
    ("i18n", "proof", "--locale", "ar"),
    ("i18n", "check"),
    ("i18n", "glossary"),
)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


OUTPUTS: tuple[Callable[[World], str], ...] = (
    lambda _world: "../../home/victim.txt",
    lambda _world: "en/../../../home/victim.txt",
    lambda world: str(world.home / "victim.txt"),
    lambda _world: "en/home.pdf\0",
    lambda _world: "en/\x1b[2Jhome.pdf",
    lambda _world: f"en/{'a' * 5000}.pdf",
    lambda _world: "EN/HOME.PDF",
    lambda _world: "",
    lambda _world: ".",
    lambda _world: "..",
    lambda _world: "en",
    lambda _world: "report.json",
    lambda _world: ".cache/records.json",
    lambda _world: "../mezanprint.toml",
    lambda _world: "../content/home/document.yaml",
)


def forge(world: World, *outputs: str) -> None:
    """Have the records say that builds wrote ``outputs``, as they stand, and that editions have keys that are paths.

    They bear the seal of the user, as if the forger had it: names must be safe without it.
    """
    folder = Folder.hold(world.project).below("build/.cache")
    records = read_records(folder)
    for output in outputs:
        known = digest(world.home / "victim.txt")
        with suppress(OSError, ValueError):
            known = digest(world.project / "build" / output)
        records.outputs[output] = known
    for name, memory in records.editions.items():
        records.editions[name] = replace(memory, key="../../../home/docs/home")
    write_records(folder, records)


def attack(world: World, chance: random.Random) -> str:
    """Do one random thing to the project; return what."""
    if chance.random() < 0.15:
        output = chance.choice(OUTPUTS)(world)
        if (world.project / "build/.cache/records.json").is_file():
            with suppress(OSError):
                forge(world, output)
        return f"records with {output!r}"
    if chance.random() < 0.1:
        with suppress(OSError), (world.project / "mezanprint.toml").open("a") as settings:
            settings.write('\n[locales."en.x/../../../home/docs"]\n')
        return "a locale that is a path"
    kind, place = chance.choice(KINDS), world.project / chance.choice(WRITTEN if chance.random() < 0.8 else READ)
    target = world.home / chance.choice(TARGETS)
    if kind == "hard link" and not target.is_file():
        target = world.home / "victim.txt"
    if not place.parent.resolve().is_relative_to(world.project):
        return "nothing"  # behind a link that was put before
    try:
        put(kind, place, target)
    except OSError as failed:  # below a file that was put before
        return f"nothing: {failed}"
    return f"{kind} at {place.relative_to(world.project)} to {target.name or 'home'}"


def try_one(base: World, folder: Path, seed: int) -> list[str]:
    """Make one strange project of a sound one, give some commands in it, and return what is not as promised."""
    chance = random.Random(seed)
    shutil.copytree(base.root, folder, symlinks=True)
    world = World(folder)
    done = [attack(world, chance) for _ in range(chance.randint(1, 4))]
    before, wrong = seen(world), list[str]()
    for arguments in chance.sample(COMMANDS, 3):
        done.append(" ".join(arguments))
        try:
            ran = run(world, *arguments)
        except Exception as unexpected:
            wrong.append(f"seed {seed}: {done}: {unexpected!r}")
            continue
        if "build-internal" in ran.output or ran.status not in (0, 1, 2):
            wrong.append(f"seed {seed}: {done}: {ran}")
    if (after := seen(world)) != before:
        changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
        wrong.append(f"seed {seed}: {done}: {changed}")
    shutil.rmtree(folder)
    return wrong


def try_many(folder: Path, projects: int, seed: int) -> list[str]:
    """Try as many strange projects; return what is not as promised of any."""
    base = make_world(folder / "base")
    return [wrong for number in range(projects) for wrong in try_one(base, folder / "tried", seed + number)]


def main() -> int:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--projects", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1948)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        wrong = try_many(Path(folder).resolve(), options.projects, options.seed)
    print(f"{options.projects} strange projects, {len(wrong)} faults", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
