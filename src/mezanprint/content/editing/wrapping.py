"""Words put into lines that stand already: lines in which nothing changed stay as they are."""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

_WORD = re.compile(r"([^ \t]+)([ \t]*)")
_NEWLINE = "\n"


def rewrap(lines: Sequence[str], words: str, width: int | None = None, reads: Callable[[str], str] = str) -> list[str]:
    """Return ``words`` in lines, broken where ``lines`` are, as far as both have the same words.

    ``words`` are divided by spaces, and by line feeds where a line must end. ``reads`` tells which word a word of
    ``lines`` is, as it may be spelt otherwise. Lines that would be longer than ``width`` are divided.
    """
    old, gaps = _divided(lines)
    new, breaks = _wanted(words)
    edits = SequenceMatcher(None, [reads(word) for word in old], new, autojunk=False).get_opcodes()
    places = {there + n: here + n for tag, here, _, there, end in edits if tag == "equal" for n in range(end - there)}
    spelt = [old[places[place]] if place in places else word for place, word in enumerate(new)]
    result, line, changed = list[str](), "", False
    for place, word in enumerate(spelt):
        line, changed = line + word, changed or place not in places
        gap = _gap(place, places, gaps, len(new)) if place + 1 < len(new) else _NEWLINE
        if place in breaks or (gap == _NEWLINE and not (word.endswith("\\") and place + 1 < len(new))):
            result += _divide(line, width) if changed else [line]
            line, changed = "", False
        else:
            line += " " if gap == _NEWLINE else gap
            changed = changed or places.get(place + 1) != places.get(place, -2) + 1
    return result


def _divided(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words of lines, and what stands behind each of them."""
    words, gaps = list[str](), list[str]()
    for line in lines:
        for match in _WORD.finditer(line.strip(" \t")):
            words.append(match[1])
            gaps.append(match[2])
        if gaps:
            gaps[-1] = _NEWLINE
    return words, gaps


def _wanted(words: str) -> tuple[list[str], set[int]]:
    """Return new words, and the places of those behind which a line must end."""
    result, breaks = list[str](), set[int]()
    for line in words.split(_NEWLINE):
        result += [word for word in line.split(" ") if word]
        breaks.add(len(result) - 1)
    return result, breaks - {len(result) - 1}


def _gap(place: int, places: dict[int, int], gaps: list[str], count: int) -> str:
    """Return what stands between the new word at ``place`` and the next one."""
    here, after = places.get(place), places.get(place + 1)
    if here is not None and after is not None:
        if after == here + 1:
            return gaps[here]
        return _NEWLINE if _NEWLINE in (gaps[here], gaps[after - 1]) else gaps[here]
    if after is not None:
        return gaps[after - 1] if after else " "
    if here is None:
        return " "
    # What was put in between two words that were neighbours stays on the line of the first.
    following = next((places[n] for n in range(place + 1, count) if n in places), len(gaps))
    return " " if following == here + 1 else gaps[here]


def _divide(line: str, width: int | None) -> list[str]:
    """Return a line as lines of at most ``width`` characters, as far as its words allow it."""
    if width is None or len(line) <= width:
        return [line]
    result, current = list[str](), ""
    for word in line.split(" "):
        if current and len(current) + 1 + len(word) > width and not current.endswith("\\"):
            result.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return [*result, current]
