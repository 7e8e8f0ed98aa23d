"""How long a large catalog takes to read, write, count and bring up to date, and how much memory.

python benchmarks/catalogs.py [--messages 20000] [--rounds 3]

Prints seconds of the processor, the least of all rounds, and the peak of memory. The goal of reading is 1.5 s, 200 MB.
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from mezanprint.i18n.catalogs.status import read_status
from mezanprint.i18n.catalogs.update import update_locale
from mezanprint.i18n.po.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po.po_header import new_header
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.project.files import Files

T = TypeVar("T")
SOURCE = (
    "The Center documents what it calls violations and asks that those who did them answer for it: report {} of {}."
)
ARABIC = "يوثق المركز ما يصفه بالانتهاكات ويطالب بمحاسبة مرتكبيها، كما يقول التقرير {} لعام {}."
CATALOG = "locales/ar/LC_MESSAGES/report.po"
CHANGED = 0.05
"""Share of the messages whose source changes, and as many are new."""


def message(number: int, year: int, *values: str) -> Entry:
    """Return one message as a document of many chapters has it."""
    return Entry(
        SOURCE.format(number, year),
        f"sections.chapter-{number // 20}.text.{number % 20 + 1}",
        values=values or ("",),
        notes=(f"Chapters: chapter {number // 20}, paragraph {number % 20 + 1}", "Room: about 220 characters"),
        references=("content/report/document.yaml",),
    )


def written(locale: str | None, entries: list[Entry]) -> bytes:
    """Return the bytes of a catalog."""
    header = new_header(locale, "report", "en")
    return write_po(PoFile(tuple(map(Slot, (header, *entries)))))


def make_project(root: Path, count: int) -> None:
    """Write a template and a catalog that is behind it."""
    rolls = random.Random(1)  # noqa: S311 - nothing secret
    old = [message(n, 2017, ARABIC.format(n, 2017)) for n in range(count) if rolls.random() > CHANGED]
    new = [message(n, 2018 if rolls.random() < CHANGED else 2017) for n in range(count)]
    catalog = root / CATALOG
    catalog.parent.mkdir(parents=True)
    catalog.write_bytes(written("ar", old))
    (root / "locales/report.pot").write_bytes(written(None, new))


def timed(what: str, rounds: int, work: Callable[[], T]) -> T:
    """Print how long ``work`` takes at least, and return what it gives."""
    least = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        result = work()
        least = min(least, time.process_time() - began)
    print(f"{what:<10}{least:6.2f} s")
    return result


def main() -> None:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        # In a process of its own, for what it takes to make the catalogs must not count as what it takes to read them.
        maker = get_context("spawn").Process(target=make_project, args=(root, options.messages))
        maker.start()
        maker.join()
        data, files = (root / CATALOG).read_bytes(), Files(root)
        print(f"{options.messages:,} messages, {len(data) / 2**20:.1f} MiB")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        file = timed("read", 1, lambda: parse_po(data, "report.po"))
        peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"{'memory':<10}{peak:6.0f} MiB")
        timed("read", options.rounds, lambda: parse_po(data, "report.po"))
        timed("write", options.rounds, lambda: write_po(file))
        timed("status", options.rounds, lambda: read_status(files, "ar"))
        changed = timed("update", options.rounds, lambda: update_locale(files, "ar"))
        print(f"{changed[0][1].count('#, fuzzy'):,} messages became fuzzy")


if __name__ == "__main__":
    main()
