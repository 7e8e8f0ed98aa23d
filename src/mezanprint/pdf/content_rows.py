"""Content streams of this program as rows of instructions (ISO 32000-1, 7.8.2), to be changed in part.

Rows that nobody changes keep their bytes, which pikepdf's instructions (``operators``) do not know any more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(rb"\[[^\]]*\]|<<.*?>>|<[0-9A-Fa-f]*>|\((?:[^()\\]|\\.)*\)|[^\s\[<(]+", re.DOTALL)
_OPERAND = re.compile(rb"[\[</(+.\d-]")


@dataclass(frozen=True, slots=True)
class Instruction:
    """An operator with what stands before it."""

    operator: str
    operands: tuple[bytes, ...]
    raw: bytes
    """As it is written."""

    @property
    def numbers(self) -> tuple[float, ...]:
        """The operands that are numbers."""
        return tuple(float(operand) for operand in self.operands if operand[:1] not in b"/[<(")


def instructions(content: bytes) -> Iterator[Instruction]:
    """Yield the instructions of a content stream that holds no inline picture."""
    operands: list[bytes] = []
    start = 0
    for token in _TOKEN.finditer(content):
        if _OPERAND.match(token[0]) or token[0] in (b"true", b"false", b"null"):
            operands.append(token[0])
            continue
        yield Instruction(token[0].decode("latin-1"), tuple(operands), content[start : token.end()].strip())
        operands, start = [], token.end()


def numbers(*values: float) -> bytes:
    """Return numbers as operands."""
    return b" ".join(f"{value:.6f}".rstrip("0").rstrip(".").encode() if value else b"0" for value in values)
