"""How many good translations are blamed, how many damaged ones are found, and how long 20,000 messages take.

``python benchmarks/checks.py CORPUS`` prints the reports, one of them on the same pairs turned round, from Arabic into
English. ``CORPUS`` is a folder of Arabic ``.po`` files, and the project's own catalogs are always taken as well.
docs/checks.md explains the codes.
"""

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from damage import DAMAGES
from mezanprint.engine.translation_check import check_files
from mezanprint.i18n.catalogs import Catalog, catalog_of
from mezanprint.i18n.checks import Rules, check_catalog
from mezanprint.i18n.plurals import plural_header
from mezanprint.i18n.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po_header import new_header
from mezanprint.i18n.po_parser import parse_po
from mezanprint.i18n.po_writer import write_po
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity
from mezanprint.model.locales import HouseStyle

OWN = Path(__file__).resolve().parents[1] / "locales" / "ar" / "LC_MESSAGES"
SEED = 2026
REASONS = {
    ("i18n-character", "a line break"): "true: the translation breaks a line that the source does not break",
    ("i18n-digits", "the digits of"): "true: one catalog, two kinds of digits",
    ("i18n-markup", "the translation lacks"): "true: a tag or an attribute of the source is missing",
    ("i18n-placeholder", "the translation lacks the placeholder"): "true, and meant: the form for none names no number",
    ("i18n-numbers", "the translation lacks `0`"): "a number in words: to be waived",
    ("i18n-no-arabic", "the translation is the source text"): "true: left in English",
    ("i18n-address", "the translation lacks"): "true: its quotation mark was put inside out",
}
"""What was found out about findings in good pairs, by code and beginning of the message."""


@dataclass(frozen=True, slots=True)
class Message:
    """One finished entry and the catalog it is from."""

    catalog: Catalog
    entry: Entry
    faults: tuple[Diagnostic, ...]
    """The errors found in it."""


def main(arguments: Sequence[str]) -> None:
    """Print the reports."""
    messages = read_messages([*(path for folder in arguments for path in sorted(Path(folder).glob("*.po"))), *_own()])
    print(f"{len(messages)} finished messages\n")
    report_good(messages, 500)
    report_turned(messages)
    report_damaged(messages, 500)
    report_time(messages, 20_000)


def _own() -> list[Path]:
    return sorted(OWN.glob("*.po"))


def read_messages(paths: Sequence[Path]) -> list[Message]:
    """Return the finished entries of Arabic catalogs, each with the errors that a check of its catalog finds."""
    messages = []
    for path in paths:
        catalog = catalog_of(parse_po(path.read_bytes(), path.name), "ar", path.stem, path.name)
        errors: dict[int, list[Diagnostic]] = {}
        for found in check_catalog(catalog):
            if found.severity is Severity.ERROR and found.span is not None and found.span.line is not None:
                errors.setdefault(found.span.line, []).append(found)
        messages += [_message(catalog, entry, errors) for entry in catalog.by_id.values() if _is_finished(entry)]
    return messages


def _is_finished(entry: Entry) -> bool:
    return not entry.fuzzy and not entry.blank and entry.source != "translator-credits"


def _message(catalog: Catalog, entry: Entry, errors: dict[int, list[Diagnostic]]) -> Message:
    return Message(catalog, entry, tuple(found for line in entry.value_lines for found in errors.get(line, ())))


def report_good(messages: Sequence[Message], number: int) -> float:
    """Print the errors in so many good translations; return the share of those that have one."""
    sample = random.Random(SEED).sample(messages, number)  # noqa: S311 - a seed, no secret
    blamed = [message for message in sample if message.faults]
    print(f"good: {len(blamed)} of {number} blamed ({len(blamed) / number:.1%})")
    for message in blamed:
        for found in message.faults:
            print(f"  {found.span}: {found.code}: {found.message}\n    {_reason(found)}")
    print()
    return len(blamed) / number


def _reason(found: Diagnostic) -> str:
    return next(
        (why for (code, says), why in REASONS.items() if code == found.code and found.message.startswith(says)), "NEW"
    )


