"""The small markup of a message as tokens, to compare a translation with its source."""

import re
from collections import Counter
from collections.abc import Container, Iterator

from mezanprint.model.direction.spans import SPAN_END

_TOKEN = re.compile(
    r"\\."
    r"|(?P<note>\[\^[^\]\s]+\])"
    r"|(?P<open>\[(?=[^\[\]]*\](?:\([^()\s]*\)|\{[^{}\n]*=[^{}\n]*\})))"
    r"|(?P<link>\]\([^()\s]*\))"
    r"|(?P<span>\]\{[^{}\n]*=[^{}\n]*\})"
    r"|(?P<stars>\*+)"
)
_PLACEHOLDER = re.compile(
    rf"\\.|{SPAN_END.pattern}|(?P<name>\{{[^{{}}\"'`“”„«»‘’]*(?:\[[^{{}}\]]*\][^{{}}]*)?\}})|(?P<lone>[{{}}])"
)
"""A brace beside a quotation mark, as in `"{" and "}"`, stands for itself."""
_CONVERSION = r"(?:\.(?:\d+|\*))?(?:hh?|ll?|[qjztL])?[sdiuxXeEfFgGco]"
_DIRECTIVE = rf"(?<!~)%(?:\d\$)?(?!'s)[-+#0'I]*(?:\d+|\*)?{_CONVERSION}"
"""Of C, with the flags of glibc for the digits (`I`) and the grouping (`'`) of a language."""
_NAMED = r"%\([^)]*\)[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]"
PRINTF = re.compile(rf"{_NAMED}|{_DIRECTIVE}(?![a-zA-Z])")
MAYBE_PRINTF = re.compile(rf"{_NAMED}|(?<!\d){_DIRECTIVE}|{_DIRECTIVE}(?![a-zA-Z])")
"""With those that letters follow: `%sB`, `%dx%d`."""
CLOCK = re.compile(r"(?<!\d)%[-_]?[aAbBeHIjlMmpSyYZ](?![^\W\d_]|(?<=I)\.?\d)")
"""Of a date or time, which each language writes as it likes. `%I02d` is a number in the digits of the language."""
_OF_QT = re.compile(r"%[1-9](?![\d$.%a-zA-Z])")
"""An argument of Qt: where there is one, `%1x%2` is a size, and no hexadecimal number."""
_BEFORE_X = re.compile("%[1-9][xX]")
_FORMATTED = re.compile(r"(\)|%)((?:\d\$)?)[-+ #0'I]*(\d*|\*)(?:\.(?:\d+|\*))?([a-zA-Z]+)$")
_AROUND_STAR = ("()", "[]", "''", '""', "“”", "”“", "«»", "‘’", "’‘", "``")
_FACTOR = re.compile(r"\d ?\* ?\d")
"""A star that multiplies, where it is the only one: `8 *8`. Of several, `in 2017 *12* men`, each may be a mark."""
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_AROUND_ALL = re.compile(
    r"\s*<(?P<name>[A-Za-z]+)(?:\s[^<>]*)?>(?:\s*<head/>)?(?P<inside>.*)</(?P=name)>\s*", re.DOTALL
)
_ATTRIBUTE = re.compile(r"(?<![A-Za-z-])([A-Za-z-]+)\s*=\s*[\"']([^\"']*)[\"']")
_LOOKS = frozenset(
    [
        "alt",
        "title",
        "placeholder",
        "aria-label",
        "align",
        "dir",
        "lang",
        "style",
        "color",
        "foreground",
        "background",
        "bgcolor",
        "face",
        "size",
    ]
)
"""Attributes that are words to people, or say how something looks: each language has its own."""
_HTML = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?=[\s/>]|$)|<!--|<[!?][A-Za-z]")
_ELEMENT = re.compile(
    "a|abbr|b|blockquote|br|cite|d[dtl]|del|div|em|embed|h[1-6r]|i|iframe|img|ins|kbd|li|meta|[ou]l|p|pre|q|s|samp|script"
    "|span|strong|style|su[bp]|svg|t[drt]|tbody|thead|u|wbr"
)
"""Elements of HTML that are no words; a word in such brackets (`<unknown>`, `<title>`) is a tag if it is closed."""


def find_placeholders(text: str) -> Counter[str]:
    """Count the placeholders of ``text`` (``{name}``); a brace without its partner counts as itself."""
    every = _PLACEHOLDER.finditer(text)
    return Counter(_tight(text, found) for found in every if found["name"] or found["lone"])


def _tight(text: str, found: re.Match[str]) -> str:
    """Return a placeholder; one in two braces, of Angular or Mustache, is the same with blanks in them."""
    name: str = found["name"] or found["lone"]
    return f"{{{name[1:-1].strip()}}}" if found["name"] and text[: found.start()].endswith("{") else name


def find_directives(text: str, *, maybe: bool = False) -> tuple[str, ...]:
    """Return what another program would take for a printf directive: ``%(name)s``, ``%s``; not ``97% of``.

    Flags and precision, which are a language's own affair, are left out. ``maybe`` adds what could be one: ``%sB``.
    """
    if "%" not in text or len(CLOCK.findall(text)) > 1:
        return ()
    every = (MAYBE_PRINTF if maybe else PRINTF).findall(text)
    if _OF_QT.search(text):
        every = [each for each in every if not _BEFORE_X.fullmatch(each)]
    return tuple(_FORMATTED.sub(_without_flags, each) for each in every)


def _without_flags(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}{found[3]}{'d' if found[4] == 'i' else found[4]}"


def find_tags(text: str, beside: str = "") -> Counter[str]:
    """Count what looks like HTML: ``<img``, ``</b``, ``<!--``; words only if they are closed, or are ``beside``."""
    return Counter(
        found[0].lower()
        for found in _HTML.finditer(text)
        if found[1] is None
        or _ELEMENT.fullmatch(found[1].lower())
        or any(f"</{found[1]}>" in each for each in (text, beside))
    )


def without_frame(text: str, other: str, names: Container[str] | None = None) -> str:
    """Return a text without the tags around the whole of it that the other one does without: nothing is lost.

    ``names`` are those of the tags; any if there are none.
    """
    while (frame := _AROUND_ALL.fullmatch(text)) is not None:
        opening, closing = f"<{frame['name']}", f"</{frame['name']}>"
        nested = opening in frame["inside"] or closing in frame["inside"]
        if nested or opening in other or (names is not None and frame["name"] not in names):
            break
        text = frame["inside"]
    return text


def find_attributes(text: str) -> Counter[str]:
    """Count the attributes of HTML tags, ``href="x"``, but for those that are a matter of the language."""
    return Counter(
        f'{name.lower()}="{value}"'
        for tag in _TAG.findall(text)
        for name, value in _ATTRIBUTE.findall(tag)
        if name.lower() not in _LOOKS
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
    multiplies = text.count("*") == 1 and _FACTOR.search(text) is not None
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "stars":
            if match.lastgroup:
                yield match[0]
            continue
        before, after = text[: match.start()][-1:] or " ", text[match.end() :][:1] or " "
        if (
            multiplies
            or (before.isspace() and after.isspace())
            or before + after in _AROUND_STAR
            or (before + after).isdigit()
        ):
            continue  # a star between blanks, brackets or figures is a star
        yield from _split_stars(len(match[0]), opened)


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
