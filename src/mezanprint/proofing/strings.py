"""What a proof shows: the strings of an edition in one locale, each with its message, its places and its findings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

from mezanprint.engine.pipeline import Prepared
from mezanprint.engine.project import Project
from mezanprint.i18n.catalogs.catalogs import Catalogs
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.compositions import Composition
from mezanprint.model.datasets import Dataset
from mezanprint.model.diagnostics import Diagnostic, Span
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.documents import Document, Image, Items, Node, Record, iter_messages
from mezanprint.model.domains import TEMPLATES
from mezanprint.model.locales import PSEUDO
from mezanprint.model.regions import PageLayout, Panel, Region
from mezanprint.model.texts import Text, TextState
from mezanprint.model.translatable import as_message, gettext_noop, parted
from mezanprint.outputs.refused_places import LAYOUT
from mezanprint.proofing.spots import Spot, matching, spots_of

_STAMP = re.compile(r'class="draft">(.*?)</div>', re.DOTALL)
"""As ``base/page.html.jinja`` puts it at the head of every page."""
_SEPARATOR, _TAG = re.compile(" · "), re.compile("<[^>]*>")
_TIGHT = 90
"""Per cent of its room from which on a string is tight."""


class Absence(StrEnum):
    """Why a printed string has no place of its own on the page."""

    ALT = gettext_noop("read aloud in place of a picture")
    INSIDE = gettext_noop("printed inside other texts")
    PUSHED = gettext_noop("pushed off the page for want of room")
    """Other texts have taken its room."""
    YET = gettext_noop("not on any page yet")
    """It is to be translated all the same: texts that are not translated themselves name it, or nobody does."""


@dataclass(frozen=True, slots=True)
class String:
    """One message of the edition as the proof shows it."""

    number: int
    key: str
    """``domain:key``; words of templates have their context, or nothing, for a key."""
    source: str
    source_locale: str
    """Locale of the words of ``source``."""
    translation: str
    """As the catalog has it; empty while there is none, and where the locale is the source's own."""
    state: TextState
    place: str
    note: str
    span: Span | None
    """Line of the catalog, or of the content in the source locale."""
    spots: tuple[Spot, ...]
    findings: tuple[Diagnostic, ...]
    absence: Absence | None = None
    before: str = ""
    """The source that a translation was made for which is not confirmed, where it is another one."""

    @property
    def address(self) -> str:
        """The key with the line of the file, on one line; the name of a catalog says domain and locale."""
        line = f"{self.span.path.rpartition('/')[2]}:{self.span.line}" if self.span else ""
        return " · ".join(filter(None, (self.key.partition(":")[2], line)))

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on."""
        return tuple(dict.fromkeys(spot.page for spot in self.spots))

    @property
    def printed(self) -> str:
        """What stands on the page, as far as it is no stand-in: the translation, or the source in its own locale."""
        return self.source if self.state is TextState.SOURCE else self.translation

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a translator."""
        return not self.state.is_printed

    @property
    def length(self) -> int:
        """Characters that are printed in the tightest place."""
        tight = self.tightest
        return len(tight.text) if tight else max((len(spot.region.text) for spot in self.spots), default=0)

    @property
    def tightest(self) -> Region | None:
        """The place with the least room, or None if the string flows everywhere."""
        limited = [spot.region for spot in self.spots if spot.region.room is not None]
        return min(limited, key=lambda region: region.room or 0, default=None)

    @property
    def room(self) -> int | None:
        """Characters that fit in all places."""
        tight = self.tightest
        return tight.room if tight else None

    @property
    def panel(self) -> Panel | None:
        """The frame of the tightest place."""
        tight = self.tightest
        return tight.panel if tight else None

    @property
    def used(self) -> int | None:
        """Per cent of the room that the string takes."""
        return None if self.room is None else round(100 * self.length / max(self.room, 1))

    @property
    def is_tight(self) -> bool:
        """Whether it takes nearly all of its room, or more."""
        return (self.used or 0) >= _TIGHT


def collect(
    project: Project,
    prepared: Prepared,
    layout: tuple[PageLayout, ...],
    locale: str,
    diagnostics: tuple[Diagnostic, ...],
) -> tuple[String, ...]:
    """Return the strings of an edition in ``locale``: those on the pages in the order of reading, then the others."""
    document = prepared.composition.edition.document
    view, _ = project.view(document, locale, draft=True)
    texts = ((text, project.source_locale(text.domain)) for text in iter_messages(view))
    catalogs = None if locale in PSEUDO else project.catalogs(document, locale)
    places = _places_in(locale, prepared)
    messages = [_Message.of(text, source_locale, places, catalogs) for text, source_locale in texts]
    spots = spots_of(layout, locale.replace("_", "-"))
    loose = spots.pop("", [])
    absences = _absences(view)
    pushed = {each.key for each in diagnostics if each.code.startswith(LAYOUT)}
    rows: list[tuple[_Message, list[Spot]]] = []
    for message in messages:
        here = spots.get(message.key) or ([] if message.key in absences else matching(message.printed, loose))
        if not here and message.key in pushed:
            absences.setdefault(message.key, Absence.PUSHED)
        if not here and not message.state.is_printed:
            absences.setdefault(message.key, Absence.YET)
        if here or message.key in absences:
            rows.append((message, here))
    stamp = _stamp(prepared.composition)
    words = (word for word in _template_words(project, document, locale) if plain(word.printed) not in stamp)
    rows += ((word, here) for word in words if (here := matching(word.printed, loose)))
    order = {id(spot): number for number, spot in enumerate(_reading_order(layout, rows))}
    rows.sort(key=lambda row: min((order[id(spot)] for spot in row[1]), default=len(order)))
    return tuple(
        message.numbered(number, tuple(here), diagnostics, absences.get(message.key))
        for number, (message, here) in enumerate(rows, 1)
    )


