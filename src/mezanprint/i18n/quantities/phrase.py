"""A number that a reader has read off some tokens."""

from typing import NamedTuple

from mezanprint.i18n.quantities.facts import Kind, Value, Weight


class Phrase(NamedTuple):
    """What the tokens from one on say."""

    value: Value
    weight: Weight
    end: int
    """The index of the token after the last one."""
    kind: Kind = Kind.NUMBER
    also: frozenset[Value] = frozenset()
    lone: bool = False
    """Whether it is a word that counts nothing after it: twice, ``مرة``, a decade."""
