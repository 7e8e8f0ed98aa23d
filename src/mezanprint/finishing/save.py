"""The form of every file that leaves: one revision, and the same bytes for the same objects."""

import io

import pikepdf


def saved(document: pikepdf.Pdf) -> bytes:
    """Return the bytes of a document."""
    out = io.BytesIO()
    document.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        linearize=False,
    )
    return out.getvalue()
