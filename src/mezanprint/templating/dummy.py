"""The dummy: the sheets of a document with numbers for content, to be printed and folded before the real ones.

It goes the way of every document, on the same sheets with the same folds: what is right on the dummy is right there.
Both languages stand on it, for who prints and who folds need not read the same one.
"""

from collections.abc import Iterator
from html import escape

from mezanprint.model.compositions import Composition, Metadata
from mezanprint.model.documents import Document, filled_slots
from mezanprint.model.editions import Edition
from mezanprint.model.kinds import FitRules, Kind
from mezanprint.model.locales import Direction, LocaleSpec
from mezanprint.model.numerals import format_digits
from mezanprint.model.paper import Bound, Fold, Paper, creases, page_size, panels
from mezanprint.templating.paper import paper_of

_UP = ("this way up", "هذا الجانب إلى أعلى")
_FRONT = ("front", "الواجهة")
_BACK = ("back", "الظهر")
_TUCKED = ("folds in", "يُطوى إلى الداخل")
_VALLEY = ("valley fold, towards you", "طيّة نحوك")
_MOUNTAIN = ("mountain fold, away from you", "طيّة بعيدًا عنك")
_STAPLE = ("staple", "دبّوس")
_PRINT = {
    "short": ("Print both sides; the sheet turns on its short edge.", "اطبع الوجهين، وتُقلب الورقة على حافتها القصيرة."),
    "long": ("Print both sides; the sheet turns on its long edge.", "اطبع الوجهين، وتُقلب الورقة على حافتها الطويلة."),
}
_STEPS = {
    Fold.LETTER: (
        ("Lay the sheet down with {3}, {4} and {5} up.", "ضع الورقة بحيث تظهر الألواح {3} و{4} و{5}."),
        ("Fold {5} in over {4}.", "اطوِ اللوح {5} فوق اللوح {4}."),
        ("Fold {3} over both. Now {1} is on top.", "اطوِ اللوح {3} فوقهما، فيصير اللوح {1} في الأعلى."),
    ),
    Fold.Z: (
        ("Lay the sheet down with {2}, {3} and {4} up.", "ضع الورقة بحيث تظهر الألواح {2} و{3} و{4}."),
        ("Fold {2} over {3}. Now {1} is on top.", "اطوِ اللوح {2} فوق اللوح {3}، فيصير اللوح {1} في الأعلى."),
        ("Fold {4} back, under {3}.", "اطوِ اللوح {4} إلى الخلف، تحت اللوح {3}."),
    ),
    Fold.HALF: (
        ("Lay the sheet down with {2} and {3} up.", "ضع الورقة بحيث يظهر اللوحان {2} و{3}."),
        ("Fold {2} over {3}. Now {1} is on top.", "اطوِ اللوح {2} فوق اللوح {3}، فيصير اللوح {1} في الأعلى."),
    ),
}
_STITCH = (
    (
        "Lay the sheets in one another; the one with {1} is outside.",
        "ضع الأوراق بعضها داخل بعض، والورقة التي فيها {1} من الخارج.",
    ),
    ("Staple from outside, at both marks on the fold.", "دبّس من الخارج عند العلامتين على الطيّة."),
    ("Fold. Now {1} is on top, {2} inside it.", "اطوِ، فتصير الصفحة {1} في الأعلى و{2} في داخلها."),
)
_CUT = (("Cut along the edges of the cards.", "قصّ على حواف البطاقات."),)
_OPENS = {
    Bound.LEFT: ("It opens from the left, as English does.", "يُفتح من اليسار كما في الإنجليزية."),
    Bound.RIGHT: ("It opens from the right, as Arabic does.", "يُفتح من اليمين كما في العربية."),
}
_STYLE = """@page {{ size: {width}mm {height}mm; margin: 0 }}
* {{ margin: 0; padding: 0; color: #000; font: 8.5pt/12pt IBM Plex Sans, IBM Plex Sans Arabic }}
[lang=ar] {{ font: 9pt/14pt IBM Plex Sans Arabic, IBM Plex Sans }}
.page {{ position: relative; width: {width}mm; height: {inner}mm; break-after: page }}
.page:last-child {{ break-after: auto }}
.panel, .line, .pin {{ position: absolute }}
.panel {{ top: 0; height: {inner}mm; box-sizing: border-box; padding: 12mm 8mm; text-align: center }}
.up {{ font-size: 20pt; line-height: 22pt }}
.number {{ font-size: 64pt; line-height: 76pt; font-weight: 600 }}
.steps {{ text-align: start; margin-top: 4mm }}
.steps p {{ margin-bottom: 1mm }}
.line {{ top: 6mm; bottom: 6mm }}
.valley {{ border-left: 0.75pt dashed #000 }}
.mountain {{ border-left: 1.5pt dotted #000 }}
.word {{ position: absolute; bottom: 12mm; text-align: left }}
.word.right {{ text-align: right }}
.pin {{ width: 1.2mm; height: 12mm; background: #000 }}"""


