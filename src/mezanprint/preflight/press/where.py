"""How a report says which thing it means, so that it is found without the marks of a picture."""

from mezanprint.model.geometry import PT_PER_MM, Box
from mezanprint.model.translatable import msg
from mezanprint.pdf.painting.painted import A_THING, Painted, Sort
from mezanprint.preflight.press.sheet import Sheet


def described(sheet: Sheet, thing: Painted) -> str:
    """Return what a thing is and where: its pixels, and how far it is from the corner of the trimmed page, mm."""
    left, top = corner(sheet, thing.page, thing.box)
    if thing.sort is not Sort.PICTURE or thing.picture is None:
        return msg(
            "{thing} {left} mm from the left and {top} mm from the top of the trimmed page",
            thing=A_THING[thing.sort],
            left=f"{left:.0f}",
            top=f"{top:.0f}",
        )
    return msg(
        "a picture of {width} × {height} pixels {left} mm from the left and {top} mm from the top of the trimmed page",
        width=int(thing.picture.get("/Width", 0)),
        height=int(thing.picture.get("/Height", 0)),
        left=f"{left:.0f}",
        top=f"{top:.0f}",
    )


def corner(sheet: Sheet, number: int, box: Box) -> tuple[float, float]:
    """Return how far a box is from the left and upper edge of the trimmed page, mm, as the page is seen."""
    trim = sheet.boxes(number)[0]
    left, lower = box[0] - trim[0], box[1] - trim[1]
    right, upper = trim[2] - box[2], trim[3] - box[3]
    turn = sheet.document.pages[number - 1].rotation % 360
    x, y = {90: (lower, left), 180: (right, lower), 270: (upper, right)}.get(turn, (left, upper))
    return x / PT_PER_MM, y / PT_PER_MM
