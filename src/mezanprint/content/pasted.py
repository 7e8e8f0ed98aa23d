"""Characters that came along when a text was pasted: the page looks right, and no search finds the words."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from mezanprint.content.raw import Raw, Scalar, scalars
from mezanprint.content.source import Source
from mezanprint.content.yaml_lines import SHOWN
from mezanprint.model.diagnostics import Diagnostic, error, warning
from mezanprint.model.pasted import FORMS, MARKS, SOFT_HYPHEN, STRETCHED, decompose, unstretch
from mezanprint.model.translatable import msg


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of such characters: what shows them, and what mends a text."""

    pattern: re.Pattern[str]
    repair: Callable[[str], str]
    waived_by: tuple[str, ...]
    """Number and code of the same check of translations: a project that sets it aside does so for both."""


_KINDS = (
    Kind(FORMS, decompose, ("c12", "i18n-presentation-form")),
    Kind(re.compile(SOFT_HYPHEN), lambda text: text.replace(SOFT_HYPHEN, ""), ("c8", "i18n-character")),
    Kind(STRETCHED, unstretch, ("c15", "i18n-tatweel")),
)
_WORD = re.compile(rf"(?:[\w{SOFT_HYPHEN}{MARKS}]|{FORMS.pattern})+")
Line = tuple[int, int, str]
"""A piece of a line of a file: its 1-based number, the 0-based column where it begins, and what it says."""


def kinds_but(waived: Collection[str]) -> tuple[Kind, ...]:
    """Return the kinds that are looked for where ``waived`` checks are set aside."""
    names = {name.casefold() for name in waived}
    return tuple(kind for kind in _KINDS if names.isdisjoint(kind.waived_by))


def find_pasted(source: Source, texts: Iterable[Iterable[Line]], waived: Collection[str]) -> Iterator[Diagnostic]:
    """Yield each kind of pasted character once a text, at its first place; ``waived`` are checks set aside."""
    kinds = kinds_but(waived)
    for text in texts:
        lines = list(text)
        for kind in kinds:
            found = ((line, hit) for line in lines if (hit := kind.pattern.search(line[2])))
            if first := next(found, None):
                yield _told(source, *first)


def texts_of(source: Source, root: Raw) -> Iterator[Iterator[Line]]:
    """Yield the texts of a YAML file, each as its lines in the file."""
    return (lines_of(source, text) for text in scalars(root))


def paragraphs_of(source: Source) -> Iterator[list[Line]]:
    """Yield the paragraphs of a file of running text."""
    lines = [(number, 0, words) for number, words in enumerate(source.lines, 1)]
    return (list(group) for blank, group in groupby(lines, lambda line: not line[2].strip()) if not blank)


def lines_of(source: Source, text: Scalar) -> Iterator[Line]:
    """Yield the lines that a text of a YAML file takes up there, with its quotation marks and without its key."""
    first, (last, end) = (text.span.line or 1) - 1, text.end
    for number in range(first, min(last, len(source.lines) - 1) + 1):
        start = (text.span.column or 1) - 1 if number == first else 0
        yield number + 1, start, source.lines[number][start : end if number == last else None]


def _told(source: Source, line: Line, hit: re.Match[str]) -> Diagnostic:
    number, start, words = line
    first, word = next((each.start(), each[0]) for each in _WORD.finditer(words) if each.end() > hit.start())
    span = source.span(number, start + first + 1, len(word))
    if FORMS.search(hit[0]):
        message = msg("`{word}` is made of shapes of letters, not of letters: no search finds it", word=word[:SHOWN])
        hint = msg("write `{letters}`, or run `mezanprint fix`", letters=decompose(word)[:SHOWN])
        return error("content-pasted", message, span, hint)
    if hit[0] == SOFT_HYPHEN:
        bare = word.replace(SOFT_HYPHEN, "")[:SHOWN]
        message = msg("a soft hyphen (U+00AD) stands in `{word}`: no search finds it", word=bare)
        return warning("content-pasted", message, span, msg("delete it, or run `mezanprint fix`"))
    message = msg("`{word}` is stretched with tatweel (U+0640): no search finds it", word=word[:SHOWN])
    hint = msg("delete the tatweel, or run `mezanprint fix`: the page stretches lines itself")
    return warning("content-pasted", message, span, hint)
