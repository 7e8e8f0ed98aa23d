"""axe-core, the judge of accessible pages."""

from importlib.util import find_spec
from pathlib import Path


def axe_script() -> str:
    """Return the script of axe-core, which its package brings."""
    package = find_spec("axe_playwright_python")
    assert package
    assert package.submodule_search_locations
    return (Path(package.submodule_search_locations[0]) / "axe.min.js").read_text("utf-8")
