"""Values of styles, each computed once: WeasyPrint computes them for each document, and once more for each preview.

A value depends on what the style sheets say of an element, on the values of the elements round it, and on the fonts,
and on nothing else of a document but the size of its pages (units of the viewport), which is not kept. The styles of a
document are its own: each begins with what is known of it, and what the layout changes of it no other document sees.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from mezanprint.typesetting.kept.rules import Cascaded
from mezanprint.typesetting.weasyprint.log_findings import listening
from mezanprint.typesetting.weasyprint.weasy import (
    INHERITED,
    INITIAL_NOT_COMPUTED,
    INITIAL_VALUES,
    AnonymousStyle,
    ComputedStyle,
    instead_of,
    weasyprint,
)

_compute, _compute_anonymous = ComputedStyle.__missing__, AnonymousStyle.__missing__
_SPECIFIED = frozenset({"position", "float", "display"})
"""Of these a style notes what the sheets say, too, when it computes them."""
_LISTED = frozenset({"first-line", "first-letter"})
"""Of these pseudo-elements WeasyPrint lists the properties that it was asked for before."""
_MOST = 4_000
"""Styles that are kept; each takes some two thousand bytes."""
_INITIAL = {
    name: value
    for name, value in INITIAL_VALUES.items()
    if name not in INHERITED | INITIAL_NOT_COMPUTED | {"page"} and not name.startswith("text_decoration_")
}
"""Of boxes that are of no element: what neither comes from the element around them nor is computed."""
_UNKNOWN: Any = object()
Key: TypeAlias = tuple[Any, ...]


class _Entry:
    """What is known of a style, with what its key names by its place in memory: that may not go before the key."""

    __slots__ = ("declared", "inside", "measures", "specified", "values")

    def __init__(self, declared: tuple[Any, ...]) -> None:
        self.declared = declared
        self.values: dict[str, Any] = {}
        self.specified: dict[str, Any] = {}
        self.measures: dict[str, Any] = {}
        """What layout finds out about it, with the values that it hangs on."""
        self.inside: dict[str, Any] = {}
        """The same of boxes in it that are of no element."""


class Styles:
    """The styles of a process; those that were not used for longest go first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._styles: OrderedDict[Key, _Entry] = OrderedDict()
        self.computed: list[tuple[dict[str, Any], str, Any]] = []
        """What was computed for the document that is laid out now."""
        self.hangs_on_pages = False
        """Whether a value of it took the size of a page: which others came of that one nobody knows."""

    @property
    def size(self) -> int:
        """How many are kept."""
        return len(self._styles)

    def find(self, style: "_Style") -> _Entry | None:
        """Return what is known of a style; None if nothing of it is kept."""
        parent = style.parent_style
        around = (style.base_url, style.font_config.house) if parent is None else _entry(parent)
        if around is None or style.pseudo_type in _LISTED:
            return None
        key = (around, style.pseudo_type, declared(style.cascaded))
        entry = self._styles.pop(key, None) or _Entry(tuple(value for value, _ in style.cascaded.values()))
        self._styles[key] = entry
        if len(self._styles) > _MOST:
            self._styles.popitem(last=False)
        return entry

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Keep what is computed inside the block, unless something is told of it: that belongs to each document."""
        self.computed, self.hangs_on_pages = [], False
        with listening() as records:
            yield
        if not (records or self.hangs_on_pages):
            for values, name, value in self.computed:
                values[name] = value
        self.computed = []


def declared(cascaded: Any) -> Key:
    """Return what all that the sheets say of an element is known by."""
    known_by: Key | None = getattr(cascaded, "known_by", None)
    if known_by is None:
        known_by = tuple(_declared(name, *declaration) for name, declaration in cascaded.items())
        if isinstance(cascaded, Cascaded):
            cascaded.known_by = known_by
    return known_by


def _declared(name: str, value: Any, weight: tuple[Any, ...]) -> Key:
    """Return what a declaration is known by: texts and variables by themselves, all else by its place in a sheet.

    A house has its measures in a sheet that is not kept, as variables that everything hangs on.
    """
    precedence, layer, specificity = weight
    if name.startswith("__") and isinstance(value, list | tuple):
        known_by: Any = tuple(token.serialize() if hasattr(token, "serialize") else id(token) for token in value)
    else:
        known_by = value if _is_text(value) else id(value)
    return (name, precedence, layer, *specificity, known_by)


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str) or (isinstance(value, tuple) and all(map(_is_text, value)))


def _entry(style: Any) -> _Entry | None:
    """Return what is known of a style that may be none of ours."""
    if not isinstance(style, _Style):
        return None
    if style.entry is _UNKNOWN:
        style.begin(STYLES.find(style))
    return style.entry


def _give(style: Any, measures: dict[str, Any]) -> None:
    vars(style).update(measures)
    style.measures = measures


def keep_measure(style: Any, name: str, measure: tuple[Any, Any]) -> None:
    """Keep what was found out about a style, as an attribute of that and of all that are equal."""
    setattr(style, name, measure)
    if "measures" in vars(style):
        style.measures[name] = measure


class _Style(ComputedStyle):  # type: ignore[misc]
    """A style of one document, which looks for a value among those that are kept before it computes it."""

    entry: _Entry | None = _UNKNOWN
    """Looked up when the first value is: of most pseudo-elements there is no box, and none is."""

    def begin(self, entry: _Entry | None) -> None:
        """Take what is known of the style at once: a page asks its styles ten thousand times."""
        self.entry = entry
        if entry is not None:
            self.update({**entry.values, **self})
            self.specified.update({**entry.specified, **self.specified})
            _give(self, entry.measures)

    def copy(self) -> Any:
        """Return a style that may be changed, so that it knows nothing but what was asked of this one."""
        arguments = (self.pseudo_type, self.root_style, self.base_url, self.font_config, self._sizes)
        other = ComputedStyle(self.parent_style, self.cascaded, *arguments)
        other.update(self)
        other.specified = self.specified.copy()
        return other

    @property
    def initial_page_sizes(self) -> Any:
        """The size of the pages, on which no value that is kept may hang."""
        STYLES.hangs_on_pages = True
        return self._sizes

    @initial_page_sizes.setter
    def initial_page_sizes(self, sizes: Any) -> None:
        self._sizes = sizes

    def __missing__(self, name: str) -> Any:
        entry = _entry(self)
        if entry is None:
            return _compute(self, name)
        if name in self:
            return self[name]
        value = _compute(self, name)
        STYLES.computed.append((entry.values, name, value))
        if name in _SPECIFIED:
            STYLES.computed.append((entry.specified, name, self.specified[name]))
        return value


class _Anonymous(AnonymousStyle):  # type: ignore[misc]
    """The style of a box that is of no element: it begins with all values that depend on nothing."""

    def __init__(self, parent_style: Any) -> None:
        self.update(_INITIAL)
        super().__init__(parent_style)
        if (entry := _entry(parent_style)) is not None:
            _give(self, entry.inside)

    def __missing__(self, name: str) -> Any:
        if name not in INHERITED:
            return _compute_anonymous(self, name)
        value = self[name] = self.parent_style[name]
        return value


STYLES = Styles()
"""Those of this process."""


def styles_again(styles: Iterable[Any], font_config: Any, page_sizes: Any) -> list[Any]:
    """Return styles with the same declarations for another document, parents before their children.

    They are as they are before a layout has asked or changed anything.
    """
    copies: dict[int, Any] = {}
    initial = weasyprint.css.InitialStyle(font_config)
    for style in styles:
        if id(style) not in copies:
            around = copies.get(id(style.parent_style)), copies.get(id(style.root_style), initial)
            copies[id(style)] = _again(style, *around, font_config, page_sizes)
    return [copies[id(style)] for style in styles]


def _again(style: Any, parent: Any, root: Any, font_config: Any, page_sizes: Any) -> Any:
    other = type(style)(parent, style.cascaded, style.pseudo_type, root, style.base_url, font_config, page_sizes)
    if isinstance(style, _Style) and style.entry is not _UNKNOWN:
        other.begin(style.entry)
    return other


@contextmanager
def kept_styles() -> Iterator[None]:
    """Lay out what is laid out inside the block with the values that are kept, and keep those it computes."""
    css = weasyprint.css
    with instead_of(css, "ComputedStyle", _Style), instead_of(css, "AnonymousStyle", _Anonymous), STYLES.noting():
        yield
