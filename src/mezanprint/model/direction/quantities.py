"""Numbers with what belongs to them: signs, percent, money, units, dates, times, ranges, formulas."""

import re

from mezanprint.model.direction.counted import counts_next, names_numbers
from mezanprint.model.direction.letters import (
    DIGIT,
    END,
    FREE,
    HYPHEN,
    LTR,
    NUMBER,
    POWER,
    SPACE,
    START,
)
from mezanprint.model.direction.rule import Order, Rule, examples

SIGN = "(?:(?<![\\w%\u066a)\\]\u2013-])|(?<=\\b[\u0648\u0641\u0628\u0644\u0643]))[+\\-\u2212\u00b1]"
"""A sign of a number: not the hyphen of a compound, but after the attached letters waw, fa, ba, lam and kaf it is."""
_PERCENT = "[%\u066a\u2030]"
_SYMBOL = "[$\u20ac\u00a3\u20aa\u00a5\u20ba\u20b9\u20bd]"
_CODES = (
    "AED|AUD|BHD|CAD|CHF|CNY|DJF|DKK|DZD|EGP|EUR|GBP|ILS|INR|IQD|IRR|JOD|JPY|KMF|KWD|LBP|LYD|MAD|MRU|NIS|NOK|OMR|PKR|"
    "QAR|Rs\\.?|RUB|SAR|SDG|SEK|SOS|SYP|TND|TRY|USD|YER|JD|LE|SR|Dhs?"
)
"""ISO 4217 of the region and of those who pay in it, and what people write for them."""
_TIMES = f"(?:{SPACE}?(?:k|m|mn|bn|million|billion|thousand)\\b)?"
_UNITS = (
    "(?:[kcmµn]?m[²³23]?|ha|[km]?l|L|dL|[kmµ]?g|t|[KMGT]i?B|[KMG]?bps|[KMG]?bit/s|[kMGm]?Hz|[kMGm]?Wh?|[km]?V|m?A|mAh|"
    "[kM]?Pa|mbar|bar|k?cal|k?J|km/h|mph|m/s|mi|ft|in|lb|oz|ppm|dB|px|pt|dpi|hrs?|h|min|sec|s|ms|[ap]m|[ap]\\.m\\.|AM|PM|"
    "GMT|UTC|mmHg|m?IU|mg/kg|kg/m²|°[CF]|K|[kM]?VA|BTU|[Pp][Ss][Ii]|[Rr][Pp][Mm]|[Ff][Pp][Ss]|[mµn]?mol|mEq|[KMGTk]b|cc|gal|yd|Ah|"
    "[GT]Wh|lm|lx|kN|[MG]J|[hkM]Pa|[kMG]?eV|[kM]?Wp|cP|N·?m|NM|NTU|[Hh][Pp]|[kM]?Ω|[µnp]F|FM|[mµ]?Sv|m?Gy|[kMG]?Bq|MP)"
)
_UNIT = f"{_UNITS}(?:/{_UNITS})?(?![A-Za-z0-9])"
MONTHS = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    "Nov(?:ember)?|Dec(?:ember)?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
_LAWS = "(?:U\\.?S\\.?C|C\\.?F\\.?R|F\\.(?:2d|3d|4th)|Stat|Q\\.B|A\\.C|I\\.L\\.M|U\\.N\\.T\\.S)\\.?(?![A-Za-z])"
_ARABIC_UNITS = (
    "(?:دولار|يورو|شيكل|شيقل|دينار|جنيه|ريال|درهم|ليرة|فرنك|روبية|كم|كيلومتر|متر|سم|مم|كغم|كغ|كيلوغرام|غرام|طن|لتر|"
    "ميغابايت|غيغابايت|ميغاواط|كيلوواط|دونم|هكتار|درجة|مليون|مليار|ألف)"
)

