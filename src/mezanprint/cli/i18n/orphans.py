"""Template catalogs that no document has any more."""

from pathlib import Path

from mezanprint.console.console import Console
from mezanprint.model.translatable import msg


def remark_orphans(console: Console, root: Path) -> None:
    """Name the template catalogs of documents that are gone, and what to do with them."""
    from mezanprint.translating.extraction import orphans

    for path in orphans(root):
        console.note(msg("{path} belongs to no document any more: delete it; its .po files stay as memory", path=path))
