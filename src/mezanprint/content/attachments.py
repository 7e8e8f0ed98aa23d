"""Attached files: the data behind a document, carried inside its PDF."""

from mezanprint.content.images import locate_file
from mezanprint.content.raw import Raw, Scalar, Sequence
from mezanprint.content.reading import At, Reading
from mezanprint.model.diagnostics import error
from mezanprint.model.documents import Attachment
from mezanprint.model.translatable import msg

SUFFIXES = (".csv", ".json", ".tsv", ".txt")
"""Plain text that says nothing beside what it shows; office files name their authors."""


def read_attachments(reading: Reading, raw: Raw | None, at: At) -> tuple[Attachment, ...]:
    """Return the files that ``attach`` names, one or a list, in the order of their paths."""
    if raw is None:
        return ()
    attachments: dict[str, Attachment] = {}
    for each in raw.items if isinstance(raw, Sequence) else (raw,):
        scalar = reading.scalar(each, msg("a file in `attach`"))
        attachment = _attachment(reading, scalar, at) if scalar else None
        if attachment is None:
            continue
        if any(known.name == attachment.name and path != attachment.path for path, known in attachments.items()):
            message = msg("two attached files are called `{name}`", name=attachment.name)
            reading.note(error("content-attachment", message, attachment.span, msg("give each a name of its own")))
            continue
        attachments[attachment.path] = attachment
    return tuple(attachments[path] for path in sorted(attachments))


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
