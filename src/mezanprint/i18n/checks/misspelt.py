"""C26: words that are surely misspelt, by the list of words that comes with the program."""

from collections.abc import Iterator, Set
from itertools import islice

from mezanprint.i18n.checks.findings import MOST, Finding, quote, tick
from mezanprint.i18n.checks.pair import Pair
from mezanprint.i18n.checks.spelling import is_told
from mezanprint.i18n.spelling import misspellings
from mezanprint.model.translatable import msg


def find_misspelt(pair: Pair, known: Set[str]) -> Iterator[Finding]:
    """C26: each misspelt word once, but for those that C23 tells; ``known`` are words of the project."""
    found = {each.word: each.right for each in misspellings(pair.plain, known) if not is_told(each.word)}
    for word, right in islice(found.items(), MOST):
        hint = msg(
            "write {right}, or put the word into `locales/{locale}/words.txt` if it is right",
            right=tick(right),
            locale=pair.writing.locale,
        )
        yield Finding(msg("{word} is misspelt", word=quote(word)), hint)
