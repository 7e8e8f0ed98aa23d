"""Every check of a translation: its code, its number in the translators' list, its weight, and what it is for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from mezanprint.i18n.checks import (
    addresses,
    dates,
    hidden,
    letters,
    marks,
    measures,
    numbers,
    percents,
    punctuation,
    quotes,
    spacing,
    spelling,
    wording,
)
from mezanprint.i18n.checks.findings import Found, Words
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.diagnostics import Severity

Find: TypeAlias = Callable[[Pair], Iterable[Found]]
E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - as in the list


@dataclass(frozen=True, slots=True)
class Check:
    """One check. Several may share a number: they are then waived together by it, and one by one by their codes."""

    code: str
    number: str
    severity: Severity
    about: Words
    """What a translator must know, in one sentence; docs/checks.md repeats it and gives an example."""
    find: Find | None = None
    """Looks at one form of one translation; None for a check that looks at the catalog as a whole."""
    arabic: bool = False
    """Whether it is about Arabic script and so of no use for other languages."""


def _arabic(word: str, number: str, severity: Severity, find: Find | None, en: str, ar: str) -> Check:
    return Check(word, number, severity, Words(en, ar), find, arabic=True)


def _any(word: str, number: str, severity: Severity, find: Find | None, en: str, ar: str) -> Check:
    return Check(word, number, severity, Words(en, ar), find)


CHECKS: tuple[Check, ...] = (
    _any("i18n-waiver", "C0", I, None,
         "A comment `# check: ignore` names a check that does not exist, or one that finds nothing here.",
         "تعليق `# check: ignore` يسمّي فحصًا لا وجود له، أو فحصًا لا يجد هنا شيئًا."),
    _any("i18n-numbers", "C1", E, numbers.find_numbers,
         "A translation has the numbers of its source, whatever digits they are written in; one and two may be words.",
         "في الترجمة أرقام الأصل نفسها بأي نوع من الأرقام كُتبت؛ ويجوز أن يُكتب الواحد والاثنان كلامًا."),
    _arabic("i18n-digits", "C2", E, numbers.find_digits,
         "A document has one kind of digits: Western, Arabic-Indic, or Persian where the project chose these.",
         "في الوثيقة نوع واحد من الأرقام: غربية أو عربية مشرقية، أو فارسية إن اختارها المشروع."),
    _arabic("i18n-separators", "C3", E, numbers.find_separators,
         "The separators `٫` and `٬` belong to Arabic-Indic digits, and thousands are grouped by three digits.",
         "الفاصلتان `٫` و`٬` للأرقام العربية المشرقية وحدها، وتُقسم الآلاف ثلاث خانات ثلاث خانات."),
    _arabic("i18n-percent", "C4", W, percents.find_percents,
         "A percent sign is typed right after its number, in the same kind, as often as the source has one.",
         "تُكتب علامة النسبة بعد رقمها مباشرة ومن نوعه، وبعدد ما في الأصل من نسب."),
    _arabic("i18n-range", "C4b", W, percents.find_ranges,
         "A range of numbers has an en dash, no spaces, and its smaller number first.",
         "بين رقمي المدى شَرطة (U+2013) بلا مسافات، والأصغر أولًا."),
    _any("i18n-placeholder", "C5", E, marks.find_placeholder_faults,
         "Placeholders such as `{n}` are those of the source; plural forms for none, one and two may leave `{n}` out.",
         "الخانات مثل `{n}` هي خانات الأصل؛ ويجوز حذف `{n}` من صيغ الصفر والواحد والاثنين."),
    _any("i18n-markup", "C6", E, marks.find_markup_faults,
         "Stars, links, notes and tags are those of the source, each closed; their order may change.",
         "النجوم والروابط والحواشي والوسوم هي ما في الأصل، وكل منها مغلق؛ ويجوز أن يتغير ترتيبها."),
    _any("i18n-address", "C7", E, addresses.find_addresses,
         "Web and e-mail addresses, telephone numbers and document symbols are copied letter by letter.",
         "تُنسخ عناوين المواقع والبريد وأرقام الهاتف ورموز الوثائق حرفًا حرفًا."),
    _any("i18n-character", "C8", E, hidden.find_controls,
         "A translation has no character that nobody sees and that changes what is read: controls, overrides, U+200B.",
         "ليس في الترجمة محرف لا يُرى ويغيّر ما يُقرأ: محارف التحكم وقلب الاتجاه وU+200B."),
    _any("i18n-direction", "C9", W, hidden.find_directions,
         "Direction marks (U+200E, U+200F, U+061C) are not needed: the page keeps each run of text in order.",
         "لا حاجة إلى علامات الاتجاه (U+200E وU+200F وU+061C): فالصفحة تحفظ ترتيب ما يخالف اتجاهها."),
    _any("i18n-isolate", "C10", E, hidden.find_isolates,
         "Each isolate (U+2066 to U+2068) is closed by U+2069 in its paragraph and cuts no placeholder or mark.",
         "كل علامة عزل (U+2066 إلى U+2068) تغلقها U+2069 في فقرتها، ولا تقطع خانة ولا علامة."),
    _arabic("i18n-joiner", "C11", W, hidden.find_joiners,
         "Joiners (U+200C, U+200D) stand only after a letter that stands alone, such as `هـ`.",
         "لا يُكتب رابط الحروف أو فاصلها (U+200C وU+200D) إلا بعد حرف قائم بنفسه مثل `هـ`."),
    _arabic("i18n-presentation-form", "C12", E, letters.find_presentation_forms,
         "Arabic is stored as letters, not as their shapes (U+FB50 to U+FEFC), which cannot be searched or mended.",
         "تُخزن العربية حروفًا لا أشكالَ حروف (U+FB50 إلى U+FEFC)، فالأشكال لا تُبحث ولا تُصلح."),
    _arabic("i18n-visual-order", "C13", E, letters.find_visual_order,
         "Letters stand in the order in which they are read; text pasted from a PDF may be reversed.",
         "تُكتب الحروف بترتيب قراءتها؛ والنص المنسوخ من ملف PDF قد يكون معكوسًا."),
    _arabic("i18n-look-alike", "C14", E, letters.find_persian_letters,
         "Letters of Persian and Urdu keyboards look like Arabic ones and are others: `ی`, `ک`, `ھ`, `ہ`.",
         "حروف لوحات المفاتيح الفارسية والأردية تشبه العربية وليست منها: `ی` و`ک` و`ھ` و`ہ`."),
    _arabic("i18n-foreign-letter", "C14", W, letters.find_foreign_letters,
         "`گ`, `چ`, `پ`, `ژ` and `ڤ` stand in foreign names only.",
         "لا تُكتب `گ` و`چ` و`پ` و`ژ` و`ڤ` إلا في الأسماء الأعجمية."),
    _arabic("i18n-tatweel", "C15", W, letters.find_tatweel,
         "No tatweel between two letters; it is right after an attached letter before a digit or Latin: `بـ{n}`.",
         "لا تطويل بين حرفين؛ ويصح بعد حرف متصل يليه رقم أو لفظ لاتيني، كما في `بـ{n}`."),
    _arabic("i18n-ascii-mark", "C16", W, punctuation.find_ascii_marks,
         "Arabic text has `،`, `؛` and `؟`, not `,`, `;` and `?`.",
         "علامات النص العربي `،` و`؛` و`؟` لا `,` و`;` و`?`."),
    _arabic("i18n-arabic-mark", "C17", W, punctuation.find_arabic_marks,
         "Inside numbers and Latin words the marks are Latin: `1,200`.",
         "العلامات داخل الأرقام والألفاظ اللاتينية لاتينية: `1,200`."),
    _arabic("i18n-mark-space", "C18", W, punctuation.find_mark_spaces,
         "A space follows a mark and none stands before it.",
         "تأتي المسافة بعد العلامة لا قبلها."),
    _arabic("i18n-final-mark", "C19", W, punctuation.find_final_mark,
         "A sentence ends with the mark its source ends with; headings are let be.",
         "تنتهي الجملة بما ينتهي به أصلها من علامة؛ ولا ينطبق ذلك على العناوين."),
    _any("i18n-quotation-mark", "C20", W, quotes.find_quotes,
         "Quotation marks are those of the document, `«»` or `“”`, and not the straight `\"`.",
         "علامات التنصيص هي المعتمدة في الوثيقة، `«»` أو `“”`، لا العلامة المستقيمة `\"`."),
    _any("i18n-bracket", "C20", W, quotes.find_brackets,
         "Each bracket and quotation mark has its partner.",
         "لكل قوس وعلامة تنصيص نظير."),
    _any("i18n-space", "C21", W, spacing.find_spaces,
         "No double spaces, and at the edges and line ends the same as in the source.",
         "لا مسافات مزدوجة، وفي الأطراف وأواخر الأسطر ما في الأصل."),
    _arabic("i18n-waw", "C22", W, spacing.find_detached_waw,
         "`و` is written together with the word after it.",
         "تُكتب الواو متصلة بما بعدها."),
    _arabic("i18n-letter-inside", "C23", W, spelling.find_letters_inside,
         "`ى` and `ة` end a word: inside one, a letter is wrong or a space is missing.",
         "`ى` و`ة` في آخر الكلمة: فإن وقعتا في وسطها فالحرف خطأ أو نقصت مسافة."),
    _arabic("i18n-spelling", "C23", W, spelling.find_misspellings,
         "Common misspellings that are no words: `الى`, `اذا`, `غزه`. What could be another word is not guessed.",
         "أخطاء شائعة ليست كلمات: `الى` و`اذا` و`غزه`. ولا يُخمَّن ما يحتمل كلمة أخرى."),
    _arabic("i18n-tanwin", "C24", I, spelling.find_tanwin,
         "Tanwin fath stands before its alef or after it, in one way throughout a catalog.",
         "تنوين الفتح قبل ألفه أو بعدها، على طريقة واحدة في الملف كله."),
    _any("i18n-composition", "C25", I, spelling.find_decomposed,
         "Letters are stored composed (Unicode NFC); the order of vowel marks does not matter.",
         "تُخزن الحروف مركبة (Unicode NFC)؛ ولا أثر لترتيب الحركات."),
    _arabic("i18n-dictionary", "C26", I, None,
         "A word is not in the Arabic dictionary of hunspell, where that is installed.",
         "كلمة ليست في معجم hunspell العربي، إن كان مثبتًا."),
    _any("i18n-term", "C27", W, None,
         "The approved term of the glossary is used, and no forbidden one; what is attached to a word hides none.",
         "يُستعمل المصطلح المعتمد في المسرد ويُجتنب الممنوع؛ ولا يخفى المصطلح بما يتصل به."),
    _arabic("i18n-acronym", "C28", W, wording.find_acronyms,
         "An acronym of the source appears in Latin letters or as Arabic says it.",
         "يظهر اختصار الأصل بالحرف اللاتيني أو بما تقوله العربية مكانه."),
    _arabic("i18n-no-arabic", "C29", E, wording.find_untranslated,
         "A translation has Arabic letters; addresses, codes and single names may stay.",
         "في الترجمة حروف عربية؛ ويجوز أن تبقى العناوين والرموز والأسماء المفردة."),
    _any("i18n-only-arabic", "C29", E, wording.find_left_arabic,
         "A translation out of Arabic has letters of its own language; Arabic names may stand among its words.",
         "في الترجمة عن العربية حروف لغتها؛ ويجوز أن تقع بين كلماتها أسماء عربية."),
    _arabic("i18n-latin-word", "C30", W, wording.find_latin_words,
         "Latin words in a translation are those of its source.",
         "الكلمات اللاتينية في الترجمة هي كلمات الأصل."),
    _any("i18n-blank-form", "C31", E, measures.find_blank_form,
         "A counted phrase has all its forms: six in Arabic.",
         "للعبارة المعدودة صيغها كلها: وهي في العربية ست."),
    _any("i18n-length", "C32", W, measures.find_overlong,
         "A translation is about as long as there is room for; on the page, what overflows is an error.",
         "طول الترجمة بقدر ما يتسع له المكان؛ وما فاض في الصفحة فهو خطأ."),
    _any("i18n-consistency", "C33", I, None,
         "The same source text is translated alike in a catalog, and different ones differently.",
         "يُترجم الأصل الواحد ترجمة واحدة في الملف، وتختلف الترجمة باختلاف الأصل."),
    _arabic("i18n-glued", "C34", W, spacing.find_glued_words,
         "A space stands between a word and the number, placeholder or bracket beside it.",
         "بين الكلمة وما بجانبها من رقم أو خانة أو قوس مسافة."),
    _arabic("i18n-repeated-word", "C34", W, spacing.find_repeated_words,
         "No word stands twice in a row.",
         "لا تتكرر كلمة مرتين متتاليتين."),
    _arabic("i18n-month", "C35", W, dates.find_dates,
         "Months are named in one style, and a date has no comma.",
         "تُسمّى الشهور على طريقة واحدة، ولا فاصلة في التاريخ."),
    _any("i18n-changed-source", "C36", W, None,
         "The source text is still the one that was translated.",
         "الأصل ما زال هو الذي تُرجم."),
)  # fmt: skip
"""In the order of the list."""

BY_CODE = {check.code: check for check in CHECKS}


def named(name: str) -> tuple[Check, ...]:
    """Return the checks that a waiver means: ``C15``, ``c15`` or ``i18n-tatweel``; none if there is none such."""
    return tuple(check for check in CHECKS if name.casefold() in (check.code, check.number.casefold()))
