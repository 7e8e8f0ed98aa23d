"""The small markup of a message as tokens, to compare a translation with its source."""

import re
from collections import Counter
from collections.abc import Iterator

from mezanprint.model.direction.spans import SPAN_END

_TOKEN = re.compile(
    r"\\."
    r"|(?P<note>\[\^[^\]\s]+\])"
    r"|(?P<open>\[(?=[^\[\]]*\](?:\([^()\s]*\)|\{[^{}\n]*=[^{}\n]*\})))"
    r"|(?P<link>\]\([^()\s]*\))"
    r"|(?P<span>\]\{[^{}\n]*=[^{}\n]*\})"
    r"|(?P<stars>\*+)"
)
_PLACEHOLDER = re.compile(rf"\\.|{SPAN_END.pattern}|(?P<name>\{{[^{{}}]*\}})|(?P<lone>[{{}}])")
PRINTF = re.compile(
    r"%\([^)]*\)[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]|%(?:\d\$)?[-+#0]*\d*(?:\.\d+)?(?:l[du]|[sdirxXeEfFgGcoua])(?![a-zA-Z])"
)
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_ATTRIBUTE = re.compile(r"(?<![A-Za-z-])([A-Za-z-]+)\s*=\s*[\"']([^\"']*)[\"']")
_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?=[\s/>]|$)|<!--|<[!?][A-Za-z]")


def find_placeholders(text: str) -> Counter[str]:
    """Count the placeholders of ``text`` (``{name}``); a brace without its partner counts as itself."""
    every = _PLACEHOLDER.finditer(text)
    return Counter(name for found in every if (name := found["name"] or found["lone"]))


def find_directives(text: str) -> Counter[str]:
    """Count what another program would take for a printf directive: ``%(name)s``, ``%s``; not ``97% of``."""
    return Counter(PRINTF.findall(text))


def find_tags(text: str) -> Counter[str]:
    """Count what looks like HTML: ``<img``, ``</b``, ``<!--``."""
    return Counter(tag.lower() for tag in _HTML.findall(text))


def find_attributes(text: str) -> Counter[str]:
    """Count the attributes of HTML tags, ``href="x"``, but for those that are words to people."""
    return Counter(
        f'{name.lower()}="{value}"'
        for tag in _TAG.findall(text)
        for name, value in _ATTRIBUTE.findall(tag)
        if name.lower() not in ("alt", "title", "placeholder", "aria-label")
    )


def find_markup(text: str) -> Counter[str]:
    """Count the notes, links, spans with a language, ``**`` and ``*`` of ``text``; of a pair both ends count.

    A span that only says a direction may be needed in one language and not in another.
    """
    said = (token for token in _tokens(text) if token != "[")  # noqa: S105 - a bracket, no secret
    return Counter(token for token in said if not token.startswith("]{") or "lang" in token)


def find_crossing(text: str) -> str | None:
    """Return a mark of ``text`` that is never closed, or is closed before what opened after it; None if all nest."""
    opened: list[str] = []
    for token in _tokens(text):
        closes = "[" if token.startswith(("](", "]{")) else token
        if opened and opened[-1] == closes:
            opened.pop()
        elif not token.startswith("[^"):
            opened.append(token)
    return opened[-1] if opened else None


def _tokens(text: str) -> Iterator[str]:
    opened: list[str] = []
    for found in _TOKEN.finditer(text):
        if found.lastgroup != "stars":
            if found.lastgroup:
                yield found[0]
            continue
        before, after = text[: found.start()][-1:] or " ", text[found.end() :][:1] or " "
        if before.isspace() and after.isspace():
            continue  # a star between blanks is a star
        yield from _split_stars(len(found[0]), opened)


def _split_stars(length: int, opened: list[str]) -> Iterator[str]:
    """Read a run of stars as marks, what was opened last being closed first."""
    while length:
        mark = opened[-1] if opened and len(opened[-1]) <= length else "**" if length > 1 else "*"
        if opened and opened[-1] == mark:
            opened.pop()
        else:
            opened.append(mark)
        length -= len(mark)
        yield mark
