"""Answers requests, by the protocol ASGI: the gate first, then a table of targets.

Nothing here knows a document. A target is looked up among those of the desk and the names of pictures it gave out, and
is never a path (https://asgi.readthedocs.io/en/latest/specs/www.html).
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import Executor
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol

from mezanprint.server.answers import Answer, as_json, refusal
from mezanprint.server.gate import HEADERS, Body, Gate, Request
from mezanprint.studio.answers import Handler, Refusal, Upload
from mezanprint.studio.json_request import read_object
from mezanprint.studio.stream import Listening, stream

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

EVENTS, PICTURE = "/api/events", "/api/picture"
_OBJECT = Body(frozenset({"application/json"}), 64 * 1024)
_PICTURE = Body(frozenset({"image/png", "image/jpeg", "image/webp", "image/svg+xml"}), 20_000_000)
_ACCEPTED = frozenset({"/api/build"})
"""What goes on after it was answered; events tell how."""
_PATIENCE = 5.0
"""Seconds in which a body has to be there."""


class Desk(Protocol):
    """Whoever knows the project."""

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """What answers a JSON object sent to a target, called in any thread."""

    @property
    def events(self) -> Listening:
        """What tells of changes."""

    def picture(self, name: str) -> bytes | None:
        """Return the PNG that was given a name; None for any other name."""

    @property
    def uploads(self) -> Mapping[str, Upload]:
        """What takes the media type and the bytes of a picture sent to a target, called in any thread."""


def bodies(desk: Desk) -> Mapping[str, Body]:
    """Return what may be sent, by target."""
    return {**dict.fromkeys((*desk.handlers, EVENTS), _OBJECT), **dict.fromkeys(desk.uploads, _PICTURE)}


class Gone(Exception):  # noqa: N818 - nothing is wrong
    """Who asked is there no more."""


@dataclass(frozen=True, slots=True)
class App:
    """Answers for one desk."""

    gate: Gate
    shell: Mapping[str, Answer]
    desk: Desk
    threads: Executor
    ended: asyncio.Event
    """Set when the server ends, and streams with it."""
    entered: Callable[[], None]
    """Called when the page has shown its token."""
    closed: Callable[[], None]
    """Called when the gate answers nobody any more."""
    fail: Callable[[Exception], None]
    """Told what nobody foresaw."""

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        request = _request(scope)
        refused = self.gate.refuse(request)
        if refused:
            await _send(send, refusal(refused))
            if self.gate.is_closed:
                self.closed()
        elif page := self.shell.get(request.target):
            await _send(send, page)
        else:
            self.entered()
            await self._admit(request, receive, send)

    async def _admit(self, request: Request, receive: Receive, send: Send) -> None:
        """Answer a request of our own page."""
        try:
            answer = await self._answer(request, receive, send)
        except Gone:
            return
        except asyncio.CancelledError:  # the server ends, and waits for no handler
            answer = refusal(HTTPStatus.SERVICE_UNAVAILABLE)
        except Refusal as refused:
            answer = refusal(refused.status) if refused.value is None else as_json(refused.value, refused.status)
        except Exception as unexpected:
            self.fail(unexpected)
            answer = refusal(HTTPStatus.INTERNAL_SERVER_ERROR)
        if answer is not None:
            await _send(send, answer)

    async def _answer(self, request: Request, receive: Receive, send: Send) -> Answer | None:
        """Return the answer, or None after a stream, which is one itself."""
        if request.method == "GET":
            folder, _, name = request.target.rpartition("/")
            png = self.desk.picture(name) if folder == PICTURE else None
            return refusal(HTTPStatus.NOT_FOUND) if png is None else _picture(png)
        data = await _body(receive)
        if upload := self.desk.uploads.get(request.target):
            return as_json(await self._in_thread(upload, request.all("content-type")[0], data))
        question = read_object(data)
        if request.target == EVENTS:
            if question:
                raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
            await stream(self.desk.events, self.ended, receive, send)
            return None
        value = await self._in_thread(self.desk.handlers[request.target], question)
        if isinstance(value, bytes):
            return _picture(value)
        return as_json(value, HTTPStatus.ACCEPTED if request.target in _ACCEPTED else HTTPStatus.OK)

    async def _in_thread(self, handler: Callable[..., Any], *sent: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self.threads, handler, *sent)


def _request(scope: Message) -> Request:
    target = scope["raw_path"] + (b"?" + scope["query_string"] if scope["query_string"] else b"")
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"])
    return Request(scope["method"], target.decode("latin-1"), f"HTTP/{scope['http_version']}", headers)


async def _body(receive: Receive) -> bytes:
    """Return the whole body, whose length the gate has bounded and the server counts."""
    parts = []
    try:
        async with asyncio.timeout(_PATIENCE):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Gone
                parts.append(message.get("body", b""))
                if not message.get("more_body"):
                    return b"".join(parts)
    except TimeoutError:
        raise Refusal(HTTPStatus.REQUEST_TIMEOUT) from None


def _picture(png: bytes) -> Answer:
    return Answer(HTTPStatus.OK, "image/png", png)


async def _send(send: Send, answer: Answer) -> None:
    """Send an answer. After a refusal the connection ends: what follows on it was not asked by us."""
    headers = {**HEADERS, "Content-Type": answer.kind, "Content-Length": str(len(answer.body))}
    if answer.status >= HTTPStatus.BAD_REQUEST:
        headers["Connection"] = "close"
    await send({"type": "http.response.start", "status": int(answer.status), "headers": encoded(headers)})
    await send({"type": "http.response.body", "body": answer.body})


def encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Return headers as ASGI and h11 take them."""
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]
