"""A kind of object, and what several kinds have in common."""

from collections.abc import Mapping
from dataclasses import dataclass

from mezanprint.preflight.goods.kinds import Kind, array, either, integer, name, number, row, text, to


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of object."""

    keys: Mapping[str, Kind]
    marks: tuple[tuple[str, str | int], ...] = ()
    """Entries that it must have, and by which it is told from others that may stand in its place."""
    stream: bool = False
    kept: bool = False
    """Whether it is looked at again, with what its kind holds."""
    place: str = ""
    """What a finding calls the place of what stands in it, and the key that names it."""
    named: str = ""


BOX = array(number, 4)
PLACE = (name("XYZ"), number, number, number)
"""A place on a page: how a viewer shows it (ISO 32000-1, 12.3.2.2)."""
DESTINATION = either(text("destination"), row(to("Page"), *PLACE))
STREAM: Mapping[str, Kind] = {"/Length": integer, "/Filter": name("FlateDecode")}
