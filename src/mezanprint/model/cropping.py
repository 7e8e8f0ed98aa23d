"""What becomes of a picture on its way to the page: the part that is shown, and two colours instead of its own."""

import re
from dataclasses import dataclass

RATIO = re.compile(r"([1-9]\d{0,2}):([1-9]\d{0,2})")
POINT = re.compile(r"(\d{1,2}|100)% (\d{1,2}|100)%")
CENTRE = (50, 50)
FLATTEST, TALLEST = 6.0, 1 / 3
"""Proportions, width by height, beyond which a part of a photograph is a strip."""
DUOTONE = "duotone"
_TINT = f"tint={DUOTONE}"
_QUERY = re.compile(rf"(?:crop=([1-9]\d{{0,2}}):([1-9]\d{{0,2}})&focus=(\d{{1,3}}),(\d{{1,3}}))?&?({_TINT})?")


@dataclass(frozen=True, slots=True)
class Crop:
    """The largest part of a picture with proportions ``width:height`` that has the focus as near its middle as can be.

    The focus is in per cent of the picture, from its left and its top: a photograph is mirrored in no language.
    """

    width: int
    height: int
    focus: tuple[int, int] = CENTRE

    @property
    def ratio(self) -> float:
        """Width by height."""
        return self.width / self.height

    @property
    def query(self) -> str:
        """What an address says of it."""
        return f"crop={self.width}:{self.height}&focus={self.focus[0]},{self.focus[1]}"

    def box(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom of the part of a picture of so many pixels."""
        width, height = size
        across, down = min(width, max(1, round(height * self.ratio))), min(height, max(1, round(width / self.ratio)))
        left, top = _start(width, across, self.focus[0]), _start(height, down, self.focus[1])
        return left, top, left + across, top + down


def _start(whole: int, part: int, focus: int) -> int:
    return min(max(round(whole * focus / 100 - part / 2), 0), whole - part)


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is done to a picture: it is cropped, or printed in the ink and the colour of the house."""

    crop: Crop | None = None
    is_duotone: bool = False

    @property
    def query(self) -> str:
        """What an address says of it: nothing of a picture that stays as it is."""
        return "&".join((*([self.crop.query] if self.crop else []), *([_TINT] if self.is_duotone else [])))


UNTREATED = Treatment()


def treatment_of(query: str) -> Treatment | None:
    """Return what the query of an address says; None where it says anything else."""
    match = _QUERY.fullmatch(query)
    if match is None:
        return None
    crop, tint = None, match[5]
    if match[1]:
        width, height, x, y = map(int, match.groups()[:4])
        crop = Crop(width, height, (min(x, 100), min(y, 100)))
    treatment = Treatment(crop, tint is not None)
    return treatment if treatment.query == query else None
