"""What is to be said of the strings of a proof: by the layout, and by the checks of translations."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mezanprint.engine.project import Project
from mezanprint.i18n.checks import check_catalog
from mezanprint.i18n.glossary.glossary import read_glossary
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.locales import PSEUDO
from mezanprint.translating.known_words import known_words

_OF_CATALOGS = "i18n-"
GLOSSARY = "glossary"
"""Purpose of the reads of the checks, beside those of an edition."""


def check_strings(
    project: Project, document: str, locale: str, diagnostics: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield the findings of a build, those about translations found anew by all checks.

    A build tells of errors and warnings in every locale of an edition; a proof is of one locale.
    """
    yield from dict.fromkeys(each for each in diagnostics if not each.code.startswith(_OF_CATALOGS))
    if locale in PSEUDO:
        return
    rules = project.rules(locale)
    files = project.files(GLOSSARY)
    try:
        rules = replace(rules, glossary=read_glossary(files, locale))
        rules = replace(rules, known=known_words(project, files, locale, (document,), rules.glossary))
    except Fault as fault:
        yield from fault.diagnostics
    for catalog in project.catalogs(document, locale):
        yield from check_catalog(catalog, rules)
