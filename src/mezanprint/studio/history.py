"""Who changed a translation and when, as git knows it, which works in a box: it starts nothing and writes nothing."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from mezanprint.i18n.catalogs.rewording import find_entry
from mezanprint.i18n.po.po_file import Entry, PoFile
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.diagnostics import Fault
from mezanprint.project.boxes.boxed import output_of
from mezanprint.project.boxes.budget import MEGABYTE, Budget, Program, Room

_VERSIONS = 30
"""Versions of a file that are looked at, from the newest."""
_MOST = 10
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_ENVIRONMENT = (
    # Nothing that the settings of a stranger's repository name is used: no other settings, protocols, pagers, prompts.
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_CONFIG_GLOBAL", os.devnull),
    ("GIT_ALLOW_PROTOCOL", ""),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("LC_ALL", "C.UTF-8"),
)
_PLAIN = ("--no-textconv", "--no-ext-diff", "--no-show-signature", "--no-color", "--no-mailmap", "--no-notes")


@dataclass(frozen=True, slots=True)
class Change:
    """A translation as somebody committed it."""

    day: str
    who: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Version:
    day: str
    who: str
    file: PoFile


class History:
    """The history of the catalogs of a project, read when it is asked for."""

    def __init__(self, root: Path) -> None:
        """Take the project folder."""
        self._root = root.resolve()
        self._lock = Lock()
        self._versions: dict[str, tuple[tuple[str, ...], tuple[_Version, ...]]] = {}
        """Of each catalog: its commits, and what they made of it."""

    def changes(self, path: str, message: Entry) -> tuple[Change, ...]:
        """Return the last changes of the translation of a message, the newest first; none where git says nothing."""
        changes: list[Change] = []
        with self._lock:
            for version in reversed(self._read(path)):
                entry = find_entry(version.file, message)
                forms = entry.values if entry is not None else ()
                if any(forms) and (not changes or changes[-1].forms != forms):
                    changes.append(Change(version.day, version.who, forms))
        return tuple(changes[: -_MOST - 1 : -1])

    def _read(self, path: str) -> tuple[_Version, ...]:
        git, folder = shutil.which("git"), self._folder()
        if git is None or folder is None or Path(git).resolve().is_relative_to(self._root):
            return ()
        place = (self._root / path).relative_to(folder.parent).as_posix()
        words = (git, f"--git-dir={folder}", "--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false")
        try:
            commits = _commits(words, folder, place)
            if commits and self._versions.get(path, ((), ()))[0] != tuple(commits):
                self._versions[path] = tuple(commits), tuple(_versions(words, folder, place, commits))
        except (OSError, Fault):
            return ()
        return self._versions[path][1] if commits else ()

    def _folder(self) -> Path | None:
        """Return git's folder of the repository that the project lies in; one that is elsewhere is not followed."""
        candidates = (folder / ".git" for folder in (self._root, *self._root.parents))
        return next((each for each in candidates if each.is_dir() and not each.is_symlink()), None)


def _commits(words: tuple[str, ...], folder: Path, place: str) -> dict[str, tuple[str, str]]:
    """Return the commits that gave a file new bytes, the newest first, each with its day and author."""
    log = ("log", *_PLAIN, f"-n{_VERSIONS}", "--diff-filter=AM", "--format=%H%x00%as%x00%an%x00", "HEAD", "--", place)
    fields = iter(_said(words, log, folder).decode("utf-8", "replace").split("\0"))
    commits = ((commit.strip(), day, who) for commit, day, who in zip(fields, fields, fields, strict=False))
    return {commit: (day, who) for commit, day, who in commits if _COMMIT.fullmatch(commit)}


def _versions(
    words: tuple[str, ...], folder: Path, place: str, commits: dict[str, tuple[str, str]]
) -> Iterator[_Version]:
    """Yield what each commit made of a file, the newest first; one that can not be read is left out."""
    objects = (name for commit in commits for name in (commit, f"{commit}:{place}"))
    shown = _said(words, ("show", "-s", *_PLAIN, "--format=%x00%H", *objects), folder)
    for part in shown.split(b"\0")[1:]:  # no catalog holds a NUL
        commit, _, data = part.partition(b"\n")
        day, who = commits[commit.decode()]
        try:
            yield _Version(day, who, parse_po(data, place))
        except Fault:
            continue


def _said(words: tuple[str, ...], arguments: tuple[str, ...], folder: Path) -> bytes:
    """Return what git prints. ``OSError`` if it fails or takes too much."""
    budget = Budget(seconds=9, memory=256 * MEGABYTE, answer=64 * MEGABYTE)
    return output_of(Program((*words, *arguments), _ENVIRONMENT), folder, budget=budget, room=Room.NOWHERE)[0]
