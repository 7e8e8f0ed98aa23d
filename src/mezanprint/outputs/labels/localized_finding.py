"""Findings as labels and lists of pages tell them: each sentence in its language, in the order of its direction."""

from dataclasses import dataclass

from markupsafe import Markup

from mezanprint.console.language import ENGLISH
from mezanprint.console.localization import localized
from mezanprint.console.page_words import SEVERITIES
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.direction.letters import first_strong
from mezanprint.model.locales import Direction, LocaleSpec, direction_of
from mezanprint.templating.texts.runs import Line, Run, order_runs, to_html


@dataclass(frozen=True, slots=True)
class LocalizedFinding:
    """A finding as a template prints it."""

    severity: str
    language: str
    direction: Direction
    lines: tuple[Markup, ...]
    """The message, and the hints after it."""


def localized_finding(finding: Diagnostic, language: str, house: LocaleSpec) -> LocalizedFinding:
    """Return a finding as the language asks in which it can be told, with the digits of ``house``."""
    sentences = [localized(sentence, language) for sentence in (finding.message, *finding.hints)]
    if sentences[0] == localized(finding.message, ENGLISH):  # in English, or nobody has translated it
        spoken, direction = ENGLISH, first_strong(sentences[0]) or Direction.LTR
    else:  # it may begin with code, and is Arabic all the same
        spoken, direction = language, direction_of(language)
    lines = tuple(in_order(sentence, direction, house) for sentence in sentences)
    return LocalizedFinding(SEVERITIES[finding.severity], spoken, direction, lines)


def in_order(text: str, direction: Direction, house: LocaleSpec) -> Markup:
    """Return text as HTML for a line of ``direction``."""
    return Markup(to_html(order_runs([Run(text)], Line(direction, house.style))[0]))  # noqa: S704 - it escapes
