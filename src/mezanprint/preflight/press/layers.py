"""Layers: what is on them is printed or not by what each says (ISO 32000-1, 8.11)."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from mezanprint.model.diagnostics import error, warning
from mezanprint.model.translatable import msg
from mezanprint.preflight.press.sheet import Finding, Sheet

_DEEP = 8
"""Conditions within conditions that are looked at."""


def check_layers(sheet: Sheet) -> Iterator[Finding]:
    """Every layer is printed, and looks on a screen as it prints."""
    optional = sheet.document.Root.get("/OCProperties")
    if optional is None:
        return
    layers = {layer.objgen: _name(layer) for layer in optional.get("/OCGs", ())}
    seen, printed = _shown(optional, layers, "View"), _shown(optional, layers, "Print")
    used = {layer for each in sheet.stock.memberships for layer in _layers_of(each)}
    differing = sorted(layers[layer] for layer in used & layers.keys() if (layer in seen) != (layer in printed))
    if differing:
        message = msg("layers are not printed as they are seen: {names}", names=_quoted(differing))
        hint = msg("let them print as they are seen, or take them out")
        yield Finding(error("press-layer", message, sheet.span(), hint))
    absent = [each for each in sheet.stock.memberships if not _is_shown(each, printed)]
    hidden = {layer for each in absent for layer in _layers_of(each)} & layers.keys()
    off = sorted(layers[layer] for layer in hidden if (layer in seen) == (layer in printed))
    if off:
        message = msg("layers are switched off and not printed: {names}", names=_quoted(off))
        yield Finding(warning("press-layer", message, sheet.span(), msg("take out what shall not be printed")))


def _name(layer: Any) -> str:
    return str(layer.get("/Name", "?"))


def _quoted(names: list[str]) -> tuple[str, ...]:
    return tuple(f"`{name}`" for name in dict.fromkeys(names))


def _shown(optional: Any, layers: dict[tuple[int, int], str], event: str) -> set[tuple[int, int]]:
    """Return the layers that are on when a file is viewed or printed (8.11.4.3 and 8.11.4.4)."""
    settings = optional.get("/D", pikepdf.Dictionary())
    on = set(layers) if str(settings.get("/BaseState", "/ON")) != "/OFF" else set()
    on |= {layer.objgen for layer in settings.get("/ON", ())}
    on -= {layer.objgen for layer in settings.get("/OFF", ())}
    for usage in settings.get("/AS", ()):
        if str(usage.get("/Event")) != f"/{event}":
            continue
        for layer in usage.get("/OCGs", ()):
            state = layer.get("/Usage", pikepdf.Dictionary()).get(f"/{event}", pikepdf.Dictionary())
            stated = str(state.get(f"/{event}State", ""))
            on = on | {layer.objgen} if stated == "/ON" else on - {layer.objgen} if stated == "/OFF" else on
    return on


def _layers_of(each: Any) -> set[tuple[int, int]]:
    """Return the layers that something is under."""
    if str(each.get("/Type")) == "/OCG":
        return {each.objgen}
    if str(each.get("/Type")) != "/OCMD":
        return set()
    return {layer.objgen for layer in _members(each)}


def _members(each: Any) -> list[Any]:
    groups = each.get("/OCGs")
    members = list(groups) if isinstance(groups, pikepdf.Array) else [] if groups is None else [groups]
    return [member for member in (*members, *_in_expression(each.get("/VE"))) if isinstance(member, pikepdf.Dictionary)]


def _in_expression(expression: Any, depth: int = 0) -> Iterator[Any]:
    if isinstance(expression, pikepdf.Dictionary):
        yield expression
    elif isinstance(expression, pikepdf.Array) and depth < _DEEP:
        for part in list(expression)[1:]:
            yield from _in_expression(part, depth + 1)


def _is_shown(each: Any, on: set[tuple[int, int]]) -> bool:
    """Tell whether what is under a layer, or a condition of layers, shows (8.11.2.2)."""
    if str(each.get("/Type")) == "/OCG":
        return each.objgen in on
    if str(each.get("/Type")) != "/OCMD":
        return True
    if "/VE" in each:
        return _holds(each.VE, on)
    states = [member.objgen in on for member in _members(each)]
    policy = {"/AllOn": all, "/AllOff": _none, "/AnyOff": _not_all}.get(str(each.get("/P")), any)
    return policy(states) if states else True


def _none(states: list[bool]) -> bool:
    return not any(states)


def _not_all(states: list[bool]) -> bool:
    return not all(states)


def _holds(expression: Any, on: set[tuple[int, int]], depth: int = 0) -> bool:
    if isinstance(expression, pikepdf.Dictionary):
        return expression.objgen in on
    if depth >= _DEEP or not len(expression):
        return True
    parts = [_holds(part, on, depth + 1) for part in list(expression)[1:]]
    operator = str(expression[0])
    return not any(parts) if operator == "/Not" else all(parts) if operator == "/And" else any(parts)
