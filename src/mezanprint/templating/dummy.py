"""The dummy: the sheets of a document with numbers for content, to be printed and folded before the real ones.

It goes the way of every document, on the same sheets with the same folds: what is right on the dummy is right there.
Both languages stand on it; each page begins with the one that its own reader reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from mezanprint.model.cldr import locale_of
from mezanprint.model.compositions import Composition, Metadata
from mezanprint.model.documents import Document, filled_slots
from mezanprint.model.editions import Edition
from mezanprint.model.kinds import FitRules, Kind
from mezanprint.model.locales import Direction, HouseStyle, LocaleSpec, language_of
from mezanprint.model.numerals import format_digits
from mezanprint.model.paper import Bound, Fold, Paper, back_panel, creases, panels
from mezanprint.model.plans import PageName, Plan
from mezanprint.project.config import Config
from mezanprint.templating import dummy_words as said
from mezanprint.templating.dummy_words import Words
from mezanprint.templating.styles.paper import paper_of

_STYLE = """@page {{ size: {width}mm {height}mm; margin: 0 }}
* {{ margin: 0; padding: 0; color: #000; font: 8.5pt/12pt IBM Plex Sans, IBM Plex Sans Arabic }}
[lang=ar] {{ font: 9pt/14pt IBM Plex Sans Arabic, IBM Plex Sans }}
.page {{ position: relative; width: {width}mm; height: {inner}mm; break-after: page }}
.page:last-child {{ break-after: auto }}
.panel, .line, .pin {{ position: absolute }}
.panel {{ top: 0; height: {inner}mm; box-sizing: border-box; padding: 12mm 8mm; text-align: center }}
.up {{ font-size: 20pt; line-height: 22pt }}
.number {{ font-size: 64pt; line-height: 76pt; font-weight: 600 }}
.language {{ font-weight: 600 }}
.steps {{ text-align: start; margin-top: 4mm }}
.steps p {{ margin-bottom: 1mm }}
.line {{ top: 6mm; bottom: 6mm }}
.valley {{ border-left: 0.75pt dashed #000 }}
.mountain {{ border-left: 1.5pt dotted #000 }}
.word {{ position: absolute; bottom: 12mm; text-align: left }}
.word.right {{ text-align: right }}
.pin {{ width: 1.2mm; height: 12mm; background: #000 }}"""
_CARD = """
* { font: 6pt/8pt IBM Plex Sans, IBM Plex Sans Arabic }
[lang=ar] { font: 6.5pt/9pt IBM Plex Sans Arabic, IBM Plex Sans }
.panel { padding: 5mm }
.up { font-size: 10pt; line-height: 11pt }
.number { font-size: 20pt; line-height: 22pt }
.steps { margin-top: 1mm }
.steps p { margin-bottom: 0 }"""
"""What is smaller on a card."""
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


def dummy(kind: Kind, config: Config, edition: Edition, sheets: Sheets, document: Document) -> Composition:
    """Return the composition of a dummy."""
    first = config.locale(edition.locales[0])
    paper = paper_of(first, kind, edition.profile, filled_slots(document))
    width, height = sheets.plan.size
    if paper.fold:
        writer = _Writer(config, first, sheets)
        bodies = [_folded(paper, paper.fold, side, writer) for side in (1, 2)]
    else:
        readers = (config.locale(name.locale) if name and name.locale else first for name in sheets.names)
        bodies = [_page(paper, place, _Writer(config, reader, sheets)) for place, reader in enumerate(readers)]
    # A fraction less than the page: rounding must not push a page over its end.
    style = _STYLE.format(width=width, height=height, inner=height - 0.1) + (_CARD if paper.cards else "")
    body = "".join(f'<div class="page">{body}</div>' for body in bodies)
    title = f"{edition.document}: dummy"
    html = (
        f'<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{style}</style></head><body>{body}</body></html>"
    )
    languages = tuple(locale.replace("_", "-") for locale in edition.locales)
    metadata = Metadata(title, "", "", languages, document.date, paper.bound is Bound.RIGHT)
    return Composition(edition, html, (), metadata, FitRules(min_last_page=0), paper=paper)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes words in both languages, that of the reader first, each with its own digits."""

    config: Config
    reader: LocaleSpec
    sheets: Sheets

    def both(self, words: Words, **numbers: int) -> str:
        """Return words in two paragraphs."""
        return "".join(self._told(words, numbers))

    def steps(self, steps: tuple[Words, ...]) -> str:
        """Return numbered steps, all in one language and then all in the other."""
        numbered = [(f"{number}. {en}", f"{number}. {ar}") for number, (en, ar) in enumerate(steps, start=1)]
        one, other = zip(*(self._told(words, {}) for words in numbered), strict=True)
        return "".join(f'<div class="steps">{"".join(told)}</div>' for told in (one, other))

    def number(self, number: int) -> str:
        """Return a number in the digits of the reader."""
        return escape(format_digits(str(number), self.reader.style))

    def _told(self, words: Words, numbers: dict[str, int]) -> tuple[str, ...]:
        plan, lines = self.sheets.plan, []
        for language, text in zip(("en", "ar"), words, strict=True):
            known = {**{str(number): number for number in range(1, 7)}, **said.placeholders(plan), **numbers}
            for name, number in known.items():
                text = text.replace("{" + name + "}", str(number))
            told = escape(format_digits(text, self._style(language)))
            told = told.replace("{code}", f'<span lang="en" dir="ltr">{escape(said.other_order(plan))}</span>')
            lines.append(f'<p lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">{told}</p>')
        return tuple(lines if self.reader.direction is Direction.LTR else reversed(lines))

    def _style(self, language: str) -> HouseStyle:
        """Return how the house prints a language, if it does at all."""
        known = (self.reader, *self.config.locales)
        return next((each.style for each in known if language_of(each.code) == language), HouseStyle())


def _head(writer: _Writer, number: int | None, language: str = "") -> str:
    """Return what stands at the head of a panel or page: which way is up, and its number."""
    told = f'<p class="number" dir="ltr">{writer.number(number)}</p>' if number else ""
    return f'<p class="up">↑</p>{writer.both(said.UP)}{told}{language}'


def _folded(paper: Paper, fold: Fold, side: int, writer: _Writer) -> str:
    """Return one side of a folded sheet: panels with their numbers, and the folds between them."""
    plan = writer.sheets.plan
    parts = []
    for panel in (panel for panel in panels(fold, plan.size[0], paper.bound) if panel.page == side):
        roles = "".join(map(writer.both, _roles(fold, panel.number)))
        ways = (*said.printing(plan), *said.FOLDING[fold], said.OPENS[paper.bound])
        steps = writer.steps(ways) if panel.number == 1 else ""
        place = f"left: {panel.left:.3f}mm; width: {panel.width:.3f}mm"
        parts.append(f'<div class="panel" style="{place}">{_head(writer, panel.number)}{roles}{steps}</div>')
    for crease in (crease for crease in creases(fold, plan.size[0], paper.bound) if crease.page == side):
        words, name = (said.MOUNTAIN, "mountain") if crease.mountain else (said.VALLEY, "valley")
        parts.append(f'<div class="line {name}" style="left: {crease.x:.3f}mm"></div>')
        parts.append(f'<div class="word" style="left: {crease.x + 5:.3f}mm; width: 60mm">{writer.both(words)}</div>')
    return "".join(parts)


def _roles(fold: Fold, number: int) -> Iterator[Words]:
    if number == 1:
        yield said.FRONT
    if number == back_panel(fold):
        yield said.BACK
    if fold is Fold.LETTER and number in (2, 5):
        yield said.TUCKED


def _page(paper: Paper, place: int, writer: _Writer) -> str:
    """Return a page of a booklet, with the spine on its own side, or a page that stands alone."""
    name = writer.sheets.names[place]
    language = ""
    if name and name.locale:
        called = escape(f"{locale_of(name.locale).language_name} ({name.locale})")
        lang, way = language_of(name.locale), writer.reader.direction
        language = f'<p class="language" lang="{lang}" dir="{way}">{called}</p>'
    told = _head(writer, name.number if name else None, language) + "".join(_standing(paper, place, writer))
    if place == 0 or (name and name.locale and name.number == 1):
        told += writer.steps(tuple(_ways(paper, writer)))
    panel = f'<div class="panel" style="left: 0; width: 100%">{told}</div>'
    return panel + (_spine(paper, place, writer) if paper.booklet else "")


def _ways(paper: Paper, writer: _Writer) -> Iterator[Words]:
    """Yield what is to be done with the sheets, told on a cover."""
    plan = writer.sheets.plan
    yield from said.printing(plan)
    if paper.cards:
        yield from said.CUTTING
    elif paper.booklet:
        yield from () if plan.stitched else said.STITCHING
        own = Bound.RIGHT if writer.reader.direction is Direction.RTL else Bound.LEFT
        yield said.OPENS[own if writer.sheets.has_two_covers else paper.bound]


def _standing(paper: Paper, place: int, writer: _Writer) -> Iterator[str]:
    """Yield where a page stands: the covers of a book, or the sides of a sheet, and on which sheet of several."""
    plan, names = writer.sheets.plan, writer.sheets.names
    number, is_back = next(
        (number, face is sheet.back)
        for number, sheet in enumerate(plan.made, 1)
        for face in sheet.faces
        if any(put.page == place for put in face.placements)
    )
    if paper.booklet:
        covers = {0: said.FRONT, len(names) - 1: said.FRONT if writer.sheets.has_two_covers else said.BACK}
        if place in covers:
            yield writer.both(covers[place])
    elif len(plan.made) == 1:
        yield writer.both(said.BACK if is_back else said.FRONT)
    if len(plan.made) > 1:
        yield writer.both(said.SHEET_BACK if is_back else said.SHEET_FRONT, sheet=number)


def _spine(paper: Paper, place: int, writer: _Writer) -> str:
    """Return the fold at the page's inner edge with the two places of the staples; pages are counted from 0."""
    at_left = (place % 2 == 0) == (paper.bound is Bound.LEFT)
    edge, inset = "left" if at_left else "right", _INSET if writer.sheets.plan.stitched else "0"
    pins = "".join(
        f'<div class="pin" style="{edge}: {inset}; top: {share}%"></div>'
        f'<div class="word {edge}" style="{edge}: 5mm; bottom: {100 - share - 6}%">{writer.both(said.STAPLE)}</div>'
        for share in (22, 72)
    )
    return f'<div class="line valley" style="{edge}: {inset}"></div>{pins}'
