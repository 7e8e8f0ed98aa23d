"""Everything that is kept for laying out a document, at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from mezanprint.typesetting.kept.backdrops import kept_backdrops
from mezanprint.typesetting.kept.cascade import kept_rules
from mezanprint.typesetting.kept.first_lines import kept_lines
from mezanprint.typesetting.kept.lengths import kept_lengths
from mezanprint.typesetting.kept.sheets import kept_sheets
from mezanprint.typesetting.kept.styles import kept_styles


@contextmanager
def kept_layout() -> Iterator[None]:
    """Lay out what is laid out inside the block with what is kept of the documents before."""
    with kept_sheets(), kept_rules(), kept_styles(), kept_lines(), kept_lengths(), kept_backdrops():
        yield
