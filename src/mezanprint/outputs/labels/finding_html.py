"""Sentences of findings as HTML, each set as its language asks."""

from html import escape

from mezanprint.console.language import ENGLISH
from mezanprint.console.page_words import Words
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.direction.letters import first_strong
from mezanprint.model.locales import Direction, LocaleSpec
from mezanprint.templating.texts.runs import Line, Run, order_runs, to_html


def finding_as_html(finding: Diagnostic, words: Words, house: LocaleSpec) -> str:
    """Return a finding as an HTML element, set as the language asks in which it can be told."""
    told = [words.told(sentence) for sentence in (finding.message, *finding.hints)]
    if told[0] == Words(ENGLISH).told(finding.message):  # in English, or nobody has translated it
        direction, language = first_strong(told[0]) or Direction.LTR, ENGLISH
    else:  # it may begin with code, and is Arabic all the same
        direction, language = Direction(words.direction), words.language
    lines = [in_order(line, direction, house) for line in told]
    return (
        f'<div class="found" lang="{language}" dir="{direction}">'
        f"<b>{escape(words.severity(finding.severity))}</b> {'<br>'.join(lines)}</div>"
    )


def in_order(text: str, direction: Direction, house: LocaleSpec) -> str:
    """Return text as HTML for a line of ``direction``."""
    return to_html(order_runs([Run(text)], Line(direction, house.style))[0])
