"""Attached files: the data behind a document, carried inside its PDF."""

from collections.abc import Iterable, Iterator

from mezanprint.content.data_files import PLAIN
from mezanprint.content.images import locate_file
from mezanprint.content.raw import Raw, Scalar, Sequence
from mezanprint.content.reading import At, Reading
from mezanprint.model.datasets import Dataset
from mezanprint.model.diagnostics import error
from mezanprint.model.documents import Attachment
from mezanprint.model.geography import Geography
from mezanprint.model.translatable import msg

SUFFIXES = (".csv", ".geojson", ".json", ".tsv", ".txt")
"""Plain text that says nothing beside what it shows; office files name their authors."""


def read_attachments(
    reading: Reading,
    raw: Raw | None,
    at: At,
    datasets: Iterable[Dataset] = (),
    geographies: Iterable[Geography] = (),
) -> tuple[Attachment, ...]:
    """Return the files that ``attach`` names, and those of data and maps of which all is shown, by their paths."""
    attachments: dict[str, Attachment] = {}
    of_maps = (Attachment(each.path, each.span) for each in geographies if each.carried)
    for attachment in (*_named(reading, raw, at), *_of_data(datasets), *of_maps):
        if any(known.name == attachment.name and path != attachment.path for path, known in attachments.items()):
            message = msg("two attached files are called `{name}`", name=attachment.name)
            reading.note(error("content-attachment", message, attachment.span, msg("give each a name of its own")))
            continue
        attachments.setdefault(attachment.path, attachment)
    return tuple(attachments[path] for path in sorted(attachments))


def _named(reading: Reading, raw: Raw | None, at: At) -> Iterator[Attachment]:
    if raw is None:
        return
    for each in raw.items if isinstance(raw, Sequence) else (raw,):
        scalar = reading.scalar(each, msg("a file in `attach`"))
        if scalar and (attachment := _attachment(reading, scalar, at)):
            yield attachment


def _of_data(datasets: Iterable[Dataset]) -> Iterator[Attachment]:
    """Yield the text files of which the document shows all columns, each in one place or another.

    A workbook names its author; and a column that is left out, or that no chart draws, may be for nobody's eyes.
    """
    files = [each for each in datasets if each.path.lower().endswith(PLAIN)]
    for path in dict.fromkeys(each.path for each in files):
        of_file = [each for each in files if each.path == path]
        if not frozenset.intersection(*(each.unseen for each in of_file)):
            yield Attachment(path, of_file[0].span)


def _attachment(reading: Reading, scalar: Scalar, at: At) -> Attachment | None:
    path = locate_file(reading, scalar, at)
    if path is None:
        return None
    if not path.lower().endswith(SUFFIXES):
        hint = msg("attach data as plain text: CSV, TSV, JSON or TXT")
        reading.note(
            error("content-attachment", msg("`{value}` cannot be attached", value=scalar.value), scalar.span, hint)
        )
        return None
    reading.files.read_text(path)
    return Attachment(path, scalar.span)
