"""The dummy: the sheets of a document with numbers for content, to be printed and folded before the real ones.

It goes the way of every document, on the same sheets with the same folds: what is right on the dummy is right there.
Both languages stand on it; each page begins with the one that its own reader reads.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from mezanprint.console.language import ENGLISH, LANGUAGES
from mezanprint.console.localization import localized, unmarked
from mezanprint.console.pages import gettext_in, render
from mezanprint.model.cldr import locale_of
from mezanprint.model.compositions import Composition, Metadata
from mezanprint.model.documents import Document, filled_slots
from mezanprint.model.editions import Edition
from mezanprint.model.kinds import FitRules, Kind
from mezanprint.model.locales import Direction, HouseStyle, LocaleSpec, language_of
from mezanprint.model.numerals import format_digits
from mezanprint.model.paper import Bound, Crease, Fold, Paper, back_panel, creases, panels
from mezanprint.model.plans import PageName, Plan
from mezanprint.printing import dummy_words as words
from mezanprint.project.config import Config
from mezanprint.templating.styles.paper import paper_of

_INSET = "1mm"
"""How far from the trim a fold is drawn where pages stand alone: what touches the trim would have to bleed."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """What a dummy shows."""

    plan: Plan
    """Of the dummy's own pages: as many as stand on paper, each blank one too."""
    names: tuple[PageName | None, ...]
    """Of each page; None for a blank one."""

    @property
    def has_two_covers(self) -> bool:
        """Whether a book opens from both sides, once in each language."""
        return any(name and name.locale for name in self.names)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads a dummy in one of the program's languages, with the digits of the house."""

    language: str
    style: HouseStyle

    @property
    def gettext(self) -> Callable[[str], Markup]:
        """The words of the template in this language."""
        return gettext_in(self.language)

    def localized(self, sentence: str) -> tuple[str, ...]:
        """Return a sentence in its pieces, of which each second one is code."""
        return tuple(self.digits(unmarked(localized(sentence, self.language))).split("`"))

    def digits(self, text: str | int) -> str:
        """Return text with its digits as the house prints them."""
        return format_digits(text, self.style)


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel of a folded sheet, or a whole page, with what stands on it."""

    place: str
    number: str
    roles: tuple[str, ...]
    steps: tuple[str, ...]
    language: Mapping[str, str] | None = None
    """Code, direction and name of the language of a page, in a book that has two."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a dummy."""

    readers: tuple[Reader, ...]
    """Who reads it, whose page it is first."""
    panels: tuple[Panel, ...]
    creases: tuple[Crease, ...] = ()
    spine: str = ""
    """The edge of a page at which a book is stapled, ``left`` or ``right``."""
    inset: str = "0"
    """How far from that edge the fold is drawn."""


def compose_dummy(kind: Kind, config: Config, edition: Edition, sheets: Sheets, document: Document) -> Composition:
    """Return the composition of a dummy."""
    first = config.locale(edition.locales[0])
    paper = paper_of(first, kind, edition.profile, filled_slots(document))
    writer = _Writer(config, sheets, paper)
    width, height = sheets.plan.size
    title = f"{edition.document}: dummy"
    html = render(
        "dummy", ENGLISH, title=title, width=width, height=height, is_card=bool(paper.cards), pages=writer.pages(first)
    )
    languages = tuple(locale.replace("_", "-") for locale in edition.locales)
    metadata = Metadata(title, "", "", languages, document.date, paper.bound is Bound.RIGHT)
    return Composition(edition, html, (), metadata, FitRules(min_last_page=0), paper=paper)


