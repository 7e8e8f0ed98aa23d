"""Words that the program's own pages share, and the language of a page that goes with a document."""

from collections.abc import Mapping

from mezanprint.console.language import ARABIC, ENGLISH
from mezanprint.model.diagnostics import Severity
from mezanprint.model.locales import language_of
from mezanprint.model.translatable import msg

SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.INFO: msg("remark"),
}


def language_of_page(locale: str, asked: str | None) -> str:
    """Return the language that was ``asked`` for, or the one of ours that belongs to a locale."""
    return asked or (ARABIC if language_of(locale) == ARABIC else ENGLISH)
