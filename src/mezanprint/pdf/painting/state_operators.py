"""Operators that change the graphics state and nothing else (ISO 32000-1, 8.4.4, 8.6.8, 9.3)."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pikepdf

from mezanprint.pdf.operators import entry
from mezanprint.pdf.painting.spaces import Space, Spaces
from mezanprint.pdf.painting.state import Ink, State

Change: TypeAlias = Callable[[State, Any, Any, Spaces], None]
_DEVICES = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}


def _ink(state: State, name: str) -> Ink:
    """Return what an operator sets: that of lines, if it is written in capitals."""
    return state.stroke if name.isupper() else state.fill


def _choose(ink: Ink, space: Space) -> None:
    ink.space, ink.colour, ink.pattern = space, space.start, None


def _device(name: str) -> Change:
    device = _DEVICES[name.lower()]

    def change(state: State, operands: Any, _resources: Any, spaces: Spaces) -> None:
        ink = _ink(state, name)
        _choose(ink, spaces.get(device))
        ink.colour = ink.space.colour(tuple(float(part) for part in operands))

    return change


def _space(name: str) -> Change:
    return lambda state, operands, _resources, spaces: _choose(_ink(state, name), spaces.get(operands[0]))


def _colour(name: str) -> Change:
    def change(state: State, operands: Any, resources: Any, _spaces: Spaces) -> None:
        ink, parts, pattern = _ink(state, name), [], None
        for part in operands:
            if isinstance(part, pikepdf.Name):
                pattern = entry(resources, "/Pattern", part)
            else:
                parts.append(float(part))
        space = ink.space.base if ink.space.kind == "pattern" and ink.space.base else ink.space
        ink.colour, ink.pattern = space.colour(tuple(parts)), pattern

    return change


def _extend(state: State, operands: Any, resources: Any, _spaces: Spaces) -> None:
    """Take transparency, overprint, line width and font from an extended graphics state."""
    extra = entry(resources, "/ExtGState", operands[0])
    if extra is None:
        return
    if "/BM" in extra:
        named = extra.BM
        modes = [str(mode) for mode in named] if isinstance(named, pikepdf.Array) else [str(named)]
        state.blends = modes[:1] not in (["/Normal"], ["/Compatible"], [])
    if "/SMask" in extra:
        state.is_masked = isinstance(extra.SMask, pikepdf.Dictionary)
    state.fill.alpha = float(extra.get("/ca", state.fill.alpha))
    state.stroke.alpha = float(extra.get("/CA", state.stroke.alpha))
    if "/OP" in extra:
        state.stroke.overprints = state.fill.overprints = bool(extra.OP)
    if "/op" in extra:
        state.fill.overprints = bool(extra.get("/op"))
    state.overprint_mode = int(extra.get("/OPM", state.overprint_mode))
    state.width = float(extra.get("/LW", state.width))
    if "/Font" in extra:
        state.font, state.size = extra.Font[0], float(extra.Font[1])


def _number(field: str, factor: float = 1.0) -> Change:
    return lambda state, operands, _resources, _spaces: setattr(state, field, float(operands[0]) * factor)


def _font(state: State, operands: Any, resources: Any, _spaces: Spaces) -> None:
    state.font, state.size = entry(resources, "/Font", operands[0]), float(operands[1])


def _mode(state: State, operands: Any, _resources: Any, _spaces: Spaces) -> None:
    state.mode = int(operands[0])


CHANGES: dict[str, Change] = {
    **{name: _device(name) for name in ("g", "G", "rg", "RG", "k", "K")},
    **{name: _space(name) for name in ("cs", "CS")},
    **{name: _colour(name) for name in ("sc", "SC", "scn", "SCN")},
    "gs": _extend,
    "w": _number("width"),
    "Tf": _font,
    "Tc": _number("spacing"),
    "Tw": _number("word_spacing"),
    "Tz": _number("stretch", 0.01),
    "TL": _number("leading"),
    "Ts": _number("rise"),
    "Tr": _mode,
}
