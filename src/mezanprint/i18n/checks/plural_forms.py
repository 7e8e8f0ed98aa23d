"""C44: the forms of a counted phrase beside one another: dual, plural and singular where Arabic has each."""

import re
from collections.abc import Iterator, Sequence

from mezanprint.i18n.checks.findings import Finding, quote, tick
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.pasted import ARABIC, MARKS
from mezanprint.model.translatable import msg

_FORMS = 6
_NUMBER = re.compile(
    r"(?P<number>\{[^{}]*\}|%\([^)]*\)[ds]|%(?:\d\$)?(?:l?l?[diu]|s))(?:(?:</?\w[^<>]*>|[*\s\u00a0])+(?P<next>[a-z]+)|$)"
)
"""What a source counts, with a word behind it. Not a number with decimals, which takes the singular."""
_BEHIND = rf"(?:</?\w[^<>]*>|[*\s\u00a0\u200e\u200f])+([{ARABIC}{MARKS}]+)"
_MARK = re.compile(f"[{MARKS}]")
_MARK_BUT_TANWIN = re.compile(f"(?!\u064b)[{MARKS}]")
_WORD = re.compile(f"[{ARABIC}{MARKS}]+")
_TANWIN = re.compile("\u0627\u064b$|\u064b\u0627$")
_DUAL = re.compile("(?:ان|ين|تا|تي|كلا)$|^[وفبلك]*(?:اثن|زوج|كلي|كلتي)")
_TWO = re.compile("[2\u0662\u06f2]")
_NO_NOUN = frozenset(
    (
        "من",
        "في",
        "على",
        "إلى",
        "عن",
        "أو",
        "لم",
        "لا",
        "قد",
        "تم",
        "هو",
        "هي",
        "غير",
        "كل",
        "بعد",
        "قبل",
        "أكثر",
        "أقل",
        "أخرى",
        "آخر",
        "بنجاح",
    )
)
_UNCHANGED = re.compile("يورو|.*بايت|كيلو.*|فولت|واط|هرتز|بي?كسل|.*ليون|.*ليارد?|بالم[ئا].*")
"""Loans that many write alike for any number, and scales, behind which more of the number may stand."""

_LIKE_OTHERS = msg("3 to 10 take the plural, `3 قوارب`, and 11 to 99 the singular with tanwin, `11 قاربًا`")
_EXCHANGE = msg(
    "exchange the two: 3 to 10 take the plural, `3 قوارب`, and 11 to 99 the singular with tanwin, `11 قاربًا`"
)
_WRITE_DUAL = msg("two take the dual, without a number: `قاربان` or `قاربين`")


def find_plural_faults(pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
    """C44: the number of the form and what is wrong with it, where the morphology leaves no doubt."""
    roles = {_role(pair): pair for pair in pairs}
    if len(pairs) != _FORMS or not {1, 2, 3, 11, 100} <= roles.keys():
        return
    one, two, few, many, other = (roles[number] for number in (1, 2, 3, 11, 100))
    if _says_one(one, two, few):
        yield pairs.index(two), Finding(msg("the form for two has no dual: {text}", text=quote(two.value)), _WRITE_DUAL)
    if not _noun(few) or not _noun(many):
        return
    if _noun(few) == _noun(many):
        yield (
            pairs.index(few),
            Finding(msg("the forms for 3 and for 11 have the same noun, {word}", word=tick(_noun(few))), _LIKE_OTHERS),
        )
    elif _are_exchanged(_noun(few), _noun(many), (one, two, other)):
        yield (
            pairs.index(few),
            Finding(
                msg(
                    "the forms for 3 and for 11 seem to be exchanged: {few}, {many}",
                    few=tick(_noun(few)),
                    many=tick(_noun(many)),
                ),
                _EXCHANGE,
            ),
        )
    if not _says_one(one, two, few) and _has_no_dual(one, two, other):
        yield pairs.index(two), Finding(msg("the form for two has no dual: {text}", text=quote(two.value)), _WRITE_DUAL)


def _role(pair: Pair) -> int:
    return pair.own if pair.own is not None else pair.numbers[0] if pair.numbers else -1


def _says_one(one: Pair, two: Pair, few: Pair) -> bool:
    """Tell whether the form for two is that for one, which has no number, where others have it.

    What has one form in the source (``{n} of 15``) has no noun that a dual is made of.
    """
    number = _NUMBER.search(few.source)
    if one.value != two.value or one.source == few.source or number is None or _TWO.search(two.value):
        return False
    return number["number"] in few.value.replace("%I", "%") and number["number"] not in two.value.replace("%I", "%")


def _are_exchanged(few: str, many: str, others: tuple[Pair, Pair, Pair]) -> bool:
    """Tell whether the noun for 3 is the singular, by its form or as that for one, and the noun for 11 is not."""
    if _is_plural(many, few) or (_is_singular(few, *others) and not _is_singular(many, *others)):
        return True
    return few == _noun(others[0]) and _TANWIN.sub("", many) != few


def _is_plural(word: str, singular: str) -> bool:
    """Tell whether a word is the sound plural of another: صفحات of صفحة."""
    stem = _TANWIN.sub("", singular).removesuffix("ة")
    return word in (f"{stem}ات", f"{stem}ون", f"{stem}ين")


def _is_singular(noun: str, one: Pair, two: Pair, other: Pair) -> bool:
    """Tell whether a noun is the singular: with tanwin, or that of the other forms, in the dual with its ending."""
    if _TANWIN.search(noun):
        return True
    words = {
        _TANWIN.sub("", _MARK_BUT_TANWIN.sub("", word)) for pair in (one, two) for word in _WORD.findall(pair.value)
    }
    stem = noun.removesuffix("ة") + "ت" * noun.endswith("ة")
    alone = noun in words or not words.isdisjoint((f"{stem}ان", f"{stem}ين", f"{stem}ا", f"{stem}ي"))
    return alone and noun == _TANWIN.sub("", _noun(other))


def _noun(pair: Pair) -> str:
    """Return the word behind the number, without vowel marks but tanwin; empty if it is no counted noun."""
    number = _NUMBER.search(pair.source)
    if number and number["next"] and f"{number[0]} " in f"{pair.singular} ":
        return ""  # what is the same for one is not counted
    found = number and re.search(re.escape(number["number"]) + _BEHIND, pair.value.replace("%I", "%"))
    if not found:
        return ""
    word = _MARK_BUT_TANWIN.sub("", found[1])
    if len(word) < 3 or word in _NO_NOUN or _UNCHANGED.fullmatch(word) or word.startswith(("ال", "لل", "بال", "وال")):
        return ""
    return word


def _has_no_dual(one: Pair, two: Pair, other: Pair) -> bool:
    """Tell whether the form for two is that for one or counts as others do: no dual, no word for two, no figure."""
    text = _MARK.sub("", two.value)
    if any(_DUAL.search(word) for word in _WORD.findall(text)):
        return False
    if counted := _noun(two):
        return counted in (_noun(one), _noun(other))
    return one.value == two.value and not _TWO.search(text)
