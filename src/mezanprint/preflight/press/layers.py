"""Layers: what is on them is printed or not by what each says (ISO 32000-1, 8.11)."""

from collections.abc import Iterator
from typing import Any

from mezanprint.model.diagnostics import error, warning
from mezanprint.model.translatable import msg
from mezanprint.pdf.layers import is_off, layers_of, layers_off
from mezanprint.preflight.press.sheet import Finding, Sheet


def check_layers(sheet: Sheet) -> Iterator[Finding]:
    """Every layer is printed, and looks on a screen as it prints."""
    optional = sheet.document.Root.get("/OCProperties")
    if optional is None:
        return
    layers = {layer.objgen: _name(layer) for layer in optional.get("/OCGs", ())}
    unseen, unprinted = (layers_off(sheet.document, event) for event in ("View", "Print"))
    used = {layer for each in sheet.stock.memberships for layer in layers_of(each)}
    differing = sorted(layers[layer] for layer in used & layers.keys() if (layer in unseen) != (layer in unprinted))
    if differing:
        message = msg("layers are not printed as they are seen: {names}", names=_quoted(differing))
        hint = msg("let them print as they are seen, or take them out")
        yield Finding(error("press-layer", message, sheet.span(), hint))
    absent = [each for each in sheet.stock.memberships if is_off(each, unprinted)]
    hidden = {layer for each in absent for layer in layers_of(each)} & layers.keys()
    off = sorted(layers[layer] for layer in hidden if (layer in unseen) == (layer in unprinted))
    if off:
        message = msg("layers are switched off and not printed: {names}", names=_quoted(off))
        yield Finding(warning("press-layer", message, sheet.span(), msg("take out what shall not be printed")))


def _name(layer: Any) -> str:
    return str(layer.get("/Name", "?"))


def _quoted(names: list[str]) -> tuple[str, ...]:
    return tuple(f"`{name}`" for name in dict.fromkeys(names))
