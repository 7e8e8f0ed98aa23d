"""What readers of PDF find: the text of a file as poppler, pdfium, pdf.js, MuPDF and PDFBox give it, if they are here.

Each reader runs as a process of its own with a time limit, since a damaged file may crash or hang it. None of them is
asked to fetch anything. Only pdfium comes with this program.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mezanprint.model.foreign import said_by
from mezanprint.model.translatable import msg
from mezanprint.preflight import pdfbox

TIME_LIMIT = 120.0
"""Seconds a reader may take for a file."""
PDFJS = "MEZANPRINT_PDFJS"
"""Environment variable with the folder of ``pdfjs-dist``, where it is not in a ``node_modules`` beside the project."""
_PACKAGES = str(Path(__file__).resolve().parents[2])

_MUPDF = """
import json, sys, pymupdf
pymupdf.TOOLS.mupdf_display_errors(False)
pages = [page.get_text() for page in pymupdf.open(sys.argv[1])]
print(json.dumps({"version": pymupdf.mupdf_version, "pages": pages}))
"""
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
class Reading:
    """The text of a file as one reader gives it."""

    reader: str
    """``poppler``, ``poppler -raw``, ``pdfium``, ``pdf.js``, ``MuPDF``, ``PDFBox`` or ``PDFBox -sort``."""
    version: str
    pages: tuple[str, ...]
    """Text of each page; lines end with a newline."""
    failure: str = ""
    """Why there is no text, in the reader's words; empty when it could read the file."""

    @property
    def text(self) -> str:
        """Text of all pages."""
        return "\n".join(self.pages)


@dataclass(frozen=True, slots=True)
class _Answer:
    output: str
    failure: str = ""


def read_text(file: Path, readers: tuple[str, ...] = ()) -> tuple[Reading, ...]:
    """Return what each installed reader (of those named, or of all) finds in ``file``, in the order of ``READERS``."""
    chosen = [read for name, read in READERS.items() if not readers or name in readers]
    return tuple(reading for read in chosen if (reading := read(file)))


def run(command: list[str], seconds: float = TIME_LIMIT) -> str:
    """Return what a program prints; ``OSError`` with a sentence when it fails, is not there, or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of words, no shell
            command, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL, env=_environment()
        )
    except subprocess.TimeoutExpired:
        raise OSError(msg("it took longer than {seconds} s", seconds=f"{seconds:.0f}")) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OSError(said[-1][:200] if said else msg("it ended with {status}", status=done.returncode))
    return done.stdout.decode("utf-8", "replace")


def python(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module of this program in an interpreter of its own."""
    return [sys.executable, "-m", f"mezanprint.preflight.{module}", *arguments]


def _environment() -> Mapping[str, str]:
    known = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (_PACKAGES, known))), "PYTHONIOENCODING": "utf-8"}


def _asked(command: list[str]) -> _Answer:
    try:
        return _Answer(run(command))
    except OSError as trouble:
        return _Answer("", said_by(trouble))


def _poppler(name: str, *options: str) -> Callable[[Path], Reading | None]:
    def read(file: Path) -> Reading | None:
        program = shutil.which("pdftotext")
        if not program:
            return None
        return _plain(name, _version(program), _asked([program, *options, "-enc", "UTF-8", str(file), "-"]))

    return read


def _plain(name: str, version: str, answer: _Answer) -> Reading:
    """Return the reading of a program that prints text and ends each page with a form feed."""
    # mutool ends the last page with a line feed more.
    pages = tuple(answer.output.rstrip("\n").removesuffix("\f").split("\f")) if answer.output else ()
    return Reading(name, version, pages, answer.failure)


def _version(program: str) -> str:
    """Return the version that poppler and MuPDF print to standard error."""
    said = subprocess.run([program, "-v"], capture_output=True, text=True, timeout=TIME_LIMIT, check=False)  # noqa: S603
    found = re.search(r"version (\S+)", said.stderr + said.stdout)
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


def _pdfium(file: Path) -> Reading:
    return _told("pdfium", _asked(python("pdfium", "text", str(file))))


def _mupdf(file: Path) -> Reading | None:
    if importlib.util.find_spec("pymupdf"):
        return _told("MuPDF", _asked([sys.executable, "-c", _MUPDF, str(file)]))
    program = shutil.which("mutool")
    if not program:
        return None
    return _plain("MuPDF", _version(program), _asked([program, "draw", "-q", "-F", "text", str(file)]))


def _pdfjs(file: Path) -> Reading | None:
    node, library = shutil.which("node"), find_pdfjs()
    if not node or not library:
        return None
    return _told("pdf.js", _asked([node, "--input-type=module", "-e", _NODE, str(file.resolve()), str(library)]))


def _pdfbox(*options: str) -> Callable[[Path], Reading | None]:
    def read(file: Path) -> Reading | None:
        if not pdfbox.installed():
            return None
        return _told(" ".join(("PDFBox", *options)), _asked(python("pdfbox", *options, str(file))))

    return read


def find_pdfjs() -> Path | None:
    """Return the module of pdf.js: where ``MEZANPRINT_PDFJS`` says, or in a ``node_modules`` from here upwards."""
    here = Path.cwd()
    named = os.environ.get(PDFJS)
    folders = [Path(named)] if named else [at / "node_modules" / "pdfjs-dist" for at in (here, *here.parents)]
    modules = (folder / "legacy" / "build" / "pdf.mjs" for folder in folders)
    return next((module.resolve() for module in modules if module.is_file()), None)


READERS: dict[str, Callable[[Path], Reading | None]] = {
    "poppler": _poppler("poppler"),
    "poppler -raw": _poppler("poppler -raw", "-raw"),
    "pdfium": _pdfium,
    "pdf.js": _pdfjs,
    "MuPDF": _mupdf,
    "PDFBox": _pdfbox(),
    "PDFBox -sort": _pdfbox("-sort"),
}
"""Name and function of each reader. A function returns None where its reader is not installed."""
