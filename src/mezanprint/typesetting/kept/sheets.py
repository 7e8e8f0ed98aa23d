"""Style sheets, parsed and compiled once for all documents with the same text: WeasyPrint does it for each document."""

import re
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from typing import Any

from mezanprint.typesetting.weasyprint.log_findings import listening
from mezanprint.typesetting.weasyprint.weasy import CSS, CounterStyle, Pending, instead_of, weasyprint

_FETCHING = re.compile(r"@(?!page\b|media\b|counter-style\b|footnote\b|(?:top|right|bottom|left)-)", re.IGNORECASE)
"""What may fetch a file, or sets something outside of its sheet, in the order of all: fonts, layers."""
_LONGEST = 50_000
_MOST = 500_000
"""Characters of all sheets that are kept; parsed each takes some thirty bytes."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet as it was parsed, with no document."""

    css: Any
    page_rules: tuple[Any, ...]
    pending: tuple[Any, ...]
    """Values with variables. Each tells once that it can not be used, and in every document again."""
    counters: dict[str, Any]
    """Styles of counters, which are those of a document."""


class Sheets:
    """The sheets of a process by their text; those that were not used for longest go first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._sheets: OrderedDict[tuple[str, str, str], _Sheet] = OrderedDict()

    @property
    def size(self) -> int:
        """Characters of the sheets that are kept."""
        return sum(len(text) for *_, text in self._sheets)

    def read(self, string: str | None = None, **options: Any) -> Any:
        """Return a sheet as ``weasyprint.CSS`` does, which it stands in for."""
        if string is None or len(string) > _LONGEST or _FETCHING.search(string):
            return CSS(string=string, **options)
        key = (options["media_type"], options["base_url"], string)
        sheet = self._sheets.pop(key, None) or _parsed(string, options)
        if sheet is None:
            return CSS(string=string, **options)
        self._sheets[key] = sheet
        while self.size > _MOST:
            self._sheets.popitem(last=False)
        return _in_document(sheet, options)


def _parsed(string: str, options: dict[str, Any]) -> _Sheet | None:
    """Return a sheet in which nothing is amiss: what is told of the others belongs to each document that has them."""
    counters = CounterStyle(options["counter_style"])
    with listening() as records:
        css = CSS(string=string, media_type=options["media_type"], base_url=options["base_url"], counter_style=counters)
    if records:
        return None
    css.is_kept = True
    pending = tuple(value for values in _declarations(css) for _, value, _ in values if isinstance(value, Pending))
    own = {name: counter for name, counter in counters.items() if options["counter_style"].get(name) is not counter}
    return _Sheet(css, tuple(css.page_rules), pending, own)


def _declarations(css: Any) -> Iterator[list[tuple[str, Any, bool]]]:
    matcher = css.matcher
    by_name = (matcher.id_selectors, matcher.class_selectors, matcher.lower_local_name_selectors)
    for selectors in (*by_name, matcher.namespace_selectors):
        for entries in selectors.values():
            yield from (declarations for *_, (declarations, _) in entries)
    for *_, (declarations, _) in (*matcher.lang_attr_selectors, *matcher.other_selectors):
        yield declarations
    yield from (declarations for *_, declarations in css.page_rules)


def _in_document(sheet: _Sheet, options: dict[str, Any]) -> Any:
    for value in sheet.pending:
        value._reported_error = False
    options["counter_style"].update(sheet.counters)
    css = copy(sheet.css)
    # All sheets of a document have their rules of pages in one list.
    css.page_rules, css.layers = options["page_rules"], options["layers"]
    css.page_rules.extend(sheet.page_rules)
    return css


SHEETS = Sheets()
"""Those of this process."""


@contextmanager
def kept_sheets() -> Iterator[None]:
    """Lay out what is laid out inside the block with the sheets that are kept, and keep those it brings."""
    with instead_of(weasyprint.css, "CSS", SHEETS.read):
        yield
