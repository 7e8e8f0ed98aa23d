"""Tells Git, in one clone, that catalogs are merged by message."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from mezanprint.engine.output_folder import writing
from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg
from mezanprint.project.folder import Folder

ATTRIBUTES = ".gitattributes"
CATALOGS = "*.po merge=mezanprint\n*.pot merge=mezanprint\n"
"""What says in a project which files the driver merges; it stands in its repository, and runs nothing by itself."""
_ARGUMENTS = "i18n merge %O %A %B --path %P"
_SECONDS = 30


def install_driver(root: Path) -> tuple[str, ...]:
    """Write the driver into the configuration of the clone that ``root`` lies in; return what was written.

    The rest of what Git needs, ``.gitattributes`` in the project, is completed. ``Fault`` where there is no Git, or no
    clone.
    """
    _configure(root, "name", "mezanprint: catalogs by message")
    _configure(root, "driver", f"{_program()} {_ARGUMENTS}")
    folder = Folder.hold(root)
    with writing(ATTRIBUTES):
        there = folder.read(ATTRIBUTES) or b""
        missing = [line for line in CATALOGS.encode().splitlines(keepends=True) if line.strip() not in there]
        gap = b"\n" if there and not there.endswith(b"\n") else b""
        if missing:
            folder.write(ATTRIBUTES, there + gap + b"".join(missing))
    return ("merge.mezanprint", *([ATTRIBUTES] if missing else []))


def _program() -> str:
    """Return this very program as a command of a shell, found without ``PATH`` and taking no module from a clone."""
    return f"{shlex.quote(os.path.abspath(sys.executable))} -P -m mezanprint".replace("%", "%%")


def _configure(root: Path, key: str, value: str) -> None:
    git = shutil.which("git")
    if git is None:
        raise Fault(error("cli-git", msg("Git is not installed"), None, msg("install it, and run this again")))
    try:
        process = subprocess.run(  # noqa: S603 - a program that the user has, and words of ours
            [git, "config", "--local", f"merge.mezanprint.{key}", value],
            cwd=root,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as failed:
        raise Fault(_refused(str(failed))) from None
    if process.returncode:
        raise Fault(_refused((process.stderr.strip().splitlines() or [f"{process.returncode}"])[-1]))


def _refused(why: str) -> Diagnostic:
    hint = msg("run it in a folder that `git clone` or `git init` made")
    return error("cli-git", msg("Git does not take the setting: {reason}", reason=foreign(why)), None, hint)
