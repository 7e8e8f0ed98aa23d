"""Running text: a YAML block or a Markdown file becomes blocks of texts."""

import re
from collections import Counter
from dataclasses import replace

from mezanprint.content.markdown import MarkdownBlock, parse_markdown
from mezanprint.content.places import counted
from mezanprint.content.raw import Raw, Scalar
from mezanprint.content.reading import At, Reading
from mezanprint.content.source import Source, read_source
from mezanprint.content.texts import MAX_LENGTH, folds_blocks, in_language, make_text, unpack
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error, warning
from mezanprint.model.kinds import FieldSpec
from mezanprint.model.texts import Block, BlockKind, Prose, Text
from mezanprint.model.translatable import gettext_noop, msg

FILE = re.compile(r"[^\s/\\]+\.md")
_SAYS = {
    BlockKind.PARAGRAPH: gettext_noop("paragraph"),
    BlockKind.HEADING: gettext_noop("heading"),
    BlockKind.BULLETS: gettext_noop("list"),
    BlockKind.NUMBERED: gettext_noop("numbered list"),
    BlockKind.QUOTE: gettext_noop("quote"),
}


def read_prose(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Prose | None:
    """Return a field of type ``prose``; the text stands in place or in the ``.md`` file it names."""
    unpacked = unpack(reading, spec, raw)
    if unpacked is None:
        return None
    scalar, note, room, language = unpacked
    at = in_language(at, language)
    typed = _file(reading, scalar, at) if FILE.fullmatch(scalar.value.strip()) else scalar
    if typed is None:
        return None
    blocks, faults = parse_markdown(typed.value)
    for fault in faults:
        span = _span(reading, typed, fault.line)
        if fault.literal:
            reading.note(warning("content-markdown-literal", fault.message, span, fault.hint))
        else:
            reading.note(error("content-markdown", fault.message, span, fault.hint))
    if folds_blocks(typed):
        hint = msg("write `{name}: |` and the text indented below it", name=spec.name)
        message = msg("`{name}` is more than one paragraph and does not stand after `|`", name=spec.name)
        reading.note(error("content-folded-text", message, typed.span, hint))
    if not blocks:
        reading.note(
            error(
                "content-empty",
                msg("`{name}` is empty", name=spec.name),
                typed.span,
                msg("write the text, or delete the key"),
            )
        )
    counts: Counter[BlockKind] = Counter()
    converted = []
    for number, block in enumerate(blocks, 1):
        counts[block.kind] += 1
        inner = at.under(str(number), counted(_SAYS[block.kind], counts[block.kind]))
        converted.append(Block(block.kind, _texts(reading, typed, block, inner, note, room), block.level))
    return Prose(tuple(converted))


def _texts(
    reading: Reading, typed: Scalar, block: MarkdownBlock, at: At, note: str, room: int | None
) -> tuple[Text, ...]:
    """Return the texts of a block; those of list items have a number of their own."""
    is_list = block.kind in (BlockKind.BULLETS, BlockKind.NUMBERED)
    return tuple(
        make_text(
            reading,
            words,
            _span(reading, typed, line),
            at.under(str(number), counted(gettext_noop("item"), number)) if is_list else at,
            note,
            room,
        )
        for number, (words, line) in enumerate(block.texts, 1)
    )


def _file(reading: Reading, scalar: Scalar, at: At) -> Scalar | None:
    """Return a Markdown file as the scalar it stands for."""
    path = f"{at.folder}/{scalar.value.strip()}"
    try:
        source = read_source(path, reading.files.read_text(path, MAX_LENGTH))
    except Fault as fault:
        for found in fault.diagnostics:
            reading.note(_at_name(found, scalar.span))
        return None
    reading.sources[path] = source
    return Scalar(source.text, Span(path, 1), 1)


def _at_name(found: Diagnostic, span: Span) -> Diagnostic:
    """Return a finding about the file itself as one about its name in the document; others are about its text."""
    if found.code == "project-missing-file":
        return error("content-missing-file", found.message, span, *found.hints)
    return replace(found, span=span) if found.code == "project-path" else found


def _span(reading: Reading, typed: Scalar, line: int) -> Span:
    """Return the place of a line of running text."""
    if typed.block_line is None:
        return typed.span
    source: Source | None = reading.sources.get(typed.span.path) or reading.data.sources.get(typed.span.path)
    if source is None or typed.block_line + line > len(source.lines):
        return typed.span
    words = source.lines[typed.block_line + line - 1]
    column = len(words) - len(words.lstrip()) + 1
    return source.span(typed.block_line + line, column, len(words.strip()))
