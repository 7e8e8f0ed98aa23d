"""Telephone numbers, as they are written in the region and abroad."""

import re

from mezanprint.model.direction.letters import (
    DIGIT,
    END,
    FREE,
    SPACE,
    START,
)
from mezanprint.model.direction.rule import Order, Rule, count_digits, examples

_ZERO = "[0\u0660\u06f0]"
_JOIN = f"(?:{SPACE}?[-./\u2010\u2011]{SPACE}?|\u2013|{SPACE})"
_HYPHENS = "\u2010\u2011\u2013-"
_MORE = f"(?:/{DIGIT}{{1,4}})?(?:{SPACE}?(?:ext\\.?|extension|x){SPACE}?{DIGIT}{{1,6}})?"
"""A second line behind a slash, and an extension."""

_UNSAID = "[xX\u00d7*]"
"""What stands for a digit that is not known yet, or not to be told. Blanks to write on (``_``) go with the line."""

FEWEST = 7
"""Digits of the shortest subscriber number that is taken for one without a code before it."""
_YEARS = re.compile("(?:1[5-9]|20)[0-9]{2}")


def _is_long(found: re.Match[str]) -> bool:
    return count_digits(found[0]) >= FEWEST


def _has_places(found: re.Match[str]) -> bool:
    """Tell whether three or more of enough digits are left open; a size (``XX``) or a mark of notes (``**``) is not."""
    open_ = len(re.findall(_UNSAID, found[0]))
    return open_ > 2 and count_digits(found[0]) + open_ >= FEWEST


def _is_local(found: re.Match[str]) -> bool:
    """Tell whether a number without any code is one: not a fraction with dots between its thousands, not two years."""
    groups = re.split("[^\\d]+", found[0])
    thousands = "." in found[0] and all(len(group) == 3 for group in groups[1:]) and len(groups[0]) < 3
    return _is_long(found) and not thousands and not all(map(_YEARS.fullmatch, groups))


INTERNATIONAL = Rule(
    "telephone-international",
    Order.LTR,
    f"{START}\\(?(?:\\+{SPACE}?|{_ZERO}{{2}}(?={_ZERO}?[1-9\u0661-\u0669\u06f1-\u06f9])){DIGIT}{{1,14}}\\)?"
    f"(?:{_JOIN}?\\(?{DIGIT}{{1,12}}\\)?){{0,7}}{_MORE}{END}",
    ("Telephone number with a country code", "رقم هاتف مع رمز البلد"),
    examples("+970 8 555 0142", "+970 (8) 555-0142", "00970-8-5550142", "+1 (844) 555-0142 ext. 12"),
    whole=True,
    accepts=_is_long,
)
NATIONAL = Rule(
    "telephone-national",
    Order.LTR,
    f"{START}(?:\\({DIGIT}{{2,5}}\\){_JOIN}?|{_ZERO}(?![.,\u066b]){DIGIT}{{1,4}}(?:{_JOIN}|(?={DIGIT})))"
    f"{DIGIT}{{2,10}}(?:{_JOIN}{DIGIT}{{1,8}}){{0,4}}{_MORE}{END}",
    ("Telephone number with an area code", "رقم هاتف مع رمز المنطقة"),
    examples("08-5550142", "08-5550142/3", "(08) 555 0142", "(800) 555-0123", "0599.555.0142"),
    whole=True,
    accepts=lambda found: count_digits(found[0]) > FEWEST,
)
LOCAL = Rule(
    "telephone-local",
    Order.LTR,
    f"{START}(?:{DIGIT}{{1,5}}(?:[.{_HYPHENS}]{DIGIT}{{2,8}}){{2,6}}|{DIGIT}{{1,4}}(?:[ \u00a0-]{DIGIT}{{2,8}}){{2,6}}"
    f"|{DIGIT}{{3}}[ \u00a0{_HYPHENS}]{DIGIT}{{4}}|{DIGIT}{{2,4}}[{_HYPHENS}]{DIGIT}{{6,8}}){_MORE}{END}",
    ("Free or local telephone number", "رقم مجاني أو محلي"),
    examples("1-844-555-0142", "1-800-500-600", "1 700 555 014", "555-0187"),
    whole=True,
    accepts=_is_local,
)
UNSAID = Rule(
    "telephone-placeholder",
    Order.LTR,
    f"{START}\\(?(?:\\+{SPACE}?)?{DIGIT}{{1,14}}\\)?(?:{_JOIN}\\(?{DIGIT}{{1,12}}\\)?){{0,4}}"
    f"(?:\\*{{3,10}}|(?:{_JOIN}?[xX\u00d7]{{2,10}}){{1,5}})(?:{_JOIN}?{DIGIT}{{1,4}})?(?![\\w*])",
    ("Telephone number of which digits are left open", "رقم هاتف تُركت خانات منه مفتوحة"),
    examples(
        "+970 8 XXX XXXX",
        "059-xxx-xxxx",
        "1-800-XXX-XXX",
        "+970 59 \u00d7\u00d7\u00d7 \u00d7\u00d7\u00d7\u00d7",
        "059*****42",
    ),
    whole=True,
    accepts=_has_places,
)
SERVICE = Rule(
    "telephone-service",
    Order.LTR,
    f"{FREE}(?<![*#])(?:\\*{DIGIT}{{1,6}}(?:[*#]{DIGIT}{{1,20}})*#?|#{DIGIT}{{1,6}}(?:[*#]{DIGIT}{{0,20}})*)(?![\\w*])",
    ("Service code, or a number with its sign", "رمز خدمة، أو رقم مع علامته"),
    examples("*123#", "*121*1#", "#31#", "#5"),
    whole=True,
)
RULES = (UNSAID, INTERNATIONAL, NATIONAL, LOCAL, SERVICE)
