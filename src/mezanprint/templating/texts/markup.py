"""The small inline markup of a text: bold, emphasis, links, spans, notes, names.

``**bold**``, ``*emphasis*``, ``[words](link)``, ``[words]{dir=ltr}``, ``[^note]``, ``{name}``.

Everything else, HTML first of all, is text and is printed letter for letter.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline, link
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin

from mezanprint.model.direction.spans import SPAN_END, SpanFormat, span_format

_NOTE = re.compile(r"\[\^([\w.-]+)\]")
_PLACEHOLDER = re.compile(r"\{([A-Za-z][\w.-]*)\}")
_PLAIN = re.compile(r"[^*\[{\\\n]*")
_SPACE = re.compile(r"[ \t]*\n[ \t]*")


class PieceKind(StrEnum):
    """What a piece of a text is."""

    TEXT = "text"
    PLACEHOLDER = "placeholder"
    NOTE = "note"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline element round a piece. ``serial`` tells two equal neighbours apart."""

    tag: str
    """``strong``, ``em``, ``a`` or ``span``."""
    target: str = ""
    """Id of the link, for ``a``."""
    span: SpanFormat | None = None
    """What a ``span`` says of its words; None where nobody can read it: the words are then printed as any other."""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text with the elements it stands in, outermost first. ``text`` is the words, or a name."""

    kind: PieceKind
    text: str
    marks: tuple[Mark, ...] = ()


@lru_cache(maxsize=8192)
def parse_markup(value: str, links: bool = True) -> tuple[Piece, ...]:
    """Return the pieces of a text; nothing is an error here, and what is no markup is words.

    Without ``links`` brackets are words: a document that names no addresses has no links.
    """
    if _PLAIN.fullmatch(value):
        return (Piece(PieceKind.TEXT, value),) if value else ()
    tokens = (_PARSER if links else _PARSER_WITHOUT_LINKS).parseInline(value)[0].children or []
    return tuple(_pieces(tokens))


def _pieces(tokens: list[Token]) -> list[Piece]:
    pieces: list[Piece] = []
    marks: tuple[Mark, ...] = ()
    for serial, token in enumerate(tokens):
        if token.nesting == 1:
            marks = (*marks, Mark(token.tag, _target(token), _span(token), serial))
        elif token.nesting == -1:
            marks = marks[:-1]
        elif token.type in ("text", "text_special"):
            _add_words(pieces, _SPACE.sub(" ", token.content), marks)
        elif token.type == "hardbreak":
            pieces.append(Piece(PieceKind.BREAK, "\n", marks))
        else:
            pieces.append(Piece(PieceKind(token.type), token.content, marks))
    return pieces


def _target(link: Token) -> str:
    """Return what a link names; a title is kept, so that it is refused by name and not lost."""
    href, title = link.attrGet("href"), link.attrGet("title")
    return f'{href} "{title}"' if title else str(href or "")


def _span(token: Token) -> SpanFormat | None:
    if token.tag != "span":
        return None
    try:
        return span_format({name: str(value) for name, value in token.attrs.items()})
    except ValueError:
        return None


def _add_words(pieces: list[Piece], words: str, marks: tuple[Mark, ...]) -> None:
    """Add words, joined to the words before them: the parser cuts at every character that might be markup."""
    if pieces and pieces[-1].kind is PieceKind.TEXT and pieces[-1].marks == marks:
        words = pieces.pop().text + words
    if words:
        pieces.append(Piece(PieceKind.TEXT, words, marks))


def _named(state: StateInline, pattern: re.Pattern[str], kind: PieceKind, silent: bool) -> bool:
    match = pattern.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push(kind.value, "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:
    return _named(state, _NOTE, PieceKind.NOTE, silent)


def _placeholder(state: StateInline, silent: bool) -> bool:
    return _named(state, _PLACEHOLDER, PieceKind.PLACEHOLDER, silent)


def _link(state: StateInline, silent: bool) -> bool:
    picture = state.pos > 0 and state.src[state.pos - 1] == "!"
    return not picture and link(state, silent)


def _bracket(state: StateInline, silent: bool) -> bool:
    """Read a bracket as a character where no span is: the next rule would swallow braces that say nothing."""
    if state.src[state.pos] != "[":
        return False
    end = parseLinkLabel(state, state.pos, False)
    if end >= 0 and SPAN_END.match(state.src, end):
        return False
    if not silent:
        state.pending += "["
    state.pos += 1
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Open or close emphasis at ``*`` by the spaces beside it alone.

    CommonMark also looks at punctuation and does not open ``**«`` after an attached Arabic letter, nor close ``%**``
    before one: the commonest places of bold in Arabic.
    """
    if silent or state.src[state.pos] != "*":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == "*":
        end += 1
    opens = end < state.posMax and not state.src[end].isspace()
    closes = state.pos > 0 and not state.src[state.pos - 1].isspace()
    for _ in range(state.pos, end):
        state.push("text", "", 0).content = "*"
        mark = Delimiter(ord("*"), end - state.pos, len(state.tokens) - 1, -1, opens, closes)
        state.delimiters.append(mark)
    state.pos = end
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("js-default", {"html": False, "linkify": False})
    parser.disable([rule for rules in parser.get_all_rules().values() for rule in rules if rule != "inline"], True)
    parser.enable(["block", "text", "emphasis", "link", "escape", "balance_pairs", "fragments_join"], True)
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.at("link", _link)
    parser.use(attrs_plugin, after=(), spans=True)
    parser.inline.ruler.before("span", "bracket", _bracket)
    parser.inline.ruler.before("link", "note", _note)
    parser.inline.ruler.before("link", "placeholder", _placeholder)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


_PARSER = _parser()
_PARSER_WITHOUT_LINKS = _parser().disable("link")
