"""The Markdown subset: which blocks running text has. What stands inside a block is left as it was typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mezanprint.content.typed_lists import find_list
from mezanprint.model.texts import BlockKind
from mezanprint.model.translatable import msg

_HEADING_HINT = msg("headings are `###` and `####`; the title of a section is its `title`")
_LITERAL = (
    (r"(?:```|~~~)", msg("a block of code"), msg("there is no code in print")),
    (r"!\[[^\]\n]*\]\(", msg("a picture"), msg("use the component `picture`")),
    (r"</?[A-Za-z]|<!--", "HTML", msg("use the marks of the Markdown subset")),
    (r"\|.*\|[ \t]*$", msg("a table"), msg("use the component `table`")),
    (r"(?:-{3,}|={3,}|\*{3,}|_{3,})[ \t]*$", msg("a rule"), msg("begin a new section instead")),
)
_BOX = re.compile(r"\[[ xX]?\](?!\()")
_LITERALS = tuple((re.compile(rf"^[ \t]*(?:{marks})", re.MULTILINE), what, hint) for marks, what, hint in _LITERAL)


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A block as it was typed: one text, or one an item, each with its 0-based line."""

    kind: BlockKind
    texts: tuple[tuple[str, int], ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class MarkdownFault:
    """Something the subset does not have, at a 0-based line. Literal: printed as it was typed."""

    line: int
    message: str
    hint: str
    literal: bool = False


def parse_markdown(text: str) -> tuple[tuple[MarkdownBlock, ...], tuple[MarkdownFault, ...]]:
    """Return the blocks of running text, and what is not of the subset.

    Paragraphs, headings ``###`` and ``####``, ``-`` and ``1.`` lists one level deep, ``>`` quotes. Everything else is a
    paragraph and is printed letter for letter.
    """
    blocks: list[MarkdownBlock] = []
    faults: list[MarkdownFault] = []
    tokens = _PARSER.parse(text)
    lines = text.split("\n")
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _end(tokens, position)
        inner = tokens[position + 1 : end]
        if token.type == "heading_open":
            blocks.append(_heading(token, inner[0], lines, faults))
        elif token.type == "paragraph_open":
            blocks.append(_paragraph(inner[0], faults))
        elif token.type == "blockquote_open":
            blocks.extend(_quotes(inner, faults))
        else:
            blocks.append(_list(token, inner, faults))
        position = end + 1
    return tuple(blocks), tuple(faults)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": False, "maxNesting": 8})
    parser.enable(["heading", "list", "blockquote"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


_PARSER = _parser()


def _end(tokens: list[Token], start: int) -> int:
    level = tokens[start].level
    return next(n for n in range(start + 1, len(tokens)) if tokens[n].nesting == -1 and tokens[n].level == level)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _heading(token: Token, inline: Token, lines: list[str], faults: list[MarkdownFault]) -> MarkdownBlock:
    line, level = _line(token), int(token.tag[1])
    if level in (3, 4):
        if not inline.content:
            faults.append(
                MarkdownFault(line, msg("a heading without words"), msg("write its words, or delete the line"))
            )
        return MarkdownBlock(BlockKind.HEADING, ((inline.content, line),), level)
    message = msg("`{marks}` makes no heading here: printed as typed", marks="#" * level)
    faults.append(MarkdownFault(line, message, _HEADING_HINT, literal=True))
    return MarkdownBlock(BlockKind.PARAGRAPH, ((lines[line].strip(), line),))


def _paragraph(inline: Token, faults: list[MarkdownFault]) -> MarkdownBlock:
    for marks, what, hint in _LITERALS:
        if found := marks.search(inline.content):
            faults.append(_literal(_line(inline) + inline.content.count("\n", 0, found.start()), what, hint))
    if listed := find_list(inline.content):
        message = (
            msg("a line with the sign `{sign}` is no item of a list here: printed as typed", sign=listed.sign)
            if listed.single
            else msg("a list with the sign `{sign}` is no list here: its items become one paragraph", sign=listed.sign)
        )
        faults.append(MarkdownFault(_line(inline) + listed.line, message, listed.hint, literal=True))
    return MarkdownBlock(BlockKind.PARAGRAPH, ((inline.content, _line(inline)),))


def _literal(line: int, what: str, hint: str) -> MarkdownFault:
    return MarkdownFault(
        line, msg("{what} is not of the Markdown subset: printed as typed", what=what), hint, literal=True
    )


def _quotes(inner: list[Token], faults: list[MarkdownFault]) -> Iterator[MarkdownBlock]:
    for token in inner:
        if token.type == "inline":
            yield MarkdownBlock(BlockKind.QUOTE, ((token.content, _line(token)),))
        elif token.nesting == 1 and token.type != "paragraph_open":
            faults.append(
                MarkdownFault(_line(token), msg("a quote holds paragraphs only"), msg("end the quote before it"))
            )


def _list(token: Token, inner: list[Token], faults: list[MarkdownFault]) -> MarkdownBlock:
    kind = BlockKind.BULLETS if token.type == "bullet_list_open" else BlockKind.NUMBERED
    start = token.attrGet("start")
    if start is not None:
        hint = msg("write `{start}\\.` if the line is no list item", start=str(start))
        faults.append(
            MarkdownFault(_line(token), msg("a numbered list starts at 1, not at {start}", start=str(start)), hint)
        )
    texts: list[tuple[str, int]] = []
    for position, item in enumerate(inner):
        if item.type == "list_item_open" and item.level == token.level + 1:
            texts.append(_item(item, inner[position + 1 : _end(inner, position)], faults))
    return MarkdownBlock(kind, tuple(texts))


def _item(item: Token, inner: list[Token], faults: list[MarkdownFault]) -> tuple[str, int]:
    parts = [token for token in inner if token.nesting == 1]
    if len(parts) == 1 and parts[0].type == "paragraph_open":
        if _BOX.match(inner[1].content):
            faults.append(_literal(_line(item), msg("a box to tick"), msg("write the item without it")))
        return inner[1].content, _line(item)
    nested = any(part.type in ("bullet_list_open", "ordered_list_open") for part in parts)
    message = msg("a list inside a list") if nested else msg("a list item must be one paragraph")
    hint = msg("make it a list of its own") if nested else msg("put the rest after the list, without indent")
    faults.append(MarkdownFault(_line(parts[1] if len(parts) > 1 else item), message, hint))
    return "", _line(item)
