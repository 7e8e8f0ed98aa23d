"""What other programs that check catalogs say of entries, where they are installed."""

import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from mezanprint.i18n.po.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po.po_header import new_header
from mezanprint.i18n.po.po_writer import write_po

Said = list[Counter[str]]
_FORMATS = (("python-format", r"%\([a-z_]+\)[sd]|%[sd]"), ("python-brace-format", r"\{[a-z_]*\}"))


def pofilter(entries: Sequence[Entry]) -> Said | None:
    """Return the names of the tests of pofilter that fail, by entry; None where it is not installed."""
    program = shutil.which("pofilter")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source, target = _write(Path(folder), entries), Path(folder) / "said.po"
        subprocess.run([program, "--language=ar", source, target], capture_output=True, check=False)  # noqa: S603
        text = target.read_text("utf-8") if target.exists() else ""
    said: Said = [Counter() for _ in entries]
    for block in text.split("\n\n"):
        number = re.search(r'msgctxt "(\d+)"', block)
        if number:
            said[int(number[1])] += Counter(re.findall(r"\(pofilter\) (\w+)", block))
    return said


def msgfmt(entries: Sequence[Entry]) -> Said | None:
    """Return how often ``msgfmt -c`` complains, by entry; None where it is not installed."""
    program = shutil.which("msgfmt")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = _write(Path(folder), entries)
        done = subprocess.run(  # noqa: S603
            [program, "-c", "-o", "/dev/null", source], capture_output=True, encoding="utf-8", check=False
        )
        begins = [
            number
            for number, line in enumerate(source.read_text("utf-8").splitlines(), 1)
            if line.startswith("msgctxt")
        ]
    said: Said = [Counter() for _ in entries]
    for line in re.findall(rf"{re.escape(str(source))}:(\d+):", done.stderr):
        entry = sum(begin <= int(line) for begin in begins) - 1
        if entry >= 0:
            said[entry]["msgfmt"] += 1
    return said


def _write(folder: Path, entries: Sequence[Entry]) -> Path:
    """Write a catalog in which the context of each entry is its number."""
    slots = [Slot(new_header("ar", "peers", "en"))]
    for number, entry in enumerate(entries):
        flags = tuple(flag for flag, pattern in _FORMATS if re.search(pattern, entry.source))[:1]
        slots.append(
            Slot(replace(entry, context=str(number), comments=(), notes=(), flags=flags, line=0, value_lines=()))
        )
    path = folder / "entries.po"
    path.write_bytes(write_po(PoFile(tuple(slots))))
    return path


PEERS: Mapping[str, Callable[[Sequence[Entry]], Said | None]] = {"pofilter": pofilter, "msgfmt -c": msgfmt}
