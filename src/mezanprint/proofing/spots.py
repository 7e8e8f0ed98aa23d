"""Where strings stand on pages: by their keys, or by what they say."""

import re
from dataclasses import dataclass

from mezanprint.model.regions import PageLayout, Region

_MARKUP = re.compile(r"\*+|\[\^[\w.-]+\]|\]\([\w.-]+\)|\[|\\(?=.)|\\\n")
_SAYING = 4
"""Characters beside its placeholders by which a message is known."""
_PLACEHOLDER = re.compile(r"\{[A-Za-z][\w.-]*\}")


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a string."""

    page: int
    region: Region


def spots_of(layout: tuple[PageLayout, ...], language: str, first: int = 1) -> dict[str, list[Spot]]:
    """Return the places of each key: in an edition of two languages, those in ``language`` if there are any.

    Places without a key are those of the key "". The pages are numbered from ``first``.
    """
    spots_of_key: dict[str, list[Spot]] = {}
    for number, page in enumerate(layout, first):
        for region in page.regions:
            spots_of_key.setdefault(region.key, []).append(Spot(number, region))
    return {
        key: [spot for spot in spots if spot.region.language == language] or (spots if key else [])
        for key, spots in spots_of_key.items()
    }


def matching(printed: str, loose: list[Spot]) -> list[Spot]:
    """Return the places without a key that say what a message says, whatever stands for its placeholders.

    A message that is hardly more than its placeholders could be anything, and is found nowhere.
    """
    parts = [" ".join(_MARKUP.sub("", part).split()) for part in _PLACEHOLDER.split(printed)]
    if len(parts) > 1 and sum(map(len, parts)) < _SAYING:
        return []
    pattern = re.compile(r"\s*.*?\s*".join(map(re.escape, parts)))
    return [spot for spot in loose if pattern.fullmatch(spot.region.text)]
