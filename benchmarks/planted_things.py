"""Faults of what should not be there (notes, forms, scripts, layers, locks, attachments, curves), and of letters."""

from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from planted_base import build, latin, shared, stream
from planted_fault import ERROR, WARNING, Fault, Plant, fault, in_root, nothing, paints, sets
from planted_parts import AREA, BLACK, form, text, type_3

NOTE = "Prints or not, as a program likes"
ACTIVE = "A file for printing does nothing when it is opened"
LAYERS = "Is it printed or not?"
CURVE = "The file changes the curves of our machine"
_FONT = {"F": latin()}
_RECT = [120, 250, 240, 290]


def annotates(**entries: Any) -> Plant:
    """Return what puts an annotation on the first page."""
    return sets(0, Annots=[shared(Type="/Annot", Rect=_RECT, **entries)])


def looks(content: str = "0 0.3 0.6 0 k 0 0 120 40 re f") -> dict[str, Any]:
    """Return the appearance of an annotation."""
    return {"N": form(content, BBox=[0, 0, 120, 40])}


def layers(pdf: Pdf, content: str = f"0.2 0.3 0 0 k {AREA}", **settings: Any) -> None:
    """Paint ``content`` on a layer; an entry ``[layer]`` among the settings of layers names it."""
    layer = build(pdf, shared(Type="/OCG", Name="English"))
    paints(f"/OC /L BDC {content} EMC", Properties={"L": lambda _: layer})(pdf)
    config = {key: [layer] if value == ["layer"] else value for key, value in settings.items()}
    pdf.Root.OCProperties = build(pdf, {"OCGs": [layer], "D": {"Order": [layer], **config}})


def _not_printed(pdf: Pdf) -> None:
    layers(pdf, AS=[{"Event": "/Print", "Category": ["/Print"], "OCGs": []}])
    layer = pdf.Root.OCProperties.OCGs[0]
    layer.Usage = Dictionary(Print=Dictionary(PrintState=Name.OFF))
    pdf.Root.OCProperties.D.AS[0].OCGs.append(layer)


def locked(user: str = "", **allowed: bool) -> Any:
    """Return what saves a file with a password of its owner, and of its reader where one is named."""

    def write(pdf: Pdf, path: Path) -> None:
        rights = pikepdf.Permissions(**allowed)
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user=user, allow=rights))

    return write


def _attach(pdf: Pdf) -> None:
    pdf.attachments["prices.txt"] = b"not for printing"


def _named_script(pdf: Pdf) -> None:
    action = {"S": "/JavaScript", "JS": "app.beep(0)"}
    pdf.Root.Names = build(pdf, {"JavaScript": {"Names": ["start", action]}})


def _field(pdf: Pdf) -> None:
    entries = {"Subtype": "/Widget", "FT": "/Tx", "T": "name", "V": "Your name", "F": 4, "AP": looks()}
    annotates(**entries)(pdf)
    pdf.Root.AcroForm = build(pdf, {"Fields": []})
    pdf.Root.AcroForm.Fields.append(pdf.pages[0].obj.Annots[0])


def _odd(group: str, codes: str, name: str, says: str, plant: Plant, severity: str = ERROR, **more: Any) -> Fault:
    return fault(group, severity, codes, name, says, plant, **more)


