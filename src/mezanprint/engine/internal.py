"""The one finding for what nobody foresaw."""

import os
import sys
import traceback

from mezanprint.model.diagnostics import Diagnostic, error

DEBUG = "MEZANPRINT_DEBUG"


def internal(unexpected: BaseException) -> Diagnostic:
    """Return the finding for an exception that no stage foresaw; its traceback is printed only for developers."""
    if os.environ.get(DEBUG):
        traceback.print_exception(unexpected, file=sys.stderr)
    said = " ".join(str(unexpected).split())[:200].replace("`", "'")
    return error(
        "build-internal",
        f"mezanprint stopped with {type(unexpected).__name__}" + (f": {said}" if said else ""),
        None,
        f"this is a fault of mezanprint itself: please report it, with what it prints when `{DEBUG}=1` is set",
    )
