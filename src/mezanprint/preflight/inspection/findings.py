"""What is wrong with a PDF by itself, whoever made it."""

from collections.abc import Callable, Iterator

import pikepdf

from mezanprint.model.diagnostics import Diagnostic, Span, error, warning
from mezanprint.model.translatable import listed, msg, nmsg
from mezanprint.pdf.dictionaries import dictionaries
from mezanprint.preflight.inspection.facts import Facts
from mezanprint.preflight.inspection.fonts import RESTRICTED
from mezanprint.preflight.inspection.tags import walk

MIN_DPI = 120
"""Under this, pictures look coarse on a screen and worse on paper."""
_ACTIVE = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Movie", "/Sound", "/Rendition", "/GoToE")
_LINKS = ("https:", "mailto:", "tel:", "http:")
_SHOWN = 6

Rule = Callable[[Facts, Span], Iterator[Diagnostic]]


def find_faults(document: pikepdf.Pdf, facts: Facts, span: Span) -> tuple[Diagnostic, ...]:
    """Return an error for what breaks a promise or does harm, a warning for what shuts some readers out."""
    found = [finding for rule in RULES for finding in rule(facts, span)]
    return (*found, *_activity(document, span))


def _fonts(facts: Facts, span: Span) -> Iterator[Diagnostic]:
    absent = [font.name for font in facts.fonts if not font.embedded]
    if absent:
        message = msg("{fonts}: not embedded, so that another font will be shown", fonts=_listed(absent))
        yield error("inspect-font", message, span)
    closed = [font.name for font in facts.fonts if font.fs_type is not None and font.fs_type & 0x000E == RESTRICTED]
    if closed:
        yield warning(
            "inspect-licence", msg("{fonts}: its maker does not allow embedding", fonts=_listed(closed)), span
        )
    mute = [font.name for font in facts.fonts if not font.unicode and font.kind.startswith("Type0")]
    if mute:
        yield error(
            "inspect-font",
            msg("{fonts}: does not say which letters it shows, so nothing is found", fonts=_listed(mute)),
            span,
        )


def untagged(span: Span, *, are_needed: bool = False) -> Diagnostic:
    """Return the finding that a file has no tags: an error where they are what was asked for."""
    tell = error if are_needed else warning
    return tell("inspect-untagged", msg("the file has no tags: assistive technology can only guess its order"), span)


def _accessibility(facts: Facts, span: Span) -> Iterator[Diagnostic]:
    if not facts.tags:
        yield untagged(span)
    if not facts.language:
        yield warning("inspect-language", msg("the file does not say its language"), span)
    if not any(name in ("Title", "dc:title") and value for name, value in (*facts.info, *facts.xmp)):
        yield warning("inspect-title", msg("the file has no title"), span)
    bare = sum(1 for tag in walk(facts.tags) if tag.role == "Figure" and not (tag.alternative or tag.actual))
    if bare:
        yield warning(
            "inspect-figure",
            nmsg("{n} of its figures have no alternative text", "{n} of its figures have no alternative text", bare),
            span,
        )


def _pictures(facts: Facts, span: Span) -> Iterator[Diagnostic]:
    coarse = [
        msg("`page {page}: {dpi} dpi`", page=image.page, dpi=f"{image.dpi:.0f}")
        for image in facts.images
        if image.dpi < MIN_DPI
    ]
    if coarse:
        yield warning(
            "inspect-resolution",
            msg("coarse pictures, {pictures}", pictures=listed(tuple(dict.fromkeys(coarse)), _SHOWN)),
            span,
        )


def _links(facts: Facts, span: Span) -> Iterator[Diagnostic]:
    strange = [
        link.target for link in facts.links if ":" in link.target.split("/")[0] and not link.target.startswith(_LINKS)
    ]
    if strange:
        yield error(
            "inspect-link", msg("links that lead nowhere for others: {addresses}", addresses=_listed(strange)), span
        )


def _listed(names: list[str]) -> str:
    return listed(tuple(f"`{name[:80]}`" for name in dict.fromkeys(names)), _SHOWN)


def _activity(document: pikepdf.Pdf, span: Span) -> Iterator[Diagnostic]:
    kinds = {str(each.get("/S")) for each in dictionaries(document) if "/S" in each} & set(_ACTIVE)
    if any("/JS" in each for each in dictionaries(document)):
        kinds.add("/JavaScript")
    if kinds:
        message = msg("the file acts by itself: {actions}", actions=_listed(sorted(kind.lstrip("/") for kind in kinds)))
        yield error("inspect-active", message, span)


RULES: tuple[Rule, ...] = (_fonts, _accessibility, _pictures, _links)
