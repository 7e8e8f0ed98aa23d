"""Numbers that are told wrong: in figures, in words, as parts of a whole."""

import re
from collections.abc import Callable

from damage_parts import (
    ARABIC,
    NO_LETTER_AFTER,
    Damage,
    Damaged,
    Draw,
    Kind,
    among,
    at,
    each_other,
    is_prose,
    put,
    ready,
)
from mezanprint.i18n.po.po_file import Entry

_FIGURE = re.compile(r"(?<![\w{%$#&.,/=:-])\d+(?:[.,]\d+)*(?![\w}$/:-]|[.,]\d)")
_BEFORE = "[وفبلك]{0,2}(?:ال)?"
"""What may be attached to the beginning of a word of number."""
_RANGE = re.compile(r"(?<![\d–])(\d+)–(\d+)(?![\d–])")
_SMALL = each_other(
    "ثلاثة، أربعة، خمسة، ستة، سبعة، ثمانية، تسعة",
    "ثلاث، أربع، خمس، ست، سبع، ثماني، تسع",
)
_TEENS = each_other(
    "أحد عشر، اثنا عشر، ثلاثة عشر، أربعة عشر، خمسة عشر، ستة عشر، سبعة عشر، ثمانية عشر، تسعة عشر",
    "إحدى عشرة، اثنتا عشرة، ثلاث عشرة، أربع عشرة، خمس عشرة، ست عشرة، سبع عشرة، ثماني عشرة، تسع عشرة",
)
_TENS = each_other(
    "عشرون، ثلاثون، أربعون، خمسون، ستون، سبعون، ثمانون، تسعون",
    "عشرين، ثلاثين، أربعين، خمسين، ستين، سبعين، ثمانين، تسعين",
    "مئة، مئتي، ثلاثمئة، أربعمئة، خمسمئة",
)
_ORDINALS = each_other(
    "الأول، الثاني، الثالث، الرابع، الخامس، السادس، السابع، الثامن، التاسع، العاشر",
    "الأولى، الثانية، الثالثة، الرابعة، الخامسة، السادسة، السابعة، الثامنة، التاسعة، العاشرة",
    "ثالث، رابع، خامس، سادس، سابع، ثامن، تاسع، عاشر",
)
_PARTS = each_other("نصف، ثلث، ربع، خُمس", "ثلثا، ربعا", "ثلثي، ثلاثة أرباع، نصف")
_SCALES = each_other("ألف، مليون، مليار", "آلاف، ملايين، مليارات", "عشرات، مئات، آلاف")
_DUALS: dict[str, tuple[str, ...]] = {
    "مليوني شخص": ("مليون شخص", "ثلاثة ملايين شخص"),
    "قاربان": ("قارب", "ثلاثة قوارب"),
    "ميلين": ("ميل", "ثلاثة أميال"),
    "طبيبان": ("طبيب", "ثلاثة أطباء"),
    "أسبوعين": ("أسبوع", "ثلاثة أسابيع"),
    "شهرين": ("شهر", "ثلاثة أشهر", "أربعة أشهر"),
    "مرتين": ("مرة", "ثلاث مرات", "أربع مرات"),
    "يومين": ("يوم", "ثلاثة أيام"),
    "ليلتين": ("ليلة", "ثلاث ليال"),
    "ساعتين": ("ساعة", "ثلاث ساعات"),
    "امرأتان": ("امرأة", "ثلاث نساء"),
    "طفلين": ("طفلًا", "ثلاثة أطفال"),
    "الوزارتان": ("الوزارة", "الوزارات الثلاث"),
}
_MEN = "يومًا|شهرًا|عامًا|مترًا|كيلومترًا|طفلًا|شخصًا|ميلًا|دونمًا|لترًا|دولارًا|طلبًا"
_SEVERAL = "دولارات|أميال|أمتار|أيام|أشهر|درجات"
_UNITS = ("", "أحد", "اثنا", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
_ROUND = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")


def _figures(entry: Entry) -> list[re.Match[str]]:
    """Return the figures of a translation that its source writes in the same way."""
    written = {found[0] for found in _FIGURE.finditer(entry.source)}
    return [found for found in _FIGURE.finditer(entry.values[-1]) if found[0] in written]


def _in_figure(change: Callable[[str, Draw], str | None], least: int = 1) -> Damage:
    """Change one figure of at least so many digits."""

    def damage(entry: Entry, draw: Draw) -> Damaged | None:
        places = [found for found in _figures(entry) if sum(map(str.isdecimal, found[0])) >= least]
        if not places:
            return None
        found, text = draw.chance.choice(places), entry.values[-1]
        new = change(found[0], draw)
        return None if new is None else put(entry, text[: found.start()] + new + text[found.end() :])

    return damage


def _digit(number: str, draw: Draw) -> str:
    offset = draw.chance.choice([offset for offset, char in enumerate(number) if char.isdecimal()])
    digit = draw.chance.choice([each for each in "123456789" if each != number[offset]])
    return number[:offset] + digit + number[offset + 1 :]


def _exchange_digits(number: str, draw: Draw) -> str | None:
    pairs = [found.start() for found in re.finditer(r"(?=(\d)(?!\1)[1-9])", number)]
    if not pairs:
        return None
    offset = draw.chance.choice(pairs)
    changed = number[:offset] + number[offset + 1] + number[offset] + number[offset + 2 :]
    return None if changed.startswith("0") else changed


def _lose_digit(number: str, draw: Draw) -> str | None:
    digits = number.replace(",", "")
    if not digits.isdecimal():
        return None
    offset = draw.chance.randrange(len(digits))
    left = (digits[:offset] + digits[offset + 1 :]).lstrip("0")
    return (f"{int(left):,}" if "," in number else left) if left else None


def _ten_times(number: str, _draw: Draw) -> str | None:
    digits = number.replace(",", "")
    if not digits.isdecimal() or not int(digits):
        return None
    return f"{int(digits) * 10:,}" if "," in number or len(digits) > 3 else f"{digits}0"


def _lost(entry: Entry, draw: Draw) -> Damaged | None:
    places = _figures(entry)
    if not places:
        return None
    found, text = draw.chance.choice(places), entry.values[-1]
    return put(entry, re.sub(" {2,}", " ", text[: found.start()] + text[found.end() :]).strip())


def _added(entry: Entry, draw: Draw) -> Damaged | None:
    words = list(re.finditer(f"(?<= )[{ARABIC}]{{4,}}", entry.values[-1]))
    number = str(draw.chance.randrange(11, 99))
    if not words or number in entry.source or not is_prose(entry):
        return None
    place, text = draw.chance.choice(words).start(), entry.values[-1]
    return put(entry, f"{text[:place]}{number} {text[place:]}")


def _exchanged(entry: Entry, draw: Draw) -> Damaged | None:
    """Exchange two figures that have a word of their own each."""
    places, text = _figures(entry), entry.values[-1]
    pairs = [
        (one, two)
        for one in places
        for two in places
        if one.end() < two.start()
        and one[0] != two[0]
        and re.search(f"[{ARABIC}]{{3,}}", text[one.end() : two.start()])
    ]
    if not pairs:
        return None
    one, two = draw.chance.choice(pairs)
    return put(entry, text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :])


