"""Words of left-to-right scripts, addresses of the network, and words of right-to-left scripts."""

from mezanprint.model.direction.letters import (
    DIGIT,
    FREE,
    LTR,
    RTL_LETTERS,
    WORD,
)
from mezanprint.model.direction.rule import Order, Rule, examples

_SCHEME = "(?:https?|ftp)://|www\\.(?=[A-Za-z0-9])"
_HOST = "(?>[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*)"
_TAIL = f"[!-~{RTL_LETTERS}]"
_BEFORE = f"\\*?\\.|{FREE}(?<!-)(?:--|-(?={LTR}(?![\\w-]))|[\\\\!=]|\\$_?)"
"""What belongs to the word behind it: ``.NET``, ``--help``, ``-x``, ``\\n``, ``!important``, ``$HOME``."""
_BEHIND = f"[+#\u00ae\u2122\u00b0]+(?![{RTL_LETTERS}])|[\u207a\u207b\u208a\u208b]+"
"""What belongs to the word before it: ``C++``, an ion in raised signs."""
_MARKED = "(?<![A-Za-z0-9])(?:Yahoo!|(?:AB?|B|O|Rh|Cl|OH|Br|NO3|PO4)[-\u2212](?![\\w-]))"
"""Words that end in a mark: a name, blood groups, ions."""
TAG = "<[A-Za-z/!][!-~ ]{0,80}?>"
_CODE = f"&#?[A-Za-z0-9]+;|{FREE}[?&][A-Za-z_]+=[!-~]*[A-Za-z0-9]|{TAG}|{_MARKED}"
"""Entities, queries and tags."""

ADDRESS = Rule(
    "address",
    Order.LTR,
    f"(?<![A-Za-z0-9])(?:(?:{_SCHEME}){_TAIL}*[A-Za-z0-9/=&#%_~+{RTL_LETTERS}-]"
    f"|(?:[a-z0-9-]+\\.)+(?:org|com|net|int|edu|gov|info|io|ps|eu|uk|il|jo|eg|lb|fr|de)(?:/(?:[!-~]*[A-Za-z0-9/=&#%_~-])?)(?![A-Za-z0-9]))",
    ("Address in the web; broken after its signs", "عنوان في الشبكة؛ يُقطع بعد علاماته"),
    examples("https://example.org/ar/news?id=7", "www.example.org", "example.org/ar"),
    opens=True,
    breaks=True,
)
MAIL = Rule(
    "mail",
    Order.LTR,
    f"(?<![A-Za-z0-9._+-])(?>[A-Za-z0-9._+-]+)@{_HOST}(?<=[A-Za-z0-9])",
    ("E-mail address", "عنوان بريد إلكتروني"),
    examples("info@example.org"),
    opens=True,
    whole=True,
    breaks=True,
)
PATH = Rule(
    "path",
    Order.LTR,
    f"{FREE}(?<![/.:<])(?:[A-Za-z]:\\\\|\\\\\\\\|~/|\\.{{1,2}}/|/)(?=[!-~]*[A-Za-z])[!-~]*[A-Za-z0-9_/\\\\]",
    ("Path of a file or folder", "مسار ملف أو مجلد"),
    examples("/usr/share/doc", "C:\\data\\list.csv", "../report.pdf"),
    opens=True,
    breaks=True,
)
HANDLE = Rule(
    "handle",
    Order.LTR,
    f"{FREE}(?<![@#&])[@#](?=[_0-9]*{LTR}){WORD}+(?:[.-]{WORD}+)*",
    ("Hashtag or name of an account", "وسم أو اسم حساب"),
    examples("#OpenData2025", "@sample_centre"),
    opens=True,
    whole=True,
)
NAME = Rule(
    "words",
    Order.LTR,
    f"(?:(?:{LTR}\\.){{2,}}|{_CODE}|(?:{_BEFORE})?(?:(?<![0-9])(?<![0-9][.,])(?>[0-9][0-9.,]*))?{LTR}{WORD}*"
    f"(?:[./:_@&'\u2019\\\\\u2010\u2011-]{WORD}+|\u2013(?={LTR}){WORD}+)*(?:{_BEHIND})?)|\u200e",
    (
        "Words in Latin letters, with the numbers and marks that belong to them",
        "كلمات بحروف لاتينية، مع ما يتبعها من أرقام وعلامات",
    ),
    examples(
        "Android 14",
        "ISO 9001:2015",
        "UN Resolution 2334 (2016)",
        "P.O. Box 5270",
        "C++",
        ".NET",
        "AT&T",
        "COVID-19",
        "H2O",
        "A/HRC/40/74",
        "paras. 15, 59 and 111",
        "The New York Times (NYT)",
        "“Rights Without Borders”",
    ),
    words=True,
)
ARABIC = Rule(
    "right-to-left-words",
    Order.RTL,
    f"(?:(?<!\\w)[#@])?[{RTL_LETTERS}](?:[{RTL_LETTERS}\u0660-\u0669\u06f0-\u06f9\u200c\u200d\u0640]|['\u2019_](?=[{RTL_LETTERS}]))*"
    f"[\u061f\u061b\u060c]?|[\u200f\u061c]",
    ("Arabic words in a line that runs from the left", "كلمات عربية في سطر يبدأ من اليسار"),
    (),
    words=True,
)
NUMBERED = f"(?>{DIGIT}+)(?>(?:[.,:/\u066b\u066c-]{DIGIT}+)*)"
"""A number inside a phrase."""
RULES = (ADDRESS, MAIL, PATH, HANDLE)
