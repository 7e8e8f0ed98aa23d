"""The second translation of a message that two people translated: a translator's comment, which every editor keeps."""

import re
from collections.abc import Iterator

from mezanprint.i18n.po.po_file import Entry, PoFile
from mezanprint.i18n.po.po_lexer import unescape
from mezanprint.i18n.po.po_writer import escape
from mezanprint.model.diagnostics import Diagnostic, Span, warning
from mezanprint.model.translatable import msg

_OTHER = re.compile(r'\s*other translation(?: \[(\d{1,3})\])?: "(.*)"\s*')
_LONG, _EXCERPT = 60, 200


def as_comments(entry: Entry) -> tuple[str, ...]:
    """Return the translation of ``entry`` as comments, one a form: ``other translation [3]: "..."``."""
    counted = entry.plural is not None
    return tuple(
        f'other translation{f" [{form}]" if counted else ""}: "{escape(value)}"'
        for form, value in enumerate(entry.values)
        if value
    )


def other_translations(entry: Entry) -> tuple[tuple[int, str], ...]:
    """Return the other translations that the comments of an entry keep, each with the number of its form."""
    found = (_OTHER.fullmatch(line) for line in entry.comments)
    return tuple((int(match[1] or 0), unescape(match[2])) for match in found if match)


def without_others(comments: tuple[str, ...]) -> tuple[str, ...]:
    """Return comments without those that keep another translation."""
    return tuple(line for line in comments if not _OTHER.fullmatch(line))


def tell_others(file: PoFile, path: str) -> Iterator[Diagnostic]:
    """Yield a finding for each message that still has two translations."""
    for entry in file.entries:
        others = other_translations(entry)
        if entry.obsolete or not entry.fuzzy or not others:
            continue
        form, text = others[0]
        this = entry.values[min(form, len(entry.values) - 1)]
        message = msg(
            "`{key}` has two translations: {this} and {other}",
            key=entry.context or entry.source[:40],
            this=_shown(this),
            other=_shown(text),
        )
        hint = msg("keep the better one as `msgstr`, and take the mark `fuzzy` away; the comment goes by itself")
        keyword = "msgstr" if entry.plural is None else f"msgstr[{form}]"
        line = entry.value_lines[min(form, len(entry.values) - 1)]
        span = Span(path, line, excerpt=f'{keyword} "{escape(this[:_EXCERPT])}"')
        yield warning("i18n-two-translations", message, span, hint)


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"
