"""Real Arabic catalogs to try ours on: those that come inside Django, and what other programs make of them."""

import importlib.util
import subprocess
from io import BytesIO
from itertools import islice
from pathlib import Path

from babel.messages.pofile import read_po, write_po

AS_PUBLISHED = ("core", "core-dz", "admin", "auth", "humanize", "humanize-dz")
"""Names of the largest; ``dz`` is a translation of its own."""
WRAPPED, BABEL = "wrapped", "babel"
"""Names of one with the lines that GNU gettext breaks, and of one that Babel writes, with obsolete entries."""
_SHARE_OBSOLETE = 4


def gather(folder: Path) -> None:
    """Write all catalogs into ``folder``, as ``NAME.ar.po``."""
    package = importlib.util.find_spec("django")
    assert package
    assert package.origin
    root = Path(package.origin).parent
    for path in root.rglob("locale/ar*/LC_MESSAGES/*.po"):
        part = path.relative_to(root).parts[-5].replace("conf", "core")
        name = part + "-js" * (path.stem == "djangojs") + "-dz" * ("ar_DZ" in path.parts)
        (folder / f"{name}.ar.po").write_bytes(path.read_bytes())
    core = (folder / "core.ar.po").read_bytes()
    wrapped = subprocess.run(["msgcat", "--width=60", "-"], input=core, capture_output=True, check=True)
    (folder / f"{WRAPPED}.ar.po").write_bytes(wrapped.stdout)
    (folder / f"{BABEL}.ar.po").write_bytes(_as_babel_writes(core))


def _as_babel_writes(data: bytes) -> bytes:
    """Return a catalog in Babel's layout, one entry in four obsolete, the first of these without a translation."""
    catalog = read_po(BytesIO(data), locale="ar")
    for message in list(islice(catalog, 1, None, _SHARE_OBSOLETE)):
        name = message.id if isinstance(message.id, str) else message.id[0]
        catalog.delete(name, message.context)
        message.string = message.string if catalog.obsolete else ""
        catalog.obsolete[(name, message.context) if message.context else name] = message
    out = BytesIO()
    write_po(out, catalog, width=76)
    return out.getvalue()
