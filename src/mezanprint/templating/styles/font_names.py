"""Families that style sheets name: each must be there, for one that is not would be another in silence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mezanprint.model.brand import Brand
from mezanprint.model.diagnostics import Diagnostic, Span, error
from mezanprint.model.faces import FAMILIES
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg

_KEYWORDS = frozenset(("inherit", "initial", "unset", "revert", "revert-layer"))
_GENERIC = frozenset(
    ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif", "ui-sans-serif", "math")
)
"""They mean nothing here: no font of the computer is seen. Behind a real family they do no harm."""


@dataclass(frozen=True, slots=True)
class FontNames:
    """What a declaration says of families: names, and custom properties that hold some."""

    declared: str
    """``font-family``, ``font``, or the custom property."""
    names: tuple[str, ...]
    properties: tuple[str, ...]
    span: Span
    selector: str = ""
    """Of the rule it stands in; empty in an at-rule."""


def font_names(name: str, values: Iterable[Any], span: Span, selector: str) -> FontNames | None:
    """Return what a declaration says of families; None if it is of something else."""
    if name not in ("font-family", "font") and not name.startswith("--"):
        return None
    tokens = list(values)
    if name == "font":
        # The families are what follows the size, which is the last number of all.
        last = max(
            (at for at, token in enumerate(tokens) if token.type in ("dimension", "percentage", "number")), default=-1
        )
        tokens = tokens[last + 1 :]
    named = [_property(token) for token in tokens if token.type == "function" and token.lower_name == "var"]
    return FontNames(name, tuple(_families(tokens)), tuple(filter(None, named)), span, selector)


def _families(tokens: list[Any]) -> Iterator[str]:
    words: list[str] = []
    for token in (*tokens, None):
        if token is not None and token.type in ("ident", "string"):
            words.append(token.value)
        elif (token is None or (token.type == "literal" and token.value == ",")) and words:
            yield " ".join(words)
            words = []


def _property(function: Any) -> str:
    return next((token.value for token in function.arguments if token.type == "ident"), "")


def check_families(declared: Iterable[FontNames], brand: Brand) -> Iterator[Diagnostic]:
    """Yield the families that no font has, in what all style sheets of an edition declare."""
    own = tuple(family.name for family in brand.fonts)
    families = (*own, *sorted(FAMILIES))
    there = {name.casefold() for name in families}
    for each in _of_fonts(tuple(declared)):
        are_named = any(name.casefold() not in _GENERIC for name in each.names)
        for name in each.names:
            word = name.casefold()
            if word in there or word in _KEYWORDS or (word in _GENERIC and are_named):
                continue
            listed = msg("there are {families}", families=", ".join(f"`{family}`" for family in families))
            add = msg("`mezanprint font add FILE` brings a font of your own")
            yield error(
                "style-font",
                msg("there is no font family `{family}`", family=name),
                each.span,
                *(did_you_mean(name, families) or (listed,)),
                add,
            )


def _of_fonts(declared: tuple[FontNames, ...]) -> list[FontNames]:
    """Return the declarations of fonts, and those of custom properties that fonts are taken from."""
    chosen = [each for each in declared if not each.declared.startswith("--")]
    for each in chosen:  # grows by what it names
        chosen += [other for other in declared if other.declared in each.properties and other not in chosen]
    return chosen
