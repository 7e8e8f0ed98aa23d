"""Terminals that neither join Arabic letters nor turn them: what they get is joined and turned before."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_VISUAL = ContextVar("visual", default=False)


@contextmanager
def visual_terminal() -> Iterator[None]:
    """Have all that is printed meanwhile turned and shaped, for a terminal that does neither."""
    token = _VISUAL.set(True)
    try:
        yield
    finally:
        _VISUAL.reset(token)


def is_visual() -> bool:
    """Tell whether the terminal needs that."""
    return _VISUAL.get()


def as_seen(text: str) -> str:
    """Return text as a terminal that can do nothing for Arabic must get it."""
    # Shaping is for the few terminals that need it; nobody else waits for its import.
    from mezanprint.i18n.words.visual_order import for_terminal

    return for_terminal(text)
