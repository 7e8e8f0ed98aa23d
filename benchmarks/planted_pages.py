"""Faults of pages: their boxes, their sizes, what stands too near to a cut, and what press they say they are for."""

from functools import partial
from pathlib import Path

from pikepdf import Array, Pdf

from planted_base import HEIGHT, PROFILE, ROOM, WIDTH, XMP, build, intent, latin, set_boxes, sheets, stream
from planted_fault import ERROR, WARNING, Plant, all_of, fault, nothing, paints, sets
from planted_parts import BLACK, gradient, photograph, picture, place, separation, srgb, text

RIGHT, TOP = ROOM + WIDTH, ROOM + HEIGHT
NO_BLEED = "White edges as soon as the knife is a little off"
CUT_OFF = "Words are cut off, or nearly"
UNCLEAR = "Which size is the page?"
NO_PRESS = "For which press and paper? Colours cannot be promised"
FOUR = partial(sheets, 4)
_FONT = {"F": latin()}
_TRIM = [ROOM, ROOM, RIGHT, TOP]


def _resized(pdf: Pdf) -> None:
    set_boxes(pdf.pages[2].obj, WIDTH + 28, HEIGHT)


def _moved(pdf: Pdf) -> None:
    pdf.pages[1].obj.TrimBox = Array([ROOM + 6, ROOM, RIGHT, TOP])


def _marks(pdf: Pdf) -> None:
    paints(
        f"/R CS 1 SCN 0.5 w {ROOM} {TOP + 1} m {ROOM} {TOP + 20} l {RIGHT} {TOP + 1} m {RIGHT} {TOP + 20} l "
        f"{ROOM - 1} {TOP} m {ROOM - 20} {TOP} l {RIGHT + 1} {TOP} m {RIGHT + 20} {TOP} l S",
        ColorSpace={"R": separation("All", [1, 1, 1, 1])},
    )(pdf)


def intents(*made: tuple[str, bytes | None, int]) -> Plant:
    """Return what gives a file these output intents: name, profile, number of inks."""

    def plant(pdf: Pdf) -> None:
        pdf.Root.OutputIntents = Array([intent(pdf, *each) for each in made])

    return plant


def _without_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def _no_trapped(pdf: Pdf) -> None:
    del pdf.docinfo["/Trapped"]
    _packet(pdf, XMP.replace("<pdf:Trapped>False</pdf:Trapped>", ""))


def _no_claim(pdf: Pdf) -> None:
    del pdf.docinfo["/GTS_PDFXVersion"]
    _packet(pdf, XMP.replace("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", ""))


def _packet(pdf: Pdf, xmp: str) -> None:
    pdf.Root.Metadata = build(pdf, stream(xmp.encode(), Type="/Metadata", Subtype="/XML"))


def _truncated(pdf: Pdf, path: Path) -> None:
    pdf.save(path, deterministic_id=True)
    path.write_bytes(path.read_bytes()[:9000])


