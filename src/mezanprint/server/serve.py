"""The server: answers a few fixed routes on 127.0.0.1, and nothing else.

It is the one of the standard library. A page that one person looks at needs no more, and the core install no package
for it; all that decides stands in ``gate`` and ``board``, which know no HTTP library.
"""

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any

from mezanprint.console.pages import render
from mezanprint.server.answers import Answer, as_json, faces, refusal
from mezanprint.server.board import Board
from mezanprint.server.gate import HEADERS, HOST, Gate, Request

PATIENCE = 20.0
"""Seconds after which a question for news is answered without any."""
_SLOW = 40.0
"""Seconds of silence after which a connection is closed."""
_MOST = 24
"""Connections at a time."""


class Server:
    """The page of one board. Use as a context: its end is the end of the server."""

    def __init__(self, board: Board) -> None:
        """Take a free port; ``OSError`` if there is none."""
        self.board = board
        shell = _shell(board)
        self._http = _Http((HOST, 0), _handler(self.answer))
        self.port = int(self._http.server_address[1])
        self.gate = Gate(self.port, shell)
        self._shell = shell
        self.entered = threading.Event()
        """Set once the page is open and has shown its token."""
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.2,), daemon=True)

    def __enter__(self) -> "Server":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def answer(self, request: Request) -> Answer:
        """Return the answer to any request."""
        refused = self.gate.refuse(request)
        if refused:
            return refusal(refused)
        if known := self._shell.get(request.target):
            return known
        self.entered.set()
        return self._told(request) or refusal(HTTPStatus.NOT_FOUND)

    def _told(self, request: Request) -> Answer | None:
        """Return what the board says; a name in a target is looked up among those it gave out, and is never a path."""
        head, _, name = request.target.rpartition("/")
        if request.target == "/api/board":
            seen = request.all("seen")
            if len(seen) == 1 and seen[0].isdecimal() and len(seen[0]) < 10:
                self.board.wait(int(seen[0]), PATIENCE)
            return as_json(self.board.overview())
        if head == "/api/edition":
            edition = self.board.edition(name)
            return None if edition is None else as_json(edition)
        if head == "/api/picture":
            picture = self.board.picture(name)
            return None if picture is None else Answer(HTTPStatus.OK, "image/png", picture)
        return None


def _shell(board: Board) -> Mapping[str, Answer]:
    """Return the page itself, which says nothing of the project."""
    folder = files("mezanprint.server") / "page"
    html = render("watch", board.language)
    return {
        "/": Answer(HTTPStatus.OK, "text/html; charset=utf-8", html.encode()),
        "/app.js": Answer(HTTPStatus.OK, "text/javascript; charset=utf-8", (folder / "app.js").read_bytes()),
        "/icon.svg": Answer(HTTPStatus.OK, "image/svg+xml", (folder / "icon.svg").read_bytes()),
        "/app.css": Answer(HTTPStatus.OK, "text/css; charset=utf-8", (folder / "app.css").read_bytes()),
        **faces(),
    }


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = False

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._free = threading.BoundedSemaphore(_MOST)

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a browser that goes away in the middle of an answer is no fault."""


def _handler(answer: Callable[[Request], Answer]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = _SLOW

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(8193)
            if not self.raw_requestline or len(self.raw_requestline) > 8192 or not self.parse_request():
                self.close_connection = True
                return
            # As it came: `path` has been made up already.
            words = self.requestline.split(" ")
            target = words[1] if len(words) == 3 else ""
            request = Request(self.command, target, self.request_version, tuple(self.headers.items()))
            self._send(answer(request))

        def send_error(self, code: int, *_: object, **__: object) -> None:
            """Answer what is no HTTP at all as every other refusal."""
            self.close_connection = True
            self._send(refusal(HTTPStatus(code)))

        def _send(self, answer: Answer) -> None:
            if answer.status is not HTTPStatus.OK:
                self.close_connection = True
            self.send_response_only(answer.status)
            headers = {**HEADERS, "Content-Type": answer.kind, "Content-Length": str(len(answer.body))}
            for name, value in headers.items():
                self.send_header(name, value)
            if self.close_connection:
                self.send_header("Connection", "close")
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
