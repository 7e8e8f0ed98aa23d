"""``mezanprint i18n``: what translators work from."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.engine.outcomes import Report
from mezanprint.engine.reporting import Format
from mezanprint.engine.voice import Voice
from mezanprint.model.diagnostics import Fault


@click.group(short_help="Work with translations.")
def command() -> None:
    """Work with translations."""


@command.command()
@options.form
@options.project
def extract(form: str, project: Path | None) -> int:
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
    return 0


def _named_locales(ctx: click.Context, _param: click.Parameter, named: tuple[str, ...]) -> tuple[str, ...]:
    from mezanprint.engine.translation import translated_locales
    from mezanprint.model.suggestions import did_you_mean
    from mezanprint.project.files import Files

    if not named:
        return ()
    known = translated_locales(Files(options.find_project(ctx.params.get("project"))))
    for code in named:
        if code not in known:
            reason = f"`{code}` is no locale that the project translates into"
            raise click.BadParameter("\n".join([reason, *did_you_mean(code, known)]))
    return named


_locales = click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="CODE",
    callback=_named_locales,
    help="Only this locale; otherwise all. May be repeated.",
)


@command.command()
@options.project
@_locales
@options.form
def update(locales: tuple[str, ...], form: str, project: Path | None) -> int:
    """Bring the catalogs locales/CODE/LC_MESSAGES/*.po up to date; make those that are missing.

    Nothing a translator wrote is lost: a translation whose source text changed stays, marked fuzzy, and one whose
    source is gone stays as obsolete.

    \b
    mezanprint i18n update
    mezanprint i18n update --locale ar
    """  # noqa: D301 - click reads the backspace
    from mezanprint.engine.translation import update_catalogs

    root, voice = options.find_project(project), Voice(Format(form))
    try:
        written = update_catalogs(root, locales)
    except Fault as fault:
        report = Report(diagnostics=fault.diagnostics)
        voice.findings(report)
        return report.status
    voice.say("".join(f"{path} written\n" for path in written) or "nothing to update\n")
    return 0


@command.command()
@options.project
@_locales
def status(locales: tuple[str, ...], project: Path | None) -> int:
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
