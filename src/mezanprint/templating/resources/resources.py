"""Pictures and drawings a page shows: each is registered by path and digest, and nothing else can be fetched."""

from dataclasses import replace
from urllib.parse import quote

from mezanprint.model.brand import Logo
from mezanprint.model.compositions import BASE_URL, Resource
from mezanprint.model.diagnostics import Diagnostic, Fault, Span
from mezanprint.model.documents import Attachment, Image
from mezanprint.project.files import Files
from mezanprint.templating.resources.loading import TEMPLATES


class Resources:
    """The resources of one composition, and what is wrong with them."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._digests: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._logos: set[str] = set()
        self.diagnostics: list[Diagnostic] = []

    def image(self, image: Image) -> str:
        """Return the address of a picture of the content."""
        self._keys.setdefault(image.path, image.key)
        address = self._register(image.path, image.span)
        return f"{address}?{image.treatment.query}" if image.treatment.query else address

    def logo(self, logo: Logo, locale: str) -> str:
        """Return the address of the house's logo."""
        self._logos.add(logo.path(locale))
        return self._register(logo.path(locale), logo.span)

    def asset(self, path: str) -> str:
        """Return the address of a file below ``templates/``, such as ``base/mark.svg``."""
        return self._register(f"{TEMPLATES}/{path}", None)

    def attach(self, attachment: Attachment) -> str:
        """Register a file that the PDF carries; return its path."""
        self._register(attachment.path, attachment.span)
        return attachment.path

    def add(self, path: str) -> None:
        """Register a file that the PDF is made with, such as a colour profile."""
        self._register(path, None)

    def font(self, path: str, span: Span) -> str | None:
        """Register a font file; return its digest, or None where it can not be read."""
        self._register(path, span)
        return self._digests.get(path)

    def _register(self, path: str, span: Span | None) -> str:
        if path not in self._digests:
            try:
                self._files.read_bytes(path)
            except Fault as fault:
                # One finding is enough: the address stands on the page as if all were well, which then is not made.
                self.diagnostics += [replace(found, span=span or found.span) for found in fault.diagnostics]
            else:
                self._digests[path] = self._files.records[path]
        return BASE_URL + quote(path)

    def listed(self) -> tuple[Resource, ...]:
        """Return the resources in the order of their paths."""
        return tuple(
            Resource(path, digest, self._keys.get(path, ""), path in self._logos)
            for path, digest in sorted(self._digests.items())
        )
