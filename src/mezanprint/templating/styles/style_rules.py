"""What a style sheet may not say, with the reason: each rule was measured in WeasyPrint 70 or keeps a page honest."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mezanprint.model.diagnostics import Diagnostic, Span, error
from mezanprint.model.locales import script_of
from mezanprint.model.translatable import msg

MAX_PX = 5000.0
"""Longest length, in px: a metre and a third. What is longer is a slip, or hides something off the page."""
MAX_NUMBER = 10_000
_PX = {
    "px": 1,
    "pt": 4 / 3,
    "pc": 16,
    "in": 96,
    "cm": 37.8,
    "mm": 3.78,
    "q": 0.945,
    "em": 16,
    "rem": 16,
    "ex": 8,
    "ch": 8,
}
_SIDES = r"(?:margin|padding|border|scroll-margin)-(?:left|right)(?:-\w+)*|left|right"
_PHYSICAL = re.compile(_SIDES + r"|border-(?:top|bottom)-(?:left|right)-radius")
_LTR_ONLY = re.compile(r"\[dir=[\"']?ltr", re.IGNORECASE)
_LANGUAGES = re.compile(r":lang\(([^()]*)\)")
_NOT = re.compile(r":not\((?:[^()]|\([^()]*\))*\)")
_COMMA = re.compile(r",(?![^()]*\))")
_GENERATED = re.compile(r"::(?:before|after)\s*$")
_JOINING = frozenset(("Arab", "Syrc", "Nkoo", "Mong", "Adlm"))
"""Scripts whose letters join."""
_LENGTHS_OF_FOOTNOTE = re.compile(r"(?:margin|padding|border)(?:-.*)?")


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration with what stands round it. ``values`` are tinycss2 tokens without white space."""

    name: str
    values: tuple[Any, ...]
    selector: str
    at: str
    """Name of the at-rule it stands in directly, such as ``page`` or ``footnote``; empty in a rule with a selector."""
    span: Span

    def keywords(self) -> set[str]:
        """Return the words of the value in lower case."""
        return {token.lower_value for token in self.values if token.type == "ident"}

    def tokens(self) -> Iterator[Any]:
        """Yield every token of the value, those inside functions and brackets too."""
        yield from _deep(self.values)


