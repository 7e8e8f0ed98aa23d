"""All rules of the style sheets of a document in one index: WeasyPrint asks each sheet for each element.

What the rules that match an element give it together depends on nothing but these rules; so it is put together once.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from mezanprint.typesetting.kept.selectors import Selectors, Test, entries_of
from mezanprint.typesetting.weasyprint.weasy import weasyprint

_css = weasyprint.css
_UNLAYERED = float("inf")
_MOST = 16
"""Indexes that are kept: one for each set of sheets, which is that of a kind, a locale and a profile."""
_MOST_MATCHES = 2_000
"""Combinations of rules that an index knows."""
Sheets: TypeAlias = Sequence[tuple[Any, str, Any]]
"""Sheets of a document with their origin, and the specificity that all their rules have instead of their own."""


class Cascaded(dict[str, tuple[Any, Any]]):
    """What the rules say of an element or a pseudo-element: each value with its weight. Nobody changes it."""

    __slots__ = ("known_by",)
    known_by: tuple[Any, ...]
    """What ``styles`` knows it by."""


class Match(NamedTuple):
    """What the rules that match an element give it and its pseudo-elements."""

    sharing: tuple[int, ...]
    """Elements of one parent that have this in common share a style."""
    cascaded: dict[str | None, Cascaded]


class _Rule(NamedTuple):
    pseudo: str | None
    origin: str
    layer: Any
    specificity: Any
    declarations: Any
    sharing: int = 0


class Index:
    """The rules of some sheets; each has a rank, which is its place in the order of the cascade of its origin."""

    def __init__(self, sheets: Sheets) -> None:
        """Read the rules from sheets that were parsed."""
        self._rules: list[_Rule] = []
        self._matches: dict[tuple[int, ...], Match] = {}
        self._page_rules = list(_page_rules(sheets))
        self._pages: dict[tuple[int, ...], dict[str | None, Cascaded]] = {}
        self._selectors = Selectors(self._ranked(sheets))

    def _ranked(self, sheets: Sheets) -> Iterator[tuple[str, Any, Test]]:
        """Give each rule its rank, and yield its selector."""
        sharing: dict[Any, int] = {}
        for number, (sheet, origin, specificity) in enumerate(sheets):
            for kind, name, entry in sorted(entries_of(sheet.matcher), key=lambda each: each[2][1:3]):
                test, own, _, pseudo, (declarations, layer) = entry
                order = _UNLAYERED if layer is None else sheet.layers.index(layer)
                shared = sharing.setdefault((number, own, id(declarations), order), len(sharing))
                yield kind, name, (test, len(self._rules))
                self._rules.append(_Rule(pseudo, origin, order, specificity or own, declarations, shared))

    def match(self, element: Any) -> Match:
        """Return what an element is given, whose parent was asked before."""
        ranks = self._selectors.ranks(element)
        return self._matches.get(ranks) or self._matched(ranks)

    def _matched(self, ranks: tuple[int, ...]) -> Match:
        if len(self._matches) >= _MOST_MATCHES:
            self._matches.clear()
        rules = [self._rules[rank] for rank in ranks]
        match = self._matches[ranks] = Match(tuple(rule.sharing for rule in rules), _cascade(rules))
        return match

    def match_page(self, page_type: Any) -> dict[str | None, Cascaded]:
        """Return what a page and the boxes in its margins are given."""
        matches = _css.StyleFor._page_type_match
        places = tuple(place for place, (selector, _) in enumerate(self._page_rules) if matches(selector, page_type))
        if places not in self._pages:
            if len(self._pages) >= _MOST_MATCHES:
                self._pages.clear()
            self._pages[places] = _cascade([self._page_rules[place][1] for place in places])
        return self._pages[places]


def _page_rules(sheets: Sheets) -> Iterator[tuple[Any, _Rule]]:
    """Yield rules of pages, each where it is heard last: all sheets of an author have theirs in one list."""
    lists = {(id(sheet.page_rules), *how): sheet.page_rules for sheet, *how in reversed(sheets)}
    for (_, origin, sheet_specificity), rules in reversed(lists.items()):
        for _, selectors, declarations in rules:
            for specificity, pseudo, selector in selectors:
                yield selector, _Rule(pseudo, origin, None, sheet_specificity or specificity, declarations)


def _cascade(rules: list[_Rule]) -> dict[str | None, Cascaded]:
    """Return by pseudo-element what rules say together: of each property the heaviest value, of equal ones the last."""
    result: dict[str | None, Cascaded] = {}
    for pseudo, origin, layer, specificity, declarations, _ in rules:
        style = result.setdefault(pseudo, Cascaded())
        for name, value, importance in declarations:
            weight = (_css.declaration_precedence(origin, importance), layer, specificity)
            if name not in style or style[name][1] <= weight:
                style[name] = value, weight
    return result


class Indexes:
    """The indexes of a process; those that were not used for longest go first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._indexes: OrderedDict[Any, tuple[Index, list[Any]]] = OrderedDict()

    @property
    def size(self) -> int:
        """How many are kept."""
        return len(self._indexes)

    def of(self, sheets: Sheets) -> Index:
        """Return the rules of sheets, which are known by what was parsed, as long as it is kept."""
        if not all(getattr(sheet, "is_kept", False) for sheet, origin, _ in sheets if origin != "user agent"):
            return Index(sheets)
        matchers = [sheet.matcher for sheet, *_ in sheets]
        key = tuple((id(matcher), *how) for matcher, (_, *how) in zip(matchers, sheets, strict=True))
        index = self._indexes.pop(key)[0] if key in self._indexes else Index(sheets)
        self._indexes[key] = index, matchers  # so that what is known by its place in memory stays there
        if len(self._indexes) > _MOST:
            self._indexes.popitem(last=False)
        return index


INDEXES = Indexes()
"""Those of this process."""
