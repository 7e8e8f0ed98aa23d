"""The grammar of units: all rules in the order in which they are tried."""

from mezanprint.model.direction import codes, quantities, telephone, words
from mezanprint.model.direction.rule import Rule

UNITS: tuple[Rule, ...] = (
    *words.RULES,
    *codes.RULES,
    *quantities.RULES,
    *telephone.RULES,
    *codes.LATER,
    *quantities.LATER,
)
"""Units of numbers, signs and codes."""
RULES: tuple[Rule, ...] = (*UNITS, words.NAME, words.ARABIC)
