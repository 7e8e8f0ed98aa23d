"""The cases of the order benchmark: units of the grammar, each in nine places of a page, in both directions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("texts") / "order.tsv"
_FROM_THE_LEFT = re.compile("[^A-Za-z\u0590-\u08ff]*[A-Za-z]")
"""Text whose first letter is a Latin one."""
PLACES = ("start", "middle", "end", "alone", "bold", "cell", "item", "note", "narrow")
# Words of a script that no case is written in, so that what a case prints can be told from what stands round it.
_AROUND = {
    "rtl": {
        "start": ("", " كما ورد قبل ذلك"),
        "middle": ("ورد ذلك ", " في كل ما قيل"),
        "end": ("كما ورد قبل ذلك ", "."),
        "alone": ("", ""),
        "bold": ("**ورد ذلك** ", " في كل ما قيل"),
        "cell": ("", ""),
        "item": ("ورد ذلك ", ""),
        "note": ("ورد ذلك ", "[^note] في كل ما قيل"),
        "narrow": ("ورد ذلك ", " في كل ما قيل"),
    },
    "ltr": {
        "start": ("", " όπως είπαμε πριν"),
        "middle": ("όπως είπαμε ", " στα παραπάνω"),
        "end": ("όπως είπαμε πριν ", "."),
        "alone": ("", ""),
        "bold": ("**όπως** ", " είπαμε πριν"),
        "cell": ("", ""),
        "item": ("όπως ", ""),
        "note": ("όπως ", "[^note] είπαμε"),
        "narrow": ("όπως ", " είπαμε πριν"),
    },
}


class Unit(NamedTuple):
    """What is typed, and what must be seen from left to right in a line of each direction."""

    family: str
    typed: str
    rtl: str
    ltr: str


@dataclass(frozen=True, slots=True)
class Case:
    """A unit at a place; ``before`` and ``after`` are the words round it, in the small markup."""

    unit: Unit
    place: str
    direction: str

    @property
    def around(self) -> tuple[str, str]:
        """The words before and after the unit."""
        return _AROUND[self.direction][self.place]

    @property
    def text(self) -> str:
        """The paragraph in the small markup; what would be markup in a unit is escaped."""
        before, after = self.around
        return before + "".join(f"\\{char}" if char in "\\*[{" else char for char in self.unit.typed) + after

    @property
    def seen(self) -> str:
        """What must be seen of the unit, from left to right."""
        return self.unit.rtl if self.direction == "rtl" else self.unit.ltr

    @property
    def runs_back(self) -> bool:
        """Whether the unit runs from right to left, so that its second line goes on at the left of the first."""
        return self.seen != self.unit.typed and not _FROM_THE_LEFT.match(self.unit.typed)


def units() -> tuple[Unit, ...]:
    """Return the units of the table, in its order."""
    return tuple(_units())


def _units() -> Iterator[Unit]:
    for line in TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            family, typed, *seen = line.split("\t")
            yield Unit(family, typed, seen[0] if seen else typed, seen[1] if len(seen) > 1 else typed)


def cases(chosen: tuple[Unit, ...], place: str, direction: str) -> tuple[Case, ...]:
    """Return the cases of ``chosen`` units at a place in a direction, one a page."""
    return tuple(Case(unit, place, direction) for unit in chosen)
