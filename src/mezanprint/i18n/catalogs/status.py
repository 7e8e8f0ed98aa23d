"""How far the translation of a project is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel import Locale

from mezanprint.i18n.catalogs.catalogs import Catalog, read_catalog
from mezanprint.i18n.catalogs.reviews import is_reviewed
from mezanprint.i18n.po.po_file import Entry, PoFile
from mezanprint.i18n.po.po_header import source_language
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.project.files import Files


@dataclass(frozen=True, slots=True)
class Tally:
    """How many messages, and how many words their sources have."""

    messages: int = 0
    words: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.messages + other.messages, self.words + other.words)


@dataclass(frozen=True, slots=True)
class Status:
    """The messages of one document in one locale by their state, as ``msgfmt --statistics`` tells states apart."""

    locale: str
    domain: str
    path: str
    translated: Tally
    fuzzy: Tally
    """A person must still confirm these, or their source changed since."""
    missing: Tally
    reviewed: Tally = Tally()
    """Those of the translated ones that somebody has looked at as they stand."""

    @property
    def total(self) -> Tally:
        """All messages."""
        return self.translated + self.fuzzy + self.missing


def share(states: Iterable[Status]) -> int:
    """Return how much of ``states`` is translated, in whole per cent of the messages; 100 only when all are."""
    states = tuple(states)
    total = sum(state.total.messages for state in states)
    return 100 * sum(state.translated.messages for state in states) // total if total else 100


def language_name(locale: str, language: str = "en") -> str:
    """Return the name of the language of ``locale``, without its territory, in English or another language."""
    return Locale.parse(locale.replace("-", "_")).get_language_name(language) or locale


def read_status(files: Files, locale: str) -> tuple[Status, ...]:
    """Return the state of each catalog of ``locale`` that has a template; ``Fault`` if one is unsound.

    What is written in ``locale`` itself has none.
    The messages of the template are counted, so that those a catalog does not have yet are missing, and those whose
    source changed are fuzzy. A catalog whose document is gone does not count. Where there are no templates at all,
    for they can be made again at any time, the catalogs count their own messages.
    """
    states: list[Status] = []
    faults: list[Diagnostic] = []
    templates = {name.removesuffix(".pot") for name in files.list("locales") if name.endswith(".pot")}
    catalogs = {name.removesuffix(".po") for name in files.list(f"locales/{locale}/LC_MESSAGES") if name[-3:] == ".po"}
    for domain in sorted(templates or catalogs):
        try:
            template = read_template(files, domain) if domain in templates else None
            if template is not None and source_language(template) == locale:
                continue
            catalog = read_catalog(files, locale, domain)
            states.append(_count(catalog, catalog.by_id.values() if template is None else messages_of(template)))
        except Fault as fault:
            faults.extend(fault.diagnostics)
    if faults:
        raise Fault(*faults)
    return tuple(states)


def read_template(files: Files, domain: str) -> PoFile:
    """Return the template catalog of a domain; ``Fault`` if it cannot be read."""
    path = f"locales/{domain}.pot"
    return parse_po(files.read_bytes(path), path)


def messages_of(template: PoFile) -> Iterator[Entry]:
    """Yield what a template catalog has to translate."""
    return (entry for entry in template.entries if entry.id != (None, "") and not entry.obsolete)


def _count(catalog: Catalog, wanted: Iterable[Entry]) -> Status:
    translated = fuzzy = missing = reviewed = Tally()
    for message in wanted:
        one = Tally(1, len(message.source.split()))
        entry = catalog.find(message.context or "", message.source)
        if entry is None or entry.blank:
            missing += one
        elif entry.fuzzy or (entry.source, entry.plural) != (message.source, message.plural):
            fuzzy += one
        else:
            translated += one
            reviewed += one if is_reviewed(entry) else Tally()
    return Status(catalog.locale, catalog.domain, catalog.path, translated, fuzzy, missing, reviewed)
