"""Two people at work on one catalog, at random: nothing may be lost, and a conflict be only where both translated.

python benchmarks/merging.py [--pairs 500] [--messages 20000]

What must hold is ``check_merge`` of tests/catalog_edits.py, of which the tests try a few pairs each time. Then a large
catalog is merged, in which each side changed every tenth message. Prints seconds of the processor.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from catalog_edits import Versions, check_merge, versions, written
from mezanprint.i18n.po.po_file import Entry, PoFile
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.three_way.three_catalogs import merge_three


def timed(name: str, act: Callable[[], object]) -> None:
    """Do something and print how long it took."""
    start = time.process_time()
    done = act()
    print(f"{name:<40}{time.process_time() - start:6.1f} s   {done}")


def merge_pairs(count: int) -> str:
    """Merge random pairs both ways; fail with the smallest one that is merged wrongly."""
    conflicts = 0

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(versions())
    def merge(three: Versions) -> None:
        nonlocal conflicts
        conflicts += check_merge(three)

    merge()
    return f"{conflicts} conflicts"


def large(count: int) -> Iterator[PoFile]:
    """Yield a catalog of ``count`` messages and two versions, each with every tenth message changed."""
    for who, tenth in (("", -1), ("ours", 3), ("theirs", 7)):
        said = (who if number % 10 == tenth else "base" for number in range(count))
        entries = [Entry(f"Text {n} of a book", f"p.{n}", values=(f"{n} {text}",)) for n, text in enumerate(said)]
        yield parse_po(written(entries), "a.po")


def main() -> None:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--messages", type=int, default=20_000)
    options = parser.parse_args()
    timed(f"{options.pairs:,} pairs, both ways", lambda: merge_pairs(options.pairs))
    base, ours, theirs = large(options.messages)
    timed(f"{options.messages:,} messages", lambda: f"{len(merge_three(base, ours, theirs).conflicts)} conflicts")


if __name__ == "__main__":
    main()
