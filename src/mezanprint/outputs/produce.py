"""The second half of the story of an edition, told in a worker: the stages of its output, then the checks."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from mezanprint.model.compositions import Artifact, Composition, Metadata
from mezanprint.model.diagnostics import has_errors
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.kinds import FitRules
from mezanprint.outputs.output import Check, Output, Work, output_of
from mezanprint.outputs.table import OUTPUTS

_BLANK = (
    "<html lang=en style='font-family: Amiri'><title>Blank</title>"
    "<p>A <span lang=ar dir=rtl>ب</span> <span style='font-family: Noto Serif'>A</span>"
)
"""In a face that is at rest, and in one that has axes."""


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


def warm_up() -> None:
    """Make a page of nothing, so that all modules are in and all tables read before an edition needs them."""
    edition = Edition("blank", ("en",), Profile("screen"))
    metadata = Metadata("", "", "", ("en",), date(2000, 1, 1), rtl=False)
    produce(Composition(edition, _BLANK, (), metadata, FitRules()), Path("/"))
