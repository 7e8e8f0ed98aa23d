"""C46: what one writes throughout a catalog, told some times and then summed up: it is one fault, mended once."""

from collections.abc import Iterable, Sequence

from mezanprint.i18n.checks.findings import tick
from mezanprint.i18n.checks.registry import BY_CODE
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.translatable import msg

_TOLD, _TOLD_OF_WORD = 3, 1
"""Findings of one kind, or of one word, that are told each by itself: who has read them knows the rest."""
_LINES = 60
_WAYS = frozenset(
    (
        "i18n-ascii-mark",
        "i18n-direction",
        "i18n-final-mark",
        "i18n-foreign-letter",
        "i18n-glued",
        "i18n-joiner",
        "i18n-mark-space",
        "i18n-percent",
        "i18n-quotation-mark",
        "i18n-range",
        "i18n-space",
        "i18n-tatweel",
        "i18n-waw",
    )
)
"""Warnings about how something is written, and not about what is said."""
_WORDS = frozenset(("i18n-dictionary", "i18n-spelling"))
"""Warnings about a word, which is written the same way wherever it stands."""

_ALL_ALIKE = msg("search for it and mend all at once; `mezanprint i18n fix` mends spaces and marks")


def gather_habits(findings: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return what a check found in one catalog, repetitions of one habit summed up in a note that has their lines.

    Errors are told each, and so is what differs from text to text.
    """
    alike: dict[tuple[str, str], list[Diagnostic]] = {}
    for each in findings:
        if each.code in _WAYS or each.code in _WORDS:
            alike.setdefault((each.code, each.message if each.code in _WORDS else ""), []).append(each)
    more_of = [same[_TOLD_OF_WORD if word else _TOLD :] for (_, word), same in alike.items()]
    further = {id(each): more for more in more_of if len(more) > 1 for each in more}
    gathered: list[Diagnostic] = []
    for each in findings:
        more = further.get(id(each))
        if more is None:
            gathered.append(each)
        elif each is more[0]:
            gathered.append(_sum_up(more))
    return tuple(gathered)


def _sum_up(more: Sequence[Diagnostic]) -> Diagnostic:
    first, check, habit = more[0], BY_CODE[more[0].code], BY_CODE["i18n-habit"]
    lines = _shown(each.span.line for each in more if each.span is not None and each.span.line is not None)
    says = (
        msg(
            "{finding}, as in {count} further places, in lines {lines}",
            finding=first.message,
            count=len(more),
            lines=lines,
        )
        if first.code in _WORDS
        else msg(
            "{check} finds the like in {count} further places, in lines {lines}",
            check=tick(check.number),
            count=len(more),
            lines=lines,
        )
    )
    message = msg("{sentence} [{number}]", sentence=says, number=habit.number)
    return Diagnostic(habit.severity, habit.code, message, first.span, (_ALL_ALIKE,))


def _shown(lines: Iterable[int]) -> tuple[str, ...]:
    numbers = [str(line) for line in dict.fromkeys(lines)]
    return (*numbers[:_LINES], "…") if len(numbers) > _LINES else tuple(numbers)
