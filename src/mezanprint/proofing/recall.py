"""Proofs that stand as they would be made: nothing that was read for them has changed, and nobody changed them."""

from dataclasses import dataclass
from pathlib import Path

from mezanprint.engine.build_history import ProofMemory, Records
from mezanprint.engine.builder import settle
from mezanprint.engine.dependencies import Answers
from mezanprint.engine.fingerprint import composer, proof_tools
from mezanprint.engine.project import Project
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.editions import Edition
from mezanprint.project.folder import Folder


@dataclass(frozen=True, slots=True)
class Made:
    """A proof that is published."""

    edition: Edition
    pdf: Path
    html: Path
    memory: ProofMemory
    faults: tuple[Diagnostic, ...]
    """Errors of its layout: what stands on its pages is not what would be printed."""


class Recall:
    """What is remembered of the proofs in one locale, told in one language, below one folder."""

    def __init__(self, project: Project, records: Records, out: Folder, spoken: tuple[str, str]) -> None:
        """``spoken`` are the locale, and the language of the proofs' own words."""
        self._proofs, self._out, self._spoken = records.proofs, out, spoken
        self._answers = Answers(project.files("answers").beside())

    def of(self, edition: Edition) -> ProofMemory | None:
        """Return how the proof was made, if all that made it, and the files that came of it, are as they were."""
        memory = self._proofs.get(self._name(edition))
        if memory is None or (memory.composer, memory.tools) != (composer(), proof_tools()):
            return None
        whole = all(self._out.digest(path) == digest for path, digest in memory.files.items())
        return memory if whole and self._answers.are_still(memory.reads) else None

    def keep(self, edition: Edition, memory: ProofMemory) -> None:
        """Remember how a proof was made."""
        self._proofs[self._name(edition)] = memory

    def _name(self, edition: Edition) -> str:
        return " ".join((edition.name, *self._spoken))


def made(edition: Edition, locale: str, memory: ProofMemory, shown: Path, folder: Folder) -> Made:
    """Return a proof as it is told: its files below the folder ``shown``, which is ``folder`` of the disk."""
    pdf, html = edition.proof_paths(locale)
    faults = tuple(settle(each, f"{folder.name}/{pdf}") for each in memory.faults)
    return Made(edition, shown / pdf, shown / html, memory, faults)
