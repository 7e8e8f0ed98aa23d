"""The find bar of Firefox over its own PDF viewer, without a window."""

from contextlib import ExitStack
from pathlib import Path
from typing import Self

from box_marionette import running_firefox
from box_programs import SilenceError, find, patiently

_IS_OPEN = "return Boolean(window.PDFViewerApplication?.pdfDocument && PDFViewerApplication.pdfViewer.pageViewsReady)"
# The controller takes the words at once, looks for them a little later, and then reads page by page.
_FOUND = """
    const {findController: search, pagesCount} = window.PDFViewerApplication;
    if (search.state?.query !== arguments[0] || search._dirtyMatch || search._pendingFindMatches.size) return null;
    const pages = Array.from({length: pagesCount}, (_, page) => search.pageMatches[page]);
    return pages.every(Boolean) ? pages.reduce((sum, page) => sum + page.length, 0) : null;
"""
_FIELD = """
    return gBrowser.getFindBar().then(bar => {
        bar.clear();
        bar.startFind(bar.FIND_NORMAL);
        return bar._findField;
    });
"""
# The bar says "2 of 16 matches" by a translation that is given the numbers, or "Phrase not found".
_SAID = """
    const bar = gBrowser.getCachedFindBar(), field = bar._findField, label = bar._foundMatches;
    if (field.value !== arguments[0]) return null;
    if (field.getAttribute("status") === "notfound") return 0;
    return label.hidden ? null : document.l10n.getAttributes(label).args?.total ?? null;
"""


class FirefoxBox:
    """The find bar of one running Firefox."""

    name = "Firefox"

    def __enter__(self) -> Self:
        """Start the browser with a profile of its own."""
        self.program = find("firefox", "firefox-esr")
        with ExitStack() as stack:
            self._marionette = stack.enter_context(running_firefox())
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def open(self, file: Path) -> None:
        """Open a file in the viewer and wait until it is read."""
        self._marionette.call("Marionette:SetContext", value="content")
        self._marionette.call("WebDriver:Navigate", url=file.resolve().as_uri())
        patiently(lambda: self._marionette.ask("content", _IS_OPEN), f"Firefox does not open {file}")

    def count(self, needle: str) -> int:
        """Type words into the find bar; return how many it says there are."""
        field = self._marionette.ask("chrome", _FIELD)
        self._marionette.call("WebDriver:ElementSendKeys", id=next(iter(field.values())), text=needle)
        try:
            return patiently(lambda: self._hits(needle), "")[0]
        except SilenceError:
            said, found = self._marionette.ask("chrome", _SAID, needle), self._marionette.ask("content", _FOUND, needle)
            raise SilenceError(f"Firefox says {said} and has {found} of {needle!r}") from None

    def _hits(self, needle: str) -> list[int]:
        """The number in the bar, once it is what all pages have together."""
        found = self._marionette.ask("content", _FOUND, needle)
        said = self._marionette.ask("chrome", _SAID, needle)
        return [said] if said is not None and said == found else []
