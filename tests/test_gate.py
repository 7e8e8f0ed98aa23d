"""The gate of the pages of `watch --open` and `studio`: each rule refuses what it is for, before any route is seen."""

from http import HTTPStatus

import pytest

from mezanprint.server.gate import HEADERS, MOST_WRONG, Body, Gate, Request

PORT = 40123
HOST = f"127.0.0.1:{PORT}"
SHELL = ("/", "/app.js")


BODIES = {
    "/api/save": Body(frozenset({"application/json"}), 64 * 1024),
    "/api/upload": Body(frozenset({"image/png", "image/jpeg"}), 20_000_000),
}


@pytest.fixture
def gate() -> Gate:
    return Gate(PORT, SHELL)


@pytest.fixture
def writing() -> Gate:
    """A gate of a page that may write too."""
    return Gate(PORT, SHELL, BODIES)


def ask(
    gate: Gate, target: str = "/api/board", *, method: str = "GET", version: str = "HTTP/1.1", **headers: str
) -> object:
    """Ask as our own page does; a header that is given takes the place of its own, an empty one takes it away."""
    usual = {"Host": HOST, "Authorization": f"Bearer {gate.token}", "Sec-Fetch-Site": "same-origin"}
    usual |= {name.replace("_", "-"): value for name, value in headers.items()}
    return gate.refuse(Request(method, target, version, tuple((n, v) for n, v in usual.items() if v)))


def post(gate: Gate, target: str = "/api/save", **headers: str) -> object:
    """Send as our own page does."""
    usual = {"Origin": f"http://{HOST}", "Content_Type": "application/json", "Content_Length": "2"}
    return ask(gate, target, method="POST", **{**usual, **headers})


def test_our_own_page_is_answered(gate: Gate) -> None:
    assert ask(gate) is None
    assert ask(gate, Host=f"localhost:{PORT}", Origin=f"http://localhost:{PORT}") is None


@pytest.mark.parametrize(
    "host", [f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1.evil.example:{PORT}", ""]
)
def test_another_host_is_misdirected(gate: Gate, host: str) -> None:
    assert ask(gate, Host=host) is HTTPStatus.MISDIRECTED_REQUEST
    assert ask(gate, "/", Host=host) is HTTPStatus.MISDIRECTED_REQUEST


def test_two_hosts_are_none(gate: Gate) -> None:
    two = Request("GET", "/", "HTTP/1.1", (("Host", HOST), ("host", HOST)))
    assert gate.refuse(two) is HTTPStatus.MISDIRECTED_REQUEST


@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"http://127.0.0.1:{PORT + 1}", f"https://{HOST}"])
def test_another_origin_is_refused(gate: Gate, origin: str) -> None:
    assert ask(gate, Origin=origin) is HTTPStatus.FORBIDDEN
    assert ask(gate, "/", Origin=origin) is HTTPStatus.FORBIDDEN


def test_one_of_our_names_is_no_origin_of_the_other(gate: Gate) -> None:
    assert ask(gate, Origin=f"http://localhost:{PORT}") is HTTPStatus.FORBIDDEN
    assert ask(gate, Host=f"localhost:{PORT}", Origin=f"http://{HOST}") is HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_page_fetches_is_refused(gate: Gate, site: str) -> None:
    assert ask(gate, Sec_Fetch_Site=site) is HTTPStatus.FORBIDDEN
    assert ask(gate, "/app.js", Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors") is HTTPStatus.FORBIDDEN
    assert ask(gate, "/", Sec_Fetch_Site=site, Sec_Fetch_Mode="cors") is HTTPStatus.FORBIDDEN
    assert ask(gate, Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate") is HTTPStatus.FORBIDDEN


def test_the_file_that_opens_the_page_may_lead_to_the_shell(gate: Gate) -> None:
    assert ask(gate, "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate", Authorization="") is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "CONNECT", "get"])
def test_nothing_but_get_is_allowed(gate: Gate, method: str) -> None:
    assert ask(gate, method=method) is HTTPStatus.METHOD_NOT_ALLOWED
    assert ask(gate, "/", method=method) is HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize(
    "target",
    [
        "/../etc/passwd", "/api/picture/../../x", "/.git/config", "/%2e%2e/x", "/api\\board", "//evil.example/x",
        "/?a=1", "/api/board?", "/#k=1", "http://127.0.0.1/", "*", "", "/api/picture/صورة",
    ],
)  # fmt: skip
def test_a_target_that_is_more_than_a_plain_name_is_malformed(gate: Gate, target: str) -> None:
    assert ask(gate, target) is HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize(
    "headers",
    [
        {"Content_Length": "4"},
        {"Transfer_Encoding": "chunked"},
        {"Upgrade": "websocket"},
        {"Content_Length": "0x0"},
        {"Expect": "100-continue"},
    ],
)
def test_a_request_with_a_body_or_for_a_socket_is_malformed(gate: Gate, headers: dict[str, str]) -> None:
    assert ask(gate, **headers) is HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("version", ["HTTP/1.0", "HTTP/0.9", "HTTP/2"])
def test_another_protocol_is_malformed(gate: Gate, version: str) -> None:
    assert ask(gate, version=version) is HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("token", ["", "Bearer ", "Bearer x", "Basic x", "Bearer \u00e9"])
def test_without_the_token_only_the_shell_is_given(gate: Gate, token: str) -> None:
    for target in ("/api/board", "/api/edition/x", "/api/picture/x", "/nothing/of/the/kind"):
        assert ask(gate, target, Authorization=token) is HTTPStatus.FORBIDDEN
    for target in SHELL:
        assert ask(gate, target, Authorization=token) is None


