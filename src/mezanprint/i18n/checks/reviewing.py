"""C45: reviews of words that are no longer there."""

from collections.abc import Iterator

from mezanprint.i18n.catalogs.reviews import is_of, reviews_of
from mezanprint.i18n.checks.findings import Finding, tick
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.translatable import msg

_AGAIN = msg("read it again, then run `mezanprint i18n review`; `--undo` takes the comment away")


def find_stale_reviews(entry: Entry) -> Iterator[Finding]:
    """C45: each review of a finished entry that is of other words than it has now."""
    for review in reviews_of(entry):
        if not is_of(review, entry):
            message = (
                msg(
                    "source or translation changed since {name} reviewed it on {day}",
                    name=tick(review.by),
                    day=review.day,
                )
                if review.digest
                else msg("the review by {name} does not say of which words it is", name=tick(review.by))
            )
            yield Finding(message, _AGAIN)
