"""Paper as templates and style sheets know it: the size of the page, its bleed, and the panels of a folded sheet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mezanprint.model.brand import Look
from mezanprint.model.diagnostics import Diagnostic, Span, warning
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.kinds import BLANKS_AT_END, BLANKS_BEFORE_LAST, Kind, SlotSpec
from mezanprint.model.locales import Direction, LocaleSpec
from mezanprint.model.paper import Bound, Fold, Paper, page_size, panels, size_of
from mezanprint.model.translatable import msg
from mezanprint.project.config import CONFIG_PATH


@dataclass(frozen=True, slots=True)
class PanelView:
    """A panel with the slot whose sections it shows."""

    number: int
    slot: SlotSpec
    first: bool
    """Whether it touches the edge of the sheet where lines begin."""
    last: bool
    """Whether it touches the edge where lines end."""


def paper_of(first: LocaleSpec, kind: Kind, profile: Profile, filled: frozenset[str] = frozenset()) -> Paper:
    """Return what becomes of the pages: bound at the profile's edge, or else where lines of the first locale begin.

    A profile's own fold holds for kinds whose fold makes as many panels. ``filled`` are the slots with a section.
    """
    bound = profile.bound or (Bound.RIGHT if first.direction is Direction.RTL else Bound.LEFT)
    fold = kind.fold
    if fold and profile.fold and _count(fold) == _count(profile.fold):
        fold = profile.fold
    stays = kind.blanks == BLANKS_BEFORE_LAST or kind.blanks in filled - {BLANKS_AT_END}
    return Paper(bound, fold, kind.booklet, kind.cards, stays, kind.fit.page_multiple)


def on_paper(kind: Kind, profile: Profile, look: Look) -> Kind:
    """Return a kind whose slots are as wide as a look has them, and as the paper of a profile lets them be.

    On narrower paper margins keep their size, so that a column gives way; on a folded sheet the panels of a side share
    it.
    """
    less = max(0.0, size_of(kind.page)[0] - page_size(kind.page, profile.page)[0])
    share = less / (_count(kind.fold) / 2) if kind.fold else less

    def fitted(slot: SlotSpec) -> SlotSpec:
        width = slot.bold or slot.width if look is Look.BOLD else slot.width
        return replace(slot, width=max(0.0, width - share), half=max(0.0, slot.half - share / 2))

    return replace(kind, slots=tuple(map(fitted, kind.slots)))


def check_fold(kind: Kind, profile: Profile) -> Iterator[Diagnostic]:
    """Yield a warning where a profile asks for a fold that makes other panels than a kind has slots for."""
    if kind.fold and profile.fold and _count(kind.fold) != _count(profile.fold):
        message = msg(
            "the kind `{kind}` has {panels} panels; the fold `{fold}` of the profile `{profile}` makes {count}",
            kind=kind.name,
            panels=_count(kind.fold),
            fold=profile.fold,
            profile=profile.name,
            count=_count(profile.fold),
        )
        hint = msg(
            "it stays folded `{fold}`: take `fold` out of the profile, or add a kind with as many panels",
            fold=kind.fold,
        )
        yield warning("kind-fold", message, Span(CONFIG_PATH), hint)


def _count(fold: Fold) -> int:
    return len(panels(fold, 1, Bound.LEFT))


def page_rules(first: LocaleSpec, kind: Kind, edition: Edition) -> Iterator[str]:
    """Yield the rules that follow from kind and profile: size and bleed, first page, places of the panels.

    ``--page-width`` and ``--page-height`` are those of the page; ``--page-share`` is its width or height by that of the
    kind's own page, the lower of both, and 1 at most. ``--bleed`` is how far a ground or picture goes beyond the edge:
    what would go further is lost. ``--start-1`` is where panel 1 begins, from the edge where lines
    begin, and ``--width-1`` its width.
    """
    paper, (width, height) = paper_of(first, kind, edition.profile), page_size(kind.page, edition.profile.page)
    # A style sheet that says a size of its own says it for the paper that its kind was designed on.
    above = " !important" if edition.profile.page else ""
    yield f"@page {{ size: {width:g}mm {height:g}mm{above}; bleed: {edition.profile.bleed:g}mm }}"
    share = min(1.0, *(side / own for side, own in zip((width, height), size_of(kind.page), strict=True)))
    size = f"--page-width: {_mm(width)}; --page-height: {_mm(height)}; --page-share: {share:.3g}"
    yield f":root {{ {size}; --bleed: {edition.profile.bleed:g}mm }}"
    begins = Bound.RIGHT if first.direction is Direction.RTL else Bound.LEFT
    if kind.binding and paper.bound is not begins:
        yield f"html {{ break-before: {'right' if paper.bound is Bound.LEFT else 'left'} }}"
    if paper.fold:
        places = (
            f"--start-{panel.number}: {_mm(panel.left if begins is Bound.LEFT else width - panel.right)};"
            f" --width-{panel.number}: {_mm(panel.width)};"
            for panel in panels(paper.fold, width, paper.bound)
        )
        yield f":root {{ {' '.join(places)} }}"


def sides_of(first: LocaleSpec, kind: Kind, profile: Profile) -> tuple[tuple[PanelView, ...], ...]:
    """Return the panels on each side of a folded sheet, in the order of reading; nothing for kinds without a fold.

    Without paper there is one side, with all of them as the folded sheet is read.
    """
    paper, (width, _) = paper_of(first, kind, profile), page_size(kind.page, profile.page)
    if not paper.fold:
        return ()
    slotted = tuple(zip(panels(paper.fold, width, paper.bound), kind.slots, strict=False))
    ends = (0.0, width) if first.direction is Direction.LTR else (width, 0.0)
    sides = ((1,), (2,)) if profile.medium.is_paged else ((1, 2),)
    return tuple(
        tuple(
            PanelView(
                panel.number, slot, *(any(abs(x - end) < 0.01 for x in (panel.left, panel.right)) for end in ends)
            )
            for panel, slot in slotted
            if panel.page in pages
        )
        for pages in sides
    )


def _mm(length: float) -> str:
    return f"{round(length, 3):g}mm"
