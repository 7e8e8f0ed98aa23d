"""Facts that are told wrong: days, times, units, money, and what is dialled, written to or looked up."""

import re
from collections.abc import Sequence
from dataclasses import replace

from damage_parts import Change, Damage, Damaged, Draw, Kind, among, at, each_other, put, ready
from mezanprint.i18n.po.po_file import Entry

PHONE = "+970 8 555 0142"
MONTHS = {
    "كانون الثاني": "يناير",
    "شباط": "فبراير",
    "آذار": "مارس",
    "نيسان": "أبريل",
    "أيار": "مايو",
    "حزيران": "يونيو",
    "تموز": "يوليو",
    "آب": "أغسطس",
    "أيلول": "سبتمبر",
    "تشرين الأول": "أكتوبر",
    "تشرين الثاني": "نوفمبر",
    "كانون الأول": "ديسمبر",
}
_DOUBLED = f"({'|'.join(MONTHS)})/({'|'.join(MONTHS.values())})"
_COUNTED = r"(?<=[\d} ])"
_LENGTHS = each_other("كيلومترًا، ميلًا، مترًا", "أميال، أمتار، كيلومترات", "متر، كيلومتر، ميل")
_SPANS = each_other(
    "ساعات، أيام، أسابيع، أشهر، سنوات، دقائق",
    "يومًا، شهرًا، عامًا، أسبوعًا",
    "ساعة، سنة، دقيقة",
    "شهرين، أسبوعين، ساعتين، يومين",
)
_MEASURES = each_other(
    "طنًا، كيلوغرامًا", "دونمًا، هكتارًا", "لترًا، غالونًا", "كيلوغرام، طن، لتر", "كيلومترًا مربعًا، ميلًا مربعًا", "لتر، غالون"
)
_MONEY = each_other("دولار، يورو، دينار، شيكل", "دولارات، دنانير، شواكل", "دولارًا، شيكلًا، دينارًا")
_DAYS = each_other("الاثنين، الثلاثاء، الأربعاء، الخميس، الجمعة، السبت، الأحد")
_NOON: dict[str, Sequence[str]] = {
    "صباحًا": ("مساءً", "بعد الظهر"),
    "مساءً": ("صباحًا",),
    "بعد الظهر": ("صباحًا",),
    "ظهرًا": ("صباحًا",),
}
_LINK, _MAIL = r"https?://[\w./-]+\w", r"[\w.]+@[\w.-]+\w"


def _month(change: Change, good: Change | None = None) -> Damage:
    """Change a month that has both its names; with ``good`` the entry is first written so, with one of them."""

    def damage(entry: Entry, draw: Draw) -> Damaged | None:
        text = entry.values[-1]
        places = list(re.finditer(_DOUBLED, text))
        if not places:
            return None
        place = draw.chance.choice(places) if good is None else places[0]
        whole = None if good is None else ready(entry, _DOUBLED, good, draw)
        return put(entry, text[: place.start()] + str(change(place, draw)) + text[place.end() :], whole)

    return damage


def _other(found: re.Match[str], draw: Draw) -> tuple[str, str]:
    return draw.chance.choice([(one, two) for one, two in MONTHS.items() if one != found[1]])


def _phone(entry: Entry, draw: Draw) -> Damaged | None:
    """Few messages have a number to dial, so one is put into source and translation first."""
    if entry.plural is not None or "\n" in entry.source:
        return None
    offset = draw.chance.choice([offset for offset, char in enumerate(PHONE) if char.isdecimal()])
    digit = draw.chance.choice([each for each in "0123456789" if each != PHONE[offset]])
    wrong = f"{PHONE[:offset]}{digit}{PHONE[offset + 1 :]}"
    good, bad = (
        replace(entry, source=f"{entry.source} {PHONE}", values=(f"{entry.values[0]} {number}",))
        for number in (PHONE, wrong)
    )
    return Damaged(good, bad)


def _code(entry: Entry, draw: Draw) -> Damaged | None:
    """The symbol of a document, put into source and translation first."""
    if entry.plural is not None or "\n" in entry.source or not re.search(r"[\u0621-\u064a]\.?$", entry.values[0]):
        return None
    body, session, number = draw.chance.choice("AES"), draw.chance.randrange(60, 75), draw.chance.randrange(100, 700)
    right, wrong = f"{body}/{session}/{number}", f"{body}/{session}/{number + draw.chance.randrange(1, 90)}"
    good, bad = (
        replace(entry, source=f"{entry.source} ({right})", values=(f"{entry.values[0]} ({symbol})",))
        for symbol in (right, wrong)
    )
    return Damaged(good, bad)


def _another(found: re.Match[str], draw: Draw, least: int, most: int) -> str:
    return str(draw.chance.choice([number for number in range(least, most + 1) if number != int(found[0])]))


def _letter(found: re.Match[str], draw: Draw) -> str:
    """Exchange two letters, as fingers do."""
    text = found[0]
    places = [
        n for n in range(text.find("//") + 2, len(text) - 1) if text[n : n + 2].isalpha() and text[n] != text[n + 1]
    ]
    if not places:
        return f"{text[:-1]}q"
    place = draw.chance.choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


FACTS = (
    Kind("a month changed", _month(lambda found, draw: "/".join(_other(found, draw))), fact=True),
    Kind(
        "a Levantine month changed",
        _month(lambda found, draw: _other(found, draw)[0], lambda found, _: found[1]),
        fact=True,
    ),
    Kind(
        "a Roman month changed",
        _month(lambda found, draw: _other(found, draw)[1], lambda found, _: found[2]),
        fact=True,
    ),
    Kind(
        "the first name of a month changed",
        _month(lambda found, draw: f"{_other(found, draw)[0]}/{found[2]}"),
        fact=True,
    ),
    Kind(
        "the second name of a month changed",
        _month(lambda found, draw: f"{found[1]}/{_other(found, draw)[1]}"),
        fact=True,
    ),
    Kind(
        "the day of a month changed",
        at(
            rf"(?<!\d)\d{{1,2}}(?= (?:{'|'.join([*MONTHS, *MONTHS.values()])}))",
            lambda found, draw: _another(found, draw, 1, 28),
        ),
        fact=True,
    ),
    Kind(
        "a year changed",
        at(r"(?<![\d.,–])(?:19|20)\d\d(?![\d.,–])", lambda found, draw: _another(found, draw, 1950, 2030)),
        fact=True,
    ),
    Kind("a day of the week changed", among(_DAYS, prefix="[وفبل]?"), fact=True),
    Kind("morning and afternoon changed", among(_NOON), fact=True),
    Kind("a unit of length changed", among(_LENGTHS, _COUNTED), fact=True),
    Kind("a unit of time changed", among(_SPANS, _COUNTED), fact=True),
    Kind("a unit of weight, area or volume changed", among(_MEASURES, _COUNTED), fact=True),
    Kind("a currency changed", among(_MONEY, _COUNTED), fact=True),
    Kind("a telephone number changed", _phone, fact=True),
    Kind("a link changed", at(_LINK, _letter), fact=True),
    Kind("a mail address changed", at(_MAIL, _letter), fact=True),
    Kind("the symbol of a document changed", _code, fact=True),
)
