"""Phrases that readers find again: pairs of neighbouring words, needles that people type, whole lines.

``python benchmarks/phrases.py [published] [texts] [hard] [needles]`` prints the named tables, or all. Each producer
that is installed sets the same texts; ``published`` reads the project's own files as they are built. docs/text-layer.md
explains the tables. The Universal Declaration is read where it lies beside the repository.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import corpus
import faces
import more_readers
import producers
from mezanprint.preflight.readers.pairs import Pair, pairs, pairs_of
from mezanprint.preflight.readers.readers import READERS
from mezanprint.preflight.readers.recall import bare, normal

MAKERS = ("ours", "WeasyPrint", "Chromium", "Typst")
NAMES = tuple(name for name in (*READERS, *more_readers.NAMES) if name != "poppler -raw")


def main(parts: list[str]) -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        for name, part in PARTS.items():
            if not parts or name in parts:
                print(f"## {name}\n", flush=True)
                part(Path(folder))
                print(flush=True)


def _row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |", flush=True)


def _head(*first: str) -> None:
    _row(*first, *NAMES)
    _row(*("---" for _ in (*first, *NAMES)))


def _share(found: int, total: int) -> str:
    return f"{100 * found / total:.1f}" if total else "–"


def _cells(told: dict[str, str], wanted: Counter[Pair]) -> Iterator[str]:
    for name in NAMES:
        lost = wanted - pairs(told[name]) if name in told else None
        yield "" if lost is None else _share(wanted.total() - lost.total(), wanted.total())


def _set(folder: Path, face: faces.Face, texts: Iterable[producers.Text]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Yield each producer with what the readers tell of ``texts`` as it sets them."""
    config = faces.install(face, folder / face.name.replace(" ", "-").replace(",", ""))
    if config is None:
        print(f"{face.name}: not here ({face.source})")
        return
    makers, kept = producers.installed(), list(texts)
    for maker in filter(makers.__contains__, MAKERS):
        told = []
        for text in kept:
            makers[maker](text, config, folder / "page.pdf")
            told.append(more_readers.read(folder / "page.pdf", rtl=text.direction == "rtl"))
        yield maker, told


def published(folder: Path) -> None:
    """Pairs of each line of the project's own files, as they are published."""
    _head("edition", "pairs")
    found: dict[str, list[int]] = {}
    for edition, pdf, rows in corpus.published(folder / "built"):
        wanted = pairs_of(rows)
        told = more_readers.read(pdf, rtl=edition.endswith("ar"))
        _row(edition, str(wanted.total()), *_cells(told, wanted))
        for name, text in told.items():
            lost = wanted - pairs(text)
            found.setdefault(name, []).append(wanted.total() - lost.total())
            found.setdefault("all", []).append(wanted.total()) if name == "pdfium" else None
    total = sum(found["all"])
    _row("all", str(total), *(_share(sum(found.get(name, [])), total) for name in NAMES))


def texts(folder: Path) -> None:
    """Pairs of each paragraph of running text, set by each producer."""
    _head("text, font", "pairs", "producer")
    cases = (
        ("samples, ar", faces.ARABIC[0], "ar", corpus.samples()),
        ("samples, en", faces.ARABIC[0], "en", corpus.samples("en")),
        ("Declaration, ar", faces.ARABIC[0], "ar", corpus.declaration()),
        ("Declaration, ar, Amiri", faces.ARABIC[1], "ar", corpus.declaration()),
        ("Declaration, en", faces.ARABIC[0], "en", corpus.declaration("eng")),
        ("vowelled, Amiri", faces.ARABIC[1], "ar", corpus.prose("vowelled")),
        ("he", faces.OTHERS["he"], "he", corpus.prose("he")),
        ("fa", faces.ARABIC[0], "fa", corpus.prose("fa")),
        ("ur, nastaliq", faces.NASTALIQ, "ur", corpus.prose("ur")),
    )
    for name, face, lang, paragraphs in cases:
        if paragraphs:
            wanted = pairs_of(paragraphs)
            text = producers.Text(tuple(paragraphs), face.family, lang)
            for maker, told in _set(folder, face, [text]):
                _row(name, str(wanted.total()), maker, *_cells(told[0], wanted))


def hard(folder: Path) -> None:
    """Hard lines: pairs, and lines exact to the letter, as a line of their own or in running text."""
    _head("lines", "what", "producer")
    for maker, told in _hard(folder):
        for (lang, lines), said in zip(corpus.hard_lines().items(), told, strict=True):
            _row(f"{lang} ({len(lines)})", "pairs", maker, *_cells(said, pairs_of(lines)))
            _row(f"{lang} ({len(lines)})", "exact", maker, *(_exact(lines, said.get(name)) for name in NAMES))


def _hard(folder: Path) -> Iterator[tuple[str, list[dict[str, str]]]]:
    face = faces.ARABIC[0]
    return _set(
        folder, face, [producers.Text(tuple(of), face.family, lang) for lang, of in corpus.hard_lines().items()]
    )


def _exact(lines: list[str], text: str | None) -> str:
    if text is None:
        return ""
    there = {normal(line) for line in re.split("[\r\n\f]+", text)}
    running = normal(text)
    alone = sum(normal(line) in there for line in lines)
    return f"{alone}, {sum(normal(line) in running for line in lines)}"


def needles(folder: Path) -> None:
    """Needles found in the hard lines; pdfium's own search call is one of the columns of ``more_readers``."""
    wanted = corpus.prose("needles")
    _row("producer", *NAMES, "pdfium's call")
    _row(*("---" for _ in range(len(NAMES) + 2)))
    for maker, told in _hard(folder):
        joined = {name: bare(normal("\n".join(said.get(name, "") for said in told))) for name in NAMES}
        shares = [_share(sum(bare(normal(needle)) in joined[name] for needle in wanted), len(wanted)) for name in NAMES]
        calls = Counter(needle for said in told for needle in wanted if needle in said["pdfium's call"].split("\0"))
        _row(maker, *(share if joined[name] else "" for share, name in zip(shares, NAMES, strict=True)),
             _share(len(calls), len(wanted)))  # fmt: skip


PARTS = {"published": published, "texts": texts, "hard": hard, "needles": needles}

if __name__ == "__main__":
    main([name for name in sys.argv[1:] if name in PARTS])
