"""What a browser fetches of the studio before it shows the documents."""

import re
from pathlib import Path

import pytest

import mezanprint.studio

PAGE = Path(mezanprint.studio.__file__).parent / "page"
MOST = 60_000
"""Bytes, not compressed, without fonts and words."""
LINKED = re.compile(r'(?:href|src)="/([^"]+)"')
IMPORTED = re.compile(r'^(?:import|export)[^"]*"\./([^"]+)"', re.MULTILINE)


def needed(name: str) -> set[str]:
    """Return the files that are fetched with a file of the page, and those that are fetched with them."""
    pending, names = [name], {name}
    while pending:
        text = (PAGE / pending.pop()).read_text("utf-8")
        new = {*LINKED.findall(text), *IMPORTED.findall(text)} - names
        names |= new
        pending += new
    return names


def test_the_documents_are_shown_after_less_than_60_thousand_bytes() -> None:
    shell = needed("index.html")
    assert {"main.js", "dashboard.js", "net.js", "desk.css"} <= shell
    assert sum((PAGE / name).stat().st_size for name in shell) < MOST


@pytest.mark.parametrize("file", sorted(path.name for path in PAGE.iterdir()))
def test_each_file_of_the_page_is_fetched_for_something(file: str) -> None:
    styles = {f"{name}.css" for name in re.search(r"STYLES = (.*);", (PAGE / "screen.js").read_text())[1].split('"')}  # type: ignore[index]
    assert file in needed("index.html") | needed("screen.js") | styles
