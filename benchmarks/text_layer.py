"""What readers find in right-to-left text, by font and by producer, and what that costs.

``python benchmarks/text_layer.py [recall] [vowelled] [lines] [languages] [cost]`` prints the tables of the named
parts, or of all. ``make bench-text`` runs it. docs/text-layer.md explains the columns.
"""

import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import corpus
import cost
import faces
import producers
from mezanprint.preflight.readers.readers import read_text
from mezanprint.preflight.readers.readings import Reading
from mezanprint.preflight.readers.recall import exact_lines, is_rtl, recall, words

TAGGED = ("ours", "WeasyPrint", "Chromium", "Typst")


def main(parts: list[str]) -> None:
    """Print the tables."""
    print(f"{datetime.now(UTC):%Y-%m-%d}: {', '.join(_versions())}\n")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for name, part in PARTS.items():
            if not parts or name in parts:
                print(f"## {name}\n", flush=True)
                part(bench)
                print(flush=True)


def _versions() -> Iterator[str]:
    for package in ("weasyprint", "typst", "pypdfium2", "pymupdf"):
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package} is not installed"
    if shutil.which("chromium"):
        told = subprocess.run(["chromium", "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S607
        yield " ".join(told.split()[:2])
    yield f"Python {platform.python_version()}"


class Bench:
    """A folder for fonts and PDFs, and the producers that are here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.makers = producers.installed()

    def fonts(self, face: faces.Face) -> Path | None:
        """Return the fontconfig file of a face; say so where it is not to be had."""
        config = faces.install(face, self.folder / face.name.replace(" ", "-").replace(",", ""))
        if config is None:
            print(f"{face.name}: not here ({face.source})")
        return config

    def read(self, producer: str, text: producers.Text, fonts: Path) -> tuple[Reading, ...]:
        """Return what the readers find in ``text`` as ``producer`` sets it."""
        target = self.folder / "page.pdf"
        self.makers[producer](text, fonts, target)
        return read_text(target)

    def compare(
        self, face: faces.Face, paragraphs: Iterable[str], makers: Iterable[str], *, lang: str = "ar", shown: str = ""
    ) -> None:
        """Print a row for each producer: share of right-to-left words found by each reader."""
        fonts = self.fonts(face)
        if fonts is None:
            return
        text = producers.Text(tuple(paragraphs), face.family, lang)
        wanted = [word for word in words("\n".join(text.paragraphs)) if is_rtl(word)]
        for maker in makers:
            if maker in self.makers:
                found = {r.reader: recall(wanted, r.text, marks=True) for r in self.read(maker, text, fonts)}
                _row(shown or face.name, maker, *(f"{100 * r.share:.1f}" for r in found.values()))


def _row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |", flush=True)


def _head(*first: str) -> None:
    names = (*first, "poppler", "poppler -raw", "pdfium", "pdf.js", "MuPDF")
    _row(*names)
    _row(*("---" for _ in names))


def recall_by_font(bench: Bench) -> None:
    """Unvocalised Arabic in each font, by each producer."""
    texts = [*corpus.samples(), *corpus.declaration()]
    print(f"{sum(map(is_rtl, words(' '.join(texts))))} Arabic words\n")
    _head("font", "producer")
    for face in faces.ARABIC:
        bench.compare(face, texts, bench.makers)


def vowelled(bench: Bench) -> None:
    """Fully vowelled prose."""
    texts = corpus.prose("vowelled")
    print(f"{len(words(' '.join(texts)))} words\n")
    _head("font", "producer")
    for face in faces.ARABIC:
        bench.compare(face, texts, TAGGED)


def lines(bench: Bench) -> None:
    """Exact lines by kind and reader: fewest and most over the fonts."""
    kinds = corpus.lines_by_kind()
    paragraphs = tuple(line for of in kinds.values() for line in of)
    fonts = {face: folder for face in faces.ARABIC if (folder := bench.fonts(face))}
    _row("producer", "reader", *(f"{kind} ({len(of)})" for kind, of in kinds.items()), f"all ({len(paragraphs)})")
    _row(*("---" for _ in range(3 + len(kinds))))
    for maker in bench.makers:
        found: dict[str, list[list[int]]] = {}
        for face, folder in fonts.items():
            for reading in bench.read(maker, producers.Text(paragraphs, face.family), folder):
                counts = [len(exact_lines(of, reading.text)) for of in kinds.values()]
                found.setdefault(reading.reader, []).append([*counts, sum(counts)])
        for reader, rows in found.items():
            _row(maker, reader, *(_range(column) for column in zip(*rows, strict=True)))


def _range(numbers: Iterable[int]) -> str:
    low, high = min(kept := tuple(numbers)), max(kept)
    return str(low) if low == high else f"{low} to {high}"


def languages(bench: Bench) -> None:
    """Hebrew, Persian and Urdu."""
    _head("text", "producer")
    for lang, face in (*faces.OTHERS.items(), ("ur", faces.NASTALIQ)):
        bench.compare(face, corpus.prose(lang), TAGGED, lang=lang, shown=f"{lang}, {face.name}")


def costs(_bench: Bench) -> None:
    """Time and size against plain WeasyPrint with tags."""
    for line in cost.table():
        _row(*line)


PARTS: dict[str, Callable[[Bench], None]] = {
    "recall": recall_by_font,
    "vowelled": vowelled,
    "lines": lines,
    "languages": languages,
    "cost": costs,
}

if __name__ == "__main__":
    main([name for name in sys.argv[1:] if name in PARTS])
