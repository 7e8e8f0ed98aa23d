"""C4 and C4b: percent signs and ranges."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.addresses import PHONE
from mezanprint.i18n.checks.findings import Found, Words, around
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.numerals import ANY_DIGIT

_D = f"[{ANY_DIGIT}]"
_SPACED = re.compile(f"{_D}[ \u00a0\u202f]+[%٪]")
_BEFORE = re.compile(f"(?<!{_D})[%٪] ?{_D}")
_WRONG = re.compile("[0-9]٪|[\u0660-\u0669\u06f0-\u06f9]%")
_SIGN = re.compile("[%٪]")
_PERCENT = re.compile(r"[%٪]|\bp(?:er ?cent\b|ercent|our ?cent\b|or ciento\b)|\byüzde\b", re.IGNORECASE)
_IN_WORDS = re.compile("بالمائة|بالمئة|في المائة|في المئة|بالمية|نسبة|نسب")
_RANGE = re.compile(
    rf"(?<![\w./:{ANY_DIGIT}-])(?P<low>{_D}{{1,4}}(?:[.,]{_D}+)?)(?P<dash>[ \u00a0]?[-\u2010-\u2015\u2212][ \u00a0]?)"
    rf"(?P<high>{_D}{{1,4}}(?:[.,]{_D}+)?)(?![\w/:-])"
)
_EN_DASH = "\u2013"

_SPACE = Words("a space between number and percent sign: {0}", "مسافة بين الرقم وعلامة النسبة: {0}")
_CLOSE_UP = Words("write the sign right after the number", "اكتب العلامة بعد الرقم مباشرة")
_SIGN_FIRST = Words("the percent sign stands before the number: {0}", "علامة النسبة قبل الرقم: {0}")
_TYPE_AFTER = Words(
    "type it after the number: the page puts it on the side of the house", "اكتبها بعد الرقم: والصفحة تضعها في جهتها"
)
_OTHER_DIGITS = Words("the percent sign and the digits are not of one kind: {0}", "علامة النسبة والأرقام من نوعين: {0}")
_ONE_KIND = Words("write `%` after 0-9 and `٪` after ٠-٩", "اكتب `%` بعد 0-9 و`٪` بعد ٠-٩")
_COUNT = Words(
    "the source has {0} percentages and the translation {1}", "في الأصل {0} من النسب المئوية وفي الترجمة {1}"
)
_SAY_EACH = Words("say of each number whether it is a percentage", "بيّن عند كل رقم أنه نسبة مئوية أو لا")
_HYPHEN = Words("the range {0} has no en dash (U+2013)", "المدى {0} بلا شَرطة المدى (U+2013)")
_DASH = Words("write `–` between the two numbers, without spaces", "اكتب `–` بين الرقمين بلا مسافات")
_FALLS = Words("the range {0} begins with its larger number", "المدى {0} يبدأ بأكبر رقميه")
_RISE = Words("type the smaller number first: the page turns the range", "اكتب الرقم الأصغر أولًا: والصفحة تديره")


def find_percents(pair: Pair) -> Iterator[Found]:
    """C4: spaces, side, kind and number of percent signs."""
    text = pair.plain
    if _SIGN.search(text):
        for pattern, says, hint in (
            (_SPACED, _SPACE, _CLOSE_UP),
            (_BEFORE, _SIGN_FIRST, _TYPE_AFTER),
            (_WRONG, _OTHER_DIGITS, _ONE_KIND),
        ):
            if found := pattern.search(text):
                yield Found(says, hint, (around(pair.value, found.start(), found.end()),))
    wanted = len(_PERCENT.findall(pair.plain_source))
    if not wanted and not _SIGN.search(text):
        return
    signs = len(_SIGN.findall(text))
    if signs > wanted or signs + len(_IN_WORDS.findall(text)) < wanted:
        yield Found(_COUNT, _SAY_EACH, (str(wanted), str(signs)))


def find_ranges(pair: Pair) -> Iterator[Found]:
    """C4b: ranges with a hyphen or spaces, or in falling order where the source rises."""
    text = pair.plain
    if "-" not in text and not re.search("[\u2010-\u2015\u2212]", text):
        return
    text = PHONE.sub(lambda phone: " " * len(phone[0]), text)
    rising = {_numbers(found) for found in _RANGE.finditer(pair.plain_source)}
    for found in _RANGE.finditer(text):
        low, high = _numbers(found)
        if found["dash"] != _EN_DASH and (low, high) != (high, low):
            yield Found(_HYPHEN, _DASH, (f"`{found[0]}`",))
        if low > high and (low, high) not in rising:
            yield Found(_FALLS, _RISE, (f"`{found[0]}`",))


def _numbers(range_: re.Match[str]) -> tuple[float, float]:
    low, high = (float(range_[name].replace(",", "")) for name in ("low", "high"))
    return low, high
