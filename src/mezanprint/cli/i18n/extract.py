"""``mezanprint i18n extract``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.i18n.orphans import remark_orphans
from mezanprint.engine.outcomes import Report
from mezanprint.engine.reporting import Format
from mezanprint.engine.voice import Voice
from mezanprint.model.diagnostics import Fault


@click.command()
@options.form
@options.project
def command(form: str, project: Path | None) -> int:
    """Write the template catalogs locales/*.pot from content and templates.

    A catalog is written only if a message in it changed.

    \b
    mezanprint i18n extract
    """  # noqa: D301 - click reads the backspace
    from mezanprint.engine.extraction import write_template_catalogs

    root, voice = options.find_project(project), Voice(Format(form))
    try:
        written, same = write_template_catalogs(root)
    except Fault as fault:
        report = Report(diagnostics=fault.diagnostics)
        voice.findings(report)
        return report.status
    voice.say("".join(f"{path} written\n" for path in written))
    voice.say(f"{len(same)} unchanged\n" if same else "")
    remark_orphans(voice, root)
    return 0
