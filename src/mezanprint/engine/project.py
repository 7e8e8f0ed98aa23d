"""One reading of a project: settings, kinds, and each document and catalog read once, with a record of all reads."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from mezanprint.content.load import load_document
from mezanprint.engine.dependencies import Answers
from mezanprint.i18n.catalogs.catalogs import Catalogs, read_catalogs
from mezanprint.i18n.catalogs.gaps import report_unreviewed, report_words
from mezanprint.i18n.checks import EntryChecks, Rules
from mezanprint.i18n.pseudo.pseudo import PseudoMessages, pseudo_document
from mezanprint.i18n.translate import as_told, template_messages, translate
from mezanprint.model.diagnostics import Diagnostic, Fault, has_errors
from mezanprint.model.documents import Document, iter_texts
from mezanprint.model.domains import TEMPLATES, is_shared, shared_locale
from mezanprint.model.locales import PSEUDO
from mezanprint.model.media import Medium
from mezanprint.model.messages import Messages
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import read_config
from mezanprint.project.discovery import list_documents
from mezanprint.project.files import Files
from mezanprint.project.kind_files import read_kinds

T = TypeVar("T")
WithDiagnostics = tuple[T, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was made of reads, or why nothing was."""

    result: WithDiagnostics[object] | Fault
    purposes: tuple[str, ...]
    """What it was read for: with the settings, all that it depends on."""
    is_sure: bool
    """Whether each read had an answer. What was refused is in no record, so that nobody would see that it is mended."""


