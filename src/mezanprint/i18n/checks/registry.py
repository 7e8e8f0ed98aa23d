"""Every check of a translation: its code, its number in the translators' list, its weight, and what it is for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from mezanprint.i18n.checks import (
    addresses,
    dates,
    figures,
    hidden,
    letters,
    lost_text,
    marks,
    measures,
    numbers,
    percents,
    plural_forms,
    punctuation,
    quotes,
    scripts,
    sentences,
    source_words,
    spacing,
    spelling,
    tag_order,
    untranslated,
    wording,
)
from mezanprint.i18n.checks.findings import Finding
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.diagnostics import Severity
from mezanprint.model.translatable import msg

Find: TypeAlias = Callable[[Pair], Iterable[Finding]]
Compare: TypeAlias = Callable[[Sequence[Pair]], Iterable[tuple[int, Finding]]]
E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - as in the list


@dataclass(frozen=True, slots=True)
class Check:
    """One check. Several may share a number: they are then waived together by it, and one by one by their codes."""

    code: str
    number: str
    severity: Severity
    about: str
    """What a translator must know, in one sentence; docs/checks.md repeats it and gives an example."""
    find: Find | None = None
    """Looks at one form of one translation; None for a check that looks at the catalog as a whole."""
    compare: Compare | None = None
    """Looks at all forms of a counted phrase; yields the form with what is wrong with it."""
    arabic: bool = False
    """Whether it is about Arabic script and so of no use for other languages."""


def _arabic(word: str, number: str, severity: Severity, find: Find | None, about: str) -> Check:
    return Check(word, number, severity, about, find, arabic=True)


def _any(word: str, number: str, severity: Severity, find: Find | None, about: str) -> Check:
    return Check(word, number, severity, about, find)


CHECKS: tuple[Check, ...] = (
    _any("i18n-waiver", "C0", I, None,
         msg("A comment `# check: ignore` names a check that does not exist, or one that finds nothing here.")),
    _any("i18n-numbers", "C1", E, figures.find_numbers,
         msg("A translation has the numbers of its source, each for the same thing, in "
             "whatever digits or words.")),
    _arabic("i18n-digits", "C2", E, numbers.find_digits,
         msg("A document has one kind of digits: Western, Arabic-Indic, or Persian where the project chose these.")),
    _arabic("i18n-separators", "C3", E, numbers.find_separators,
         msg("The separators `٫` and `٬` belong to Arabic-Indic digits, and thousands are grouped by three digits.")),
    _arabic("i18n-percent", "C4", W, percents.find_percents,
         msg("A percent sign is typed right after its number, in the same kind, as often as the source has one.")),
    _arabic("i18n-range", "C4b", W, percents.find_ranges,
         msg("A range of numbers has an en dash, no spaces, and its smaller number first.")),
    _any("i18n-placeholder", "C5", E, marks.find_placeholder_faults,
         msg("Placeholders such as `{n}` are those of the source; plural forms for "
             "none, one and two may leave `{n}` out.")),
    _any("i18n-markup", "C6", E, marks.find_markup_faults,
         msg("Stars, links, notes and tags are those of the source, each closed; their order may change.")),
    _any("i18n-address", "C7", E, addresses.find_addresses,
         msg("Web and e-mail addresses, telephone numbers and document symbols are copied letter by letter.")),
    _any("i18n-character", "C8", E, hidden.find_controls,
         msg("A translation has no character that nobody sees and that changes what "
             "is read: controls, overrides, U+200B.")),
    _any("i18n-direction", "C9", W, hidden.find_directions,
         msg("Direction marks (U+200E, U+200F, U+061C) and embeddings (U+202A, U+202B) are not needed: "
             "the page keeps each run of text in order.")),
    _any("i18n-isolate", "C10", E, hidden.find_isolates,
         msg("Each isolate (U+2066 to U+2068) is closed by U+2069 in its paragraph and cuts no placeholder or mark.")),
    _arabic("i18n-joiner", "C11", W, hidden.find_joiners,
         msg("Joiners (U+200C, U+200D) stand only after a letter that stands alone, such as `هـ`.")),
    _arabic("i18n-presentation-form", "C12", E, letters.find_presentation_forms,
         msg("Arabic is stored as letters, not as their shapes (U+FB50 to U+FEFC), "
             "which cannot be searched or mended.")),
    _arabic("i18n-visual-order", "C13", E, letters.find_visual_order,
         msg("Letters stand in the order in which they are read; text pasted from a PDF may be reversed.")),
    _arabic("i18n-look-alike", "C14", E, letters.find_persian_letters,
         msg("Letters of Persian and Urdu keyboards look like Arabic ones and are others: `ی`, `ک`, `ھ`, `ہ`.")),
    _arabic("i18n-foreign-letter", "C14", W, letters.find_foreign_letters,
         msg("`گ`, `چ`, `پ`, `ژ` and `ڤ` stand in foreign names only.")),
    _arabic("i18n-tatweel", "C15", W, letters.find_tatweel,
         msg("No tatweel between two letters; it is right after an attached letter before a digit or Latin: `بـ{n}`.")),
    _arabic("i18n-ascii-mark", "C16", W, punctuation.find_ascii_marks,
         msg("Arabic text has `،`, `؛` and `؟`, not `,`, `;` and `?`.")),
    _arabic("i18n-arabic-mark", "C17", W, punctuation.find_arabic_marks,
         msg("Inside numbers and Latin words the marks are Latin: `1,200`.")),
    _arabic("i18n-mark-space", "C18", W, punctuation.find_mark_spaces,
         msg("A space follows a mark and none stands before it.")),
    _arabic("i18n-final-mark", "C19", W, punctuation.find_final_mark,
         msg("A sentence ends with the mark its source ends with; headings are let be.")),
    _any("i18n-quotation-mark", "C20", W, quotes.find_quotes,
         msg("Quotation marks are those of the document, `«»` or `“”`, and not the straight `\"`.")),
    _any("i18n-bracket", "C20", W, quotes.find_brackets,
         msg("Each bracket and quotation mark has its partner.")),
    _any("i18n-space", "C21", W, spacing.find_spaces,
         msg("No double or no-break spaces but those of the source, and at the edges and line ends "
             "the same as there.")),
    _arabic("i18n-waw", "C22", W, spacing.find_detached_waw,
         msg("`و` is written together with the word after it.")),
    _arabic("i18n-letter-inside", "C23", W, spelling.find_letters_inside,
         msg("`ى` and `ة` end a word: inside one, a letter is wrong or a space is missing.")),
    _arabic("i18n-spelling", "C23", W, spelling.find_misspellings,
         msg("Common misspellings that are no words: `الى`, `اذا`, `غزه`. What could be another word is not guessed.")),
    _arabic("i18n-vowel-mark", "C23", W, spelling.find_misplaced_marks,
         msg("A letter has one vowel mark, and none stands before the first letter of a word.")),
    _arabic("i18n-tanwin", "C24", I, spelling.find_tanwin,
         msg("Tanwin fath stands before its alef or after it, in one way throughout a catalog.")),
    _any("i18n-composition", "C25", I, spelling.find_decomposed,
         msg("Letters are stored composed (Unicode NFC); the order of vowel marks does not matter.")),
    _arabic("i18n-dictionary", "C26", W, None,
         msg("A word does not exist, and would with one slip undone: a hamza, the dots of the last "
             "letter, an article too many, a letter lost, doubled, moved or taken for one like it, "
             "a space lost or too many.")),
    _arabic("i18n-unknown-word", "C26", I, None,
         msg("A word is not in the Arabic dictionary of hunspell, where that is installed.")),
    _any("i18n-term", "C27", W, None,
         msg("The approved term of the glossary is used, and no forbidden one; what "
             "is attached to a word hides none.")),
    _arabic("i18n-acronym", "C28", W, wording.find_acronyms,
         msg("An acronym of the source appears in Latin letters or as Arabic says it.")),
    _arabic("i18n-no-arabic", "C29", E, untranslated.find_untranslated,
         msg("A translation has Arabic letters; addresses, codes and single names may stay.")),
    _any("i18n-only-arabic", "C29", E, untranslated.find_left_arabic,
         msg("A translation out of Arabic has letters of its own language; Arabic names may stand among its words.")),
    _arabic("i18n-latin-word", "C30", W, wording.find_latin_words,
         msg("Latin words in a translation are those of its source.")),
    _any("i18n-blank-form", "C31", E, measures.find_blank_form,
         msg("A counted phrase has all its forms: six in Arabic.")),
    _any("i18n-length", "C32", W, measures.find_overlong,
         msg("A translation is about as long as there is room for; on the page, what overflows is an error.")),
    _any("i18n-consistency", "C33", I, None,
         msg("The same source text is translated alike in a catalog, and different ones differently.")),
    _arabic("i18n-glued", "C34", W, spacing.find_glued_words,
         msg("A space stands between a word and the number, placeholder or bracket beside it.")),
    _arabic("i18n-repeated-word", "C34", W, spacing.find_repeated_words,
         msg("No word stands twice in a row.")),
    _arabic("i18n-month", "C35", W, dates.find_dates,
         msg("Months are named in one style, and a date has no comma.")),
    _any("i18n-changed-source", "C36", W, None,
         msg("The source text is still the one that was translated.")),
    _any("i18n-unit", "C37", E, figures.find_units,
         msg("A number counts in the translation what it counts in the source: kilometres, hours, dollars.")),
    _any("i18n-date", "C38", E, figures.find_days,
         msg("Days and months are those of the source, by any of their names.")),
    _any("i18n-sentence", "C39", E, sentences.find_left_sentences,
         msg("No sentence of the source stands untranslated among those of the translation.")),
    _any("i18n-lost-text", "C39", W, lost_text.find_lost_text,
         msg("A translation says what its source says: no sentence is lost or stands twice, "
             "and none is of another text.")),
    _arabic("i18n-source-word", "C40", W, source_words.find_source_words,
            msg("No ordinary word of the source stands untranslated among Arabic words; names and code may.")),
    _any("i18n-tag-order", "C41", E, tag_order.find_tag_order,
         msg("Tags are opened before they are closed and stand inside one another as in the source.")),
    _any("i18n-mixed-script", "C42", E, scripts.find_mixed_scripts,
         msg("The letters of a word are of one script: no Cyrillic or Greek one in a Latin word, "
             "none of these in an Arabic one.")),
    _any("i18n-doubled-mark", "C43", W, punctuation.find_doubled_marks,
         msg("A full stop, comma or other mark stands once; an ellipsis has three dots.")),
    Check("i18n-plural-form", "C44", W, msg("Forms for two, for 3 to 10 and for 11 to 99 have the dual, the plural and "
             "the singular with tanwin."), compare=plural_forms.find_plural_faults, arabic=True),
    _any("i18n-review", "C45", I, None,
         msg("A review is of the words that stand there: a change of source or translation lifts it.")),
    _any("i18n-habit", "C46", I, None,
         msg("What is written alike throughout a catalog is told three times, a misspelt word once; "
             "a note has the lines of the rest.")),
)  # fmt: skip
"""In the order of the list."""

BY_CODE = {check.code: check for check in CHECKS}


def named(name: str) -> tuple[Check, ...]:
    """Return the checks that a waiver means: ``C15``, ``c15`` or ``i18n-tatweel``; none if there is none such."""
    return tuple(check for check in CHECKS if name.casefold() in (check.code, check.number.casefold()))
