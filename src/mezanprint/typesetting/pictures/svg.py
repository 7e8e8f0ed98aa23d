"""The drawing gate: an SVG is shapes and colours. Nothing in it fetches, runs, hides, counts without end, or speaks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.geometry import Area
from mezanprint.model.translatable import msg
from mezanprint.typesetting.pictures.svg_bounds import lies_outside, start_matrix, turned
from mezanprint.typesetting.pictures.svg_names import number_names, references
from mezanprint.typesetting.pictures.svg_rules import (
    DROPPED_ELEMENTS,
    ELEMENTS,
    IDENTIFIER,
    NUMBER,
    NUMERIC,
    PAINT,
    REFERENCE,
    SVG,
    SVG_PREFIX,
    TEXT_ELEMENTS,
    XLINK_HREF,
    Refused,
    is_plain,
    is_residue,
    painted,
)
from mezanprint.typesetting.pictures.svg_styles import write_out_styles
from mezanprint.typesetting.pictures.svg_values import is_drawable

MAX_BYTES = 2 * 1024 * 1024
MAX_NODES = 20_000
MAX_DEPTH = 50
MAX_NUMBER = 1e6
MIN_SIZE = 0.01
MAX_SHOWN = 60
"""Characters of a value that a message shows."""
_PX = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "q": 96 / 101.6, "in": 96.0}
_LENGTH = re.compile(r"\s*([0-9.]+(?:e[-+]?\d+)?)\s*([a-z%]*)\s*", re.IGNORECASE)


def clean_svg(path: str, data: bytes, colours: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """Return the drawing with shapes only and a size of its own; ``Fault`` if it holds anything that is not drawing.

    What it paints ``var(--brand)`` gets that one of the theme's ``colours``.

    Editors' notes, titles, names, comments and invisible parts are dropped: a PDF would carry them to every reader.
    """
    try:
        return bytes(tostring(_clean(data, colours), encoding="utf-8"))
    except Refused as refused:
        message, *hints = refused.args
        raise Fault(_refusal(path, message, *hints)) from None
    except RecursionError:
        raise Fault(_refusal(path, msg("is too intricate"))) from None
    except (ParseError, DefusedXmlException, ValueError) as bad:
        raise Fault(
            _refusal(path, msg("is no well-formed drawing"), foreign(" ".join(str(bad).split())[:120]))
        ) from None


def _refusal(path: str, message: str, *hints: str) -> Diagnostic:
    hint = hints or (msg("export it as plain SVG: paths, simple shapes and gradients"),)
    return error("image-svg", msg("the drawing `{path}` {fault}", path=path, fault=message), Span(path), *hint)


def _clean(data: bytes, colours: Mapping[str, str]) -> Element:
    if len(data) > MAX_BYTES:
        raise Refused(msg("is larger than {limit} KiB", limit=MAX_BYTES // 1024))
    root: Element = fromstring(data)
    if root.tag != SVG_PREFIX + "svg":
        raise Refused(msg("is no SVG"))
    write_out_styles(root)
    _Cleaner(colours).clean(root, 1, _Paint())
    used = _check_references(root)
    canvas = _set_size(root)
    _drop_outside(root, start_matrix(), canvas, used)
    number_names(root)
    # WeasyPrint's own prefixes are registered for all of Python: without prefixes none can come in.
    root.attrib = dict(sorted({**root.attrib, "xmlns": SVG}.items()))
    return root


@dataclass(frozen=True, slots=True)
class _Paint:
    """What an element inherits of being seen."""

    fill: str = "black"
    stroke: str = "none"
    opacity: float = 1.0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    template: bool = False
    """Inside ``defs``, ``symbol`` or ``clipPath``: drawn elsewhere, by another's paint."""

    def inside(self, element: Element) -> "_Paint":
        get = element.get
        return _Paint(
            get("fill", self.fill),
            get("stroke", self.stroke),
            self.opacity * _share(get("opacity", "1")),
            _share(get("fill-opacity", str(self.fill_opacity))),
            _share(get("stroke-opacity", str(self.stroke_opacity))),
            self.template or element.tag in ("defs", "symbol", "clipPath"),
        )

    def invisible(self) -> bool:
        filled = self.fill not in ("none", "transparent") and self.fill_opacity > 0
        stroked = self.stroke not in ("none", "transparent") and self.stroke_opacity > 0
        return self.opacity <= 0 or not (filled or stroked)


def _share(text: str) -> float:
    text = text.strip()
    try:
        return float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        return 1.0


