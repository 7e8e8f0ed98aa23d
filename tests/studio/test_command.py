"""``mezanprint studio`` as a process: what it opens, whom it answers, and that nothing is left of it."""

import json
import signal
import socket
import sys
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psutil
import pytest
from click.testing import CliRunner

from mezanprint.cli.main import command
from mezanprint.server.gate import MOST_WRONG
from mezanprint.studio.desk import Desk
from mezanprint.studio.serve import Server
from studio_browser import Studio, running_studio


def ask(studio: Studio, target: str, question: object, token: str = "") -> tuple[int, object]:
    """Return status and answer of what our own page would ask."""
    headers = {"Origin": studio.origin, "Authorization": f"Bearer {token or studio.token}"}
    headers["Content-Type"] = "application/json"
    try:
        with urlopen(Request(studio.origin + target, json.dumps(question).encode(), headers), timeout=120) as answer:
            return answer.status, json.load(answer)
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


@pytest.fixture
def root(new_project: Callable[..., Path]) -> Path:
    return new_project("lamps")


def refused(*words: str) -> str:
    """Return what the command says instead of starting."""
    answer = CliRunner().invoke(command, ["studio", *words], standalone_mode=False)
    assert answer.exception or answer.return_value == 2
    return f"{answer.output}{answer.exception}"


def test_a_document_or_a_locale_that_is_not_there_is_named(root: Path) -> None:
    assert "there is no document `strete`" in refused("strete", "--project", str(root))
    assert "did you mean `street`?" in refused("strete", "--project", str(root))
    assert "no edition of these documents has the locale `fr`" in refused("--locale", "fr", "--project", str(root))


def test_without_its_packages_it_says_how_to_get_them(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mezanprint.cli.studio.find_spec", lambda name: None if name == "h11" else object())
    assert 'pip install "mezanprint[studio]"' in refused("--project", str(root))


def test_no_route_of_the_desk_is_answered_without_the_token(root: Path) -> None:
    """Those of the real desk, whatever they are by now."""
    with Desk(root, "en") as desk, Server(desk, print) as server:
        targets = (*desk.handlers, *desk.uploads, "/api/events", "/api/picture/a")
        assert len(targets) > 8
        for target in targets:
            for method in ("GET", "POST"):
                with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
                    host = f"127.0.0.1:{server.port}"
                    head = f"{method} {target} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
                    head += "Content-Type: application/json\r\nContent-Length: 2\r\n" if method == "POST" else ""
                    connection.sendall(f"{head}\r\n".encode() + (b"{}" if method == "POST" else b""))
                    assert connection.recv(65536).startswith(b"HTTP/1.1 403 "), (method, target)


@pytest.mark.skipif(sys.platform != "linux", reason="another system tells it otherwise")
def test_it_listens_here_alone_sets_no_page_itself_and_leaves_nothing_running(root: Path) -> None:
    with running_studio(root, "street", "--locale", "ar") as studio:
        assert studio.address.endswith("&language=en&document=street&locale=ar")
        status, opened = ask(studio, "/api/open", {"document": "street", "locale": "ar"})
        assert status == 200
        assert isinstance(opened, dict)
        assert len(opened["strings"]) > 3
        server = psutil.Process(studio.process.pid)
        helpers = server.children(recursive=True)
        assert helpers
        sockets = [place for each in (server, *helpers) for place in each.net_connections("inet") if each.is_running()]
        listening = {(place.laddr.ip, place.laddr.port) for place in sockets if place.status == psutil.CONN_LISTEN}
        assert listening == {("127.0.0.1", studio.port)}
        assert {place.laddr.ip for place in sockets} == {"127.0.0.1"}
        libraries = Path(f"/proc/{server.pid}/maps").read_text()
        assert "libpython" in libraries or "python" in libraries
        assert "libpango" not in libraries, "the typesetter is loaded"
        taken = ["studio", "--project", str(root), "--port", str(studio.port)]
        answer = CliRunner().invoke(command, taken, standalone_mode=False)
        assert f"another program listens at port {studio.port}" in str(answer.exception)
        assert studio.stop() == 128 + signal.SIGINT
        assert psutil.wait_procs(helpers, timeout=30)[1] == []
    assert not [path for path in (root / "build/.studio").rglob("*") if path.name != "saving"]


def test_who_guesses_ends_it(root: Path) -> None:
    with running_studio(root) as studio:
        for number in range(MOST_WRONG):
            assert ask(studio, "/api/desk", {}, token=str(number)) == (403, "FORBIDDEN")
        assert studio.process.wait(60) == 1


@pytest.fixture
def recorder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes down what it was given, who may read it, and what it says."""
    heard = tmp_path / "heard"
    heard.mkdir()
    script = tmp_path / "browser"
    file = '"${1#file://}"'
    script.write_text(
        f'#!/bin/sh\necho "$1" > {heard}/argument\nstat -c %a {file} "$(dirname {file})" > {heard}/modes\n'
        f"cat {file} > {heard}/page.part\nmv {heard}/page.part {heard}/page\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{script} %s &")
    return heard


def test_the_browser_gets_the_address_in_a_file_that_goes_when_the_page_is_there(root: Path, recorder: Path) -> None:
    with running_studio(root, opens=True) as studio:
        for _ in range(600):
            if (recorder / "page").exists():
                break
            time.sleep(0.05)
        argument = (recorder / "argument").read_text().strip()
        assert argument == (root / "build/.studio/open.html").as_uri()
        assert escape(studio.address) in (recorder / "page").read_text()
        assert (recorder / "modes").read_text().split() == ["600", "700"]
        assert ask(studio, "/api/desk", {})[0] == 200
        for _ in range(600):
            if not (root / "build/.studio/open.html").exists():
                break
            time.sleep(0.05)
        assert not (root / "build/.studio/open.html").exists()
