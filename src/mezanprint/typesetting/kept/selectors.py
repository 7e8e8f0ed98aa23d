"""Selectors of all sheets of a document, of which most are asked once for all elements that are alike.

A selector that looks at names, classes and attributes, of an element and of those around it, matches all elements that
have these in common: kin. What else there is, of places among siblings and of content, is asked of each element.
"""

from collections.abc import Callable, Iterator, Sequence
from types import CodeType
from typing import Any, TypeAlias

Test: TypeAlias = tuple[Callable[[Any], bool], int]
Rank: TypeAlias = tuple[int, int]
_MOST = 5_000
"""Kinds of elements that are known."""
_OWN = frozenset({
    "local_name", "namespace_url", "classes", "id", "lang", "etree_element", "attrib", "get", "tag", "in_html_document",
    "ancestors", "parent", "any", "next", "startswith", "endswith", "lower", "ascii_lower", "split_whitespace",
})  # fmt: skip
"""Names in the compiled tests of cssselect2 that tell nothing but what kin have in common."""
_LANGUAGES = ("lang", "{http://www.w3.org/XML/1998/namespace}lang")


class _Kin:
    """What elements have in common that have the same names, classes and attributes, and so those around them."""

    __slots__ = ("children", "ranks", "tests")

    def __init__(
        self, ranks: tuple[Rank, ...] = (), tests: tuple[tuple[Callable[[Any], bool], Rank], ...] = ()
    ) -> None:
        self.children: dict[Any, _Kin] = {}
        self.ranks = ranks
        self.tests = tests
        """Those that are still to be asked of each."""


class SheetRules:
    """The rules of one sheet in the order of their specificity, read once."""

    def __init__(self, matcher: Any) -> None:
        """Take them over from a matcher of cssselect2."""
        self.tests: dict[tuple[str, Any], list[Test]] = {}
        """By what their elements are found by, each with the place of its rule."""
        self.looking: set[int] = set()
        """Places of the rules whose tests look at more than kin have in common."""
        self.texts: set[str] = set()
        self.rules: list[tuple[str | None, Any, Any, Any]] = []
        """Pseudo-element, specificity, declarations and layer."""
        for kind, name, entry in sorted(_entries(matcher), key=lambda each: each[2][1:3]):
            test, specificity, _, pseudo, (declarations, layer) = entry
            names, texts = _read(test.__code__)
            self.texts |= texts
            if not names <= _OWN:
                self.looking.add(len(self.rules))
            self.tests.setdefault((kind, name), []).append((test, len(self.rules)))
            self.rules.append((pseudo, specificity, declarations, layer))


def rules_of(matcher: Any) -> SheetRules:
    """Return the rules of a sheet, which are kept as long as its matcher is."""
    rules: SheetRules | None = vars(matcher).get("rules")
    if rules is None:
        rules = matcher.rules = SheetRules(matcher)
    return rules


class Selectors:
    """Selectors of several sheets, each with the rank of its rule: the number of its sheet, and its place there."""

    def __init__(self, sheets: Sequence[SheetRules]) -> None:
        """Take over the rules of sheets, in the order of these."""
        self._sheets = sheets
        self._texts: set[str] = set().union(*(sheet.texts for sheet in sheets))
        self._asked = self._texts | {"class", *_LANGUAGES}
        self._around_root, self._count = _Kin(), 0

    def ranks(self, element: Any) -> tuple[Rank, ...]:
        """Return the ranks of the rules that match an element, whose parent was asked before."""
        node = element.etree_element
        asked = [item for item in node.attrib.items() if item[0] in self._asked or item[1] in self._texts]
        around = self._around_root if element.parent is None else element.parent.kin
        key = (node.tag, *asked)
        kin = around.children.get(key)
        if kin is None:
            kin = around.children[key] = self._kin(element)
        element.kin = kin
        if not kin.tests:
            return kin.ranks
        return tuple(sorted((*kin.ranks, *[rank for test, rank in kin.tests if test(element)])))

    def _kin(self, element: Any) -> _Kin:
        self._count += 1
        if self._count > _MOST:
            self._around_root, self._count = _Kin(), 0
        ranks, looking = list[Rank](), list[tuple[Callable[[Any], bool], Rank]]()
        kinds = list(_kinds(element))
        for number, sheet in enumerate(self._sheets):
            for test, place in (test for kind in kinds for test in sheet.tests.get(kind, ())):
                if place in sheet.looking:
                    looking.append((test, (number, place)))
                elif test(element):
                    ranks.append((number, place))
        return _Kin(tuple(sorted(ranks)), tuple(looking))


def _kinds(element: Any) -> Iterator[tuple[str, Any]]:
    """Yield what the rules of an element may be found by; element names of our pages are of ASCII letters."""
    yield "other", None
    yield "id", element.id
    yield "namespace", element.namespace_url
    yield "name", element.local_name.lower()
    for name in element.classes:
        yield "class", name
    if "lang" in element.etree_element.attrib:
        yield "lang", None


def _entries(matcher: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield each selector of a matcher with what it is found by."""
    for kind, by_name in (
        ("id", matcher.id_selectors),
        ("class", matcher.class_selectors),
        ("name", matcher.lower_local_name_selectors),
        ("namespace", matcher.namespace_selectors),
        ("lang", {None: matcher.lang_attr_selectors}),
        ("other", {None: matcher.other_selectors}),
    ):
        for name, entries in by_name.items():
            yield from ((kind, name, entry) for entry in entries)


def _read(code: CodeType) -> tuple[set[str], set[str]]:
    """Return the names that a test looks up, and the texts that it compares with."""
    names, texts = set(code.co_names), set[str]()
    constants = list(code.co_consts)
    while constants:
        constant = constants.pop()
        if isinstance(constant, str):
            texts.add(constant)
        elif isinstance(constant, tuple | frozenset):
            constants += constant
        elif isinstance(constant, CodeType):
            more_names, more_texts = _read(constant)
            names |= more_names
            texts |= more_texts
    return names, texts
