"""The texts of the benchmark: lines by kind, vowelled prose, the sample documents, the Universal Declaration."""

from pathlib import Path

from mezanprint.preflight.plain_text import paragraphs

HERE = Path(__file__).resolve().parent
REPO = HERE.parent
DECLARATION = REPO.parent / "shared" / "source" / "udhr-arb.html"


def lines_by_kind() -> dict[str, list[str]]:
    """Return the lines of ``lines.txt`` by the kind that stands above them."""
    kinds: dict[str, list[str]] = {}
    for line in (HERE / "texts" / "lines.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            kinds[line[2:]] = []
        elif line:
            kinds[next(reversed(kinds))].append(line)
    return kinds


def prose(name: str) -> list[str]:
    """Return the paragraphs of a text of this folder."""
    return [line for line in (HERE / "texts" / f"{name}.txt").read_text("utf-8").splitlines() if line]


def declaration() -> list[str]:
    """Return the Arabic Universal Declaration, or nothing where it is not beside the repository."""
    return list(paragraphs(DECLARATION.read_text("utf-8"))) if DECLARATION.is_file() else []


def samples() -> list[str]:
    """Return the Arabic text of the sample documents, as their pages say it."""
    from mezanprint.engine.pipeline import prepare
    from mezanprint.engine.project import Project
    from mezanprint.model.editions import Edition
    from mezanprint.project.files import Files

    project = Project(Files(REPO))
    profile = next(profile for profile in project.config.profiles if profile.name == "screen")
    found: list[str] = []
    for name in project.documents:
        found += paragraphs(prepare(project, Edition(name, ("ar",), profile), draft=True).composition.html)
    return found
