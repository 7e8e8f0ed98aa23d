"""Translators see the approved terms of the glossary beside each message that has them."""

from mezanprint.i18n.glossary.glossary import Glossary, Term
from mezanprint.i18n.glossary.term_notes import name_terms
from mezanprint.i18n.po.po_file import Entry

ARABIC = Glossary(
    "ar",
    "locales/ar/glossary.csv",
    (
        Term(("siege", "blockade"), ("حصار", "الإغلاق"), ("خناق",), "as in\nreports"),
        Term(("fisherman", "fishermen"), ("صياد",)),
        Term(("crossing",), (), ("بوابة",)),
    ),
)
FRENCH = Glossary("fr", "locales/fr/glossary.csv", (Term(("siege",), ("blocus",)),))


def notes(source: str, plural: str | None = None, *glossaries: Glossary) -> tuple[str, ...]:
    entry = Entry(source, "a", plural, notes=("Panel 2",))
    return next(name_terms((entry,), glossaries or (ARABIC,))).notes[1:]


def test_each_term_of_a_message_is_named_with_what_is_approved_for_it() -> None:
    assert notes("Under blockade since 2007") == ("Glossary (ar): siege = حصار / الإغلاق (as in reports)",)
    assert notes("The crossing and the harbour") == ()


def test_terms_of_both_forms_of_a_counted_phrase_are_named_once() -> None:
    assert notes("{n} fisherman", "{n} fishermen") == ("Glossary (ar): fisherman = صياد",)


def test_terms_of_every_locale_stand_in_the_template() -> None:
    assert notes("The siege", None, ARABIC, FRENCH) == (
        "Glossary (ar): siege = حصار / الإغلاق (as in reports)",
        "Glossary (fr): siege = blocus",
    )


def test_a_message_without_terms_is_the_same() -> None:
    entry = Entry("Nothing of it", notes=("Panel 2",))
    assert next(name_terms((entry,), (ARABIC,))) is entry
