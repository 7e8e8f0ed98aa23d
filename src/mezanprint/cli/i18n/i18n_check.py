"""``mezanprint i18n check``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.speech import misuse
from mezanprint.console.console import Console
from mezanprint.console.report_text import Format
from mezanprint.model.results import Report
from mezanprint.model.translatable import msg

_CATALOG = ".po"


@click.command(cls=Command, short_help="Check the translations themselves.")
@click.argument("names", nargs=-1, metavar="[DOCUMENT|FILE.po]...")
@click.option("--locale", "locales", multiple=True, metavar="CODE", help="Only this locale; of a file, its locale.")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--dictionary", is_flag=True, help="Ask the Arabic dictionary of hunspell too.")
@options.project
@options.form
def command(
    names: tuple[str, ...],
    locales: tuple[str, ...],
    strict: bool,
    dictionary: bool,
    project: Path | None,
    form: str,
) -> int:
    """Check finished translations: numbers, placeholders, Arabic letters, punctuation, terms.

    Of a project all catalogs, or those of the named documents; files that end in .po need no project.
    The page `mezanprint explain checks` explains each check.

    \b
    mezanprint i18n check
    mezanprint i18n check about-us --locale ar --lang ar
    mezanprint i18n check --format sarif > checks.sarif
    mezanprint i18n check downloads/ar.po
    """  # noqa: D301 - click reads the backspace
    from mezanprint.console.report_text import verdict_of_catalogs
    from mezanprint.engine.builder import strictly

    console = Console(Format(form))
    checked, report = _check(names, locales, project, dictionary=dictionary)
    if strict:
        report = Report(diagnostics=strictly(report.diagnostics))
    console.findings(report)
    console.say(verdict_of_catalogs(checked, report, console.language))
    return report.status


def _check(
    names: tuple[str, ...], locales: tuple[str, ...], project: Path | None, *, dictionary: bool
) -> tuple[int, Report]:
    from mezanprint.translating.catalog_check import check_files, check_project

    files = [Path(name) for name in names if name.endswith(_CATALOG)]
    if files and (len(files) < len(names) or len(locales) > 1):
        raise misuse(msg("name documents of a project, or files in one locale, but not both"))
    if files:
        return check_files(files, locales[0] if locales else None, dictionary=dictionary)
    named = [name.rstrip("/") for name in names]
    return check_project(options.find_project(project), named, locales, dictionary=dictionary)
