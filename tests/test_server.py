"""The page of `watch --open`: the real server on 127.0.0.1, what it shows, and that it only ever reads."""

import http.client
import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from mezanprint.model.diagnostics import Span, error, warning
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.geometry import Area
from mezanprint.model.results import EditionResult, Report, State
from mezanprint.project.folder import Folder
from mezanprint.server import opening
from mezanprint.server.board import Board
from mezanprint.server.gate import HEADERS
from mezanprint.server.opening import opened
from mezanprint.server.serve import Server
from text_output import TEXT

EDITION = Edition("street", ("en",), Profile("screen"))
PAGE = files("mezanprint.server") / "page"
BAD = error(
    "layout-overflow",
    "<b>`title`</b> is too long",
    Span("content/street/document.yaml", 4, page=1, area=Area(10, 20, 60, 40)),
)


def blank(path: Path, pages: int = 1, desk: float = 0) -> None:
    """Write a PDF of pages of 200 by 100 pt, with a desk round them."""
    with pikepdf.new() as document:
        for _ in range(pages):
            page = document.add_blank_page(page_size=(200 + 2 * desk, 100 + 2 * desk))
            page.MediaBox = pikepdf.Array([-desk, -desk, 200 + desk, 100 + desk])
            page.TrimBox = pikepdf.Array([0, 0, 200, 100])
        if desk:
            document.add_blank_page(page_size=(100, 100))
        path.parent.mkdir(parents=True, exist_ok=True)
        document.save(path)


def result(state: State = State.TYPESET, **more: object) -> EditionResult:
    made = EditionResult(EDITION, "build/en/street.pdf", state, (), sha256="a1")
    return replace(made, **more)  # type: ignore[arg-type]


REFUSED = result(State.FAILED, diagnostics=(BAD,), refused="build/en/street.refused.pdf", marks=(BAD,), sha256=None)


@pytest.fixture
def board(tmp_path: Path) -> Board:
    blank(tmp_path / "build/en/street.pdf", pages=2)
    blank(tmp_path / "build/en/street.refused.pdf", desk=50)
    return Board(tmp_path, "en")


@pytest.fixture
def server(board: Board) -> Iterator[Server]:
    with Server(board) as running:
        yield running


