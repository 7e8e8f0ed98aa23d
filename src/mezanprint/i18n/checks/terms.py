"""C27: approved and forbidden terms of the glossary."""

from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Found, Words
from mezanprint.i18n.checks.pair import Pair
from mezanprint.i18n.glossary import Breach, Glossary

_FORBIDDEN = Words("{0} is not to be used for {1}", "{0} لا يُستعمل مقابل {1}")
_FORBIDDEN_EVERYWHERE = Words("{0} is not to be used", "{0} لا يُستعمل")
_MISSING = Words("the translation of {1} is not the approved one", "ترجمة {1} ليست المعتمدة")
_WRITE = Words("write {2}", "اكتب {2}")
_OTHER_WORDS = Words("say it in other words", "عبّر عنه بغير ذلك")


def find_terms(glossary: Glossary, pair: Pair) -> Iterator[Found]:
    """C27: each departure of a translation from the glossary."""
    for violation in glossary.violations(pair.plain_source, pair.plain):
        term = violation.term
        approved = ", ".join(f"`{words}`" for words in term.translations)
        values = (f"`{violation.found}`", f"`{term.name}`", approved)
        says = _MISSING if violation.breach is Breach.MISSING else _FORBIDDEN if term.sources else _FORBIDDEN_EVERYWHERE
        yield Found(says, _WRITE if approved else _OTHER_WORDS, values)
