"""The only way to a file while a page is typeset: pictures the composition lists, and nothing else at all."""

import hashlib
import unicodedata
from collections.abc import Callable
from urllib.parse import unquote

from mezanprint.model.compositions import BASE_URL, Resource
from mezanprint.model.cropping import Treatment, treatment_of
from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.translatable import msg
from mezanprint.project.files import Files
from mezanprint.typesetting.weasyprint.weasy import URLFetcher, URLFetcherResponse

Clean = Callable[[str, bytes, Treatment], tuple[bytes, str]]
"""``(path, bytes, what is done to it) -> (bytes that may be printed, media type)``; raises ``Fault``."""


class ProjectFetcher(URLFetcher):  # type: ignore[misc]
    """Serves listed resources, each cleaned once. No address is ever opened: the inherited ``fetch`` is never called.

    What it refused stands in ``refused``, because WeasyPrint swallows errors inside pictures. ``sources`` has the path
    of each picture by the name that WeasyPrint gives it, a digest of its address.
    """

    def __init__(self, files: Files, resources: tuple[Resource, ...], clean: Clean) -> None:
        """Take the project's files, what may be fetched, and the gate that every picture passes."""
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.refused: dict[str, tuple[Diagnostic, ...]] = {}
        self.sources: dict[str, str] = {}
        self._files = files
        self._digests = {_composed(resource.path): resource.digest for resource in resources}
        self._clean = clean
        self._served: dict[tuple[str, Treatment], tuple[bytes, str]] = {}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
        """Return a listed resource; ``Fault`` for any other address."""
        data, media_type = self.serve(url)
        return URLFetcherResponse(url, data, {"Content-Type": media_type})

    def serve(self, url: str) -> tuple[bytes, str]:
        """Return a listed resource as it may be published, and its media type; ``Fault`` for any other address."""
        try:
            path, treatment = self._listed(url)
            if (path, treatment) not in self._served:
                self._served[path, treatment] = self._clean(path, self.read(path), treatment)
        except Fault as fault:
            self.refused[url] = fault.diagnostics
            raise
        self.sources[hashlib.md5(url.encode(), usedforsecurity=False).hexdigest()] = path
        return self._served[path, treatment]

    def open(self, fullurl: object, data: object = None, timeout: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """Refuse: this is the door of ``urllib``."""
        raise Fault(_refusal(str(fullurl)))

    def _listed(self, url: str) -> tuple[str, Treatment]:
        """Return the path of a listed resource, and what its address asks to be done to it."""
        address, mark, query = url.partition("?")
        path, treatment = path_of(address), treatment_of(query)
        if path is None or path not in self._digests or treatment is None or (mark and not query):
            raise Fault(_refusal(url))
        return path, treatment

    def read(self, path: str) -> bytes:
        """Return a listed resource as it is on disk; ``Fault`` if it is another one than was listed."""
        return read_listed(self._files, path, self._digests[path])


def read_listed(files: Files, path: str, digest: str) -> bytes:
    """Return a file of the project as it is on disk; ``Fault`` if its ``digest`` is another one."""
    try:
        data = files.read_bytes(path)
    except Fault as fault:
        # A confined process may read the file that was there when it began, and none that took its place.
        raise Fault(*(_changed(path) if d.code == "project-unreadable" else d for d in fault.diagnostics)) from None
    if hashlib.sha256(data).hexdigest() != digest:
        raise Fault(_changed(path))
    return data


def _changed(path: str) -> Diagnostic:
    message = msg("`{path}` changed while the page was made", path=path)
    return error("typeset-changed", message, None, msg("build again"))


def path_of(url: str) -> str | None:
    """Return the project path an address stands for, or None: exact scheme and host, no query, decoded once."""
    if not url.startswith(BASE_URL):
        return None
    rest = url.removeprefix(BASE_URL)
    if any(c in "?#\\" or unicodedata.category(c) == "Cc" for c in rest):
        return None
    try:
        path = _composed(unquote(rest, errors="strict"))
    except UnicodeDecodeError:
        return None
    parts = [part for part in path.split("/") if part not in ("", ".")]
    return None if ".." in parts else "/".join(parts)


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _refusal(url: str) -> Diagnostic:
    shown = url.removeprefix(BASE_URL).encode("unicode_escape").decode()
    shown = shown if len(shown) <= 80 else shown[:79] + "…"
    return error(
        "typeset-fetch",
        msg("`{path}` is not a picture of this document", path=shown),
        None,
        msg("name pictures in content, or with `asset()` in a template; nothing else is opened"),
    )
