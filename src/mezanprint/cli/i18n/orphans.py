"""Template catalogs that no document has any more."""

from pathlib import Path

from mezanprint.engine.voice import Voice


def remark_orphans(voice: Voice, root: Path) -> None:
    """Name the template catalogs of documents that are gone, and what to do with them."""
    from mezanprint.engine.extraction import orphans

    for path in orphans(root):
        voice.remark(f"{path} belongs to no document any more: delete it; its .po files stay as memory\n")
