"""Which files are looked at, with the profile and the paper they are for, and what is wrong with each."""

import math
from dataclasses import dataclass, replace
from pathlib import Path

from mezanprint.engine.cache import Cache, Hit, digest
from mezanprint.engine.fingerprint import tools
from mezanprint.engine.output_folder import BUILD, cache_folder
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, choose_profile, select
from mezanprint.inspecting.foreign_file import Looked, lightened, look
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, has_errors
from mezanprint.model.editions import Edition, Profile, Use
from mezanprint.model.paper import Paper
from mezanprint.model.plans import Plan
from mezanprint.model.translatable import msg
from mezanprint.outputs.produce import produce
from mezanprint.preflight.press.check import check_pdf
from mezanprint.preflight.press.plates.look import look_at_plates, unexplained
from mezanprint.preflight.press.rule import Answer, NotExamined
from mezanprint.preflight.press.sheet import Finding
from mezanprint.preflight.press.ticket import Ticket
from mezanprint.printing.print_profiles import check_paged
from mezanprint.project.boxes.boxed import boxed, is_too_much
from mezanprint.project.boxes.budget import Budget
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder

PRESS = Profile("press", image_dpi=300, bleed=3, colour="cmyk")
"""What a file is held against where no project says more: a print shop's usual demands."""


_FOR_CHECKS = 0.6
"""Share of its processor seconds after which a box begins no further check: what it has found shall not be lost."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file with what is wrong with it for a profile, what was looked at and what was not."""

    file: Path
    name: str
    profile: Profile
    pages: int
    findings: tuple[Finding, ...]
    looked_at: tuple[str, ...] = ()
    gaps: tuple[NotExamined, ...] = ()
    looked: Looked | None = None
    """Pictures of the pages, where somebody asked for them."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings as all others are told."""
        return tuple(finding.diagnostic for finding in self.findings)

    @property
    def failed(self) -> bool:
        """Whether there is an error."""
        return has_errors(self.diagnostics)


@dataclass(frozen=True, slots=True)
class Target:
    """A file to look at, and what it is for."""

    file: Path
    name: str
    profile: Profile
    paper: Paper = Paper()  # noqa: RUF009 - frozen
    plan: Plan | None = None
    """What stands where on its sheets, if the project made it and knows."""
    ticket: Ticket | None = None
    """What is ordered of a print shop, if somebody has said so."""


def check_file(target: Target, budget: Budget | None = None, *, has_pictures: bool = False) -> Checked:
    """Return what is wrong with a file; ``Fault`` if it cannot be read.

    All that reads it does so in boxes, which may take ``budget`` together.
    """
    limits = budget or Budget()
    with lightened(target.file, limits) as (light, left_out):
        answer = _with_plates(_asked(light, target, limits), light, target, limits)
        looked = look(light, limits) if has_pictures else None
    left = tuple(Finding(each, each.span.page or 0 if each.span else 0) for each in left_out)
    found, gaps = (*left, *answer.findings), (*answer.gaps, *map(_part, left))
    return Checked(target.file, target.name, target.profile, answer.pages, found, answer.looked_at, gaps, looked)


def _with_plates(answer: Answer, file: Path, target: Target, budget: Budget) -> Answer:
    """Return an answer with what the plates say besides, if the file is for a press."""
    if target.profile.colour != "cmyk":
        return answer
    plates = look_at_plates(file, target.name, target.profile, budget)
    return replace(
        answer,
        findings=(*answer.findings, *unexplained(plates.findings, answer.findings)),
        looked_at=(*answer.looked_at, *plates.looked_at),
        gaps=(*answer.gaps, *plates.gaps),
    )


def _part(found: Finding) -> NotExamined:
    """Return that a part of a file was left out, as a finding says."""
    part = msg("a part of page {page}", page=found.page) if found.page else msg("a part of the file")
    return NotExamined(part, found.diagnostic.message)


def _asked(file: Path, target: Target, budget: Budget) -> Answer:
    """Return what ``check_pdf`` says; of pages that are too much for a box, what can be said without their content."""
    file_facts, job_facts = (file.absolute(), target.name, target.profile, target.paper), (target.plan, target.ticket)
    try:
        seconds = _FOR_CHECKS * budget.share
        return boxed(check_pdf, *file_facts, seconds, "", *job_facts, file=file, budget=budget)
    except Fault as fault:
        if not is_too_much(fault):
            raise
        too_much = fault.diagnostics
    answer = boxed(check_pdf, *file_facts, math.inf, too_much[0].message, *job_facts, file=file, budget=budget)
    return replace(answer, findings=(*map(Finding, too_much), *answer.findings))


def file_target(file: Path, root: Path | None, profile: str | None) -> Target:
    """Return what a file is for: as the project at ``root`` built it, or as the named profile has it.

    ``Fault`` for a name that no profile has, and for a profile that makes no PDF.
    """
    if root is None:
        return Target(file, file.name, PRESS)
    project = Project(Files(root))
    edition = _edition_of(project, file)
    if edition and profile in (None, edition.profile.name):
        check_paged(project, edition.profile)
        name = f"{BUILD}/{edition.output_path}"
        composition = prepare(project, edition).composition
        return Target(file, name, edition.profile, composition.paper, _kept_plan(project, composition, file))
    if not profile:
        return Target(file, file.name, project.config.usual_profile(Use.PRESS) or PRESS)
    named = choose_profile(project.config, profile)
    check_paged(project, named)
    return Target(file, file.name, named)


def _edition_of(project: Project, file: Path) -> Edition | None:
    """Return the edition whose PDF a file is: by its place below ``build/``."""
    for profile in project.config.profiles:
        for name in project.documents:
            for locales in project.document(name)[0].editions:
                edition = Edition(name, locales, profile)
                if (project.root / BUILD / edition.output_path).resolve() == file.resolve():
                    return edition
    return None


def _kept_plan(project: Project, composition: Composition, file: Path) -> Plan | None:
    """Return the plan of a file, kept from its build; None if another file stands there now, or nothing is kept."""
    kept = Cache(cache_folder(project.folder), writable=False).find(digest(composition, tools()))
    return kept.artifact.plan if isinstance(kept, Hit) and kept.artifact.data == file.read_bytes() else None


def document_targets(root: Path, selection: Selection, folder: Path) -> tuple[Target, ...]:
    """Make the files of a document below ``folder``, whatever is wrong with their print, and return what they are for.

    ``Fault`` if an edition cannot be made, or is no PDF.
    """
    from mezanprint.engine.pool import Pool  # a file to look at needs no workers

    project = Project(Files(root))
    editions = select(project, selection)
    check_paged(project, editions[0].profile)
    targets: list[Target] = []
    with Pool(1, root, produce) as pool:
        for edition in editions:
            prepared = prepare(project, edition)
            if has_errors(prepared.diagnostics):
                raise Fault(*prepared.diagnostics)
            artifact = pool.make(produce, prepared.composition, prepared.limits)
            Folder.hold(folder).write(edition.output_path, artifact.data)
            file = folder / edition.output_path
            paper = prepared.composition.paper
            targets.append(Target(file, edition.output_path, edition.profile, paper, artifact.plan))
    return tuple(targets)