class Project:
    """A project as it stood while it was read. Make a new one to see later changes.

    ``Files`` are kept apart by what was read for (settings, one document, one catalog, one edition), so that each
    edition knows its own reads.
    """

    def __init__(self, files: Files, media: Sequence[Medium] = MEDIA) -> None:
        """Read the settings through ``files``; ``Fault`` if they or the kinds can not be read.

        ``media`` are those that its profiles may be for.
        """
        self.root: Path = files.root
        self.folder = files.folder
        """The same, held open: for what is written."""
        self._files: dict[str, Files] = {"settings": files}
        self._read: dict[str, _Reading] = {}
        self._checks: dict[str, EntryChecks] = {}
        self._media = media
        self.config = read_config(files, media)
        self.kinds = read_kinds(files)
        self.documents = list_documents(files)

    def again(self, files: Files) -> "Project":
        """Return the project as ``files`` read it now; ``Fault`` as when it is new.

        What was read before stays where each read that it was made of has the same answer: this one, read anew, would
        be the same. Another thread may read on in this one meanwhile, as in ``reads``.
        """
        answers = Answers(files.beside())
        if not answers.are_still(self.reads("settings")):
            return Project(files, self._media)
        other = copy(self)
        other.root, other.folder = files.root, files.folder
        known = dict(self._read)
        unsure = {purpose for reading in known.values() if not reading.is_sure for purpose in reading.purposes}
        other._read = {
            name: reading
            for name, reading in known.items()
            if unsure.isdisjoint(reading.purposes)
            and all(answers.are_still(self.reads(purpose)) for purpose in reading.purposes)
        }
        kept = {purpose for reading in other._read.values() for purpose in reading.purposes}
        other._files = {name: files.beside(self.files(name).records) for name in ("settings", *kept)}
        return other

    def document(self, name: str) -> WithDiagnostics[Document]:
        """Return a document in its source locale with what was found in it; ``Fault`` if it can not be read."""
        purpose = f"document {name}"
        return self._once(
            purpose, lambda: load_document(self.files(purpose), self.config, self.kinds, name), (purpose,)
        )

    def can_read(self, name: str) -> bool:
        """Tell whether a document can be read."""
        try:
            self.document(name)
        except Fault:
            return False
        return True

    def view(self, name: str, locale: str, *, draft: bool) -> WithDiagnostics[Document]:
        """Return a document in one locale, with what was found in its catalogs."""
        document, _ = self.document(name)
        if locale in PSEUDO:
            return pseudo_document(document, locale), ()
        catalogs = self.catalogs(name, locale)
        check = self._check(locale)

        def view() -> WithDiagnostics[Document]:
            translated, found = translate(document, catalogs, draft=draft, check=check)
            return translated, (*found, *catalogs.findings)

        return self._once(f"view {name} {locale} {draft}", view, _purposes(name, locale))

    def catalogs(self, name: str, locale: str) -> Catalogs:
        """Return the catalogs of a document in one locale."""
        purposes = _purposes(name, locale)
        files = self.files(purposes[-1])
        return self._once(purposes[-1], lambda: (read_catalogs(files, locale, self._sources(name)), ()), purposes)[0]

    def _sources(self, name: str) -> Mapping[str, str]:
        """Return the domains of a document, each with the locale it is written in."""
        document, _ = self.document(name)
        own = {text.domain: text.locale for text in iter_texts(document)}
        return {name: document.source_locale} | own | {TEMPLATES: self.config.template_locale}

    def source_locale(self, domain: str) -> str:
        """Return the locale that a domain is written in: a document, shared data or the templates.

        Empty for a document that is not there or can not be read: then its catalogs say it.
        """
        if domain == TEMPLATES:
            return self.config.template_locale
        if is_shared(domain):
            return shared_locale(domain, self.config.source_locale)
        try:
            return self.document(domain)[0].source_locale
        except Fault:
            return ""

    def messages(self, name: str, locale: str) -> Messages:
        """Return the words of the templates in one locale, none of them printed yet."""
        if locale in PSEUDO:
            return PseudoMessages(locale, {})
        return template_messages(self.catalogs(name, locale), self._check(locale))

    def check_words(self, name: str, messages: Iterable[Messages], *, draft: bool) -> tuple[Diagnostic, ...]:
        """Return which of the words of the templates that a document prints are not translated."""
        found: list[Diagnostic] = []
        for each in messages:
            if each.locale not in PSEUDO:
                found += report_words(name, self.catalogs(name, each.locale), each.printed)
        return as_told(found, draft=draft)

    def check_reviews(self, name: str, messages: Iterable[Messages], *, draft: bool) -> tuple[Diagnostic, ...]:
        """Return which translations that a document prints nobody has looked at as they stand."""
        diagnostics: list[Diagnostic] = []
        for each in messages:
            if each.locale not in PSEUDO:
                document, catalogs = self.document(name)[0], self.catalogs(name, each.locale)
                diagnostics += report_unreviewed(document, catalogs, each.printed)
        return as_told(diagnostics, draft=draft)

    def rules(self, locale: str) -> Rules:
        """Return what the house wants of translations into a locale."""
        return Rules.of(self.config.ignored_checks, self.config.locale(locale).style, self.config.locales)

    def _check(self, locale: str) -> EntryChecks:
        """Return the checks of entries in a locale, which remember as long as the settings stay as they are."""
        if locale not in self._checks:
            self._checks[locale] = EntryChecks(self.rules(locale))
        return self._checks[locale]

    def files(self, purpose: str) -> Files:
        """Return the reader that keeps the record for one purpose."""
        return self._files.setdefault(purpose, self._files["settings"].beside())

    def reads(self, *purposes: str) -> Mapping[str, str]:
        """Return what was read for the named purposes, or for all of them when none is named.

        Another thread may read on meanwhile: what is gone through is a copy, made in one step.
        """
        names = purposes or tuple(self._files)
        return {path: digest for name in names for path, digest in dict(self.files(name).records).items()}

    def _once(self, name: str, read: Callable[[], WithDiagnostics[T]], purposes: tuple[str, ...]) -> WithDiagnostics[T]:
        if name not in self._read:
            try:
                result = read()
                reads_nothing = name not in purposes
                self._read[name] = _Reading(result, purposes, reads_nothing or not has_errors(result[1]))
            except Fault as fault:
                self._read[name] = _Reading(fault, purposes, is_sure=False)
        known = self._read[name].result
        if isinstance(known, Fault):
            raise known
        return known  # type: ignore[return-value]


def _purposes(document: str, locale: str) -> tuple[str, str]:
    """Return what a document in a locale is read for: itself, and its catalogs."""
    return f"document {document}", f"catalogs {document} {locale}"
