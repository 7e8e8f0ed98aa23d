"""The page itself, which says nothing of the project: read once, when the server starts."""

from collections.abc import Mapping
from http import HTTPStatus
from importlib.resources import files

from mezanprint.console.language import LANGUAGES
from mezanprint.console.localization import localized
from mezanprint.server.answers import Answer, as_json, faces
from mezanprint.studio.words import WORDS

_KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
_PAGE = "index.html"


def read_shell() -> Mapping[str, Answer]:
    """Return what is answered without a token, by its target: the files of the page, its words and its fonts."""
    words = {name: {language: localized(word, language) for language in LANGUAGES} for name, word in WORDS.items()}
    return {**dict(_files()), "/words.json": as_json(words), **faces()}


def _files() -> list[tuple[str, Answer]]:
    folder = files("mezanprint.studio") / "page"
    return [
        ("/" if file.name == _PAGE else f"/{file.name}", Answer(HTTPStatus.OK, kind, file.read_bytes()))
        for file in folder.iterdir()
        if (kind := _KINDS.get(file.name.rpartition(".")[2]))
    ]
