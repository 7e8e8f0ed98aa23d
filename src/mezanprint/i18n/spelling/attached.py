"""What is written onto Arabic words, taken off letter by letter, with the spelling of the rest kept.

``mezanprint.i18n.words.clitics`` folds words, so that terms are found however they are spelt; here the spelling is the
question. No dictionary is used: a word has several readings, and all are given.
"""

from collections.abc import Iterator

_AND = ("", "و", "ف")
_BEFORE = ("", "ب", "ل", "ك", "س", "ال", "بال", "كال", "لل")
ARTICLE = "ال"
_DEFINITE = ("ال", "بال", "كال", "لل")
_FUTURE, _PERSONS = "س", ("ي", "ت", "ن", "أ")
ARTICLES = frozenset(f"{conjunction}{article}" for conjunction in _AND for article in _DEFINITE)
"""The article with all that may stand before it."""
_ALL = [(conjunction + letters, letters) for conjunction in _AND for letters in _BEFORE if conjunction or letters]
_PREFIXES = {first: tuple(each for each in _ALL if each[0][0] == first) for first in {prefix[0] for prefix, _ in _ALL}}
"""What may be written before a word, by its first letter, each with what stands behind the conjunction."""
_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_RESTORED = {"ت": "ة", "ا": "ى", "ئ": "ء", "ؤ": "ء"}
"""How the last letter of a word is written when no pronoun follows."""
_ENDINGS = {
    "تان": "ة",
    "تين": "ة",
    "تا": "ة",
    "تي": "ة",
    "ات": "ة",
    "ان": "",
    "ين": "",
    "ون": "",
    "يون": "ي",
    "يين": "ي",
    "و": "",
}
"""Of duals and plurals, each with the end of the singular."""
_LEAST = 3
"""Letters that a rest has."""


def without_prefix(word: str) -> Iterator[tuple[str, str]]:
    """Yield what may be written before a word (conjunction, preposition, article) with the rest; never nothing.

    With a preposition before its article, the word with the article is a rest too.
    """
    for prefix, letters in _PREFIXES.get(word[:1], ()):
        rest = word[len(prefix) :]
        if len(rest) < _LEAST or not word.startswith(prefix) or not _may_stand(letters, rest):
            continue
        yield prefix, rest
        if letters in _DEFINITE[1:]:
            yield prefix[: 1 - len(letters)], ARTICLE + rest


def _may_stand(letters: str, rest: str) -> bool:
    if letters == _FUTURE:
        return rest.startswith(_PERSONS) and len(rest) > _LEAST
    return letters not in _DEFINITE or not rest.startswith(ARTICLE)


def is_definite(prefix: str) -> bool:
    """Whether what stands before a word ends with the article."""
    return prefix.endswith(_DEFINITE)


def without_pronoun(word: str) -> Iterator[str]:
    """Yield the words that ``word`` may be with a pronoun behind it."""
    for pronoun in _PRONOUNS:
        stem = word.removesuffix(pronoun)
        if stem != word and len(stem) >= _LEAST:
            yield stem
            if stem[-1] in _RESTORED:
                yield stem[:-1] + _RESTORED[stem[-1]]


def without_ending(word: str) -> Iterator[str]:
    """Yield the singulars that ``word`` may be a dual or a sound plural of."""
    for ending, singular in _ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _LEAST and not (ending == "ان" and stem[-1] == "ا"):
            yield stem + singular
