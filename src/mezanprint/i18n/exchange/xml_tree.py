"""XML of others to a tree: with limits, without entities, and with the line of each element."""

from xml.etree.ElementTree import Element, ParseError, TreeBuilder  # only fed by the defused parser

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from mezanprint.model.diagnostics import Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg

_DEEPEST = 60
XLIFF_HINT = msg("bring in the XLIFF file that `i18n export` wrote, with the translations in its `<target>` elements")


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


def parse_xml(data: bytes, path: str) -> tuple[Element, dict[Element, int]]:
    """Return the root and the line of each element; ``Fault`` if it is no XML, or has a document type."""
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
    return Fault(
        error("exchange-format", msg("not XML that can be read: {why}", why=why), Span(path, line), XLIFF_HINT)
    )
