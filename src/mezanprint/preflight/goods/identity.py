"""Who made a file: what it may say of that, and how a trace of the machine that made it is known."""

import getpass
import re
import socket
import tempfile
from pathlib import Path

from mezanprint.model.compositions import BASE_URL
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg

PRODUCER = "mezanprint"
_FILE = "file:/"
"""How each address of a file begins; a heading may well say `Case file: 12`."""
_MIN_NAME = 4
"""Shorter names of users and hosts would be found in innocent words."""


def check_trace(text: str) -> Diagnostic | None:
    """Return an error if a text that the content does not say tells of the machine: a folder, a user or host name."""
    found = next((trace for trace in _traces() if _names(text, trace)), None)
    if found is None:
        return None
    hint = msg("nothing of the machine may go into a PDF; this is a fault of the program, please report it")
    return error("release-trace", msg("the PDF holds a trace of the machine: {trace}", trace=_kind(found)), None, hint)


def _traces() -> tuple[str, ...]:
    """Return what would tell of this machine. Folders as they are; names only when long enough to mean something."""
    folders = {str(Path.home()), str(Path.cwd()), tempfile.gettempdir()} - {"/"}
    names = {getpass.getuser(), socket.gethostname()}
    return (BASE_URL, _FILE, *sorted(folders), *sorted(name for name in names if len(name) >= _MIN_NAME))


def _kind(trace: str) -> str:
    if trace == BASE_URL:
        return msg("a link to a file of the project")
    return msg("a `file:` address") if trace == _FILE else msg("a folder or name of the machine")


def _names(text: str, trace: str) -> bool:
    return trace in text and re.search(rf"(?<!\w){re.escape(trace)}", text) is not None
