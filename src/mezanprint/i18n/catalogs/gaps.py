"""What a catalog does not have ready for a document, told once for each catalog and kind of gap."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mezanprint.i18n.catalogs.catalogs import Catalog, Catalogs
from mezanprint.i18n.catalogs.reviews import is_reviewed
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.diagnostics import Diagnostic, Span, error
from mezanprint.model.documents import Document, iter_messages
from mezanprint.model.domains import TEMPLATES, is_shared
from mezanprint.model.texts import Text
from mezanprint.model.translatable import msg, nmsg

GAPS = frozenset({"i18n-no-catalog", "i18n-untranslated", "i18n-fuzzy", "i18n-outdated", "i18n-unreviewed"})
"""Codes of what is told of gaps."""
_NAMED = 5


class GapKind(StrEnum):
    """Why a text has no usable translation."""

    MISSING = "missing"
    """No entry, or a blank one."""
    FUZZY = "fuzzy"
    """A person must still confirm it."""
    OUTDATED = "outdated"
    """It was made for other words than the source has now."""
    UNREVIEWED = "unreviewed"
    """It is finished, and nobody has looked at it as it stands, where that is demanded."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One text without a usable translation, and its entry if there is one."""

    domain: str
    name: str
    """Key of a text; of a word of the templates the word itself."""
    kind: GapKind
    entry: Entry | None


def report_gaps(
    document_id: str, catalogs: Catalogs, gaps: Sequence[Gap], totals: Mapping[str, int]
) -> Iterator[Diagnostic]:
    """Yield one error for each catalog and kind of gap, with the number of texts, a few keys and the first place."""
    for catalog in catalogs:
        for kind in GapKind:
            found = [gap for gap in gaps if gap.domain == catalog.domain and gap.kind is kind]
            if found:
                yield _report(document_id, catalog, kind, found, totals[catalog.domain])


def report_words(document_id: str, catalogs: Catalogs, printed: Iterable[tuple[str, str]]) -> Iterator[Diagnostic]:
    """Yield the gaps among the words of templates that a document prints, each as ``(msgctxt or "", msgid)``."""
    catalog = catalogs.by_domain.get(TEMPLATES)
    if catalog is None:
        return
    words = tuple(printed)
    gaps = [
        Gap(TEMPLATES, id_[1], kind, entry)
        for id_ in words
        if (kind := find_word_gap(entry := catalog.by_id.get(id_))) is not None
    ]
    yield from report_gaps(document_id, catalogs, gaps, {TEMPLATES: len(words)})


def report_unreviewed(
    document: Document, catalogs: Catalogs, printed: Iterable[tuple[str, str]]
) -> Iterator[Diagnostic]:
    """Yield one error for each catalog with finished translations that nobody has looked at as they stand.

    Texts are those of ``document``, words of the templates those that were ``printed``. What has another gap is told
    for that one.
    """
    finished = dict(_finished(document, catalogs, printed))
    gaps = [
        Gap(domain, name, GapKind.UNREVIEWED, entry)
        for (domain, name), entry in finished.items()
        if entry is not None and not is_reviewed(entry)
    ]
    yield from report_gaps(document.id, catalogs, gaps, Counter(domain for domain, _ in finished))


def _finished(
    document: Document, catalogs: Catalogs, printed: Iterable[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], Entry | None]]:
    """Yield domain and name of each text and word that is translated, with its entry if that has no gap."""
    for text in iter_messages(document):
        if (catalog := catalogs.by_domain.get(text.domain)) is not None:
            entry = catalog.find(text.key, text.source)
            yield (text.domain, text.key), entry if find_text_gap(text, entry) is None else None
    if (words := catalogs.by_domain.get(TEMPLATES)) is not None:
        for id_ in printed:
            entry = words.by_id.get(id_)
            yield (TEMPLATES, id_[1]), entry if find_word_gap(entry) is None else None


def find_text_gap(text: Text, entry: Entry | None) -> GapKind | None:
    """Return why a text cannot be printed as translated; None if it can."""
    if entry is None or entry.blank:
        return GapKind.MISSING
    if (entry.source, entry.plural or "") != (text.source, text.source_plural):
        return GapKind.OUTDATED
    return GapKind.FUZZY if entry.fuzzy else None


