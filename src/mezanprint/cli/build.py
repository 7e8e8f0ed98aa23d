"""``mezanprint build``."""

import shlex
from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console import report_text as reporting
from mezanprint.console.console import Console
from mezanprint.console.language import spoken
from mezanprint.console.report_text import Format
from mezanprint.model.results import Report, State
from mezanprint.model.translatable import msg


@click.command(cls=Command, short_help="Build PDFs.")
@options.selecting
@options.out
@click.option("--no-cache", is_flag=True, help="Typeset everything again.")
@click.option("--explain", is_flag=True, help="Say of each edition why it was typeset, or why not.")
@options.form
def command(
    documents: tuple[str, ...],
    locales: tuple[str, ...],
    profile: str | None,
    draft: bool,
    strict: bool,
    jobs: int | None,
    project: Path | None,
    out: Path | None,
    no_cache: bool,
    explain: bool,
    form: str,
) -> int:
    """Build the PDFs of all documents, or of those named, in all their locales.

    What has not changed is not typeset again. An edition with an error keeps its last good PDF; what is wrong is
    marked on its pages in a file NAME.refused.pdf beside it.
    Exit status: 0 clean, 1 faults found, 2 wrong usage.

    \b
    mezanprint build
    mezanprint build about-us --locale ar --locale ar+en
    mezanprint build --profile press --out ~/to-the-printer
    mezanprint build --strict --format github
    """  # noqa: D301 - click reads the backspace
    # Not at the top: help and completion need none of the stages.
    from mezanprint.engine.builder import Options
    from mezanprint.engine.session import BuildSession

    chosen = Options(draft, strict, use_cache=not no_cache, language=spoken().named)
    root = options.find_project(project)
    with Console(Format(form)) as console, BuildSession(root, chosen, out=out, jobs=options.cores(jobs)) as session:

        def waiting() -> None:
            console.note(msg("waiting for another build of this project to end"))

        report = session.build(options.selection(documents, locales, profile), console, waiting)
        console.end()
        tell(console, report, root, explain=explain)
    return report.status


def tell(console: Console, report: Report, root: Path, *, explain: bool) -> None:
    """Print findings, reasons if asked for, the table, and what to open."""
    console.findings(report)
    if explain:
        console.say(reporting.explanations(report.results, console.language))
    console.say(reporting.table(report.results, console.language))
    console.tell(
        *(msg("removed {path}: the project has no such edition any more", path=path) for path in report.removed)
    )
    console.say(reporting.summary(report, console.language))
    shown = [result.refused for result in report.results if result.refused]
    console.tell(*(msg("{path} shows what is wrong", path=_from_here(root, path)) for path in shown))
    ready = [result for result in report.results if result.state is not State.FAILED]
    fresh = [result for result in ready if result.state is State.TYPESET] or ready
    if fresh:
        console.tell(msg("open {path}", path=shlex.quote(_from_here(root, fresh[0].path))))


def _from_here(root: Path, path: str) -> str:
    """Return a path of the project as somebody in the current folder would type it."""
    full = root / path
    return str(full.relative_to(Path.cwd())) if full.is_relative_to(Path.cwd()) else str(full)
