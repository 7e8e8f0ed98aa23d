"""Every page and heading that documentation, source or tests lead to is there."""

import re
from pathlib import Path

import pytest

from conftest import REPO
from test_docs_commands import TEXTS

FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
PAGE = re.compile(r"\bdocs/([\w.-]+\.md)\b")
READ = (".py", ".toml", ".jinja", ".css", ".md", ".yaml", ".po", ".pot")
"""Endings of files in which people name pages."""


def links(text: str) -> list[str]:
    """Return the addresses in a page that lead to this repository."""
    prose = CODE.sub("", FENCED.sub("", text))
    return [address for address in LINK.findall(prose) if not re.match(r"[a-z]+:", address)]


def anchors(text: str) -> set[str]:
    """Return the names that GitHub gives the headings of a page: letters, digits, ``-`` and ``_``, spaces as ``-``."""
    names: set[str] = set()
    for heading in HEADING.findall(FENCED.sub("", text)):
        words = re.sub(r"[^\w\- ]", "", LINK.sub("", heading).lower()).replace(" ", "-")
        number = next(number for number in range(100) if (f"{words}-{number}" if number else words) not in names)
        names.add(f"{words}-{number}" if number else words)
    return names


@pytest.mark.parametrize("page", TEXTS)
def test_every_link_leads_to_a_file_and_to_a_heading_in_it(page: str) -> None:
    wrong = []
    for address in links(TEXTS[page]):
        path, _, anchor = address.partition("#")
        target = (REPO / page).parent / path if path else REPO / page
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            wrong.append(address)
    assert wrong == []


def test_every_page_that_is_named_anywhere_is_there() -> None:
    folders = (REPO / name for name in ("src", "docs", "templates", "locales", "scripts", "tests", "benchmarks"))
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in READ]
    files += [*REPO.glob("*.md"), REPO / "Makefile", REPO / "pyproject.toml"]
    named = {(name, path.relative_to(REPO).as_posix()) for path in files for name in PAGE.findall(text_of(path))}
    assert len({name for name, _ in named}) > 12
    assert {(name, place) for name, place in named if not (REPO / "docs" / name).is_file()} == set()


def text_of(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.md#c) and `[words](id)`", ["b.md#c"]),
        ("[a](https://example.org/x)", []),
        ("```\n[a](b.md)\n```\n[c](#d)", ["#d"]),
    ],
)
def test_a_link_is_one_outside_of_code_alone(text: str, expected: list[str]) -> None:
    assert links(text) == expected


def test_headings_are_named_as_github_names_them() -> None:
    page = "# What `it` does\n\n## Q & A\n\n## Q & A\n\n```\n# no heading\n```\n\n### نص عربي\n"
    assert anchors(page) == {"what-it-does", "q--a", "q--a-1", "نص-عربي"}


SOURCE_FILE = re.compile(r"`((?:[\w-]+/)*[\w-]+\.py)`")


@pytest.mark.parametrize("page", ["docs/architecture.md", "docs/security.md", "docs/text-layer.md", "CONTRIBUTING.md"])
def test_every_file_of_the_source_that_a_page_names_is_there(page: str) -> None:
    roots = ("src", "tests", "scripts", "benchmarks", "examples")
    files = [path.relative_to(REPO).as_posix() for root in roots for path in (REPO / root).rglob("*.py")]
    names = SOURCE_FILE.findall((REPO / page).read_text("utf-8"))
    assert names
    assert [name for name in names if not any(f"/{file}".endswith(f"/{name}") for file in files)] == []
