"""Numbers of one column in line: what each has less than others, before its digits and behind them.

Nothing is added to a number: the room of what it lacks is kept by the same characters, which nobody sees. Digits of a
face are equally wide, so that the sign stands at one place whatever digits a house writes.
"""

from collections.abc import Sequence

from mezanprint.model.numerals import MINUS


def room_beside(numbers: Sequence[str], decimal: str) -> list[tuple[str, str]]:
    """Return for each number what to keep room for before and behind it; empty texts are no numbers.

    >>> room_beside(["1,250", "12.5", ""], ".")
    [('', '.0'), ('1,2', ''), ('', '')]
    """
    parts = [number.removeprefix(MINUS).partition(decimal) for number in numbers]
    longest = max((whole for whole, _, _ in parts), key=len, default="")
    decimals = max((len(fraction) for _, _, fraction in parts), default=0)
    sign = MINUS if any(number.startswith(MINUS) for number in numbers) else ""
    zero = next((char for number in numbers for char in number if char.isdecimal()), "0")
    rooms = []
    for number, (whole, _, fraction) in zip(numbers, parts, strict=True):
        before = longest[: len(longest) - len(whole)]
        lacking = decimals - len(fraction)
        after = zero * lacking if fraction else decimal + zero * lacking
        lead = "" if number.startswith(MINUS) else sign
        rooms.append((lead + before, after if lacking else "") if number else ("", ""))
    return rooms
