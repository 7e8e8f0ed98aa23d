"""Entries to the text of a gettext file: what was read stays, what is new is as ``msgcat --no-wrap`` writes."""

import re
from collections.abc import Iterable
from dataclasses import replace

from mezanprint.i18n.po.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po.po_lexer import BLANK, COMMENT, FLAG, MORE, NOTE, REFERENCE, lex

_WIDTH = 79
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_ESCAPES = str.maketrans(
    {code: "".join(f"\\{byte:03o}" for byte in chr(code).encode()) for code in _CONTROLS}
    | {
        ord(char): escape
        for char, escape in {
            "\\": "\\\\",
            '"': '\\"',
            "\n": "\\n",
            "\t": "\\t",
            "\r": "\\r",
            "\a": "\\a",
            "\b": "\\b",
            "\f": "\\f",
            "\v": "\\v",
        }.items()
    }
)
_NO_CONTROLS = dict.fromkeys(_CONTROLS, "\ufffd") | {ord("\t"): "\t"}
_FORMAT = re.compile(r"(?:no-|possible-|impossible-)?([a-z-]+)-format")
_LANGUAGES = [
    "c",
    "objc",
    "python",
    "python-brace",
    "java",
    "java-printf",
    "csharp",
    "javascript",
    "scheme",
    "lisp",
    "elisp",
    "librep",
    "ruby",
    "sh",
    "awk",
    "lua",
    "object-pascal",
    "smalltalk",
    "qt",
    "qt-plural",
    "kde",
    "kde-kuit",
    "boost",
    "tcl",
    "perl",
    "perl-brace",
    "php",
    "gcc-internal",
    "gfc-internal",
    "ycp",
]
"""Of format flags, in the order in which gettext writes them."""
_PARTS = (COMMENT, NOTE, REFERENCE, FLAG, "#|", "msgctxt", "msgid", "msgid_plural", "msgstr")


def write_po(file: PoFile) -> bytes:
    """Return the bytes of ``file``. An entry that was not changed since it was read keeps its bytes."""
    pieces: list[str] = []
    for slot in file.slots:
        lead, body = slot.lead if pieces or slot.read else "", _write_slot(slot, file.newline)
        if pieces and not pieces[-1].endswith("\n"):
            pieces.append(file.newline)
        pieces += [lead if slot.read else lead.replace("\n", file.newline), body]
    text = "".join([*pieces, file.tail])
    return (b"\xef\xbb\xbf" if file.bom else b"") + text.encode()


def _write_slot(slot: Slot, newline: str) -> str:
    if slot.read is not None and _same(slot.read, slot.entry):
        return slot.raw
    lines = _parts(slot.entry)
    if slot.read is not None and slot.read.obsolete == slot.entry.obsolete:
        before, raw = _parts(slot.read), _raw_parts(slot.raw)
        unchanged = {part: raw.get(part, "") for part in _PARTS if before[part] == lines[part]}
        as_read = dict(zip(before[COMMENT], lex(raw.get(COMMENT, "")).raw, strict=False))
    else:
        unchanged, as_read = {}, {}
    # One comment more or less leaves the others as they were typed, `#mine` or `# mine`.
    unchanged.setdefault(COMMENT, "".join(as_read.get(line, line + newline) for line in lines[COMMENT]))
    return "".join(unchanged.get(part, _join(lines[part], newline)) for part in _PARTS)


def _same(read: Entry, entry: Entry) -> bool:
    return read is entry or read == replace(entry, line=read.line, value_lines=read.value_lines)


def _join(lines: Iterable[str], newline: str) -> str:
    return "".join(line + newline for line in lines)


def _raw_parts(raw: str) -> dict[str, str]:
    """Return the lines of an entry as they were, by the part they belong to."""
    lexed = lex(raw)
    parts: dict[str, str] = {}
    part = COMMENT
    for line, text in zip(lexed.lines, lexed.raw, strict=True):
        if line.kind not in (MORE, BLANK):
            part = "#|" if "|" in line.mark else line.kind
        parts[part] = parts.get(part, "") + text
    return parts


def _parts(entry: Entry) -> dict[str, list[str]]:
    """Return the canonical lines of an entry by part."""
    mark = "#~ " if entry.obsolete else ""
    old = "#~| " if entry.obsolete else "#| "
    previous = entry.previous
    earlier = (("msgctxt", previous.context), ("msgid", previous.source), ("msgid_plural", previous.plural))
    named = entry.plural is not None or len(entry.values) > 1
    values = ((f"msgstr[{n}]" if named else "msgstr", value) for n, value in enumerate(entry.values))
    return {
        COMMENT: _comment("#", entry.comments),
        NOTE: _comment("#.", entry.notes),
        REFERENCE: _pack_references(entry.references),
        FLAG: [f"#, {', '.join(_order_flags(entry.flags))}"] if entry.flags else [],
        "#|": [line for name, text in earlier if text is not None for line in _quote(old + name, text, old)],
        "msgctxt": _quote(mark + "msgctxt", entry.context, mark) if entry.context is not None else [],
        "msgid": _quote(mark + "msgid", entry.source, mark),
        "msgid_plural": _quote(mark + "msgid_plural", entry.plural, mark) if entry.plural is not None else [],
        "msgstr": [line for name, value in values for line in _quote(mark + name, value, mark)],
    }


def _comment(mark: str, lines: tuple[str, ...]) -> list[str]:
    """Write comments; a comment has no escapes, so what would end its line becomes another line or U+FFFD."""
    plain = (part.translate(_NO_CONTROLS) for line in lines for part in line.split("\n"))
    return [f"{mark} {line}" if line else mark for line in plain]


def _order_flags(flags: tuple[str, ...]) -> list[str]:
    """Put flags in the order of GNU gettext; those it does not know come last, as they stood."""
    return sorted(flags, key=_rank)


def _rank(flag: str) -> int:
    if flag == "fuzzy":
        return -1
    known = _FORMAT.fullmatch(flag)
    if known and known[1] in _LANGUAGES:
        return _LANGUAGES.index(known[1])
    last = ("range:", "wrap", "no-wrap")
    return len(_LANGUAGES) + next((n for n, name in enumerate(last) if flag.startswith(name)), len(last))


def escape(text: str) -> str:
    """Return ``text`` as it stands between the quotation marks of a catalog."""
    return text.translate(_ESCAPES)


def _quote(keyword: str, text: str, mark: str) -> list[str]:
    """Write one string: on one line however long, or one line for each line feed inside it."""
    if "\n" not in text[:-1]:
        return [f'{keyword} "{escape(text)}"']
    pieces = [piece for piece in re.split(r"(?<=\n)", text) if piece]
    return [f'{keyword} ""', *(f'{mark}"{escape(piece)}"' for piece in pieces)]


def _pack_references(references: tuple[str, ...]) -> list[str]:
    """Pack file names up to 79 bytes, as gettext counts them; one with a blank in it is isolated by U+2068, U+2069."""
    lines: list[str] = []
    for name in references:
        shown = f"\u2068{name}\u2069" if " " in name else name
        if lines and len(f"{lines[-1]} {shown}".encode()) <= _WIDTH:
            lines[-1] += f" {shown}"
        else:
            lines.append(f"#: {shown}")
    return lines