FAULTS = (
    fault("boxes", ERROR, "box", "no TrimBox", UNCLEAR, sets(TrimBox=None)),
    fault("boxes", ERROR, "box", "TrimBox beyond the media", UNCLEAR, sets(0, TrimBox=[ROOM, ROOM, RIGHT + 90, TOP])),
    fault("boxes", ERROR, "box bleed", "BleedBox no larger than the page", NO_BLEED, sets(BleedBox=_TRIM)),
    fault(
        "boxes",
        ERROR,
        "box page-size",
        "CropBox inside the page",
        UNCLEAR,
        sets(1, CropBox=[80, 80, 300, 400]),
        made=FOUR,
    ),
    fault(
        "boxes",
        ERROR,
        "box",
        "ArtBox beside the TrimBox",
        "PDF/X allows one of them",
        sets(0, ArtBox=[60, 60, 300, 400]),
    ),
    fault("boxes", ERROR, "page-size", "one page wider than the others", UNCLEAR, _resized, made=FOUR),
    fault("boxes", WARNING, "page-size box", "TrimBox of one page 2 mm narrower", UNCLEAR, _moved, made=FOUR),
    fault(
        "boxes",
        WARNING,
        "rotated",
        "one page turned by a key",
        "Imposed as it stands, it would lie on its side",
        sets(1, Rotate=90),
        made=FOUR,
    ),
    fault(
        "boxes",
        ERROR,
        "scaled box page-size",
        "pages in units of 2/72 inch",
        "Twice the size, or not, as a program likes",
        sets(UserUnit=2),
    ),
    fault(
        "bleed",
        ERROR,
        "bleed",
        "ground ends at the cut",
        NO_BLEED,
        paints(f"0.4 0 0.6 0 k {ROOM} 150 {WIDTH} 120 re f"),
    ),
    fault(
        "bleed",
        ERROR,
        "bleed",
        "picture ends at the cut",
        NO_BLEED,
        paints(place(RIGHT - 72, 200, 72, 48), XObject={"Im": picture(photograph())}),
    ),
    fault(
        "bleed",
        ERROR,
        "bleed",
        "gradient ends at the cut",
        NO_BLEED,
        paints(
            f"q {ROOM} 150 {WIDTH} 120 re W n /Sh sh Q",
            Shading={"Sh": gradient("/DeviceCMYK", [0.2, 0, 0, 0], [0.8, 0.4, 0, 0])},
        ),
    ),
    fault(
        "bleed",
        ERROR,
        "bleed",
        "ground ends 1 mm beyond the cut",
        NO_BLEED,
        paints(f"0.4 0 0.6 0 k {ROOM - 3} 150 {WIDTH + 6} 120 re f"),
    ),
    fault("bleed", WARNING, "marks", "marks inside the bleed", "A slightly wrong cut leaves them on the page", _marks),
    fault(
        "bleed",
        ERROR,
        "safe",
        "text 1 mm from the cut",
        CUT_OFF,
        paints(text("Near the edge", 9, BLACK, (ROOM + 3, 300)), Font=_FONT),
    ),
    fault(
        "bleed",
        ERROR,
        "text-bleed safe",
        "text across the cut",
        CUT_OFF,
        paints(text("Over the edge", 9, BLACK, (ROOM - 8, 300)), Font=_FONT),
    ),
    fault("intent", ERROR, "intent", "no output intent", NO_PRESS, lambda pdf: pdf.Root.__delitem__("/OutputIntents")),
    fault("intent", ERROR, "intent", "intent of another press", NO_PRESS, intents(("FOGRA51", None, 4))),
    fault("intent", ERROR, "intent", "intent of sRGB", NO_PRESS, intents(("sRGB IEC61966-2.1", srgb(), 3))),
    fault("intent", ERROR, "intent", "intent without its profile", NO_PRESS, _without_profile),
    fault("intent", ERROR, "intent", "two intents", NO_PRESS, intents(("FOGRA39", None, 4), ("FOGRA51", None, 4))),
    fault(
        "intent",
        ERROR,
        "intent",
        "profile of a screen under the name of a press",
        NO_PRESS,
        intents(("FOGRA39", srgb(), 3)),
    ),
    fault("intent", ERROR, "key", "not said whether it is trapped", "A key of PDF/X is missing", _no_trapped),
    fault("intent", ERROR, "key", "not said to be PDF/X", "Ordered is PDF/X-4", _no_claim),
    fault(
        "intent",
        WARNING,
        "intent default-space",
        "four inks by another profile, by default",
        "Colours written as inks would be converted",
        all_of(
            sets(0),
            lambda pdf: pdf.pages[0].obj.Resources.__setitem__(
                "/ColorSpace", build(pdf, {"DefaultCMYK": ["/ICCBased", stream(PROFILE.read_bytes()[:-1] + b"x", N=4)]})
            ),
        ),
    ),
    fault(
        "file",
        ERROR,
        "unreadable file-unreadable file-crash",
        "file that ends in the middle",
        "Does not open",
        nothing,
        save=_truncated,
    ),
    fault(
        "bleed",
        ERROR,
        "bleed box",
        "BleedBox of 1 mm",
        NO_BLEED,
        sets(BleedBox=[ROOM - 3, ROOM - 3, RIGHT + 3, TOP + 3]),
    ),
)
