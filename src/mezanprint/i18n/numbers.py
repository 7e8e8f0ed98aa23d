"""Numbers in a message and its translation: the same figures, whatever digits they are written in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

_IGNORED = re.compile(r"\{[^{}]*\}|\]\([^()\s]*\)|\[\^[^\]\s]*\]|https?://\S+|\S+@\S+")
_NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_OPTIONAL_AFTER = re.compile(r"(?:st|nd|rd|th|s)\b")
_SPELLED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_WORDS = {word: str(number) for number, word in enumerate(_SPELLED.split())}
_IN_WORDS = {"1": re.compile(r"واحد|أحد|إحد"), "2": re.compile(r"\w{2}(?:ان|ين|تا|تي)\b|اثن|كلا|كلت")}
"""Arabic says one in a word and two in the dual of the noun."""


def compare_numbers(source: str, value: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the numbers that ``value`` lacks and those it adds, against ``source``; each as 0-9 digits.

    Digits of all scripts are equal. ``7.028`` and ``7,028`` differ. Excused is what Arabic usually says in words:
    ordinals, decades, one and two, digits glued to a Latin letter (``G7``); and what English said in words.
    """
    if not _NUMBER.search(source) and not _NUMBER.search(value):
        return (), ()
    required, optional = _read(source)
    found, _ = _read(value, strict=True)
    lacks = required - found
    for number, words in _IN_WORDS.items():
        if words.search(value):
            del lacks[number]
    spelled = Counter(_WORDS[word] for word in re.findall(r"[a-z]+", source.lower()) if word in _WORDS)
    return _list(lacks), _list(found - required - optional - spelled)


def _read(text: str, *, strict: bool = False) -> tuple[Counter[str], Counter[str]]:
    required, optional = Counter[str](), Counter[str]()
    plain = _IGNORED.sub(" ", text)
    for found in _NUMBER.finditer(plain):
        before = plain[: found.start()][-1:]
        spoken = bool(_OPTIONAL_AFTER.match(plain, found.end())) or (before.isascii() and before.isalpha())
        (optional if spoken and not strict else required)[_fold(found[0])] += 1
    return required, optional


def _fold(number: str) -> str:
    digits = "".join(_fold_digits(number))
    return digits.replace(",", "") if _GROUPED.fullmatch(digits) else digits


def _fold_digits(number: Iterable[str]) -> Iterator[str]:
    for char in number:
        yield {"\u066b": ".", "\u066c": ","}.get(char) or (str(unicodedata.decimal(char)) if char.isdecimal() else char)


def _list(numbers: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(numbers.elements()))
