"""Layers: which are not printed (ISO 32000-1, 8.11)."""

from typing import Any, TypeAlias

import pikepdf

Off: TypeAlias = frozenset[tuple[int, int]]


def layers_off(document: pikepdf.Pdf) -> Off:
    """Return the layers that are not printed, by their objects."""
    properties = document.Root.get("/OCProperties", pikepdf.Dictionary())
    usual = properties.get("/D", pikepdf.Dictionary())
    every = {layer.objgen for layer in properties.get("/OCGs", ())}
    on, off = ({layer.objgen for layer in usual.get(name, ())} for name in ("/ON", "/OFF"))
    hidden = (every - on if usual.get("/BaseState") == "/OFF" else set()) | off
    for event in usual.get("/AS", ()):
        if event.get("/Event") == "/Print":
            for layer in event.get("/OCGs", ()):
                state = layer.get("/Usage", pikepdf.Dictionary()).get("/Print", pikepdf.Dictionary()).get("/PrintState")
                hidden = hidden | {layer.objgen} if state == "/OFF" else hidden - {layer.objgen}
    return frozenset(hidden)


def is_off(content: Any, off: Off) -> bool:
    """Tell whether what belongs to ``content``, a layer or a membership in some, is not printed."""
    if not isinstance(content, pikepdf.Dictionary) or not off:
        return False
    if content.get("/Type") != "/OCMD":
        return content.objgen in off
    named = content.get("/OCGs", pikepdf.Array())
    layers = [each for each in (named if isinstance(named, pikepdf.Array) else (named,)) if each is not None]
    states = [layer.objgen not in off for layer in layers]
    if not states or "/VE" in content:
        return False
    policy = str(content.get("/P", "/AnyOn"))
    shown = {"/AllOn": all(states), "/AnyOff": not all(states), "/AllOff": not any(states)}.get(policy, any(states))
    return not shown
