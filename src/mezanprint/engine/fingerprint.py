"""What besides its composition decides the bytes of a PDF: the tools, named one by one so that a change can be told."""

import ctypes
import hashlib
import platform
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import mezanprint

ABSENT = "absent"
_PACKAGES = (
    "weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "pyphen", "fonttools", "brotli", "zopfli", "pillow",
    "pikepdf", "pypdfium2", "arabic-reshaper", "python-bidi", "defusedxml",
)  # fmt: skip
_STAGES = ("model", "project", "typesetting", "finishing", "preflight", "engine/pipeline.py", "engine/worker.py")
# As WeasyPrint looks for them: Linux, then macOS.
_LIBRARIES = {
    "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib"),
}


@cache
def tools() -> Mapping[str, str]:
    """Return each tool with its version or digest, without importing any of the Python ones."""
    from mezanprint.typesetting.fonts import fonts_fingerprint

    return {
        "mezanprint": _digest_sources(),
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "fonts": fonts_fingerprint(),
        **{name: _installed(name) for name in _PACKAGES},
        **{name: _loaded(name) for name in _LIBRARIES},
    }


def _digest_sources() -> str:
    """Digest the code of the stages whose result is kept: editing it must not leave old results in force."""
    root = Path(mezanprint.__file__).parent
    digest = hashlib.sha256()
    for name in _STAGES:
        place = root / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else (place,):
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{mezanprint.__version__} {digest.hexdigest()[:12]}"


def _installed(package: str) -> str:
    with suppress(PackageNotFoundError):
        return version(package)
    return ABSENT


def _loaded(library: str) -> str:
    for name in _LIBRARIES[library]:
        with suppress(OSError):
            return _VERSIONS[library](ctypes.CDLL(name))
    return ABSENT


def _pango(library: ctypes.CDLL) -> str:
    library.pango_version_string.restype = ctypes.c_char_p
    return str(library.pango_version_string().decode())


def _harfbuzz(library: ctypes.CDLL) -> str:
    library.hb_version_string.restype = ctypes.c_char_p
    return str(library.hb_version_string().decode())


def _fontconfig(library: ctypes.CDLL) -> str:
    return str(library.FcGetVersion())


_VERSIONS: Mapping[str, Callable[[ctypes.CDLL], str]] = {
    "pango": _pango,
    "harfbuzz": _harfbuzz,
    "fontconfig": _fontconfig,
}
