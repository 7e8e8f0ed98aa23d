"""Functions that are written in a part of PostScript (ISO 32000-1, 7.10.5)."""

import math
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

_TOKEN = re.compile(rb"[{}]|[^\s{}]+")
_LONGEST = 2000
"""Words of a program; those of ink are a hundred or two."""
_HIGHEST = 100
"""Of a stack (ISO 32000-1, annex C)."""
Step: TypeAlias = "float | str | list[Step]"
Stack: TypeAlias = list[Any]


def read_program(text: bytes) -> Callable[[Sequence[float]], list[float]]:
    """Return what a program makes of a stack; ``ValueError`` for one that is too long or does not end."""
    words = _TOKEN.findall(re.sub(rb"%[^\r\n]*", b"", text))
    if len(words) > _LONGEST or not words or words[0] != b"{":
        raise ValueError("no program")
    steps = _block(iter(words[1:]))

    def program(given: Sequence[float]) -> list[float]:
        stack: Stack = list(given)
        _run(steps, stack)
        return [float(each) for each in stack]

    return program


def _block(words: Iterator[bytes]) -> list[Step]:
    steps: list[Step] = []
    for word in words:
        if word == b"}":
            return steps
        if word == b"{":
            steps.append(_block(words))
        else:
            text = word.decode("latin-1")
            steps.append(text if text in _ACTS else float(text))
    raise ValueError("no end of a block")


def _run(steps: list[Step], stack: Stack) -> None:
    for step in steps:
        if isinstance(step, str):
            _ACTS[step](stack)
        else:
            stack.append(step)
        if len(stack) > _HIGHEST:
            raise ValueError("a stack too high")


def _one(act: Callable[[Any], Any]) -> Callable[[Stack], None]:
    def change(stack: Stack) -> None:
        stack.append(act(stack.pop()))

    return change


def _two(act: Callable[[Any, Any], Any]) -> Callable[[Stack], None]:
    def change(stack: Stack) -> None:
        second = stack.pop()
        stack.append(act(stack.pop(), second))

    return change


def _bits(act: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Return an act on truth values, or on whole numbers bit by bit."""
    return lambda one, other: act(one, other) if isinstance(one, bool) else act(int(one), int(other))


def _shift(value: float, by: float) -> int:
    return int(value) << min(int(by), 31) if by >= 0 else int(value) >> -int(by)


def _copy(stack: Stack) -> None:
    count = int(stack.pop())
    if count > 0:
        stack.extend(stack[-count:])


def _index(stack: Stack) -> None:
    stack.append(stack[-1 - int(stack.pop())])


def _roll(stack: Stack) -> None:
    by, count = int(stack.pop()), int(stack.pop())
    if count > 0:
        top = stack[-count:]
        stack[-count:] = top[-by % count :] + top[: -by % count] if by % count else top


def _if(stack: Stack) -> None:
    block, condition = stack.pop(), stack.pop()
    if condition:
        _run(block, stack)


def _if_else(stack: Stack) -> None:
    other, block, condition = stack.pop(), stack.pop(), stack.pop()
    _run(block if condition else other, stack)


_ACTS: dict[str, Callable[[Stack], Any]] = {
    "abs": _one(abs),
    "neg": _one(operator.neg),
    "ceiling": _one(math.ceil),
    "floor": _one(math.floor),
    "round": _one(lambda value: math.floor(value + 0.5)),
    "truncate": _one(math.trunc),
    "cvi": _one(math.trunc),
    "cvr": _one(float),
    "sqrt": _one(math.sqrt),
    "sin": _one(lambda value: math.sin(math.radians(value))),
    "cos": _one(lambda value: math.cos(math.radians(value))),
    "ln": _one(math.log),
    "log": _one(math.log10),
    "not": _one(lambda value: not value if isinstance(value, bool) else ~int(value)),
    "add": _two(operator.add),
    "sub": _two(operator.sub),
    "mul": _two(operator.mul),
    "div": _two(operator.truediv),
    "idiv": _two(lambda one, other: math.trunc(one / other)),
    "mod": _two(math.fmod),
    "exp": _two(math.pow),
    "atan": _two(lambda one, other: math.degrees(math.atan2(one, other)) % 360),
    "and": _two(_bits(operator.and_)),
    "or": _two(_bits(operator.or_)),
    "xor": _two(_bits(operator.xor)),
    "bitshift": _two(_shift),
    "eq": _two(operator.eq),
    "ne": _two(operator.ne),
    "gt": _two(operator.gt),
    "ge": _two(operator.ge),
    "lt": _two(operator.lt),
    "le": _two(operator.le),
    "true": lambda stack: stack.append(True),
    "false": lambda stack: stack.append(False),
    "pop": lambda stack: stack.pop(),
    "exch": lambda stack: stack.append(stack.pop(-2)),
    "dup": lambda stack: stack.append(stack[-1]),
    "copy": _copy,
    "index": _index,
    "roll": _roll,
    "if": _if,
    "ifelse": _if_else,
}
