"""Values of CSS as the choice of fonts needs them: ``var()`` put in, families, weights and slopes read."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import tinycss2

INHERITED = ("font-family", "font-weight", "font-style")
_DEEPEST = 16
"""``var()`` in the value of another, and no deeper; a circle ends so, too (CSS Variables 1, 2.3, makes it invalid)."""
_PRINTS = re.compile(r"(?:content|list-style(?:-type)?|symbols|prefix|suffix)\s*:([^;}]*)")
_SIZES = frozenset(
    ["xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large", "smaller", "larger"]
)
_SLANTS = ("italic", "oblique")
_GENERIC_WEIGHTS = {"normal": 400, "bold": 700}


def computed(value: list[Any], properties: Mapping[str, list[Any]], depth: int = 0) -> list[Any]:
    """Return the tokens of a value with those of ``properties`` in place of each ``var()`` (CSS Variables 1, 3)."""
    tokens: list[Any] = []
    for token in value:
        if token.type != "function" or token.lower_name != "var":
            tokens.append(token)
            continue
        name = next((inner.value for inner in token.arguments if inner.type == "ident"), "")
        if name in properties and depth < _DEEPEST:
            tokens += computed(properties[name], properties, depth + 1)
        else:
            tokens += computed(_after_comma(token.arguments), properties, depth + 1) if depth < _DEEPEST else []
    return tokens


def _after_comma(arguments: list[Any]) -> list[Any]:
    """Return the fallback of a ``var()``; nothing if it has none."""
    commas = (place for place, token in enumerate(arguments) if token.type == "literal" and token.value == ",")
    return list(arguments[next(commas, len(arguments)) + 1 :])


def families(value: list[Any]) -> tuple[str, ...]:
    """Return the names in a value of ``font-family``, in order."""
    names: list[list[str]] = [[]]
    for token in value:
        if token.type == "literal" and token.value == ",":
            names.append([])
        elif token.type in ("ident", "string"):
            names[-1].append(token.value)
    return tuple(" ".join(words) for words in names if words)


def longhands(value: list[Any]) -> dict[str, list[Any]]:
    """Return what a value of ``font`` says of families, weight and slope (CSS Fonts 4, 2.7).

    Nothing of one that names no family after a size; where no size is written, ``var()`` stands for it.
    """
    sizes = [place for place, token in enumerate(value) if _is_size(token)]
    sizes += [place for place, token in enumerate(value) if token.type == "function"]
    size = sizes[0] if sizes else len(value)
    after = value[size + 1 :]
    names = after[2:] if after and after[0].type == "literal" and after[0].value == "/" else after
    if not names:
        return {}
    words = [token for token in value[:size] if token.type != "ident" or token.lower_value != "normal"]
    style = [token for token in words if token.type == "ident" and token.lower_value in _SLANTS]
    normal = tinycss2.parse_component_value_list("normal")
    weights = [token for token in words if token not in style]
    return {"font-family": names, "font-weight": [*weights, *normal], "font-style": style or normal}


def _is_size(token: Any) -> bool:
    return token.type in ("dimension", "percentage") or (token.type == "ident" and token.lower_value in _SIZES)


def weight(value: list[Any], around: int) -> int:
    """Return the weight that a value of ``font-weight`` says inside a text of weight ``around`` (CSS Fonts 4, 2.2)."""
    for token in value:
        if token.type == "number":
            return int(token.value)
        if token.type == "ident" and token.lower_value in _GENERIC_WEIGHTS:
            return _GENERIC_WEIGHTS[token.lower_value]
        if token.type == "ident" and token.lower_value == "bolder":
            return 400 if around < 350 else 700 if around < 550 else max(900, around)
        if token.type == "ident" and token.lower_value == "lighter":
            return min(100, around) if around < 550 else 400 if around < 750 else 700
    return around


def is_slanted(value: list[Any], around: bool) -> bool:
    """Tell whether a value of ``font-style`` slants, in a text that does or does not."""
    words = [token.lower_value for token in value if token.type == "ident"]
    return words[0] in _SLANTS if words and words[0] != "inherit" else around


def written(sheets: str) -> str:
    """Return every character that style sheets may print by themselves: generated content, bullets, digits."""
    values = " ".join(match[1] for match in _PRINTS.finditer(sheets))
    return "".join(_strings(tinycss2.parse_component_value_list(values, skip_comments=True)))


def _strings(tokens: list[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type == "string":
            yield token.value
        yield from _strings(getattr(token, "content", None) or getattr(token, "arguments", None) or [])
