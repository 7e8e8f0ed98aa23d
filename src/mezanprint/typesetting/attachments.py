"""Files that a PDF carries: associated files with the data behind the document (ISO 19005-3, 6.8)."""

from datetime import UTC, datetime

from mezanprint.model.compositions import Composition
from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
from mezanprint.typesetting.weasyprint.weasy import Attachment


def attach(composition: Composition, fetcher: ProjectFetcher) -> list[Attachment]:
    """Return the attachments of a composition as they are on disk; their only date is the document's.

    ``Fault`` if a file is not the one that was listed.
    """
    day = composition.metadata.date
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return [
        Attachment(
            string=fetcher.read(path),
            name=path.rpartition("/")[2],
            description=composition.metadata.title,
            relationship="Data",
            created=moment,
            modified=moment,
        )
        for path in composition.attachments
    ]