@dataclass(frozen=True, slots=True)
class _Writer:
    config: Config
    sheets: Sheets
    paper: Paper

    def pages(self, first: LocaleSpec) -> list[Page]:
        """Return the two sides of a folded sheet, or all pages; ``first`` reads those that name no language."""
        if self.paper.fold:
            return [self._folded(self.paper.fold, side, first) for side in (1, 2)]
        names = enumerate(self.sheets.names)
        return [
            self._page(place, self.config.locale(name.locale) if name and name.locale else first)
            for place, name in names
        ]

    def _readers(self, reader: LocaleSpec) -> tuple[Reader, ...]:
        """Return who reads a page: each in the style in which the house prints his language, if it does at all."""
        known = (reader, *self.config.locales)
        styles = {language_of(spec.code): spec.style for spec in reversed(known)}
        readers = tuple(Reader(language, styles.get(language, HouseStyle())) for language in LANGUAGES)
        return readers if reader.direction is Direction.LTR else readers[::-1]

    def _folded(self, fold: Fold, side: int, reader: LocaleSpec) -> Page:
        """Return one side of a folded sheet: panels with their numbers, and the folds between them."""
        plan, bound = self.sheets.plan, self.paper.bound
        steps = (*words.printing(plan), *words.FOLDING[fold], words.OPENS[bound])
        sides = tuple(
            Panel(
                f"left: {panel.left:.3f}mm; width: {panel.width:.3f}mm",
                format_digits(panel.number, reader.style),
                tuple(_roles(fold, panel.number)),
                steps if panel.number == 1 else (),
            )
            for panel in panels(fold, plan.size[0], bound)
            if panel.page == side
        )
        folds = tuple(crease for crease in creases(fold, plan.size[0], bound) if crease.page == side)
        return Page(self._readers(reader), sides, folds)

    def _page(self, place: int, reader: LocaleSpec) -> Page:
        """Return a page of a booklet, with the spine on its own side, or a page that stands alone."""
        name = self.sheets.names[place]
        language = None
        if name and name.locale:
            called = f"{locale_of(name.locale).language_name} ({name.locale})"
            language = {"code": language_of(name.locale), "direction": reader.direction, "name": called}
        number = format_digits(name.number, reader.style) if name and name.number else ""
        is_cover = place == 0 or bool(language and name and name.number == 1)
        steps = tuple(self._steps(reader)) if is_cover else ()
        panel = Panel("left: 0; width: 100%", number, tuple(self._standing(place)), steps, language)
        if not self.paper.booklet:
            return Page(self._readers(reader), (panel,))
        spine = "left" if (place % 2 == 0) == (self.paper.bound is Bound.LEFT) else "right"
        return Page(self._readers(reader), (panel,), (), spine, _INSET if self.sheets.plan.stitched else "0")

    def _steps(self, reader: LocaleSpec) -> Iterator[str]:
        """Yield what is to be done with the sheets, told on a cover."""
        yield from words.printing(self.sheets.plan)
        if self.paper.cards:
            yield from words.CUTTING
        elif self.paper.booklet:
            yield from () if self.sheets.plan.stitched else words.STITCHING
            own = Bound.RIGHT if reader.direction is Direction.RTL else Bound.LEFT
            yield words.OPENS[own if self.sheets.has_two_covers else self.paper.bound]

    def _standing(self, place: int) -> Iterator[str]:
        """Yield where a page stands: the covers of a book, or the sides of a sheet, and on which sheet of several."""
        plan, last = self.sheets.plan, len(self.sheets.names) - 1
        number, is_back = next(
            (number, face is sheet.back)
            for number, sheet in enumerate(plan.made, 1)
            for face in sheet.faces
            if any(put.page == place for put in face.placements)
        )
        if self.paper.booklet:
            covers = {0: words.FRONT, last: words.FRONT if self.sheets.has_two_covers else words.BACK}
            if place in covers:
                yield covers[place]
        elif len(plan.made) == 1:
            yield words.BACK if is_back else words.FRONT
        if len(plan.made) > 1:
            yield words.sheet_words(number, len(plan.made), is_back=is_back)


def _roles(fold: Fold, number: int) -> Iterator[str]:
    if number == 1:
        yield words.FRONT
    if number == back_panel(fold):
        yield words.BACK
    if fold is Fold.LETTER and number in (2, 5):
        yield words.TUCKED
