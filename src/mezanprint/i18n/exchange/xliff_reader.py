"""XLIFF of any version to rows. A unit that cannot be read is told with its line, and keeps no other out."""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element  # only made by the defused parser

from mezanprint.i18n.exchange.codes import ForeignCodeError
from mezanprint.i18n.exchange.columns import Parcel
from mezanprint.i18n.exchange.inline import NAMESPACE, as_text
from mezanprint.i18n.exchange.rows import Row, State, make_stamp
from mezanprint.i18n.exchange.xliff import FUZZY, name_of
from mezanprint.i18n.exchange.xliff1_reader import NAMESPACES, find_units1, read_unit1, target_language1
from mezanprint.i18n.exchange.xml_tree import XLIFF_HINT, parse_xml
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg


def read_xliff(data: bytes, path: str) -> Parcel:
    """Return what came in; ``Fault`` if it is no XLIFF 1 or 2."""
    root, lines = parse_xml(data, path)
    version = root.get("version", "")
    if root.tag == f"{NAMESPACE}xliff" and version.startswith("2."):
        return _gather(_find_units(root), _read_unit, root.get("trgLang", ""), lines, path)
    if root.tag in (f"{namespace}xliff" for namespace in NAMESPACES) and version.startswith("1."):
        return _gather(find_units1(root), read_unit1, target_language1(root), lines, path)
    said = f"XLIFF {version}"[:40] if version else msg("no XLIFF")
    message = msg("the file is {said}, not XLIFF 1 or 2", said=said)
    raise Fault(error("exchange-format", message, Span(path, 1), XLIFF_HINT))


def _gather(
    units: Iterator[tuple[str, Element]],
    read: Callable[[str, Element, Span], Row],
    locale: str,
    lines: dict[Element, int],
    path: str,
) -> Parcel:
    rows: list[Row] = []
    findings: list[Diagnostic] = []
    unread: list[str] = []
    for domain, unit in units:
        span = Span(path, lines[unit])
        try:
            rows.append(read(domain, unit, span))
        except ValueError as bad:
            findings.append(_refuse(unit, bad, span))
            unread.append(f"{domain}:{name_of(unit.get('id', ''))}")
    return Parcel(tuple(rows), locale, tuple(findings), tuple(unread))


def _refuse(unit: Element, bad: ValueError, span: Span) -> Diagnostic:
    if isinstance(bad, ForeignCodeError):
        message = msg(
            "`<{element}>` in the unit `{unit}` is no code of ours", element=str(bad), unit=unit.get("id", "")[:80]
        )
        return error("exchange-cell", message, span, msg("use the codes of the source, and no others"))
    message = msg("the unit cannot be read: {problem}", problem=foreign(str(bad)))
    return error("exchange-cell", message, span, XLIFF_HINT)


def _find_units(root: Element) -> Iterator[tuple[str, Element]]:
    for file in root.iterfind(f"{NAMESPACE}file"):
        for unit in file.iter(f"{NAMESPACE}unit"):
            yield name_of(file.get("id", "")), unit


def _read_unit(domain: str, unit: Element, span: Span) -> Row:
    key = f"{domain}:{name_of(unit.get('id', ''))}"
    data = {each.get("id", ""): as_text(each, {}) for each in unit.iterfind(f"{NAMESPACE}originalData/{NAMESPACE}data")}
    parts = [each for each in unit if each.tag in (f"{NAMESPACE}segment", f"{NAMESPACE}ignorable")]
    source = _join(parts, "source", data)
    translation = _join(parts, "target", data)
    stamps = [n.text or "" for n in unit.iterfind(f"{NAMESPACE}notes/{NAMESPACE}note") if n.get("category") == "stamp"]
    stamp = stamps[0] if stamps else ""
    segments = [part for part in parts if part.tag == f"{NAMESPACE}segment"]
    return Row(key, source, translation, _state(segments, translation, stamp), stamp=stamp, span=span)


def _join(parts: list[Element], name: str, data: dict[str, str]) -> str:
    found = (part.find(f"{NAMESPACE}{name}") for part in parts)
    return "".join(as_text(element, data) for element in found if element is not None)


def _state(segments: list[Element], translation: str, stamp: str) -> State:
    """A fuzzy segment is one that still says so, or that a tool brings back as it was, without our word for it."""
    if not translation.strip():
        return State.MISSING
    initial = [each for each in segments if each.get("state", "initial") == "initial"]
    marked = any(each.get("subState") == FUZZY for each in initial)
    untouched = stamp == make_stamp(State.FUZZY, translation)
    return State.FUZZY if initial and (marked or untouched) else State.TRANSLATED
