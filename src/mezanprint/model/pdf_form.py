"""The form of every PDF that leaves: how it is written, and how it is written again to see that it is just that.

Of one and the same set of objects there is one file in this form: each object that is reached from the trailer stands
in it once, in the order in which it is reached and in one spelling, with nothing between, before or after, and the
identifier of the file (ISO 32000-1, 14.4) is made of its bytes. A file that comes out as other bytes when it is
written again has something in it that belongs to none of its objects.
"""

from typing import Final, TypedDict


class Writing(TypedDict):
    """Arguments of ``pikepdf.Pdf.save``."""

    deterministic_id: bool
    compress_streams: bool
    linearize: bool
    fix_metadata_version: bool


WRITING: Final = Writing(deterministic_id=True, compress_streams=True, linearize=False, fix_metadata_version=False)
"""What qpdf is asked for, beside object streams. No identifier of an earlier state is kept, and no packet rewritten."""