def dummy(kind: Kind, first: LocaleSpec, edition: Edition, labels: tuple[str, ...], document: Document) -> Composition:
    """Return the composition of a dummy; ``labels`` tell its pages apart, ``first`` is the edition's first locale."""
    paper = paper_of(first, kind, edition.profile, filled_slots(document))
    width, height = page_size(kind.page, edition.profile.page)
    if paper.fold:
        bodies = [_folded(paper, paper.fold, width, side, first, _turn(paper, kind, edition)) for side in (1, 2)]
    else:
        turn = _turn(paper, kind, edition)
        bodies = [_page(paper, number, labels, first, turn) for number in range(1, len(labels) + 1)]
    # A fraction less than the page: rounding must not push a page over its end.
    style = _STYLE.format(width=width, height=height, inner=height - 0.1, bleed=edition.profile.bleed)
    body = "".join(f'<div class="page">{body}</div>' for body in bodies)
    title = f"{edition.document}: dummy"
    html = (
        f'<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{style}</style></head><body>{body}</body></html>"
    )
    languages = tuple(locale.replace("_", "-") for locale in edition.locales)
    metadata = Metadata(title, "", "", languages, document.date, paper.bound is Bound.RIGHT)
    return Composition(edition, html, (), metadata, FitRules(min_last_page=0), paper=paper)


def _turn(paper: Paper, kind: Kind, edition: Edition) -> str:
    width, height = page_size(kind.page, edition.profile.page)
    flat = 2 * width if paper.booklet and edition.profile.sheet else width
    return edition.profile.turn or ("short" if flat > height else "long")


def _both(words: tuple[str, str], first: LocaleSpec) -> str:
    """Return words in both languages, that of the edition first, with numbers in the digits of the house."""
    numbers = {"{" + str(number) + "}": str(number) for number in range(1, 7)}
    made = []
    for language, text in zip(("en", "ar"), words, strict=True):
        for name, number in numbers.items():
            text = text.replace(name, number)
        direction = "rtl" if language == "ar" else "ltr"
        told = escape(format_digits(text, first.style))
        made.append(f'<p lang="{language}" dir="{direction}">{told}</p>')
    return "".join(made if first.direction is Direction.LTR else reversed(made))


def _number(label: str, first: LocaleSpec) -> str:
    told = f'<p class="number" dir="ltr">{escape(format_digits(label, first.style))}</p>' if label else ""
    return f'<p class="up">↑</p>{_both(_UP, first)}{told}'


def _steps(steps: tuple[tuple[str, str], ...], first: LocaleSpec) -> str:
    """Return numbered steps, all in one language and then all in the other."""
    both = [_both((f"{number}. {en}", f"{number}. {ar}"), first) for number, (en, ar) in enumerate(steps, start=1)]
    one, other = zip(*(told.split("</p>")[:2] for told in both), strict=True)
    return "".join(f'<div class="steps">{"</p>".join(told)}</p></div>' for told in (one, other))


def _folded(paper: Paper, fold: Fold, width: float, side: int, first: LocaleSpec, turn: str) -> str:
    """Return one side of a folded sheet: panels with their numbers, and the folds between them."""
    made = panels(fold, width, paper.bound)
    lines = [crease for crease in creases(fold, width, paper.bound) if crease.page == side]
    parts = []
    for panel in (panel for panel in made if panel.page == side):
        roles = "".join(_both(role, first) for role in _roles(fold, panel.number))
        steps = _steps((_PRINT[turn], *_STEPS[fold], _OPENS[paper.bound]), first) if panel.number == 1 else ""
        place = f"left: {panel.left:.3f}mm; width: {panel.width:.3f}mm"
        parts.append(f'<div class="panel" style="{place}">{_number(str(panel.number), first)}{roles}{steps}</div>')
    for crease in lines:
        words, name = (_MOUNTAIN, "mountain") if crease.mountain else (_VALLEY, "valley")
        parts.append(f'<div class="line {name}" style="left: {crease.x:.3f}mm"></div>')
        parts.append(f'<div class="word" style="left: {crease.x + 5:.3f}mm; width: 60mm">{_both(words, first)}</div>')
    return "".join(parts)


def _roles(fold: Fold, number: int) -> Iterator[tuple[str, str]]:
    if number == 1:
        yield _FRONT
    if number == (6 if fold is Fold.LETTER else 4):
        yield _BACK
    if fold is Fold.LETTER and number in (2, 5):
        yield _TUCKED


def _page(paper: Paper, number: int, labels: tuple[str, ...], first: LocaleSpec, turn: str) -> str:
    """Return a page of a booklet, with the spine on its own side, or a page that stands alone."""
    parts = []
    if number == 1:
        ways = (*_STITCH, _OPENS[paper.bound]) if paper.booklet else _CUT if paper.cards else ()
        parts.append(_steps((_PRINT[turn], *ways), first))
    # Where the last page is the first of another language, the book has two covers.
    roles = {1: _FRONT, len(labels): _FRONT if labels[-1].endswith(" 1") else _BACK}
    told = _number(labels[number - 1], first) + (_both(roles[number], first) if number in roles else "")
    panel = f'<div class="panel" style="left: 0; width: 100%">{told}{"".join(parts)}</div>'
    return panel + (_spine(paper, number, first) if paper.booklet else "")


def _spine(paper: Paper, number: int, first: LocaleSpec) -> str:
    """Return the fold at the page's inner edge with the two places of the staples; odd pages are right-hand pages."""
    at_left = (number % 2 == 1) == (paper.bound is Bound.LEFT)
    edge = "left" if at_left else "right"
    pins = "".join(
        f'<div class="pin" style="{edge}: 0; top: {share}%"></div>'
        f'<div class="word {edge}" style="{edge}: 5mm; bottom: {100 - share - 6}%">{_both(_STAPLE, first)}</div>'
        for share in (22, 72)
    )
    return f'<div class="line valley" style="{edge}: 0"></div>{pins}'
