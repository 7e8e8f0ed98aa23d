"""The words of one locale that a project is sure of, so that no check of spelling asks about them."""

from collections.abc import Iterable

from mezanprint.engine.project import Project
from mezanprint.i18n.glossary.glossary import Glossary
from mezanprint.i18n.spelling import read_words, words_in
from mezanprint.model.diagnostics import Fault
from mezanprint.model.documents import iter_names
from mezanprint.project.files import Files


def known_words(
    project: Project, files: Files, locale: str, documents: Iterable[str], glossary: Glossary | None
) -> frozenset[str]:
    """Return the words of the project's own list, read through ``files``, of its glossary, and of names in documents.

    ``Fault`` if the list can not be read. What is wrong with content is told elsewhere.
    """
    texts = [text for term in glossary.terms for text in term.translations] if glossary is not None else []
    for document in documents:
        try:
            texts += (name.in_locale(locale) or "" for name in iter_names(project.document(document)[0]))
        except Fault:
            continue
    return read_words(files, locale) | words_in(" ".join(texts))
