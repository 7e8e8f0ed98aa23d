"""Events, as they are sent to one page for as long as it is there.

Read with ``fetch`` and not as an ``EventSource``, which can send no token; the format is the same
(https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from contextlib import suppress
from typing import Any, Protocol

from mezanprint.server.gate import HEADERS

_SILENCE = 15.0
"""Seconds after which a page is told that we are still there."""
_MOST = 256
"""Events that wait for a page. One that is so far behind has gone to sleep; it asks anew when it wakes."""


class Listening(Protocol):
    """Tells of changes to all that listen."""

    def listen(self, hear: Callable[[str, Mapping[str, Any]], None]) -> Callable[[], None]:
        """Have ``hear`` called, from any thread, with name and data of each event; return what ends that."""


async def stream(
    events: Listening,
    ended: asyncio.Event,
    receive: Callable[[], Awaitable[MutableMapping[str, Any]]],
    send: Callable[[MutableMapping[str, Any]], Awaitable[None]],
) -> None:
    """Send events until the page goes, or the server ends."""
    loop = asyncio.get_running_loop()
    waiting: asyncio.Queue[bytes] = asyncio.Queue()

    def hear(name: str, data: Mapping[str, Any]) -> None:
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(waiting.put_nowait, _event(name, data))

    leave = events.listen(hear)
    headers = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
    headers += [(b"content-type", b"text/event-stream"), (b"connection", b"close")]
    ends = (asyncio.ensure_future(ended.wait()), asyncio.ensure_future(_gone(receive)))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": _event("ping", {}), "more_body": True})
        while waiting.qsize() < _MOST:
            event = await _next(waiting, ends)
            if event is None:
                break
            await send({"type": "http.response.body", "body": event, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
    finally:
        leave()
        for end in ends:
            end.cancel()


async def _next(waiting: asyncio.Queue[bytes], ends: Sequence[asyncio.Future[Any]]) -> bytes | None:
    """Return the next event, a ping after a silence, or None at the end."""
    event = asyncio.ensure_future(waiting.get())
    await asyncio.wait((event, *ends), timeout=_SILENCE, return_when=asyncio.FIRST_COMPLETED)
    if event.done():
        return event.result()
    event.cancel()
    return None if any(end.done() for end in ends) else _event("ping", {})


async def _gone(receive: Callable[[], Awaitable[MutableMapping[str, Any]]]) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _event(name: str, data: Mapping[str, Any]) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
