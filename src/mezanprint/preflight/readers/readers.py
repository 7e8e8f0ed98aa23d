"""What readers of PDF find: the text of a file as poppler, pdfium, pdf.js, MuPDF and PDFBox give it, if they are here.

Each reader runs in a box of its own, since a damaged file may crash or hang it, and one made to harm may do worse. None
of them is asked to fetch anything, nor could it. Only pdfium comes with this program.
"""

import importlib.util
import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mezanprint.model.diagnostics import Fault
from mezanprint.model.foreign import said_by
from mezanprint.model.translatable import msg
from mezanprint.preflight.readers import mupdf, pdfbox, pdfium
from mezanprint.preflight.readers.readings import Reading
from mezanprint.project.boxes.boxed import boxed, run_program
from mezanprint.project.boxes.budget import Budget, Program, Room

PDFJS = "MEZANPRINT_PDFJS"
"""Environment variable with the folder of ``pdfjs-dist``, where it is not in a ``node_modules`` beside the project."""
_PLAIN = (("LC_ALL", "C.UTF-8"), ("TZ", "UTC"), ("HOME", "/"))
"""All that a reader sees of the environment."""

_NODE = """
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
const [file, library] = process.argv.slice(-2);
const pdfjs = await import(pathToFileURL(library));
const data = new Uint8Array(readFileSync(file));
const pdf = await pdfjs.getDocument({ data, verbosity: 0, useSystemFonts: false }).promise;
const pages = [];
for (let n = 1; n <= pdf.numPages; n++) {
  const text = await (await pdf.getPage(n)).getTextContent();
  pages.push(text.items.map(item => item.str + (item.hasEOL ? '\\n' : '')).join(''));
}
console.log(JSON.stringify({ version: pdfjs.version, pages }));
"""


@dataclass(frozen=True, slots=True)
class _Answer:
    output: str
    failure: str = ""


def read_text(file: Path, readers: tuple[str, ...] = (), budget: Budget | None = None) -> tuple[Reading, ...]:
    """Return what each installed reader (of those named, or of all) finds in ``file``, in the order of ``READERS``."""
    limits = budget or Budget()
    chosen = [read for name, read in READERS.items() if not readers or name in readers]
    return tuple(reading for read in chosen if (reading := read(file, limits)))


def _in_box(name: str, read: Callable[..., Reading], file: Path, *options: str, budget: Budget) -> Reading:
    """Return what a package of Python finds; Java reserves more addresses than it uses."""
    try:
        return boxed(
            read,
            file.absolute(),
            *options,
            file=file,
            budget=budget,
            room=Room.ADDRESSES if read is pdfbox.read else Room.PLAIN,
        )
    except Fault as fault:
        return Reading(name, "", (), fault.diagnostics[0].message)


def _asked(words: tuple[str, ...], *readable: Path, budget: Budget, room: Room = Room.PLAIN) -> _Answer:
    try:
        return _Answer(run_program(Program(words, _PLAIN), *readable, budget=budget, room=room)[0])
    except OSError as trouble:
        return _Answer("", said_by(trouble))


def _poppler(name: str, *options: str) -> Callable[[Path, Budget], Reading | None]:
    def read(file: Path, budget: Budget) -> Reading | None:
        program = shutil.which("pdftotext")
        if not program:
            return None
        words = (program, *options, "-enc", "UTF-8", str(file.absolute()), "-")
        return _plain(name, _version(program, budget), _asked(words, file, budget=budget))

    return read


def _plain(name: str, version: str, answer: _Answer) -> Reading:
    """Return the reading of a program that prints text and ends each page with a form feed."""
    # mutool ends the last page with a line feed more.
    pages = tuple(answer.output.rstrip("\n").removesuffix("\f").split("\f")) if answer.output else ()
    return Reading(name, version, pages, answer.failure)


def _version(program: str, budget: Budget) -> str:
    """Return the version that poppler and MuPDF print to standard error."""
    try:
        said = "".join(run_program(Program((program, "-v"), _PLAIN), budget=budget))
    except OSError:
        return ""
    found = re.search(r"version (\S+)", said)
    return found[1] if found else ""


def _told(name: str, answer: _Answer) -> Reading:
    """Return the reading of a script that prints its version and pages as JSON."""
    if answer.failure:
        return Reading(name, "", (), answer.failure)
    try:
        # The text may hold other line ends (U+2028), which JSON leaves as they are.
        told = json.loads(answer.output.strip().split("\n")[-1])
    except ValueError:
        return Reading(name, "", (), msg("its answer can not be read"))
    return Reading(name, told["version"], tuple(told["pages"]))


def _pdfium(file: Path, budget: Budget) -> Reading:
    return _in_box("pdfium", pdfium.read, file, budget=budget)


def _mupdf(file: Path, budget: Budget) -> Reading | None:
    if importlib.util.find_spec("pymupdf"):
        return _in_box("MuPDF", mupdf.read, file, budget=budget)
    program = shutil.which("mutool")
    if not program:
        return None
    words = (program, "draw", "-q", "-F", "text", str(file.absolute()))
    return _plain("MuPDF", _version(program, budget), _asked(words, file, budget=budget))


def _pdfjs(file: Path, budget: Budget) -> Reading | None:
    node, library = shutil.which("node"), find_pdfjs()
    if not node or not library:
        return None
    words = (node, "--input-type=module", "-e", _NODE, str(file.resolve()), str(library))
    package = library.parents[2]
    # What it needs beside itself lies beside it.
    place = package.parent if package.parent.name == "node_modules" else package
    return _told("pdf.js", _asked(words, file, place, budget=budget, room=Room.ADDRESSES))


def _pdfbox(*options: str) -> Callable[[Path, Budget], Reading | None]:
    def read(file: Path, budget: Budget) -> Reading | None:
        if not pdfbox.installed():
            return None
        return _in_box(" ".join(("PDFBox", *options)), pdfbox.read, file, *options, budget=budget)

    return read


def find_pdfjs() -> Path | None:
    """Return the module of pdf.js: where ``MEZANPRINT_PDFJS`` says, or in a ``node_modules`` from here upwards."""
    here = Path.cwd()
    named = os.environ.get(PDFJS)
    folders = [Path(named)] if named else [at / "node_modules" / "pdfjs-dist" for at in (here, *here.parents)]
    modules = (folder / "legacy" / "build" / "pdf.mjs" for folder in folders)
    return next((module.resolve() for module in modules if module.is_file()), None)


READERS: dict[str, Callable[[Path, Budget], Reading | None]] = {
    "poppler": _poppler("poppler"),
    "poppler -raw": _poppler("poppler -raw", "-raw"),
    "pdfium": _pdfium,
    "pdf.js": _pdfjs,
    "MuPDF": _mupdf,
    "PDFBox": _pdfbox(),
    "PDFBox -sort": _pdfbox("-sort"),
}
"""Name and function of each reader. A function returns None where its reader is not installed."""
