"""What the style sheets say of each element of a page, said again of a page that has the same elements.

To match selectors takes longer than to lay out a page. They look at names, attributes and order, and of texts only at
whether there is one (``:empty``): so what a text says changes nothing of it, unless it is a style sheet itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from functools import cached_property
from itertools import chain
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

from mezanprint.typesetting.kept.cascade import StyleFor
from mezanprint.typesetting.kept.styles import styles_again
from mezanprint.typesetting.weasyprint.log_findings import listening
from mezanprint.typesetting.weasyprint.weasy import Pending, instead_of, weasyprint

_get_all_computed_styles = weasyprint.document.get_all_computed_styles
_SHEET = "style"
_MOST = 3
Shape: TypeAlias = tuple[Any, list[tuple[Any, ...]]]


def _shape(root: Element, font_config: Any) -> Shape:
    """Return all that the styles of a tree hang on."""
    elements = [
        (each.tag, len(each), dict(each.attrib), bool(each.text), each.text if each.tag == _SHEET else None)
        for each in root.iter()
    ]
    return font_config.house, elements


class Cascade:
    """The style sheets of one page, and what they declare for its elements."""

    def __init__(self, shape: Shape, root: Element, style_for: StyleFor, counters: dict[str, Any]) -> None:
        """Take the styles of a page that nothing has been asked of yet, and the counter styles of its sheets."""
        self.shape, self._counters = shape, dict(counters)
        elements = list(root.iter())
        numbers = {element: number for number, element in enumerate(elements)}
        computed = style_for._computed_styles
        self._places = [(numbers[element], kind) for element, kind in computed]
        self._styles = list(computed.values())
        self._anchors = [style.get("anchor") for style in self._styles]
        self._of_pseudo = [style_for._of_pseudo.get(element, {}) for element in elements]
        # Without its page: a layout would be held as long as what its sheets declare.
        self._style_for = copy(style_for)
        self._style_for._computed_styles, self._style_for._of_pseudo = {}, {}
        self._style_for._options = {"base_url": style_for._options["base_url"]}

    def again(self, root: Element, font_config: Any, counter_style: Any, targets: Any) -> StyleFor:
        """Return the styles for a tree of the same shape, as ``weasyprint.css.get_all_computed_styles`` does."""
        counter_style.update(self._counters)
        for value in self._pending:
            value._reported_error = False
        style_for, elements = copy(self._style_for), list(root.iter())
        style_for.font_config, style_for._cascaded_styles = font_config, {}
        style_for._options = {**style_for._options, "root": root, "target_collector": targets}
        style_for.initial_page_sizes = sizes = {"box": None, "area": None}
        styles = styles_again(self._styles, font_config, sizes)
        keys = ((elements[number], kind) for number, kind in self._places)
        style_for._computed_styles = dict(zip(keys, styles, strict=True))
        style_for._of_pseudo = dict(zip(elements, self._of_pseudo, strict=True))
        anchors = {id(style): anchor for style, anchor in zip(styles, self._anchors, strict=True) if anchor}
        for anchor in anchors.values():
            targets.collect_anchor(anchor)
        return style_for

    @cached_property
    def _pending(self) -> list[Any]:
        """Values with variables: each tells once that it can not be used, and of every page again."""
        own = (style.cascaded for style in self._styles)
        of_pseudo = (cascaded for kinds in self._of_pseudo for cascaded in kinds.values())
        cascaded = {id(each): each for each in chain(own, of_pseudo)}.values()
        of_elements = (value for declared in cascaded for value, _ in declared.values())
        of_pages = (value for _, rule in self._style_for._index._page_rules for _, value, _ in rule.declarations)
        return [value for value in chain(of_elements, of_pages) if isinstance(value, Pending)]


class Cascades:
    """The cascades of an edition, the latest first: where a picture was made lower, elements have other attributes."""

    def __init__(self) -> None:
        """Begin with none."""
        self._cascades: list[Cascade] = []

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Lay out what is laid out inside the block with the cascades that are kept, and keep those it brings."""
        with instead_of(weasyprint.document, "get_all_computed_styles", self._styles):
            yield

    def _styles(self, html: Any, *arguments: Any) -> Any:
        """Return what ``weasyprint.css.get_all_computed_styles`` does, which it stands in for."""
        _, _, font_config, counter_style, color_profiles, _, _, targets, _ = arguments
        shape = _shape(html.etree_element, font_config)
        cascade = next((each for each in self._cascades if each.shape == shape), None)
        if cascade:
            return cascade.again(html.etree_element, font_config, counter_style, targets)
        profiles = dict(color_profiles)
        with listening() as records:
            style_for = _get_all_computed_styles(html, *arguments)
        # What is told belongs to each page that has it; so do fonts and profiles that a sheet brings.
        is_own = bool(records) or font_config._folder is not None or color_profiles != profiles
        if isinstance(style_for, StyleFor) and not is_own:
            cascade = Cascade(shape, html.etree_element, style_for, counter_style)
            self._cascades = [cascade, *self._cascades][:_MOST]
        return style_for