def _places_in(locale: str, prepared: Prepared) -> Mapping[str, Span]:
    """Return where strings stand that a reader can change: in an edition of two locales, in the files of ``locale``."""
    own = f"{locale}/"
    of_locale = {key.removeprefix(own): span for key, span in prepared.places.items() if key.startswith(own)}
    return {**prepared.places, **of_locale}


@dataclass(frozen=True, slots=True)
class _Message:
    key: str
    source: str
    source_locale: str
    translation: str
    printed: str
    state: TextState
    place: str
    note: str
    span: Span | None
    before: str = ""

    @classmethod
    def of(cls, text: Text, source_locale: str, places: Mapping[str, Span], catalogs: Catalogs | None) -> "_Message":
        key, source = f"{text.domain}:{text.key}", _joined(*text.wordings)
        catalog = catalogs.by_domain.get(text.domain) if catalogs else None
        entry = catalog.find(text.key, text.source) if catalog and text.state is TextState.FUZZY else None
        before = _source_before(entry) if entry else ""
        translation = "" if text.state in (TextState.SOURCE, TextState.MISSING) else text.value
        span, before = places.get(key, text.span), "" if before == source else before
        shown = (translation, text.value, text.state, text.place, text.note)
        return cls(key, source, source_locale, *shown, span, before)

    def numbered(
        self, number: int, spots: tuple[Spot, ...], diagnostics: tuple[Diagnostic, ...], absence: Absence | None
    ) -> String:
        names = (self.key, self.key.partition(":")[2])
        own = tuple(each for each in diagnostics if each.key and each.key in names)
        own += tuple(each for each in diagnostics if not each.key and each.span and each.span == self.span)
        return String(
            number,
            self.key,
            self.source,
            self.source_locale,
            self.translation,
            self.state,
            self.place,
            self.note,
            self.span,
            spots,
            own,
            None if spots else absence,
            self.before,
        )


def _absences(view: Document) -> dict[str, Absence]:
    """Return the strings that are printed without a place of their own: alternative texts, and parts of other texts."""
    inside = {_key(node): Absence.INSIDE for _, node in view.references if isinstance(node, Text)}
    nodes: list[Node] = [view.fields, *(section.fields for section in view.sections)]
    return inside | {key: Absence.ALT for node in nodes for key in _alternatives(node)}


def _alternatives(node: Node) -> Iterator[str]:
    match node:
        case Image() if node.alt and not node.decorative:
            yield _key(node.alt)
        case Dataset(columns):
            yield from (_key(column.title) for column in columns)  # of a chart, which says its data in words
        case Record(fields, _):
            yield from (_key(text) for name, text in fields if name == "alt" and isinstance(text, Text))
            for _, child in fields:
                yield from _alternatives(child)
        case Items(items, _):
            for child in items:
                yield from _alternatives(child)


def _key(text: Text) -> str:
    return f"{text.domain}:{text.key}"


def _joined(*wordings: str) -> str:
    return " / ".join(dict.fromkeys(wordings))


def _source_before(entry: Entry) -> str:
    """Return the source that the translation of an entry was made for, as far as the catalog knows."""
    before = entry.previous
    wordings = (entry.source, entry.plural) if before.source is None else (before.source, before.plural)
    return _joined(*(words for words in wordings if words))


def _template_words(project: Project, document: str, locale: str) -> Iterator[_Message]:
    catalog = None if locale in PSEUDO else project.catalogs(document, locale).by_domain.get(TEMPLATES)
    if catalog is None:
        return
    messages = project.messages(document, locale)
    for (context, source), entry in catalog.by_id.items():
        translation = messages.lookup(context, source)
        yield _Message(
            f"{TEMPLATES}:{context}",
            source,
            catalog.source_locale,
            "" if entry.blank else entry.values[0],
            translation.value,
            translation.state,
            parted([as_message(note) for note in entry.notes]),
            "",
            catalog.span(entry),
            before if translation.state is TextState.FUZZY and (before := _source_before(entry)) != source else "",
        )


def _stamp(composition: Composition) -> frozenset[str]:
    """Return the words of the stamp of a draft: they are no text of the document, and go when all is translated."""
    if not composition.draft:
        return frozenset()
    spans = (span for stamp in _STAMP.findall(composition.html) for span in _SEPARATOR.split(_TAG.sub("", stamp)))
    return frozenset(plain(unescape(span)) for span in spans)


def _reading_order(layout: tuple[PageLayout, ...], rows: list[tuple[_Message, list[Spot]]]) -> list[Spot]:
    """Return all places page by page, each page in the order of its layout."""
    place = {
        (number, id(region)): index
        for number, page in enumerate(layout, 1)
        for index, region in enumerate(page.regions)
    }
    spots = [spot for _, here in rows for spot in here]
    return sorted(spots, key=lambda spot: (spot.page, place[spot.page, id(spot.region)]))


def plain(text: str) -> str:
    """Return a text on one line, without directional characters: as lists and titles show it."""
    return " ".join(strip_controls(text).split())
