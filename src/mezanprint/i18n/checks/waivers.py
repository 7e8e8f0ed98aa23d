"""Which checks a translator has set aside for one entry, by a comment: ``# check: ignore C15 (why)``.

Plain comments survive Poedit and Weblate; flags do not.
"""

import re
from dataclasses import dataclass

from mezanprint.i18n.checks.registry import named

_COMMENT = re.compile(r"\s*check:\s*ignore\b:?(?P<names>[^(]*)", re.IGNORECASE)
_NAME = re.compile(r"[^\s,;،؛]+")


@dataclass(frozen=True, slots=True)
class Waivers:
    """The codes that are set aside, each with the name it was called by, and the names that mean nothing."""

    codes: dict[str, str]
    unknown: tuple[str, ...] = ()


NONE = Waivers({})


def read_waivers(comments: tuple[str, ...]) -> Waivers:
    """Return what the translator's comments of an entry set aside."""
    names = [
        name for comment in comments if (found := _COMMENT.match(comment)) for name in _NAME.findall(found["names"])
    ]
    return waive(tuple(names)) if names else NONE


def waive(names: tuple[str, ...]) -> Waivers:
    """Return what a list of codes or numbers sets aside."""
    codes = {check.code: name for name in names for check in named(name)}
    return Waivers(codes, tuple(name for name in names if not named(name)))
