"""A style sheet of the templates: parsed once for each text it has, checked, and its addresses found."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

from mezanprint.model.diagnostics import Diagnostic, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg
from mezanprint.templating.resources.loading import TEMPLATES
from mezanprint.templating.styles.font_names import FontNames, font_names
from mezanprint.templating.styles.style_rules import CHECKS, Declared
from mezanprint.templating.styles.tokens import INK, Token, check_inks, token_of

_AT_RULES = {"page", "media", "counter-style"}
_MARGIN_BOX = re.compile(
    "(?:top|bottom)(?:-left|-right)?(?:-corner|-center)?|(?:left|right)-(?:top|middle|bottom)|footnote"
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|[/\\]")
_URL = re.compile(r"url\(\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'()]*)\s*\)", re.IGNORECASE)
_DEPTH = 24
"""Brackets in brackets, those in strings and comments too."""
_EXPANDED = 500
"""Tokens that a custom property may come to when all it names is put in."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet with what is wrong with it. ``addresses`` are offset and words of each ``url()``."""

    text: str
    addresses: tuple[tuple[int, str], ...]
    diagnostics: tuple[Diagnostic, ...]
    tokens: tuple[Token, ...] = ()
    """The colours it gives inks, in order."""
    fonts: tuple[FontNames, ...] = ()
    """What its declarations say of families."""

    def resolved(self, resolve: Callable[[str], str]) -> str:
        """Return the text as the typesetter is given it.

        Each address, relative to the sheet's folder, is what ``resolve`` gives; a colour with inks is that of a screen.
        """
        text = self.text
        put = [(offset, _URL, f'url("{resolve(address)}")') for offset, address in self.addresses]
        put += [(token.offset, INK, token.screen) for token in self.tokens]
        for offset, form, words in sorted(put, key=lambda each: each[0], reverse=True):
            found = form.match(text, offset)
            assert found, "what is replaced stands in the text"
            text = text[:offset] + words + text[found.end() :]
        return text


@lru_cache(maxsize=64)
def read_sheet(path: str, text: str) -> Sheet:
    """Return the sheet of ``text``; ``path`` is its project path, for the findings."""
    return _Reader(path, text).sheet()


