"""What besides its composition decides the bytes of a file: the tools, one by one so that a change can be told."""

import hashlib
import platform
import zlib
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import mezanprint
from mezanprint.project.system import LIBRARIES

ABSENT = "absent"
_PACKAGES = (
    "weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "pyphen", "fonttools", "brotli", "zopfli", "pillow",
    "pikepdf", "pypdfium2", "arabic-reshaper", "python-bidi", "defusedxml",
)  # fmt: skip
_COMPOSERS = ("jinja2", "markupsafe", "babel", "hijridate", "markdown-it-py", "mdit-py-plugins", "nh3", "pyyaml")
_PROOFS = ("proofing",)
_STAGES = (
    "model",
    "project",
    "typesetting",
    "finishing",
    "preflight",
    "outputs",
    "pages",
    "engine/worker.py",
)


@cache
def tools() -> Mapping[str, str]:
    """Return each tool with its version or digest, without importing any of the Python ones."""
    from mezanprint.typesetting.weasyprint.fonts import fonts_fingerprint

    return {
        "mezanprint": _digest_sources(_STAGES),
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "fonts": fonts_fingerprint(),
        **{name: _installed(name) for name in _PACKAGES},
        **{need.name: need.find() or ABSENT for need in LIBRARIES},
    }


@cache
def proof_tools() -> Mapping[str, str]:
    """Return the tools that decide what a proof is made of: our code for proofs is one more of them."""
    return {**tools(), "proof": _digest_sources(_PROOFS)}


@cache
def composer() -> str:
    """Return a digest of all that turns files into compositions: our code, and the libraries it uses for that."""
    versions = " ".join(f"{name} {_installed(name)}" for name in _COMPOSERS)
    return hashlib.sha256(f"{platform.python_version()} {_digest_sources(('.',))} {versions}".encode()).hexdigest()


def _digest_sources(stages: tuple[str, ...]) -> str:
    """Digest our code: editing it must not leave old results in force."""
    root = Path(mezanprint.__file__).parent
    digest = hashlib.sha256()
    for name in stages:
        place = root / name
        for path in sorted(filter(_is_source, place.rglob("*"))) if place.is_dir() else (place,):
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{mezanprint.__version__} {digest.hexdigest()[:12]}"


def _is_source(path: Path) -> bool:
    """Tell whether a file of ours decides what pages look like, or what they say of themselves."""
    return path.suffix in (".py", ".css", ".js", ".jinja", ".po")


def _installed(package: str) -> str:
    with suppress(PackageNotFoundError):
        return version(package)
    return ABSENT
