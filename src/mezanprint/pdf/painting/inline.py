"""Pictures that stand in the content itself (ISO 32000-1, 8.9.7), as those that do not."""

from typing import Any

import pikepdf


def stream_of(inline: Any, document: pikepdf.Pdf, resources: Any) -> pikepdf.Stream:
    """Return an inline picture as an image stream, with whole names, and with its space if the resources name it."""
    stream = pikepdf.Stream(document, inline.read_raw_bytes())
    for name, value in inline.obj.items():
        if name != "/Length":
            stream[name] = value
    stream.Subtype = pikepdf.Name.Image
    if "/ColorSpace" in stream:
        entries = (
            resources.get("/ColorSpace", pikepdf.Dictionary()).get(str(stream.ColorSpace))
            if isinstance(stream.ColorSpace, pikepdf.Name)
            else None
        )
        if entries is not None:
            stream.ColorSpace = entries
    return stream
