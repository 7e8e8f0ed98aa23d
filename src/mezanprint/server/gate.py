"""Who is answered: the page we opened ourselves, on this computer, and nobody else.

A pure function over one request, that stands before any route: a browser lets every page of the web send requests to
127.0.0.1, and other users of the computer can do so too. The pages of `watch --open` and of `studio` have the same one.
"""

import hmac
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

HOST = "127.0.0.1"
MOST_WRONG = 20
"""Wrong tokens after which nobody is answered any more."""
_LENGTH = re.compile("0|[1-9][0-9]{0,9}")
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
        "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What every answer says, refusals too."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came, before anything is made of it."""

    method: str
    target: str
    version: str
    headers: tuple[tuple[str, str], ...]

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of a header."""
        return tuple(value for known, value in self.headers if known.lower() == name)


@dataclass(frozen=True, slots=True)
class Body:
    """What may be sent to a target."""

    kinds: frozenset[str]
    """Media types, without parameters."""
    most: int
    """Bytes."""

    def refuse(self, request: Request) -> HTTPStatus | None:
        """Return why a body is not read, or None for one that is."""
        kinds = request.all("content-type")
        if len(kinds) != 1 or kinds[0] not in self.kinds:
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if int(request.all("content-length")[0]) > self.most else None


class Gate:
    """Decides about requests to one port with one token, made for one run."""

    def __init__(self, port: int, shell: Iterable[str], bodies: Mapping[str, Body] | None = None) -> None:
        """``shell`` names what says nothing of the project and needs no token: the page itself, which brings it.

        ``bodies`` names what takes a POST, and what may be sent there. Everything else takes GET.
        """
        self.token = secrets.token_urlsafe(24)
        self._hosts = tuple(f"{name}:{port}" for name in (HOST, "localhost"))
        self._shell = frozenset(shell)
        self._bodies = bodies or {}
        self._wrong = 0

    @property
    def address(self) -> str:
        """The address of the page, with the token where no server and no log gets to see it."""
        return f"http://{self._hosts[0]}/#k={self.token}"

    @property
    def is_closed(self) -> bool:
        """Whether somebody guessed so often that nobody is answered any more."""
        return self._wrong >= MOST_WRONG

    def refuse(self, request: Request) -> HTTPStatus | None:
        """Return why a request is not answered, or None for one that is."""
        if self.is_closed:
            return HTTPStatus.FORBIDDEN
        refused = self._malformed(request) or self._foreign(request)
        if refused or (request.method == "GET" and request.target in self._shell):
            return refused
        given = request.all("authorization")
        if len(given) == 1 and hmac.compare_digest(given[0].encode(), f"Bearer {self.token}".encode()):
            return self._misplaced(request)
        self._wrong += bool(given)
        return HTTPStatus.FORBIDDEN

    def _malformed(self, request: Request) -> HTTPStatus | None:
        target = request.target
        plain = target.startswith("/") and not target.startswith("//") and not set(target) & set("%\\?#")
        if request.version != "HTTP/1.1" or not plain or not target.isascii() or "/." in target:
            return HTTPStatus.BAD_REQUEST
        if any(request.all(name) for name in ("transfer-encoding", "upgrade", "expect")):
            return HTTPStatus.BAD_REQUEST
        if request.method not in (("GET", "POST") if self._bodies else ("GET",)):
            return HTTPStatus.METHOD_NOT_ALLOWED
        lengths = request.all("content-length")
        if request.method == "POST":
            return None if len(lengths) == 1 and _LENGTH.fullmatch(lengths[0]) else HTTPStatus.BAD_REQUEST
        return HTTPStatus.BAD_REQUEST if any(length != "0" for length in lengths) else None

    def _foreign(self, request: Request) -> HTTPStatus | None:
        hosts, origins = request.all("host"), request.all("origin")
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return HTTPStatus.MISDIRECTED_REQUEST
        if any(origin != f"http://{hosts[0]}" for origin in origins):
            return HTTPStatus.FORBIDDEN
        if request.method == "POST" and len(origins) != 1:  # every browser says it (Fetch Standard, section 3.2)
            return HTTPStatus.FORBIDDEN
        # The file that opens the page for us is of another origin. What it gets is the empty shell.
        leads_here = (request.method, request.target, *request.all("sec-fetch-mode")) == ("GET", "/", "navigate")
        if not leads_here and any(site not in ("same-origin", "none") for site in request.all("sec-fetch-site")):
            return HTTPStatus.FORBIDDEN
        return None

    def _misplaced(self, request: Request) -> HTTPStatus | None:
        """Return why a request of our own page is not answered: nothing of the kind is there, or it sends too much."""
        body = self._bodies.get(request.target)
        if request.method == "POST" and body is not None:
            return body.refuse(request)
        if request.method == "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED if request.target in self._shell else HTTPStatus.NOT_FOUND
        return HTTPStatus.METHOD_NOT_ALLOWED if body else None
