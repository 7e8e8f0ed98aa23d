"""TMX of any version to units, read with limits and without entities. Codes in a text are taken as what they hold."""

from xml.etree.ElementTree import ParseError  # only raised by the defused parser

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from mezanprint.i18n.exchange.tmx import CONTEXT, FORM, SINGULAR, Unit
from mezanprint.model.diagnostics import Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_FORMS = 6
_DEEPEST = 60
_HINT = msg("bring in a translation memory that a tool wrote as TMX")


class _Units:
    """Takes what the parser reads, and keeps the units."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.is_tmx = False
        self._inside: list[str] = []
        self._texts: dict[str, str] = {}
        self._properties: dict[str, str] = {}
        self._language = self._property = self._id = ""
        self._said: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if not self._inside:
            self.is_tmx = name == "tmx"
        self._inside.append(name)
        if len(self._inside) > _DEEPEST:
            raise ValueError(msg("its elements stand too deep in one another"))
        if name == "tu":
            self._texts, self._properties, self._id = {}, {}, attributes.get("tuid", "")
        elif name == "tuv":
            self._language = attributes.get(_LANGUAGE, attributes.get("lang", ""))
        elif name == "prop":
            self._property, self._said = attributes.get("type", ""), []
        elif name == "seg":
            self._said = []

    def data(self, text: str) -> None:
        if "seg" in self._inside or self._inside[-1] == "prop":
            self._said.append(text)

    def end(self, _tag: str) -> None:
        name = self._inside.pop()
        if name == "seg":
            self._texts.setdefault(self._language, "".join(self._said))
        elif name == "prop" and "tuv" not in self._inside:
            self._properties[self._property] = "".join(self._said)
        elif name == "tu" and len(self._texts) > 1:
            said = self._properties
            names = [f"{FORM}{number}" for number in range(_MOST_FORMS)]
            forms = tuple(said[name] for name in names if name in said)
            self.units.append(
                Unit(tuple(self._texts.items()), said.get(CONTEXT, self._id), said.get(SINGULAR, ""), forms)
            )

    def close(self) -> None:
        """Be asked for nothing: what was read stands in ``units``."""


def read_tmx(data: bytes, path: str) -> tuple[Unit, ...]:
    """Return the units that are in more than one language; ``Fault`` if it is no TMX."""
    read = _Units()
    parser = XMLParser(target=read, forbid_dtd=False)
    try:
        parser.feed(data)
        parser.close()
    except ParseError as bad:
        raise _refuse(path, bad.position[0], foreign(str(bad))) from None
    except DefusedXmlException:
        raise _refuse(path, parser.parser.CurrentLineNumber, msg("it declares a document type or entities")) from None
    except (ValueError, LookupError) as bad:
        raise _refuse(path, parser.parser.CurrentLineNumber, foreign(str(bad))) from None
    if not read.is_tmx:
        raise Fault(error("exchange-format", msg("the file is no TMX"), Span(path, 1), _HINT))
    return tuple(read.units)


def _refuse(path: str, line: int, why: str) -> Fault:
    return Fault(error("exchange-format", msg("not XML that can be read: {why}", why=why), Span(path, line), _HINT))
