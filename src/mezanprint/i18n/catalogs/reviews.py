"""Who has looked at a translation: ``# reviewed: Rana 2026-11-27 (a1b2c3d4)``, a comment of the translator.

Plain comments survive Poedit, Weblate and the tools of gettext. The eight characters at the end are the digest of the
words that were read, so that a later change of the source or of the translation lifts the review. They prove nothing
about persons: whoever can write the file can write the comment.
"""

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from mezanprint.i18n.po.po_file import Entry

_COMMENT = re.compile(
    r"\s*reviewed:\s*(?P<by>\S.*?)\s+(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\s*(?:\((?P<digest>[0-9a-f]*)\))?\s*",
    re.IGNORECASE,
)
_DIGITS = 8
_LONGEST = 80


class Review(NamedTuple):
    """One review: a name, a day as it was written, and the digest of the words it is of; empty if it names none."""

    by: str
    day: str
    digest: str


def reviews_of(entry: Entry) -> tuple[Review, ...]:
    """Return the reviews that stand over an entry, of its words or of earlier ones."""
    return tuple(review for comment in entry.comments if (review := _read(comment)))


def is_reviewed(entry: Entry) -> bool:
    """Tell whether somebody has looked at a finished translation as it stands, and at the source it is for."""
    return not (entry.fuzzy or entry.blank) and any(is_of(review, entry) for review in reviews_of(entry))


def is_of(review: Review, entry: Entry) -> bool:
    """Tell whether a review is of the words that an entry has now."""
    return review.digest == _digest(entry)


def is_name(by: str) -> bool:
    """Tell whether a name can stand in the comment: one line that everybody sees, and not too long."""
    return bool(by.strip()) and by.isprintable() and len(by) <= _LONGEST


def with_review(entry: Entry, by: str, day: date) -> Entry:
    """Return ``entry`` with a review of its words; those of earlier words go, and what the same person said before."""
    gone = tuple(each for each in reviews_of(entry) if each.by == by or not is_of(each, entry))
    comment = f"reviewed: {by} {day.isoformat()} ({_digest(entry)})"
    return replace(entry, comments=(*_without(entry, gone), comment))


def without_reviews(entry: Entry, by: str = "") -> Entry:
    """Return ``entry`` without its reviews, or without those of one person."""
    return replace(entry, comments=_without(entry, tuple(each for each in reviews_of(entry) if by in ("", each.by))))


def _without(entry: Entry, gone: tuple[Review, ...]) -> tuple[str, ...]:
    return tuple(comment for comment in entry.comments if _read(comment) not in gone)


def _read(comment: str) -> Review | None:
    found = _COMMENT.fullmatch(comment)
    return Review(found["by"], found["day"], found["digest"] or "") if found else None


def _digest(entry: Entry) -> str:
    words = "\0".join((entry.source, entry.plural or "", *entry.values))
    return sha256(words.encode()).hexdigest()[:_DIGITS]
