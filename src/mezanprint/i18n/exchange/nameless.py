"""Rows of files that other tools made of a catalog: they have no keys, and are known by their words."""

import re
from collections.abc import Mapping
from dataclasses import replace

from mezanprint.i18n.exchange.rows import Place, Row

_NAMELESS = re.compile(r"(.*):(?:\[(\d)\])?")


def is_nameless(row: Row) -> bool:
    """Tell whether a row says no more than its catalog and, of a counted phrase, its form."""
    return _NAMELESS.fullmatch(row.key) is not None


def find_by_words(row: Row, places: Mapping[str, Place]) -> Row | None:
    """Return a row with the key of the only message that has its words, or as it is where there are several or none.

    None for a row that says what all of several say already. Looked for are the messages of its catalog, or of all if
    it names none of ours. The gettext tools write singular and plural of the source beside the forms as they come; what
    is translated is the form.
    """
    named = _NAMELESS.fullmatch(row.key)
    assert named is not None
    domain, form = named[1], int(named[2]) if named[2] else None
    is_ours = any(place.catalog.domain == domain for place in places.values())
    candidates = [
        key
        for key, place in places.items()
        if (place.catalog.domain == domain or not is_ours)
        and (place.entry.plural is None) == (form is None)
        and place.form == (form or 0)
        and row.source in (place.entry.source, place.entry.plural)
    ]
    if len(candidates) == 1:
        return replace(row, key=candidates[0], source=places[candidates[0]].source)
    return None if {places[key].entry.values[form or 0] for key in candidates} == {row.translation} else row
