"""C26, as a note: words that the Arabic dictionary of hunspell does not know, where that program is installed."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence

from mezanprint.i18n.checks.findings import Finding, quote
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.pasted import ARABIC, MARKS
from mezanprint.model.translatable import msg

_WORD = re.compile(f"[{ARABIC}][{ARABIC}{MARKS}]+")
_MARK = re.compile(f"[{MARKS}]")
_SECONDS = 30

_LOOK = msg("look whether it is spelt right; names are often unknown")


def find_unknown_words(pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
    """C26: by the position of the pair, each word the dictionary does not know. Nothing without the dictionary."""
    words = [tuple(dict.fromkeys(_MARK.sub("", word) for word in _WORD.findall(pair.plain))) for pair in pairs]
    unknown = _ask({word for each in words for word in each})
    for number, each in enumerate(words):
        yield from (
            (number, Finding(msg("the dictionary does not know {word}", word=quote(word)), _LOOK))
            for word in each
            if word in unknown
        )


def _ask(words: set[str]) -> frozenset[str]:
    program = shutil.which("hunspell")
    if program is None or not words:
        return frozenset()
    asked = "\n".join(sorted(words))
    try:
        process = subprocess.run(  # noqa: S603 - the words go to its standard input
            [program, "-d", "ar", "-i", "utf-8", "-l"],
            input=asked,
            capture_output=True,
            encoding="utf-8",
            timeout=_SECONDS,
            check=True,
            cwd=os.sep,  # hunspell looks for dictionaries in the working folder first, and a project is a stranger's
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return frozenset()  # no Arabic dictionary
    return frozenset(process.stdout.split())
