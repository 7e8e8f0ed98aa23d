"""Selectors of all sheets of a document, of which most are asked once for all elements that are alike.

A selector that looks at names, classes and attributes, of an element and of those around it, matches all elements that
have these in common: kin. What else there is, of places among siblings and of content, is asked of each element.
"""

from collections.abc import Callable, Iterable, Iterator
from types import CodeType
from typing import Any, TypeAlias

Test: TypeAlias = tuple[Callable[[Any], bool], int]
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

    def __init__(self, ranks: tuple[int, ...] = (), tests: tuple[Test, ...] = ()) -> None:
        self.children: dict[Any, _Kin] = {}
        self.ranks = ranks
        self.tests = tests
        """Those that are still to be asked of each."""


class Selectors:
    """Selectors by what they ask for, each with the rank of its rule."""

    def __init__(self, ranked: Iterable[tuple[str, Any, Test]]) -> None:
        """Take over compiled selectors with what they are found by, as ``entries_of`` yields it."""
        self._tests: dict[tuple[str, Any], list[Test]] = {}
        self._looking: set[int] = set()
        self._texts: set[str] = set()
        self._around_root, self._count = _Kin(), 0
        for kind, name, test in ranked:
            self._tests.setdefault((kind, name), []).append(test)
            names, texts = _read(test[0].__code__)
            self._texts |= texts
            if not names <= _OWN:
                self._looking.add(test[1])
        self._asked = self._texts | {"class", *_LANGUAGES}

    def ranks(self, element: Any) -> tuple[int, ...]:
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
        tests = list(self._found_by(element))
        ranks = sorted(rank for test, rank in tests if rank not in self._looking and test(element))
        return _Kin(tuple(ranks), tuple(test for test in tests if test[1] in self._looking))

    def _found_by(self, element: Any) -> Iterator[Test]:
        """Yield the tests that an element may pass; element names of our pages are of ASCII letters."""
        kinds: list[tuple[str, Any]] = [("other", None), ("id", element.id), ("namespace", element.namespace_url)]
        kinds += [("name", element.local_name.lower()), *(("class", name) for name in element.classes)]
        if "lang" in element.etree_element.attrib:
            kinds.append(("lang", None))
        for kind in kinds:
            yield from self._tests.get(kind, ())


def entries_of(matcher: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield each selector of a matcher of cssselect2 with what it is found by."""
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
