"""From a file to facts and findings. Any file: damaged, encrypted, foreign; what cannot be read is told, not raised."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pikepdf

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error, warning
from mezanprint.model.foreign import said_by
from mezanprint.model.translatable import Translatable, and_more, msg, parted
from mezanprint.pdf.lightening import large_pages, open_foreign, too_large
from mezanprint.pdf.structure import Element, read_structure
from mezanprint.preflight.inspection import metadata, pages, tags
from mezanprint.preflight.inspection.facts import Facts, Image, Tag
from mezanprint.preflight.inspection.findings import find_faults, untagged
from mezanprint.preflight.inspection.fonts import read_fonts
from mezanprint.preflight.inspection.no_pdf import hints_of

T = TypeVar("T")
_MAX_WARNINGS = 5
_BROKEN = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError, IndexError, OSError,
           MemoryError)  # fmt: skip
"""What a damaged structure raises where a whole one has a value of another kind."""


def examine(file: Path, images: tuple[Image, ...] = (), has_tags: bool = True) -> tuple[Facts, tuple[Diagnostic, ...]]:
    """Return what is in ``file`` and what is wrong with it; ``Fault`` when it cannot be opened at all.

    ``images`` are the pictures on its pages, as pdfium tells them; without ``has_tags`` the tags are passed over.
    """
    span = Span(file.name)
    with _opened(file, span) as document:
        gathered = _Gathering(document, span)
        facts = gathered.facts(file.stat().st_size, images, has_tags)
        large = large_pages(document) if facts.tags else ()
        found = (*_damage(document, span), *gathered.found, *too_large(large, span.path))
        found += find_faults(document, facts, span)
        if not has_tags:
            found = tuple(each for each in found if each.code != "inspect-untagged")
    return facts, found


def structure(file: Path) -> tuple[Element, ...]:
    """Return the structure of ``file`` as it is read; ``Fault`` when there is none, or when it cannot be read."""
    span = Span(file.name)
    with _opened(file, span) as document:
        try:
            elements = tuple(element.read_aloud for element in read_structure(document))
        except _BROKEN as bad:
            raise Fault(unread(msg("tags"), bad, span)) from None
    if not elements:
        raise Fault(untagged(span, are_needed=True))
    return elements


def _opened(file: Path, span: Span) -> pikepdf.Pdf:
    try:
        document = open_foreign(file)
    except pikepdf.PasswordError:
        hint = msg("take the password off first: qpdf --password=... --decrypt IN OUT")
        raise Fault(error("inspect-encrypted", msg("the file needs a password"), span, hint)) from None
    except (pikepdf.PdfError, OSError) as bad:
        message = msg("the file can not be read as PDF: {problem}", problem=_short(bad))
        raise Fault(error("inspect-no-pdf", message, span, *hints_of(file))) from None
    if not _has_pages(document):
        document.close()
        raise Fault(error("inspect-no-pdf", msg("the file can not be read as PDF: it has no pages"), span))
    return document


def unread(what: str, bad: Exception, span: Span) -> Diagnostic:
    """Return the finding that a part of a file can not be read."""
    message = msg("the {what} can not be read: {problem}", what=what, problem=_short(bad))
    return error("inspect-damaged", message, span)


def stated_language(file: Path) -> str:
    """Return the language that a PDF says it is in, or nothing."""
    try:
        with open_foreign(file) as document:
            return str(document.Root.get("/Lang", ""))
    except _BROKEN:
        return ""


def _has_pages(document: pikepdf.Pdf) -> bool:
    try:
        return len(document.pages) > 0
    except _BROKEN:
        return False


class _Gathering:
    """Parts of a file, each read for itself."""

    def __init__(self, document: pikepdf.Pdf, span: Span) -> None:
        self._document, self._span = document, span
        self.found: list[Diagnostic] = []

    def facts(self, size: int, images: tuple[Image, ...], has_tags: bool) -> Facts:
        document = self._document
        nothing: tuple[tuple[str, str], ...] = ()
        info = self._read(msg("information dictionary"), metadata.read_info, nothing)
        xmp = self._read(msg("XMP packet"), metadata.read_xmp, nothing)
        no_tags: tuple[Tag, ...] = ()
        tree = self._read(msg("tags"), tags.read_tags, no_tags) if has_tags else no_tags
        return Facts(
            pdf_version=document.pdf_version,
            size=size,
            encryption=_encryption(document),
            pages=self._read(msg("pages"), pages.read_pages, ()),
            fonts=self._read(msg("fonts"), read_fonts, ()),
            language=self._read(msg("language"), lambda pdf: str(pdf.Root.get("/Lang", "")), ""),
            languages=self._read(msg("languages"), lambda pdf: tags.languages(pdf, tree), ()),
            tags=tree,
            links=self._read(msg("links"), pages.read_links, ()),
            info=info,
            xmp=xmp,
            attachments=self._read(msg("attachments"), metadata.read_attachments, ()),
            images=images,
            claims=metadata.claims(xmp, info),
            direction=self._read(msg("viewer preferences"), _direction, ""),
        )

    def _read(self, what: str, read: Callable[[pikepdf.Pdf], T], otherwise: T) -> T:
        try:
            return read(self._document)
        except _BROKEN as bad:
            self.found.append(unread(what, bad, self._span))
            return otherwise


def _short(trouble: Exception) -> str:
    """Return the words of an error without the path of the file."""
    if isinstance(trouble, MemoryError):
        return msg("it takes too much memory")
    words = said_by(trouble)
    if isinstance(words, Translatable):
        return words
    return " ".join(words.split()).rsplit("/", 1)[-1][:160] or type(trouble).__name__


def _direction(document: pikepdf.Pdf) -> str:
    preferences: Any = document.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    return str(preferences.get("/Direction", "")).lstrip("/")


def _encryption(document: pikepdf.Pdf) -> str:
    if not document.is_encrypted:
        return ""
    return msg("{bits} bits, opens without a password", bits=document.encryption.bits)


def _damage(document: pikepdf.Pdf, span: Span) -> tuple[Diagnostic, ...]:
    """Return what qpdf had to mend, or could not. It says the same as ``qpdf --check``."""
    try:
        problems = document.check_pdf_syntax()
    except _BROKEN as bad:
        problems = [str(bad)]
    problems_in_short = list(dict.fromkeys(_short(ValueError(each)) for each in problems))
    if not problems_in_short:
        return ()
    worst = parted(problems_in_short[:_MAX_WARNINGS])
    if len(problems_in_short) > _MAX_WARNINGS:
        worst = and_more(worst, len(problems_in_short) - _MAX_WARNINGS)
    message = msg("the file is damaged: {problems}", problems=worst)
    hint = msg("make it again; viewers mend such files each in its own way")
    return (error("inspect-damaged", message, span, hint),)


def unreadable(reader: str, why: str, span: Span) -> Diagnostic:
    """Return the finding that a reader could not open the file that others can."""
    return warning("inspect-reader", msg("{reader} can not read the file: {why}", reader=reader, why=why), span)
