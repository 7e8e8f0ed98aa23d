"""Markdown as lines for a terminal: wrapped, without its signs, Arabic and English each in its order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import legible
from mezanprint.console.localization import left, width
from mezanprint.installation.manual.topics import Topic, languages
from mezanprint.model.direction.bidi_controls import FSI, PDI

_RLI = "\u2067"
_WORD = re.compile(r"(?:`[^`]*`|[^ `])+")
"""What is not parted at the end of a line: code is whole."""
_CODE = re.compile(r"`[^`]*`")
_LETTER = re.compile("([A-Za-z])|[\u0590-\u08ff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_PAGE = re.compile(r"(?:docs/)?([\w-]+)(?:\.(\w+))?\.md(?:#.*)?")
_CODE_TAG = re.compile(r"</?code\b[^>]*>")
_GAP = "  "


def laid_out(topic: Topic, columns: int) -> str:
    """Return what was asked for in lines of at most ``columns`` cells, as far as its code and addresses let them."""
    layout = _Layout(columns, topic.language)
    tokens = MarkdownIt("commonmark").enable("table").parse(topic.text)
    return "\n\n".join("\n".join(block) for block in layout.blocks(tokens) if block) + "\n"


@dataclass(frozen=True, slots=True)
class _Layout:
    columns: int
    language: str

    def blocks(self, tokens: Sequence[Token]) -> Iterator[list[str]]:
        """Yield the lines of each block."""
        while tokens:
            token, end = tokens[0], 1
            if token.nesting == 1:
                end = next(n for n, each in enumerate(tokens) if each.nesting == -1 and each.level == token.level) + 1
            yield self._block(token, tokens[1:end])
            tokens = tokens[end:]

    def _block(self, token: Token, inside: Sequence[Token]) -> list[str]:
        texts = [_words(each, self.language) for each in inside if each.type == "inline"]
        match token.type:
            case "heading_open":
                rule = {"h1": "=", "h2": "-"}.get(token.tag)
                return [self._told(texts[0], texts[0]), *([rule * width(texts[0])] if rule else [])]
            case "paragraph_open":
                return self._paragraph(texts[0])
            case "blockquote_open":
                return [line for words in texts for line in self._paragraph(words, _GAP)]
            case "bullet_list_open":
                return [line for words in texts for line in self._paragraph(words, "", "- ")]
            case "ordered_list_open":
                return [line for n, words in enumerate(texts, 1) for line in self._paragraph(words, "", f"{n}. ")]
            case "table_open":
                return self._table(inside)
            case "fence" | "code_block":
                return [f"{_GAP}{_GAP}{legible(line)}" for line in token.content.rstrip().splitlines()]
            case _:
                return []  # tags that say the direction of a part of the page

    def _paragraph(self, words: str, indent: str = "", mark: str = "") -> list[str]:
        """Return the lines of a paragraph, the first with a mark and the others below its words."""
        first, *others = wrapped(words, self.columns - len(indent) - len(mark))
        lines = [mark + first, *(" " * len(mark) + line for line in others)]
        return [indent + self._told(line, words) for line in lines] if words else []

    def _table(self, inside: Sequence[Token]) -> list[str]:
        """Return the rows of a table side by side if they have room, and one part below the other otherwise."""
        rows: list[list[str]] = []
        for token in inside:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(_words(token, self.language))
        widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
        if sum(widths) + len(_GAP) * (len(widths) - 1) > self.columns:
            return [line for row in rows[1:] for line in self._record(rows[0], row)]
        told = ([left(self._told(cell, cell), cells) for cell, cells in zip(row, widths, strict=True)] for row in rows)
        return [_GAP.join(row).rstrip() for row in told]

    def _record(self, heads: Sequence[str], row: Sequence[str]) -> Iterator[str]:
        cells = [f"{head}: {cell}" if head else cell for head, cell in zip(heads, row, strict=True) if cell]
        for place, cell in enumerate(cells):
            yield from self._paragraph(cell, _GAP if place else "")

    def _told(self, line: str, paragraph: str) -> str:
        """Return a line of a paragraph in its order: an Arabic one is one piece, and so is each piece of code in it."""
        first = _LETTER.search(_CODE.sub("", paragraph))
        arabic = _ARABIC.search(paragraph) and (self.language != ENGLISH or (first is not None and not first[1]))
        if not arabic or not _CODE.sub("", line).strip():
            return legible(line)
        words = line.lstrip()
        told = _CODE.sub(lambda code: f"{FSI}{code[0]}{PDI}", words)
        return f"{line[: len(line) - len(words)]}{_RLI}{told}{PDI}"


def wrapped(words: str, columns: int) -> list[str]:
    """Return words in lines of at most ``columns`` cells; what is wider by itself has a line of its own."""
    lines = [""]
    for word in _WORD.findall(words):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and width(longer) > columns:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _words(inline: Token, language: str) -> str:
    """Return the words of a paragraph, code between back-ticks, and how to open the pages that it links to."""
    laid_out, address, start = "", "", 0
    for token in inline.children or ():
        if token.type == "link_open":
            address, start = str(token.attrs["href"]), len(laid_out)
        elif token.type == "link_close":
            laid_out = laid_out[:start] + _linked(laid_out[start:], address, language)
        else:
            laid_out += _word(token)
    return laid_out


def _word(token: Token) -> str:
    match token.type:
        case "text":
            return token.content
        case "code_inline":
            return f"`{token.content}`"
        case "softbreak" | "hardbreak":
            return " "
        case "html_inline" if _CODE_TAG.fullmatch(token.content):
            return "`"
        case _:
            return ""


def _linked(words: str, address: str, language: str) -> str:
    """Return the words of a link with what leads there, in the language that the link names."""
    page = _PAGE.fullmatch(address)
    if page is None or not languages(page[1]):
        return words if address.startswith("#") or address == words else f"{words} ({address})"
    there = page[2] or ENGLISH
    other = f" --lang {there}" if there != language and language in languages(page[1]) else ""
    command = f"`mezanprint explain {page[1]}{other}`"
    return command if _PAGE.fullmatch(words) else f"{words} ({command})"
