"""``examples/fastapi``, asked as a server asks it."""

import asyncio
import importlib.util
import io
import json
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

if TYPE_CHECKING:  # it takes half a second, also of the process that runs none of these tests
    from fastapi import FastAPI

Message = MutableMapping[str, Any]


@pytest.fixture(scope="module")
def example(repo_root: Path) -> Path:
    return repo_root / "examples" / "fastapi"


@pytest.fixture(scope="module")
def app(example: Path) -> "FastAPI":
    from fastapi import FastAPI

    spec = importlib.util.spec_from_file_location("example_app", example / "app.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert isinstance(module.app, FastAPI)
    return module.app


def post(app: "FastAPI", path: str, content: object, query: str = "") -> tuple[int, str, bytes]:
    """Return status, media type and body of the answer (ASGI 3.0)."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": json.dumps(content).encode(), "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"content-type", b"application/json")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8000),
    }  # fmt: skip
    # In a thread: the main one may have the loop of a browser's driver (conftest.py).
    with ThreadPoolExecutor(1) as threads:
        threads.submit(asyncio.run, app(scope, receive, send)).result()
    start, *rest = sent
    return start["status"], dict(start["headers"])[b"content-type"].decode(), b"".join(part["body"] for part in rest)


def test_content_that_is_posted_comes_back_as_a_pdf(app: "FastAPI", example: Path) -> None:
    status, media_type, body = post(app, "/lamps/ar", json.loads((example / "lamps.json").read_text("utf-8")))
    assert (status, media_type) == (200, "application/pdf")
    with pypdfium2.PdfDocument(io.BytesIO(body)) as pdf:
        assert "النور يعين الناس على الطريق." in pdf[0].get_textpage().get_text_bounded()


def test_what_is_wrong_is_told_in_the_language_that_is_asked_for(app: "FastAPI", example: Path) -> None:
    content = {**json.loads((example / "lamps.json").read_text("utf-8")), "kind": "fact-shet"}
    status, _, body = post(app, "/lamps/ar", content, "language=en")
    (finding,) = json.loads(body)
    assert (status, finding["hints"]) == (422, ["did you mean `fact-sheet`?"])
    (finding,) = json.loads(post(app, "/lamps/ar", content)[2])
    assert "أتقصد" in finding["hints"][0]


@pytest.mark.parametrize("path", ["/lamps/fr", "/../ar", "/data/ar"])
def test_names_that_mean_nothing_are_refused(app: "FastAPI", example: Path, path: str) -> None:
    content = json.loads((example / "lamps.json").read_text("utf-8"))
    assert post(app, path, content)[0] in (404, 422)