def _deep(tokens: Sequence[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        inner = getattr(token, "arguments", None) or getattr(token, "content", None)
        if isinstance(inner, list):
            yield from _deep(inner)


_MISPRINTED = {
    "text-indent": msg("in Arabic the indent lands on the wrong side; put an inline block in `::before`"),
    "text-overflow": msg("the text is cut without a sign; shorten it in the template"),
    "line-clamp": msg("the last line is pushed out of its box; shorten the text"),
    "-webkit-line-clamp": msg("the last line is pushed out of its box; shorten the text"),
    "max-lines": msg("the last line is pushed out of its box; shorten the text"),
    "column-rule": msg("in Arabic the rule is drawn outside the page; use a background picture"),
    "column-rule-width": msg("in Arabic the rule is drawn outside the page; use a background picture"),
    "column-rule-style": msg("in Arabic the rule is drawn outside the page; use a background picture"),
    "column-rule-color": msg("in Arabic the rule is drawn outside the page; use a background picture"),
    "unicode-bidi": msg("it is not supported; direction is `dir` in the HTML and isolates in the text"),
    "image-orientation": msg("it puts the photo's hidden data, place and time, into the PDF"),
}
_SHADED = {"inset", "outset", "groove", "ridge"}
_HIDDEN = {
    "visibility": frozenset({"hidden", "collapse"}),
    "display": frozenset({"none"}),
    "color": frozenset({"transparent"}),
    "content-visibility": frozenset({"hidden"}),
}


def misprinted(declared: Declared) -> Iterator[Diagnostic]:
    """Refuse what WeasyPrint sets wrongly, in right-to-left pages above all."""
    name, words = declared.name, declared.keywords()
    reason = _MISPRINTED.get(name)
    if name.startswith("grid") or (name == "display" and words & {"grid", "inline-grid"}):
        reason = msg("columns stand in left-to-right order in Arabic, and leave the page; use flex or a table")
    elif name in ("margin", "margin-inline", "margin-inline-start", "margin-inline-end") and "auto" in words:
        reason = msg("in Arabic the box leaves the page; centre it in a flex box with `justify-content: center`")
    elif name == "float" and words & {"inline-start", "inline-end"}:
        reason = msg("it stops the typesetting when it stands after text in a line; use flex")
    elif name == "letter-spacing" and not words & {"normal"} and not _is_zero(declared) and not _unjoined(declared):
        reason = msg('it breaks the joins of Arabic letters; give it to `:lang("*-Latn")` or `[dir=ltr]` only')
    elif name == "content" and "::marker" in declared.selector:
        reason = msg("it stops the typesetting; use a string as `list-style-type`, or `@counter-style`")
    elif name in ("list-style", "list-style-position") and "inside" in words:
        reason = msg("the marker becomes part of the text; leave it outside")
    elif declared.at == "footnote" and _LENGTHS_OF_FOOTNOTE.fullmatch(name) and not _whole_pixels(declared):
        reason = msg("a rounded length puts every note on a page of its own; use whole px in `@footnote`")
    if reason:
        yield error("style-misprint", msg("`{name}` is misprinted here", name=name), declared.span, reason)


def miscoloured(declared: Declared) -> Iterator[Diagnostic]:
    """Refuse colours beyond sRGB, at which WeasyPrint stops, and shades of borders, which it draws black."""
    for token in declared.tokens():
        beyond = token.type == "function" and (
            token.lower_name in ("lab", "lch", "oklab", "oklch")
            or (token.lower_name == "color" and not _is_srgb(token))
        )
        if beyond:
            reason = msg("it stops the typesetting; write the colour as `#rrggbb`, `rgb()` or `hsl()`")
            message = msg("`{name}` is misprinted here", name=token.serialize())
            yield error("style-misprint", message, declared.span, reason)
    shaded = declared.keywords() & _SHADED
    if shaded and declared.name.startswith(("border", "outline")):
        reason = msg("both its shades are drawn black; use `solid` or `double`")
        yield error("style-misprint", msg("`{name}` is misprinted here", name=min(shaded)), declared.span, reason)


def _is_srgb(colour: Any) -> bool:
    return any(token.type == "ident" and token.lower_value == "srgb" for token in colour.arguments)


def _is_zero(declared: Declared) -> bool:
    return all(token.type in ("number", "dimension") and token.value == 0 for token in declared.values)


def _unjoined(declared: Declared) -> bool:
    """Tell whether no selector can mean letters that join: each names other languages, or the other direction."""
    return all(
        _LTR_ONLY.search(selector) or any(map(_are_unjoined, _LANGUAGES.findall(selector)))
        for selector in _COMMA.split(_NOT.sub("", declared.selector))
    )


def _are_unjoined(languages: str) -> bool:
    """Tell whether the codes of a ``:lang()`` are all of scripts whose letters stand apart."""
    codes = [code.strip(" \"'").replace("*-", "und-") for code in languages.split(",")]
    return all(code[:1].isalpha() and script_of(code) not in _JOINING for code in codes)


def _whole_pixels(declared: Declared) -> bool:
    lengths = [token for token in declared.tokens() if token.type == "dimension"]
    return all(token.lower_unit == "px" and token.is_integer for token in lengths)


def physical(declared: Declared) -> Iterator[Diagnostic]:
    """Refuse left and right, since one style sheet serves both directions; pages are physical and may have them."""
    if declared.at:
        return
    name, words = declared.name, declared.keywords()
    sided = name in ("margin", "padding", "inset", "border-width", "border-color", "border-style")
    if _PHYSICAL.fullmatch(name):
        yield _physical(f"`{name}`", declared.span)
    elif name in ("text-align", "text-align-last", "float", "clear") and words & {"left", "right"}:
        yield _physical(f"`{name}: {min(words & {'left', 'right'})}`", declared.span)
    elif sided and len(declared.values) == 4 and declared.values[1].serialize() != declared.values[3].serialize():
        yield _physical(msg("`{name}` with different right and left", name=name), declared.span)


def _physical(what: str, span: Span) -> Diagnostic:
    hint = msg(
        "use the logical form: `-inline-start`, `-inline-end`, `inset-inline`, `text-align: start`, or flex for a float"
    )
    return error(
        "style-physical", msg("{what} does not turn with the direction of the language", what=what), span, hint
    )


def hidden(declared: Declared) -> Iterator[Diagnostic]:
    """Refuse what keeps words in the PDF but off the paper, or takes them from both: a notice must not vanish.

    What a style sheet itself puts before or after an element is none of the document's: it may keep room unseen.
    """
    name = declared.name
    if name == "visibility" and all(map(_GENERATED.search, _COMMA.split(declared.selector))):
        return
    hides = declared.keywords() & _HIDDEN.get(name, frozenset())
    hides |= {"0"} if name == "font-size" and declared.values and _is_zero(declared) else set()
    if hides or name in ("clip", "clip-path"):
        shown = f"{name}: {min(hides)}" if hides else name
        message = msg("`{declaration}` hides what the document says", declaration=shown)
        yield error("style-hidden", message, declared.span, msg("leave out in the template what a page shall not show"))


def transparent(declared: Declared) -> Iterator[Diagnostic]:
    """Refuse transparency: joined letters show seams under it, and printers flatten it each in its own way."""
    alpha = [token for token in declared.tokens() if _is_translucent(token)]
    if declared.name == "opacity" or alpha:
        shown = alpha[0].serialize() if alpha else declared.name
        yield error(
            "style-transparent",
            msg("`{value}` is transparent", value=shown),
            declared.span,
            msg("mix the colour beforehand: inks are opaque"),
        )


def _is_translucent(token: Any) -> bool:
    if token.type == "hash":
        return len(token.value) in (4, 8) and re.fullmatch("[0-9a-fA-F]+", token.value) is not None
    if token.type != "function" or token.lower_name not in ("rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "color"):
        return False
    literals = [t for t in token.arguments if t.type == "literal" and t.value == "/"]
    commas = [t for t in token.arguments if t.type == "literal" and t.value == ","]
    return bool(literals) or len(commas) == 3


def oversized(declared: Declared) -> Iterator[Diagnostic]:
    """Refuse numbers no page needs: they crash the typesetting, never end, or push words off the page."""
    for token in declared.tokens():
        if token.type == "dimension":
            size = abs(token.value) * _PX.get(token.lower_unit, 1)
            tiny = declared.name.startswith("background") and 0 < size < 0.5
            if size > MAX_PX or tiny:
                yield _oversized(token.serialize(), declared.span)
        elif token.type in ("number", "percentage") and abs(token.value) > MAX_NUMBER:
            yield _oversized(token.serialize(), declared.span)
        elif token.type == "function" and token.lower_name.startswith("repeating-"):
            yield _oversized(token.name + "()", declared.span)


def _oversized(shown: str, span: Span) -> Diagnostic:
    return error(
        "style-limit",
        msg("`{value}` is out of all measure", value=shown),
        span,
        msg("lengths end at 1.3 m, numbers at 10000"),
    )


def wordy(declared: Declared) -> Iterator[Diagnostic]:
    """Refuse words in a style sheet: nobody could translate them, and they are no part of the document's content."""
    if declared.name != "content":
        return
    for token in declared.tokens():
        named = token.type == "function" and token.lower_name == "var"
        if named or (token.type == "string" and re.search(r"[^\W\d_]{2}", token.value)):
            hint = msg("write words in the template with `{{ _('...', view) }}`, or in the content")
            yield error(
                "style-words",
                msg("words stand in a style sheet: `{words}`", words=token.serialize()),
                declared.span,
                hint,
            )


CHECKS: tuple[Callable[[Declared], Iterator[Diagnostic]], ...] = (
    misprinted,
    miscoloured,
    physical,
    hidden,
    transparent,
    oversized,
    wordy,
)
