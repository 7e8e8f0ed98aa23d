"""``mezanprint watch``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.engine import reporting
from mezanprint.engine.language import spoken
from mezanprint.engine.outcomes import Report
from mezanprint.engine.reads import is_changed
from mezanprint.engine.selection import Selection
from mezanprint.engine.voice import Voice
from mezanprint.model.translatable import msg

if TYPE_CHECKING:
    from mezanprint.engine.workshop import Workshop


@click.command(cls=Command, short_help="Build again whenever something changes.")
@options.selecting
@options.out
def command(
    documents: tuple[str, ...],
    locales: tuple[str, ...],
    profile: str,
    draft: bool,
    strict: bool,
    jobs: int | None,
    project: Path | None,
    out: Path | None,
) -> int:
    """Build, and build again whenever content, templates, translations or settings change.

    A fault leaves the last good PDF in place. Ctrl-C ends it.

    \b
    mezanprint watch
    mezanprint watch about-us --locale ar --draft
    """  # noqa: D301 - click reads the backspace
    # Not at the top: help and completion need none of the stages.
    from mezanprint.engine.builder import Options
    from mezanprint.engine.workshop import Workshop

    root = options.find_project(project)
    chosen = Options(draft, strict, language=spoken().named)
    with Voice() as voice, Workshop(root, chosen, out=out, jobs=options.cores(jobs)) as workshop:
        return follow(workshop, options.selection(documents, locales, profile), voice)


def follow(workshop: "Workshop", selection: Selection, voice: Voice) -> int:
    """Build for ever, at each change of something the last build read; return only if nothing was meant."""
    from mezanprint.engine.watcher import SETTINGS, moments

    told = _build(workshop, selection, voice, None)
    if told.status == Report.MISUSED:
        return told.status
    workshop.warm_up(max(1, len(told.outcomes)))
    voice.tell(msg("watching for changes; Ctrl-C ends"))
    for full in moments(workshop.root):
        looked_at = workshop.reads if full else {SETTINGS: workshop.reads.get(SETTINGS, "")}
        if workshop.root.is_dir() and is_changed(workshop.root, looked_at):
            told = _build(workshop, selection, voice, told)
    return Report.CLEAN


def _build(workshop: "Workshop", selection: Selection, voice: Voice, told: Report | None) -> Report:
    """Build once and tell what is new: what was made and why, and findings that differ from the last ones."""
    report = workshop.build(
        selection, voice, lambda: voice.note(msg("waiting for another build of this project to end"))
    )
    voice.end()
    if told is None or report.findings != told.findings:
        voice.findings(report)
    voice.say(reporting.news(report, voice.language))
    if told is None or report.findings != told.findings:
        voice.say(reporting.summary(report, voice.language))
    return report
