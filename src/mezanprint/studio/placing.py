"""Pictures that are brought to the page: judged, kept until they are placed, and put into the folder of a document."""

import secrets
from collections.abc import Mapping
from http import HTTPStatus
from threading import Lock
from typing import Any

from mezanprint.content.editing.file_lines import FileLines
from mezanprint.content.editing.replace_text import TextPlace, replace_text, replace_value
from mezanprint.content.editing.ways import reach, way_to
from mezanprint.content.parse import read_yaml
from mezanprint.content.raw import Mapping as RawMapping
from mezanprint.content.raw import Scalar
from mezanprint.engine.project import Project
from mezanprint.model.documents import Image, iter_images
from mezanprint.outputs.picture_size import picture_size
from mezanprint.project.files import Files
from mezanprint.studio.answers import Refusal
from mezanprint.studio.saving import Saver
from mezanprint.studio.writing import put_files

SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}
"""Pictures of pixels, by their media types. Drawings are put into the folder by hand: they are small programs."""
_MOST = 4
"""Pictures that wait to be placed; the oldest gives way."""


class Uploads:
    """Pictures that were brought and are not placed yet: in memory, for nothing is written before that."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pictures: dict[str, tuple[str, bytes]] = {}

    def take(self, media_type: str, data: bytes) -> Mapping[str, Any]:
        """Judge a picture and keep it; ``Refusal`` for what is none, ``Fault`` for one that could not be printed."""
        suffix = SUFFIXES.get(media_type)
        if suffix is None:
            raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        width, height = picture_size(f"picture{suffix}", data)
        name = secrets.token_hex(12)
        with self._lock:
            self._pictures[name] = suffix, data
            while len(self._pictures) > _MOST:
                del self._pictures[next(iter(self._pictures))]
        return {"upload": name, "width": width, "height": height}

    def find(self, name: str) -> tuple[str, bytes]:
        """Return the suffix and the bytes of a picture that was brought; ``Refusal`` if it is gone."""
        with self._lock:
            picture = self._pictures.get(name)
        if picture is None:
            raise Refusal(HTTPStatus.NOT_FOUND)
        return picture


def pictures_value(project: Project, document: str) -> list[Mapping[str, Any]]:
    """Return the pictures of a document: by which name they are replaced, their file and what describes them."""
    images = iter_images(project.document(document)[0])
    return [
        {
            "picture": image.key,
            "file": image.path.rpartition("/")[2],
            "alt": image.alt.source if image.alt else None,
            "alt_id": f"{image.alt.domain}:{image.alt.key}" if image.alt else None,
        }
        for image in sorted(images, key=lambda image: (image.span.path, image.span.line or 0))
    ]


def place(
    files: Files, saver: Saver, document: str, picture: str, upload: tuple[str, bytes] | None, alt: str | None
) -> Mapping[str, Any]:
    """Put a picture in the place of another one, and describe it anew; return the name of its file.

    What described the old picture describes the new one until somebody says so: ``alt`` is what is seen in it.
    """
    project = Project(files.beside())
    image = next((each for each in iter_images(project.document(document)[0]) if each.key == picture), None)
    if image is None:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
    path = image.span.path
    reader = project.files("edited")
    data = reader.read_bytes(path)
    root = read_yaml(path, FileLines.of(path, data).text)[1]
    way = way_to(root, image.span, RawMapping)
    if way is None:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
    edited: dict[str, bytes | None] = {}
    name = image.path.rpartition("/")[2]
    if upload is not None:
        suffix, pixels = upload
        folder = path.rpartition("/")[0]
        name = _free_name(reader, folder, image, suffix, pixels)
        edited[f"{folder}/{name}"] = pixels
        own = next((locale for locale, each in image.paths if each == image.path), "")
        data = replace_value(data, path, (*way, "file", own) if own else (*way, "file"), name)
    if alt is not None and image.alt is not None:
        plain = isinstance(reach(root, (*way, "alt")), Scalar)
        data = replace_text(data, TextPlace(path, ((*way, "alt") if plain else (*way, "alt", "text"),)), (alt,))
    edited[path] = data  # last: a document never names a picture that is not there
    put_files(files, saver, project, edited)
    return {"saved": True, "file": name}


def _free_name(files: Files, folder: str, image: Image, suffix: str, pixels: bytes) -> str:
    """Return a name that says where the picture belongs, and that no other file of the folder has."""
    words = [word for word in image.key.partition(":")[2].split(".") if word not in ("sections", "figures")]
    stem, listed, number = "-".join(words)[:60] or "picture", files.list(folder), 1
    name = f"{stem}{suffix}"
    while name in listed and files.read_bytes(f"{folder}/{name}") != pixels:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name
