"""The texts of the benchmark: lines by kind, vowelled prose, the sample documents, the Universal Declaration."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mezanprint.preflight.readers.plain_text import paragraphs

HERE = Path(__file__).resolve().parent
REPO = HERE.parent
DECLARATIONS = os.environ.get("MEZANPRINT_BENCH_DECLARATIONS")
"""Folder with the Universal Declaration, as ``udhr-arb.html`` and ``udhr-eng.html``."""


def hard_lines() -> dict[str, list[str]]:
    """Return the lines of ``hard.txt`` by the language that stands above them."""
    return lines_by_kind("hard")


def lines_by_kind(name: str = "lines") -> dict[str, list[str]]:
    """Return the lines of a text of this folder by the kind that stands above them."""
    kinds: dict[str, list[str]] = {}
    for line in (HERE / "texts" / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            kinds[line[2:]] = []
        elif line:
            kinds[next(reversed(kinds))].append(line)
    return kinds


def prose(name: str) -> list[str]:
    """Return the paragraphs of a text of this folder."""
    return [line for line in (HERE / "texts" / f"{name}.txt").read_text("utf-8").splitlines() if line]


def declaration(language: str = "arb") -> list[str]:
    """Return the Universal Declaration in Arabic or English (``eng``), or nothing where no folder with it is named."""
    if not DECLARATIONS:
        return []
    return list(paragraphs((Path(DECLARATIONS) / f"udhr-{language}.html").read_text("utf-8")))


def samples(locale: str = "ar") -> list[str]:
    """Return the text of the sample documents in one language, as their pages say it."""
    from mezanprint.engine.pipeline import prepare
    from mezanprint.engine.project import Project
    from mezanprint.model.editions import Edition
    from mezanprint.project.files import Files

    project = Project(Files(REPO))
    profile = next(profile for profile in project.config.profiles if profile.name == "screen")
    found: list[str] = []
    for name in project.documents:
        found += paragraphs(prepare(project, Edition(name, (locale,), profile), draft=True).composition.html)
    return found


def names_and_purpose() -> list[str]:
    """Return what people look for in the sample documents: the names of their publisher, and what it is for."""
    from mezanprint.engine.project import Project
    from mezanprint.project.files import Files

    return [*(name for _, name in Project(Files(REPO)).config.names), "human rights", "حقوق الإنسان"]


def published(folder: Path, root: Path = REPO) -> Iterator[tuple[str, Path, tuple[str, ...]]]:
    """Yield each edition of a project for the screen: its name, its finished file, the text of its lines."""
    from mezanprint.engine.pipeline import prepare
    from mezanprint.engine.project import Project
    from mezanprint.model.editions import Edition
    from mezanprint.outputs.parts import in_parts
    from mezanprint.outputs.produce import produce
    from mezanprint.project.files import Files
    from mezanprint.typesetting.typeset import typeset

    project = Project(Files(root))
    profile = next(profile for profile in project.config.profiles if profile.name == "screen")
    folder.mkdir(exist_ok=True)
    for name in project.documents:
        for locales in project.document(name)[0].editions:
            composition = prepare(project, Edition(name, locales, profile)).composition
            pdf = folder / "edition.pdf"
            pdf.write_bytes(produce(composition, root).data)
            yield f"{name} {'+'.join(locales)}", pdf, in_parts(composition, partial(typeset, root=root)).rows