_DATE = (
    f"(?:{DIGIT}{{4}}([-/.]){DIGIT}{{1,2}}\\1{DIGIT}{{1,2}}|{DIGIT}{{4}}-[0\u0660\u06f0]{DIGIT}"
    f"|{DIGIT}{{1,2}}([-/.]){DIGIT}{{1,2}}\\2(?:{DIGIT}{{4}}|{DIGIT}{{2}}))"
)
_PLAIN_DATE = f"(?:{DIGIT}{{1,4}}[/.]{DIGIT}{{1,2}}(?:[/.]{DIGIT}{{1,4}})?)"
_TIME = f"{DIGIT}{{1,2}}:{DIGIT}{{2}}(?::{DIGIT}{{2}})?"
_AMOUNT = f"(?:{_SYMBOL}{SPACE}?{NUMBER}|{NUMBER}{SPACE}?{_SYMBOL})"
_SHARE = f"(?:{NUMBER}{SPACE}?{_PERCENT}|{_PERCENT}{NUMBER})"
_THOUSANDS = f"[1-9\u0661-\u0669\u06f1-\u06f9]{DIGIT}{{0,2}}(?:{SPACE}{DIGIT}{{3}})+"
_PART = f"(?:{_TIME}|{_AMOUNT}|{_SHARE}|{_PLAIN_DATE}|{_THOUSANDS}|{NUMBER})"
_YEAR = f"(?:1[0-9]|20|21|[\u0661]\\d|\u0662\u0660|\u06f1[\u06f0-\u06f9]|\u06f2\u06f0){DIGIT}{DIGIT}"
_MINUTE, _SECOND, _INCH = "[\u2032\u2019']", '[\u2033\u201d"]', '"(?!\\w)'
_TITLE = re.compile("(?:[A-Z][\\w'\u2019-]* ){1,8}[A-Z]")
_OF_TIME = frozenset(
    ("في", "منذ", "حتى", "خلال", "قبل", "بعد", "بين", "من", "إلى", "وفي", "ومنذ", "مطلع", "أوائل", "أواخر", "نهاية")
)
"""Before a year that is one by itself, not the first word of a title."""
_PLAIN = re.compile(f"{DIGIT}{{1,4}}(?:{HYPHEN}{DIGIT}{{1,4}})+")
_YEARS = re.compile(f"{_YEAR}-(?:{_YEAR}|{DIGIT}{{2}})")

_NAMED = "(?:لوحة|ملف|حساب|هوية|جواز|قضية|فاتورة|رخصة|بوليصة|مرجع|طلب|عقد|سجل)"
_CODED = re.compile(
    f"(?<!\\w)(?:[وفبل]?(?:ال|لل){_NAMED}(?: رقم)?|[وفبل]?{_NAMED}(?:ه|ها|هم)? رقم|رقم {_NAMED}\\w*"
    f"|(?:ال)?(?:هوية|جواز|حساب) \\w+(?: رقم)?):? \\Z"
)
"""Arabic words that say that a number names a thing. Bare they may be verbs: who *held* 12-14 sessions."""
PAIR_MARK = re.compile(f"{SPACE}?(?:{HYPHEN}|\u060c){SPACE}?")
"""What stands between the parts of a range or pair."""


def is_bare(text: str) -> bool:
    """Tell whether a pair of numbers may be read in either order: ``12-14``; a dash, years or times decide."""
    return _PLAIN.fullmatch(text) is not None and "\u2013" not in text and _YEARS.fullmatch(text) is None


def _is_closed(found: re.Match[str]) -> bool:
    """Tell whether a straight mark behind a number is one of inches: it is not if it closes a quotation."""
    return found[0][-1] != '"' or found.string.count('"', 0, found.end() - 1) % 2 == 0


def is_coded(text: str, before: str) -> bool:
    """Tell whether numbers with hyphens name a thing, as the words before them say: a plate, a file, an account."""
    return re.fullmatch(f"{DIGIT}+(?:-{DIGIT}+)+", text) is not None and _CODED.search(before) is not None


def _is_date(found: re.Match[str]) -> bool:
    """Tell whether a short date is none: ``1-2-3`` is a clause, ``1.2.03`` a release."""
    groups = re.split("[-/.]", found[0])
    return "/" in found[0] or any(len(group) == 4 for group in groups)


def _is_formula(found: re.Match[str]) -> bool:
    """Tell whether signs of arithmetic stand between the numbers, and the last one counts no Arabic word."""
    slashes = re.fullmatch(f"{DIGIT}+(?:/{DIGIT}+)+", found[0])
    return not slashes and not ("=" in found[0] and counts_next(found.string[found.end() :].lstrip()))


def _is_range(found: re.Match[str]) -> bool:
    """Tell whether two numbers apart are none: ``2022 – 45,000`` is a year and a count."""
    parts = re.split(" [-\u2013] ", found[0])
    return len(parts) < 2 or (re.fullmatch(_YEAR, parts[0]) is None) == (re.fullmatch(_YEAR, parts[-1]) is None)


def _leads(match: re.Match[str]) -> bool:
    """Tell whether a number before a name belongs to it, and not to the Arabic word before: a year, an article."""
    if not match["named"]:
        return True
    before = match.string[: match.start()]
    word = before.split()[-1] if before[-1:].isspace() and before.strip() else ""
    if names_numbers(word) or not re.fullmatch(_YEAR, match[0].strip()):
        return not names_numbers(word)
    return bool(word) and word not in _OF_TIME and _TITLE.match(match.string, match.end()) is not None


