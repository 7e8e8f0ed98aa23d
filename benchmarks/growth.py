"""What twice as long a text costs, for texts made to be slow to read.

``python benchmarks/growth.py [NAME ...]`` prints the ratio of processor time for each: about 2 is linear, 4 quadratic.
``tests/test_growth.py`` counts the lines of Python that run for the same texts; this also sees regular expressions.
"""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.catalogs.match import match_entries
from mezanprint.i18n.checks import check_catalog
from mezanprint.i18n.po.plurals import plural_header
from mezanprint.i18n.po.po_file import Entry
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.customs import usual_style
from mezanprint.model.direction.islands import find_islands
from mezanprint.model.locales import Direction
from mezanprint.templating.styles.style_lint import read_sheet
from mezanprint.templating.texts.markup import parse_markup

RUNS = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A function of a text, and the parts that are repeated to make texts for it."""

    act: Callable[[str], object]
    units: Sequence[str]


def find_runs(direction: Direction) -> Callable[[str], object]:
    """Return a search for the runs of the other direction in a line of ``direction``."""
    style = usual_style("ar")
    return lambda text: find_islands(text, direction, style)


def check(text: str) -> None:
    """Check three translations made of a text."""
    pairs = ((text, f"{text}x"), (f"{text}x", text), (f"<{text}", f"<{text}>"))
    entries = [Entry(source, str(key), None, (value,), value_lines=(1,)) for key, (source, value) in enumerate(pairs)]
    by_id = {(entry.context or "", entry.source): entry for entry in entries}
    check_catalog(Catalog("ar", "leaflet", "leaflet.po", False, plural_header("ar"), by_id, {}))


def match(text: str) -> None:
    """Match as many changed messages as the text has characters, none of which is like another."""
    old = [Entry(f"old {n}", f"t.{n}", values=("ن",)) for n in range(len(text))]
    match_entries([Entry(f"{n} is new", f"t.{n}") for n in range(len(text))], old)


def match_alike(text: str) -> None:
    """Match as many changed messages as the text has characters, all of them alike."""
    old = [Entry(f"Long words about many boats in {n}", f"t.{n}", values=("ن",)) for n in range(len(text))]
    match_entries([Entry(f"{n} nets of rope, in short", f"t.{n}") for n in range(len(text))], old)


def read_catalog(text: str) -> None:
    """Read a catalog of as many entries as the text has characters."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entries = (f'#: content/a.yaml\nmsgctxt "k.{n}"\nmsgid "text {n}"\nmsgstr "نص {n}"\n' for n in range(len(text)))
    parse_po((head + "\n".join(entries)).encode(), "ar.po")


LINES = (
    "1", "1.", "a ", "a 1 ", "-", "(", "ا ", "+9 ", "a@", "1-", " ", "a.", "\u2066", "0 1", "a/1", "(a", "“a", '"a',
    "1 000 ", "x=1 ", "<a ", "&a", "“a ب ", "ا, ", "1،", "1 A", "(a!", "5′ ",
)  # fmt: skip
TRANSLATIONS = (
    "00 ", "+9 ", "<a=", "a", "ب\u200d", "\u200b", "A/", "1,", "1-", "{", "**", "و ", ", ", ".)", "ةب ", "« ", "a@",
    "http://", "a b;",
)  # fmt: skip
CASES: Mapping[str, Case] = {
    "direction-rtl": Case(find_runs(Direction.RTL), LINES),
    "direction-ltr": Case(find_runs(Direction.LTR), LINES),
    "markup": Case(parse_markup, ("*a", "**a ", "[", "[a](", "{", "\\", "[^a]", "*[", "a*b**c")),
    "style-sheet": Case(
        lambda text: read_sheet("templates/leaf/style.css", text),
        ("(", "{", "[", "a{", "var(", "@media{", "url(", "/*", "\\", '"', "p{--a:("),
    ),
    "checks": Case(check, TRANSLATIONS),
    "match": Case(match, ("x",)),
    "match-alike": Case(match_alike, ("x",)),
    "catalog": Case(read_catalog, ("x",)),
}


def seconds(act: Callable[[str], object], text: str) -> float:
    """Return the least processor time of some runs; each has a text of its own, for what keeps its answers."""
    taken = []
    for run in range(RUNS):
        fresh = text + "x" * run
        began = time.process_time()
        act(fresh)
        taken.append(time.process_time() - began)
    return min(taken)


def main(names: Sequence[str]) -> None:
    """Print a line for each text, the worst growth first."""
    rows = []
    for name in names or CASES:
        for unit in CASES[name].units:
            text = unit * (4_000 // len(unit))
            once, twice = seconds(CASES[name].act, text), seconds(CASES[name].act, text * 2)
            rows.append((twice / once, once, name, unit))
    for ratio, once, name, unit in sorted(rows, reverse=True):
        print(f"{ratio:6.2f}  {once * 1000:8.1f} ms  {name:14} {unit!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
