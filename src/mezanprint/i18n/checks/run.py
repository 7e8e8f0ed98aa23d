"""Runs the checks over an entry or a catalog, and tells what they find."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.checks.changes import find_changed_sources
from mezanprint.i18n.checks.consistency import find_inconsistencies
from mezanprint.i18n.checks.dictionary import find_unknown_words
from mezanprint.i18n.checks.findings import MOST, Finding, tick
from mezanprint.i18n.checks.glossary_terms import find_terms
from mezanprint.i18n.checks.misspelt import find_misspelt
from mezanprint.i18n.checks.pair import Habit, Pair, plain
from mezanprint.i18n.checks.registry import BY_CODE, CHECKS, Check, Find
from mezanprint.i18n.checks.reviewing import find_stale_reviews
from mezanprint.i18n.checks.rules import Rules
from mezanprint.i18n.checks.traits import may_find, traits_of
from mezanprint.i18n.checks.waivers import Waivers, read_waivers
from mezanprint.i18n.po.plurals import lone_forms, numbers_of_forms
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.diagnostics import Diagnostic, Severity, Span
from mezanprint.model.locales import language_of
from mezanprint.model.texts import Text
from mezanprint.model.translatable import msg

_ROOM = re.compile(r"(?:Room: |fits up to )about (\d+) characters")
_CREDITED = ("NAME OF TRANSLATORS", "EMAIL OF TRANSLATORS")
_CREDITS = re.compile(rf"translators?[-_]credits.*|{'|'.join(_CREDITED)}")
"""By custom these sources and contexts ask for the names of the translators; nothing is translated."""
_LIMIT = re.compile(r"max-length:\s*(\d+)")
_FORMS = tuple((check, check.find) for check in CHECKS if check.find is not None)
_FORMS_OF_BLANK = tuple((check, find) for check, find in _FORMS if check.code == "i18n-blank-form")
_FORMS_OF_OTHERS = tuple((check, find) for check, find in _FORMS if not check.arabic)
_COMPARED = tuple((check, check.compare) for check in CHECKS if check.compare is not None)
_PLAIN = Rules()

_SEE = msg("a check is named as in `C15` or `i18n-tatweel`")
_REMOVE = msg("delete it from the comment `# check: ignore`")


@dataclass(frozen=True, slots=True)
class LocatedFinding:
    """What one check found in one form of one entry."""

    check: Check
    entry: Entry
    form: int
    found: Finding


def check_entry(catalog: Catalog, entry: Entry, rules: Rules = _PLAIN) -> tuple[Diagnostic, ...]:
    """Return the errors and warnings of one finished entry: what a build tells of the texts it prints.

    A check that needs the rest of the catalog (one kind of digits, say) takes part as far as ``rules`` settle it. The
    length is left to the page.
    """
    return tell(catalog, look_at_entry(catalog, entry, rules))


def look_at_entry(catalog: Catalog, entry: Entry, rules: Rules) -> tuple[LocatedFinding, ...]:
    """Return the same before it is told.

    It follows from the texts of the entry, its comments and flags, the two locales, the forms of counted phrases and
    the rules, and from nothing else: ``EntryChecks`` builds on that.
    """
    pairs = [pair._replace(room=None) for pair in make_pairs(catalog, entry, rules)]
    kept, _ = _sift(_look(catalog, entry, pairs), (rules.waived, read_waivers(entry.comments)))
    return tuple(hit for hit in kept if hit.check.severity is not Severity.INFO)


def tell(catalog: Catalog, hits: Iterable[LocatedFinding]) -> tuple[Diagnostic, ...]:
    """Return what was found, with the lines of its entries."""
    return tuple(_tell(catalog, hit) for hit in hits)


def check_catalog(catalog: Catalog, rules: Rules = _PLAIN, texts: Iterable[Text] = ()) -> tuple[Diagnostic, ...]:
    """Return what all checks find in the finished entries of a catalog.

    Fuzzy and untranslated entries are not ready. With ``texts``, the texts of documents as they are now, an entry for
    other words than theirs is told too.
    """
    entries = [entry for entry in catalog.by_id.values() if _is_ready(entry)]
    drafts = [make_pairs(catalog, entry, rules, Habit()) for entry in entries]
    habit = rules.habit([pair for pairs in drafts for pair in pairs])
    by_entry = [[pair._replace(habit=habit) for pair in pairs] for pairs in drafts]
    hits = {entry.id: _look(catalog, entry, pairs) for entry, pairs in zip(entries, by_entry, strict=True)}
    for hit in (*_compare(entries, by_entry, rules), *_changed(catalog, texts), *_stale(entries)):
        hits.setdefault(hit.entry.id, []).append(hit)
    valid_hits: list[LocatedFinding] = []
    for entry in entries:
        waived = read_waivers(entry.comments)
        kept, used = _sift(hits[entry.id], (rules.waived, waived))
        valid_hits += kept
        valid_hits += (LocatedFinding(BY_CODE["i18n-waiver"], entry, 0, found) for found in _judge(waived, used))
    return tuple(_tell(catalog, hit) for hit in valid_hits)


def _is_ready(entry: Entry) -> bool:
    credit = _CREDITS.fullmatch(entry.source) or entry.context in _CREDITED
    return not entry.fuzzy and not credit and any(map(str.strip, entry.values))


def _compare(entries: Sequence[Entry], by_entry: Sequence[Sequence[Pair]], rules: Rules) -> Iterator[LocatedFinding]:
    """Yield what is seen only beside other entries, in the glossary or in lists of words."""
    firsts = [pairs[0] for pairs in by_entry]
    for number, problem in find_inconsistencies(firsts):
        yield LocatedFinding(BY_CODE["i18n-consistency"], entries[number], 0, problem)
    if rules.dictionary:
        for number, problem in find_unknown_words(firsts):
            yield LocatedFinding(BY_CODE["i18n-unknown-word"], entries[number], 0, problem)
    if firsts and language_of(firsts[0].writing.locale) == "ar":
        for number, form, problem in find_misspelt(by_entry, rules.known):
            yield LocatedFinding(BY_CODE["i18n-dictionary"], entries[number], form, problem)
    if rules.glossary is None:
        return
    for entry, pairs in zip(entries, by_entry, strict=True):
        for form, pair in enumerate(pairs):
            for problem in find_terms(rules.glossary, pair):
                yield LocatedFinding(BY_CODE["i18n-term"], entry, form, problem)


def _changed(catalog: Catalog, texts: Iterable[Text]) -> Iterator[LocatedFinding]:
    return (
        LocatedFinding(BY_CODE["i18n-changed-source"], entry, 0, found)
        for entry, found in find_changed_sources(catalog, texts)
    )


def _stale(entries: Iterable[Entry]) -> Iterator[LocatedFinding]:
    return (
        LocatedFinding(BY_CODE["i18n-review"], entry, 0, found)
        for entry in entries
        for found in find_stale_reviews(entry)
    )


def make_pairs(catalog: Catalog, entry: Entry, rules: Rules, habit: Habit | None = None) -> list[Pair]:
    """Return each form of a translation beside the text it is for; its habit is that of ``rules`` if none is given."""
    habit = rules.habit() if habit is None else habit
    writing, source_writing = rules.writing(catalog.locale), rules.writing(catalog.source_locale)
    lone = lone_forms(catalog.plural_forms) if entry.plural is not None else {}
    numbers = numbers_of_forms(catalog.plural_forms) if entry.plural is not None else ()
    source = entry.source if entry.plural is None else entry.plural
    plain_source = plain(source, source)
    room, exact = _room(entry)
    return [
        Pair(
            source,
            value,
            plain_source,
            plain(value, source),
            habit,
            form in lone,
            lone.get(form),
            () if form in lone or form >= len(numbers) else numbers[form],
            len(entry.values),
            entry.source if entry.plural is not None else "",
            room,
            exact,
            writing,
            source_writing,
        )
        for form, value in enumerate(entry.values)
    ]


def _room(entry: Entry) -> tuple[int | None, bool]:
    for flag in entry.flags:
        if found := _LIMIT.fullmatch(flag):
            return int(found[1]), True
    rooms = [int(found[1]) for note in entry.notes if (found := _ROOM.search(note))]
    return (rooms[0] if rooms else None), False


def _look(catalog: Catalog, entry: Entry, pairs: Sequence[Pair]) -> list[LocatedFinding]:
    arabic = language_of(catalog.locale) == "ar"
    of_source = traits_of(pairs[0].source)
    hits: list[LocatedFinding] = []
    for form, pair in enumerate(pairs):
        checks = _asked(arabic, of_source, traits_of(pair.value)) if pair.value.strip() else _FORMS_OF_BLANK
        for check, find in checks:
            for problem in islice(find(pair), MOST):
                hits.append(LocatedFinding(check, entry, form, problem))  # noqa: PERF401 - hardly ever
    if len(pairs) > 1:
        for check, compare in _COMPARED:
            if arabic or not check.arabic:
                hits += (LocatedFinding(check, entry, form, problem) for form, problem in compare(pairs))
    return hits


@lru_cache(maxsize=16384)
def _asked(arabic: bool, of_source: int, of_value: int) -> tuple[tuple[Check, Find], ...]:
    """Return the checks that may find something where two texts have these traits."""
    return tuple(
        (check, find)
        for check, find in (_FORMS if arabic else _FORMS_OF_OTHERS)
        if may_find(check.code, of_source, of_value)
    )


def _sift(hits: Iterable[LocatedFinding], waivers: tuple[Waivers, ...]) -> tuple[list[LocatedFinding], set[str]]:
    """Part the hits from those that are set aside; return the former and the codes of the latter."""
    unwaived: list[LocatedFinding] = []
    used: set[str] = set()
    for hit in hits:
        if any(hit.check.code in each.codes for each in waivers):
            used.add(hit.check.code)
        else:
            unwaived.append(hit)
    return unwaived, used


def check_waivers(waived: Waivers, span: Span) -> tuple[Diagnostic, ...]:
    """Return what names no check, of the checks that a project sets aside at ``span``."""
    check = BY_CODE["i18n-waiver"]
    return tuple(_diagnose(check, found, span) for found in _judge(Waivers({}, waived.unknown), set()))


def _judge(waived: Waivers, used: set[str]) -> Iterator[Finding]:
    for name in waived.unknown:
        yield Finding(msg("there is no check {name}", name=tick(name)), _SEE)
    # What a check of the whole catalog finds depends on other entries, and on what is installed.
    useful = {name for code, name in waived.codes.items() if code in used or BY_CODE[code].find is None}
    for name in dict.fromkeys(waived.codes.values()):
        if name not in useful:
            yield Finding(msg("{name} is set aside and finds nothing here", name=tick(name)), _REMOVE)


def _tell(catalog: Catalog, hit: LocatedFinding) -> Diagnostic:
    key = f"{catalog.domain}:{hit.entry.context}" if hit.entry.context else None
    return _diagnose(hit.check, hit.found, catalog.span(hit.entry, hit.form), key)


def _diagnose(check: Check, found: Finding, span: Span, key: str | None = None) -> Diagnostic:
    message = msg("{sentence} [{number}]", sentence=found.says, number=check.number)
    return Diagnostic(check.severity, check.code, message, span, (found.hint,), key)
