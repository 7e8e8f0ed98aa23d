"""The second half of the story of an edition, told in a worker: the stages of its output, then the checks."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import has_errors
from mezanprint.outputs.output import Check, Output, Work, output_of
from mezanprint.outputs.table import OUTPUTS


def produce(composition: Composition, root: Path, outputs: Sequence[Output] = OUTPUTS) -> Artifact:
    """Return the file that a composition becomes, checked; reads only the resources it names, below ``root``."""
    output = output_of(composition, outputs)
    work = Work(composition, root)
    for stage in output.stages:
        work = stage(work)
    if not has_errors(work.artifact.diagnostics):  # otherwise it is not published, and what is lost would be told twice
        work = _checked(work, (*output.release, *output.preflight))
    return replace(work.artifact, lines=(), rows=())


def check(artifact: Artifact, composition: Composition, root: Path, outputs: Sequence[Output] = OUTPUTS) -> Artifact:
    """Return a kept artifact with what the release check finds in it: it is trusted no more than a new one."""
    work = Work(composition, root, artifact)
    return _checked(work, output_of(composition, outputs).release).artifact


def _checked(work: Work, checks: Iterable[Check]) -> Work:
    for check in checks:
        work = work.reported(check(work))
    return work
