"""C31 and C32: every plural form, and as many characters as there is room for."""

from collections.abc import Iterator
from unicodedata import combining

from mezanprint.i18n.checks.findings import Found, Words
from mezanprint.i18n.checks.pair import Pair

_ESTIMATE = 1.15
"""An estimate of the room is off by so much: the page itself is the judge."""

_BLANK = Words("a form of the plural is not translated", "صيغة من صيغ الجمع بلا ترجمة")
_ALL = Words(
    "fill in every `msgstr[...]`: the language needs all {0}",
    "املأ كل `msgstr[...]`: فاللغة تحتاج إلى الصيغ كلها، وهي {0}",
)
_LONG = Words("{0} characters where there is room for {1}", "عدد المحارف {0} والمكان يسع {1}")
_ABOUT = Words("{0} characters where there is room for about {1}", "عدد المحارف {0} والمكان يسع نحو {1}")
_SHORTEN = Words("say it in fewer words, or look at the page", "أوجز العبارة، أو انظر في الصفحة")


def find_blank_form(pair: Pair) -> Iterator[Found]:
    """C31: a form with nothing in it, beside forms that are translated."""
    if not pair.value.strip():
        yield Found(_BLANK, _ALL, (str(pair.forms),))


def find_overlong(pair: Pair) -> Iterator[Found]:
    """C32: more characters than there is room for."""
    if pair.room is None:
        return
    length = sum(char.isprintable() and not combining(char) for char in pair.value)
    if length > (pair.room if pair.exact else pair.room * _ESTIMATE):
        yield Found(_LONG if pair.exact else _ABOUT, _SHORTEN, (str(length), str(pair.room)))
