"""What a translator takes over letter by letter, and so stands as a code in XLIFF: placeholders and calls of notes."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

_PLACED = re.compile(r"(\{[^{}]*\}|\[\^[^\]\s]*\])")
BEYOND_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold."""


class ForeignCodeError(ValueError):
    """A code inside a text that we did not write and so can not turn into a text."""


class Codes:
    """The codes of one unit, numbered. A code has the same number in source and target."""

    def __init__(self, texts: Iterable[str], pattern: re.Pattern[str] = _PLACED) -> None:
        """Number the codes of all texts of a unit: what ``pattern`` finds, in one group."""
        self._pattern = pattern
        self._ids: dict[tuple[str, int], int] = {}
        for text in texts:
            for name in self._named(text):
                self._ids.setdefault(name, len(self._ids) + 1)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Yield each code with its number before it."""
        return ((number, code) for (code, _), number in self._ids.items())

    def written(self, text: str, plain: Callable[[str], str], coded: Callable[[int, str], str]) -> str:
        """Return a text with ``plain`` of what stands between its codes, and ``coded`` of these."""
        names = iter(self._named(text))
        pieces = []
        for number, piece in enumerate(self._pattern.split(text)):
            if number % 2:
                name = next(names)
                pieces.append(coded(self._ids[name], name[0]))
            else:
                pieces.append(plain(piece))
        return "".join(pieces)

    def _named(self, text: str) -> list[tuple[str, int]]:
        """Return each code of a text with how often it came before."""
        seen: Counter[str] = Counter()
        names = []
        for code in self._pattern.findall(text):
            names.append((code, seen[code]))
            seen[code] += 1
        return names
