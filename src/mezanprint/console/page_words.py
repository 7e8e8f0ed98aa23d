"""The words of a proof itself, in the language of the translators."""

from collections.abc import Mapping

from mezanprint.console.language import ARABIC, ENGLISH
from mezanprint.console.localization import localized, unmarked
from mezanprint.model.diagnostics import Severity
from mezanprint.model.texts import TextState
from mezanprint.model.translatable import msg, nmsg

_WORDS: Mapping[str, str] = {
    "proof": msg("Context proof"),
    "index": msg("Index of strings"),
    "page": msg("page"),
    "pages": msg("Pages"),
    "number": msg("No."),
    "translation": msg("Translation"),
    "source": msg("Source"),
    "place": msg("Place and key"),
    "where": msg("Place"),
    "room": msg("Room used"),
    "of": msg("{length} of about {room} characters"),
    "full": msg("panel {used} full"),
    "box": msg("frame {used} full"),
    "flows": msg("flows freely"),
    "length": msg("{length} characters"),
    "absent": msg("Not on the page"),
    "alt": msg("read aloud in place of a picture"),
    "inside": msg("printed inside other texts"),
    "pushed": msg("pushed off the page for want of room"),
    "note": msg("Note"),
    "general": msg("About the whole document"),
    "missing": msg("not translated"),
    "fuzzy": msg("not confirmed"),
    "disputed": msg("a check objects to it"),
    "search": msg("Search text, key or number"),
    "all": msg("All"),
    "faulty": msg("With findings"),
    "tight": msg("Tight"),
    "open": msg("Not translated"),
    "nothing": msg("No string is like that."),
    "refused": msg("Refused: not for publication"),
    "list": msg("What is wrong"),
    "more": msg("{count} more: see the list behind the pages"),
    "help": msg("Point at a string, tap it, or go from one to the next with Tab."),
    "strings": msg("Strings"),
    "skip": msg("Skip to the list of strings"),
    "jump": msg("Go to page"),
    "previous": msg("Previous page"),
    "next": msg("Next page"),
    "zoom": msg("Size of the pages"),
    "smaller": msg("Smaller"),
    "larger": msg("Larger"),
    "here": msg("Strings of this page"),
    "show": msg("Show on the page"),
    "changed": msg("What changed in the source"),
    "key": msg("Key"),
    "file": msg("File"),
}
_SEVERITIES = {Severity.ERROR: msg("error"), Severity.WARNING: msg("warning"), Severity.INFO: msg("remark")}
_STATES = {TextState.MISSING: "missing", TextState.FUZZY: "fuzzy", TextState.DISPUTED: "disputed"}


class Words:
    """The words in one language."""

    def __init__(self, language: str) -> None:
        """Take ``en`` or ``ar``."""
        self.language = language
        self.direction = "rtl" if language == ARABIC else "ltr"

    def __getitem__(self, name: str) -> str:
        return localized(_WORDS[name], self.language)

    def strings(self, number: int, shown: str) -> str:
        """Return how many strings there are, the number ``shown`` in the digits of the house."""
        return localized(nmsg("{count} strings", "{count} strings", number, count=shown), self.language)

    def place(self, place: str) -> str:
        """Return the place of a string, without marks of direction, which a printed page forgets."""
        return unmarked(localized(place, self.language))

    def told(self, sentence: str) -> str:
        """Return a sentence of a finding."""
        return localized(sentence, self.language)

    def severity(self, severity: Severity) -> str:
        """Return how grave a finding is."""
        return localized(_SEVERITIES[severity], self.language)

    def state(self, state: TextState) -> str:
        """Return what is wrong with a translation, or nothing."""
        return self[_STATES[state]] if state in _STATES else ""


def language_of_proof(locale: str, asked: str | None) -> str:
    """Return the language that was asked for, or the one that belongs to a locale."""
    return asked or (ARABIC if locale.replace("_", "-").split("-")[0] == ARABIC else ENGLISH)
