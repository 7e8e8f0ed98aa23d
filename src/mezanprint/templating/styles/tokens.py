"""The theme's colours: one declaration says what a screen shows and what a press prints.

``--green: ink(#23513f, 0.75 0.3 0.7 0.5)`` is a token that is ``#23513f`` on pages in sRGB, and these shares of cyan,
magenta, yellow and black wherever that colour stands in a file for the press. Shares are those of ``device-cmyk()``
(CSS Color 5, 9): from 0 to 1, or in per cent. Of ``ink(#23513f)`` the profile of the press makes the inks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mezanprint.model.colours import Rgb, hex_of, rgb_of
from mezanprint.model.compositions import Inks, Twin
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
    inks: Inks | None
    """None where the profile of the press makes them."""
    offset: int
    """Of its ``ink()`` in the style sheet."""
    span: Span

    @property
    def rgb(self) -> Rgb:
        """The colour on a screen."""
        digits = self.screen.removeprefix("#")
        return rgb_of(digits if len(digits) == len("rrggbb") else "".join(2 * digit for digit in digits))


def token_of(declared: Declared, offset: int) -> Token | None:
    """Return the token that a declaration makes; None for another one, or one that ``check_inks`` refuses."""
    if not _makes_token(declared):
        return None
    colour, *parts = [part for part in declared.values[0].arguments if part.type != "whitespace"] or [None]
    if colour is None or colour.type != "hash" or not _HEX.fullmatch(colour.value):
        return None
    inks = _inks(parts[1:]) if parts and parts[0] == "," else None
    if parts and not inks:
        return None
    return Token(declared.name, f"#{colour.value}", inks, offset, declared.span)


def _inks(parts: Sequence[Any]) -> Inks | None:
    """Return four shares of ink; None for anything else."""
    match [_share(part) for part in parts]:
        case [cyan, magenta, yellow, black] if min(cyan, magenta, yellow, black) >= 0:
            return cyan, magenta, yellow, black
        case _:
            return None


def _share(part: Any) -> float:
    """Return a share of ink; what is none is -1."""
    share = {"percentage": 0.01, "number": 1.0}.get(part.type, -1.0) * getattr(part, "value", 1.0)
    return float(share) if share <= 1 else -1.0


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
    return tuple({token.rgb: token.inks for token in tokens if token.inks}.items())


def colours_of(tokens: Iterable[Token]) -> dict[str, str]:
    """Return what each token shows on a screen, ``#rrggbb``, by its name without dashes; the last of one name holds."""
    return {token.name.removeprefix("--"): hex_of(token.rgb) for token in tokens}


def find_clashes(tokens: Iterable[Token]) -> Iterator[Diagnostic]:
    """Yield tokens of different names that have one colour on a screen and not the same inks.

    Pages are typeset in the colours of a screen, so that this is all that tells them apart.
    """
    by_colour: dict[Rgb, Token] = {}
    for token in tokens:
        other = by_colour.setdefault(token.rgb, token)
        if other.name != token.name and other.inks != token.inks:
            message = msg(
                "`{name}` is `{colour}` as `{other}` is, and has other inks",
                name=token.name,
                colour=token.screen,
                other=other.name,
            )
            hint = msg("let the two differ on a screen too, by a shade")
            yield error("style-ink", message, token.span, hint)
        by_colour[token.rgb] = token
