"""Pages of others in a real browser, which reach for the studio on the same computer: nothing is told, nothing written.

They are told all that could be guessed, the token and a session too. The same probes are sent at a server that refuses
nothing, so that a browser that stops them by itself proves nothing.
"""

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser

from mezanprint.typesetting.weasyprint.fonts import pinned_fonts
from studio_browser import Studio, needs_chromium, running_browser

pytestmark = needs_chromium
REBOUND = "rebound.example"
FONT = next(path for font in pinned_fonts() if (path := font.locate()))
ICON = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
DOCUMENT, LOCALE = "fishing-count", "ar"
PROBES = """
async ([target, token, save]) => {
  const url = (path) => target + path, auth = { Authorization: `Bearer ${token}` };
  const json = { "Content-Type": "application/json" }, post = { method: "POST", body: save };
  const ask = (path, options) => fetch(url(path), options).then(async (answer) =>
    answer.type === "opaque" ? "answered" : answer.ok ? `read ${await answer.text()}` : `status ${answer.status}`,
    () => "blocked");
  const load = (tag, attributes) => new Promise((done) => {
    const element = document.createElement(tag);
    element.onload = () => done("loaded");
    element.onerror = () => done("blocked");
    document.body.append(Object.assign(element, attributes));
  });
  const opens = (socket) => new Promise((done) => {
    socket.onopen = () => done("opened");
    socket.onerror = () => done("blocked");
  });
  const frame = (attributes) => load("iframe", attributes);
  const inner = `<form method="POST" enctype="text/plain" action="${url("/api/save")}">
    <textarea name="a">${save}</textarea></form><script>document.forms[0].submit()</script>`;
  const results = {
    "read the shell": await ask("/", {}),
    "read words": await ask("/words.json", {}),
    "read with the token": await ask("/api/desk", { ...post, body: "{}", headers: { ...auth, ...json } }),
    "write with the token": await ask("/api/save", { ...post, headers: { ...auth, ...json } }),
    "write as text": await ask("/api/save", { ...post, mode: "no-cors" }),
    "write as text with credentials": await ask("/api/save", { ...post, mode: "no-cors", credentials: "include" }),
    "read a picture": await ask("/api/picture/a", { headers: auth }),
    "script": await load("script", { src: url("/main.js") }),
    "module": await load("script", { src: url("/main.js"), type: "module" }),
    "style": await load("link", { rel: "stylesheet", href: url("/app.css") }),
    "image": await load("img", { src: url("/icon.svg") }),
    "font": await new FontFace("theirs", `url(${url("/regular.ttf")})`).load().then(() => "loaded", () => "blocked"),
    "web socket": await opens(new WebSocket(url("/api/events").replace("http", "ws"))),
    "events": await opens(new EventSource(url("/api/events"))),
  };
  navigator.sendBeacon(url("/api/save"), new Blob([save], { type: "text/plain" }));
  await frame({ src: url("/") });
  await frame({ sandbox: "allow-scripts allow-forms", srcdoc: inner });
  await frame({ srcdoc: inner });
  await ask("/api/save", { ...post, keepalive: true, mode: "no-cors", referrerPolicy: "no-referrer" });
  return results;
}
"""


class Open(BaseHTTPRequestHandler):
    """A server that refuses nothing, and remembers what reached it."""

    protocol_version = "HTTP/1.1"
    kinds: Mapping[str, str] = {
        "js": "text/javascript",
        "css": "text/css",
        "svg": "image/svg+xml",
        "events": "text/event-stream",
    }
    reached: ClassVar[list[bytes]] = []

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        ending = name.rpartition(".")[2]
        data = FONT.read_bytes() if ending == "ttf" else ICON if ending == "svg" else b"/**/"
        self.send_response(200)
        self.send_header("Content-Type", self.kinds.get(ending, "text/html"))
        self.send_header("Content-Length", str(len(data)))
        for header, value in (("Origin", "*"), ("Headers", "Authorization, Content-Type")):
            self.send_header(f"Access-Control-Allow-{header}", value)
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self) -> None:
        self.reached.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.do_GET()

    do_OPTIONS = do_GET  # noqa: N815 - the name of the method

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[int]:
    """Serve with ``Open`` at a port of 127.0.0.1."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Open) as server:
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        try:
            yield int(server.server_address[1])
        finally:
            server.shutdown()


@pytest.fixture(scope="module")
def evil() -> Iterator[int]:
    """The port of a server whose page sends the probes."""
    with serving() as port:
        yield port


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser to which a name of others means this computer, and which keeps no page from it by itself."""
    rules = f"--host-resolver-rules=MAP {REBOUND} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
    with running_browser(rules, "--disable-features=LocalNetworkAccessChecks") as running:
        yield running


