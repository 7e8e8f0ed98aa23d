"""The translations that checks are tried on: the project's own, the sentences of this folder, folders of catalogs."""

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from mezanprint.i18n.catalogs.catalogs import Catalog, catalog_of
from mezanprint.i18n.checks import check_catalog, gather_habits
from mezanprint.i18n.po.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po.po_header import new_header
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.diagnostics import Diagnostic, Fault

HERE = Path(__file__).resolve().parent
OWN = HERE.parent / "locales" / "ar" / "LC_MESSAGES"
PAIRS = HERE / "texts" / "pairs.tsv"


@dataclass(frozen=True, slots=True)
class Message:
    """One finished entry, the catalog it is from, and what is found in it."""

    catalog: Catalog
    entry: Entry
    findings: tuple[Diagnostic, ...]


def own_messages() -> list[Message]:
    """Return the translations of the sample documents."""
    return read_messages(sorted(OWN.glob("*.po")))


def pair_messages() -> list[Message]:
    """Return the sentences of ``pairs.tsv``, good in both languages, as one catalog."""
    rows = [line.split("\t") for line in PAIRS.read_text("utf-8").splitlines()]
    entries = [Entry(source, f"pair.{number}", values=(value,)) for number, (source, value) in enumerate(rows, start=1)]
    return _messages(_catalog(entries, PAIRS.name))


def paragraph_messages(messages: Sequence[Message]) -> list[Message]:
    """Return each of these sentences together with the next one."""
    entries = [
        Entry(f"{one.source} {two.source}", f"{one.context}+", values=(f"{one.values[0]} {two.values[0]}",))
        for one, two in pairwise(message.entry for message in messages)
    ]
    return _messages(_catalog(entries, PAIRS.name))


def read_messages(paths: Iterable[Path], locale: str = "ar") -> list[Message]:
    """Return the finished entries of catalogs, each with what a check of its catalog finds.

    A catalog whose plural forms are another language's is read without its counted phrases; one that is no sound
    catalog at all is told and left out.
    """
    messages: list[Message] = []
    for path in paths:
        try:
            file = parse_po(path.read_bytes(), path.name)
            try:
                catalog = catalog_of(file, locale, path.stem, path.name)
            except Fault:
                catalog = _catalog(
                    [entry for entry in file.entries if entry.plural is None and entry.source], path.name, locale
                )
        except Fault as fault:
            print(f"left out: {fault.diagnostics[0].span}: {fault.diagnostics[0].message}")
            continue
        messages += _messages(catalog)
    return messages


def _catalog(entries: Sequence[Entry], name: str, locale: str = "ar") -> Catalog:
    slots = [Slot(new_header(locale, "pairs", "en")), *map(Slot, entries)]
    return catalog_of(parse_po(write_po(PoFile(tuple(slots))), name), locale, Path(name).stem, name)


def _messages(catalog: Catalog) -> list[Message]:
    found: dict[int, list[Diagnostic]] = {}
    for each in gather_habits(check_catalog(catalog)):
        if each.span is not None and each.span.line is not None:
            found.setdefault(each.span.line, []).append(each)
    return [
        Message(catalog, entry, tuple(each for line in entry.value_lines for each in found.get(line, ())))
        for entry in catalog.by_id.values()
        if not entry.fuzzy and not entry.blank and entry.source != "translator-credits"
    ]


def known_words(words: Iterable[str], messages: Iterable[Message]) -> frozenset[str]:
    """Return those words that are words: good translations have them, or hunspell knows them, where it is installed."""
    asked = set(words)
    text = " ".join(value for message in messages for value in message.entry.values)
    known = asked & set(_split(text))
    if asked - known and shutil.which("hunspell"):
        done = subprocess.run(
            ["hunspell", "-d", "ar", "-i", "utf-8", "-l"],  # noqa: S607 - the words go to its standard input
            input="\n".join(sorted(asked)),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        known |= asked - set(done.stdout.split()) if done.returncode == 0 else set()
    return frozenset(known)


def _split(text: str) -> list[str]:
    return "".join(char if char.isalpha() else " " for char in text).split()
