"""The pages of a document as a kind asks for them: how many, and none left empty."""

from collections.abc import Iterator

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Span, error, warning
from mezanprint.model.domains import is_shared
from mezanprint.model.geometry import MM_PER_PX
from mezanprint.model.kinds import FitRules
from mezanprint.model.translatable import msg, nmsg
from mezanprint.typesetting.boxes.frames import Piece
from mezanprint.typesetting.boxes.tree import content_box
from mezanprint.typesetting.weasyprint.weasy import Document


def check_pages(
    document: Document, standing: tuple[Piece, ...], composition: Composition, path: str
) -> Iterator[Diagnostic]:
    """Yield a finding when the number of pages is wrong, or the last one is blank or nearly so."""
    count, rules = len(document.pages), composition.fit
    demand = _unmet(count, rules)
    if demand:
        wanted_pages, allowed = demand
        yield error(
            "layout-page-count",
            _over(
                standing,
                allowed,
                nmsg(
                    "the edition `{edition}` has {n} page; its kind asks for {asked}",
                    "the edition `{edition}` has {n} pages; its kind asks for {asked}",
                    count,
                    edition="+".join(composition.edition.locales),
                    asked=wanted_pages,
                ),
            ),
            Span(path),
            *_remedies(count, allowed, composition),
            key=_first_key(standing, allowed),
        )
    last = [piece for piece in standing if piece.page == count and piece.body]
    if not last:
        yield error(
            "layout-blank-page", msg("the last page, {count}, is blank", count=count), Span(path, page=count), _SHORTEN
        )
    elif count > 1 and not demand and not (rules.exact_pages and count == rules.exact_pages):
        yield from _check_last(document, last, rules, path)


_SHORTEN = msg("shorten the text so that the page goes, or add to it")


def _unmet(count: int, rules: FitRules) -> tuple[str, int] | None:
    """Return ``(what is asked, pages that are allowed)`` unless the count is right."""
    if rules.exact_pages is not None and count != rules.exact_pages:
        return msg("exactly {count}", count=rules.exact_pages), rules.exact_pages
    if rules.max_pages is not None and count > rules.max_pages:
        return msg("at most {count}", count=rules.max_pages), rules.max_pages
    return None


def _remedies(count: int, allowed: int, composition: Composition) -> Iterator[str]:
    yield msg("shorten or delete texts, those that come last first") if count > allowed else msg("add what is missing")
    if composition.paper.booklet and composition.fit.exact_pages:
        yield msg("or take `exact_pages` out of `kind.toml`: blank pages then fill the sheets of the print file")


def _over(standing: tuple[Piece, ...], allowed: int, fault: str) -> str:
    """Return ``fault`` with what the text runs over by, where there are not too few pages."""
    height = 0.0
    for page in sorted({piece.page for piece in standing if piece.page > allowed}):
        there = [piece.rect for piece in standing if piece.page == page and piece.body]
        height += max((r.bottom for r in there), default=0) - min((r.top for r in there), default=0)
    if not height:
        return fault
    return msg("{fault}, and it runs over by {height} mm", fault=fault, height=f"{height * MM_PER_PX:.1f}")


def _first_key(standing: tuple[Piece, ...], allowed: int) -> str | None:
    """Return the first text that runs over; where notes alone do, the lowest of the text that leaves them no room."""
    bodies = [piece for piece in standing if piece.body and piece.key]
    over = [piece for piece in bodies if piece.page > allowed]
    texts = [piece for piece in over if not _is_note(piece)]
    before = [piece for piece in bodies if piece.page == allowed and not _is_note(piece) and not _is_common(piece)]
    if over and not texts and before:
        return max(before, key=lambda piece: piece.rect.bottom).key
    return next((piece.key for piece in (*texts, *over)), None)


def _is_common(piece: Piece) -> bool:
    """Tell whether a text is one of several documents, which nobody shortens for one of them."""
    return piece.key is not None and is_shared(piece.key.partition(":")[0])


def _is_note(piece: Piece) -> bool:
    return piece.key is not None and piece.key.partition(":")[2].startswith("notes.")


def _check_last(document: Document, last: list[Piece], rules: FitRules, path: str) -> Iterator[Diagnostic]:
    area = content_box(document.pages[-1]._page_box)
    used = (max(piece.rect.bottom for piece in last) - area.top) / (area.bottom - area.top)
    if used < rules.min_last_page:
        yield warning(
            "layout-near-empty-page",
            msg(
                "the last page is only {used} full; its kind asks for {share}",
                used=f"{max(used, 0):.0%}",
                share=f"{rules.min_last_page:.0%}",
            ),
            Span(path, page=len(document.pages)),
            _SHORTEN,
            key=next((piece.key for piece in last if piece.key), None),
        )
