"""What the search boxes of two browsers find in PDFs.

``python benchmarks/search_boxes.py FILE.pdf ... --needles NEEDLES.txt [--browser chromium|firefox]`` types each line of
the text file into the box that people type into, with its usual options, and prints the number the box shows.
docs/text-layer.md says what must be installed. Nothing is fetched, and no browser reaches beyond this computer.
"""

import argparse
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from box_chromium import ChromiumBox
from box_firefox import FirefoxBox
from box_programs import MissingError, SilenceError, tell

T = TypeVar("T")
Box = ChromiumBox | FirefoxBox
_BOXES: dict[str, type[ChromiumBox] | type[FirefoxBox]] = {"chromium": ChromiumBox, "firefox": FirefoxBox}


def main() -> int:
    """Print a table for each file."""
    parser = argparse.ArgumentParser(description="What the search boxes of browsers find in PDFs.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.pdf")
    parser.add_argument("--needles", required=True, type=Path, help="a text file, words to search for in each line")
    parser.add_argument("--browser", choices=_BOXES, action="append", help="only this browser")
    asked = parser.parse_args()
    for file in (*asked.files, asked.needles):
        if not file.is_file():
            parser.error(f"there is no file {file}")
    needles = [line for line in asked.needles.read_text("utf-8").splitlines() if line.strip()]
    with ExitStack() as stack:
        boxes, lacking = _start(stack, asked.browser or list(_BOXES))
        if boxes:
            print(", ".join(tell([box.program, "--version"]) or box.name for box in boxes))
        for file in asked.files if boxes else ():
            _print_table(file, needles, boxes)
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
    _print_row("needle", *(box.name for box in boxes))
    _print_row(*("---" for _ in range(len(boxes) + 1)))
    silent = {box.name for box in boxes if _ask(box.open, file) == "?"}
    for needle in needles:
        hits = ("?" if box.name in silent else _ask(box.count, needle) for box in boxes)
        _print_row(needle.replace("|", r"\|"), *hits)


def _ask(question: Callable[[T], int | None], about: T) -> str:
    """Return a browser's answer; where there is none, say why."""
    try:
        return str(question(about))
    except SilenceError as reason:
        print(reason, file=sys.stderr)
        return "?"


def _print_row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
