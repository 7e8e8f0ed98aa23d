"""A document in a locale. What is not confirmed, or disputed, is never said to be translated."""

from collections.abc import Iterable
from dataclasses import replace

from mezanprint.i18n.catalogs.catalogs import Catalog, Catalogs
from mezanprint.i18n.catalogs.gaps import Gap, GapKind, find_text_gap, find_word_gap, report_gaps
from mezanprint.i18n.checks import EntryCheck, check_entry
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.diagnostics import Diagnostic, Severity, has_errors
from mezanprint.model.documents import Document, map_document
from mezanprint.model.domains import TEMPLATES
from mezanprint.model.messages import Message, Messages
from mezanprint.model.plurals import choose
from mezanprint.model.texts import Text, TextState

_STATES = {
    GapKind.MISSING: TextState.MISSING,
    GapKind.FUZZY: TextState.FUZZY,
    GapKind.OUTDATED: TextState.FUZZY,
}


def translate(
    document: Document, catalogs: Catalogs, *, draft: bool, check: EntryCheck = check_entry
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return ``document`` in the locale of ``catalogs``, with what is missing, unconfirmed or wrong.

    What is written in that locale stays, be it the document or the shared data it uses. A text without a translation
    keeps its source text and locale; one that is not confirmed, or that a check objects to, has the translator's words.
    The state of each says so. All findings are errors but the warnings of
    checks; in a draft all are warnings. ``check`` looks at finished entries by the rules of the house.
    """
    translator = _Translator(catalogs, check)
    translated = map_document(document, catalogs.locale, translator.translate)
    findings = [*report_gaps(document.id, catalogs, translator.gaps, translator.totals), *translator.findings]
    findings += _check_templates(catalogs.by_domain.get(TEMPLATES), check)
    return translated, as_told(findings, draft=draft)


def as_told(findings: Iterable[Diagnostic], *, draft: bool) -> tuple[Diagnostic, ...]:
    """Return findings about translations as they count: in a draft as warnings."""
    return tuple(replace(each, severity=Severity.WARNING) if draft else each for each in findings)


def as_source(document: Document) -> Document:
    """Return ``document`` as it is written, each counted phrase in the form its number takes there."""
    return map_document(document, document.source_locale, _count)


def _count(text: Text) -> Text:
    return replace(text, value=choose(text.forms, text.count, text.locale) if text.forms else text.source)


def template_messages(catalogs: Catalogs, check: EntryCheck = check_entry) -> Messages:
    """Return the words of the templates. What is blank holds its source text; the state says what is fuzzy or wrong."""
    catalog = catalogs.by_domain.get(TEMPLATES)
    if catalog is None:  # the templates are written in this locale
        return Messages(catalogs.locale, {}, TextState.SOURCE)
    return Messages(catalogs.locale, {id_: _message(catalog, entry, check) for id_, entry in catalog.by_id.items()})


def _message(catalog: Catalog, entry: Entry, check: EntryCheck) -> Message:
    kind = find_word_gap(entry)
    if kind is not None:
        state = _STATES[kind]
    else:
        state = TextState.DISPUTED if has_errors(check(catalog, entry)) else TextState.TRANSLATED
    return Message(entry.source if state is TextState.MISSING else entry.values[0], state)


def _check_templates(catalog: Catalog | None, check: EntryCheck) -> list[Diagnostic]:
    if catalog is None:
        return []
    finished = (entry for entry in catalog.by_id.values() if find_word_gap(entry) is None)
    return [finding for entry in finished for finding in check(catalog, entry)]


class _Translator:
    """Translates texts and remembers what could not be used; each text counts once, wherever it is printed."""

    def __init__(self, catalogs: Catalogs, check: EntryCheck) -> None:
        self.catalogs = catalogs
        self._check = check
        self.gaps: list[Gap] = []
        self.findings: list[Diagnostic] = []
        self.totals: dict[str, int] = {}
        self._done: dict[tuple[str, str], Text] = {}

    def translate(self, text: Text) -> Text:
        if text.kept:
            return text
        if not text.source.strip():
            return replace(text, locale=self.catalogs.locale)
        if text.locale == self.catalogs.locale:
            return _count(text)
        name = (text.domain, text.key)
        done = self._done.get(name)
        if done is None:
            self.totals[text.domain] = self.totals.get(text.domain, 0) + 1
            done = self._done[name] = self._translate(text)
        return replace(text, value=done.value, locale=done.locale, state=done.state)

    def _translate(self, text: Text) -> Text:
        catalog = self.catalogs.by_domain[text.domain]
        entry = catalog.find(text.key, text.source)
        kind = find_text_gap(text, entry)
        if kind is GapKind.MISSING or entry is None:
            self.gaps.append(Gap(text.domain, text.key, GapKind.MISSING, entry))
            return replace(_count(text), state=TextState.MISSING)
        value = entry.values[_form(text, catalog) if text.source_plural and entry.plural is not None else 0]
        translated = replace(text, value=value, locale=catalog.locale, state=TextState.TRANSLATED)
        if kind is not None:
            self.gaps.append(Gap(text.domain, text.key, kind, entry))
            return replace(translated, state=_STATES[kind])
        findings = self._check(catalog, entry)
        self.findings += findings
        return replace(translated, state=TextState.DISPUTED) if has_errors(findings) else translated


def _form(text: Text, catalog: Catalog) -> int:
    """Return the form of a counted phrase; a fraction takes the last one, ``other``."""
    if text.count is None:
        return catalog.forms - 1
    return catalog.rule(abs(text.count))
