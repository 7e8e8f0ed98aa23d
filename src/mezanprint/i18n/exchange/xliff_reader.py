"""XLIFF 2 to rows. What comes from outside is read with limits, without entities, and with the line of each fault."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, TreeBuilder  # only fed by the defused parser

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from mezanprint.i18n.exchange.columns import Parcel
from mezanprint.i18n.exchange.inline import NAMESPACE, ForeignCodeError, as_text
from mezanprint.i18n.exchange.rows import Row, State, make_stamp
from mezanprint.i18n.exchange.xliff import FUZZY, name_of
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg

_DEEPEST = 60
_HINT = msg("bring in the XLIFF 2 file that `i18n export` wrote, with the translations in its `<target>` elements")


class _Builder(TreeBuilder):
    """Builds the tree, notes the line on which each element begins, and stops at an absurd depth."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[Element, int] = {}
        self.depth = 0
        self.parser: object = None

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError(msg("its elements stand too deep in one another"))
        element = super().start(tag, attrs)
        self.lines[element] = getattr(self.parser, "CurrentLineNumber", 1)
        return element

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(tag)


def read_xliff(data: bytes, path: str) -> Parcel:
    """Return what came in; ``Fault`` if it is no XLIFF 2."""
    root, lines = _parse(data, path)
    version = root.get("version", "")
    if root.tag != f"{NAMESPACE}xliff" or not version.startswith("2."):
        said = f"XLIFF {version}"[:40] if version else msg("no XLIFF")
        raise Fault(error("exchange-format", msg("the file is {said}, not XLIFF 2", said=said), Span(path, 1), _HINT))
    findings: list[Diagnostic] = []
    rows = tuple(_rows(root, lines, path, findings))
    return Parcel(rows, root.get("trgLang", ""), tuple(findings))


def _parse(data: bytes, path: str) -> tuple[Element, dict[Element, int]]:
    builder = _Builder()
    parser = XMLParser(target=builder, forbid_dtd=True)
    builder.parser = parser.parser
    try:
        parser.feed(data)
        return parser.close(), builder.lines
    except ParseError as bad:
        raise _refuse(path, bad.position[0], foreign(str(bad))) from None
    except DefusedXmlException:
        raise _refuse(path, builder.parser.CurrentLineNumber, msg("it declares a document type or entities")) from None
    except (ValueError, LookupError) as bad:
        raise _refuse(path, parser.parser.CurrentLineNumber, foreign(str(bad))) from None


def _refuse(path: str, line: int, why: str) -> Fault:
    return Fault(error("exchange-format", msg("not XML that can be read: {why}", why=why), Span(path, line), _HINT))


def _rows(root: Element, lines: dict[Element, int], path: str, findings: list[Diagnostic]) -> Iterator[Row]:
    for file in root.iterfind(f"{NAMESPACE}file"):
        domain = name_of(file.get("id", ""))
        for unit in file.iter(f"{NAMESPACE}unit"):
            span = Span(path, lines[unit])
            try:
                yield _row(f"{domain}:{name_of(unit.get('id', ''))}", unit, span)
            except ForeignCodeError as alien:
                message = msg(
                    "`<{element}>` in the unit `{unit}` is no code of ours",
                    element=str(alien),
                    unit=unit.get("id", "")[:80],
                )
                findings.append(
                    error("exchange-cell", message, span, msg("use the codes of the source, and no others"))
                )
            except ValueError as bad:
                findings.append(
                    error(
                        "exchange-cell",
                        msg("the unit cannot be read: {problem}", problem=foreign(str(bad))),
                        span,
                        _HINT,
                    )
                )


def _row(key: str, unit: Element, span: Span) -> Row:
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