class _Reader:
    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._faults: list[Diagnostic] = []
        self._addresses: list[tuple[int, str]] = []
        self._tokens: list[Token] = []
        self._fonts: list[FontNames] = []
        self._variables: dict[str, tuple[int, tuple[str, ...], Span]] = {}

    def sheet(self) -> Sheet:
        for end in re.finditer("</", self._text):
            span = self._span(self._text.count("\n", 0, end.start()) + 1, None)
            self._faults.append(error("style-break-out", msg("`</` ends the style sheet in the page"), span))
        if _depth(self._text) > _DEPTH:
            self._faults.append(
                error("style-limit", msg("brackets stand more than {limit} deep", limit=_DEPTH), self._span(1, None))
            )
            return Sheet(self._text, (), tuple(self._faults))
        for rule in tinycss2.parse_stylesheet(self._text, skip_comments=True, skip_whitespace=True):
            self._rule(rule, 0)
        self._faults += _bombs(self._variables)
        diagnostics = tuple(dict.fromkeys(self._faults))
        return Sheet(self._text, tuple(self._addresses), diagnostics, tuple(self._tokens), tuple(self._fonts))

    def _rule(self, rule: Any, depth: int) -> None:
        if rule.type == "error":
            self._faults.append(error("style-syntax", foreign(_lower(rule.message)), self._at(rule)))
        elif rule.type == "at-rule":
            self._at_rule(rule, depth)
        elif depth > 1:
            hint = msg("write the selector out in full: rules do not nest")
            self._faults.append(error("style-syntax", msg("a rule stands in a rule"), self._at(rule), hint))
        else:
            self._selector(rule)
            self._block(rule.content, tinycss2.serialize(rule.prelude).strip(), "", depth + 1)

    def _at_rule(self, rule: Any, depth: int) -> None:
        name = rule.lower_at_keyword
        if depth > 0 or name not in _AT_RULES:
            hint = msg("fonts are those of the theme, and every sheet of a kind is known by its place")
            self._faults.append(
                error("style-at-rule", msg("`@{name}` is not for templates", name=name), self._at(rule), hint)
            )
        elif rule.content is None:
            self._faults.append(error("style-syntax", msg("`@{name}` has no block", name=name), self._at(rule)))
        elif name == "media":
            for inner in tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True):
                self._rule(inner, 0)
        else:
            self._block(rule.content, "", name, depth + 1)

    def _selector(self, rule: Any) -> None:
        words = tinycss2.serialize(rule.prelude)
        for banned, hint in _SELECTORS.items():
            if banned in words:
                self._faults.append(
                    error("style-misprint", msg("`{selector}` is misprinted", selector=banned), self._at(rule), hint)
                )

    def _block(self, content: list[Any], selector: str, at: str, depth: int) -> None:
        for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
            if node.type == "declaration":
                self._declaration(node, selector, at)
            elif node.type == "error":
                hint = msg("write `property: value;`")
                self._faults.append(
                    error("style-syntax", msg("neither a declaration nor a rule"), self._at(node), hint)
                )
            elif node.type == "at-rule" and at == "page" and _MARGIN_BOX.fullmatch(node.lower_at_keyword):
                self._block(node.content or [], "", node.lower_at_keyword, depth + 1)
            else:
                self._rule(node, depth + 1)

    def _declaration(self, node: Any, selector: str, at: str) -> None:
        values = tuple(token for token in node.value if token.type not in ("whitespace", "comment"))
        name = node.name if node.name.startswith("--") else node.lower_name
        declared = Declared(name, values, selector, at, self._at(node, len(node.name)))
        tokens = list(declared.tokens())
        for check in (*CHECKS, check_inks):
            self._faults += check(declared)
        if values and INK.match(self._text, offset := self._offset(values[0])):
            self._tokens += filter(None, [token_of(declared, offset)])
        for token in tokens:
            self._address(token)
        self._fonts += filter(None, [font_names(name, values, declared.span, selector)])
        if name.startswith("--"):
            used = tuple(_variable(token) for token in tokens if token.type == "function" and token.lower_name == "var")
            self._variables[name] = (len(tokens), used, declared.span)

    def _address(self, token: Any) -> None:
        if token.type == "url":
            address = token.value
        elif token.type == "function" and token.lower_name in ("url", "src", "image", "image-set"):
            strings = [argument.value for argument in token.arguments if argument.type == "string"]
            address = strings[0] if len(strings) == 1 and token.lower_name == "url" else token.serialize()
        else:
            return
        offset = self._offset(token)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self._path), address))
        outside = _SCHEME.match(address) or not address or not target.startswith(f"{TEMPLATES}/")
        if outside or not _URL.match(self._text, offset):
            hint = msg("name a picture by its path from the style sheet, below `templates/`")
            self._faults.append(
                error(
                    "style-address",
                    msg("`{address}` is no file of the templates", address=address[:80]),
                    self._at(token),
                    hint,
                )
            )
        else:
            self._addresses.append((offset, address))

    def _offset(self, node: Any) -> int:
        line, column = int(node.source_line), int(node.source_column)
        return self._starts[line - 1] + column - 1

    def _at(self, node: Any, length: int = 1) -> Span:
        return self._span(node.source_line, node.source_column, length)

    def _span(self, line: int, column: int | None, length: int = 1) -> Span:
        return Span(self._path, line, column, length, self._lines[line - 1])


_SELECTORS = {
    ":first-letter": msg("in Arabic the letter stands alone and unjoined: no drop caps"),
    ":dir(": msg("it is not supported; write `[dir=rtl]`"),
}


def _depth(text: str) -> int:
    """Return how deep brackets stand in brackets."""
    deepest = depth = 0
    for bracket in re.findall(r"[()\[\]{}]", text):
        depth = depth + 1 if bracket in "([{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _variable(function: Any) -> str:
    return next((token.value for token in function.arguments if token.type == "ident"), "")


def _bombs(variables: Mapping[str, tuple[int, tuple[str, ...], Span]]) -> Iterator[Diagnostic]:
    """Yield custom properties that come to too many tokens, or name themselves."""
    sizes: dict[str, int] = {}

    def size(name: str, trail: tuple[str, ...]) -> int:
        if name in trail:
            return _EXPANDED + 1
        if name not in sizes:
            own, used, _ = variables.get(name, (1, (), None))
            sizes[name] = min(own + sum(size(inner, (*trail, name)) for inner in used), _EXPANDED + 1)
        return sizes[name]

    for name, (_, _, span) in variables.items():
        if size(name, ()) > _EXPANDED:
            yield error(
                "style-limit",
                msg("`{name}` comes to more than {limit} words", name=name, limit=_EXPANDED),
                span,
                msg("name fewer others in it"),
            )


def _lower(message: str) -> str:
    first = message[:1] if message[1:2].isupper() else message[:1].lower()
    return (first + message[1:]).rstrip(".").replace("'", "`")
