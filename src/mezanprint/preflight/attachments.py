"""Files inside a released PDF are those its content names, to the byte, and no others."""

import hashlib
from collections.abc import Iterator

import pikepdf

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg
from mezanprint.preflight.activity import dictionaries


def check_attachments(document: pikepdf.Pdf, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for each file that is in the PDF and not in the content, or the other way round."""
    hint = msg("name attached files in the head of the document; any other is a fault of the program, please report it")
    return tuple(
        error("release-attachment", message, None, hint) for message in dict.fromkeys(_faults(document, composition))
    )


def _faults(document: pikepdf.Pdf, composition: Composition) -> Iterator[str]:
    digests = {resource.path: resource.digest for resource in composition.resources}
    wanted = {path.rpartition("/")[2]: digests[path] for path in composition.attachments}
    named: set[tuple[int, int]] = set()
    found: set[str] = set()
    for each in dictionaries(document):
        if "/EF" not in each:
            continue
        name = str(each.get("/UF", each.get("/F", "")))
        found.add(name)
        for stream in each.EF.as_dict().values():
            named.add(stream.objgen)
            if hashlib.sha256(stream.read_bytes()).hexdigest() != wanted.get(name):
                yield msg("the PDF carries a file `{name}` that is not in the content", name=name)
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == "/EmbeddedFile" and thing.objgen not in named:
            yield msg("the PDF carries a file without a name")
    yield from (msg("the PDF lacks the attached file `{name}`", name=name) for name in wanted if name not in found)
