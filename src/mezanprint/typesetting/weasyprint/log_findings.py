"""WeasyPrint's log as findings: what it only mumbles, a build says aloud."""

import logging
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from mezanprint.model.diagnostics import Diagnostic, Span, error, warning
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg
from mezanprint.typesetting.weasyprint.fetcher import path_of

_IGNORED = re.compile(r"Ignored `(?P<what>.*)` at (?P<line>\d+):(?P<column>\d+), (?P<why>.*?)\.?$", re.DOTALL)
_ALT = re.compile(r'Image "(?P<source>.*)" has no required alt description')
_MAX_SHOWN = 300

_GRAVE = ("Font-face", "Unable to", "Failed")
"""Beginnings of warnings after which the page is not the one that was designed."""
_UNDRAWN = "Failed to render SVG image"
NOTDEF = ".notdef glyph rendered"


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Collect what WeasyPrint logs at WARNING or above, and keep it from every other handler."""
    logger = logging.getLogger("weasyprint")
    listener = _Listener()
    before = logger.propagate, logger.level, logger.disabled
    logger.addHandler(listener)
    logger.propagate, logger.level, logger.disabled = False, logging.WARNING, False
    try:
        yield listener.records
    finally:
        logger.removeHandler(listener)
        logger.propagate, logger.level, logger.disabled = before


def diagnose(
    records: list[logging.LogRecord], refused: Collection[str] = (), ornaments: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Return one finding for each record, equal ones once.

    Missing glyphs are told with their texts elsewhere, and so is everything about the addresses that were refused.
    That an ornament has no words is no finding: it must have none.
    """
    told = (_diagnose(record) for record in records if not _told_elsewhere(record, refused))
    told = (found for found in told if not (found.code == "typeset-alt" and _quoted(found.message) in ornaments))
    return tuple(dict.fromkeys(told))


def _quoted(message: str) -> str:
    return message.split("`")[1]


def _told_elsewhere(record: logging.LogRecord, refused: Collection[str]) -> bool:
    args = record.args if isinstance(record.args, tuple) else ()
    return str(record.msg).startswith(NOTDEF) or any(arg in refused for arg in args if isinstance(arg, str))


def _diagnose(record: logging.LogRecord) -> Diagnostic:
    text = record.getMessage()
    if match := _IGNORED.match(text):
        return warning(
            "typeset-style",
            msg("`{rule}` has no effect: {reason}", rule=_shown(match["what"]), reason=foreign(match["why"].lower())),
            None,
            msg("line {line}, column {column} of its style sheet", line=match["line"], column=match["column"]),
        )
    if match := _ALT.match(text):
        return error(
            "typeset-alt", msg("the picture `{path}` has no words for those who cannot see it", path=match["source"])
        )
    if str(record.msg).startswith(_UNDRAWN):
        path = path_of(str(record.args[0])) if isinstance(record.args, tuple) else None
        return error(
            "image-svg",
            msg("the drawing `{path}` has something in it that cannot be drawn", path=path or ""),
            Span(path) if path else None,
            msg("export it as plain SVG: paths, simple shapes and gradients"),
        )
    message = msg("the typesetter says: {words}", words=foreign(_shown(text)))
    grave = record.levelno >= logging.ERROR or str(record.msg).startswith(_GRAVE)
    return error("typeset-report", message) if grave else warning("typeset-report", message)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return (line if len(line) <= _MAX_SHOWN else line[: _MAX_SHOWN - 1] + "…").replace("`", "'")
