"""XLIFF before version 2 to rows: what ``xliff1`` wrote, and what the gettext tools make of a catalog.

Our units are known by their names. Units of others are numbered: they are known by the words of their sources, and
their rows have the key ``catalog:`` with the form of a counted phrase behind it, if any.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element  # only made by the defused parser

from mezanprint.i18n.exchange.inline1 import as_text1, known_codes, local
from mezanprint.i18n.exchange.rows import Row, State, make_stamp
from mezanprint.i18n.exchange.xliff import BLANKS, name_of
from mezanprint.i18n.exchange.xliff1 import STAMP
from mezanprint.model.diagnostics import Span

NAMESPACES = ("{urn:oasis:names:tc:xliff:document:1.2}", "{urn:oasis:names:tc:xliff:document:1.1}", "")
_FORM = re.compile(r"\[\d\]$")
_HEADER = "x-gettext-domain-header"
_UNSURE = re.compile(r"needs-(?!translation$).*")
_DONE = ("translated", "signed-off", "final")


def find_units1(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield each unit with the name of its catalog."""
    for file in (each for each in root if local(each) == "file"):
        domain = PurePosixPath(file.get("original", "").replace("\\", "/")).name
        for unit in file.iter():
            if local(unit) == "trans-unit" and unit.get("restype") != _HEADER:
                yield domain.removesuffix(".po").removesuffix(".pot"), unit


def target_language1(root: Element) -> str:
    """Return the locale that the files say they are in, empty if they say none or several."""
    said = {each.get("target-language", "") for each in root if local(each) == "file"}
    return said.pop() if len(said) == 1 else ""


def read_unit1(domain: str, unit: Element, span: Span) -> Row:
    """Return the row of a unit; ``ValueError`` if it cannot be read, which a code of others is."""
    source = next((each for each in unit if local(each) == "source"), None)
    target = next((each for each in unit if local(each) == "target"), None)
    known = known_codes(source) if source is not None else {}
    words = as_text1(source, {}) if source is not None else ""
    translation = as_text1(target, known) if target is not None else ""
    stamp = next((each.text or "" for each in unit.iter() if each.get("context-type") == STAMP), "")
    state = _state(unit, target, words, translation, stamp)
    if state is State.MISSING and translation.strip():
        translation = ""  # the source, where there is nothing
    return Row(f"{domain}:{_name(unit)}", words, translation, state, stamp=stamp, span=span)


def _name(unit: Element) -> str:
    """Return the key of a unit: ours is its id, that of others may be in their names; of a numbered one its form."""
    identity, shown = name_of(unit.get("id", "")), unit.get("resname")
    if shown is None:
        form = _FORM.search(identity)
        return form[0] if form else ""
    return identity if " ".join(identity.translate(BLANKS).split()) == " ".join(shown.split()) else shown


def _state(unit: Element, target: Element | None, source: str, translation: str, stamp: str) -> State:
    """Tell how far a translation is. A target that holds the source is none, unless the tool says that it is done.

    Tools that know no states leave them as they were: another text where nothing stood is a translation all the same,
    and a fuzzy translation that comes back as it was confirms nothing.
    """
    state = target.get("state", "") if target is not None else ""
    is_approved = unit.get("approved") == "yes" or state in _DONE
    is_copy = translation == source and not is_approved and stamp in ("", make_stamp(State.MISSING, ""))
    if is_copy or not translation.strip():
        return State.MISSING
    kept = not state and stamp == make_stamp(State.FUZZY, translation)
    return State.FUZZY if not is_approved and (kept or _UNSURE.fullmatch(state)) else State.TRANSLATED
