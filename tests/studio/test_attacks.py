"""The server of the studio against requests that were written to get past it: each rule, over real sockets."""

import json
import random
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from http import HTTPStatus
from typing import Any

import pytest

from mezanprint.server.gate import HEADERS, MOST_WRONG
from mezanprint.studio.answers import Handler, Refusal
from mezanprint.studio.app import EVENTS
from mezanprint.studio.serve import Server

UPLOAD = "/api/upload"
PICTURE = b"\x89PNG picture"


class Desk:
    """Answers what it was asked, and remembers it."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.released = threading.Event()
        self.hears: list[Callable[[str, Mapping[str, Any]], None]] = []
        self.handlers: Mapping[str, Handler] = {
            "/api/echo": self._echo,
            "/api/page": lambda _sent: PICTURE,
            "/api/build": lambda _sent: {},
            "/api/save": self._refuse,
            "/api/break": self._break,
            "/api/slow": self._wait,
        }
        self.uploads = {UPLOAD: self._take}
        self.events = self

    def _echo(self, sent: Mapping[str, Any]) -> Mapping[str, Any]:
        self.asked.append(sent)
        return sent

    def _refuse(self, sent: Mapping[str, Any]) -> Mapping[str, Any]:
        raise Refusal(HTTPStatus.CONFLICT, {"stands": ["صور"]} if sent else None)

    def _break(self, sent: Mapping[str, Any]) -> Mapping[str, Any]:
        raise ZeroDivisionError("secret of the project")

    def _wait(self, _sent: Mapping[str, Any]) -> Mapping[str, Any]:
        self.released.wait(20)
        return {}

    def listen(self, hear: Callable[[str, Mapping[str, Any]], None]) -> Callable[[], None]:
        self.hears.append(hear)
        return lambda: self.hears.remove(hear)

    def picture(self, name: str) -> bytes | None:
        return PICTURE if name == "a1" else None

    def _take(self, kind: str, data: bytes) -> Mapping[str, Any]:
        self.asked.append((kind, len(data)))
        return {"upload": "b2"}


class Running(Server):
    """A server with the desk it is of, and what it could not foresee."""

    def __init__(self) -> None:
        self.desk, self.failures = Desk(), list[Exception]()
        super().__init__(self.desk, self.failures.append)


@contextmanager
def running() -> Iterator[Running]:
    with Running() as server:
        try:
            yield server
        finally:
            server.desk.released.set()


@pytest.fixture(scope="module")
def shared() -> Iterator[Running]:
    """One server for all tests that leave it as it was."""
    with running() as server:
        yield server


@pytest.fixture
def server(shared: Running) -> Running:
    shared.desk.asked.clear()
    shared.failures.clear()
    return shared


def request(
    server: Server, target: str = "/api/echo", body: bytes = b"{}", *, method: str = "POST", **headers: str
) -> bytes:
    """Return a request as our own page makes it; a header that is given replaces its own, an empty one removes it."""
    host = f"127.0.0.1:{server.port}"
    usual = {"Host": host, "Authorization": f"Bearer {server.gate.token}", "Sec-Fetch-Site": "same-origin"}
    if method == "POST":
        usual |= {"Origin": f"http://{host}", "Content-Type": "application/json", "Content-Length": str(len(body))}
    usual |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in usual.items() if value)]
    return "\r\n".join((*lines, "", "")).encode() + (body if method == "POST" else b"")


def exchange(server: Server, data: bytes) -> bytes:
    """Send bytes and return all that comes back before the server ends the connection."""
    with connected(server) as connection:
        connection.sendall(data)
        return drained(connection)


def connected(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=30)


def drained(connection: socket.socket) -> bytes:
    answer = b""
    try:
        while part := connection.recv(65536):
            answer += part
    except ConnectionResetError:
        pass
    return answer


def ask(server: Server, *arguments: Any, **named: Any) -> tuple[int, bytes]:
    """Return status and body of an answer, whose headers are those of every answer."""
    status, headers, body = parsed(exchange(server, request(server, *arguments, **{"Connection": "close", **named})))
    assert headers.items() >= {name.lower(): value for name, value in HEADERS.items()}.items()
    assert not {"server", "date", "set-cookie", "access-control-allow-origin", "location"} & set(headers)
    return status, body


def parsed(answer: bytes) -> tuple[int, dict[str, str], bytes]:
    head, _, body = answer.partition(b"\r\n\r\n")
    line, *headers = head.decode("latin-1").split("\r\n")
    assert line.startswith("HTTP/1.1 "), answer[:100]
    pairs = [header.split(": ", 1) for header in headers]
    named = {name.lower(): value for name, value in pairs}
    assert len(named) == len(pairs), "no header stands twice"
    return int(line.split()[1]), named, body


def test_our_own_page_is_answered(server: Running) -> None:
    assert ask(server, body='{"text": "صور"}'.encode()) == (200, '{"text": "صور"}'.encode())
    assert ask(server, "/api/page") == (200, PICTURE)
    assert ask(server, "/api/picture/a1", method="GET") == (200, PICTURE)
    assert ask(server, "/api/build") == (202, b"{}")
    assert ask(server, UPLOAD, b"x" * 70_000, Content_Type="image/png") == (200, b'{"upload": "b2"}')
    assert server.desk.asked == [{"text": "صور"}, ("image/png", 70_000)]


def test_a_refusal_of_a_handler_has_its_value_or_one_word(server: Running) -> None:
    assert ask(server, "/api/save", b'{"a": 1}') == (409, '{"stands": ["صور"]}'.encode())
    assert ask(server, "/api/save") == (409, b"CONFLICT")


def test_what_nobody_foresaw_is_told_on_the_terminal_and_not_in_the_browser(server: Running) -> None:
    assert ask(server, "/api/break") == (500, b"INTERNAL_SERVER_ERROR")
    assert [str(failure) for failure in server.failures] == ["secret of the project"]


def test_no_route_tells_anything_without_the_token(server: Running) -> None:
    targets = (*server.desk.handlers, EVENTS, UPLOAD)
    for token in ("", "Bearer ", "Basic x", f"bearer {server.gate.token}"):
        for target in targets if not token else targets[:1]:
            assert ask(server, target, Authorization=token) == (403, b"FORBIDDEN"), target
    for target in ("/api/picture/a1", "/api/picture/zz", "/api/else", *targets):
        assert ask(server, target, method="GET", Authorization="") == (403, b"FORBIDDEN"), target
    assert server.desk.asked == []


def test_the_shell_is_answered_without_the_token(server: Running) -> None:
    for target in ("/", "/words.json", "/regular.ttf", "/semibold.ttf"):
        assert ask(server, target, method="GET", Authorization="")[0] == 200, target
    words = json.loads(ask(server, "/words.json", method="GET", Authorization="")[1])
    assert all(set(word) == {"en", "ar"} for word in words.values())


@pytest.mark.parametrize(
    ("target", "headers", "status"),
    [
        ("/api/echo", {"Host": "evil.example"}, 421),
        ("/api/echo", {"Host": ""}, 400),  # what is no HTTP/1.1 at all
        ("/api/echo", {"Origin": ""}, 403),
        ("/api/echo", {"Origin": "null"}, 403),
        ("/api/echo", {"Origin": "http://localhost:1"}, 403),
        ("/api/echo", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("/api/echo", {"Sec-Fetch-Site": "same-site"}, 403),
        ("/api/echo", {"Content-Type": "text/plain"}, 415),
        ("/api/echo", {"Content-Type": "application/json;charset=utf-8"}, 415),
        ("/api/echo", {"Content-Length": "65537"}, 413),
        (UPLOAD, {"Content-Type": "image/png", "Content-Length": "20000001"}, 413),
        (UPLOAD, {"Content-Type": "text/html"}, 415),
        ("/api/echo", {"Content-Length": "-2"}, 400),
        ("/api/echo", {"Content-Length": "+2"}, 400),
        ("/api/echo", {"Content-Length": "0x2"}, 400),
        ("/api/echo", {"Content-Length": ""}, 400),
        ("/api/echo", {"Transfer-Encoding": "chunked"}, 400),
        ("/api/echo", {"Transfer-Encoding": "chunked", "Content-Length": ""}, 400),
        ("/api/echo", {"Transfer-Encoding": "gzip, chunked"}, 400),
        ("/api/echo", {"Expect": "100-continue"}, 400),
        ("/api/echo", {"Upgrade": "h2c", "Connection": "Upgrade, HTTP2-Settings"}, 400),
        ("/api/echo?", {}, 200),
        ("/api/echo?a=1", {}, 400),
        ("/api/echo/", {}, 404),
        ("/api//echo", {}, 404),
        ("/api/%65cho", {}, 400),
        ("/api/echo#a", {}, 400),
        ("//api/echo", {}, 400),
        ("/api/../api/echo", {}, 400),
        ("\\api\\echo", {}, 400),
        ("http://127.0.0.1/api/echo", {}, 400),
        ("/api/picture/a1", {}, 404),
        ("/", {}, 405),
    ],
)
def test_a_request_of_another_form_is_refused(
    server: Running, target: str, headers: dict[str, str], status: int
) -> None:
    assert ask(server, target, **headers)[0] == status
    assert len(server.desk.asked) == (status == 200)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "post"])
def test_nothing_is_written_but_by_post(server: Running, method: str) -> None:
    assert ask(server, method=method)[0] == 405
    assert server.desk.asked == []


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"1", b'"{}"', b"null", b"{", b"{}{}", b'{"a": 1,}', b"{'a': 1}", b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1e999}', b'{"a": 1, "a": 2}', b'{"a": {"b": 1, "b": 1}}', b'{"a": "\\ud800"}', b'{"\\udfff": 1}',
        b'{"a": "\xff"}', b'\xef\xbb\xbf{"a": 1}', '{"a": 1}'.encode("utf-16"), b'{"a": "\n"}', b'{"a": "\x00"}',
        b'{"a": ' + b"9" * 5000 + b"}", b'{"a":' * 8 + b"[]" + b"}" * 8, b"[" * 30_000 + b"]" * 30_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    ],
)  # fmt: skip
def test_what_is_no_plain_object_reaches_no_handler(server: Running, body: bytes) -> None:
    assert ask(server, body=body) == (400, b"BAD_REQUEST")
    assert server.desk.asked == []


def test_an_object_may_be_as_deep_and_as_large_as_we_say(server: Running) -> None:
    assert ask(server, body=b'{"a":' * 7 + b"[]" + b"}" * 7)[0] == 200
    largest = b'{"a": "' + b"x" * (64 * 1024 - 9) + b'"}'
    assert len(largest) == 64 * 1024
    assert ask(server, body=largest) == (200, largest)


@pytest.mark.parametrize(
    "data",
    [
        b"\r\n\r\n\r\n", b"GET\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\nHost: a\r\n\r\n", b"\x00\xff\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 500,
        b"GET / HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n", b"GET / HTTP/1.1\r\nA: b\r\n c\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n", b"GET / HTTP/1.1\r\nA: \x00\r\nHost: x\r\n\r\n",
        b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 50_000 + b"\r\n",
        "GET /صور HTTP/1.1\r\nHost: x\r\n\r\n".encode(), b"GET / HTTP/1.1\nHost: x\n\n",
        b"CONNECT a:1 HTTP/1.1\r\n\r\n",
    ],
)  # fmt: skip
def test_what_is_no_request_of_ours_ends_with_one_word(server: Running, data: bytes) -> None:
    answer = exchange(server, data + b"\r\n")
    if answer:  # what is sent on while we close loses the word
        status, headers, body = parsed(answer)
        assert (status, body) in ((400, b"BAD_REQUEST"), (421, b"MISDIRECTED_REQUEST"), (405, b"METHOD_NOT_ALLOWED"))
        assert headers["content-security-policy"].startswith("default-src 'none'")
    assert ask(server)[0] == 200


def test_requests_with_bytes_changed_at_random_break_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """Nothing that the event loop would tell of, and no word but ours."""
    chance, judged = random.Random(5), 0
    with running() as server:
        whole = request(server, body=b'{"n": 1}', Connection="close")
        for _ in range(400):
            before = chance.choice((whole, whole + whole, request(server, "/", method="GET") + whole))
            data = bytearray(before)
            for _ in range(chance.choice((1, 2, 5))):
                place = chance.randrange(len(data))
                data[place : place + chance.choice((0, 1))] = bytes((chance.randrange(256),))
            if data.count(server.gate.token.encode()) < before.count(server.gate.token.encode()):
                continue  # twenty wrong ones would end the server
            with connected(server) as connection, suppress(OSError):
                connection.sendall(data)
                connection.shutdown(socket.SHUT_WR)
                answer = connection.recv(65536)
                assert answer == b"" or b"content-security-policy: default-src 'none'" in answer.lower(), answer
                judged += answer != b""
        assert server.failures == []
        assert ask(server)[0] == 200
    assert judged > 100
    assert [record.getMessage() for record in caplog.records if record.name.startswith(("asyncio", "uvicorn"))] == []


def test_http_1_0_is_refused(server: Running) -> None:
    old = request(server).replace(b"HTTP/1.1", b"HTTP/1.0", 1)
    assert parsed(exchange(server, old))[0] == 400
    assert server.desk.asked == []


@pytest.mark.parametrize("wanted", ["websocket", "WebSocket", "h2c, websocket"])
def test_no_web_socket_is_opened(server: Running, wanted: str) -> None:
    opening = {"Upgrade": wanted, "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    opening |= {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Origin": f"http://127.0.0.1:{server.port}"}
    for target in ("/", "/api/events", "/ws"):
        status, body = ask(server, target, method="GET", **opening)
        assert (status, body) == (400, b"BAD_REQUEST")


def test_a_request_hidden_in_the_body_of_another_is_never_read(server: Running) -> None:
    hidden = request(server, body=b'{"hidden": 1}')
    for headers in (
        {"Transfer-Encoding": "chunked", "Content-Length": str(len(hidden))},
        {"Transfer-Encoding": "identity", "Content-Length": "2"},
        {"Content-Length": f"2\r\nContent-Length: {len(hidden)}"},
        {"Content-Length": "0", "Content-Type": "text/plain"},
        {"Origin": "http://evil.example", "Content-Length": "2"},
    ):
        answer = exchange(server, request(server, body=b"", **headers) + b"0\r\n\r\n" + hidden)
        assert answer.count(b"HTTP/1.1 ") <= 1, answer
        assert b"HTTP/1.1 200" not in answer
    assert server.desk.asked == []


def test_requests_one_behind_the_other_are_each_judged(server: Running) -> None:
    good, bad = request(server, body=b'{"n": 1}'), request(server, body=b'{"n": 2}', Origin="http://evil.example")
    answer = exchange(server, good + good + bad + good)
    assert answer.count(b"HTTP/1.1 200") == 2
    assert answer.count(b"HTTP/1.1 403") == 1
    assert server.desk.asked == [{"n": 1}, {"n": 1}]


def test_a_body_has_five_seconds_and_so_has_a_request(server: Running) -> None:
    """All at once, so that the test waits for them only once."""
    whole = request(server, body=b'{"text": "long"}')
    with ExitStack() as ends:
        body, head, nothing, dripping = (ends.enter_context(connected(server)) for _ in range(4))
        body.sendall(whole[:-4])
        head.sendall(whole[:40])
        with suppress(OSError):
            for byte in whole[:160]:
                dripping.sendall(bytes((byte,)))
                time.sleep(0.05)
        assert parsed(drained(body))[0] == 408
        assert [drained(connection) for connection in (head, nothing, dripping)] == [b"", b"", b""]
    assert server.desk.asked == []
    assert ask(server)[0] == 200


def is_ended(connection: socket.socket) -> bool:
    """Tell whether the other side has ended a connection without a word."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def test_a_crowd_of_connections_shuts_nobody_out() -> None:
    with running() as server, ExitStack() as ends:
        crowd = [ends.enter_context(connected(server)) for _ in range(300)]
        crowd[0].sendall(request(server))
        assert parsed(crowd[0].recv(65536))[0] == 200, "who came first is still answered"
        assert all(map(is_ended, crowd[-200:])), "the last ones are sent away"
        ends.close()
        for _ in range(200):
            with connected(server) as connection, suppress(OSError):
                connection.sendall(request(server, Connection="close"))
                if drained(connection).startswith(b"HTTP/1.1 200"):
                    return
            time.sleep(0.05)
        pytest.fail("nobody is answered any more")


