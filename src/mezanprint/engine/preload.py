"""A process in which all is read in that editions need, and nothing of any edition: workers are forks of it.

``multiprocessing`` imports this module in the process that it forks workers from, and the import does the work.
Elsewhere, where workers are spawned, each does it for itself.
"""

import gc
import getpass
import os
import resource
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from mezanprint.engine.unexpected import DEBUG
from mezanprint.typesetting.weasyprint.fonts import font_environment

# Variables by which Pango, fontconfig, FreeType and HarfBuzz change what they draw.
_SWAYING = ("PANGO", "FC_", "FONTCONFIG", "FREETYPE", "HB_", "G_", "XDG_")
PROCESS = os.getpid()
"""The process that was warmed, of which a worker may be a fork."""


def _silence() -> None:
    """Keep what C libraries mumble off the console: whatever matters comes back as a finding."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _fix_environment() -> None:
    fonts = font_environment()
    for name in tuple(os.environ):
        if name.startswith(_SWAYING):
            del os.environ[name]
    os.environ.update({"TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", **fonts})
    time.tzset()
    # The release check looks for these names in a PDF, and a confined process can not ask the system for them.
    tempfile.gettempdir()
    with suppress(KeyError, OSError, RuntimeError):
        os.environ.update(HOME=str(Path.home()), LOGNAME=getpass.getuser())


def _warm_up() -> None:
    from mezanprint.engine.blank_page import warm_up

    warm_up()
    # What is there now is shared with each fork as long as nobody writes to it, which the collector would do.
    gc.collect()
    gc.freeze()


resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
if not os.environ.get(DEBUG):
    _silence()
# What fails here does so again in the first edition, and is told with it.
with suppress(Exception):
    _fix_environment()
    _warm_up()
