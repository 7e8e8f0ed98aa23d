"""The form of every file that leaves: one revision, and the same bytes for the same objects."""

import io

import pikepdf

from mezanprint.model.pdf_form import WRITING


def saved(document: pikepdf.Pdf) -> bytes:
    """Return the bytes of a document in the form of the house (see ``model.pdf_form``).

    It is written twice: only what was read from such a file has its objects numbered in the order of that form.
    """
    with pikepdf.open(io.BytesIO(_written(document))) as again:
        return _written(again)


def _written(document: pikepdf.Pdf) -> bytes:
    if "/ID" in document.trailer:
        del document.trailer["/ID"]
    out = io.BytesIO()
    document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, **WRITING)
    return out.getvalue()
