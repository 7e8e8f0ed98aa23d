"""Files inside a released PDF are those its content names, to the byte, and no others."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg
from mezanprint.preflight.goods.graph import Objects, Stream
from mezanprint.preflight.goods.kinds import string
from mezanprint.preflight.goods.streams import Hidden, unpacked
from mezanprint.preflight.goods.walk import Met


def check_attachments(met: list[Met], objects: Objects, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for each file that is in the PDF and not in the content, or the other way round."""
    hint = msg("name attached files in the head of the document; any other is a fault of the program, please report it")
    files = [each.value for each in met if each.kind == "File"]
    return tuple(
        error("release-attachment", message, None, hint)
        for message in dict.fromkeys(_faults(files, objects, composition))
    )


def _faults(files: list[Mapping[str, Any]], objects: Objects, composition: Composition) -> Iterator[str]:
    digests = {resource.path: resource.digest for resource in composition.resources}
    expected = {path.rpartition("/")[2]: digests[path] for path in composition.attachments}
    names = set()
    for entries in files:
        name = string(entries.get("/UF")) or ""
        names.add(name)
        held = entries.get("/EF", {}).get("/F")
        if not _is_wanted(objects.get(held), expected.get(name)) or entries.get("/F") != entries.get("/UF"):
            yield msg("the PDF carries a file `{name}` that is not in the content", name=name)
    yield from (msg("the PDF lacks the attached file `{name}`", name=name) for name in expected if name not in names)


def _is_wanted(stream: Any, digest: str | None) -> bool:
    """Tell whether a stream is the file of this SHA-256, with the size and MD5 that it says (ISO 32000-1, table 46)."""
    if not isinstance(stream, Stream):
        return False
    try:
        data, said = unpacked(stream), stream.thing.Params
        of_data = hashlib.md5(data, usedforsecurity=False).digest()
        whole = int(said.Size) == len(data) and bytes(said.CheckSum) == of_data
        return whole and digest == hashlib.sha256(data).hexdigest()
    except (Hidden, AttributeError, TypeError):
        return False
