"""Options that commands share, with their completion."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from mezanprint.cli.speech import misuse, worded
from mezanprint.console.report_text import Format
from mezanprint.engine.selection import Selection
from mezanprint.model.editions import Use
from mezanprint.model.translatable import msg
from mezanprint.project.folder import SETTINGS

F = TypeVar("F", bound=Callable[..., Any])


class Whole(click.IntRange):
    """A whole number from ``least`` to ``most``, asked for in the language of the reader."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(least, most)
        self.asked = msg("write a whole number from {least} to {most}", least=least, most=most)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            self.fail(worded(self.asked), param, ctx)


def find_project(named_folder: Path | None) -> Path:
    """Return the folder of the project: the named one, or the nearest at or above the current folder."""
    start = named_folder or Path.cwd()
    for folder in (start,) if named_folder else (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return folder.resolve()
    raise misuse(
        msg("there is no `{file}` in `{folder}`", file=SETTINGS, folder=str(named_folder))
        if named_folder
        else msg("there is no `{file}` here, nor in a folder above", file=SETTINGS),
        msg("start a project with `mezanprint new DIR`, or name one with `--project DIR`"),
    )


def _complete_documents(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from mezanprint.project.discovery import list_documents
    from mezanprint.project.files import Files

    try:
        names = list_documents(Files(find_project(ctx.params.get("project"))))
    except Exception:  # completion has no place for faults
        return []
    return [name for name in names if name.startswith(incomplete) and name not in ctx.params.get(str(param.name), ())]


def complete_locales(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return the locales of editions that begin as somebody typed."""
    try:
        project = find_project(ctx.params.get("project"))
        return [code for code in _locales(project) if code.startswith(incomplete)]
    except Exception:  # completion has no place for faults
        return []


def _locales(root: Path) -> tuple[str, ...]:
    from mezanprint.engine.project import Project
    from mezanprint.project.files import Files

    project = Project(Files(root))
    editions = [locales for name in project.documents for locales in project.document(name)[0].editions]
    return tuple(sorted({"+".join(locales) for locales in editions}))


project = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    is_eager=True,
    help="Project folder; otherwise the nearest one with a mezanprint.toml, from here upwards.",
)
documents = click.argument("documents", nargs=-1, metavar="[DOCUMENT]...", shell_complete=_complete_documents)
_locale = click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="CODE",
    shell_complete=complete_locales,
    help="Only editions in this locale: en, ar, ar+en. May be repeated.",
)
_profile = click.option("--profile", metavar="NAME", help="Output profile; otherwise the plain one, for screens.")
_draft = click.option("--draft", is_flag=True, help="Print what is not translated too, with a mark.")
_strict = click.option("--strict", is_flag=True, help="Count warnings as errors.")
_jobs = click.option("--jobs", type=Whole(1, 64), metavar="N", help="Editions at a time; otherwise all cores.")
FORMS = tuple(form.value for form in Format)
"""In which findings are told."""
form = click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="For people, for programs, as annotations of a code review, or as SARIF 2.1.0.",
)
out = click.option(
    "--out",
    type=click.Path(file_okay=True, path_type=Path),
    metavar="DIR",
    help="Folder for the PDFs instead of build/.",
)


def selecting(function: F) -> F:
    """Add the arguments and options that say what to build and how."""
    for option in reversed((documents, _locale, _profile, _draft, _strict, _jobs, project)):
        function = option(function)
    return function


def selection(
    documents: tuple[str, ...], locales: tuple[str, ...], profile: str | None, use: Use = Use.READING
) -> Selection:
    """Return what was asked for; a trailing ``/``, as shells complete folders, is no part of a name."""
    return Selection(tuple(name.rstrip("/") for name in documents), locales, profile or "", use)


def cores(jobs: int | None) -> int:
    """Return how many editions to typeset at a time."""
    if jobs is not None:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
