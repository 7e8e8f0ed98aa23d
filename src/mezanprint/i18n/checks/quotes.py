"""C20: quotation marks and brackets."""

from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Found, Words
from mezanprint.i18n.checks.pair import Pair

_BRACKETS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"), ("‹", "›"))
_QUOTES = frozenset("«»“”„‹›")

_STRAIGHT = Words('a straight `"` that the source does not have', 'علامة اقتباس مستقيمة `"` ليست في الأصل')
_OF_THE_LANGUAGE = Words("write the quotation marks of the language", "اكتب علامتي التنصيص المعتمدتين في اللغة")
_OTHER_QUOTES = Words(
    "the quotation marks {0} are not those of the document", "علامات التنصيص {0} غير المعتمدة في الوثيقة"
)
_WRITE_THESE = Words("write {1}", "اكتب {1}")
_UNBALANCED = Words("{0} does not close what it opens", "{0} لا تُغلق كل ما تفتحه")
_BALANCE = Words(
    "write as many closing as opening marks, in this order", "اكتب من علامات الإغلاق بقدر علامات الفتح وبترتيبها"
)


def find_quotes(pair: Pair) -> Iterator[Found]:
    """C20: straight marks, and marks that are not the document's."""
    if '"' in pair.plain and '"' not in pair.source:
        yield Found(_STRAIGHT, _OF_THE_LANGUAGE)
    known = pair.habit.quotes
    others = _QUOTES.intersection(pair.value).difference(known) if known else ()
    if others:
        yield Found(_OTHER_QUOTES, _WRITE_THESE, (_listed(others), _listed(known)))


def find_brackets(pair: Pair) -> Iterator[Found]:
    """C20: brackets and quotation marks without a partner, where those of the source have one."""
    for opening, closing in _BRACKETS:
        if closing in pair.habit.opening or (opening not in pair.plain and closing not in pair.plain):
            continue
        if _balanced(pair.plain_source, opening, closing) and not _balanced(pair.plain, opening, closing):
            yield Found(_UNBALANCED, _BALANCE, (f"`{opening}{closing}`",))


def _balanced(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == opening) - (char == closing)
        if depth < 0:
            return False
    return depth == 0


def _listed(marks: frozenset[str]) -> str:
    return " ".join(f"`{mark}`" for mark in sorted(marks))
