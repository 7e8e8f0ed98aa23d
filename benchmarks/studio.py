"""What previews of the studio cost: from a changed translation to the picture of its page, and to all pages.

python benchmarks/studio.py [--project .] [--rounds 20] [--many 500]

Milliseconds of the processor, of the program (reads, checks and composes) and of the process that lays out, and of the
clock for both; medians, and of previews the slowest of nine in ten. Only Linux counts them. In each round one word more
or less stands in a translation. ``--many`` previews of one page come one after the other: how much longer the last ones
took than the first, and the memory of the process. The first opening waits for the process that others are forks of.
Last, what it costs to save translations one after the other, as the page saves them, and how often a file was brought
down to the disk for each.
"""

import argparse
import os
import stat
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.i18n.catalogs.catalogs import catalog_path
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.compositions import Composition
from mezanprint.previewing.edition import OpenEdition
from mezanprint.previewing.remote import Previewer
from mezanprint.project.files import Files
from mezanprint.studio.desk import Desk
from noop_build import REPO, copy

DPI = 110
PAUSE = 0.12
"""Seconds between two keys of a hand that rests: what is collected then is not waited for."""
TEXTS = (
    ("fact sheet", "about-al-mezan", "ar", "sections.aim.text.1"),
    ("fact sheet ar+en", "about-al-mezan", "ar+en", "sections.aim.text.1"),
    ("brochure", "al-mezan-brochure", "ar", "sections.aim.text.1"),
    ("booklet", "al-mezan-booklet", "ar", "sections.report.text.1"),
)


@dataclass(frozen=True)
class Cost:
    """Milliseconds of one answer."""

    program: float
    process: float
    clock: float


class Open:
    """An edition with one translation that changes."""

    def __init__(self, root: Path, document: str, locale: str, key: str) -> None:
        """Read the project, and begin without a process."""
        project = Project(Files(root))
        (edition,) = select(project, Selection((document,), (locale,)))
        self._edition, self._key, self._domain_key = OpenEdition(project, edition), key, f"{document}:{key}"
        self._path = catalog_path("ar", document)
        self._data = (root / self._path).read_bytes()
        self.previewer = Previewer(root, document)

    def composition(self, words: int) -> Composition:
        """Return the edition with so many words more in its text."""
        file = parse_po(self._data, self._path)
        entry = next(each for each in file.entries if each.context == self._key and not each.obsolete)
        longer = replace(entry, values=(entry.values[0] + " كلمة" * words,))
        return self._edition.again({self._path: write_po(file.with_entry(entry, longer))}).composition

    def cost(self, ask: Callable[[Composition], Any], words: int) -> Cost:
        """Return what an answer costs after a change."""
        clock, program, process = time.perf_counter(), time.process_time(), self.seconds()
        ask(self.composition(words))
        took = (time.process_time() - program, self.seconds() - process, time.perf_counter() - clock)
        time.sleep(PAUSE)
        return Cost(*(1000 * each for each in took))

    def page(self) -> int:
        """Lay out all pages, and return where the text stands that changes."""
        layout = self.previewer.open(self.composition(0)).layout
        return next(
            n for n, page in enumerate(layout, 1) if any(r.key.endswith(self._domain_key) for r in page.regions)
        )

    def seconds(self) -> float:
        """Return the processor seconds of the process that lays out, to the millisecond."""
        return int(self._read("schedstat").split()[0]) / 1e9

    def memory(self) -> float:
        """Return the resident memory of that process in MB."""
        lines = self._read("status").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024

    def _read(self, name: str) -> str:
        process = self.previewer._process
        return Path(f"/proc/{process._process.pid}/{name}").read_text() if process else "0"


def table(root: Path, rounds: int) -> Iterator[tuple[str, ...]]:
    """Yield rows: what is done, then for each text what it costs the program and the process, and on the clock."""
    yield ("edition", "done", "program", "process", "clock", "9 of 10")
    for name, *edition in TEXTS:
        opened = Open(root, *edition)
        with opened.previewer:
            yield from ((name, *row) for row in _rows(opened, rounds))


def _rows(opened: Open, rounds: int) -> Iterator[tuple[str, ...]]:
    clock = time.perf_counter()
    page = opened.page()
    yield ("open", "", f"{1000 * opened.seconds():.0f}", f"{1000 * (time.perf_counter() - clock):.0f}", "")
    previews = [opened.cost(partial(opened.previewer.preview, page=page, dpi=DPI), n % 7) for n in range(rounds)]
    yield ("preview", *_numbers(previews))
    settled = [opened.cost(opened.previewer.settle, n % 7) for n in range(max(rounds // 4, 3))]
    yield ("settle", *_numbers(settled))


def _numbers(costs: list[Cost]) -> tuple[str, ...]:
    columns = [[each.program for each in costs], [each.process for each in costs], [each.clock for each in costs]]
    return (*(f"{median(each):.0f}" for each in columns), f"{quantiles(columns[2], n=10)[-1]:.0f}")


def many(root: Path, previews: int) -> Iterator[tuple[str, ...]]:
    """Yield how the memory grows, and what ten previews cost, over many of one page of the booklet."""
    yield ("previews", "process, ms", "memory, MB")
    opened = Open(root, *TEXTS[-1][1:])
    with opened.previewer:
        page = opened.page()
        preview = partial(opened.previewer.preview, page=page, dpi=DPI)
        costs: list[float] = []
        for number in range(1, previews + 1):
            costs.append(opened.cost(preview, number % 7).process)
            if number == 10 or number % 100 == 0:
                yield (str(number), f"{median(costs[-10:]):.0f}", f"{opened.memory():.0f}")


def savings(root: Path, rounds: int) -> Iterator[tuple[str, ...]]:
    """Yield what it costs to save a translation of each document: read, check, write, and read back for the page."""
    synced: list[int] = []
    sync = os.fsync

    def counted(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            synced.append(descriptor)
        sync(descriptor)

    setattr(os, "fsync", counted)  # noqa: B010 - of another module
    yield ("saving", "program, ms", "clock, ms", "files synced")
    for name, document, locale, key in TEXTS:
        if "+" in locale:
            continue
        with Desk(root) as desk:
            opened = desk.handlers["/api/open"]({"document": document, "locale": locale})
            assert isinstance(opened, Mapping)
            request = {"session": opened["session"], "id": f"{document}:{key}", "confirmed": False}
            forms = next(each["forms"] for each in opened["strings"] if each["id"] == request["id"])
            costs, seen = [], forms
            synced.clear()
            for number in range(rounds):
                longer = [form + " كلمة" * (number % 7 + 1) for form in forms]
                clock, program = time.perf_counter(), time.process_time()
                desk.handlers["/api/save"]({**request, "forms": longer, "seen": seen})
                costs.append((time.process_time() - program, time.perf_counter() - clock))
                seen = longer
            numbers = (f"{1000 * median(each):.1f}" for each in zip(*costs, strict=True))
            yield (name, *numbers, f"{len(synced) / rounds:.1f}")


def main() -> None:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", type=Path, default=REPO)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--many", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        copy(options.project, root)
        many_rows = many(root, options.many) if options.many else ()
        for row in chain(table(root, options.rounds), many_rows, savings(root, options.rounds)):
            print("".join(cell.ljust(18) if not n else cell.rjust(12) for n, cell in enumerate(row)), flush=True)


if __name__ == "__main__":
    main()
