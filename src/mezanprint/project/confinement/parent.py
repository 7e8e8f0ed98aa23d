"""A process that does not outlive the one it works for."""

import os
import signal
import sys

from mezanprint.project.confinement.kernel import prctl

_DEATH_OF_PARENT = 1


def die_with(parent: int) -> None:
    """End this process when ``parent``, which started it, ends; at once if it has ended."""
    if sys.platform == "linux":
        prctl(_DEATH_OF_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
