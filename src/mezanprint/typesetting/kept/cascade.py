"""The cascade: what style sheets say of each element of a document, as WeasyPrint finds it, from one index of rules.

A style of a pseudo-element is made when it is asked for: there is none for most, though sheets speak of them all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mezanprint.typesetting.kept import rules
from mezanprint.typesetting.kept.rules import Cascaded
from mezanprint.typesetting.kept.styles import declared
from mezanprint.typesetting.weasyprint.weasy import instead_of, weasyprint

_css = weasyprint.css


class StyleFor(_css.StyleFor):  # type: ignore[misc, name-defined]
    """The styles of a document, as ``weasyprint.css.StyleFor`` gives them, which it stands in for."""

    def __init__(self, html: Any, sheets: Any, hints: bool, font_config: Any, target_collector: Any) -> None:
        """Find what is said of each element; the sheets are parsed."""
        self._cascaded_styles: dict[Any, Any] = {}
        self._computed_styles: dict[Any, Any] = {}
        self._of_pseudo: dict[Any, dict[str | None, Cascaded]] = {}
        self.initial_page_sizes = {"box": None, "area": None}
        self.font_config = font_config
        self._index = rules.INDEXES.of(sheets)
        self._options = {"root": html.etree_element, "base_url": html.base_url, "target_collector": target_collector}
        self._find_all(html, _own_declarations(html, hints))

    def _find_all(self, html: Any, own: dict[Any, dict[str, Any]]) -> None:
        """Make the styles of all elements, in the order of the tree, for each begins with that of its parent."""
        computed, shared = self._computed_styles, dict[Any, Any]()
        for element in html.wrapper_element.iter_subtree():
            node, match = element.etree_element, self._index.match(element)
            parent = element.parent.etree_element if element.parent else None
            self._of_pseudo[node] = match.cascaded
            key = id(computed[parent, None]) if element.parent else None, match.sharing
            if node in own:
                key = node  # nothing else has the declarations of an element
            if key not in shared:
                self._cascaded_styles[node, None] = _with_own(match.cascaded.get(None, _NOTHING), own.get(node))
                self.set_computed_styles(node, parent=parent, **self._options)
                shared[key] = computed[node, None]
            computed[node, None] = shared[key]
        for node, cascaded in self._of_pseudo.items():
            for pseudo, style in cascaded.items():
                if pseudo and "anchor" in style:
                    self._make_pseudo(node, pseudo)
        self._cascaded_styles.clear()

    def set_computed_styles(
        self, element: Any, parent: Any, root: Any = None, pseudo_type: str | None = None,
        base_url: str | None = None, target_collector: Any = None,
    ) -> None:  # fmt: skip
        """Make the style of an element: without an anchor if nothing says of one, for that is not inherited."""
        cascaded = self._cascaded_styles.get((element, pseudo_type), _NOTHING)
        is_root = element == root and pseudo_type is None
        parent_style = None if is_root else self._computed_styles[parent, None]
        root_style = _css.InitialStyle(self.font_config) if is_root else self._computed_styles[root, None]
        arguments = pseudo_type, root_style, base_url, self.font_config, self.initial_page_sizes
        style = self._computed_styles[element, pseudo_type] = _css.ComputedStyle(parent_style, cascaded, *arguments)
        if target_collector and "anchor" in cascaded and style["anchor"]:
            target_collector.collect_anchor(style["anchor"])

    def _make_pseudo(self, element: Any, pseudo_type: str) -> None:
        self._cascaded_styles[element, pseudo_type] = self._of_pseudo[element][pseudo_type]
        self.set_computed_styles(element, parent=element, pseudo_type=pseudo_type, **self._options)

    def __call__(self, element: Any, pseudo_type: str | None = None) -> Any:
        """Return the style of an element or a pseudo-element; None if there is none."""
        style = self._computed_styles.get((element, pseudo_type))
        if style is None:
            if pseudo_type not in self._of_pseudo.get(element, ()):
                return None
            self._make_pseudo(element, str(pseudo_type))
            style = self._computed_styles[element, pseudo_type]
        style["display"]  # WeasyPrint passes over a style of which nothing is known
        return super().__call__(element, pseudo_type)

    def add_page_declarations(self, page_type: Any) -> None:
        """Find what is said of a kind of page and its margins: those of pages before it have their styles."""
        found = self._index.match_page(page_type)
        self._cascaded_styles = {(page_type, pseudo): cascaded for pseudo, cascaded in found.items()}


_NOTHING = Cascaded()


def _own_declarations(html: Any, hints: bool) -> dict[Any, dict[str, Any]]:
    """Return what elements say of themselves: in ``style``, and by attributes that stand for a property."""
    own: dict[Any, dict[str, Any]] = {}
    for specificity, element, declarations, base_url in _css.find_style_attributes(
        html.etree_element, hints, html.base_url
    ):
        style = own.setdefault(element, {})
        for name, value, importance in _css.preprocess_declarations(base_url, declarations):
            weight = (_css.declaration_precedence("author", importance), float("inf"), specificity)
            if name not in style or style[name][1] <= weight:
                style[name] = value, weight
    return own


def _with_own(cascaded: Cascaded, own: dict[str, Any] | None) -> Cascaded:
    """Return what sheets say of an element with what it says of itself, where that is heavier."""
    if own is None:
        return cascaded
    heavier = {name: said for name, said in own.items() if name not in cascaded or cascaded[name][1] < said[1]}
    both = Cascaded(cascaded | heavier)
    both.known_by = (declared(cascaded), *declared(Cascaded(heavier)))
    return both


@contextmanager
def kept_rules() -> Iterator[None]:
    """Lay out what is laid out inside the block with the rules that are kept."""
    with instead_of(_css, "StyleFor", StyleFor):
        yield
