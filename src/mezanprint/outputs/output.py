"""Outputs: what an edition can become, each a record of its medium, its stages and its checks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.media import Medium


@dataclass(frozen=True, slots=True)
class Work:
    """An edition on its way through the stages of its output."""

    composition: Composition
    root: Path
    """Folder of the project; below it only the resources of the composition may be read."""
    artifact: Artifact = Artifact(b"", 0, ())  # noqa: RUF009 - frozen
    """What the stages have made so far."""
    part_pages: tuple[int, ...] = ()
    """Pages of each part, as they were typeset."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Files that the pictures of a print file are from, by the digests of the pictures."""

    def finished(self, data: bytes) -> "Work":
        """Return the work with other bytes for its file."""
        return replace(self, artifact=replace(self.artifact, data=data))

    def reported(self, *groups: Iterable[Diagnostic]) -> "Work":
        """Return the work with more findings, in this order."""
        diagnostics = (*self.artifact.diagnostics, *(found for group in groups for found in group))
        return replace(self, artifact=replace(self.artifact, diagnostics=diagnostics))


Stage: TypeAlias = Callable[[Work], Work]
Check: TypeAlias = Callable[[Work], Iterable[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Output:
    """What an edition can become: a row of ``table.OUTPUTS``.

    Its functions have names, by which they reach workers. Stages and checks import what they need when they are
    called: the table is read where nothing is made.
    """

    name: str
    medium: Medium
    accepts: Callable[[Composition], bool]
    """Tell whether a composition becomes this; the first output that accepts it makes it."""
    stages: tuple[Stage, ...]
    """Make the file, one after the other; ``Fault`` if there can be none."""
    release: tuple[Check, ...] = ()
    """Asked of every file that is to be published: it is new, or was kept and is trusted no more."""
    preflight: tuple[Check, ...] = ()
    """Asked of a new file besides; what they find is kept with it."""


def output_of(composition: Composition, outputs: Sequence[Output]) -> Output:
    """Return what a composition becomes; ``LookupError`` if no output accepts it."""
    for output in outputs:
        if output.accepts(composition):
            return output
    raise LookupError(f"no output for {composition.edition.name}")


def media_of(outputs: Iterable[Output]) -> tuple[Medium, ...]:
    """Return the media that profiles can name, each once."""
    return tuple(dict.fromkeys(output.medium for output in outputs))
