"""``mezanprint build``."""

import shlex
from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console import report_text as reporting
from mezanprint.console.console import Voice
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
    profile: str,
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
    from mezanprint.engine.session import Workshop

    chosen = Options(draft, strict, use_cache=not no_cache, language=spoken().named)
    root = options.find_project(project)
    with Voice(Format(form)) as voice, Workshop(root, chosen, out=out, jobs=options.cores(jobs)) as workshop:

        def waiting() -> None:
            voice.note(msg("waiting for another build of this project to end"))

        report = workshop.build(options.selection(documents, locales, profile), voice, waiting)
        voice.end()
        tell(voice, report, root, explain=explain)
    return report.status


def tell(voice: Voice, report: Report, root: Path, *, explain: bool) -> None:
    """Print findings, reasons if asked for, the table, and what to open."""
    voice.findings(report)
    if explain:
        voice.say(reporting.explanations(report.outcomes, voice.language))
    voice.say(reporting.table(report.outcomes, voice.language))
    voice.tell(*(msg("removed {path}: the project has no such edition any more", path=path) for path in report.removed))
    voice.say(reporting.summary(report, voice.language))
    shown = [outcome.refused for outcome in report.outcomes if outcome.refused]
    voice.tell(*(msg("{path} shows what is wrong", path=_from_here(root, path)) for path in shown))
    ready = [outcome for outcome in report.outcomes if outcome.state is not State.FAILED]
    fresh = [outcome for outcome in ready if outcome.state is State.TYPESET] or ready
    if fresh:
        voice.tell(msg("open {path}", path=shlex.quote(_from_here(root, fresh[0].path))))


def _from_here(root: Path, path: str) -> str:
    """Return a path of the project as somebody in the current folder would type it."""
    full = root / path
    return str(full.relative_to(Path.cwd())) if full.is_relative_to(Path.cwd()) else str(full)
