"""Opens the page in the browser of this computer's user, and shows its address to nobody else."""

import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import escape

from mezanprint.engine.output_folder import OPENING
from mezanprint.project.folder import Folder

_PATIENCE = 60.0
"""Seconds that a browser may take to open."""


@contextmanager
def opened(address: str, entered: threading.Event, folder: Folder) -> Iterator[bool]:
    """Have the page at an address opened; tell whether there is a browser to do it.

    An argument of a program is seen by every user of the computer, so the browser is given a file that only we may
    read, in ``folder``, which leads on to the address. It is gone once the page is there, of which
    ``entered`` tells, and at the end in any case.
    """
    browser = _browser()
    if browser is None:
        yield False
        return
    try:
        folder.write(OPENING, leading_page(address).encode(), 0o600)
        threading.Thread(target=_take_away, args=(entered, folder), daemon=True).start()
        yield browser.open((folder.place / folder.path / OPENING).as_uri())
    finally:
        with suppress(OSError):
            folder.remove(OPENING)


def leading_page(address: str) -> str:
    """Return the HTML of a file that leads a browser on to an address."""
    return f'<!DOCTYPE html><meta http-equiv="refresh" content="0; url={escape(address)}">\n'


def _take_away(entered: threading.Event, folder: Folder) -> None:
    entered.wait(_PATIENCE)
    with suppress(OSError):
        folder.remove(OPENING)


def _browser() -> webbrowser.BaseBrowser | None:
    """Return a browser with a window of its own: one in our terminal would stop us until it ends."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return None
    return None if type(browser) is webbrowser.GenericBrowser else browser