def test_slow_handlers_keep_nobody_from_a_picture() -> None:
    with running() as server, ExitStack() as ends:
        waiting = [ends.enter_context(connected(server)) for _ in range(20)]
        for connection in waiting:
            connection.sendall(request(server, "/api/slow"))
        assert ask(server, "/api/picture/a1", method="GET") == (200, PICTURE)
        server.desk.released.set()
        assert all(parsed(connection.recv(65536))[0] == 200 for connection in waiting)


def test_who_guesses_ends_the_server() -> None:
    with running() as server:
        for number in range(MOST_WRONG):
            assert not server.closed.is_set()
            assert ask(server, Authorization=f"Bearer {number}") == (403, b"FORBIDDEN")
        assert server.closed.wait(60)
        assert ask(server) == (403, b"FORBIDDEN")
        assert server.desk.asked == []


def test_events_are_sent_to_whoever_listens_until_he_goes() -> None:
    with running() as server:
        with connected(server) as page, page.makefile("rb") as lines:
            page.sendall(request(server, EVENTS))
            head = list(iter(lines.readline, b"\r\n"))
            assert head[0].startswith(b"HTTP/1.1 200")
            assert b"content-type: text/event-stream\r\n" in head
            (hear,) = server.desk.hears
            hear("built", {"edition": "صور"})
            heard = [next(lines) for _ in range(9)]  # each event is a chunk: its length, its two lines, two empty ones
        assert heard[1:3] == [b"event: ping\n", b"data: {}\n"]
        assert heard[6:8] == [b"event: built\n", 'data: {"edition": "صور"}\n'.encode()]
        for _ in range(3000):
            if not server.desk.hears:
                return
            time.sleep(0.02)
        pytest.fail("the page has gone, and is still told")


def test_nothing_is_to_be_said_to_whoever_wants_events(server: Running) -> None:
    assert ask(server, EVENTS, b'{"a": 1}') == (422, HTTPStatus(422).name.encode())
    assert ask(server, EVENTS, b"[]") == (400, b"BAD_REQUEST")


def test_the_end_of_the_server_is_the_end_of_streams_and_of_those_who_wait() -> None:
    with ExitStack() as ends, running() as server:
        page, slow = (ends.enter_context(connected(server)) for _ in range(2))
        page.sendall(request(server, EVENTS))
        slow.sendall(request(server, "/api/slow"))
        assert page.recv(15) == b"HTTP/1.1 200 OK"
        begun = time.monotonic()
        server.__exit__()
        assert time.monotonic() - begun < 10  # whom it waited for would take 20
        assert drained(page).endswith(b"0\r\n\r\n")
        assert parsed(drained(slow))[0] == 503
        with pytest.raises(ConnectionRefusedError):
            connected(server)


def test_a_port_that_is_taken_is_not_shared() -> None:
    with running() as server:
        with pytest.raises(OSError, match="in use"):
            Server(Desk(), print, server.port)
        port = server.port
    with Server(Desk(), print, port) as again:
        assert ask(again)[0] == 200
