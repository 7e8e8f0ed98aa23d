"""How many good translations are blamed, how many damaged ones are found, and how long 20,000 messages take.

    python benchmarks/checks.py [FOLDER ...] [--number 20] [--judge 150 FILE] [--peers] [--misses]

Each ``FOLDER`` has Arabic ``.po`` files; the project's own catalogs and the sentences of ``texts/pairs.tsv`` are always
taken as well. ``--judge`` writes so many errors, drawn at random, for somebody to say of each whether it is true.
``--peers`` shows the damaged entries to pofilter and msgfmt too, where they are installed. docs/checks.md explains the
codes.
"""

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from check_material import Message, known_words, own_messages, pair_messages, paragraph_messages, read_messages
from check_peers import PEERS
from damage import KINDS, damages, real
from damage_parts import Damaged, Kind
from mezanprint.i18n.catalogs.catalogs import catalog_of
from mezanprint.i18n.checks import Rules, check_catalog
from mezanprint.i18n.po.plurals import plural_header
from mezanprint.i18n.po.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po.po_header import new_header
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.diagnostics import Fault, Severity
from mezanprint.model.locales import HouseStyle
from mezanprint.translating.catalog_check import check_files

SEED = 2026
_SPARE = 6
"""How many candidates of a misspelling are made for one that is wanted: some become other words."""
_STYLE = HouseStyle(months="both", quotes=("«", "»"))
_WEIGHTS = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Sample:
    """The damaged entries of one kind, and how many more were made that are words of the language."""

    kind: Kind
    entries: tuple[Damaged, ...]
    passed: int


@dataclass(frozen=True, slots=True)
class Score:
    """How many of a sample are found: by an error, by an error or a warning; and how many are blamed undamaged."""

    sample: Sample
    errors: int
    findings: int
    missed: tuple[Damaged, ...]


