"""One paragraph, heading or item of running text, replaced among its lines."""

import re
from collections.abc import Sequence

from mezanprint.content.editing.wrapping import rewrap
from mezanprint.content.markdown import parse_markdown
from mezanprint.content.texts import normalise
from mezanprint.model.texts import BlockKind

_ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+$")


def replace_block(
    lines: Sequence[str], text: str, place: tuple[int, int], words: str, width: int | None = None
) -> list[list[str]]:
    """Return ways to write ``words`` into running text, the best one first.

    ``lines`` are those of the file that ``text`` was read from, with whatever stands before it in each; ``place`` is
    the number of the block and that of the item in it, from 0. No line gets longer than ``width``.
    """
    block = parse_markdown(text)[0][place[0]]
    typed, first = block.texts[place[1]]
    old = typed.split("\n")
    full = list(lines[first : first + len(old)])
    marks = [_around(line, words_of_line.strip()) for line, words_of_line in zip(full, old, strict=False)]
    if len(full) < len(old) or None in marks:
        return []
    around = [mark for mark in marks if mark is not None]
    if width is not None:
        width = None if block.kind is BlockKind.HEADING else width - max(len(before) for before, _ in around)
    spare = [line.strip() for line in old]
    ways = [rewrap(spare, words, width), rewrap([" ".join(spare)], words)]
    return [[*lines[:first], *_in_place(way, spare, full, around), *lines[first + len(old) :]] for way in ways]


def reads_as(before: str, after: str, place: tuple[int, int], words: str) -> bool:
    """Tell whether running text has the same blocks and texts as before, but for the one at ``place``."""
    old, new = _outline(before), _outline(after)
    kind, level, texts = old[place[0]]
    texts[place[1]] = words
    old[place[0]] = kind, level, texts
    return old == new


def _outline(text: str) -> list[tuple[BlockKind, int, list[str]]]:
    return [
        (block.kind, block.level, [normalise(words) for words, _ in block.texts]) for block in parse_markdown(text)[0]
    ]


def _around(line: str, words: str) -> tuple[str, str] | None:
    """Return what stands before and behind the words of a line; None if they do not stand there."""
    at = line.rfind(words)  # the words end the line, and its mark may be one of them: `1. 1`
    return (line[:at], line[at + len(words) :]) if at >= 0 else None


def _in_place(lines: list[str], old: list[str], full: list[str], around: list[tuple[str, str]]) -> list[str]:
    """Return new lines with what stands before and behind them in the file."""
    before, behind = around[0]
    # An item goes on below its words, a quote behind its sign.
    further = around[1][0] if len(around) > 1 else _ITEM.sub(lambda mark: " " * len(mark[0]), before)
    whole_lines = dict(zip(old[1:], full[1:], strict=True))
    return [before + lines[0] + behind * (lines[0] == old[0] or len(lines) == 1)] + [
        whole_lines.get(line, further + line) for line in lines[1:]
    ]
