"""Embedding levels of a paragraph, from Pango, which will order its lines by the same."""

from functools import lru_cache

from mezanprint.typesetting.weasyprint.weasy import ffi, gobject, pango

ffi.cdef("""
    unsigned char *pango_log2vis_get_embedding_levels(const char *text, int length, int *base);
    void g_free(void *memory);
""")
_BREAK = "\n"


@lru_cache(maxsize=1024)
def levels_of(text: str, base: int) -> tuple[int, ...]:
    """Return the level of each character (UAX #9) of a text whose paragraphs run at ``base``, 0 or 1."""
    if not base and text.isascii():
        return (0,) * len(text)
    found: list[int] = []
    for line in text.split(_BREAK):
        found += [*_levels(line, base), base]
    return tuple(found[:-1])


def _levels(line: str, base: int) -> list[int]:
    if not line:
        return []
    said = line.encode()
    levels = pango.pango_log2vis_get_embedding_levels(said, len(said), ffi.new("int *", base))
    found: list[int] = ffi.unpack(levels, len(line))
    gobject.g_free(levels)
    return found
