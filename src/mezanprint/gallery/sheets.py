"""The sheets of a gallery: documents in memory that hold every component of a kind, and the kind itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files

from mezanprint.gallery.samples import (
    DAY,
    LINK,
    NAME,
    NOTE,
    PLACE,
    SECTIONS,
    Length,
    Samples,
    proper_name,
    sample_words,
)
from mezanprint.model.documents import Document, Record, Section, map_texts
from mezanprint.model.kinds import ComponentSpec, FitRules, Kind, Layout
from mezanprint.model.locales import language_of
from mezanprint.model.texts import Text
from mezanprint.project.files import MAX_BYTES, Files

TEMPLATES = "templates"
_COMPONENTS = "components"
_ADDRESS = "https://example.org/"
_TITLE_LENGTH = 60
"""Longest text that gives way to the name of its component; a longer one goes on after it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of the gallery: ``name`` is its file's, ``kind`` the kind as far as this sheet keeps to it."""

    name: str
    kind: Kind
    length: Length | None
    """Of a sample of the kind; None for the samples of its components."""

    @property
    def holds_components(self) -> bool:
        """Whether it shows one component after the other."""
        return self.length is None


def sheets_of(kind: Kind) -> tuple[Sheet, ...]:
    """Return the sheets of a kind: filled with little, with much, and its components one by one.

    What is written for nobody fits no rule of how many pages there must be.
    """
    layout = Layout.PARALLEL if Layout.PARALLEL in kind.layouts else kind.layouts[0]
    free = replace(kind, fit=FitRules(min_last_page=0), layouts=(layout,))
    flat = replace(free, fold=None, booklet=False, cards=None, layouts=(Layout.PARALLEL,))
    return (
        Sheet(kind.name, free, Length.SHORT),
        Sheet(f"{kind.name}-{Length.LONG}", free, Length.LONG),
        Sheet(f"{kind.name}-{_COMPONENTS}", flat, None),
    )


def sample_document(sheet: Sheet, locale: str, picture: str) -> Document:
    """Return what a sheet shows in one locale; ``picture`` is the path of one in the project."""
    language, kind = language_of(locale), sheet.kind
    samples = Samples(language, locale, sheet.name, picture, sheet.holds_components)
    words = sample_words()[language]
    title = samples.text("title", f"{kind.name}: {locale}" if sheet.holds_components else words["title"])
    fields = Record((), PLACE) if sheet.holds_components else samples.record(kind.fields, "fields", _length(sheet))
    return Document(
        id=sheet.name,
        kind=kind.name,
        source_locale=locale,
        locale=locale,
        date=DAY,
        editions=((locale,),),
        title=title,
        fields=fields,
        sections=tuple(_sections(sheet, samples)),
        notes=((NOTE, samples.text(f"notes.{NOTE}", words["note"])),),
        links=((LINK, _ADDRESS),),
        references=((NAME, proper_name()),),
        span=PLACE,
        layout=kind.layouts[0],
    )


def _length(sheet: Sheet) -> Length:
    return sheet.length or Length.LONG


def _sections(sheet: Sheet, samples: Samples) -> Iterator[Section]:
    """Yield every component short and long, or what fills the slots of the kind."""
    kind = sheet.kind
    if sheet.length is None:
        for component in kind.components:
            for length in Length:
                yield _section(component, _middle(kind), samples, length, f"{component.name}-{length}")
        return
    slots = [slot.name for slot in kind.slots]
    covers = slots[:1] if kind.fold else []  # the first panel is a cover, which fields fill
    order = [name for name in (*slots[len(slots) // 2 :], *slots[: len(slots) // 2]) if name not in covers]
    panels = bool(kind.fold or kind.cards)
    number = len(order) if panels or sheet.length is Length.SHORT else len(kind.components)
    for place in range(number):
        component, slot = kind.components[place % len(kind.components)], order[place % len(order)]
        section = _section(component, slot, samples, sheet.length, f"{component.name}-{place + 1}")
        yield _named(section, samples.locale) if sheet.length is Length.SHORT else section


def _middle(kind: Kind) -> str:
    """Return the slot that most of a document stands in, as far as one can know: neither its first nor its last."""
    return kind.slots[len(kind.slots) // 2].name


def _section(component: ComponentSpec, slot: str, samples: Samples, length: Length, name: str) -> Section:
    fields = samples.record(component.fields, f"{SECTIONS}.{name}", length)
    return Section(name, component.name, slot, fields, PLACE, key=f"{samples.domain}:{SECTIONS}.{name}")


def _named(section: Section, locale: str) -> Section:
    """Return a section whose first text says which component it is and in which slot it stands."""
    told = f"{section.component} · {section.slot}"
    first = True

    def name(text: Text) -> Text:
        nonlocal first
        if not first:
            return text
        first = False
        words = told if len(text.value) <= _TITLE_LENGTH else f"{told} · {text.value}"
        return replace(text, source=words, value=words)

    fields = map_texts(section.fields, name, locale)
    assert isinstance(fields, Record)
    return replace(section, fields=fields)


class SheetFiles(Files):
    """The files of a project, in which the sheet of components stands for the template of one kind.

    Its style sheet follows that of the kind, so that components look as they do there.
    """

    def __init__(self, project: Files, kind: str) -> None:
        """Take the project's files and the name of the kind."""
        self.root, self.folder, self.records = project.root, project.folder, {}
        own = files("mezanprint.gallery")
        self._template = f"{TEMPLATES}/{kind}/document.html.jinja", (own / "components.html.jinja").read_text("utf-8")
        self._style = f"{TEMPLATES}/{kind}/style.css", (own / "components.css").read_text("utf-8")

    def read_text(self, path: str, limit: int = MAX_BYTES) -> str:
        """Return a file of the project, or what stands for it."""
        if path == self._template[0]:
            return self._template[1]
        text = super().read_text(path, limit)
        return f"{text}\n{self._style[1]}" if path == self._style[0] else text
