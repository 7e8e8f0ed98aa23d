"""What the program keeps for one user, outside of every project: the key that results of builds are sealed with."""

import os
import secrets
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

NAME = "key"
LENGTH = 32
"""Bytes of the key: as many as a digest of SHA-256 has."""
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC


@cache
def own_key() -> bytes:
    """Return the secret of this user, made when it is first asked for; one of this run alone where none can be kept."""
    try:
        return kept_key(state_folder(os.environ))
    except (OSError, RuntimeError):
        return secrets.token_bytes(LENGTH)


def state_folder(environment: Mapping[str, str]) -> Path:
    """Return where programs keep what they know of a user (XDG Base Directory Specification), or macOS has it.

    ``RuntimeError`` for a user without a home. A path that is not absolute counts for nothing: so the specification.
    """
    stated = Path(environment.get("XDG_STATE_HOME", ""))
    if stated.is_absolute():
        return stated / "mezanprint"
    home = Path.home()
    if not home.is_absolute():
        raise RuntimeError("no home")
    own = home / "Library" / "Application Support" if sys.platform == "darwin" else home / ".local" / "state"
    return own / "mezanprint"


def kept_key(folder: Path) -> bytes:
    """Return the key in ``folder``, and make both first where they are not.

    ``OSError`` if that can not be, if either is a link or somebody else's, or if others may write the folder or read
    the key. Of two runs that make it at once, both have the same.
    """
    descriptor = _entered(folder)
    try:
        with suppress(FileNotFoundError):
            return _read(descriptor)
        _make(descriptor)
        return _read(descriptor)
    finally:
        os.close(descriptor)


def _entered(folder: Path) -> int:
    there = next(each for each in (folder, *folder.parents) if each.exists())
    if there != folder:
        # A home that is not ours, as under `sudo`: what we made there would lock its owner out.
        _check(there.stat(), 0)
        folder.mkdir(0o700, parents=True, exist_ok=True)
    descriptor = os.open(folder, _FOLDER)
    try:
        _check(os.fstat(descriptor), stat.S_IWGRP | stat.S_IWOTH)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _read(folder: int) -> bytes:
    with open(os.open(NAME, _READ, dir_fd=folder), "rb") as stream:
        status = os.fstat(stream.fileno())
        _check(status, stat.S_IRWXG | stat.S_IRWXO)
        key = stream.read(LENGTH + 1) if stat.S_ISREG(status.st_mode) else b""
    if len(key) != LENGTH:
        raise OSError("not a key")
    return key


def _make(folder: int) -> None:
    """Put a whole key in its place, unless another run was faster: a link is made only where nothing is."""
    aside = f".{NAME}-{secrets.token_hex(8)}"
    with open(os.open(aside, _NEW, 0o600, dir_fd=folder), "wb") as stream:
        stream.write(secrets.token_bytes(LENGTH))
        stream.flush()
        os.fsync(stream.fileno())
    try:
        with suppress(FileExistsError):
            os.link(aside, NAME, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    finally:
        os.unlink(aside, dir_fd=folder)


def _check(status: os.stat_result, forbidden: int) -> None:
    """Raise ``PermissionError`` for what is not this user's own, or has one of the ``forbidden`` bits of the mode."""
    if status.st_uid != os.geteuid() or status.st_mode & forbidden:
        raise PermissionError("not this user's alone")