_CID = {"CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0}}


def composite(*, is_embedded: bool = True) -> Any:
    """Return the maker of a font of two-byte codes that are numbers of glyphs."""

    def make(pdf: Pdf) -> Any:
        simple = latin(is_embedded=is_embedded)(pdf)
        entries = {"Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": str(simple.BaseFont), **_CID}
        below = shared(**entries, FontDescriptor=lambda _: simple.FontDescriptor, DW=600, CIDToGIDMap="/Identity")
        top = {"Type": "/Font", "Subtype": "/Type0", "BaseFont": str(simple.BaseFont), "Encoding": "/Identity-H"}
        return shared(**top, DescendantFonts=[below])(pdf)

    return make


def codes(*numbers: int) -> str:
    """Return the operators that show glyphs by their numbers."""
    return f"BT /F 12 Tf {BLACK} 100 300 Td <{''.join(f'{number:04X}' for number in numbers)}> Tj ET"


FAULTS = (
    _odd(
        "things", "annotation", "sticky note", NOTE, annotates(Subtype="/Text", Contents="change this?", F=28), WARNING
    ),
    _odd("things", "annotation", "stamp that prints", NOTE, annotates(Subtype="/Stamp", F=4, AP=looks())),
    _odd(
        "things",
        "annotation",
        "words typed over the page",
        NOTE,
        annotates(Subtype="/FreeText", F=4, Contents="new date", DA="/Helv 12 Tf 0 g", AP=looks()),
    ),
    _odd(
        "things",
        "annotation",
        "line struck through words",
        NOTE,
        annotates(Subtype="/StrikeOut", F=4, QuadPoints=[120, 290, 240, 290, 120, 250, 240, 250], AP=looks()),
    ),
    _odd("things", "form-field", "field of a form", NOTE, _field),
    _odd(
        "things",
        "script",
        "script when it is opened",
        ACTIVE,
        in_root(OpenAction={"S": "/JavaScript", "JS": "app.beep(0)"}),
    ),
    _odd("things", "script", "script by name", ACTIVE, _named_script),
    _odd(
        "things",
        "script",
        "script when a page is shown",
        ACTIVE,
        sets(0, AA={"O": {"S": "/JavaScript", "JS": "app.beep(0)"}}),
    ),
    _odd("things", "attachment", "attached file", "Not for us, or forgotten", _attach, WARNING),
    _odd(
        "things",
        "attachment annotation",
        "file attached to a place",
        "Not for us, or forgotten",
        annotates(
            Subtype="/FileAttachment",
            Contents="prices",
            FS={"Type": "/Filespec", "F": "p.txt", "EF": {"F": stream(b"prices")}},
        ),
        WARNING,
    ),
    _odd("things", "layer", "layer switched off", LAYERS, lambda pdf: layers(pdf, OFF=["layer"])),
    _odd("things", "layer", "layer that is shown but not printed", LAYERS, _not_printed),
    _odd(
        "things",
        "locked",
        "may not be printed",
        "The file forbids what it is for",
        nothing,
        save=locked(print_lowres=False, print_highres=False),
    ),
    _odd(
        "things",
        "locked",
        "may be printed coarsely only",
        "The file forbids what it is for",
        nothing,
        save=locked(print_highres=False),
    ),
    _odd(
        "file",
        "unreadable locked inspect-encrypted",
        "needs a password",
        "Does not open",
        nothing,
        save=locked("secret"),
    ),
    _odd(
        "things",
        "postscript",
        "program in PostScript",
        "Does what nobody can foresee",
        paints("/A Do", XObject={"A": stream("showpage", Type="/XObject", Subtype="/PS")}),
    ),
    _odd(
        "things",
        "transfer",
        "transfer curve",
        CURVE,
        paints(f"/G gs 0.5 0 0 0 k {AREA}", ExtGState={"G": {"TR": {"FunctionType": 2, "Domain": [0, 1], "N": 2}}}),
    ),
    _odd(
        "things",
        "transfer",
        "halftone of its own",
        CURVE,
        paints(
            f"/G gs 0.5 0 0 0 k {AREA}",
            ExtGState={
                "G": {
                    "HT": {
                        "Type": "/Halftone",
                        "HalftoneType": 1,
                        "Frequency": 40,
                        "Angle": 30,
                        "SpotFunction": "/Round",
                    }
                }
            },
        ),
        WARNING,
    ),
    _odd(
        "letters",
        "font",
        "font not in the file",
        "Another font would be printed",
        paints(text("Words", 12), Font={"F": latin(is_embedded=False)}),
    ),
    _odd(
        "letters",
        "font",
        "font of the machine by name",
        "Another font would be printed",
        paints(text("Words", 12), Font={"F": {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica"}}),
    ),
    _odd(
        "letters",
        "font",
        "font of two bytes not in the file",
        "Another font would be printed",
        paints(codes(36, 37, 38), Font={"F": composite(is_embedded=False)}),
    ),
    _odd(
        "letters",
        "type3",
        "letters as drawings (Type 3)",
        "Look coarse on some machines, and cannot be mended",
        paints(
            f"BT /T 12 Tf {BLACK} 100 300 Td (AAA) Tj ET", Font={"T": type_3("1000 0 0 0 800 800 d1 0 0 800 800 re f")}
        ),
        WARNING,
    ),
    _odd(
        "letters",
        "notdef",
        "boxes instead of letters",
        "A sign is missing in the font",
        paints(codes(36, 0, 0, 37), Font={"F": composite()}),
    ),
    _odd(
        "letters",
        "notdef",
        "code that the font has no glyph for",
        "A sign is missing in the font",
        paints(text("Caf\\351", 12), Font=_FONT),
    ),
    _odd(
        "letters",
        "tiny-text",
        "text of 3 pt",
        "Nobody can read it, and it closes up",
        paints(text("Small print", 3), Font=_FONT),
        WARNING,
    ),
    _odd(
        "letters",
        "tiny-text",
        "text of 2.5 pt by its scale",
        "Nobody can read it, and it closes up",
        paints(f"q 0.25 0 0 0.25 75 200 cm {text('Small print', 10)} Q", Font=_FONT),
        WARNING,
    ),
)
