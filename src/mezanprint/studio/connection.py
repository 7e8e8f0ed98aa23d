"""One connection to the server: what is no HTTP, says nothing or comes in a crowd is ended without a word of others."""

import asyncio
from contextlib import suppress
from http import HTTPStatus

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from mezanprint.server.answers import refusal
from mezanprint.server.gate import HEADERS

_PATIENCE = 5.0
"""Seconds in which a request has to be there, its body apart."""
_MOST = 64
"""Connections at a time: a browser makes six to a host."""


class Connection(H11Protocol):
    """Bounds what uvicorn leaves open: who may connect without asking anything, and for how long."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection, unless there are too many."""
        super().connection_made(transport)
        if len(self.connections) > _MOST:
            transport.abort()
        else:
            self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a connection."""
        self._meet()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came. The time for a request begins with its first byte."""
        if self._is_idle() and self._deadline is None:
            self._expect()
        super().data_received(data)
        if not self._is_idle():
            self._meet()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's signature
        """Answer what is no HTTP as every other refusal."""
        answer = refusal(HTTPStatus.BAD_REQUEST)
        headers = {**HEADERS, "Content-Type": answer.kind, "Content-Length": str(len(answer.body))}
        with suppress(h11.LocalProtocolError):  # in the middle of an answer to what came before
            start = h11.Response(status_code=answer.status, headers=[*headers.items(), ("Connection", "close")])
            for event in (start, h11.Data(data=answer.body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _is_idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _expect(self) -> None:
        self._deadline = self.loop.call_later(_PATIENCE, self.transport.abort)

    def _meet(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
