"""The words a project knows better than any list: ``locales/<locale>/words.txt``, names, and terms of its glossary."""

import re

from mezanprint.model.pasted import ARABIC, MARKS
from mezanprint.project.files import Files

_WORD = re.compile(f"[{ARABIC}{MARKS}]+")
_MARK = re.compile(f"[{MARKS}]")
_COMMENT = "#"
_MAX_READ = 4 * 1024 * 1024


def read_words(files: Files, locale: str) -> frozenset[str]:
    """Return the words of the project's file, none if there is no such file.

    A line has a word, or a name of several; what follows ``#`` is a comment.
    """
    path = f"locales/{locale}/words.txt"
    if not files.exists(path):
        return frozenset()
    lines = files.read_text(path, _MAX_READ).splitlines()
    return words_in(" ".join(line.partition(_COMMENT)[0] for line in lines))


def words_in(text: str) -> frozenset[str]:
    """Return the Arabic words of a text without their vowel marks."""
    return frozenset(_MARK.sub("", word) for word in _WORD.findall(text))
