"""Which files are looked at, with the profile and the paper they are for, and what is wrong with each."""

from dataclasses import dataclass
from pathlib import Path

from mezanprint.engine.pipeline import prepare, produce
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.engine.shelf import BUILD
from mezanprint.model.diagnostics import Diagnostic, Fault, has_errors
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.paper import Paper
from mezanprint.preflight.press.check import check_pdf
from mezanprint.preflight.press.sheet import Finding
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder

PRESS = Profile("press", image_dpi=300, bleed=3, colour="cmyk")
"""What a file is held against where no project says more: a print shop's usual demands."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file with what is wrong with it for a profile."""

    file: Path
    name: str
    profile: Profile
    pages: int
    findings: tuple[Finding, ...]

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


def check_file(target: Target) -> Checked:
    """Return what is wrong with a file; ``Fault`` if it cannot be read."""
    pages, findings = check_pdf(target.file, target.name, target.profile, target.paper)
    return Checked(target.file, target.name, target.profile, pages, findings)


def file_target(file: Path, root: Path | None, profile: str | None) -> Target:
    """Return what a file is for: as the project at ``root`` built it, or as the named profile has it.

    ``Fault`` for a name that no profile has.
    """
    if root is None:
        return Target(file, file.name, PRESS)
    project = Project(Files(root))
    edition = _edition_of(project, file)
    if edition and profile in (None, edition.profile.name):
        name = f"{BUILD}/{edition.output_path}"
        return Target(file, name, edition.profile, prepare(project, edition).composition.paper)
    names = [known.name for known in project.config.profiles]
    named = profile or ("press" if "press" in names else None)
    if named is None:
        return Target(file, file.name, PRESS)
    return Target(file, file.name, project.config.profile(named))


def _edition_of(project: Project, file: Path) -> Edition | None:
    """Return the edition whose PDF a file is: by its place below ``build/``."""
    for profile in project.config.profiles:
        for name in project.documents:
            for locales in project.document(name)[0].editions:
                edition = Edition(name, locales, profile)
                if (project.root / BUILD / edition.output_path).resolve() == file.resolve():
                    return edition
    return None


def document_targets(root: Path, selection: Selection, folder: Path) -> tuple[Target, ...]:
    """Make the files of a document below ``folder``, whatever is wrong with their print, and return what they are for.

    ``Fault`` if an edition cannot be made.
    """
    from mezanprint.engine.pool import Pool  # a file to look at needs no workers

    project = Project(Files(root))
    targets: list[Target] = []
    with Pool(1, root, produce) as pool:
        for edition in select(project, selection):
            prepared = prepare(project, edition)
            if has_errors(prepared.diagnostics):
                raise Fault(*prepared.diagnostics)
            artifact = pool.make(produce, prepared.composition, prepared.limits)
            Folder.hold(folder).write(edition.output_path, artifact.pdf)
            file = folder / edition.output_path
            targets.append(Target(file, edition.output_path, edition.profile, prepared.composition.paper))
    return tuple(targets)
