"""The state of reading one document: where it stands, what was found, and what its texts must be checked against."""

import re
import unicodedata
from dataclasses import dataclass, field, replace

from mezanprint.content.data import DataFiles
from mezanprint.content.places import inside
from mezanprint.content.raw import Raw, Scalar, kind_of
from mezanprint.content.source import Source
from mezanprint.model.datasets import Printed
from mezanprint.model.diagnostics import Diagnostic, Span, error
from mezanprint.model.documents import Figure
from mezanprint.model.domains import shared_domain
from mezanprint.model.texts import Text
from mezanprint.model.translatable import msg
from mezanprint.project.discovery import DATA
from mezanprint.project.files import Files

_ALL = Printed()


@dataclass(frozen=True, slots=True)
class At:
    """Where a node stands: catalog, key path, the place in words for translators, and the folder of its files."""

    domain: str
    key: str
    place: str
    folder: str
    locale: str
    """In which its texts are written."""
    kept: bool = False
    """Their writer says so, and they are not translated."""
    around: str = ""
    """The language around a section that has one of its own."""
    heads: bool = False
    """Whether ``place`` is a heading, behind which a colon comes and then the part."""

    @property
    def name(self) -> str:
        """Name of a node that stands here: ``domain:key``, as that of a text."""
        return f"{self.domain}:{self.key}"

    def under(self, name: str, says: str = "") -> "At":
        """Return the place of a part, called ``name`` in keys and ``says`` in words."""
        key = f"{self.key}.{name}" if self.key else name
        if not says:
            return replace(self, key=key)
        return replace(self, key=key, place=inside(self.place, says, heads=self.heads), heads=False)


@dataclass(slots=True)
class Reading:
    """One document being read. Findings and texts gather here; the texts are checked against each other at the end."""

    files: Files
    data: DataFiles
    locale: str
    """Source locale of the document."""
    locales: tuple[str, ...]
    """Every locale of the project."""
    published: tuple[str, ...]
    """Every locale the document is published in."""
    hijri: tuple[str, ...]
    """Those among them that print days by the Hijri calendar."""
    faults: list[Diagnostic]
    texts: list[Text] = field(default_factory=list)
    figures: dict[str, Figure | None] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    features: frozenset[str] | None = None
    """Ids of what the map of the section shows, its first one; None where it cannot be read."""
    maps: int = 0
    """Maps that have been read in the section."""
    printed: Printed = _ALL
    """What is printed of the data of a section."""
    links: dict[str, str] = field(default_factory=dict)
    """Addresses of the document's links by their names."""

    def shared(self, name: str, place: str, *, heads: bool = False) -> At:
        """Return where shared content stands, ``name`` being ``file.path``: it may be in another language."""
        locale = self.data.locale(name.partition(".")[0])
        return At(shared_domain(locale, self.data.source_locale), name, place, DATA, locale, heads=heads)

    def note(self, fault: Diagnostic) -> None:
        """Keep a finding."""
        self.faults.append(fault)

    def resolve(self, raw: Raw, at: At) -> tuple[Raw, At] | None:
        """Return what a ``$file.path`` stands for, with its place; anything else as it is; None after a fault."""
        names_on_the_way: set[str] = set()
        while isinstance(raw, Scalar) and (name := self.data.reference(raw)):
            if name in names_on_the_way:
                message = msg("`${name}` leads back to itself", name=name)
                self.note(
                    error("content-reference-cycle", message, raw.span, msg("write the text in one of the places"))
                )
                return None
            names_on_the_way.add(name)
            found = self.data.find(name, raw.span)
            if found is None:
                return None
            raw, at = found, self.shared(name, msg("Shared content {name}", name=name))
        return raw, at

    def scalar(self, raw: Raw, says: str) -> Scalar | None:
        """Return ``raw`` if it is a text that is not empty; report it otherwise."""
        if not isinstance(raw, Scalar):
            self.note(
                error(
                    "content-wrong-shape",
                    msg("{says} must be a text, not {kind}", says=says, kind=kind_of(raw)),
                    raw.span,
                )
            )
            return None
        if not raw.value.strip():
            self.note(
                error(
                    "content-empty",
                    msg("{says} is empty", says=says),
                    raw.span,
                    msg("write the text, or delete the key"),
                )
            )
            return None
        return raw

    def plain(self, scalar: Scalar) -> str:
        """Return a text that is printed without markup, in NFC, spaces and line ends as one space."""
        return unicodedata.normalize("NFC", " ".join(re.split(r"[ \t\n]+", scalar.value.strip(" \t\n"))))

    def locate(self, words: str, span: Span) -> Span:
        """Return the place of ``words`` in the text that starts at ``span``."""
        source = self.sources.get(span.path) or self.data.sources.get(span.path)
        return source.find(words, span) if source else span
