"""The catalogs a document is translated through: its own, that of shared data, that of the templates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mezanprint.i18n.catalogs.other_versions import tell_others
from mezanprint.i18n.po.plurals import Rule, parse_plural_forms, plural_header
from mezanprint.i18n.po.po_file import Entry, PoFile
from mezanprint.i18n.po.po_header import check_header, check_source_language, header_fields, source_language
from mezanprint.i18n.po.po_parser import MAX_BYTES, parse_po
from mezanprint.i18n.po.po_writer import escape
from mezanprint.model.diagnostics import Diagnostic, Fault, Span
from mezanprint.project.files import Files

UNNAMED_SOURCE = "en"
"""Language of a catalog that names none: so gettext means it."""
_MAX_READ = MAX_BYTES + 1024 * 1024
_MOST = 8
"""Catalogs that are remembered: those of a document in two languages."""


def catalog_path(locale: str, domain: str) -> str:
    """Return where the catalog of ``domain`` in ``locale`` stands in a project."""
    return f"locales/{locale}/LC_MESSAGES/{domain}.po"


@dataclass(frozen=True, slots=True)
class Catalog:
    """One sound catalog, or the absence of one. Obsolete entries and the header are not in it."""

    locale: str
    domain: str
    path: str
    absent: bool
    plural_forms: str
    """The ``Plural-Forms`` value in force."""
    by_id: Mapping[tuple[str, str], Entry]
    """Entries by ``(msgctxt or "", msgid)``."""
    by_key: Mapping[str, Entry]
    """The first entry of each ``msgctxt``."""
    source_locale: str = UNNAMED_SOURCE
    """Locale of the texts that are translated."""
    findings: tuple[Diagnostic, ...] = ()
    """What is wrong with its header, and messages with two translations: it stops nothing."""

    @property
    def rule(self) -> Rule:
        """Which form goes with a number."""
        return parse_plural_forms(self.plural_forms)[1]

    @property
    def forms(self) -> int:
        """How many forms a counted phrase has."""
        return parse_plural_forms(self.plural_forms)[0]

    def find(self, key: str, source: str) -> Entry | None:
        """Return the entry of a text: with the same key and words, or else with the same key."""
        return self.by_id.get((key, source)) or self.by_key.get(key)

    def span(self, entry: Entry, form: int = 0) -> Span:
        """Return where the translation of ``entry`` stands."""
        keyword = "msgstr" if entry.plural is None else f"msgstr[{form}]"
        return Span(self.path, entry.value_lines[form], excerpt=f'{keyword} "{escape(entry.values[form][:200])}"')


@dataclass(frozen=True, slots=True)
class Catalogs:
    """What one document needs in one locale: of its own catalog, ``data`` and ``templates`` those in other languages.

    What is written in the locale itself has no catalog there.
    """

    locale: str
    by_domain: Mapping[str, Catalog]

    def __iter__(self) -> Iterator[Catalog]:
        return iter(self.by_domain.values())

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What was found in them and stops nothing."""
        return tuple(found for catalog in self for found in catalog.findings)

    @property
    def spans(self) -> Mapping[tuple[str, str], Span]:
        """Places of the translations by ``(domain, key)``."""
        return {(c.domain, key): c.span(entry) for c in self for key, entry in c.by_key.items()}


def read_if_present(files: Files, path: str) -> bytes | None:
    """Return the bytes of a catalog, or None when there is no such file; its absence is recorded all the same."""
    try:
        return files.read_bytes(path, _MAX_READ)
    except Fault as fault:
        if [each.code for each in fault.diagnostics] == ["project-missing-file"]:
            return None
        raise


def read_catalog(files: Files, locale: str, domain: str, source_locale: str = "") -> Catalog:
    """Return the catalog of ``domain`` in ``locale``, empty if the file is absent; ``Fault`` if it is unsound.

    ``source_locale`` is the locale of its source texts, where that is known.
    """
    path = catalog_path(locale, domain)
    data = read_if_present(files, path)
    if data is None:
        source_locale = source_locale or UNNAMED_SOURCE
        return Catalog(locale, domain, path, True, plural_header(locale), {}, {}, source_locale)
    return _parsed(data, locale, domain, path, source_locale)


@lru_cache(maxsize=_MOST)
def _parsed(data: bytes, locale: str, domain: str, path: str, source_locale: str) -> Catalog:
    """Parse a catalog once, and again when its bytes are others: of those of a document one at a time is edited."""
    return catalog_of(parse_po(data, path), locale, domain, path, source_locale)


def catalog_of(file: PoFile, locale: str, domain: str, path: str, source_locale: str = "") -> Catalog:
    """Return what was parsed as the catalog of ``domain`` in ``locale``; ``Fault`` if its header is unsound.

    The locale of its source texts is ``source_locale``, or the one its header names, or else English.
    """
    faults = tuple(check_header(file, locale, path))
    if faults:
        raise Fault(*faults)
    header = file.header
    assert header is not None
    by_id: dict[tuple[str, str], Entry] = {}
    by_key: dict[str, Entry] = {}
    for entry in file.entries:
        if not entry.obsolete and entry is not header:
            by_id[entry.context or "", entry.source] = entry
            if entry.context is not None:
                by_key.setdefault(entry.context, entry)
    plural_forms = header_fields(header).get("plural-forms") or plural_header(locale)
    findings = (*check_source_language(file, source_locale, path), *tell_others(file, path))
    source_locale = source_locale or source_language(file) or UNNAMED_SOURCE
    return Catalog(locale, domain, path, False, plural_forms, by_id, by_key, source_locale, findings)


def read_catalogs(files: Files, locale: str, sources: Mapping[str, str]) -> Catalogs:
    """Return the catalogs of a document in ``locale``; ``sources`` has the source locale of each of its domains.

    ``Fault`` with the findings of all of them if one is unsound.
    """
    catalogs: dict[str, Catalog] = {}
    faults: list[Diagnostic] = []
    for domain, source_locale in sources.items():
        if source_locale == locale:
            continue
        try:
            catalogs[domain] = read_catalog(files, locale, domain, source_locale)
        except Fault as fault:
            faults.extend(fault.diagnostics)
    if faults:
        raise Fault(*faults)
    return Catalogs(locale, catalogs)
