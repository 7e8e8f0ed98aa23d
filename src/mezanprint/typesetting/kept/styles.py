"""Values of styles, each computed once: WeasyPrint computes them for each document, and once more for each preview.

A value depends on what the style sheets say of an element, on the values of the elements round it, and on the fonts,
and on nothing else of a document but the size of its pages (units of the viewport), which is not kept. The styles of a
document are its own: each begins with what is known of it, and what the layout changes of it no other document sees.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from mezanprint.typesetting.weasyprint.log_findings import listening
from mezanprint.typesetting.weasyprint.weasy import ComputedStyle, instead_of, weasyprint

_compute = ComputedStyle.__missing__
_AT_ONCE = frozenset({"position", "float", "display", "anchor"})
"""Of the first three a style notes what the sheets say, too, when it computes them; the last is asked of each."""
_LISTED = frozenset({"first-line", "first-letter"})
"""Of these pseudo-elements WeasyPrint lists the properties that it was asked for before."""
_MOST = 4_000
"""Styles that are kept; each takes some two thousand bytes."""
_UNKNOWN: Any = object()
Key: TypeAlias = tuple[Any, ...]


class _Entry:
    """What is known of a style, with what its key names by its place in memory: that may not go before the key."""

    __slots__ = ("declared", "values")

    def __init__(self, declared: tuple[Any, ...]) -> None:
        self.declared = declared
        self.values: dict[str, Any] = {}


class Styles:
    """The styles of a process; those that were not used for longest go first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._styles: OrderedDict[Key, _Entry] = OrderedDict()
        self.computed: list[tuple[_Entry, str, Any]] = []
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
        declared = style.cascaded.items()
        key = (around, style.pseudo_type, *(_declared(name, *declaration) for name, declaration in declared))
        entry = self._styles.pop(key, None) or _Entry(tuple(value for _, (value, _) in declared))
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
            for entry, name, value in self.computed:
                entry.values[name] = value
        self.computed = []


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
        style.entry = STYLES.find(style)
        if style.entry is not None:
            style.update({**style.entry.values, **style})  # at once: a page asks its styles ten thousand times
    return style.entry


class _Style(ComputedStyle):  # type: ignore[misc]
    """A style of one document, which looks for a value among those that are kept before it computes it."""

    entry: _Entry | None = _UNKNOWN
    """Looked up when the first value is: of most pseudo-elements there is no box, and none is."""

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
        if name in _AT_ONCE or (entry := _entry(self)) is None:
            return _compute(self, name)
        if name in self:
            return self[name]
        value = _compute(self, name)
        STYLES.computed.append((entry, name, value))
        return value


STYLES = Styles()
"""Those of this process."""


@contextmanager
def kept_styles() -> Iterator[None]:
    """Lay out what is laid out inside the block with the values that are kept, and keep those it computes."""
    with instead_of(weasyprint.css, "ComputedStyle", _Style), STYLES.noting():
        yield
