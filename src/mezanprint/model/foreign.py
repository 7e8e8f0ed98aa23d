"""What the system and libraries say: English sentences that are not ours, told in other languages where we can."""

import re
from functools import cache

from mezanprint.model.translatable import Translatable, gettext_noop

_SYSTEM = (
    gettext_noop("Directory not empty"),
    gettext_noop("Disk quota exceeded"),
    gettext_noop("File exists"),
    gettext_noop("File name too long"),
    gettext_noop("File too large"),
    gettext_noop("Input/output error"),
    gettext_noop("Is a directory"),
    gettext_noop("No space left on device"),
    gettext_noop("No such file or directory"),
    gettext_noop("Not a directory"),
    gettext_noop("Operation not permitted"),
    gettext_noop("Permission denied"),
    gettext_noop("Read-only file system"),
    gettext_noop("Too many levels of symbolic links"),
    gettext_noop("Too many open files"),
)
_YAML = (
    gettext_noop("block sequence entries are not allowed in this context"),
    gettext_noop("could not find expected {token}"),
    gettext_noop("did not find expected '-' indicator"),
    gettext_noop("did not find expected ',' or {bracket}"),
    gettext_noop("did not find expected key"),
    gettext_noop("did not find expected {token}"),
    gettext_noop("found a tab character that violates indentation"),
    gettext_noop("found character that cannot start any token"),
    gettext_noop("found character {character} that cannot start any token"),
    gettext_noop("found unexpected document indicator"),
    gettext_noop("found unexpected end of stream"),
    gettext_noop("found unknown escape character"),
    gettext_noop("found unknown escape character {character}"),
    gettext_noop("mapping keys are not allowed in this context"),
    gettext_noop("mapping values are not allowed here"),
    gettext_noop("mapping values are not allowed in this context"),
)
_TOML = (
    gettext_noop("cannot declare {key} twice"),
    gettext_noop("cannot overwrite a value"),
    gettext_noop("duplicate inline table key {key}"),
    gettext_noop("expected '=' after a key in a key/value pair"),
    gettext_noop("expected ']' at the end of a table declaration"),
    gettext_noop("expected ']]' at the end of an array declaration"),
    gettext_noop("expected newline or end of document after a statement"),
    gettext_noop("found invalid character {character}"),
    gettext_noop("illegal character {character}"),
    gettext_noop("invalid date or datetime"),
    gettext_noop("invalid initial character for a key part"),
    gettext_noop("invalid statement"),
    gettext_noop("invalid value"),
    gettext_noop("unclosed array"),
    gettext_noop("unclosed inline table"),
    gettext_noop("unescaped '\\' in a string"),
    gettext_noop("unterminated string"),
)
_TEMPLATES = (
    gettext_noop("access to attribute {name} of {kind} object is unsafe"),
    gettext_noop("block {name} defined twice"),
    gettext_noop("can't assign to {target}"),
    gettext_noop("encountered unknown tag {name}"),
    gettext_noop("expected an expression, got {found}"),
    gettext_noop("expected token {expected}, got {found}"),
    gettext_noop("no filter named {name}"),
    gettext_noop("no test named {name}"),
    gettext_noop("syntax error"),
    gettext_noop("tag name expected"),
    gettext_noop("unexpected char {character} at {position}"),
    gettext_noop("unexpected end of template, expected {expected}"),
    gettext_noop("unexpected {found}"),
    gettext_noop("unexpected {found}, expected {expected}"),
    gettext_noop("{name} is undefined"),
)
_TYPESETTING = (
    gettext_noop("invalid property"),
    gettext_noop("unknown property"),
    gettext_noop("unmatched {bracket}"),
    gettext_noop("Anchor defined twice: {name}"),
    gettext_noop("Failed to load image at {path}: {reason}"),
    gettext_noop("Failed to render SVG image {path}"),
    gettext_noop("Font-face {family} cannot be loaded"),
    gettext_noop("Malformed URL: {address}"),
    gettext_noop("No anchor {name} for internal URI reference"),
    gettext_noop("Relative URI reference without a base URI: {context}"),
    gettext_noop("Unable to compute content: {value}"),
    gettext_noop("Unsupported color space {space}, use sRGB instead"),
)
_PICTURES = (
    gettext_noop("broken data stream when reading image file"),
    gettext_noop("cannot identify image file {file}"),
    gettext_noop("image file is truncated"),
    gettext_noop("image file is truncated ({count} bytes not processed)"),
    gettext_noop("not enough image data"),
    gettext_noop("truncated file read"),
)
_FORMATS = (
    gettext_noop("File is not a zip file"),
    gettext_noop("mismatched tag: line {line}, column {column}"),
    gettext_noop("no element found: line {line}, column {column}"),
    gettext_noop("not well-formed (invalid token): line {line}, column {column}"),
    gettext_noop("undefined entity {name}: line {line}, column {column}"),
)
KNOWN = (*_SYSTEM, *_YAML, *_TOML, *_TEMPLATES, *_TYPESETTING, *_PICTURES, *_FORMATS)
"""In small letters or with a capital at the start, as they are said; a placeholder stands for anything."""
_PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")


def foreign(text: str) -> str:
    """Return what somebody else said: to be told in another language where it is among the known sentences."""
    for template, pattern in _patterns():
        if found := pattern.fullmatch(text):
            cased = text[0] + template[1:] if not template.startswith("{") else template
            return Translatable(cased, found.groupdict())
    return text


def said_by(trouble: BaseException) -> str:
    """Return what an exception says: the sentence it was raised with, or what somebody else said."""
    said = trouble.args[0] if trouble.args else ""
    return said if isinstance(said, Translatable) else foreign(str(trouble))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    # Whole sentences first, then the longest: "unexpected {found}, expected {expected}" before "unexpected {found}".
    return tuple((each, _pattern(each)) for each in sorted(KNOWN, key=lambda each: ("{" in each, -len(each))))


def _pattern(template: str) -> re.Pattern[str]:
    escaped = _PLACEHOLDER.sub(r"(?P<\1>.+)", re.escape(template))
    first = "" if template.startswith("{") else f"(?i:{re.escape(template[0])})"
    return re.compile(first + escaped.removeprefix(re.escape(template[0])) if first else escaped)
