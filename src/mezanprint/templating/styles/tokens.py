"""The theme's colours: one declaration says what a screen shows and what a press prints.

``--green: ink(#23513f, 0.75 0.3 0.7 0.5)`` is a token that is ``#23513f`` on pages in sRGB, and these shares of cyan,
magenta, yellow and black wherever that colour stands in a file for the press. Shares are those of ``device-cmyk()``
(CSS Color 5, 9): from 0 to 1, or in per cent.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mezanprint.model.compositions import Twin
from mezanprint.model.diagnostics import Diagnostic, Span, error
from mezanprint.model.translatable import msg
from mezanprint.templating.styles.style_rules import Declared

INK = re.compile(r"ink\((?:/\*.*?\*/|[^()/])*\)", re.IGNORECASE | re.DOTALL)
_HEX = re.compile("[0-9a-fA-F]{3}|[0-9a-fA-F]{6}")
_APART = "-press"
"""Ending of a token that once held the inks of another."""


@dataclass(frozen=True, slots=True)
class Token:
    """A colour with its inks."""

    name: str
    screen: str
    """As the style sheet of the page has it, ``#23513f``."""
    twin: Twin
    offset: int
    """Of its ``ink()`` in the style sheet."""
    span: Span


def token_of(declared: Declared, offset: int) -> Token | None:
    """Return the token that a declaration makes; None for another one, or one that ``check_inks`` refuses."""
    if not _makes_token(declared):
        return None
    match [part for part in declared.values[0].arguments if part.type != "whitespace"]:
        case [colour, ",", *parts] if (
            len(parts) == len("CMYK") and colour.type == "hash" and _HEX.fullmatch(colour.value)
        ):
            cyan, magenta, yellow, black = map(_share, parts)
        case _:
            return None
    if not all(0 <= share <= 1 for share in (cyan, magenta, yellow, black)):
        return None
    digits = colour.value if len(colour.value) == len("rrggbb") else "".join(2 * digit for digit in colour.value)
    red, green, blue = bytes.fromhex(digits)
    twin = (red, green, blue), (cyan, magenta, yellow, black)
    return Token(declared.name, f"#{colour.value}", twin, offset, declared.span)


def _share(part: Any) -> float:
    """Return a share of ink; what is none is -1."""
    if part.type == "percentage":
        return float(part.value) / 100
    return float(part.value) if part.type == "number" else -1.0


def _makes_token(declared: Declared) -> bool:
    alone = len(declared.values) == 1 and declared.values[0].type == "function"
    return declared.name.startswith("--") and alone and declared.values[0].lower_name == "ink"


def check_inks(declared: Declared) -> Iterator[Diagnostic]:
    """Refuse inks outside of a token, where nothing would say what a screen shows, and tokens that say no colour."""
    if _makes_token(declared):
        if token_of(declared, 0) is None:
            message = msg("`{value}` is no colour with its inks", value=declared.values[0].serialize())
            hint = msg(
                "write the colour on a screen, then cyan, magenta, yellow and black as shares or in per cent: "
                "`ink(#23513f, 0.75 0.3 0.7 0.5)`"
            )
            yield error("style-ink", message, declared.span, hint)
        return
    for token in declared.tokens():
        if token.type == "function" and token.lower_name in ("ink", "device-cmyk"):
            yield _apart(declared, token)


def _apart(declared: Declared, function: Any) -> Diagnostic:
    if declared.name.startswith("--") and declared.name.endswith(_APART) and function.lower_name != "ink":
        name = declared.name.removesuffix(_APART)
        inks = " ".join(part.serialize() for part in function.arguments if part.type in ("number", "percentage"))
        message = msg("the inks of `{name}` stand apart from its colour on a screen", name=name)
        hint = msg("write both in one: `{name}: ink(#rrggbb, {inks})`", name=name, inks=inks)
        return error("style-ink", message, declared.span, hint)
    hint = msg("give the colour a name, `--name: ink(#rrggbb, 0 0 0 1)`, and write `var(--name)`")
    return error("style-ink", msg("`{name}()` stands outside of a token", name=function.name), declared.span, hint)


def twins_of(tokens: Iterable[Token]) -> tuple[Twin, ...]:
    """Return each colour with its inks, once; of two that say the same colour the later one holds."""
    return tuple(dict(token.twin for token in tokens).items())


def colours_of(tokens: Iterable[Token]) -> dict[str, str]:
    """Return what each token shows on a screen, ``#rrggbb``, by its name without dashes; the last of one name holds."""
    return {token.name.removeprefix("--"): "#" + bytes(token.twin[0]).hex() for token in tokens}


def find_clashes(tokens: Iterable[Token]) -> Iterator[Diagnostic]:
    """Yield tokens of different names that have one colour on a screen and not the same inks.

    Pages are typeset in the colours of a screen, so that this is all that tells them apart.
    """
    by_colour: dict[tuple[int, int, int], Token] = {}
    for token in tokens:
        rgb, inks = token.twin
        other = by_colour.setdefault(rgb, token)
        if other.name != token.name and other.twin[1] != inks:
            message = msg(
                "`{name}` is `{colour}` as `{other}` is, and has other inks",
                name=token.name,
                colour=token.screen,
                other=other.name,
            )
            hint = msg("let the two differ on a screen too, by a shade")
            yield error("style-ink", message, token.span, hint)
        by_colour[rgb] = token
