"""The part that was held out: other notes, forms, scripts, attachments, layers and curves; letters."""

from typing import Any

from pikepdf import Name, Pdf

from planted_base import HEIGHT, ROOM, WIDTH, build, latin, shared, stream
from planted_fault import ERROR, WARNING, fault, in_root, paints
from planted_parts import AREA, BLACK, form, text, type_3
from planted_things import ACTIVE, CURVE, LAYERS, NOTE, annotates, codes, composite, layers, looks

RIGHT, TOP = ROOM + WIDTH, ROOM + HEIGHT
_PICTURE = "1000 0 0 0 800 800 d1 800 0 0 800 0 0 cm BI /W 8 /H 8 /BPC 1 /IM true ID ZZZZZZZZ EI"
_FONT = {"F": latin()}


def _hidden_by_rule(pdf: Pdf) -> None:
    """Hang an area on a rule over layers whose only one is off."""
    layers(pdf, "", OFF=["layer"])
    layer = pdf.Root.OCProperties.OCGs[0]
    rule = shared(Type="/OCMD", OCGs=[lambda _: layer], P="/AllOn")
    paints(f"/OC /M BDC 0 0.3 0.3 0 k {AREA} EMC", Properties={"M": rule})(pdf)


def _off_by_default(pdf: Pdf) -> None:
    layers(pdf)
    pdf.Root.OCProperties.D.BaseState = Name.OFF


def _form_on_layer(pdf: Pdf) -> None:
    layers(pdf, "", OFF=["layer"])
    layer = pdf.Root.OCProperties.OCGs[0]
    paints("/A Do", XObject={"A": form(f"0.2 0.3 0 0 k {AREA}", OC=lambda _: layer)})(pdf)


def _widget_alone(pdf: Pdf) -> None:
    annotates(Subtype="/Widget", FT="/Btn", T="tick", F=4, AP=looks())(pdf)


def _xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm = build(pdf, {"Fields": [], "XFA": stream(b"<xdp/>")})


def _associated(pdf: Pdf) -> None:
    spec = shared(
        Type="/Filespec",
        F="data.csv",
        UF="data.csv",
        AFRelationship="/Data",
        EF={"F": stream(b"1,2", Type="/EmbeddedFile")},
    )
    pdf.Root.AF = build(pdf, [spec])


def _things(severity: str, code: str, name: str, says: str, plant: Any, **more: Any) -> Any:
    return fault("things", severity, code, name, says, plant, **more)


