"""C40: ordinary words of the source that were left standing in the translation, or for it."""

import re
import string
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Finding, quote
from mezanprint.i18n.checks.lexicon import is_common
from mezanprint.i18n.checks.pair import BLANK, Pair
from mezanprint.i18n.checks.untranslated import is_left_word
from mezanprint.model.translatable import msg

_WORDS = re.compile(
    rf"(?<![{BLANK}\w.@/\\$#~+*&=<>:;'’\"“‘«`(\[{{|_-])(?<![A-Za-z+] )[a-z]{{2,}}(?: [a-z]{{2,}})*"
    rf"(?![{BLANK}\w@/\\$#~+*&=<>;'’\"”»`()\]{{}}|_-]|[.:]\w|:| \(| [A-Za-z+])"
)
"""One or several in a row, in small letters, with nothing about them that code has, and no other Latin word beside."""
_MOST = 3
"""Words in a row; more are told as a sentence that was left."""
_CODE = re.compile(r"`[^`\n]*`")
_SMALL = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")

_TRANSLATE = msg("translate it; for code or a name that stays, write the comment `# check: ignore C40`")


def find_source_words(pair: Pair) -> Iterator[Finding]:
    """C40: words that the source has as ordinary ones too, told once each."""
    if not pair.arabic:
        word = pair.plain_source.strip(string.punctuation + string.whitespace)
        if is_left_word(pair) and len(word) > 2 and is_common(word):
            yield Finding(msg("{words} of the source is not translated", words=quote(word)), _TRANSLATE)
        return
    of_source: frozenset[str] | None = None
    for run in dict.fromkeys(_WORDS.findall(_CODE.sub(" ", pair.plain))):
        if of_source is None:
            of_source = frozenset(_SMALL.findall(pair.plain_source))
        words = run.split()
        if (
            len(run) > 2
            and len(words) <= _MOST
            and of_source.issuperset(words)
            and 3 * sum(map(is_common, words)) > 2 * len(words)
        ):
            yield Finding(msg("{words} of the source is not translated", words=quote(run)), _TRANSLATE)