DATE = Rule(
    "date",
    Order.LTR,
    f"{START}{_DATE}(?:T{_TIME}Z?)?{END}(?![-/.]{DIGIT})",
    ("Date in numbers", "تاريخ بالأرقام"),
    examples("2026-11-22", "22/11/2026", "22.11.2026", "12/5/17"),
    whole=True,
    house=True,
    accepts=_is_date,
)
RANGE = Rule(
    "range",
    Order.PAIR,
    f"{START}(?:{SIGN})?{_PART}(?>{SPACE}?{HYPHEN}{SPACE}?)(?!{SPACE}){_PART}(?:{HYPHEN}{DIGIT}{{1,3}})*{END}(?!{HYPHEN}{DIGIT})",
    ("Range of numbers, years, times, dates, percentages", "مدى من أعداد أو سنوات أو ساعات أو تواريخ أو نسب"),
    examples(
        ("2014–2016", "2016–2014"), ("2014-2016", "2016-2014"), ("09:30–16:00", "16:00–09:30"), ("12-14", "14-12")
    ),
    accepts=_is_range,
    whole=True,
    house=True,
)
FORMULA = Rule(
    "formula",
    Order.LTR,
    f"{START}(?<![\u00d7\u00f7=+*])(?<![\u00d7\u00f7=+*] )(?:[<>\u2264\u2265\u2248~]{SPACE}?)?{NUMBER}{POWER}"
    f"(?:{SPACE}?(?:[\u00d7\u00f7=+*/<>\u2264\u2265\u2248^]|[-\u2212](?=[^=\n]{{1,40}}=)){SPACE}?"
    f"[-\u2212]?{NUMBER}{POWER})+(?<![/]{DIGIT}){END}|{FREE}[<>\u2264\u2265\u2248~\u00b1]{SPACE}?{NUMBER}(?:{SPACE}?{_PERCENT})?{END}",
    ("Formula, comparison", "معادلة أو مقارنة"),
    examples("2×3=6", "10÷4=2.5", "5 × 3", "2×10³", "≥ 5", "±3%"),
    whole=True,
    accepts=_is_formula,
)
SLASHED = Rule(
    "slashes",
    Order.LTR,
    f"{START}{NUMBER}(?:/{NUMBER})+{END}",
    ("Numbers with slashes", "أعداد بينها شُرَط مائلة"),
    examples("2014/2015", "19/2", "1/2/3"),
    whole=True,
    house=True,
)
TIME = Rule(
    "time",
    Order.LTR,
    f"{START}(?:{_TIME}|{NUMBER}(?::{NUMBER})+){END}",
    ("Time, ratio, scale", "وقت أو نسبة أو مقياس"),
    examples("14:07", "1:50,000"),
    whole=True,
    house=True,
)
CLOCK = Rule(
    "clock",
    Order.LTR,
    f"{START}(?:{_TIME}|{DIGIT}{{1,2}}){SPACE}?(?:[ap]m|[ap]\\.m\\.|AM|PM|GMT|UTC)(?![A-Za-z])"
    f"(?:[+\u2212-]{DIGIT}{{1,2}}(?::{DIGIT}{{2}})?)?",
    ("Time with Latin letters", "وقت مع حروف لاتينية"),
    examples("9:30 am", "14:07 UTC+3"),
    opens=True,
    whole=True,
)
PERCENT = Rule(
    "percent",
    Order.PERCENT,
    f"(?:{SIGN})?(?:{START}{NUMBER}{SPACE}?{_PERCENT}|(?<![A-Za-z0-9\u0660-\u0669]){_PERCENT}{NUMBER}{END})",
    ("Percentage; the house decides the side of the sign", "نسبة مئوية؛ موضع العلامة قرار الدار"),
    examples(("97%", "%97"), ("-5%", "%-5")),
    whole=True,
    house=True,
)
MONEY = Rule(
    "money",
    Order.LTR,
    f"(?:{SIGN})?(?:{FREE}{_SYMBOL}{SPACE}?{NUMBER}{_TIMES}|{START}{NUMBER}{_TIMES}{SPACE}?{_SYMBOL}){END}(?!{SPACE}[a-z]{{2}})(?!{SPACE}?{HYPHEN}{SPACE}?[\\d$\u20ac\u00a3\u20aa])",
    ("Amount with the sign of a currency", "مبلغ مع علامة عملة"),
    examples("$50", "45€", "₪ 300", "$1.2 million"),
    whole=True,
    house=True,
)
AMOUNT = Rule(
    "amount",
    Order.LTR,
    f"(?:{SIGN})?(?:(?<![A-Za-z0-9])(?:{_CODES}|(?:US|CA?|AU?|NZ|HK|S)\\$){SPACE}?{NUMBER}{_TIMES}{END}"
    f"|{START}{NUMBER}(?:{HYPHEN}{NUMBER})?{_TIMES}{SPACE}?(?:{_CODES})(?![A-Za-z0-9]))",
    ("Amount with the code of a currency", "مبلغ مع رمز عملة"),
    examples("USD 5,600", "1,200 USD", "JOD 5.500", "US$ 1,200"),
    opens=True,
    whole=True,
)
QUANTITY = Rule(
    "quantity",
    Order.LTR,
    f"(?:{SIGN}|{FREE}[<>\u2264\u2265\u2248~\u00b1]{SPACE}?)?{START}(?:{NUMBER}{SPACE}?[x\u00d7]{SPACE}?)*{NUMBER}{POWER}(?:(?:{HYPHEN}|/){NUMBER})?{SPACE}?{_UNIT}",
    ("Number with a unit in Latin letters", "عدد مع وحدة بحروف لاتينية"),
    examples("16 GB", "-5 °C", "2.5 mg/kg", "120 km²", "120/80 mmHg"),
    opens=True,
    whole=True,
)
MIXED = Rule(
    "mixed-number",
    Order.LTR,
    f"{START}{DIGIT}{{1,3}}{SPACE}(?:[\u00bc-\u00be\u2150-\u215e]|{DIGIT}{{1,2}}/{DIGIT}{{1,2}}){END}",
    ("Number with a fraction", "عدد وكسر"),
    examples("2 ½", "1 1/2"),
    whole=True,
    house=True,
)
DEGREES = Rule(
    "degrees",
    Order.LTR,
    f"(?:{SIGN})?{START}{NUMBER}(?:{SPACE}?°(?![CF])(?:{SPACE}?{NUMBER}{SPACE}?{_MINUTE}(?:{SPACE}?{NUMBER}{SPACE}?{_SECOND})?)?"
    f"|{SPACE}?\u2032(?:{SPACE}?{NUMBER}{SPACE}?\u2033)?|{SPACE}?\u2033|{_INCH})",
    ("Number of degrees, minutes, seconds, feet, inches", "درجات ودقائق وثوانٍ، أو أقدام وبوصات"),
    examples("45°", "31°30′06″", "5′ 10″", '6.5"'),
    whole=True,
    house=True,
    accepts=_is_closed,
)
SIGNED = Rule(
    "signed",
    Order.LTR,
    f"{SIGN}{NUMBER}{END}",
    ("Number with its sign", "عدد مع إشارته"),
    examples("-5", "+12.5"),
    whole=True,
    house=True,
)
GROUPED = Rule(
    "grouped",
    Order.LTR,
    f"{START}(?!1[ \u00a0](?:[789]00|8[4-8][4-8])){_THOUSANDS}(?:[.,]{DIGIT}+)?(?! {DIGIT}){END}"
    f"(?!{SPACE}?{HYPHEN}{SPACE}?{DIGIT})",
    ("Number whose thousands stand apart", "عدد تفصل المسافات آلافه"),
    examples("1 250 000"),
    whole=True,
    house=True,
)
ARABIC_AMOUNT = Rule(
    "arabic-amount",
    Order.LINE,
    f"{START}{NUMBER}{SPACE}(?:ألف |مليون |مليار )?{_ARABIC_UNITS}"
    "[\u064b-\u0652]*(?:ا|ان|ين|ات)?[\u064b-\u0652]*(?![\\w\u064b-\u0652])",
    ("Number with a currency or unit in Arabic; kept on one line", "عدد مع عملة أو وحدة بالعربية؛ لا يُقطع بين سطرين"),
    examples(("1,200 دولار", "رالود 1,200"), ("5 كم", "مك 5")),
    whole=True,
    house=True,
)
LEADING = Rule(
    "leading-number",
    Order.LTR,
    f"{START}[$\u20ac\u00a3]?{NUMBER}(?:(?:{HYPHEN}|/){NUMBER})?(?:%{SPACE}(?={LTR})|{SPACE}(?={MONTHS}|{_LAWS}|[a-z]{{2}}|[A-Z][A-Za-z.]{{1,12}}{SPACE}[0-9]|Q[1-4](?!\\w)|R[0-9]{{2}}(?!\\w)"
    f"|(?P<named>{LTR}(?:{LTR}|['\u2019.-])*?(?:[a-z]{LTR}|{LTR}[a-z]|{LTR}/))))",
    (
        "Number that begins Latin words: a day, a title of law, a counted word",
        "عدد في أول كلمات لاتينية: يوم أو رقم قانون أو معدود",
    ),
    examples("12 May 2017", "18 U.S.C. § 1983", "3 copies", "350 Fifth Avenue", "0.9% NaCl"),
    words=True,
    accepts=_leads,
)
RULES = (DATE, GROUPED)
LATER = (
    CLOCK,
    AMOUNT,
    QUANTITY,
    MONEY,
    LEADING,
    FORMULA,
    MIXED,
    RANGE,
    SLASHED,
    TIME,
    PERCENT,
    DEGREES,
    ARABIC_AMOUNT,
    SIGNED,
)
