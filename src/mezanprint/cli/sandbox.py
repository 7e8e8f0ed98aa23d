"""``--sandbox bubblewrap``: the whole command once more, where it can write to its project and to nothing else.

bubblewrap gives a process a view of the computer of its own: all of it read-only but what is named here, no network, no
other process. https://github.com/containers/bubblewrap
"""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from mezanprint.cli.speech import asked_for, misuse
from mezanprint.model.translatable import msg
from mezanprint.project.system import SANDBOX, install_command

_SETTINGS = "mezanprint.toml"
_NAMING_OUTPUT = ("--out", "--badge")
"""Options that name a file or folder to write."""
_WRITING_ARGUMENT = ("new", "export")
"""Commands whose arguments name one."""
_WITH_VALUE = ("--sandbox", "--terminal", "--lang")
"""Options of the program itself, before its command, that have a value."""
_SYSTEMS = ("debian", "fedora")
_OWN = (("XDG_CACHE_HOME", ".cache"), ("XDG_STATE_HOME", ".local/state"))
"""Where the program keeps what is its user's own: the variable that says so, and the folder in the home otherwise."""


def enter(ctx: click.Context, _param: click.Parameter, name: str | None) -> None:
    """Become the same command in a sandbox, if one is asked for. Does not return then, but with a complaint."""
    if name is None or ctx.resilient_parsing:
        return
    program, words = shutil.which("bwrap"), sys.argv[1:]
    if program is None:
        hints = tuple(install_command(SANDBOX, system) for system in _SYSTEMS)
        raise misuse(msg("`{program}` is not installed; on Linux:", program="bwrap"), *hints)
    if "watch" in words and "--open" in words:
        raise misuse(
            msg("no browser reaches the page of `watch --open` in a sandbox: it has no network"),
            msg("leave out `--open`, and open the PDF"),
        )
    if _chosen(words) == "studio":
        raise misuse(msg("no browser reaches the page of `studio` in a sandbox: it has no network"))
    sys.stdout.flush()
    os.execv(program, command_line(program, words))  # noqa: S606 - what was asked for, as a list of words


def _chosen(words: Sequence[str]) -> str:
    """Return the name of the command: the first word that is neither an option of the program nor its value."""
    pairs = zip(("", *words), words, strict=False)
    return next((word for before, word in pairs if not word.startswith("-") and before not in _WITH_VALUE), "")


def command_line(program: str, words: Sequence[str]) -> list[str]:
    """Return the command line of bubblewrap for that of this program."""
    writable = [str(path) for path in dict.fromkeys(_writable(words)) if path.exists()]
    return [
        *(program, "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"),
        # A folder for temporary files, in memory and of its own; the device folder has one anyway.
        *("--setenv", "TMPDIR", "/dev/shm"),  # noqa: S108 - inside the sandbox
        *(word for path in writable for word in ("--bind", path, path)),
        *("--unshare-all", "--new-session", "--die-with-parent", "--chdir", os.getcwd()),
        # Without -P, modules of the folder that somebody stands in would come before ours.
        *("--", sys.executable, "-P", "-m", "mezanprint", *_without_option(words)),
    ]


def _writable(words: Sequence[str]) -> Iterator[Path]:
    """Yield the folders that the command may write to: there are no others."""
    if project := _project(words):
        yield project
    yield from (_own_folder(variable, usual) for variable, usual in _OWN)
    for option in _NAMING_OUTPUT:
        if value := asked_for(option, words):
            yield _existing(Path(value))
    if place := next((place for place, word in enumerate(words, 1) if word in _WRITING_ARGUMENT), 0):
        yield from (_existing(Path(word)) for word in words[place:] if not word.startswith("-"))


def _project(words: Sequence[str]) -> Path | None:
    named = asked_for("--project", words)
    start = Path(named).resolve() if named else Path.cwd()
    return next((each for each in (start, *start.parents) if (each / _SETTINGS).is_file()), None)


def _own_folder(variable: str, usual: str) -> Path:
    return (Path(os.environ.get(variable) or Path.home() / usual) / "mezanprint").resolve()


def _existing(path: Path) -> Path:
    """Return the folder in which something is written: itself if it is one, else the nearest above that is there."""
    here = path.resolve()
    return next(each for each in (here, *here.parents) if each.is_dir())


def _without_option(words: Sequence[str]) -> Iterator[str]:
    """Yield the words without the first option that asks for a sandbox: the one of the program itself."""
    rest = iter(words)
    for word in rest:
        if word == "--sandbox":
            next(rest, None)
        elif not word.startswith("--sandbox="):
            yield word
            continue
        break
    yield from rest
