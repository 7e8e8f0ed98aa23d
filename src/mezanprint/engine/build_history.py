"""What earlier builds and proofs did: kept beside the artifacts, to tell why something is made and what may go."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

from mezanprint.engine.cache import diagnostic_data, read_diagnostic
from mezanprint.i18n.extraction.room import Room
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.editions import is_output
from mezanprint.model.media import Medium
from mezanprint.outputs.table import MEDIA
from mezanprint.project.folder import Folder
from mezanprint.project.seal import Purpose, sealed, unsealed

NAME = "records.json"
_BUILDS = 20


@dataclass(frozen=True, slots=True)
class Memory:
    """How one edition was last made."""

    key: str
    """Key of its artifact."""
    draft: bool
    tools: Mapping[str, str]
    reads: Mapping[str, str]
    """Every path that was read for it, with its digest or ``absent``."""
    composer: str = ""
    """Digest of the code that composed it."""
    findings: tuple[Diagnostic, ...] = ()
    """All that was found in it, to be told again."""


@dataclass(frozen=True, slots=True)
class ProofMemory:
    """How the proof of one edition in one locale was last made."""

    keys: tuple[str, ...]
    """Keys of all that is kept of it."""
    tools: Mapping[str, str]
    composer: str
    reads: Mapping[str, str]
    files: Mapping[str, str]
    """SHA-256 of each file that was written, by its path below the folder of proofs."""
    strings: int
    marked: int
    """How many strings have findings."""
    draft: bool
    rooms: tuple[Room, ...]
    faults: tuple[Diagnostic, ...]
    """Errors of its layout, without the file as their place."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one build or proof used. ``scope`` names one of everything: a profile, or proofs in a locale; else empty."""

    scope: str
    keys: tuple[str, ...]


@dataclass(slots=True)
class Records:
    """All that is remembered of earlier builds."""

    editions: dict[str, Memory] = field(default_factory=dict)
    """By ``Edition.name``."""
    outputs: dict[str, str] = field(default_factory=dict)
    """What was written into the build folder: path below it, to the SHA-256 of the file."""
    runs: list[Run] = field(default_factory=list)
    proofs: dict[str, ProofMemory] = field(default_factory=dict)
    """By edition, locale and language of the proof."""

    def note_run(self, run: Run) -> None:
        """Remember the artifacts a build used, and forget builds so old that nobody goes back to them."""
        if run in self.runs[-1:]:
            return
        self.runs.append(run)
        last_full = {known.scope: known for known in self.runs if known.scope}
        self.runs = [known for known in self.runs[:-_BUILDS] if known is last_full.get(known.scope)] + self.runs[
            -_BUILDS:
        ]

    @property
    def keys(self) -> frozenset[str]:
        """Keys of all artifacts that a remembered build used."""
        return frozenset(key for run in self.runs for key in run.keys)


def read_records(folder: Folder, media: Iterable[Medium] = MEDIA) -> Records:
    """Return the records in a cache folder; empty ones when there are none that bear our seal.

    Outputs are only those that the program could have made, in ``media``: the file may come from somebody else.
    """
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        with folder.reading(NAME) as stream:
            body = unsealed(Purpose.RECORDS, NAME, stream)
        if body is not None:
            fields = json.loads(body)
            return Records(
                {name: _memory(memory) for name, memory in fields["editions"].items()},
                {str(path): str(digest) for path, digest in fields["outputs"].items() if is_output(path, media)},
                [Run(run["scope"], tuple(run["keys"])) for run in fields["runs"]],
                {name: _proof(memory) for name, memory in fields["proofs"].items()},
            )
    return Records()


def _memory(fields: dict[str, Any]) -> Memory:
    return Memory(**{**fields, "findings": tuple(read_diagnostic(found) for found in fields["findings"])})


def _proof(fields: dict[str, Any]) -> ProofMemory:
    faults = tuple(read_diagnostic(found) for found in fields["faults"])
    rooms = tuple(Room(**room) for room in fields["rooms"])
    return ProofMemory(**{**fields, "keys": tuple(fields["keys"]), "rooms": rooms, "faults": faults})


def write_records(folder: Folder, records: Records) -> None:
    """Write the records if they changed; ``OSError`` if they can not be written."""
    fields = asdict(records)
    for name, memory in records.editions.items():
        fields["editions"][name]["findings"] = [diagnostic_data(found) for found in memory.findings]
    for name, proof in records.proofs.items():
        fields["proofs"][name]["faults"] = [diagnostic_data(found) for found in proof.faults]
    data = json.dumps(fields, ensure_ascii=True, indent=1, sort_keys=True).encode() + b"\n"
    folder.make_room(NAME)
    folder.write_changed(NAME, sealed(Purpose.RECORDS, NAME, data), 0o600)
