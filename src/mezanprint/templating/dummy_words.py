"""What a dummy says, in English and in Arabic: who prints and who folds need not read the same one.

``{1}`` and so on are panels or pages, in the digits of each language.
"""

from collections.abc import Iterator
from typing import TypeAlias

from mezanprint.model.editions import Manual
from mezanprint.model.paper import Bound, Fold
from mezanprint.model.plans import Plan

Words: TypeAlias = tuple[str, str]
"""The same in English and in Arabic."""

UP: Words = ("this way up", "هذا الجانب إلى أعلى")
FRONT: Words = ("front", "الواجهة")
BACK: Words = ("back", "الظهر")
TUCKED: Words = ("folds in", "يُطوى إلى الداخل")
VALLEY: Words = ("valley fold, towards you", "طيّة نحوك")
MOUNTAIN: Words = ("mountain fold, away from you", "طيّة بعيدًا عنك")
STAPLE: Words = ("staple", "دبّوس")
SHEET_FRONT: Words = ("sheet {sheet} of {count}, front", "الورقة {sheet} من {count}، الأمام")
SHEET_BACK: Words = ("sheet {sheet} of {count}, back", "الورقة {sheet} من {count}، الظهر")
OPENS = {
    Bound.LEFT: ("It opens from the left, as English does.", "يُفتح من اليسار كما في الإنجليزية."),
    Bound.RIGHT: ("It opens from the right, as Arabic does.", "يُفتح من اليمين كما في العربية."),
}
FOLDING: dict[Fold, tuple[Words, ...]] = {
    Fold.LETTER: (
        ("Lay the sheet down with {3}, {4} and {5} up.", "ضع الورقة بحيث تظهر الألواح {3} و{4} و{5}."),
        ("Fold {5} in over {4}.", "اطوِ اللوح {5} فوق اللوح {4}."),
        ("Fold {3} over both. Now {1} is on top.", "اطوِ اللوح {3} فوقهما، فيصير اللوح {1} في الأعلى."),
    ),
    Fold.Z: (
        ("Lay the sheet down with {2}, {3} and {4} up.", "ضع الورقة بحيث تظهر الألواح {2} و{3} و{4}."),
        ("Fold {2} over {3}. Now {1} is on top.", "اطوِ اللوح {2} فوق اللوح {3}، فيصير اللوح {1} في الأعلى."),
        ("Fold {4} back, under {3}.", "اطوِ اللوح {4} إلى الخلف، تحت اللوح {3}."),
    ),
    Fold.HALF: (
        ("Lay the sheet down with {2} and {3} up.", "ضع الورقة بحيث يظهر اللوحان {2} و{3}."),
        ("Fold {2} over {3}. Now {1} is on top.", "اطوِ اللوح {2} فوق اللوح {3}، فيصير اللوح {1} في الأعلى."),
    ),
}
STITCHING: tuple[Words, ...] = (
    (
        "Lay the sheets in one another; the one with {1} is outside.",
        "ضع الأوراق بعضها داخل بعض، والورقة التي فيها {1} من الخارج.",
    ),
    (
        "Fold them at the ticks of the middle pages, and open them.",
        "اطوها عند علامتي الصفحتين الوسطيين، ثم افتحها.",
    ),
    ("Staple from outside, at both marks on the fold.", "دبّس من الخارج عند العلامتين على الطيّة."),
    ("Close it. Now {1} is on top, {2} inside it.", "أغلقها، فتصير الصفحة {1} في الأعلى و{2} في داخلها."),
)
CUTTING: tuple[Words, ...] = (("Cut along the edges of the cards.", "قصّ على حواف البطاقات."),)
_ALONE: Words = (
    "Single pages, in the order of reading; the print shop puts them on its sheets.",
    "صفحات مفردة بترتيب القراءة، تضعها المطبعة على أوراقها.",
)
_ELSEWHERE: Words = (
    "To fold a book, make the dummy for a profile that names a sheet.",
    "لتطوي كتيّبًا أخرج الورقة التجريبية لوجهة لها ورقة.",
)
_ONE_SIDE: Words = ("Print one side.", "اطبع وجهًا واحدًا.")
_BOTH_SIDES = {
    "short": ("Print both sides; the sheet turns on its short edge.", "اطبع الوجهين، وتُقلب الورقة على حافتها القصيرة."),
    "long": ("Print both sides; the sheet turns on its long edge.", "اطبع الوجهين، وتُقلب الورقة على حافتها الطويلة."),
}
_TURNING = {
    "short": (
        "Put the sheets back to be printed on the other side, turned over their short edge.",
        "أعد الورق إلى الطابعة ليُطبع ظهره، مقلوبًا على حافته القصيرة.",
    ),
    "long": (
        "Put the sheets back to be printed on the other side, turned over their long edge.",
        "أعد الورق إلى الطابعة ليُطبع ظهره، مقلوبًا على حافته الطويلة.",
    ),
}
_FIRST_PAGE: Words = ("Print page {first} alone.", "اطبع الصفحة {first} وحدها.")
_OTHER_PAGE: Words = ("Print page {next}.", "اطبع الصفحة {next}.")
_FIRST_HALF: Words = ("Print pages {first} to {half}.", "اطبع الصفحات من {first} إلى {half}.")
_OTHER_HALF: Words = ("Print pages {next} to {last}.", "اطبع الصفحات من {next} إلى {last}.")
_HEADLONG: Words = (
    "If a back stands on its head, put the sheets in by their other end.",
    "إذا ظهر الوجه الثاني مقلوبًا رأسًا على عقب فأدخل الورق من طرفه الآخر.",
)
_MIXED: Words = (
    "If a sheet tells two numbers of sheets, write {code}.",
    "إذا حملت ورقة رقمي ورقتين فاكتب {code}.",
)


def printing(plan: Plan) -> Iterator[Words]:
    """Yield how the sheets of a plan are printed."""
    if plan.stitched:
        yield from (_ALONE, _ELSEWHERE)
    elif plan.manual:
        several = len(plan.sheets) > 1
        yield from (_FIRST_HALF if several else _FIRST_PAGE, _TURNING[plan.turn])
        yield _OTHER_HALF if several else _OTHER_PAGE
        yield _HEADLONG
        if several:
            yield _MIXED
    elif all(sheet.back is None for sheet in plan.sheets):
        yield _ONE_SIDE
    else:
        yield _BOTH_SIDES[plan.turn]


def placeholders(plan: Plan) -> dict[str, int]:
    """Return the numbers that stand for placeholders, beside those of panels and pages."""
    half = len(plan.sheets)
    return {"first": 1, "half": half, "next": half + 1, "last": 2 * half, "count": len(plan.made)}


def other_order(plan: Plan) -> str:
    """Return the setting for a printer that draws in the sheets the other way than the plan has it."""
    other = Manual.IN_ORDER if plan.manual == Manual.REVERSED else Manual.REVERSED
    return f'duplex = "{other}"'
