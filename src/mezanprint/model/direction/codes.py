"""Numbers and letters that name a thing: accounts, books, files, places on the map, releases."""

import re

from mezanprint.model.direction.letters import (
    DIGIT,
    END,
    RTL_LETTERS,
    SPACE,
    START,
)
from mezanprint.model.direction.rule import Order, Rule, count_digits, examples

_BOOK = (10, 13)
_DEGREES = (
    f"{DIGIT}{{1,3}}{SPACE}?°{SPACE}?(?:{DIGIT}{{1,2}}(?:[.,]{DIGIT}+)?{SPACE}?[\u2032\u2019']{SPACE}?"
    f'(?:{DIGIT}{{1,2}}(?:[.,]{DIGIT}+)?{SPACE}?[\u2033\u201d"]{SPACE}?)?)?[NSEW]'
)
_DEGREE = f"{DIGIT}{{1,3}}(?:\\.{DIGIT}+)?{SPACE}?°{SPACE}?[NSEW]"
_DECIMAL = f"[+\u2212-]?{DIGIT}{{1,3}}\\.{DIGIT}{{2,}}(?:{SPACE}?°)?(?:{SPACE}?[NSEW])?"


def _is_book(found: re.Match[str]) -> bool:
    return count_digits(found[0]) + found[0].upper().count("X") in _BOOK


def _is_hyphened(found: re.Match[str]) -> bool:
    """Tell whether a chain of hyphens is a code: one of small numbers is a clause, which runs with the line."""
    groups = re.split("[-\u2010\u2011\u2013]", found[0])
    return any(len(group) > 2 or group[:1] in ("0", "\u0660", "\u06f0") for group in groups)


IBAN = Rule(
    "iban",
    Order.LTR,
    f"(?<![A-Za-z0-9])[A-Z]{{2}}[0-9]{{2}}(?:{SPACE}?[A-Z0-9]{{4}}){{2,7}}(?:{SPACE}?[A-Z0-9]{{1,4}})?(?![A-Za-z0-9])",
    ("International bank account number", "رقم حساب مصرفي دولي"),
    examples("PS41 PALS 0000 0000 0999 4567 8901 3", "JO94CBJO0010000000000131000302"),
    opens=True,
    whole=True,
    accepts=lambda found: count_digits(found[0]) > 9,
)
VERSE = Rule(
    "verse",
    Order.RTL,  # by itself in its element: among words of another script the sign would not enclose its number
    f"\u06dd{DIGIT}{{1,3}}",
    ("End-of-verse sign with its number", "علامة نهاية الآية مع رقمها"),
    examples("\u06dd\u0661\u0662"),
    whole=True,
)
COORDINATES = Rule(
    "coordinates",
    Order.LTR,
    f"{START}(?:{_DECIMAL}{SPACE}?[,;/]{SPACE}?{_DECIMAL}|(?:{_DEGREES}|{_DEGREE})(?:{SPACE}?[,;]?{SPACE}?(?:{_DEGREES}|{_DEGREE}))?){END}",
    ("Place on the map", "إحداثيات"),
    examples("31.5017, 34.4668", "31°30\u2032N 34°28\u2032E"),
    whole=True,
)
BOOK = Rule(
    "isbn",
    Order.LTR,
    f"{START}(?:97[89][- ]?)?[0-9]{{1,5}}[- ][0-9]{{1,7}}[- ][0-9]{{1,7}}[- ][0-9Xx](?![\\w-])",
    ("ISBN", "رقم دولي معياري للكتاب"),
    examples("978-3-16-148410-0", "0-306-40615-X"),
    whole=True,
    accepts=_is_book,
)
SERIAL = Rule(
    "issn",
    Order.LTR,
    f"{START}[0-9]{{4}}-[0-9]{{3}}[Xx]{END}",
    ("ISSN", "رقم دولي معياري للدوريات"),
    examples("2049-363X"),
    whole=True,
)
HYPHENED = Rule(
    "file-number",
    Order.LTR,
    f"{START}{DIGIT}{{1,12}}(?:[-\u2010\u2011\u2013]{DIGIT}{{1,12}}){{2,8}}(?:/{DIGIT}{{1,6}})?{END}",
    ("Account, identity or file number with hyphens", "رقم حساب أو هوية أو ملف بشُرَط"),
    examples("0-1234567-8", "900-123456-1", "2017-0456-1"),
    whole=True,
    accepts=_is_hyphened,
)
SPACED = Rule(
    "number-in-groups",
    Order.LTR,
    f"{START}{DIGIT}{{1,9}}(?:[ \u00a0]{DIGIT}{{1,9}}){{2,6}}{END}",
    ("Identity or account number in groups", "رقم هوية أو حساب مقسوم"),
    examples("9 0123456 7"),
    whole=True,
    accepts=lambda found: max(map(len, found[0].split())) > 4,
)
ITEMS = Rule(
    "numbers-with-commas",
    Order.PAIR,
    f"{START}{DIGIT}+(?:\u060c{DIGIT}+){{2,}}{END}",
    ("List of numbers with Arabic commas and no space", "أعداد بينها فواصل عربية بلا مسافة"),
    examples(("1،2،3", "3،2،1")),
    house=True,
    whole=True,
)
DOTTED = Rule(
    "version",
    Order.LTR,
    f"{START}{DIGIT}{{1,5}}(?:\\.{DIGIT}{{1,5}}){{2,6}}(?:[:/]{DIGIT}{{1,5}})?{END}",
    ("Version, or a number in the network", "رقم إصدار، أو عنوان في الشبكة"),
    examples("3.2.1", "192.0.2.44"),
    whole=True,
)
LATIN_CODE = Rule(
    "code",
    Order.LTR,
    f"(?<![\\w.,/-]){DIGIT}[0-9.,/-]*[-/.](?=[A-Za-z])[A-Za-z]+(?:[-/.][A-Za-z0-9]+)*(?![\\w{RTL_LETTERS}])"
    "|(?<![\\w:])[0-9][0-9A-Fa-f]{0,3}(?::[0-9A-Fa-f]{0,4}){2,7}(?<=[A-Fa-f0-9:])(?<=[A-Fa-f:][0-9A-Fa-f:])(?![\\w:])"
    "|(?<![\\w.])[0-9][0-9.]*(?=(?:\\([A-Za-z0-9]{1,4}\\))*\\([a-z])(?:\\([A-Za-z0-9]{1,4}\\))+"
    "|(?<![\\w:])[A-Fa-f][0-9A-Fa-f]{0,3}(?::[0-9A-Fa-f]{0,4}){3,7}(?:/[0-9]{1,3})?(?![\\w:])",
    ("Code of numbers and Latin letters", "رمز من أرقام وحروف لاتينية"),
    examples("2017-CV-00123", "12-A", "1,2-dichloroethane"),
    opens=True,
    whole=True,
)
RULES = (VERSE, IBAN, COORDINATES, BOOK, SERIAL)
LATER = (LATIN_CODE, HYPHENED, SPACED, ITEMS, DOTTED)
"""Those that others come before: a date, a telephone number."""
