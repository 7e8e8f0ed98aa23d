"""One build of a project at a time."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from mezanprint.engine.output_folder import unwritable
from mezanprint.model.diagnostics import Fault
from mezanprint.project.folder import Folder

NAME = "lock"


@contextmanager
def alone(folder: Folder, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock in the cache folder; call ``waiting`` once if another process holds it.

    ``Fault`` where it cannot be held, as in a project that is gone.
    """
    with ExitStack() as held:
        try:
            folder.make_room(NAME)
            held.enter_context(folder.lock(NAME, waiting))
        except OSError as failed:
            raise Fault(unwritable(folder.name, failed)) from None
        yield
