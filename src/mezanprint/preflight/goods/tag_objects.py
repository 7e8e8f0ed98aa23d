"""Objects of the list of goods that tags are made of (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Mapping

from mezanprint.preflight.goods.kinds import (
    array,
    either,
    exactly,
    integer,
    name,
    nothing,
    one_of,
    pairs,
    text,
    to,
)  # fmt: skip
from mezanprint.preflight.goods.shape import BOX, Shape

_ELEMENTS = either(integer, one_of("Element", "Annotated", "MarkedForm"))
_STRUCTURE = (
    "Document", "Part", "Art", "Sect", "Div", "NonStruct", "BlockQuote", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L",
    "LI", "Lbl", "LBody", "TOC", "TOCI", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD", "Caption", "Figure",
    "Span", "Quote", "Note", "FENote", "Reference", "Link",
)  # fmt: skip

TAGS: Mapping[str, Shape] = {
    "Tags": Shape(
        {
            "/Type": name("StructTreeRoot"),
            "/K": array(to("Element"), 1),
            "/ParentTree": to("Owners"),
            "/ParentTreeNextKey": integer,
            "/IDTree": to("Identified"),
            "/Namespaces": array(to("Space")),
        },
        marks=(("/Type", "/StructTreeRoot"),),
    ),
    "Owners": Shape({"/Nums": pairs(integer, either(to("Element"), array(either(nothing, to("Element")))))}),
    "Identified": Shape({"/Names": pairs(text("element"), to("Element"))}),
    "Space": Shape({"/Type": name("Namespace"), "/NS": exactly("u:http://iso.org/pdf2/ssn")}),
    "Element": Shape(
        {
            "/Type": name("StructElem"),
            "/S": name(*_STRUCTURE),
            "/P": one_of("Element", "Tags"),
            "/K": array(_ELEMENTS),
            "/Pg": to("Page"),
            "/A": either(to("Trait"), array(to("Trait"))),
            "/ID": text("element"),
            "/Lang": text("language"),
            "/Alt": text("words"),
            "/ActualText": text("words"),
            "/NS": to("Space"),
            "/Ref": array(to("Element")),
        },
        marks=(("/Type", "/StructElem"),),
        place="tags",
    ),
    "Annotated": Shape({"/Type": name("OBJR"), "/Obj": to("Link"), "/Pg": to("Page")}, marks=(("/Type", "/OBJR"),)),
    "MarkedForm": Shape(
        {"/Type": name("MCR"), "/Pg": to("Page"), "/Stm": to("Form"), "/MCID": integer}, marks=(("/Type", "/MCR"),)
    ),
    "Trait": Shape(
        {
            "/O": name("Layout", "List", "Table", "FENote"),
            "/WritingMode": name("LrTb", "RlTb"),
            "/BBox": BOX,
            "/ListNumbering": name(
                "None",
                "Disc",
                "Circle",
                "Square",
                "Decimal",
                "UpperRoman",
                "LowerRoman",
                "UpperAlpha",
                "LowerAlpha",
                "Description",
            ),
            "/Scope": name("Row", "Column"),
            "/Headers": array(text("element")),
            "/ColSpan": integer,
            "/RowSpan": integer,
            "/NoteType": name("Footnote", "Endnote"),
        }
    ),
}
