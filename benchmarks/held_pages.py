"""The part that was held out: other faults of pages, intents, codes and jobs."""

from pathlib import Path

from pikepdf import Name, Pdf

from planted_base import BLEED, HEIGHT, ROOM, WIDTH, latin
from planted_fault import ERROR, WARNING, fault, in_root, nothing, paints, sets
from planted_jobs import ACROSS, COUNT, NOT_READ, RIGHT_TO_LEFT, WRONG_SIDE, flat, job
from planted_pages import CUT_OFF, FOUR, NO_PRESS, UNCLEAR, intents
from planted_parts import BLACK, code, form, text, tiling

RIGHT, TOP = ROOM + WIDTH, ROOM + HEIGHT
_FONT = {"F": latin()}


def _missing_pages(pdf: Pdf) -> None:
    del pdf.pages[3]


def _garbage(pdf: Pdf, path: Path) -> None:
    pdf.save(path)
    path.write_bytes(b"<html>Not found</html>")


FAULTS = (
    fault(
        "bleed",
        ERROR,
        "bleed",
        "ground of a form ends at the cut",
        "White edges",
        paints("/A Do", XObject={"A": form(f"0.4 0 0.6 0 k {ROOM} 150 {WIDTH} 120 re f")}),
    ),
    fault(
        "bleed",
        ERROR,
        "bleed",
        "tiles end at the cut",
        "White edges",
        paints(
            f"/Pattern cs /P scn {ROOM} 150 {WIDTH} 120 re f", Pattern={"P": tiling("0.4 0 0.6 0 k 0 0 20 20 re f")}
        ),
    ),
    fault("boxes", WARNING, "rotated", "all pages turned by a key", "They come out on their side", sets(Rotate=270)),
    fault(
        "boxes", ERROR, "box", "TrimBox beyond the BleedBox", UNCLEAR, sets(BleedBox=[ROOM + 20, ROOM + 20, RIGHT, TOP])
    ),
    fault(
        "boxes",
        ERROR,
        "box bleed",
        "media no larger than the page",
        UNCLEAR,
        sets(MediaBox=[ROOM, ROOM, RIGHT, TOP], BleedBox=[ROOM, ROOM, RIGHT, TOP]),
    ),
    fault(
        "boxes",
        ERROR,
        "scaled box page-size",
        "one page in units of half an inch's 72nd",
        UNCLEAR,
        sets(2, UserUnit=0.5),
        made=FOUR,
    ),
    fault(
        "boxes",
        ERROR,
        "page-size",
        "one page lies across",
        UNCLEAR,
        sets(
            1,
            MediaBox=[0, 0, HEIGHT + 2 * ROOM, WIDTH + 2 * ROOM],
            BleedBox=[ROOM - BLEED, ROOM - BLEED, ROOM + HEIGHT + BLEED, ROOM + WIDTH + BLEED],
            TrimBox=[ROOM, ROOM, ROOM + HEIGHT, ROOM + WIDTH],
        ),
        made=FOUR,
    ),
    fault(
        "bleed",
        ERROR,
        "safe text-bleed",
        "text of a form across the cut",
        CUT_OFF,
        paints("/A Do", XObject={"A": form(text("Over the edge", 9, BLACK, (ROOM - 8, 300)), {"Font": _FONT})}),
    ),
    fault(
        "bleed",
        ERROR,
        "safe",
        "turned text 1 mm from the cut",
        CUT_OFF,
        paints(f"q 0 1 -1 0 {RIGHT - 3} 200 cm {text('Near the edge', 9, BLACK, (0, 0))} Q", Font=_FONT),
    ),
    fault("intent", ERROR, "intent", "intent of newsprint", NO_PRESS, intents(("IFRA26", None, 4))),
    fault(
        "intent",
        ERROR,
        "intent",
        "two intents of one name",
        NO_PRESS,
        intents(("FOGRA39", None, 4), ("FOGRA39", None, 4)),
    ),
    fault(
        "intent",
        ERROR,
        "key",
        "trapping unknown",
        "A key of PDF/X is missing",
        lambda pdf: pdf.docinfo.__setitem__("/Trapped", Name.Unknown),
    ),
    fault(
        "file",
        ERROR,
        "unreadable file-unreadable file-crash inspect-no-pdf",
        "page of a website under the name of a PDF",
        "Does not open",
        nothing,
        save=_garbage,
    ),
    fault(
        "codes",
        ERROR,
        "quiet-zone",
        "code without room at the edge of a dark area",
        NOT_READ,
        paints(f"{BLACK} 100 190 50 60 re f {code(152, 200, 1.4)}"),
    ),
    fault("codes", ERROR, "code-contrast", "code in pale cyan", NOT_READ, paints(code(150, 200, 1.4, "0.3 0 0 0 k"))),
    fault(
        "codes",
        ERROR,
        "code-contrast",
        "code in orange on yellow",
        NOT_READ,
        paints(f"0 0 0.8 0 k 138 188 60 60 re f {code(150, 200, 1.4, '0 0.4 0.9 0 k')}"),
    ),
    fault(
        "codes",
        ERROR,
        "code-size",
        "code of 6 mm in a form",
        NOT_READ,
        paints("/A Do", XObject={"A": form(code(150, 200, 0.66))}),
    ),
    fault(
        "codes",
        ERROR,
        "code-size",
        "product code at half its size",
        NOT_READ,
        paints(code(150, 200, 0.46, kind="EAN13")),
    ),
    job("page-count job", "booklet of 10 pages", COUNT, "--as booklet --binding left", pages=10),
    job("page-count job", "booklet of 8 pages where 12 are ordered", COUNT, "--as booklet --pages 12", pages=8),
    job("page-count job", "one page missing", COUNT, "--as booklet", _missing_pages),
    job("page-count job", "Z fold with one side", COUNT, "--as z", **flat(3, 1)),
    job(
        "binding job",
        "booklet for the right that says left, eight pages",
        WRONG_SIDE,
        "--as booklet --binding right --pages 8",
        in_root(ViewerPreferences={"Direction": "/L2R"}),
        pages=8,
    ),
    job(
        "fold",
        "words across the other fold of a letter fold",
        ACROSS,
        "--as letter",
        paints(text("Words that run across a fold", 12, BLACK, (ROOM + 130 * 72 / 25.4 + 150, 250)), 1, Font=_FONT),
        **flat(3),
    ),
    job(
        "fold",
        "words across a half fold, on the back",
        ACROSS,
        "--as half",
        paints(text("Words that run across a fold", 12, BLACK, (ROOM + 148.5 * 72 / 25.4 - 70, 150)), 1, Font=_FONT),
        **flat(2),
    ),
    job(
        "binding job",
        "English booklet that says right, bound left",
        WRONG_SIDE,
        "--as booklet --binding left --pages 8",
        in_root(ViewerPreferences=RIGHT_TO_LEFT),
        pages=8,
    ),
)
