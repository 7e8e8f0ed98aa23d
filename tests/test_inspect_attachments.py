"""Files that a PDF carries are told wherever they hang, whether their specification is right or not."""

import pikepdf

from mezanprint.preflight.inspection.facts import Attachment
from mezanprint.preflight.inspection.metadata import read_attachments


def carrying() -> pikepdf.Pdf:
    """Return a page with five ways of hanging a file to it; only the first is by the book."""
    document = pikepdf.new()
    page = document.add_blank_page().obj
    of = pikepdf.Dictionary

    def file(text: bytes, key: str = "/F") -> pikepdf.Dictionary:
        return of({key: document.make_stream(text)})

    whole = document.make_indirect(of(Type=pikepdf.Name.Filespec, F="a.csv", UF="a.csv", EF=file(b"1")))
    direct = of(Type=pikepdf.Name.Filespec, F="b.csv", EF=file(b"22"))
    untyped = of(UF="c.csv", EF=file(b"333"))
    mistyped = of(Type=pikepdf.Name.F, F="d.csv", EF=file(b"4444"))
    old = of(F="e.csv", EF=file(b"55555", "/Unix"))
    names = pikepdf.Array([pikepdf.String("a"), whole, pikepdf.String("b"), direct])
    document.Root.Names = of(EmbeddedFiles=of(Kids=[of(Names=names)]))
    document.Root.AF = pikepdf.Array([untyped])
    page.Annots = pikepdf.Array([of(Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9], FS=mistyped)])
    page.PieceInfo = of(Other=of(Private=of(Kept=[old])))
    return document


def test_every_file_is_told_by_name_and_size() -> None:
    told = read_attachments(carrying())
    assert sorted((each.name, each.size) for each in told) == [
        ("a.csv", 1), ("b.csv", 2), ("c.csv", 3), ("d.csv", 4), ("e.csv", 5),
    ]  # fmt: skip


def test_a_specification_without_its_file_is_told_by_name() -> None:
    document = pikepdf.new()
    document.Root.AF = pikepdf.Array([pikepdf.Dictionary(F="lost.csv", EF=pikepdf.Dictionary())])
    assert read_attachments(document) == (Attachment("lost.csv", "", 0, ""),)
