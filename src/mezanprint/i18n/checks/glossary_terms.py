"""C27: approved and forbidden terms of the glossary."""

from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Finding, tick
from mezanprint.i18n.checks.pair import Pair
from mezanprint.i18n.glossary.glossary import Breach, Glossary
from mezanprint.model.translatable import msg

_OTHER_WORDS = msg("say it in other words")


def find_terms(glossary: Glossary, pair: Pair) -> Iterator[Finding]:
    """C27: each departure of a translation from the glossary."""
    for violation in glossary.violations(pair.plain_source, pair.plain):
        term = violation.term
        words, name, approved = tick(violation.found), tick(term.name), tuple(map(tick, term.translations))
        if violation.breach is Breach.MISSING:
            says = msg("the translation of {term} is not the approved one", term=name)
        elif term.sources:
            says = msg("{words} is not to be used for {term}", words=words, term=name)
        else:
            says = msg("{words} is not to be used", words=words)
        yield Finding(says, msg("write {approved}", approved=approved) if approved else _OTHER_WORDS)