FAULTS = (
    _things(
        ERROR,
        "annotation",
        "highlighted words",
        NOTE,
        annotates(Subtype="/Highlight", F=4, QuadPoints=[120, 290, 240, 290, 120, 250, 240, 250], AP=looks()),
    ),
    _things(
        ERROR,
        "annotation",
        "drawing with a pen",
        NOTE,
        annotates(Subtype="/Ink", F=4, InkList=[[120, 250, 240, 290]], AP=looks()),
    ),
    _things(ERROR, "annotation", "watermark as an annotation", NOTE, annotates(Subtype="/Watermark", F=4, AP=looks())),
    _things(ERROR, "form-field annotation", "field without a form", NOTE, _widget_alone),
    _things(WARNING, "form-field", "form in XML", NOTE, _xfa),
    _things(
        ERROR,
        "script",
        "script behind a button",
        ACTIVE,
        annotates(Subtype="/Link", A={"S": "/JavaScript", "JS": "app.beep(0)"}),
    ),
    _things(
        ERROR,
        "script",
        "program started when it is opened",
        ACTIVE,
        in_root(OpenAction={"S": "/Launch", "F": "cmd.exe"}),
    ),
    _things(
        ERROR,
        "script",
        "script before it is printed",
        ACTIVE,
        in_root(AA={"WP": {"S": "/JavaScript", "JS": "app.beep(0)"}}),
    ),
    _things(WARNING, "attachment", "file that belongs to the document", "Not for us, or forgotten", _associated),
    _things(
        WARNING, "annotation attachment", "film", "Cannot be printed", annotates(Subtype="/Screen", F=4, AP=looks())
    ),
    _things(ERROR, "layer", "layer hidden by a rule", LAYERS, _hidden_by_rule),
    _things(ERROR, "layer", "all layers off at first", LAYERS, _off_by_default),
    _things(ERROR, "layer", "form on a layer that is off", LAYERS, _form_on_layer),
    _things(
        ERROR,
        "transfer",
        "transfer curve in a form",
        CURVE,
        paints(
            "/A Do",
            XObject={
                "A": form(
                    f"/G gs 0.5 0 0 0 k {AREA}",
                    {"ExtGState": {"G": {"TR2": {"FunctionType": 2, "Domain": [0, 1], "N": 3}}}},
                )
            },
        ),
    ),
    _things(
        WARNING,
        "transfer",
        "black generation of its own",
        CURVE,
        paints(f"/G gs 0.5 0 0 0 k {AREA}", ExtGState={"G": {"BG": {"FunctionType": 2, "Domain": [0, 1], "N": 1}}}),
    ),
    _things(
        ERROR,
        "postscript",
        "form with a program in PostScript",
        "Does what nobody can foresee",
        paints("/A Do", XObject={"A": form("", Subtype2="/PS", PS=stream("showpage"))}),
    ),
    fault(
        "letters",
        ERROR,
        "font",
        "font of a form not in the file",
        "Another font would be printed",
        paints("/A Do", XObject={"A": form(text("Words", 12), {"Font": {"F": latin(is_embedded=False)}})}),
    ),
    fault(
        "letters",
        ERROR,
        "font",
        "font of a tile not in the file",
        "Another font would be printed",
        paints(
            f"/Pattern cs /P scn {AREA}",
            Pattern={
                "P": stream(
                    text("a", 12, BLACK, (2, 4)),
                    Type="/Pattern",
                    PatternType=1,
                    PaintType=1,
                    TilingType=1,
                    BBox=[0, 0, 20, 20],
                    XStep=20,
                    YStep=20,
                    Resources={"Font": {"F": latin(is_embedded=False)}},
                )
            },
        ),
    ),
    fault(
        "letters",
        WARNING,
        "type3",
        "letters as pictures (Type 3) in a form",
        "Look coarse on some machines",
        paints(
            "/A Do",
            XObject={
                "A": form(
                    f"BT /T 12 Tf {BLACK} 100 300 Td (AAA) Tj ET",
                    {
                        "Font": {
                            "T": type_3(
                                "1000 0 0 0 800 800 d1 800 0 0 800 0 0 cm BI /W 8 /H 8 /BPC 1 /IM true ID "
                                + "\x5a" * 8
                                + " EI"
                            )
                        }
                    },
                )
            },
        ),
    ),
    fault(
        "letters",
        ERROR,
        "notdef",
        "boxes instead of letters in a form",
        "A sign is missing in the font",
        paints("/A Do", XObject={"A": form(codes(36, 0, 37), {"Font": {"F": composite()}})}),
    ),
    fault(
        "letters",
        ERROR,
        "notdef",
        "numbers of glyphs that the font does not have",
        "A sign is missing in the font",
        paints(codes(36, 9000, 37), Font={"F": composite()}),
    ),
    fault(
        "letters",
        WARNING,
        "tiny-text",
        "text of 3.5 pt in a form",
        "Nobody can read it",
        paints("q 0.5 0 0 0.5 60 200 cm /A Do Q", XObject={"A": form(text("Small print", 7), {"Font": _FONT})}),
    ),
    fault(
        "letters",
        WARNING,
        "tiny-text",
        "turned text of 2 pt",
        "Nobody can read it",
        paints(f"q 0 0.2 -0.2 0 200 250 cm {text('Small print', 10, BLACK, (0, 0))} Q", Font=_FONT),
    ),
)
