"""``mezanprint i18n fix``."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.i18n.locales import locales as named
from mezanprint.cli.speech import misuse, question
from mezanprint.engine.fixing import Repairs, find_repairs, find_repairs_of, legible_diff
from mezanprint.engine.legible import legible
from mezanprint.engine.outcomes import Report
from mezanprint.engine.telling import left, phrase, width
from mezanprint.engine.voice import Voice
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.translatable import msg


@click.command(cls=Command, short_help="Repair what is safe to repair in catalogs.")
@click.argument("files", nargs=-1, metavar="[FILE.po]...", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.project
@named
@click.option("--yes", is_flag=True, help="Make all safe repairs without asking.")
def command(files: tuple[Path, ...], locales: tuple[str, ...], yes: bool, project: Path | None) -> int:
    """Repair what is safe to repair: stray controls, glyphs instead of letters, spaces, Arabic marks, ranges.

    Shows the changes of each catalog and asks. Where nobody can answer it only shows them, and ends with 1 if there
    are any. Text that seems to stand in visual order, as pasted from a PDF, is suggested in reading order; what you
    accept is marked fuzzy for the translator to confirm, and --yes does not accept it.

    \b
    mezanprint i18n fix
    mezanprint i18n fix --yes --locale ar
    mezanprint i18n fix downloads/ar.po
    """  # noqa: D301 - click reads the backspace
    if files and locales:
        raise misuse(msg("name files or locales, but not both"))
    voice = Voice()
    try:
        plans, faults = find_repairs_of(files) if files else find_repairs(options.find_project(project), locales)
    except Fault as fault:
        plans, faults = (), fault.diagnostics
    voice.findings(Report(diagnostics=faults))
    plans = tuple(plan for plan in plans if plan.diff or plan.suggestions)
    if yes:
        faults += _write_all(plans, voice)
    elif sys.stdin.isatty():
        faults += _Talk(voice).go_through(plans)
    elif plans:
        _show(plans, voice)
        return max(Report.FAULTY, Report(diagnostics=faults).status)
    if not plans and not faults:
        voice.tell(msg("nothing to repair"))
    return Report(diagnostics=faults).status


def _show(plans: Sequence[Repairs], voice: Voice) -> None:
    for plan in plans:
        voice.say(legible_diff(plan.diff))
        for number in range(len(plan.suggestions)):
            voice.say(_suggestion(plan, number, voice.language))


def _suggestion(plan: Repairs, number: int, language: str) -> str:
    entry, form, text = (getattr(plan.suggestions[number], name) for name in ("entry", "form", "text"))
    place = f"{plan.name}:{entry.value_lines[form]}"
    now, read = (phrase(head, language) for head in (msg("now:"), msg("read:")))
    cells = max(width(now), width(read))
    return (
        f"{place}: {phrase(msg('seems to stand in visual order'), language)}\n"
        f"  {left(now, cells)} {legible(entry.values[form])}\n  {left(read, cells)} {legible(text)}\n"
    )


def _write_all(plans: Sequence[Repairs], voice: Voice) -> tuple[Diagnostic, ...]:
    _show(plans, voice)
    return tuple(found for plan in plans for found in _write(plan, voice))


def _write(plan: Repairs, voice: Voice, accepted: Sequence[int] = (), *, safe: bool = True) -> tuple[Diagnostic, ...]:
    try:
        if plan.write([plan.suggestions[number] for number in accepted], safe=safe):
            voice.tell(msg("{path} written", path=plan.name))
    except Fault as fault:
        voice.findings(Report(diagnostics=fault.diagnostics))
        return fault.diagnostics
    return ()


class _Talk:
    """Asks about one catalog after another; `a` answers all questions about safe repairs that follow."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._all = False
        self._over = False

    def go_through(self, plans: Sequence[Repairs]) -> tuple[Diagnostic, ...]:
        """Show and ask; write what is wanted; return what went wrong."""
        faults: tuple[Diagnostic, ...] = ()
        for plan in plans:
            self._voice.say(legible_diff(plan.diff))
            safe = bool(plan.diff) and (
                self._all or self._ask(msg("write these changes to {path}", path=plan.name), "ynaq")
            )
            accepted = [
                number for number in range(len(plan.suggestions)) if not self._over and self._wants(plan, number)
            ]
            faults += _write(plan, self._voice, accepted, safe=safe)
            if self._over:
                break
        return faults

    def _wants(self, plan: Repairs, number: int) -> bool:
        self._voice.say(_suggestion(plan, number, self._voice.language))
        return self._ask(msg("take it, marked fuzzy"), "ynq")

    def _ask(self, sentence: str, answers: str) -> bool:
        answer = click.prompt(question(sentence), type=click.Choice(list(answers)), default="n", err=True)
        self._all = self._all or answer == "a"
        self._over = answer == "q"
        return answer in ("y", "a")
