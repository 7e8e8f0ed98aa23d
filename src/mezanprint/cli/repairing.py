"""How repairs are shown, asked about and written, whatever the files are."""

import sys
from collections.abc import Sequence
from typing import TypeAlias

import click

from mezanprint.cli.speech import question
from mezanprint.console.console import Console
from mezanprint.console.legible import legible
from mezanprint.console.localization import left, phrase, width
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.results import Report
from mezanprint.model.translatable import msg
from mezanprint.translating.catalog_fixing import Repairs, legible_diff
from mezanprint.translating.source_fixing import SourceRepairs

Plan: TypeAlias = Repairs | SourceRepairs


def go_through(plans: Sequence[Plan], faults: tuple[Diagnostic, ...], console: Console, *, yes: bool) -> int:
    """Show what can be repaired and write what is wanted; return the exit status.

    ``yes`` makes all safe repairs. Where nobody can answer nothing is written, and the status says that there are some.
    """
    console.findings(Report(diagnostics=faults))
    plans = tuple(plan for plan in plans if plan.diff or plan.suggestions)
    if yes:
        faults += _write_all(plans, console)
    elif sys.stdin.isatty():
        faults += _Talk(console).go_through(plans)
    elif plans:
        _show(plans, console)
        return max(Report.FAULTY, Report(diagnostics=faults).status)
    if not plans and not faults:
        console.tell(msg("nothing to repair"))
    return Report(diagnostics=faults).status


def _show(plans: Sequence[Plan], console: Console) -> None:
    for plan in plans:
        console.say(legible_diff(plan.diff))
        for number in range(len(plan.suggestions)):
            console.say(_suggestion(plan, number, console.language))


def _suggestion(plan: Plan, number: int, language: str) -> str:
    entry, form, text = (getattr(plan.suggestions[number], name) for name in ("entry", "form", "text"))
    place = f"{plan.name}:{entry.value_lines[form]}"
    now, read = (phrase(head, language) for head in (msg("now:"), msg("read:")))
    cells = max(width(now), width(read))
    return (
        f"{place}: {phrase(msg('seems to stand in visual order'), language)}\n"
        f"  {left(now, cells)} {legible(entry.values[form])}\n  {left(read, cells)} {legible(text)}\n"
    )


def _write_all(plans: Sequence[Plan], console: Console) -> tuple[Diagnostic, ...]:
    _show(plans, console)
    return tuple(found for plan in plans for found in _write(plan, console))


def _write(plan: Plan, console: Console, accepted: Sequence[int] = (), *, safe: bool = True) -> tuple[Diagnostic, ...]:
    try:
        if plan.write([plan.suggestions[number] for number in accepted], safe=safe):
            console.tell(msg("{path} written", path=plan.name))
    except Fault as fault:
        console.findings(Report(diagnostics=fault.diagnostics))
        return fault.diagnostics
    return ()


class _Talk:
    """Asks about one catalog after another; `a` answers all questions about safe repairs that follow."""

    def __init__(self, console: Console) -> None:
        self._voice = console
        self._all = False
        self._over = False

    def go_through(self, plans: Sequence[Plan]) -> tuple[Diagnostic, ...]:
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

    def _wants(self, plan: Plan, number: int) -> bool:
        self._voice.say(_suggestion(plan, number, self._voice.language))
        return self._ask(msg("take it, marked fuzzy"), "ynq")

    def _ask(self, sentence: str, answers: str) -> bool:
        answer = click.prompt(question(sentence), type=click.Choice(list(answers)), default="n", err=True)
        self._all = self._all or answer == "a"
        self._over = answer == "q"
        return answer in ("y", "a")