def digests(root: Path) -> dict[str, str]:
    """Return the digests of all files of a project that no build makes."""
    files = (path for path in root.rglob("*") if path.is_file() and "build" not in path.relative_to(root).parts)
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def ask(studio: Studio, target: str, question: Mapping[str, Any]) -> Any:
    """Ask as our own page does."""
    headers = {"Origin": studio.origin, "Authorization": f"Bearer {studio.token}", "Content-Type": "application/json"}
    with urlopen(Request(studio.origin + target, json.dumps(question).encode(), headers), timeout=120) as answer:
        return json.load(answer)


@pytest.fixture(scope="module")
def saving(studio: Studio) -> dict[str, Any]:
    """A question by which our own page would change a translation."""
    opened = ask(studio, "/api/open", {"document": DOCUMENT, "locale": LOCALE})
    string = next(string for string in opened["strings"] if string["writable"] and len(string["forms"]) == 1)
    new = {"forms": [f"{string['forms'][0]} كتبه غيرنا"], "seen": string["forms"], "confirmed": True}
    return {"session": opened["session"], "id": string["id"], **new}


def probed(browser: Browser, place: str, target: str, token: str, saving: dict[str, Any]) -> dict[str, str]:
    """Return what came of each probe that a page at ``place`` sent to ``target``."""
    context = browser.new_context()
    try:
        page = context.new_page()
        # A page that was there before its name came to mean this computer: what it asks for later is not answered here.
        page.route(
            f"{place}/evil", lambda route: route.fulfill(body="<!DOCTYPE html><p>evil", content_type="text/html")
        )
        page.goto(f"{place}/evil")
        results: dict[str, str] = page.evaluate(PROBES, [target, token, json.dumps(saving)])
        page.wait_for_timeout(300)
        inner = [frame.url for frame in page.frames[1:]]
        return {**results, "frame": "loaded" if f"{target}/" in inner else "blocked"}
    finally:
        context.close()


def test_the_probes_reach_a_server_that_refuses_nothing(browser: Browser, evil: int, studio: Studio) -> None:
    with serving() as port:
        Open.reached.clear()
        results = probed(browser, f"http://127.0.0.1:{evil}", f"http://127.0.0.1:{port}", "token", {"a": 1})
    assert sorted(name for name, result in results.items() if result == "blocked") == ["web socket"]
    assert len(Open.reached) == 8, Open.reached


@pytest.mark.parametrize("place", ["http://127.0.0.1:{evil}", "http://localhost:{evil}", f"http://{REBOUND}:{{evil}}"])
def test_a_page_from_elsewhere_reaches_nothing(
    browser: Browser, evil: int, studio: Studio, saving: dict[str, Any], place: str
) -> None:
    before = digests(studio.root)
    results = probed(browser, place.format(evil=evil), studio.origin, studio.token, saving)
    assert set(results.values()) == {"blocked"}, results
    assert digests(studio.root) == before


def test_a_name_that_came_to_mean_this_computer_reaches_nothing(
    browser: Browser, studio: Studio, saving: dict[str, Any]
) -> None:
    """To the browser such a page and the studio are one origin; what tells them apart is the host alone."""
    before = digests(studio.root)
    ours = f"http://{REBOUND}:{studio.port}"
    results = probed(browser, ours, ours, studio.token, saving)
    assert set(results.values()) == {"blocked", "status 421"}, results
    assert digests(studio.root) == before
    context = browser.new_context()
    answer = context.new_page().goto(ours)
    assert answer is not None
    assert (answer.status, answer.text()) == (421, "MISDIRECTED_REQUEST")
    context.close()


def test_the_question_of_the_probes_is_one_that_would_write(studio: Studio, saving: dict[str, Any]) -> None:
    before = digests(studio.root)
    assert ask(studio, "/api/save", saving)["saved"] is True
    after = digests(studio.root)
    assert len([path for path in after if after[path] != before[path]]) == 1
