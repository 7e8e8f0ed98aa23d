"""What a translator has to do: each message that is not ready, with all that it takes to finish it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.catalogs.gaps import GapKind, find_text_gap
from mezanprint.i18n.catalogs.merge import was_corrected
from mezanprint.i18n.catalogs.other_versions import other_translations, without_others
from mezanprint.i18n.catalogs.reviews import is_reviewed
from mezanprint.i18n.checks import Rules, check_entry
from mezanprint.i18n.glossary.glossary import Glossary, Term
from mezanprint.i18n.po.po_file import Entry
from mezanprint.i18n.words.slips import is_slip
from mezanprint.model.diagnostics import Diagnostic, Span, has_errors
from mezanprint.model.texts import Text

_SAME = ("", "")


class Need(StrEnum):
    """Why a message is not ready."""

    MISSING = "missing"
    """There is no translation."""
    CHANGED = "changed"
    """The source is another one than was translated."""
    SIMILAR = "similar"
    """The translation is that of similar words, which stand or stood under another key, or come from a memory."""
    FUZZY = "fuzzy"
    """A person must confirm it: it was marked, or taken from the same words elsewhere."""
    CONFLICT = "conflict"
    """Two people translated it, and a merge kept both."""
    DISPUTED = "disputed"
    """A check finds an error in it."""
    UNREVIEWED = "unreviewed"
    """Nobody has looked at it as it stands, where that is demanded."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What a project wants of a translation before it is ready, and what is known of the page."""

    rules: Rules
    """For the checks; terms are those of its glossary."""
    rooms: Mapping[tuple[str, str], int]
    """How many characters were measured to fit, by domain and key."""
    reviewed: bool
    """Whether somebody must have looked at every translation."""


@dataclass(frozen=True, slots=True)
class Task:
    """One message that is not ready."""

    text: Text
    """As it is written today."""
    need: Need
    versions: tuple[tuple[str, str], ...]
    """Each form of the source as it was translated and as it is; the first is empty where it is the same or new."""
    values: tuple[str, ...]
    """Each form of the translation that stands there; none if all are empty."""
    others: tuple[tuple[int, str], ...]
    """What somebody else translated meanwhile, each with the number of its form."""
    span: Span
    room: int | None
    """Characters that fit, as measured on the page or as the design plans it."""
    terms: tuple[Term, ...]
    lost: tuple[Term, ...]
    """Terms that the glossary finds in the old source only."""
    slip: bool
    """Whether the source changed by so little that it may be a correction."""
    findings: tuple[Diagnostic, ...]
    comments: tuple[str, ...]
    """What translators wrote over the entry to each other."""

    @property
    def name(self) -> str:
        """The key; of a word of the templates without one the word itself."""
        return self.text.key or self.text.source


def find_task(text: Text, entry: Entry | None, catalog: Catalog, demands: Demands) -> Task | None:
    """Return what is to be done for a text whose entry is ``entry``; None if it is ready."""
    gap = find_text_gap(text, entry)
    findings: tuple[Diagnostic, ...] = ()
    if entry is None or gap is GapKind.MISSING:
        need, before = Need.MISSING, _SAME
    elif gap is not None:
        before = _translated_source(text, entry)
        need = _unconfirmed(entry, before)
    else:
        before, findings = _SAME, check_entry(catalog, entry, demands.rules)
        if has_errors(findings):
            need = Need.DISPUTED
        elif demands.reviewed and not is_reviewed(entry):
            need = Need.UNREVIEWED
        else:
            return None
    versions = _versions(text, before)
    terms, broken_terms = _terms(demands.rules.glossary, versions)
    return Task(
        text,
        need,
        versions,
        entry.values if entry is not None and any(entry.values) else (),
        other_translations(entry) if need is Need.CONFLICT and entry is not None else (),
        Span(catalog.path, entry.value_line if entry is not None else None),
        demands.rooms.get((text.domain, text.key), text.room),
        terms,
        broken_terms if need is Need.CHANGED else (),
        need is Need.CHANGED and _may_be_slip(versions, entry),
        findings,
        without_others(entry.comments) if entry is not None else (),
    )


def _unconfirmed(entry: Entry, before: tuple[str, str]) -> Need:
    """Return why a translation is not confirmed that was made for the source ``before``."""
    if other_translations(entry):
        return Need.CONFLICT
    if before == _SAME:
        return Need.FUZZY
    elsewhere = entry.fuzzy and entry.previous.source is not None and entry.previous.context != entry.context
    return Need.SIMILAR if elsewhere else Need.CHANGED


def _translated_source(text: Text, entry: Entry) -> tuple[str, str]:
    """Return singular and plural of the source that a translation was made for, or ``_SAME`` as those of today."""
    before = entry.previous if entry.fuzzy and entry.previous.source is not None else entry
    pair = (before.source or "", before.plural or "")
    return _SAME if pair == (text.source, text.source_plural) else pair


def _versions(text: Text, before: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    both = zip(before, (text.source, text.source_plural), strict=True)
    pairs = [("" if old == new else old, new) for old, new in both if new]
    return (*pairs, *(("", words) for words in text.wordings if words not in (text.source, text.source_plural)))


def _terms(
    glossary: Glossary | None, versions: tuple[tuple[str, str], ...]
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Return the terms of the source as it is, and those that only its former versions have."""
    if glossary is None:
        return (), ()
    now = dict.fromkeys(term for _, new in versions for term in glossary.terms_in(new))
    was = dict.fromkeys(term for old, _ in versions for term in glossary.terms_in(old))
    return tuple(now), tuple(term for term in was if term not in now)


def _may_be_slip(versions: tuple[tuple[str, str], ...], entry: Entry | None) -> bool:
    """Tell whether so little changed that ``update --typo`` may be meant, and would do something."""
    changed = [version for version in versions if version[0]]
    if not changed or entry is None or (entry.fuzzy and not was_corrected(entry)):
        return False
    return all(is_slip(old, new) for old, new in changed)
