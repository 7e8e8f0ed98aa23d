"""Colour spaces: what their colours print (ISO 32000-1, 8.6)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from mezanprint.pdf.painting.functions import DAMAGED, read_function
from mezanprint.pdf.painting.painted import PROCESS, Colour

_DEEPEST = 8
"""Of spaces in spaces; four are possible in a sound file."""
_COUNTS = {"grey": 1, "rgb": 3, "cmyk": 4}
_STARTS = {"grey": (0.0,), "rgb": (0.0, 0.0, 0.0), "cmyk": (0.0, 0.0, 0.0, 1.0)}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: the space of its colours as ``Colour`` has it, and how many parts they are stated in."""

    kind: str
    count: int = 0
    names: tuple[str, ...] = ()
    alternate: str = ""
    base: "Space | None" = None
    """Of an indexed space: that of its table; of a pattern: that of the colour it is given."""
    table: bytes = b""
    mixture: tuple[float, ...] = ()

    def colour(self, parts: tuple[float, ...]) -> Colour:
        """Return the colour that is stated by ``parts``."""
        if self.table and self.base:
            base, first = self.base, int(parts[0]) * self.base.count if parts else 0
            return base.colour(tuple(byte / 255 for byte in self.table[first : first + base.count]))
        if self.kind == "cmyk" and self.names and self.names != PROCESS:
            stated = dict(zip(self.names, parts, strict=False))
            return Colour("cmyk", tuple(stated.get(name, 0.0) for name in PROCESS), self.names)
        return Colour(self.kind, parts, self.names, self.alternate, self.mixture)

    @property
    def start(self) -> Colour:
        """The colour after the space was chosen."""
        if self.table:
            return self.colour((0.0,))
        return self.colour(_STARTS[self.kind] if self.kind in _STARTS and not self.names else (1.0,) * self.count)

    @property
    def whole(self) -> tuple[float, ...]:
        """Of pictures: the values between which samples lie, where no ``/Decode`` says otherwise."""
        return (0.0, 1.0) * self.count


GREY, RGB, CMYK = (Space(kind, count) for kind, count in _COUNTS.items())
OTHER = Space("other")
PATTERN = Space("pattern")
_DEVICE = {"/DeviceGray": GREY, "/G": GREY, "/DeviceRGB": RGB, "/RGB": RGB, "/DeviceCMYK": CMYK, "/CMYK": CMYK}
_DEFAULTS = {"/DeviceGray": "/DefaultGray", "/DeviceRGB": "/DefaultRGB", "/DeviceCMYK": "/DefaultCMYK"}


def read_space(space: Any, depth: int = 0) -> Space:
    """Return a colour space of a file; ``OTHER`` for what is none."""
    if isinstance(space, pikepdf.Array) and len(space) and depth < _DEEPEST:
        read = _FAMILIES.get(str(space[0]))
        return read(space, depth + 1) if read else read_space(space[0], depth + 1)
    return PATTERN if str(space) == "/Pattern" else _DEVICE.get(str(space), OTHER)


def _by_profile(space: Any, _depth: int) -> Space:
    count = int(space[1].get("/N", 0))
    kind = {1: "grey", 3: "rgb", 4: "cmyk"}.get(count, "other")
    return Space(kind, count, PROCESS if kind == "cmyk" else ())


def _indexed(space: Any, depth: int) -> Space:
    base, table = read_space(space[1], depth), space[3]
    known = table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table)
    return Space(base.kind, 1, base.names, base.alternate, base, known or b"\0")


def _named(space: Any, depth: int) -> Space:
    names = tuple(str(name).lstrip("/") for name in (space[1] if str(space[0]) == "/DeviceN" else (space[1],)))
    alternate = read_space(space[2], depth).kind
    if names == ("All",):
        return Space("registration", 1)
    if set(names) == {"None"}:
        return Space("none", len(names))
    if set(names) <= {*PROCESS, "None"}:
        return Space("cmyk", len(names), names, alternate)
    mixture = _mixture(space[3]) if len(names) == 1 else ()
    return Space("spot", len(names), names, alternate, mixture=mixture)


def _mixture(function: Any) -> tuple[float, ...]:
    try:
        return tuple(round(part, 2) for part in read_function(function)((1.0,)))
    except DAMAGED:
        return ()


def _pattern(space: Any, depth: int) -> Space:
    return Space("pattern", base=read_space(space[1], depth) if len(space) > 1 else None)


_FAMILIES: dict[str, Callable[[Any, int], Space]] = {
    "/ICCBased": _by_profile,
    "/CalRGB": lambda _space, _depth: RGB,
    "/Lab": lambda _space, _depth: RGB,
    "/CalGray": lambda _space, _depth: GREY,
    **dict.fromkeys(("/Indexed", "/I"), _indexed),
    **dict.fromkeys(("/Separation", "/DeviceN"), _named),
    "/Pattern": _pattern,
}


class Spaces:
    """The colour spaces that a content stream can name."""

    def __init__(self, resources: Any) -> None:
        self._named: Mapping[str, Any] = resources.get("/ColorSpace", pikepdf.Dictionary())
        self._known: dict[str, Space] = {}

    def get(self, space: Any) -> Space:
        """Return a space by its name or as it is written; device spaces are what the resources make of them."""
        if not isinstance(space, pikepdf.Name | str):
            return read_space(space)
        name = str(space)
        if name not in self._known:
            default = _DEFAULTS.get(name, name)
            self._known[name] = read_space(self._named.get(default, self._named.get(name, space)))
        return self._known[name]
