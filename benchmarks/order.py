"""In how many places units keep their order in mixed lines, beside other programs, judged by positions in the PDF.

``python benchmarks/order.py [--wrong] [FAMILY ...]`` prints a row a family and direction: how many of its cases each
program prints right, and in how many only we are right or only we are wrong. ``--wrong`` names those we print wrong.
The cases are ``texts/order.tsv``, each in nine places and two directions. docs/direction.md explains the families.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pymupdf

from order_cases import PLACES, Case, cases, units
from order_judge import is_right
from order_pages import installed

Result: TypeAlias = dict[Case, dict[str, bool]]


def main(arguments: list[str]) -> None:
    """Print the table."""
    chosen = [name for name in arguments if not name.startswith("-")]
    table = tuple(unit for unit in units() if not chosen or unit.family in chosen)
    makers = installed()
    names = tuple(makers)
    _row("direction", "family", "cases", *names, "only ours right", "only ours wrong")
    _row(*("---" for _ in range(5 + len(names))))
    results: Result = {}
    for direction in ("rtl", "ltr"):
        for place in PLACES:
            group = cases(table, place, direction)
            for name, make in makers.items():
                for case, right in _judged(group, make):
                    results.setdefault(case, {})[name] = right
        mine = {case: found for case, found in results.items() if case.direction == direction}
        for family in dict.fromkeys(unit.family for unit in table):
            _tell(direction, family, {case: found for case, found in mine.items() if case.unit.family == family}, names)
        _tell(direction, "all", mine, names)
    _tell("both", "all", results, names)
    if "--wrong" in arguments:
        _name_wrong(results)


def _judged(group: tuple[Case, ...], make: Callable[[tuple[Case, ...], Path], None]) -> list[tuple[Case, bool]]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "cases.pdf"
        make(group, target)
        with pymupdf.open(target) as document:
            assert len(document) == len(group) + 1, f"{len(document)} pages for {len(group)} cases and a title"
            return [(case, is_right(document[number], case)) for number, case in enumerate(group, 1)]


def _tell(direction: str, family: str, found: Result, names: tuple[str, ...]) -> None:
    right = Counter(name for each in found.values() for name, ok in each.items() if ok)
    others = names[1:]
    alone = sum(1 for each in found.values() if each["ours"] and not any(each[name] for name in others))
    behind = sum(1 for each in found.values() if not each["ours"] and any(each[name] for name in others))
    _row(direction, family, str(len(found)), *(str(right[name]) for name in names), str(alone), str(behind))


def _name_wrong(results: Result) -> None:
    print("\n# wrong with us: direction, place, family, unit, who is right")
    for case, found in results.items():
        if not found["ours"]:
            print(
                case.direction,
                case.place,
                case.unit.family,
                case.unit.typed,
                [n for n, ok in found.items() if ok],
                sep="\t",
            )


def _row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
