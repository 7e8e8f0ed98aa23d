"""``mezanprint watch``."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console import report_text as reporting
from mezanprint.console.console import Voice
from mezanprint.console.language import spoken
from mezanprint.engine.dependencies import is_changed
from mezanprint.engine.selection import Selection
from mezanprint.model.results import Report
from mezanprint.model.translatable import msg
from mezanprint.project.folder import SETTINGS

if TYPE_CHECKING:
    from mezanprint.engine.session import Workshop


@click.command(cls=Command, short_help="Build again whenever something changes.")
@options.selecting
@options.out
@click.option("--open", "shown", is_flag=True, help="Show the pages in a browser, with what is wrong on them.")
def command(
    documents: tuple[str, ...],
    locales: tuple[str, ...],
    profile: str,
    draft: bool,
    strict: bool,
    jobs: int | None,
    project: Path | None,
    out: Path | None,
    shown: bool,
) -> int:
    """Build, and build again whenever content, templates, translations or settings change.

    A fault leaves the last good PDF in place, and what is wrong is marked on the pages in a file NAME.refused.pdf
    beside it. With --open a page in the browser shows all of it, and follows each change. Ctrl-C ends it.

    \b
    mezanprint watch
    mezanprint watch --open
    mezanprint watch about-us --locale ar --draft
    """  # noqa: D301 - click reads the backspace
    # Not at the top: help and completion need none of the stages.
    from mezanprint.engine.builder import Options
    from mezanprint.engine.session import Workshop

    root = options.find_project(project)
    chosen = Options(draft, strict, language=spoken().named)
    with Voice() as voice, Workshop(root, chosen, out=out, jobs=options.cores(jobs)) as workshop:
        meant = options.selection(documents, locales, profile)
        return _follow_in_browser(workshop, meant, voice) if shown else follow(workshop, meant, voice)


def _follow_in_browser(workshop: "Workshop", selection: Selection, voice: Voice) -> int:
    from mezanprint.server.board import Board
    from mezanprint.server.opening import opened
    from mezanprint.server.serve import Server

    board = Board(workshop.root, voice.language)
    with Server(board) as server, opened(server, workshop.cache.folder) as there:
        voice.tell(
            msg("the pages are in your browser; their address is yours alone:")
            if there
            else msg("open this address in a browser; it is yours alone:")
        )
        voice.say(f"   {server.gate.address}\n")
        return follow(workshop, selection, voice, board.show)


def follow(
    workshop: "Workshop", selection: Selection, voice: Voice, show: Callable[[Report], None] = lambda _report: None
) -> int:
    """Build for ever, at each change of something the last build read; return only if nothing was meant.

    ``show`` is given the report of each build.

    While the project folder is gone there is nothing to build; it is looked for at each moment.
    """
    from mezanprint.engine.watcher import moments

    told = _build(workshop, selection, voice, None)
    show(told)
    if told.status == Report.MISUSED:
        return told.status
    workshop.warm_up(max(1, len(told.outcomes)))
    voice.tell(msg("watching for changes; Ctrl-C ends"))
    for full in moments(workshop.root):
        looked_at = workshop.reads if full else {SETTINGS: workshop.reads.get(SETTINGS, "")}
        if told.is_gone or is_changed(workshop.root, looked_at):
            told = _build(workshop, selection, voice, told)
            show(told)
    return Report.CLEAN


def _build(workshop: "Workshop", selection: Selection, voice: Voice, told: Report | None) -> Report:
    """Build once and tell what is new: what was made and why, and findings that differ from the last ones."""
    report = workshop.build(
        selection, voice, lambda: voice.note(msg("waiting for another build of this project to end"))
    )
    voice.end()
    if report.is_gone:
        if told is None or not told.is_gone:
            voice.tell(msg("the project folder is gone, waiting"))
        return report
    if told is None or report.findings != told.findings:
        voice.findings(report)
    voice.say(reporting.news(report, voice.language))
    if told is None or report.findings != told.findings:
        voice.say(reporting.summary(report, voice.language))
    return report
