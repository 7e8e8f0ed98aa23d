"""The server: uvicorn with our own application, on 127.0.0.1, for the time of one command."""

import asyncio
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Self

import uvicorn

from mezanprint.server.gate import HOST, Gate
from mezanprint.studio.app import App, Desk, bodies
from mezanprint.studio.connection import Connection
from mezanprint.studio.shell import read_shell

_THREADS = 16
_END = 2.0
"""Seconds in which those who wait are told that they wait in vain."""


class Server:
    """The page of one desk. Use as a context: its end is the end of the server."""

    def __init__(self, desk: Desk, fail: Callable[[Exception], None], port: int = 0) -> None:
        """Take a port, any free one for 0; ``OSError`` if it is taken.

        ``fail`` is told, in another thread, what nobody foresaw.
        """
        self._socket = _listening(port)
        self.port = int(self._socket.getsockname()[1])
        shell = read_shell()
        self.gate = Gate(self.port, shell, bodies(desk))
        self.entered = threading.Event()
        """Set once the page is open and has shown its token."""
        self.closed = threading.Event()
        """Set once somebody has guessed so often that nobody is answered any more."""
        self._threads = ThreadPoolExecutor(_THREADS)
        self._ended = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        app = App(self.gate, shell, desk, self._threads, self._ended, self.entered.set, self.closed.set, fail)
        self._uvicorn = uvicorn.Server(_settings(app))
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._uvicorn.should_exit = True
        if self._loop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join(_END)
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        await self._uvicorn.serve([self._socket])


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # A port whose last connections are still fading away is free; one that somebody listens at is not.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener


def _settings(app: App) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        loop="asyncio",
        http=Connection,
        ws="none",
        lifespan="off",
        interface="asgi3",
        proxy_headers=False,
        server_header=False,
        date_header=False,
        access_log=False,
        log_config=None,
        log_level="critical",
        h11_max_incomplete_event_size=16 * 1024,
        timeout_keep_alive=60,
        timeout_graceful_shutdown=0,
    )
