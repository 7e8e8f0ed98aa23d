"""What is laid over refused pages: the stamp, an outline and a number for each finding, its words beside the page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from mezanprint.console.language import ENGLISH, LANGUAGES
from mezanprint.console.localization import localized
from mezanprint.console.pages import render
from mezanprint.model.compositions import Composition, Refusal
from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.model.geometry import Area
from mezanprint.model.kinds import FitRules
from mezanprint.model.locales import Direction, direction_of, language_of
from mezanprint.model.numerals import format_digits
from mezanprint.model.regions import PageLayout, Region
from mezanprint.model.translatable import msg
from mezanprint.outputs.labels.desk import Desk
from mezanprint.outputs.labels.localized_finding import LocalizedFinding, localized_finding
from mezanprint.outputs.labels.placing import MARGIN, Tag, place_tags
from mezanprint.outputs.refused_places import reach
from mezanprint.templating.styles.script_rules import name_languages

_REFUSED = msg("Refused: not for publication")
COLUMN = 160.0
"""pt; width of the notes beside a page."""
_HEAD, _FOOT, _GAP, _FAR = 34.0, 16.0, 10.0, 600.0
_CHARACTERS = 40
"""Characters of a line of a note: fewer than there are, so that what is reckoned to fit does."""
_LINE, _AFTER = 9.4, 6.0
_CLEAR = 1.2
"""pt between letters and their outline."""


@dataclass(frozen=True, slots=True)
class Over:
    """What lies over one page."""

    page: PageLayout
    outlines: tuple[tuple[int, Area], ...]
    """Round what a finding is about, with its number."""
    tags: tuple[Tag, ...]
    notes: tuple[int, ...]
    """The findings of the page whose words fit beside it."""
    rest: int
    """How many more there are, in the list behind the pages."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The layers over the pages of an edition, and the list behind them."""

    composition: Composition
    findings: tuple[Diagnostic, ...]
    """In the order of their numbers, with their places."""
    layout: tuple[PageLayout, ...]
    refusal: Refusal

    @property
    def rtl(self) -> bool:
        """Whether what it says is read from right to left."""
        return direction_of(self.refusal.language) is Direction.RTL

    @property
    def desk(self) -> Desk:
        """Room for the stamp, for what stands off the paper, and for the notes, where lines of their language end."""
        off, notes = reach(self.findings, self.layout, _FAR), COLUMN + _GAP
        left, right = (notes, 0.0) if self.rtl else (0.0, notes)
        return Desk(MARGIN + off.left + left, _HEAD + off.top, MARGIN + off.right + right, _FOOT + off.bottom)

    @property
    def title(self) -> str:
        """The title of the file."""
        refused = localized(_REFUSED, self.refusal.language)
        return f"{refused}: {self.composition.metadata.title} ({self.composition.edition.name})"

    @property
    def stamps(self) -> tuple[tuple[str, str], ...]:
        """The languages of the stamp over each page, which are those of the page, with its words."""
        spoken = [language for each in self.composition.edition.locales if (language := language_of(each)) in LANGUAGES]
        return tuple((language, localized(_REFUSED, language)) for language in dict.fromkeys(spoken or [ENGLISH]))

    def composed(self) -> Composition:
        """Return the layers, one a page, and the list behind them, to be typeset like any document."""
        overs = [self._over(number, page) for number, page in enumerate(self.layout, 1)]
        html = render("refused", self.refusal.language, sheet=self, desk=self.desk, overs=overs)
        metadata = replace(self.composition.metadata, title=self.title, rtl=self.rtl)
        return Composition(self.composition.edition, name_languages(html), (), metadata, FitRules(min_last_page=0))

    def _over(self, number: int, page: PageLayout) -> Over:
        numbered = dict(enumerate(self.findings, 1))
        here = [n for n, found in numbered.items() if found.span and found.span.page == number]
        here += [n for n, found in numbered.items() if number == 1 and not (found.span and found.span.page)]
        areas = {n: area for n in here if (span := numbered[n].span) and (area := span.area)}
        regions = tuple((n, Region("", self.refusal.language, (area,), "")) for n, area in areas.items())
        outlines = tuple((n, _round(area)) for n, area in areas.items())
        notes = tuple(self._fitting(here, page.height + self.desk.below - 2 * _LINE))
        return Over(page, outlines, place_tags(page, regions, frozenset(("ar",))), notes, len(here) - len(notes))

    def _fitting(self, here: list[int], room: float) -> Iterator[int]:
        """Yield the findings of a page whose notes fit beside it."""
        for number in here:
            room -= self._height(self.findings[number - 1])
            if room < 0:
                return
            yield number

    def _height(self, found: Diagnostic) -> float:
        sentences = [localized(each, self.refusal.language) for each in (found.message, *found.hints)]
        lines = sum(ceil((len(sentence) + 8) / _CHARACTERS) for sentence in sentences)
        return (lines + ceil(len(self.file(found)) / _CHARACTERS)) * _LINE + _AFTER

    def notes_place(self, page: PageLayout) -> Area:
        """Return where the notes beside a page stand; they are as high as they are."""
        left = -self.desk.left + _GAP if self.rtl else page.width + self.desk.right - COLUMN - _GAP
        return Area(left, 0, left + COLUMN, 0)

    def kind(self, number: int) -> str:
        """Return the class of all that shows a finding."""
        return "error" if self.findings[number - 1].severity is Severity.ERROR else "warning"

    def localized(self, number: int) -> LocalizedFinding:
        """Return a finding in the language of the sheet."""
        return localized_finding(self.findings[number - 1], self.refusal.language, self.refusal.house)

    def file(self, found: Diagnostic) -> str:
        """Return file and line; what is about the PDF as such has neither."""
        span = found.span
        return f"{span.path}:{span.line}" if span and span.line else ""

    def digits(self, number: int) -> str:
        """Return a number in the digits of the house."""
        return format_digits(number, self.refusal.house.style)


def _round(area: Area) -> Area:
    """Return the outline of an area: it touches no letter."""
    return Area(area.left - _CLEAR, area.top - _CLEAR, area.right + _CLEAR, area.bottom + _CLEAR)
