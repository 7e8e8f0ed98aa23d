"""Phrases: words of the other direction, with the numbers, marks and units between and after them, as one run.

The bidirectional algorithm (UAX 9) gives a number after a left-to-right letter to that letter, and all neutral marks
between two of them. So does this grammar, but where readers would not: at a bracket or quotation mark that was opened
before the words, at Arabic punctuation, at a number that counts the Arabic noun after it.
"""

import re
from collections.abc import Sequence
from functools import cache

from mezanprint.model.direction.letters import LTR, RTL_LETTERS, RTL_PUNCTUATION
from mezanprint.model.direction.phrase_ends import LATIN_LETTER, PAIRS, SCRIPTS, Item, Phrase, trimmed
from mezanprint.model.direction.rule import Order, Rule
from mezanprint.model.direction.sentences import is_mixed_sentence
from mezanprint.model.direction.words import ARABIC, NAME, NUMBERED, TAG
from mezanprint.model.locales import Direction

_QUOTES = {"\u201c": "\u201d", "\u2018": "\u2019", '"': '"'}
_CLOSERS = frozenset(PAIRS.values())
ENCLOSED = 24
"""Most characters of a phrase in brackets that stays on one line with them."""
_LONGEST = 300
"""Characters between two quotation marks or brackets that are looked at together."""
_DEEPEST = 4
"""Brackets open at once that are followed; more are no text."""
_CELL = re.compile("\\s[|\u2022]\\s")
"""Between the cells of a row that somebody typed, if there are two: they follow one another as the line runs."""
_SEPARATOR = {
    Direction.LTR: re.compile(
        f"(?:(?!{TAG})[^\\w\\s{RTL_LETTERS}{RTL_PUNCTUATION}\u200e\u200f\u2190\u21d0\u27f5]|[^\\S\\n]){{0,24}}"
    ),
    Direction.RTL: re.compile(f"(?:[^\\w\\s\u200e\u200f]|[{RTL_PUNCTUATION}]|[^\\S\\n]){{0,24}}"),
}
"""What may stand between the items of a phrase that runs in a direction."""
_NUMBER = re.compile(f"{NUMBERED}[\u00b0\u2032\u2033]?(?![A-Za-z_])")
_FOREIGN = re.compile(f"[{RTL_LETTERS}{RTL_PUNCTUATION}]")
_WORDS = re.compile(f"\\s*((?:[{RTL_LETTERS}]+ ?)+)")
_ENUMERATED = re.compile("([0-9]{1,2})[.)]\\s")
_OWN = re.compile(f"{LTR}|[.!:\u2026]\\s*\\Z")
_VALUE = re.compile(":\\s")
_OPERATOR = re.compile("[/*^+=\u00d7\u00f7]|-(?=[A-Za-z])")
_MARKS = re.compile("[.!?\u2026,;:'\u2019\u00b0%+*#-]*")
_LISTED = re.compile("\\s*[,;]\\s|\\s[/>\u2192|]\\s")


def read_phrase(text: str, position: int, direction: Direction, rules: tuple[Rule, ...]) -> Phrase | None:
    """Return the phrase that begins at ``position`` of a paragraph of ``direction``, or None."""
    if direction is Direction.LTR:
        if text[position] in PAIRS or text[position] in _QUOTES:
            return _quoted(text, position)
        first = _match(text, position, (ARABIC,))
        return _extended(text, first, direction, rules) if first else None
    if text[position] in PAIRS or text[position] in _QUOTES:
        return _enclosed(text, position, rules)
    first = _match(text, position, (*(rule for rule in rules if rule.joins), NAME))
    return _extended(text, first, direction, rules) if first else None


def _match(text: str, position: int, rules: Sequence[Rule]) -> Item | None:
    for rule in rules:
        if found := rule.match(text, position):
            return Item(position, found.end(), rule)
    return None


def _enclosed(text: str, position: int, rules: tuple[Rule, ...]) -> Phrase | None:
    """Return the phrase in quotation marks or brackets, if nothing but left-to-right words stands in them.

    Curly marks are no mirror images for the algorithm: outside of the phrase they would change sides.
    """
    end = _closing(text, position)
    inside = text[position + 1 : end] if end else ""
    if not LATIN_LETTER.search(inside) or (_FOREIGN.search(inside) and not is_mixed_sentence(inside, Direction.LTR)):
        return None
    assert end
    scripts = SCRIPTS.match(text, end + 1)
    assert scripts
    if text[position] in _QUOTES or scripts[0] or _OPERATOR.match(text, end + 1):
        return _extended(text, Item(position, scripts.end(), NAME), Direction.RTL, rules)
    # Round one word the brackets are the line's, for the sake of pdfium, and round many words, which a line may part:
    # the one that opens must stand beside what is before it. Few words keep them, on one line (see ``boxes``).
    goes_with = " " in inside and end + 1 - position <= ENCLOSED
    return Phrase(position, end + 1, NAME) if goes_with else Phrase(position + 1, end, NAME)


