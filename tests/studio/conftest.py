"""One browser for the tests of a file, and one studio with the sample project."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from studio_browser import Studio, copied_project, running_browser, running_studio


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A running Chromium; ask for it with ``needs_chromium`` on the test."""
    with running_browser() as running:
        yield running


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """The studio on a copy of the sample project, which the tests of a file share."""
    folder: Path = tmp_path_factory.mktemp("studio")
    with running_studio(copied_project(folder)) as running:
        yield running
