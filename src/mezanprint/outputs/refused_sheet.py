"""What is laid over refused pages: the stamp, an outline and a number for each finding, its words beside the page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from importlib.resources import files
from math import ceil

from mezanprint.console.language import ENGLISH, LANGUAGES
from mezanprint.console.page_words import Words
from mezanprint.model.compositions import Composition, Refusal
from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.model.geometry import Area
from mezanprint.model.kinds import FitRules
from mezanprint.model.locales import language_of
from mezanprint.model.numerals import format_digits
from mezanprint.model.regions import PageLayout, Region
from mezanprint.outputs.labels.desk import Desk
from mezanprint.outputs.labels.finding_html import finding_as_html
from mezanprint.outputs.labels.placing import MARGIN, place_tags
from mezanprint.outputs.refused_places import reach
from mezanprint.templating.styles.script_rules import name_languages

_STYLES = ("labels/labels.css", "refused.css")
COLUMN = 160.0
"""pt; width of the notes beside a page."""
_HEAD, _FOOT, _GAP, _FAR = 34.0, 16.0, 10.0, 600.0
_CHARACTERS = 40
"""Characters of a line of a note: fewer than there are, so that what is reckoned to fit does."""
_LINE, _AFTER = 9.4, 6.0
_CLEAR = 1.2
"""pt between letters and their outline."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The layers over the pages of an edition, and the list behind them."""

    composition: Composition
    findings: tuple[Diagnostic, ...]
    """In the order of their numbers, with their places."""
    layout: tuple[PageLayout, ...]
    words: Words
    refusal: Refusal

    @property
    def desk(self) -> Desk:
        """Room for the stamp, for what stands off the paper, and for the notes, where lines of their language end."""
        off, notes = reach(self.findings, self.layout, _FAR), COLUMN + _GAP
        left, right = (notes, 0.0) if self.words.direction == "rtl" else (0.0, notes)
        return Desk(MARGIN + off.left + left, _HEAD + off.top, MARGIN + off.right + right, _FOOT + off.bottom)

    @property
    def title(self) -> str:
        """The title of the file."""
        return f"{self.words['refused']}: {self.composition.metadata.title} ({self.composition.edition.name})"

    def composed(self) -> Composition:
        """Return the layers, one a page, and the list behind them, to be typeset like any document."""
        words, desk = self.words, self.desk
        css = "".join((files("mezanprint.outputs") / name).read_text("utf-8") for name in _STYLES)
        css += "".join(desk.rules(self.layout))
        overs = "".join(self._over(desk, number, page) for number, page in enumerate(self.layout, 1))
        html = (
            f'<!DOCTYPE html><html lang="{words.language}" dir="{words.direction}"><head><meta charset="utf-8">'
            f"<title>{escape(self.title)}</title><style>{css}</style></head><body>{overs}{self._list()}</body></html>"
        )
        metadata = replace(self.composition.metadata, title=self.title, rtl=words.direction == "rtl")
        return Composition(self.composition.edition, name_languages(html), (), metadata, FitRules(min_last_page=0))

    def _over(self, desk: Desk, number: int, page: PageLayout) -> str:
        here = [(n, found) for n, found in self._numbered() if found.span and found.span.page == number]
        here += [(n, found) for n, found in self._numbered() if number == 1 and not (found.span and found.span.page)]
        areas = {n: found.span.area for n, found in here if found.span and found.span.area}
        kinds = {n: _kind(found) for n, found in here}
        regions = tuple((n, Region("", self.words.language, (area,), "")) for n, area in areas.items())
        tags = place_tags(page, regions, frozenset(("ar",)))
        outlines = "".join(desk.box(f"outline{kinds[n]}", _round(area)) for n, area in areas.items())
        drawn = "".join(desk.tag(tag, kinds[tag.number]) for tag in tags)
        return desk.over(number, page, outlines + drawn + self._stamp(desk) + self._notes(desk, page, here))

    def _stamp(self, desk: Desk) -> str:
        """Return the stamp in the languages of the page, over its head."""
        spoken = [language for each in self.composition.edition.locales if (language := language_of(each)) in LANGUAGES]
        told = [
            f'<span lang="{language}" dir="{words.direction}">{escape(words["refused"])}</span>'
            for language in dict.fromkeys(spoken or [ENGLISH])
            if (words := Words(language))
        ]
        side = "right" if self.words.direction == "rtl" else "left"
        at = desk.right if side == "right" else desk.left
        return f'<div class="stamp" style="{side}: {at:.2f}pt; top: 8pt">{" · ".join(told)}</div>'

    def _notes(self, desk: Desk, page: PageLayout, here: list[tuple[int, Diagnostic]]) -> str:
        """Return the words of the findings of a page, as many as fit beside it; the list has them all."""
        left = -desk.left + _GAP if self.words.direction == "rtl" else page.width + desk.right - COLUMN - _GAP
        room, told, shown = page.height + desk.below - 2 * _LINE, "", 0
        for number, found in here:
            note, height = self._note(number, found), self._height(found)
            if height > room:
                break
            told, room, shown = told + note, room - height, shown + 1
        if rest := len(here) - shown:
            more = self.words["more"].format(count=self._digits(rest))
            told += f'<div class="more">{escape(more)}</div>'
        return desk.box("notes", Area(left, 0, left + COLUMN, 0), told)

    def _note(self, number: int, found: Diagnostic) -> str:
        return (
            f'<div class="note"><div class="number{_kind(found)}">{number}</div>'
            f"{finding_as_html(found, self.words, self.refusal.house)}{_file(found)}</div>"
        )

    def _height(self, found: Diagnostic) -> float:
        sentences = [self.words.told(each) for each in (found.message, *found.hints)]
        lines = sum(ceil((len(sentence) + 8) / _CHARACTERS) for sentence in sentences)
        return (lines + (ceil(len(_place(found)) / _CHARACTERS) if _place(found) else 0)) * _LINE + _AFTER

    def _list(self) -> str:
        words = self.words
        rows = "".join(self._row(number, found) for number, found in self._numbered())
        head = f'<th class="n">{escape(words["number"])}</th><th>{escape(words["list"])}</th>'
        return (
            f'<div class="index"><h1>{escape(words["list"])}</h1><p class="under">{escape(self.title)}</p><table>'
            f'<thead><tr>{head}<th class="where">{escape(words["where"])}</th></tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )

    def _row(self, number: int, found: Diagnostic) -> str:
        """Return a finding with its place; of what is on no page, with the words themselves, as its file has them."""
        span = found.span
        page = f"<div>{escape(self.words['page'])} {self._digits(span.page)}</div>" if span and span.page else ""
        lost = f"<div>{escape(self.words['absent'])}</div>" if found.key and not page else ""
        if span and span.excerpt and not page:
            lost += f'<div class="words" dir="auto">{escape(span.excerpt.strip())}</div>'
        return (
            f'<tr><td class="n">{self._digits(number)}</td><td>'
            f"{finding_as_html(found, self.words, self.refusal.house)}</td>"
            f'<td class="where">{page}{lost}{_file(found)}</td></tr>'
        )

    def _numbered(self) -> Iterator[tuple[int, Diagnostic]]:
        return iter(enumerate(self.findings, 1))

    def _digits(self, number: int) -> str:
        return format_digits(number, self.refusal.house.style)


def _round(area: Area) -> Area:
    """Return the outline of an area: it touches no letter."""
    return Area(area.left - _CLEAR, area.top - _CLEAR, area.right + _CLEAR, area.bottom + _CLEAR)


def _kind(found: Diagnostic) -> str:
    return " error" if found.severity is Severity.ERROR else " warning"


def _place(found: Diagnostic) -> str:
    """Return file and line; what is about the PDF as such has neither."""
    span = found.span
    return f"{span.path}:{span.line}" if span and span.line else ""


def _file(found: Diagnostic) -> str:
    place = _place(found)
    return f'<div class="file" lang="en" dir="ltr">{escape(place)}</div>' if place else ""
