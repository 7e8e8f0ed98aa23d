"""No address is ever opened: pictures the composition lists are served, everything else is refused."""

from pathlib import Path
from urllib.parse import urljoin

import pytest

from mezanprint.model.compositions import BASE_URL
from mezanprint.model.cropping import Treatment
from mezanprint.model.diagnostics import Fault, Severity, error
from mezanprint.project.files import Files
from mezanprint.typesetting.typeset import picture_gate, typeset
from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher, path_of
from mezanprint.typesetting.weasyprint.weasy import weasyprint
from sheets import listed, sheet

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f6"
    "45400000000049454e44ae426082"
)
SERVED = ("images/ok.png", "images/صورة.png", "images/caf\u00e9.png", "images/a b.png", "images/100%.png")


def references(hostile: Path) -> list[tuple[str, str]]:
    lines = (hostile / "urls" / "urls.txt").read_text("utf-8").splitlines()
    pairs = [line.split("\t", 1) for line in lines if line and not line.startswith("#")]
    return [
        (kind, reference.encode("latin-1", "backslashreplace").decode("unicode_escape")) for kind, reference in pairs
    ]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with pictures, and files beside them that no document may show."""
    root = tmp_path / "project"
    for path in (*SERVED, "photo.png", ".git/config", "images/a#b.png", "CON", "aux.yaml"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(PIXEL)
    (tmp_path / "canary.txt").write_text("CANARY")
    (root / "link-out.txt").symlink_to(tmp_path / "canary.txt")
    return root


def fetcher(root: Path) -> ProjectFetcher:
    return ProjectFetcher(Files(root), listed(root, *SERVED), picture_gate(150))


def is_served(fetcher: ProjectFetcher, address: str) -> bool:
    try:
        served = bool(fetcher.fetch(address).read())
    except Fault:
        served = False
    assert served or fetcher.refused[address][0].severity is Severity.ERROR
    return served


def test_every_hostile_reference_is_refused_and_every_plain_one_served(project: Path, hostile: Path) -> None:
    served = fetcher(project)
    wrong = []
    for kind, reference in references(hostile):
        joined = weasyprint.urls.url_join(BASE_URL, reference, True, "test")
        addresses = {joined, urljoin(BASE_URL, reference)}
        wrong += [(kind, reference, each) for each in addresses if is_served(served, each) != (kind == "P")]
        if kind == "R":
            assert not is_served(served, reference)
    assert wrong == []


def test_weasyprint_itself_gets_no_further(project: Path, hostile: Path) -> None:
    from html import escape

    for kind, reference in references(hostile):
        body = f'<p>x<img alt="x" src="{escape(reference)}"></p>'
        found = typeset(sheet(body, resources=listed(project, *SERVED)), project).diagnostics
        assert bool(found) == (kind == "R"), reference
        assert all(each.code == "typeset-fetch" for each in found)


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ('<link rel="stylesheet" href="https://127.0.0.1:1/a.css"><p>x</p>', ""),
        ('<style>@import url("file:///etc/passwd");</style><p>x</p>', ""),
        ("<p>x</p>", '@font-face { font-family: x; src: url("https://127.0.0.1:1/f.woff2") } p { font-family: x }'),
        ("<p>x</p>", '@font-face { font-family: x; src: local("Amiri") } p { font-family: x }'),
        ("<p>x</p>", 'p { background: url("file:///dev/zero") }'),
        ("<p>x</p>", 'p { background: url("data:image/png;base64,AAAA") }'),
        ("<p>x</p>", 'p::before { content: url("../../etc/passwd") }'),
        ('<object data="file:///etc/passwd"></object><embed src="https://127.0.0.1:1/"><p>x</p>', ""),
        ('<p>x</p><link rel="attachment" href="file:///etc/passwd">', ""),
        ('<base href="https://127.0.0.1:1/"><p><img src="images/ok.png" alt="x"></p>', ""),
        ('<p><a rel="attachment" href="file:///etc/passwd">x</a></p>', ""),
    ],
)
def test_nothing_in_a_page_or_its_styles_reaches_a_file_or_a_host(body: str, css: str, project: Path) -> None:
    artifact = typeset(sheet(body, css, resources=listed(project, *SERVED)), project)
    assert any(found.severity is Severity.ERROR for found in artifact.diagnostics), artifact.diagnostics
    assert b"root:" not in artifact.data
    assert b"EmbeddedFiles" not in artifact.data


def test_a_listed_picture_is_read_once_and_cleaned(project: Path) -> None:
    calls = []

    def clean(path: str, data: bytes, _treatment: Treatment) -> tuple[bytes, str]:
        calls.append(path)
        return b"clean", "image/png"

    served = ProjectFetcher(Files(project), listed(project, *SERVED), clean)
    for _ in range(2):
        assert served.fetch(BASE_URL + "images/ok.png").read() == b"clean"
    assert calls == ["images/ok.png"]


def test_a_picture_that_took_the_place_of_the_listed_one_is_told_as_changed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_files: Files, path: str, _limit: int = 0) -> bytes:
        raise Fault(error("project-unreadable", f"`{path}` cannot be read: permission denied"))

    gate = fetcher(project)
    monkeypatch.setattr(Files, "read_bytes", refuse)
    with pytest.raises(Fault) as fault:
        gate.fetch(BASE_URL + SERVED[0])
    assert [found.code for found in fault.value.diagnostics] == ["typeset-changed"]


def test_a_listed_link_out_of_the_project_is_refused(project: Path) -> None:
    served = ProjectFetcher(Files(project), listed(project, "link-out.txt"), lambda *_: (b"x", "image/png"))
    assert not is_served(served, BASE_URL + "link-out.txt")


@pytest.mark.parametrize(
    "address", ["HTTPS://project.invalid/images/ok.png", "https://project.invalid:1/images/ok.png"]
)
def test_scheme_and_host_are_taken_letter_by_letter(address: str) -> None:
    assert path_of(address) is None


def test_the_doors_of_urllib_are_shut(project: Path) -> None:
    with pytest.raises(Fault):
        fetcher(project).open(BASE_URL + "images/ok.png")
    with pytest.raises(Fault):
        fetcher(project)("file:///etc/passwd")
