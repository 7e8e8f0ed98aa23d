"""What the search boxes of two browsers find in PDFs.

``python benchmarks/search_boxes.py FILE.pdf ... --needles NEEDLES.txt [--browser chromium|firefox]`` types each line of
the text file into the box that people type into, with its usual options, and prints the number the box shows. Without
files it takes all editions of the sample documents, and without needles the names of their publisher and what it is
for; beside each number it prints how often the words stand there.
docs/text-layer.md says what must be installed. Nothing is fetched, and no browser reaches beyond this computer.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

import corpus
from box_chromium import ChromiumBox
from box_firefox import FirefoxBox
from box_programs import MissingError, SilenceError, tell
from mezanprint.preflight.readers.recall import bare, normal

T = TypeVar("T")
Box = ChromiumBox | FirefoxBox
_BOXES: dict[str, type[ChromiumBox] | type[FirefoxBox]] = {"chromium": ChromiumBox, "firefox": FirefoxBox}


def main() -> int:
    """Print a table for each file, or one of all editions."""
    parser = argparse.ArgumentParser(description="What the search boxes of browsers find in PDFs.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.pdf", help="otherwise the sample documents")
    parser.add_argument("--needles", type=Path, help="a text file, words to search for in each line")
    parser.add_argument("--browser", choices=_BOXES, action="append", help="only this browser")
    asked = parser.parse_args()
    if asked.files and not asked.needles:
        parser.error("files are searched for --needles")
    for file in (*asked.files, *filter(None, (asked.needles,))):
        if not file.is_file():
            parser.error(f"there is no file {file}")
    needles = asked.needles.read_text("utf-8").splitlines() if asked.needles else corpus.names_and_purpose()
    needles = [needle for needle in needles if needle.strip()]
    with ExitStack() as stack:
        boxes, lacking = _start(stack, asked.browser or list(_BOXES))
        if boxes:
            print(", ".join(tell([box.program, "--version"]) or box.name for box in boxes))
        for file in asked.files if boxes else ():
            _print_table(file, needles, boxes)
        if boxes and not asked.files:
            _print_editions(needles, boxes)
    return 2 if lacking else 0


def _start(stack: ExitStack, names: list[str]) -> tuple[list[Box], int]:
    """Start the browsers that are here; say in a sentence what the others lack."""
    boxes: list[Box] = []
    for name in names:
        try:
            box: Box = _BOXES[name]()
            stack.enter_context(box)
            boxes.append(box)
        except MissingError as lack:
            print(f"{_BOXES[name].name} is left out: {lack}", file=sys.stderr)
    return boxes, len(names) - len(boxes)


def _print_table(file: Path, needles: list[str], boxes: list[Box]) -> None:
    print(f"\n{file}\n")
    _print_head("needle", *(box.name for box in boxes))
    for needle, *hits in zip(needles, *_search(file, needles, boxes), strict=True):
        _print_row(_cell(needle), *hits)


def _print_editions(needles: list[str], boxes: list[Box]) -> None:
    """Print a row for each edition, and their sums: ``hits in each browser / how often the words stand there``."""
    print()
    _print_head("edition", *map(_cell, needles))
    table: list[list[tuple[str, ...]]] = []
    with tempfile.TemporaryDirectory() as folder:
        for edition, pdf, rows in corpus.published(Path(folder)):
            text = _compared(" ".join(rows))
            stand = [str(text.count(_compared(needle))) for needle in needles]
            table.append(list(zip(*_search(pdf, needles, boxes), stand, strict=True)))
            _print_row(edition, *map(_of, table[-1]))
    _print_row(
        "all", *(_of([_sum(numbers) for numbers in zip(*cells, strict=True)]) for cells in zip(*table, strict=True))
    )


def _search(file: Path, needles: list[str], boxes: list[Box]) -> list[list[str]]:
    """Return what each browser answers about each needle."""
    silent = {box.name for box in boxes if _ask(box.open, file) == "?"}
    return [["?" if box.name in silent else _ask(box.count, needle) for needle in needles] for box in boxes]


def _compared(text: str) -> str:
    return bare(normal(text))


def _of(numbers: Sequence[str]) -> str:
    return f"{', '.join(numbers[:-1])} of {numbers[-1]}"


def _sum(numbers: Iterable[str]) -> str:
    return str(sum(int(number) for number in numbers if number != "?"))


def _cell(needle: str) -> str:
    return needle.replace("|", r"\|")


def _ask(question: Callable[[T], int | None], about: T) -> str:
    """Return a browser's answer; where there is none, say why."""
    try:
        return str(question(about))
    except SilenceError as reason:
        print(reason, file=sys.stderr)
        return "?"


def _print_head(*cells: str) -> None:
    _print_row(*cells)
    _print_row(*("---" for _ in cells))


def _print_row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