def report_turned(messages: Sequence[Message]) -> float:
    """Print the errors in the English sides as translations of the Arabic ones; return the share that has one."""
    blamed = 0
    for message in messages:
        entry = turned(message.entry)
        by_id = {(entry.context or "", entry.source): entry}
        catalog = replace(message.catalog, locale="en", source_locale="ar", plural_forms=plural_header("en"))
        errors = [
            found
            for found in check_catalog(replace(catalog, by_id=by_id, by_key={}))
            if found.severity is Severity.ERROR
        ]
        blamed += bool(errors)
        for found in errors:
            print(f"  {message.catalog.path}: {found.code}: {found.message}\n    {entry.source[:100]}")
    print(f"turned round: {blamed} of {len(messages)} blamed ({blamed / len(messages):.1%})\n")
    return blamed / len(messages)


def turned(entry: Entry) -> Entry:
    """Return an entry with its Arabic translation for a source: one and few of a phrase that has six forms."""
    values = (entry.source,) if entry.plural is None else (entry.source, entry.plural)
    plural = None if entry.plural is None else entry.values[min(3, len(entry.values) - 1)]
    lines = tuple(range(1, len(values) + 1))
    return replace(entry, source=entry.values[1 if plural else 0], plural=plural, values=values, value_lines=lines)


def report_damaged(messages: Sequence[Message], number: int) -> float:
    """Damage so many good translations, each kind in turn; print what was not found; return the share that was."""
    made, found = Counter[str](), Counter[str]()
    for name, message, entry in damaged([message for message in messages if not message.faults], number):
        made[name] += 1
        found[name] += is_found(message.catalog, entry, DAMAGES[name][1])
        if made[name] != found[name] and not is_found(message.catalog, entry, DAMAGES[name][1]):
            print(f"  not found: {name}: {message.catalog.path}: {entry.values[-1]!r}")
    print(f"damaged: {found.total()} of {made.total()} found ({found.total() / made.total():.1%})")
    for name, count in made.items():
        print(f"  {name}: {found[name]} of {count}")
    print()
    return found.total() / made.total()


def damaged(messages: Sequence[Message], number: int) -> Iterator[tuple[str, Message, Entry]]:
    """Yield so many damaged entries, with the name of the damage and the message they are from."""
    chance = random.Random(SEED)  # noqa: S311 - a seed, no secret
    made = 0
    while made < number:
        for name, (damage, _) in DAMAGES.items():
            message, entry = next(
                (message, entry)
                for message in (chance.choice(messages) for _ in range(100_000))
                if (entry := damage(message.entry, chance)) is not None
            )
            yield name, message, entry
            made += 1
            if made == number:
                return


def is_found(catalog: Catalog, entry: Entry, codes: frozenset[str]) -> bool:
    """Tell whether a check of the entry finds an error of one of the codes."""
    header = replace(new_header("ar", "damaged", "en"), line=1, value_lines=(2,))
    try:
        file = parse_po(write_po(PoFile((Slot(header), Slot(replace(entry, comments=()))))), catalog.path)
        alone = catalog_of(file, "ar", catalog.domain, catalog.path)
        findings = check_catalog(alone, Rules(HouseStyle(months="both")))
    except Fault as fault:
        findings = fault.diagnostics
    return any(finding.code in codes and finding.severity is Severity.ERROR for finding in findings)


def report_time(messages: Sequence[Message], number: int) -> float:
    """Print how long a check of so many messages takes, reading the file included; return the seconds at work."""
    slots = [Slot(new_header("ar", "large", "en"))]
    for count in range(number):
        entry = messages[count % len(messages)].entry
        slots.append(Slot(replace(entry, context=f"part.{count}", line=0, value_lines=())))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.po"
        path.write_bytes(write_po(PoFile(tuple(slots))))
        begin, spent = time.perf_counter(), time.process_time()
        check_files([path])
        seconds, spent = time.perf_counter() - begin, time.process_time() - spent
    print(f"time: {number} messages checked in {seconds:.2f} s, {spent:.2f} s of them at work")
    return spent


if __name__ == "__main__":
    main(sys.argv[1:])
