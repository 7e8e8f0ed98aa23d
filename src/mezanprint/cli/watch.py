"""``mezanprint watch``."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console import report_text as reporting
from mezanprint.console.console import Console
from mezanprint.console.language import spoken
from mezanprint.engine.dependencies import is_changed
from mezanprint.engine.selection import Selection
from mezanprint.model.results import Report
from mezanprint.model.translatable import msg
from mezanprint.project.folder import SETTINGS

if TYPE_CHECKING:
    from mezanprint.engine.session import BuildSession


@click.command(cls=Command, short_help="Build again whenever something changes.")
@options.selecting
@options.out
@click.option("--open", "opens", is_flag=True, help="Show the pages in a browser, with what is wrong on them.")
def command(
    documents: tuple[str, ...],
    locales: tuple[str, ...],
    profile: str | None,
    draft: bool,
    strict: bool,
    jobs: int | None,
    project: Path | None,
    out: Path | None,
    opens: bool,
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
    from mezanprint.engine.session import BuildSession

    root = options.find_project(project)
    chosen = Options(draft, strict, language=spoken().named)
    with Console() as console, BuildSession(root, chosen, out=out, jobs=options.cores(jobs)) as session:
        meant = options.selection(documents, locales, profile)
        return _follow_in_browser(session, meant, console) if opens else follow(session, meant, console)


def _follow_in_browser(session: "BuildSession", selection: Selection, console: Console) -> int:
    from mezanprint.server.board import Board
    from mezanprint.server.opening import opened
    from mezanprint.server.serve import Server

    board = Board(session.root, console.language)
    with Server(board) as server, opened(server.gate.address, server.entered, session.cache.folder) as there:
        console.tell(
            msg("the pages are in your browser; their address is yours alone:")
            if there
            else msg("open this address in a browser; it is yours alone:")
        )
        console.say(f"   {server.gate.address}\n")
        return follow(session, selection, console, board.show)


def follow(
    session: "BuildSession",
    selection: Selection,
    console: Console,
    show: Callable[[Report], None] = lambda _report: None,
) -> int:
    """Build for ever, at each change of something the last build read; return only if nothing was meant.

    ``show`` is given the report of each build.

    While the project folder is gone there is nothing to build; it is looked for at each moment.
    """
    from mezanprint.engine.watcher import moments

    report = _build(session, selection, console, None)
    show(report)
    if report.status == Report.MISUSED:
        return report.status
    session.warm_up(max(1, len(report.results)))
    console.tell(msg("watching for changes; Ctrl-C ends"))
    for full in moments(session.root):
        looked_at = session.reads if full else {SETTINGS: session.reads.get(SETTINGS, "")}
        if report.is_gone or is_changed(session.root, looked_at):
            report = _build(session, selection, console, report)
            show(report)
    return Report.CLEAN


def _build(session: "BuildSession", selection: Selection, console: Console, last: Report | None) -> Report:
    """Build once and tell what is new: what was made and why, and findings that differ from the last ones."""
    report = session.build(
        selection, console, lambda: console.note(msg("waiting for another build of this project to end"))
    )
    console.end()
    if report.is_gone:
        if last is None or not last.is_gone:
            console.tell(msg("the project folder is gone, waiting"))
        return report
    if last is None or report.findings != last.findings:
        console.findings(report)
    console.say(reporting.news(report, console.language))
    if last is None or report.findings != last.findings:
        console.say(reporting.summary(report, console.language))
    return report
