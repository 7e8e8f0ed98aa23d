"""``mezanprint i18n status``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.i18n.locales import locales as named
from mezanprint.engine.outcomes import Report
from mezanprint.engine.voice import Voice
from mezanprint.model.diagnostics import Fault


@click.command()
@options.project
@named
def command(locales: tuple[str, ...], project: Path | None) -> int:
    """Say how many messages of each catalog are translated, fuzzy or untranslated.

    \b
    mezanprint i18n status --locale ar
    """  # noqa: D301 - click reads the backspace
    from mezanprint.engine.translation import read_progress

    root, voice = options.find_project(project), Voice()
    try:
        states = read_progress(root, locales)
    except Fault as fault:
        report = Report(diagnostics=fault.diagnostics)
        voice.findings(report)
        return report.status
    for state in states:
        counts = f"{state.translated} translated, {state.fuzzy} fuzzy, {state.untranslated} untranslated"
        voice.say(f"{state.path}: {counts}\n")
    if not states:
        voice.say("there are no catalogs yet; `mezanprint i18n update` makes them\n")
    return 0
