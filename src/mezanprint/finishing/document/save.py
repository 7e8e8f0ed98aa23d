"""The form of every file that leaves: one revision, and the same bytes for the same objects."""

import io

import pikepdf

from mezanprint.model.pdf_form import WRITING


def saved(document: pikepdf.Pdf, version: str = "") -> bytes:
    """Return the bytes of a document in the form of the house (see ``model.pdf_form``).

    The header says at least ``version``, as ``1.6``. It is written twice: only what was read from such a file has its
    objects numbered in the order of that form.
    """
    with pikepdf.open(io.BytesIO(_written(document, version))) as again:
        return _written(again)


def _written(document: pikepdf.Pdf, version: str = "") -> bytes:
    if "/ID" in document.trailer:
        del document.trailer["/ID"]
    out = io.BytesIO()
    document.save(out, min_version=version, object_stream_mode=pikepdf.ObjectStreamMode.generate, **WRITING)
    return out.getvalue()