def main() -> None:
    """Print the reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--number", type=int, default=20, help="how many entries are damaged in each way")
    parser.add_argument("--judge", nargs=2, metavar=("NUMBER", "FILE"), help="errors to judge by hand")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--misses", action="store_true", help="print the damaged entries that are not found")
    options = parser.parse_args()
    own, pairs = own_messages(), pair_messages()
    others = [message for folder in options.folders for message in read_messages(sorted(folder.glob("*.po")))]
    report_good("our own, and the sentences", [*own, *pairs])
    if others:
        report_good("of the folders", others)
        report_turned(others)
    if options.judge:
        write_sample(others or own, int(options.judge[0]), Path(options.judge[1]))
    samples = make_samples((pairs, own, others, paragraph_messages(pairs)), options.number)
    report_damaged(samples, misses=options.misses)
    if options.peers:
        report_peers(samples)
    report_time(others or own, 20_000)


def report_good(name: str, messages: Sequence[Message]) -> tuple[float, float]:
    """Print errors and warnings in good translations by their codes; return the shares of messages that have them."""
    print(f"good, {name}: {len(messages)} messages")
    shares = []
    for weight in _WEIGHTS:
        codes = [{found.code for found in message.findings if found.severity is weight} for message in messages]
        blamed = sum(map(bool, codes))
        shares.append(blamed / len(messages))
        print(f"  {weight.value}s: {blamed} ({blamed / len(messages):.2%})")
        for code, count in Counter(code for each in codes for code in each).most_common():
            print(f"    {code}: {count} ({count / len(messages):.2%})")
    print()
    return shares[0], shares[1]


def report_turned(messages: Sequence[Message]) -> float:
    """Print the errors in the English sides as translations of the Arabic ones; return the share that has one."""
    blamed, codes = 0, Counter[str]()
    for message in messages:
        entry = turned(message.entry)
        by_id = {(entry.context or "", entry.source): entry}
        catalog = replace(message.catalog, locale="en", source_locale="ar", plural_forms=plural_header("en"))
        found = check_catalog(replace(catalog, by_id=by_id, by_key={}))
        errors = {each.code for each in found if each.severity is Severity.ERROR}
        blamed += bool(errors)
        codes.update(errors)
    print(
        f"turned round: {blamed} of {len(messages)} blamed ({blamed / len(messages):.2%}) {dict(codes.most_common())}\n"
    )
    return blamed / len(messages)


def turned(entry: Entry) -> Entry:
    """Return an entry with its Arabic translation for a source: one and few of a phrase that has six forms."""
    values = (entry.source,) if entry.plural is None else (entry.source, entry.plural)
    plural = None if entry.plural is None else entry.values[min(3, len(entry.values) - 1)]
    lines = tuple(range(1, len(values) + 1))
    return replace(entry, source=entry.values[1 if plural else 0], plural=plural, values=values, value_lines=lines)


def write_sample(messages: Sequence[Message], number: int, path: Path) -> None:
    """Write errors of good translations, drawn at random, as rows with an empty first cell for a verdict."""
    errors = [
        (message, found) for message in messages for found in message.findings if found.severity is Severity.ERROR
    ]
    drawn = random.Random(SEED).sample(errors, min(number, len(errors)))  # noqa: S311 - a seed, no secret
    rows = [("true?", "code", "place", "message", "source", "translation")]
    for message, found in drawn:
        form = message.entry.value_lines.index(found.span.line) if found.span and found.span.line else 0
        source = message.entry.plural or message.entry.source
        rows.append(("", found.code, str(found.span), str(found.message), source, message.entry.values[form]))
    cells = ("\t".join(cell.replace("\t", "\\t").replace("\n", "\\n") for cell in row) for row in rows)
    path.write_text("\n".join(cells) + "\n", "utf-8")


def make_samples(pools: Sequence[Sequence[Message]], number: int, kinds: Sequence[Kind] = KINDS) -> list[Sample]:
    """Damage so many entries of the pools in each way, those without an error in turn."""
    good = [[message.entry for message in pool if not _has_error(message)] for pool in pools]
    made: dict[str, list[Damaged]] = {}
    for kind in kinds:
        made[kind.name] = []
        for damaged in damages(kind, good, SEED):
            made[kind.name].append(damaged)
            if len(made[kind.name]) == (number * _SPARE if damaged.word else number):
                break
    words = {part for each in made.values() for damaged in each for part in damaged.word.split()}
    known = known_words(words, [message for pool in pools for message in pool])
    samples = []
    for kind in kinds:
        kept, passed = real(made[kind.name], known, number)
        samples.append(Sample(kind, tuple(kept), passed))
    return samples


def _has_error(message: Message) -> bool:
    return any(found.severity is Severity.ERROR for found in message.findings)


def report_damaged(samples: Sequence[Sample], *, misses: bool = False) -> list[Score]:
    """Print of each kind how many entries have an error, and how many any finding, more than before."""
    scores = [_score(sample) for sample in samples]
    print("damaged (error / error or warning, of entries; * changes a fact)")
    for score in scores:
        _print_score(score, misses=misses)
    for name, chosen in (("all", scores), ("facts", [score for score in scores if score.sample.kind.fact])):
        made = sum(len(score.sample.entries) for score in chosen)
        if not made:
            continue
        errors, findings = sum(score.errors for score in chosen), sum(score.findings for score in chosen)
        print(f"{name}: {len(chosen)} kinds, {made} entries: {errors / made:.1%} / {findings / made:.1%}")
    low = [score.sample.kind.name for score in scores if score.findings < 0.8 * len(score.sample.entries)]
    print(f"below 80 %: {len(low)} {', '.join(low)}\n")
    return scores


def _print_score(score: Score, *, misses: bool) -> None:
    sample = score.sample
    star = "*" if sample.kind.fact else " "
    passed = f"   ({sample.passed} more are words)" if sample.passed else ""
    print(f"{star} {score.errors:3} / {score.findings:3} of {len(sample.entries):2}  {sample.kind.name}{passed}")
    for damaged in score.missed if misses else ():
        print(f"      {damaged.bad.source!r}\n      {damaged.bad.values!r}")


def _score(sample: Sample) -> Score:
    errors, findings, missed = 0, 0, []
    for damaged in sample.entries:
        more = found_in(damaged.bad) - found_in(damaged.good)
        errors += any(weight is Severity.ERROR for weight, _ in more)
        findings += bool(more)
        if not more:
            missed.append(damaged)
    return Score(sample, errors, findings, tuple(missed))


def found_in(entry: Entry) -> Counter[tuple[Severity, str]]:
    """Return how many errors and warnings of each code a check finds in an entry that stands by itself."""
    header = replace(new_header("ar", "damaged", "en"), line=1, value_lines=(2,))
    try:
        file = parse_po(write_po(PoFile((Slot(header), Slot(replace(entry, comments=()))))), "damaged.po")
        found = check_catalog(catalog_of(file, "ar", "damaged", "damaged.po"), Rules(_STYLE))
    except Fault as fault:
        found = fault.diagnostics
    return Counter((each.severity, each.code) for each in found if each.severity in _WEIGHTS)


def report_peers(samples: Sequence[Sample]) -> None:
    """Print how many of the same entries other programs find."""
    entries = [damaged for sample in samples for damaged in sample.entries]
    for name, peer in PEERS.items():
        before, after = peer([each.good for each in entries]), peer([each.bad for each in entries])
        if before is None or after is None:
            print(f"{name} is not installed")
            continue
        found = sum(bool(more - less) for less, more in zip(before, after, strict=True))
        print(f"{name}: {found} of {len(entries)} ({found / len(entries):.1%}); of good ones {sum(map(bool, before))}")
    print()


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
    main()
