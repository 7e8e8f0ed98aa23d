"""What is not in the list of goods, told: each with the code of its kind, its place, and what to do."""

from collections.abc import Iterator

from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg
from mezanprint.preflight.goods.contents import Finding
from mezanprint.preflight.goods.places import told
from mezanprint.preflight.goods.walk import Odd

_ACTIVE = frozenset(
    {
        "/AA", "/AcroForm", "/Collection", "/JS", "/JavaScript", "/Launch", "/OC", "/OCProperties", "/OpenAction",
        "/RichMediaContent", "/XFA",
    }
)  # fmt: skip
_NOTES = frozenset({"/LastModified", "/PieceInfo", "/SpiderInfo", "/Thumb", "/Metadata"})
_ATTACHED = frozenset({"Files", "File", "Held", "Embedded", "Params"})
_FONTS = frozenset({"Font", "Glyphs", "Descriptor", "Program", "Map", "System"})
_REPORT = msg("this is a fault of the program, please report it")


def tell_odd(odd: list[Odd]) -> Iterator[Diagnostic]:
    """Yield an error for each entry of an object that no object of its kind has in a file of this program."""
    for kind, key, place in odd:
        where, name = told(place), key.replace("`", "'")
        if key in _ACTIVE or key == "/A" or kind in ("Leap", "Address"):
            hint = msg("no document needs that; take it out of the template")
            yield error("release-active", msg("the PDF holds `{name}`: it can act by itself", name=name), None, hint)
        elif key in _NOTES or kind == "Facts":
            message = msg("the PDF says something of its own under `{key}`", key=name)
            yield error("release-metadata", message, None, _REPORT)
        elif kind in _ATTACHED or key in ("/EmbeddedFiles", "/AF", "/EF"):
            message = msg("the PDF carries a file without a name")
            yield error("release-attachment", message, None, _REPORT)
        elif kind in _FONTS or key == "/Font":
            message = msg("{place}: the entry `{key}` is none that a font of the house has", place=where, key=name)
            yield error("release-font", message, None, _REPORT)
        elif kind in ("Picture", "Opacity"):
            message = msg("a picture holds {what} beside its pixels", what=f"`{name}`")
            yield error("release-picture", message, None, _REPORT)
        elif kind == "Link" or key == "/Annots":
            message = msg("{place}: an annotation that is no plain link (`{key}`)", place=where, key=name)
            yield error("release-link", message, None, msg("link to https or mailto addresses, or inside the document"))
        else:
            message = msg("{place}: the entry `{key}` is none that this program writes", place=where, key=name)
            yield error("release-object", message, None, _REPORT)


def tell_faults(faults: list[Finding]) -> Iterator[Diagnostic]:
    """Yield an error for each thing that is in a stream, or beside it, and should not be."""
    for kind, place, what in faults:
        where = told(place)
        if kind == "picture":
            message = msg("a picture holds {what} beside its pixels", what=what)
            yield error("release-picture", message, None, _REPORT)
        elif kind == "font":
            yield error("release-font", msg("{place}: it has {what}", place=where, what=what), None, _REPORT)
        elif kind == "metadata":
            yield error("release-metadata", msg("{place}: it has {what}", place=where, what=what), None, _REPORT)
        elif kind == "object":
            yield error("release-object", msg("{place}: it has {what}", place=where, what=what), None, _REPORT)
        elif kind == "text":
            message = msg("{place}: `{words}` is in the PDF and not in the content", place=where, words=what)
            yield error("release-text", message, None, _REPORT)
        else:
            yield error("release-stream", msg("{place}: it holds {what}", place=where, what=what), None, _REPORT)
