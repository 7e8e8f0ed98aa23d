"""Layers: which are not shown when a file is viewed or printed (ISO 32000-1, 8.11)."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import pikepdf

Off: TypeAlias = frozenset[tuple[int, int]]
"""Layers by their objects."""
_DEEP = 8
"""Conditions within conditions that are looked at."""


def layers_off(document: pikepdf.Pdf, event: str = "Print") -> Off:
    """Return the layers that are not shown at an ``event``, ``View`` or ``Print`` (8.11.4.3 and 8.11.4.4)."""
    properties = document.Root.get("/OCProperties", pikepdf.Dictionary())
    settings = properties.get("/D", pikepdf.Dictionary())
    on, off = ({layer.objgen for layer in settings.get(name, ())} for name in ("/ON", "/OFF"))
    if str(settings.get("/BaseState", "/ON")) == "/OFF":
        off |= {layer.objgen for layer in properties.get("/OCGs", ())} - on
    for usage in settings.get("/AS", ()):
        if str(usage.get("/Event")) != f"/{event}":
            continue
        for layer in usage.get("/OCGs", ()):
            stated = layer.get("/Usage", pikepdf.Dictionary()).get(f"/{event}", pikepdf.Dictionary())
            state = str(stated.get(f"/{event}State", ""))
            off = off | {layer.objgen} if state == "/OFF" else off - {layer.objgen} if state == "/ON" else off
    return frozenset(off)


def layers_of(content: Any) -> Off:
    """Return the layers that something is under: ``content`` is a layer or a condition of layers."""
    if str(content.get("/Type")) == "/OCG":
        return frozenset((content.objgen,))
    if str(content.get("/Type")) != "/OCMD":
        return frozenset()
    named = (*_members(content), *_in_expression(content.get("/VE")))
    return frozenset(layer.objgen for layer in named)


def is_off(content: Any, off: Off) -> bool:
    """Tell whether what is under ``content``, a layer or a condition of layers, is not shown (8.11.2.2)."""
    if not isinstance(content, pikepdf.Dictionary):
        return False
    if str(content.get("/Type")) != "/OCMD":
        return content.objgen in off
    if "/VE" in content:
        return not _holds(content.VE, off)
    states = [layer.objgen not in off for layer in _members(content)]
    policy = str(content.get("/P", "/AnyOn"))
    shown = {"/AllOn": all(states), "/AnyOff": not all(states), "/AllOff": not any(states)}.get(policy, any(states))
    return bool(states) and not shown


def _members(content: Any) -> list[Any]:
    groups = content.get("/OCGs")
    members = list(groups) if isinstance(groups, pikepdf.Array) else [groups]
    return [member for member in members if isinstance(member, pikepdf.Dictionary)]


def _in_expression(expression: Any, depth: int = 0) -> Iterator[Any]:
    if isinstance(expression, pikepdf.Dictionary):
        yield expression
    elif isinstance(expression, pikepdf.Array) and depth < _DEEP:
        for part in list(expression)[1:]:
            yield from _in_expression(part, depth + 1)


def _holds(expression: Any, off: Off, depth: int = 0) -> bool:
    """Tell whether a visibility expression is true."""
    if isinstance(expression, pikepdf.Dictionary):
        return expression.objgen not in off
    if depth >= _DEEP or not isinstance(expression, pikepdf.Array) or not len(expression):
        return True
    parts = [_holds(part, off, depth + 1) for part in list(expression)[1:]]
    operator = str(expression[0])
    return not any(parts) if operator == "/Not" else all(parts) if operator == "/And" else any(parts)