def test_who_guesses_ends_the_page_for_all(gate: Gate) -> None:
    for _ in range(MOST_WRONG):
        assert ask(gate) is None
        assert ask(gate, Authorization="Bearer guess") is HTTPStatus.FORBIDDEN
    assert ask(gate) is HTTPStatus.FORBIDDEN
    assert ask(gate, "/") is HTTPStatus.FORBIDDEN


def test_each_run_has_a_token_of_its_own_that_no_server_sees(gate: Gate) -> None:
    other = Gate(PORT, SHELL)
    assert gate.token != other.token
    assert len(gate.token) >= 32
    assert gate.address == f"http://{HOST}/#k={gate.token}"


def test_no_answer_lets_anything_foreign_in() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert {source for name, sources in policy.items() if name != "trusted-types" for source in sources.split()} == {
        "'none'", "'self'", "blob:", "'script'",
    }  # fmt: skip
    assert not any(name.lower().startswith("access-control") for name in HEADERS)


def test_our_own_page_may_send_what_a_target_takes(writing: Gate) -> None:
    assert post(writing) is None
    assert post(writing, Host=f"localhost:{PORT}", Origin=f"http://localhost:{PORT}") is None
    assert post(writing, Content_Length=str(64 * 1024)) is None
    assert post(writing, "/api/upload", Content_Type="image/png", Content_Length="20000000") is None
    assert ask(writing, "/api/picture/x") is None


@pytest.mark.parametrize("origin", ["", "null", "https://evil.example", f"http://localhost:{PORT}", f"http://{HOST}/"])
def test_nothing_is_sent_but_from_our_own_origin(writing: Gate, origin: str) -> None:
    assert post(writing, Origin=origin) is HTTPStatus.FORBIDDEN


def test_two_origins_are_none(writing: Gate) -> None:
    usual = [("Host", HOST), ("Authorization", f"Bearer {writing.token}"), ("Content-Type", "application/json")]
    headers = (*usual, ("Content-Length", "2"), ("Origin", f"http://{HOST}"), ("Origin", f"http://{HOST}"))
    assert writing.refuse(Request("POST", "/api/save", "HTTP/1.1", headers)) is HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("length", ["", "-1", "+2", "02", "2.0", "0x2", "2, 2", " 2", "٢", "1" * 11])
def test_a_length_is_a_plain_number(writing: Gate, length: str) -> None:
    assert post(writing, Content_Length=length) is HTTPStatus.BAD_REQUEST


def test_two_lengths_or_a_length_and_chunks_are_malformed(writing: Gate) -> None:
    usual = [("Host", HOST), ("Authorization", f"Bearer {writing.token}"), ("Origin", f"http://{HOST}")]
    for more in (("Content-Length", "2"), ("Transfer-Encoding", "chunked"), ("transfer-encoding", "identity")):
        headers = (*usual, ("Content-Type", "application/json"), ("Content-Length", "2"), more)
        assert writing.refuse(Request("POST", "/api/save", "HTTP/1.1", headers)) is HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "application/json; charset=utf-8", "application/x-www-form-urlencoded", "multipart/form-data",
     "Application/JSON", "image/png"],
)  # fmt: skip
def test_what_a_form_could_send_is_of_no_type_of_ours(writing: Gate, kind: str) -> None:
    assert post(writing, Content_Type=kind) is HTTPStatus.UNSUPPORTED_MEDIA_TYPE


def test_each_target_has_its_own_measure(writing: Gate) -> None:
    assert post(writing, Content_Length=str(64 * 1024 + 1)) is HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert post(writing, "/api/upload", Content_Type="image/jpeg", Content_Length="20000001") is (
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    )
    assert post(writing, "/api/upload") is HTTPStatus.UNSUPPORTED_MEDIA_TYPE


@pytest.mark.parametrize("method", ["PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "CONNECT", "TRACE", "post", "get"])
def test_nothing_but_get_and_post_is_allowed(writing: Gate, method: str) -> None:
    assert ask(writing, method=method) is HTTPStatus.METHOD_NOT_ALLOWED


def test_nothing_is_written_by_get_and_nothing_sent_to_the_shell(writing: Gate) -> None:
    for target in BODIES:
        assert ask(writing, target) is HTTPStatus.METHOD_NOT_ALLOWED
    for target in SHELL:
        assert post(writing, target) is HTTPStatus.METHOD_NOT_ALLOWED
    assert post(writing, "/api/else") is HTTPStatus.NOT_FOUND


def test_without_the_token_nothing_is_told_of_what_is_there(writing: Gate) -> None:
    for target in (*BODIES, *SHELL, "/api/else"):
        assert post(writing, target, Authorization="") is HTTPStatus.FORBIDDEN
    for target in ("/api/save", "/api/else"):
        assert post(writing, target, Authorization="", Content_Type="x", Content_Length="9999999999") is (
            HTTPStatus.FORBIDDEN
        )


def test_a_page_elsewhere_can_not_lead_to_a_post(writing: Gate) -> None:
    for target in ("/", "/api/save"):
        assert post(writing, target, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate") is HTTPStatus.FORBIDDEN


def test_a_gate_that_was_guessed_at_says_so(writing: Gate) -> None:
    for _ in range(MOST_WRONG):
        assert not writing.is_closed
        post(writing, Authorization="Bearer guess")
    assert writing.is_closed
    assert post(writing) is HTTPStatus.FORBIDDEN