def _quoted(text: str, position: int) -> Phrase | None:
    """Return the phrase between quotation marks or brackets of a left-to-right line, if it is a right-to-left one.

    Its last mark and the left-to-right words in it are its own; the quotation marks are the line's.
    """
    end = _closing(text, position)
    inside = text[position + 1 : end] if end else ""
    if not end or not _OWN.search(inside) or not is_mixed_sentence(inside, Direction.RTL):
        return None
    return Phrase(position + 1, end, ARABIC)


def _closing(text: str, position: int) -> int | None:
    """Return where the bracket or quotation mark at ``position`` is closed in its line, with none like it between."""
    opener = text[position]
    closer = PAIRS.get(opener) or _QUOTES[opener]
    end = text.find(closer, position + 1, position + _LONGEST)
    inside = text[position + 1 : end]
    if end < 0 or "\n" in inside or (opener == '"' and _is_odd(text, position)) or opener in inside:
        return None
    return end


def _is_odd(text: str, position: int) -> bool:
    """Tell whether a straight quotation mark at ``position`` closes: an odd number of them stands before it."""
    return text.count('"', 0, position) % 2 == 1


def _extended(text: str, first: Item, direction: Direction, rules: tuple[Rule, ...]) -> Phrase:
    """Return the phrase that begins with ``first``: as far as items follow one another and every bracket is closed."""
    runs = Direction.LTR if direction is Direction.RTL else Direction.RTL
    items, ends = [first], [first.end]
    opened = ['"'] if _is_odd(text, first.start) else []
    outside = len(opened)
    position = first.end
    whole = 1
    while (separator := _SEPARATOR[runs].match(text, position)) is not None:
        item = _next(text, separator.end(), runs, rules)
        lost = position - ends[whole - 1] > _LONGEST or len(opened) - outside > _DEEPEST
        listed = runs is Direction.RTL and len(opened) == outside and _is_list(text, first.start, separator)
        listed = listed or _is_cell(text, separator[0])
        begins = item is not None and (_begins_item(text, item) or _begins_value(items[-1], separator[0]))
        if item is None or lost or listed or begins or not _balance(opened, outside, separator[0]):
            break
        position = item.end
        closed = _closed(text, position, opened[outside:])
        items.append(item)
        ends.append(position if closed is None else closed)
        if closed is not None:
            whole = len(items)
    return trimmed(text, items[:whole], ends[:whole], direction)


def _is_list(text: str, start: int, separator: re.Match[str]) -> bool:
    """Tell whether short names stand on both sides of a comma or slash: in English the first is at the left."""
    after = _WORDS.match(text, separator.end())
    short = after is not None and len(after[1].split()) < 3 and len(text[start : separator.start()].split()) < 3
    return short and _LISTED.fullmatch(separator[0]) is not None


def _is_cell(text: str, separator: str) -> bool:
    """Tell whether a separator stands between cells of a typed row; one alone is the pipe of a command, say."""
    return _CELL.search(separator) is not None and len(_CELL.findall(text)) > 1


def _begins_value(before: Item, separator: str) -> bool:
    """Tell whether a colon stands between a quantity and what it comes to: ``100 g: 250 kcal``."""
    return before.rule is not None and before.rule.opens and _VALUE.match(separator) is not None


def _begins_item(text: str, item: Item) -> bool:
    """Tell whether a number begins an item of a list that is typed in the line: ``1) CV 2) Passport``."""
    number = _ENUMERATED.match(text, item.start) if item.rule is None else None
    return number is not None and re.search(rf"(?<!\S){int(number[1]) - 1}[.)]\s", text[: item.start]) is not None


@cache
def _followers(rules: tuple[Rule, ...], runs: Direction) -> tuple[Rule, ...]:
    """Return the rules of what may come next in a phrase that runs so."""
    if runs is Direction.LTR:
        return (*(rule for rule in rules if rule.order is not Order.LINE), NAME)
    return (ARABIC, *(rule for rule in rules if not rule.joins))


def _next(text: str, position: int, runs: Direction, rules: tuple[Rule, ...]) -> Item | None:
    item = _match(text, position, _followers(rules, runs))
    if item is None and (number := _NUMBER.match(text, position)):
        return Item(position, number.end(), None)
    return item


def _balance(opened: list[str], outside: int, separator: str) -> bool:
    """Follow the brackets of a separator; tell whether none of them closes what was opened before the phrase."""
    for char in separator:
        if opened and char == opened[-1]:
            if len(opened) <= outside:
                return False
            opened.pop()
        elif char in PAIRS:
            opened.append(PAIRS[char])
        elif char in _CLOSERS:
            return False
    return True


def _closed(text: str, position: int, opened: list[str]) -> int | None:
    """Return where the phrase may end after an item: behind the brackets that close all it has opened, or None."""
    for closer in reversed(opened):
        marks = _MARKS.match(text, position)
        assert marks
        position = marks.end()
        if text[position : position + 1] != closer:
            return None
        position += 1
    return position
