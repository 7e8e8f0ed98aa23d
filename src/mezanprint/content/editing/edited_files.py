"""The files of a project as they would be with texts of a document edited: what a preview reads, and a save writes."""

from collections.abc import Callable, Mapping, Sequence

from mezanprint.content.editing.replace_text import TextPlace, find_place, replace_text
from mezanprint.model.diagnostics import Fault, Span, error
from mezanprint.model.documents import Document, iter_texts
from mezanprint.model.translatable import msg


def edited_files(
    document: Document, edits: Mapping[str, Sequence[str]], read: Callable[[str], bytes]
) -> dict[str, bytes]:
    """Return the files that change, by path, with the texts ``edits`` names by ``domain:key``.

    A text has one wording; a counted phrase has its forms in the order of ``Text.forms``. ``read`` gives the bytes of
    a file that ``document`` was read from. ``Fault`` where a text cannot be written, or there is none of its name.
    """
    texts = {f"{text.domain}:{text.key}": text for text in iter_texts(document)}
    files: dict[str, bytes] = {}
    places: list[tuple[TextPlace, Sequence[str]]] = []
    for name, wordings in edits.items():
        text = texts.get(name)
        if text is None:
            raise Fault(error("content-edit", msg("there is no text `{name}` any more", name=name), Span("content")))
        path = text.span.path
        if path not in files:
            files[path] = read(path)
        places.append((find_place(document, text, files[path]), wordings))
    edited = dict(files)
    for place, wordings in places:
        edited[place.path] = replace_text(edited[place.path], place, wordings)
    return {path: data for path, data in edited.items() if data != files[path]}
