"""``mezanprint gallery``."""

from collections.abc import Mapping
from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.speech import misuse
from mezanprint.console.console import Console
from mezanprint.model.kinds import Kind
from mezanprint.model.results import Report
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg


@click.command(cls=Command, short_help="Show every component and kind with sample content.")
@click.argument("kinds", nargs=-1, metavar="[KIND]...")
@click.option("--profile", metavar="NAME", help="Output profile; otherwise the plain one, for screens.")
@click.option("--jobs", type=options.Whole(1, 64), metavar="N", help="Editions at a time; otherwise all cores.")
@options.project
def command(kinds: tuple[str, ...], profile: str | None, jobs: int | None, project: Path | None) -> int:
    """Set every component and every kind of the project's templates with sample content, short and long.

    Each is set in English, in Arabic, and in both where its kind can be. Over every component stand its macro and the
    classes that rules can be written for. No content of the project is needed.

    Exit status: 0 made, 1 faults found, 2 wrong usage.

    \b
    mezanprint gallery
    mezanprint gallery booklet
    """  # noqa: D301 - click reads the backspace
    # Not at the top: help and completion need none of the stages.
    from mezanprint.engine.project import Project
    from mezanprint.engine.selection import choose_profile
    from mezanprint.gallery.gallery import make_gallery
    from mezanprint.project.files import Files

    console, root = Console(), options.find_project(project)

    def waiting() -> None:
        console.note(msg("waiting for a build of this project to end"))

    read = Project(Files(root))
    usual = choose_profile(read.config, profile or "")
    paths, found = make_gallery(read, _named(read.kinds, kinds), usual, options.cores(jobs), waiting)
    report = Report(diagnostics=found)
    console.findings(report)
    console.say("".join(f"{path}\n" for path in paths))
    return report.status


def _named(kinds: Mapping[str, Kind], names: tuple[str, ...]) -> tuple[Kind, ...]:
    """Return the named kinds, or all."""
    for name in names:
        if name not in kinds:
            raise misuse(msg("there is no kind `{name}`", name=name), *did_you_mean(name, kinds))
    return tuple(kinds[name] for name in names or kinds)