def get(server: Server, target: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    told = {"Authorization": f"Bearer {server.gate.token}", **{n.replace("_", "-"): v for n, v in headers.items()}}
    connection.request(method, target, headers={name: value for name, value in told.items() if value})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def read(server: Server, target: str, **headers: str) -> Any:
    status, _, body = get(server, target, **headers)
    assert status == 200, (target, status)
    return json.loads(body)


def edition(server: Server) -> Any:
    (first,) = read(server, "/api/board")["editions"]
    return read(server, f"/api/edition/{first['id']}")


def routes(server: Server) -> list[str]:
    shown = edition(server)
    return ["/api/board", f"/api/edition/{shown['id']}", f"/api/picture/{shown['pages'][0]['picture']}"]


def test_every_route_that_tells_of_the_project_wants_the_token(server: Server) -> None:
    server.board.show(Report((result(),)))
    for route in routes(server):
        assert get(server, route)[0] == 200
        for token in ("", "Bearer no"):
            status, headers, body = get(server, route, Authorization=token)
            assert (status, body) == (403, b"FORBIDDEN"), route
            assert headers.items() >= HEADERS.items()


def test_the_shell_says_nothing_of_the_project(server: Server, tmp_path: Path) -> None:
    server.board.show(Report((result(diagnostics=(BAD,)),)))
    for target in ("/", "/app.js", "/app.css", "/icon.svg", "/regular.ttf"):
        status, headers, body = get(server, target, Authorization="")
        assert status == 200, target
        assert headers.items() >= HEADERS.items()
        assert b"street" not in body
        assert str(tmp_path).encode() not in body


@pytest.mark.parametrize(
    ("target", "method", "headers", "status"),
    [
        ("/api/board", "POST", {}, 405),
        ("/", "POST", {}, 405),
        ("/api/board", "GET", {"Host": "evil.example"}, 421),
        ("/api/board", "GET", {"Origin": "https://evil.example"}, 403),
        ("/api/picture/../../mezanprint.toml", "GET", {}, 400),
        ("/api/picture/%2e%2e", "GET", {}, 400),
        ("/api/edition/street", "GET", {}, 404),
        ("/api/picture/street.pdf", "GET", {}, 404),
        ("/page/app.js", "GET", {}, 404),
        ("/index.html", "GET", {}, 404),
        ("/api/board/x", "GET", {}, 404),
    ],
)
def test_nothing_else_is_answered(
    server: Server, target: str, method: str, headers: dict[str, str], status: int
) -> None:
    server.board.show(Report((result(),)))
    assert get(server, target, method, **headers)[0] == status


@pytest.mark.parametrize(
    "line", [b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"x" * 20_000 + b"\r\n\r\n", b"\x00\xff\r\n\r\n"]
)
def test_what_is_no_http_ends_without_a_word_of_ours(server: Server, line: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(line)
        told = b""
        try:
            while part := connection.recv(4096):
                told += part
        except ConnectionResetError:
            pass
    assert b"Python" not in told
    assert b"<" not in told
    assert get(server, "/")[0] == 200


def test_it_listens_on_this_computer_only(server: Server) -> None:
    assert server._http.server_address[0] == "127.0.0.1"
    assert server.port > 1023


def test_a_refused_edition_shows_its_marked_pages_with_each_finding_at_its_place(server: Server) -> None:
    server.board.show(Report((REFUSED,)))
    shown = edition(server)
    (page,) = shown["pages"]
    assert (page["width"], page["height"]) == (300, 200), "the list behind the pages is no page"
    assert get(server, f"/api/picture/{page['picture']}")[2].startswith(b"\x89PNG")
    (finding,) = shown["findings"]
    assert finding["area"] == [20.0, 35.0, 16.67, 10.0]
    assert finding["message"] == "<b>`title`</b> is too long"
    assert (finding["file"], finding["page"], finding["number"]) == ("content/street/document.yaml:4", 1, 1)
    assert (shown["refused"], shown["errors"]) == (True, 1)


def test_a_good_edition_shows_its_pages_with_its_warnings(server: Server) -> None:
    near = replace(BAD, severity=warning("layout-covered", "b").severity)
    server.board.show(Report((result(diagnostics=(near,)),)))
    shown = edition(server)
    assert len(shown["pages"]) == 2
    assert shown["findings"][0]["area"] == [5.0, 20.0, 25.0, 20.0]
    assert (shown["refused"], shown["warnings"]) == (False, 1)


def test_an_older_pdf_never_passes_for_the_pages_of_today(server: Server) -> None:
    server.board.show(Report((result(State.FAILED, diagnostics=(BAD,), stale=True, sha256=None),)))
    shown = edition(server)
    assert shown["pages"] == []
    assert shown["findings"][0]["area"] is None
    server.board.show(Report(diagnostics=(error("config-style", "wrong"),)))
    told = read(server, "/api/board")
    assert told["editions"] == []
    assert told["general"][0]["message"] == "wrong"


def test_places_of_the_layout_are_not_drawn_on_printed_sheets(server: Server) -> None:
    sheets = Edition("street", ("en",), Profile("screen", sheet="A4"))
    server.board.show(Report((result(edition=sheets, diagnostics=(BAD,)),)))
    assert edition(server)["findings"][0]["area"] is None


def test_a_file_without_pages_is_never_drawn(server: Server, tmp_path: Path) -> None:
    page = Edition("street", ("en",), Profile("text", medium=TEXT))
    (tmp_path / "build/en/street.text.txt").write_text("light")
    server.board.show(Report((result(edition=page, path="build/en/street.text.txt", diagnostics=(BAD,)),)))
    shown = edition(server)
    assert (shown["pages"], shown["refused"]) == ([], False)
    assert shown["findings"][0]["message"] == "<b>`title`</b> is too long"


def test_who_waits_is_told_at_once_when_something_changed(server: Server) -> None:
    server.board.show(Report((result(),)))
    seen = read(server, "/api/board")["version"]
    threading.Timer(0.3, server.board.show, (Report((REFUSED,)),)).start()
    news = read(server, "/api/board", Seen=str(seen))
    assert news["version"] != seen
    assert news["editions"][0]["refused"] is True


@pytest.mark.parametrize("seen", ["-1", "x", "1" * 30, "١"])
def test_an_odd_version_is_no_question(server: Server, seen: str) -> None:
    server.board.show(Report((result(),)))
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.putrequest("GET", "/api/board")
    connection.putheader("Authorization", f"Bearer {server.gate.token}")
    connection.putheader("Seen", seen.encode())
    connection.endheaders()
    assert connection.getresponse().status == 200
    connection.close()


def test_pictures_that_are_the_same_are_not_drawn_again_and_others_are(server: Server, tmp_path: Path) -> None:
    server.board.show(Report((result(),)))
    first = [page["picture"] for page in edition(server)["pages"]]
    server.board.show(Report((result(State.UNCHANGED),)))
    assert [page["picture"] for page in edition(server)["pages"]] == first
    blank(tmp_path / "build/en/street.pdf")
    server.board.show(Report((result(sha256="b2"),)))
    assert first[0] not in [page["picture"] for page in edition(server)["pages"]]
    assert get(server, f"/api/picture/{first[0]}")[0] == 404


def test_asking_writes_nothing(server: Server, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    server.board.show(Report((REFUSED,)))
    for route in routes(server):
        get(server, route)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_the_page_speaks_and_runs_as_its_reader_does(tmp_path: Path, language: str, direction: str) -> None:
    with Server(Board(tmp_path, language)) as server:
        html = get(server, "/")[2].decode()
        assert f'<html lang="{language}" dir="{direction}">' in html
        words = read(server, "/api/board")["words"]
    assert isinstance(words, dict)
    script = (PAGE / "app.js").read_text("utf-8")
    used = set(re.findall(r"\bwords\.(\w+)", script))
    assert used <= set(words)
    assert language == "en" or not any(re.fullmatch(r"[A-Za-z .,:]+", told) for told in words.values())


def test_the_page_makes_no_markup_of_what_it_is_told_and_needs_nothing_from_elsewhere() -> None:
    script, style = ((PAGE / name).read_text("utf-8") for name in ("app.js", "app.css"))
    assert (
        re.findall(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|setTimeout\(\"", script) == []
    )
    assert re.findall(r"https?:", script + style) == []
    assert re.findall(r"\b(?:margin|padding|border|inset)?-?(?:left|right):", style) == []


class Browser:
    def __init__(self) -> None:
        self.seen: list[tuple[str, str, int]] = []

    def open(self, address: str) -> bool:
        path = Path(address.removeprefix("file://"))
        self.seen.append((address, path.read_text(), path.stat().st_mode & 0o777))
        return True


def test_the_browser_is_led_by_a_file_that_nobody_else_reads(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Browser()
    monkeypatch.setattr(opening, "_browser", lambda: browser)
    with opened(server.gate.address, server.entered, Folder.hold(tmp_path)) as there:
        assert there
        ((address, page, mode),) = browser.seen
        assert server.gate.token not in address
        assert f"url={server.gate.address}" in page
        assert mode == 0o600
    assert not (tmp_path / "open.html").exists()


def test_without_a_browser_the_address_is_all(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_browser", lambda: None)
    with opened(server.gate.address, server.entered, Folder.hold(tmp_path)) as there:
        assert not there
    assert list(tmp_path.glob("open.html")) == []


def test_a_browser_in_the_terminal_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser

    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("w3m"))
    assert opening._browser() is None
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.BackgroundBrowser("firefox"))
    assert opening._browser() is not None


def test_watch_shows_each_build(new_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """``--open`` gives every report to the board; without it nothing is served."""
    from click.testing import CliRunner

    from mezanprint.cli.main import command

    root = new_project("lamps")
    (root / "content/home/document.yaml").write_text("kind: [")
    shown: list[Report] = []
    monkeypatch.setattr("mezanprint.engine.watcher.moments", lambda _root: iter((True,)))
    monkeypatch.setattr("mezanprint.server.opening._browser", lambda: None)
    monkeypatch.setattr("mezanprint.server.board.Board.show", lambda _self, report: shown.append(report))
    monkeypatch.setattr("mezanprint.engine.session.BuildSession.warm_up", lambda *_: None)
    for wanted in (False, True):
        arguments = ["watch", "home", "--project", str(root), *(["--open"] if wanted else [])]
        answer = CliRunner().invoke(command, arguments, standalone_mode=False)
        assert answer.return_value == 0, answer.output
        assert ("/#k=" in answer.output) is wanted
        assert bool(shown) is wanted
