"""How deep values of JSON are nested."""

from typing import Any


def is_deeper(value: Any, most: int) -> bool:
    """Tell whether lists and objects are nested deeper than ``most``, a single one being 1.

    From Python 3.14 on ``json.loads`` takes them as deep as they come, and who walks through them by recursion fails.
    """
    level = [value]
    for _ in range(most + 1):
        level = [each for each in level if isinstance(each, dict | list)]
        if not level:
            return False
        level = [inner for each in level for inner in (each.values() if isinstance(each, dict) else each)]
    return True
