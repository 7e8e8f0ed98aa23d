"""Three versions of a catalog on the disk made one, as Git asks a merge driver to do it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mezanprint.engine.output_folder import writing
from mezanprint.i18n.catalogs.other_versions import tell_others
from mezanprint.i18n.po.po_file import PoFile
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.i18n.three_way.three_catalogs import merge_three
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.project.folder import Folder
from mezanprint.translating.loose_catalogs import read_loose


@dataclass(frozen=True, slots=True)
class MergeOutcome:
    """What came of a merge."""

    conflicts: int
    """Messages that both sides translated, and differently."""
    findings: tuple[Diagnostic, ...]
    """Each message that has two translations now, with its line."""


def merge_on_disk(base: Path, ours: Path, theirs: Path, name: str = "") -> MergeOutcome:
    """Merge three catalogs and write the result to ``ours``; ``name`` is what the catalog is called in the project.

    ``Fault`` with what is wrong with any of them; then nothing is written. A base of no bytes is none: both sides made
    the catalog.
    """
    sides = {"base": base, "ours": ours, "theirs": theirs}
    faults: list[Diagnostic] = []
    read = list(_read(sides, name, faults))
    if faults:
        raise Fault(*faults)
    merged = merge_three(*(file for file, _ in read))
    data, shown_name = write_po(merged.file), name or ours.as_posix()
    again = parse_po(data, shown_name)
    if data != read[1][1]:
        with writing(shown_name):
            Folder.chosen(ours.parent).write(ours.name, data)
    return MergeOutcome(len(merged.conflicts), tuple(tell_others(again, shown_name)))


def _read(sides: dict[str, Path], name: str, faults: list[Diagnostic]) -> Iterator[tuple[PoFile, bytes]]:
    for side, path in sides.items():
        try:
            data = read_loose(path)
            yield parse_po(data, f"{name} ({side})" if name else path.as_posix()), data
        except Fault as fault:
            faults += fault.diagnostics
