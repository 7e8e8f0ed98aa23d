"""The type style of each element of a page, by the cascade of its style sheets: families, weight, slope.

Only what chooses fonts is followed, and no ``@media``: the fonts of a page are the same on every screen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

import cssselect2
import tinycss2

from mezanprint.webpage.css_values import INHERITED, computed, families, is_slanted, longhands, weight

Declarations: TypeAlias = list[tuple[str, list[Any], bool]]
"""Name, tokens and importance of each declaration of a rule."""

# What HTML's own style sheet says of fonts (HTML, 15.3); a sheet of the page wins over it.
_OF_HTML = """
strong, b { font-weight: bolder }
h1, h2, h3, h4, h5, h6, th { font-weight: bold }
em, i, cite, dfn, var { font-style: italic }
"""


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """What an element's text is set in."""

    families: tuple[str, ...] = ()
    weight: int = 400
    slanted: bool = False


def type_styles(root: Element, sheets: str) -> Iterator[tuple[TypeStyle, str]]:
    """Yield each piece of text of a page with its style, that of ``::before`` and ``::after`` excepted."""
    matcher = cssselect2.Matcher()
    for text in (_OF_HTML, sheets):
        for selector, declarations in _rules(text):
            matcher.add_selector(selector, declarations)
    yield from _walk(cssselect2.ElementWrapper.from_html_root(root), matcher, TypeStyle(), {})


def _rules(sheets: str) -> Iterator[tuple[Any, Declarations]]:
    for rule in tinycss2.parse_stylesheet(sheets, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        if declarations := list(_declared(rule.content)):
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude)
            except cssselect2.SelectorError:  # browsers drop the rule as well (Selectors 4, 3.9)
                continue
            yield from ((selector, declarations) for selector in selectors)


def _declared(content: list[Any]) -> Iterator[tuple[str, list[Any], bool]]:
    """Yield the declarations of a rule that choose fonts, those of ``font`` one by one, and custom properties."""
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type != "declaration":
            continue
        value = _trimmed(node.value)
        if node.lower_name == "font":
            yield from ((name, part, node.important) for name, part in longhands(value).items())
        elif node.name.startswith("--"):
            yield node.name, value, node.important
        elif node.lower_name in INHERITED:
            yield node.lower_name, value, node.important


def _trimmed(value: list[Any]) -> list[Any]:
    return [token for token in value if token.type not in ("whitespace", "comment")]


def _walk(
    element: Any, matcher: Any, around: TypeStyle, inherited: dict[str, list[Any]]
) -> Iterator[tuple[TypeStyle, str]]:
    own = _cascaded(element, matcher)
    properties = {**inherited, **{name: value for name, value in own.items() if name.startswith("--")}}
    # Custom properties are inherited computed: what they name is looked up where they are declared.
    fixed = {name: computed(own[name], properties) if name in own else properties[name] for name in properties}
    style = TypeStyle(
        families(computed(own["font-family"], fixed)) if "font-family" in own else around.families,
        weight(computed(own["font-weight"], fixed), around.weight) if "font-weight" in own else around.weight,
        is_slanted(computed(own["font-style"], fixed), around.slanted) if "font-style" in own else around.slanted,
    )
    if element.etree_element.text:
        yield style, element.etree_element.text
    for child in element.iter_children():
        yield from _walk(child, matcher, style, fixed)
        if child.etree_element.tail:
            yield style, child.etree_element.tail


def _cascaded(element: Any, matcher: Any) -> dict[str, list[Any]]:
    """Return the winning value of each property that an element is given, in the order of the cascade."""
    values: dict[str, list[Any]] = {}
    important: dict[str, list[Any]] = {}
    for _specificity, _order, pseudo, declarations in matcher.match(element):
        for name, value, wins in declarations if pseudo is None else ():
            (important if wins else values)[name] = value
    return {**values, **important}
