"""The words of the page itself."""

from collections.abc import Mapping

from mezanprint.console.localization import localized
from mezanprint.model.translatable import msg

_WORDS: Mapping[str, str] = {
    "title": msg("Pages as they are built"),
    "editions": msg("Editions"),
    "pages": msg("Pages"),
    "page": msg("page"),
    "findings": msg("What is wrong"),
    "general": msg("About the whole project"),
    "clean": msg("Nothing is wrong."),
    "refused": msg("Refused: not for publication"),
    "nowhere": msg("No page can be laid out until this is mended."),
    "elsewhere": msg("This file has no pages: open it by itself."),
    "waiting": msg("Waiting for the first build."),
    "gone": msg("`mezanprint watch` has ended. What you see is the last state it showed."),
    "closed": msg("This address is no longer valid. Take the one that `mezanprint watch --open` prints."),
    "renewed": msg("The pages are built anew."),
    "show": msg("show on the page"),
}


def words_in(language: str) -> dict[str, str]:
    """Return all words by name, in ``en`` or ``ar``."""
    return {name: localized(words, language) for name, words in _WORDS.items()}
