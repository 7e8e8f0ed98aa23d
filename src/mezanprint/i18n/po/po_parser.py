"""Bytes of a gettext file to entries. Every fault is found and told; a file with one is not used at all."""

import re
import shlex
import unicodedata
from collections.abc import Iterator

from mezanprint.i18n.po.po_draft import Draft, Misplaced
from mezanprint.i18n.po.po_faults import Complaint
from mezanprint.i18n.po.po_file import Id, PoFile, Slot
from mezanprint.i18n.po.po_lexer import BLANK, Lexed, lex
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.translatable import msg, nmsg

MAX_BYTES = 16 * 1024 * 1024
MAX_LINES = 500_000
"""Both are far above a catalog of 20,000 messages; a file of blank or tiny lines would take gigabytes to read."""
MAX_FAULTS = 20
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
_EXCERPT = 300
_CHARSET = re.compile(rb"charset=([A-Za-z0-9][\w.:-]{0,40})")
_HEADER = 16 * 1024
"""Bytes in which a header is looked for."""


def parse_po(data: bytes, path: str, limit: int = MAX_BYTES) -> PoFile:
    """Return the file that ``data`` is, nothing lost; ``Fault`` with up to 20 findings if it has any fault."""
    if len(data) > limit or data.count(b"\n") > MAX_LINES:
        message = msg(
            "the catalog has more than {size} MiB or {lines} lines",
            size=limit // 1024 // 1024,
            lines=f"{MAX_LINES:,}",
        )
        raise Fault(
            error("i18n-size", message, Span(path), msg("divide the document; a catalog holds one document's words"))
        )
    bom = data.startswith(b"\xef\xbb\xbf")
    text = _decode(data[3:] if bom else data, path)
    lexed = lex(text)
    slots, tail, misplaced = _collect(lexed)
    wrong = [*_find_controls(lexed), *lexed.faults, *misplaced, *_find_duplicates(slots)]
    if wrong:
        raise Fault(*_diagnose(sorted(wrong, key=lambda fault: fault[0]), lexed, path))
    return PoFile(slots, "\r\n" if lexed.raw and lexed.raw[0].endswith("\r\n") else "\n", bom, tail)


def _decode(data: bytes, path: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Fault(error("i18n-encoding", msg("the catalog is UTF-16"), Span(path, 1), msg("save the file as UTF-8")))
    try:
        return data.decode()
    except UnicodeDecodeError as bad:
        start = data.rfind(b"\n", 0, bad.start) + 1
        line = data.count(b"\n", 0, start) + 1
        before = data[start : bad.start].decode(errors="replace")
        excerpt = data[start : start + _EXCERPT].split(b"\n")[0].decode(errors="replace")
        span = Span(path, line, len(before) + 1, 1, _printable(excerpt))
        message = msg("byte 0x{byte} is not UTF-8", byte=f"{data[bad.start]:02x}")
        raise Fault(_in_another_encoding(data, message, span)) from None


def _in_another_encoding(data: bytes, message: str, span: Span) -> Diagnostic:
    """Return the finding for a catalog that is not in UTF-8: gettext knows the way where the header says what it is."""
    said = _CHARSET.search(data[:_HEADER])
    charset = said[1].decode() if said else ""
    if charset.lower().replace("-", "") in ("", "utf8", "charset"):
        return error("i18n-encoding", message, span, msg("save the file as UTF-8, not in a Windows encoding"))
    message = msg("the file says it is in {charset}; only UTF-8 is read", charset=charset)
    path = shlex.quote(span.path)
    hint = msg("convert it: `{command}`", command=f"msgconv -t UTF-8 {path} -o {path}")
    return error("i18n-encoding", message, span, hint)


def _collect(lexed: Lexed) -> tuple[tuple[Slot, ...], str, list[tuple[int, Complaint]]]:
    slots: list[Slot] = []
    faults: list[tuple[int, Complaint]] = []
    end = 0
    for draft in _draft_entries(lexed, faults):
        entry = None if draft.broken else draft.finish()
        if isinstance(entry, Misplaced):
            faults.append((draft.line, _complain(entry, lexed, draft.line)))
        elif entry is not None:
            raw = "".join(lexed.raw[draft.first : draft.last + 1])
            slots.append(Slot(entry, raw, entry, "".join(lexed.raw[end : draft.first])))
            end = draft.last + 1
    return tuple(slots), "".join(lexed.raw[end:]), faults


def _draft_entries(lexed: Lexed, faults: list[tuple[int, Complaint]]) -> Iterator[Draft]:
    draft: Draft | None = None
    broken = {number for number, _ in lexed.faults}
    for number, line in enumerate(lexed.lines):
        if line.kind == BLANK and number not in broken:
            continue
        if draft is None:
            draft = Draft(number)
        elif draft.ends_before(line):
            yield draft
            draft = Draft(number)
        draft.broken |= number in broken
        misplaced = draft.add(line, number) if line.kind != BLANK else None
        if misplaced is not None and not draft.broken:
            faults.append((number, _complain(misplaced, lexed, number)))
            draft.broken = True
    if draft is not None:
        yield draft


def _complain(misplaced: Misplaced, lexed: Lexed, number: int) -> Complaint:
    length = len(lexed.raw[number].rstrip())
    return Complaint("i18n-syntax", misplaced.message, 1, max(length, 1), misplaced.hint)


def _find_controls(lexed: Lexed) -> Iterator[tuple[int, Complaint]]:
    for number, raw in enumerate(lexed.raw):
        if raw.rstrip("\r\n").isprintable():
            continue
        found = _CONTROL.search(raw)
        if found is not None:
            message = msg("control character U+{code}", code=f"{ord(found[0]):04X}")
            hint = msg("delete it and type the text again; end lines with a line feed")
            yield number, Complaint("i18n-character", message, found.start() + 1, 1, hint)


def _find_duplicates(slots: tuple[Slot, ...]) -> Iterator[tuple[int, Complaint]]:
    first_lines: dict[Id, int] = {}
    for slot in slots:
        entry = slot.entry
        if entry.obsolete:
            continue
        first = first_lines.setdefault(entry.id, entry.line)
        if first != entry.line:
            name = (
                f"`{entry.context}`"
                if entry.context
                else f"`{entry.source[:40]}`"
                if entry.source
                else msg("the header")
            )
            hint = msg("keep the entry with the right translation and delete the other")
            yield (
                entry.line - 1,
                Complaint(
                    "i18n-duplicate", msg("{name} stands already in line {line}", name=name, line=first), 1, 1, hint
                ),
            )


def _diagnose(faults: list[tuple[int, Complaint]], lexed: Lexed, path: str) -> Iterator[Diagnostic]:
    for number, fault in faults[:MAX_FAULTS]:
        excerpt = _printable(lexed.raw[number].rstrip()[:_EXCERPT])
        span = Span(path, number + 1, fault.column, max(fault.length, 1), excerpt)
        yield error(fault.code, fault.message, span, fault.hint)
    if len(faults) > MAX_FAULTS:
        more = nmsg("{n} more faults in this catalog", "{n} more faults in this catalog", len(faults) - MAX_FAULTS)
        yield error("i18n-syntax", more, Span(path), msg("mend the first ones and check again"))


def _printable(text: str) -> str:
    return "".join("\ufffd" if unicodedata.category(char) == "Cc" else char for char in text)