@dataclass(slots=True)
class _Cleaner:
    colours: Mapping[str, str]
    nodes: int = 0
    seen: set[str] = field(default_factory=set)

    def clean(self, element: Element, depth: int, paint: _Paint) -> None:
        """Clean ``element`` in place: attributes, then what is inside it."""
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise Refused(
                msg(
                    "is too intricate: more than {nodes} elements, or {depth} one inside another",
                    nodes=MAX_NODES,
                    depth=MAX_DEPTH,
                )
            )
        element.text = element.tail = None
        element.tag = element.tag.removeprefix(SVG_PREFIX)
        self._clean_attributes(element)
        here = paint.inside(element)
        for child in list(element):
            if not self._stays(child):
                element.remove(child)
                continue
            self.clean(child, depth + 1, here)
            if _hidden(child, here):
                element.remove(child)

    def _stays(self, element: Element) -> bool:
        tag = str(element.tag)
        name = tag.removeprefix(SVG_PREFIX)
        if name == tag or name in DROPPED_ELEMENTS:
            return False
        if name in TEXT_ELEMENTS:
            raise Refused(
                msg("holds text, which would be set without Arabic joining"),
                msg("convert it to paths in the editor, or set it as text over the picture"),
            )
        if name not in ELEMENTS:
            raise Refused(msg("holds `<{name}>`, which is no plain drawing", name=name))
        return True

    def _clean_attributes(self, element: Element) -> None:
        attributes = dict(element.attrib)
        element.attrib.clear()
        style = attributes.pop("style", "")
        for declaration in filter(None, map(str.strip, style.split(";"))):
            name, _, value = declaration.partition(":")
            attributes[name.strip().lower()] = value.replace("!important", "").strip()
        for name, value in sorted(attributes.items()):
            plain = "href" if name == XLINK_HREF else name
            if plain.startswith("{") or is_residue(plain, value):
                continue
            drawn = painted(value, self.colours) if plain in PAINT else value
            self._check(element.tag, plain, drawn)
            element.set(plain, drawn)
        if (own := element.get("id")) is not None:
            if own in self.seen:
                raise Refused(msg("names two elements `{name}`", name=own))
            self.seen.add(own)

    def _check(self, tag: str, name: str, value: str) -> None:
        if name == "href":
            if not REFERENCE.fullmatch(f"url({value})"):
                raise Refused(msg("points outside itself: `{value}`", value=value[:MAX_SHOWN]))
        elif name == "id":
            if not IDENTIFIER.fullmatch(value):
                raise Refused(msg("has an identifier of strange characters: `{value}`", value=value[:MAX_SHOWN]))
        elif name in NUMERIC:
            _check_numbers(tag, name, value)
        elif name not in PAINT:
            raise Refused(msg("has the attribute `{name}`, which is no plain drawing", name=name))
        elif not is_plain(value):
            raise Refused(msg("has a strange value: `{name}: {value}`", name=name, value=value[:MAX_SHOWN]))


def _check_numbers(tag: str, name: str, value: str) -> None:
    if not is_plain(value):
        raise Refused(msg("has a strange value: `{name}: {value}`", name=name, value=value[:MAX_SHOWN]))
    for number in map(float, NUMBER.findall(value)):
        if not isfinite(number) or abs(number) > MAX_NUMBER:
            raise Refused(msg("has a number out of all proportion in `{name}`", name=name))
    if not is_drawable(name, value):
        excerpt = value if len(value) <= MAX_SHOWN else f"{value[: MAX_SHOWN - 1]}…"
        raise Refused(
            msg(
                'has a `{name}` that cannot be drawn: `<{element} {name}="{value}">`',
                name=name,
                element=tag,
                value=excerpt,
            )
        )


def _hidden(element: Element, around: _Paint) -> bool:
    """Tell whether nothing of ``element`` can be seen where it stands."""
    if element.get("display") == "none" or element.get("visibility") in ("hidden", "collapse"):
        return True
    here = around.inside(element)
    name = element.tag
    if here.template or name in ("linearGradient", "radialGradient", "stop"):
        return False
    if name in ("g", "svg", "use"):
        return here.opacity <= 0 or (name == "g" and not len(element))
    return here.invisible()


def _check_references(root: Element) -> frozenset[str]:
    """Refuse loops, and drawings that unfold to more elements than one may write out; return the names in use."""
    named = {str(element.get("id")): element for element in root.iter() if element.get("id")}
    costs: dict[Element, int] = {}
    open_elements: set[Element] = set()

    def cost(element: Element) -> int:
        if element in open_elements:
            raise Refused(msg("refers to itself in a circle"))
        if element not in costs:
            open_elements.add(element)
            targets = [_target(named, name) for name in references(element)]
            costs[element] = 1 + sum(map(cost, [*element, *targets]))
            open_elements.remove(element)
        if costs[element] > MAX_NODES:
            raise Refused(msg("unfolds to more than {nodes} elements", nodes=MAX_NODES))
        return costs[element]

    cost(root)
    return frozenset(name for element in root.iter() for name in references(element))


def _target(named: dict[str, Element], name: str) -> Element:
    if name not in named:
        raise Refused(msg("refers to `#{name}`, which it does not hold", name=name))
    return named[name]


def _drop_outside(element: Element, matrix: Any, canvas: Area, used: frozenset[str]) -> None:
    """Take out the shapes that lie wholly off the canvas; those ``used`` by name are drawn elsewhere and stay."""
    for child in list(element):
        if child.tag in ("defs", "clipPath", "symbol") or child.get("id") in used:
            continue
        inside = turned(child, matrix)
        if lies_outside(child, inside, canvas):
            element.remove(child)
        else:
            _drop_outside(child, inside, canvas, used)


def _set_size(root: Element) -> Area:
    """Give the drawing a width and a height in px, without which it can bring the layout down; return its canvas."""
    box = [float(number) for number in NUMBER.findall(root.get("viewBox", ""))]
    if "viewBox" in root.attrib and (len(box) != 4 or min(box[2:]) < MIN_SIZE):
        raise Refused(msg("has a view box without a size"))
    for place, name in ((2, "width"), (3, "height")):
        size = _px(root.get(name, "")) or (box[place] if box else 0)
        if not MIN_SIZE <= size <= MAX_NUMBER:
            raise Refused(msg("has neither a {name} nor a view box", name=name), msg("export it with its page size"))
        root.set(name, f"{size:.10g}")
    left, top, width, height = box or (0, 0, float(root.get("width", 0)), float(root.get("height", 0)))
    return Area(left, top, left + width, top + height)


def _px(length: str) -> float | None:
    found = _LENGTH.fullmatch(length)
    scale = _PX.get(found[2].lower()) if found else None
    return float(found[1]) * scale if found and scale else None
