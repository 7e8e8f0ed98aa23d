"""What a text file that is no UTF-8 was probably written in, and how to make UTF-8 of it."""

import re
import shlex
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from mezanprint.model.characters import without_refused
from mezanprint.model.diagnostics import Diagnostic, Span, error
from mezanprint.model.translatable import msg

_NAMES = {"cp1256": "WINDOWS-1256", "cp1252": "WINDOWS-1252", "utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE"}
"""As they are called in editors and by `iconv`."""
_LOOKED_AT = 64 * 1024
_EXCERPT = 300
_ARABIC = bytes(
    byte for byte in range(0x80, 0x100) if "\u0621" <= bytes([byte]).decode("cp1256", "replace") <= "\u0652"
)
_ARABIC_RUN = re.compile(rb"[" + re.escape(_ARABIC) + rb"]{2,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SHARE = 0.5


def is_wide(data: bytes) -> bool:
    """Tell whether a file has two bytes a character: it may still be read as UTF-8, one with NULs in it."""
    return _wide(data) is not None


def encoding_of(data: bytes) -> str | None:
    """Return the encoding that a file which is no UTF-8 is probably in, by its name in Python; None if none fits."""
    return _wide(data) or _narrow(data)


def not_utf8(path: str, data: bytes, offset: int) -> Diagnostic:
    """Return the finding about a file whose byte at ``offset`` is the first that is not UTF-8.

    It shows the line as it reads in the encoding that was probably meant.
    """
    encoding = encoding_of(data)
    line = data.count(b"\n", 0, offset) + 1
    if encoding is None:
        message = msg("byte 0x{byte} is not UTF-8", byte=f"{data[offset]:02x}")
        hint = msg("type the character that stood here again: a conversion has lost it")
        return error("project-utf8", message, Span(path, line), hint)
    text = data.removeprefix(BOM_UTF16_LE).removeprefix(BOM_UTF16_BE).decode(encoding, "replace")
    lines = [without_refused(each)[:_EXCERPT] for each in text.splitlines()[:line]]
    name = _NAMES[encoding]
    message = msg("the file is not UTF-8: it seems to be in {encoding}, as shown here", encoding=name)
    hints = (
        msg("save it as UTF-8: editors have a choice for it where they save under another name"),
        msg("or convert it: `{command}`", command=_command(path, name)),
    )
    return error("project-utf8", message, Span(path, line, excerpt=lines[-1] if lines else ""), *hints)


def _command(path: str, name: str) -> str:
    return f"iconv -f {name} -t UTF-8 {shlex.quote(path)} > utf8.tmp && mv utf8.tmp {shlex.quote(path)}"


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 that a file is in, with a mark at its start or by its empty halves; None if it is in none."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16-le" if data.startswith(BOM_UTF16_LE) else "utf-16-be"
    head = b"" if len(data) % 2 else data[:_LOOKED_AT]
    first, second = head[::2].count(0), head[1::2].count(0)
    if not head or max(first, second) < _SHARE * len(head) / 4 or min(first, second) > max(first, second) / 10:
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def _narrow(data: bytes) -> str | None:
    """Return the Windows encoding that a file is in: the Arabic one where most of its letters stand in Arabic words.

    None for UTF-8 in which something was damaged.
    """
    high = len(_HIGH.findall(data))
    if sum(map(len, _UTF8.findall(data))) > _SHARE * high:
        return None
    arabic = sum(map(len, _ARABIC_RUN.findall(data)))
    return "cp1256" if arabic > _SHARE * high else "cp1252"
