"""The one finding for what nobody foresaw."""

import os
import sys
import traceback

from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg

DEBUG = "MEZANPRINT_DEBUG"


def internal(unexpected: BaseException) -> Diagnostic:
    """Return the finding for an exception that no stage foresaw; its traceback is printed only for developers."""
    if os.environ.get(DEBUG):
        traceback.print_exception(unexpected, file=sys.stderr)
    kind = type(unexpected).__name__
    said = " ".join(str(unexpected).split())[:200].replace("`", "'")
    return error(
        "build-internal",
        msg("mezanprint stopped with {exception}: {said}", exception=kind, said=said)
        if said
        else msg("mezanprint stopped with {exception}", exception=kind),
        None,
        msg(
            "this is a fault of mezanprint itself: please report it, with what it prints when `{variable}=1` is set",
            variable=DEBUG,
        ),
    )
