"""All rules of the style sheets of a document in one index: WeasyPrint asks each sheet for each element.

What the rules that match an element give it together depends on nothing but these rules; so it is put together once.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, NamedTuple, TypeAlias

from mezanprint.typesetting.kept.selectors import Rank, Selectors, rules_of
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

    sharing: int
    """Elements of one parent that have this in common share a style."""
    cascaded: dict[str | None, Cascaded]


class _Rule(NamedTuple):
    pseudo: str | None
    origin: str
    layer: Any
    specificity: Any
    declarations: Any


class Index:
    """The rules of some sheets."""

    def __init__(self, sheets: Sheets) -> None:
        """Read the rules from sheets that were parsed."""
        self._sheets = [(rules_of(sheet.matcher).rules, sheet.layers, *how) for sheet, *how in sheets]
        self._selectors = Selectors([rules_of(sheet.matcher) for sheet, *_ in sheets])
        self._matches: dict[tuple[Rank, ...], Match] = {}
        self._sharing: dict[Any, int] = {}
        self._numbers = count()
        self._page_rules = list(_page_rules(sheets))
        self._pages: dict[tuple[int, ...], dict[str | None, Cascaded]] = {}

    def match(self, element: Any) -> Match:
        """Return what an element is given, whose parent was asked before."""
        ranks = self._selectors.ranks(element)
        return self._matches.get(ranks) or self._matched(ranks)

    def _matched(self, ranks: tuple[Rank, ...]) -> Match:
        if len(self._matches) >= _MOST_MATCHES:
            self._matches.clear()
            self._sharing.clear()
        rules, shared = list[_Rule](), list[Any]()
        for number, place in ranks:
            of_sheet, layers, origin, specificity = self._sheets[number]
            pseudo, own, declarations, layer = of_sheet[place]
            order = _UNLAYERED if layer is None else layers.index(layer)
            rules.append(_Rule(pseudo, origin, order, specificity or own, declarations))
            shared.append((number, own, id(declarations), order))
        sharing = self._sharing.setdefault(tuple(shared), next(self._numbers))  # never one that was before
        match = self._matches[ranks] = Match(sharing, _cascade(rules))
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
    for pseudo, origin, layer, specificity, declarations in rules:
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
