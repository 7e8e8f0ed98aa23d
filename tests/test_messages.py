"""Words of the templates: found, missing, or said by the template itself."""

from mezanprint.model.messages import Message, Messages
from mezanprint.model.texts import TextState


def test_a_word_without_an_entry_is_missing() -> None:
    messages = Messages("ar", {("", "Notes"): Message("الحواشي", TextState.TRANSLATED)})
    assert messages.lookup("", "Notes").value == "الحواشي"
    assert messages.lookup("", "Source") == Message("Source", TextState.MISSING)


def test_in_the_source_locale_the_template_says_it_itself() -> None:
    assert Messages("en", {}, TextState.SOURCE).lookup("", "Notes") == Message("Notes", TextState.SOURCE)