def _spelt(number: int) -> str:
    """Return a number from 3 to 99 in words, as it stands before something masculine in the nominative."""
    tens, units = divmod(number, 10)
    if number <= 10:
        return _UNITS[number]
    if number < 20:
        return f"{_UNITS[units]} عشر"
    first = {1: "واحد", 2: "اثنان"}.get(units, _UNITS[units])
    return f"{first} و{_ROUND[tens]}" if units else _ROUND[tens]


def _figure_in_words(entry: Entry, draw: Draw) -> Damaged | None:
    """Write a figure out before it is changed: a good translation may have either."""
    pattern = f"(?<![\\w.,–/])(?:([1-9]\\d)(?= (?:{_MEN}))|([3-9]|10)(?= (?:{_SEVERAL})))"
    found = re.search(pattern, entry.values[-1])
    if found is None:
        return None
    number = int(found[0])
    good = ready(entry, pattern, lambda found, _: _spelt(int(found[0])), draw)
    assert good is not None
    other = draw.chance.choice([n for n in (range(3, 11) if number <= 10 else range(11, 100)) if n != number])
    text = entry.values[-1]
    return put(entry, text[: found.start()] + _spelt(other) + text[found.end() :], good)


def _in_percent_words(entry: Entry, draw: Draw) -> Damaged | None:
    """Write ``44%`` as «44 في المئة», then lose the words."""
    good = ready(entry, r"(\d+)%", lambda found, _: f"{found[1]} في المئة", draw)
    return put(entry, re.sub(r"(\d+)%", r"\1", entry.values[-1], count=1), good) if good else None


def _ordinal(entry: Entry, draw: Draw) -> Damaged | None:
    """Change an ordinal where the source has one; «في المقام الأول» is none."""
    said = re.search(r"(?i)\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", entry.source)
    return among(_ORDINALS, "(?<!تشرين )(?<!كانون )", "[وفبل]{0,2}")(entry, draw) if said else None


NUMBERS = (
    Kind("a digit changed", _in_figure(_digit), fact=True),
    Kind("two digits exchanged", _in_figure(_exchange_digits, 2), fact=True),
    Kind("a digit lost", _in_figure(_lose_digit, 2), fact=True),
    Kind("a figure ten times as large", _in_figure(_ten_times), fact=True),
    Kind("a figure lost", _lost, fact=True),
    Kind("a figure put in", _added, fact=True),
    Kind("two figures exchanged", _exchanged, fact=True),
    Kind("a range turned round", at(_RANGE, lambda found, _: f"{found[2]}–{found[1]}"), fact=True),
    Kind("the end of a range lost", at(_RANGE, lambda found, _: found[1]), fact=True),
    Kind("a percent sign lost", at(r"(?<=\d)%(?![\w(-]|\.\d)", ""), fact=True),
    Kind("a percent sign put in", at(r"(?<=\d) (?=[ء-ي]{3})", "% "), fact=True),
    Kind("per cent in words lost", _in_percent_words, fact=True),
    Kind("a word from 3 to 9 changed", among(_SMALL, prefix=_BEFORE), fact=True),
    Kind("a word from 11 to 19 changed", among(_TEENS, prefix=_BEFORE), fact=True),
    Kind("a word of tens or hundreds changed", among(_TENS, prefix=_BEFORE), fact=True),
    Kind("a figure told by a wrong word", _figure_in_words, fact=True),
    Kind("an ordinal changed", _ordinal, fact=True),
    Kind("a fraction changed", among(_PARTS, prefix="[وفبل]?"), fact=True),
    Kind("a word of scale changed", among(_SCALES, prefix=_BEFORE), fact=True),
    Kind("a word of scale lost", at(rf"(?<=\d) (?:مليون|مليار){NO_LETTER_AFTER}", ""), fact=True),
    Kind("two told as one or three", among(_DUALS, prefix="[وفبل]?"), fact=True),
)