def find_word_gap(entry: Entry | None) -> GapKind | None:
    """Return why a word of the templates cannot be printed as translated; None if it can."""
    if entry is None or entry.blank:
        return GapKind.MISSING
    return GapKind.FUZZY if entry.fuzzy else None


def _count(name: str, catalog: Catalog, n: int, total: int) -> str:
    """Return how many of the texts of a document are meant; other languages have a form for each number."""
    if n == total:
        return _all(name, catalog, n)
    if catalog.domain == TEMPLATES:
        return nmsg(
            "{n} of {total} words of the templates in `{document}`",
            "{n} of {total} words of the templates in `{document}`",
            n,
            total=total,
            document=name,
        )
    if is_shared(catalog.domain):
        return nmsg(
            "{n} of {total} shared texts in `{document}`",
            "{n} of {total} shared texts in `{document}`",
            n,
            total=total,
            document=name,
        )
    return nmsg(
        "{n} of {total} texts of `{document}`", "{n} of {total} texts of `{document}`", n, total=total, document=name
    )


def _all(name: str, catalog: Catalog, n: int) -> str:
    if catalog.domain == TEMPLATES:
        return msg("all words of the templates in `{document}` ({n})", n=n, document=name)
    if is_shared(catalog.domain):
        return msg("all shared texts in `{document}` ({n})", n=n, document=name)
    return msg("all texts of `{document}` ({n})", n=n, document=name)


def _report(document_id: str, catalog: Catalog, kind: GapKind, gaps: list[Gap], total: int) -> Diagnostic:
    count = _count(document_id, catalog, len(gaps), total)
    if catalog.absent:
        message = msg("no catalog, so {count} have no `{locale}` translation", count=count, locale=catalog.locale)
        hint = msg(
            "{update}: it makes the catalog from the source; then translate it, with Poedit or any text editor",
            update=_update(catalog.locale),
        )
        return error("i18n-no-catalog", message, Span(catalog.path), hint)
    return _report_kind(kind, count, gaps, catalog, document_id)


def _report_kind(kind: GapKind, count: str, gaps: list[Gap], catalog: Catalog, document: str) -> Diagnostic:
    locale, update, span = catalog.locale, _update(catalog.locale), _place(catalog, gaps)
    keys = (*(f"`{gap.name}`" for gap in gaps[:_NAMED]), *(("...",) if len(gaps) > _NAMED else ()))
    match kind:
        case GapKind.MISSING:
            message = msg("{count} have no `{locale}` translation: {keys}", count=count, locale=locale, keys=keys)
            hint = msg("fill in each `msgstr`; if an entry is not in the catalog, {update}", update=update)
            return error("i18n-untranslated", message, span, hint)
        case GapKind.FUZZY:
            message = msg(
                "{count} have an unconfirmed `{locale}` translation: {keys}", count=count, locale=locale, keys=keys
            )
            hint = msg("read each translation against its source, mend it and remove the flag `fuzzy`")
            return error("i18n-fuzzy", message, span, hint)
        case GapKind.OUTDATED:
            message = msg(
                "{count} changed since they were translated into `{locale}`: {keys}",
                count=count,
                locale=locale,
                keys=keys,
            )
            return error("i18n-outdated", message, span, msg("{update}, then mend what it marks fuzzy", update=update))
        case GapKind.UNREVIEWED:
            message = msg(
                "{count} have an unreviewed `{locale}` translation: {keys}", count=count, locale=locale, keys=keys
            )
            hint = msg(
                "read what `mezanprint i18n todo {document}` lists, then run `mezanprint i18n review`",
                document=document,
            )
            return error("i18n-unreviewed", message, span, hint)


def _update(locale: str) -> str:
    return msg("run `mezanprint i18n update --locale {locale}`", locale=locale)


def _place(catalog: Catalog, gaps: list[Gap]) -> Span:
    first = next((gap.entry for gap in gaps if gap.entry is not None), None)
    return catalog.span(first) if first is not None else Span(catalog.path)
