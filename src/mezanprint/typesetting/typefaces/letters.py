"""The letters that a language needs: those of its alphabet, its marks and the signs of its sentences.

After the exemplar characters of CLDR 46 (main, punctuation, numbers), without letters of loan words.
"""

from mezanprint.model.locales import language_of, script_of


def _letters(first: int, last: int) -> str:
    """Return the letters of a stretch of Unicode."""
    return "".join(chr(code) for code in range(first, last + 1) if chr(code).isalpha())


_DIGITS = "0123456789"
_EVERYWHERE = _DIGITS + ".,:;!?()-"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LATIN_SIGNS = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026"
_ARABIC_SIGNS = "\u060c\u061b\u061f\u066a\u00ab\u00bb"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقلمنهوءآأؤإئ"
_PERSIAN = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءآأؤئ۰۱۲۳۴۵۶۷۸۹"
_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ"
_HEBREW = "אבגדהוזחטיכךלמםנןסעפףצץקרשת\u05f3\u05f4"

_OF_SCRIPT = {
    "Latn": _LATIN + _LATIN.upper() + _LATIN_SIGNS,
    "Arab": _ARABIC_SIGNS,
    "Hebr": _HEBREW,
    "Cyrl": _CYRILLIC + _CYRILLIC.upper(),
    "Grek": _GREEK + _GREEK.upper(),
    "Thaa": _letters(0x780, 0x7B0),
    "Ethi": "".join(_letters(row, row + 6) for row in range(0x1208, 0x1338, 8)),
    "Armn": _letters(0x531, 0x586),
    "Geor": _letters(0x10D0, 0x10F0),
    "Deva": _letters(0x905, 0x939),
    "Beng": _letters(0x985, 0x9B9),
    "Guru": _letters(0xA05, 0xA39),
    "Gujr": _letters(0xA85, 0xAB9),
    "Orya": _letters(0xB05, 0xB39),
    "Taml": _letters(0xB85, 0xBB9),
    "Telu": _letters(0xC05, 0xC39),
    "Knda": _letters(0xC85, 0xCB9),
    "Mlym": _letters(0xD05, 0xD39),
    "Sinh": _letters(0xD85, 0xDC6),
    "Thai": _letters(0xE01, 0xE2E),
    "Laoo": _letters(0xE81, 0xEAE),
    "Mymr": _letters(0x1000, 0x1021),
    "Khmr": _letters(0x1780, 0x17A2),
}
_OF_LANGUAGE = {
    "ar": _ARABIC + "ةكىيـ" + _MARKS + "٠١٢٣٤٥٦٧٨٩\u066b\u066c",
    "fa": _PERSIAN + "ةۀ\u200c" + _MARKS,
    "ps": _PERSIAN + "ټځڅډړږښګڼۍېيئ",
    "ur": _PERSIAN + "ٹڈڑںھہۂےۓ\u06d4",
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهەوۆیێھ",
    "sd": "ابٻڀتٿٽٺثپجڄڃچڇحخدڌڏڊڍذرڙزسشصضطظعغفڦقڪکگڳڱلمنڻوهھءي",
    "ug": "ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە",
    "fr": "àâæçèéêëîïôœùûüÿ«»",
    "de": "äöüß\u201e",
    "es": "áéíñóúü¡¿",
    "it": "àèéìòù",
    "pt": "àáâãçéêíóôõú",
    "ca": "àçèéíïòóúü·",
    "tr": "çğıİöşü",
    "az": "çəğıİöşü",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșț",
    "sv": "åäö",
    "da": "åæø",
    "nb": "åæø",
    "fi": "äö",
    "nl": "éëïóö",
    "sq": "çë",
    "bs": "čćđšž",
    "hr": "čćđšž",
    "ku": "çêîşû",
    "so": "",
    "sw": "",
    "uk": "єіїґ",
    "sr": "ђјљњћџ",
}


def needed(locale: str) -> str:
    """Return the characters that texts in a locale are made of; only those of all texts where it is not known."""
    script = script_of(locale)
    own = _OF_LANGUAGE.get(language_of(locale), "")
    if script == "Latn":
        own += own.upper().replace("SS", "").replace("Ÿ", "")
    return "".join(dict.fromkeys(_OF_SCRIPT.get(script, "") + own + _EVERYWHERE))


def scripts_of(characters: frozenset[int]) -> tuple[str, ...]:
    """Return the scripts whose letters are there, most of them."""
    sample = _OF_SCRIPT | {"Arab": _ARABIC}
    return tuple(
        script for script, letters in sample.items() if sum(ord(c) in characters for c in letters) > len(letters) * 0.6
    )


def missing(locale: str, characters: frozenset[int], unprinted: str = "") -> str:
    """Return what a locale needs that is not among characters.

    Of a font for one script alone no figures and signs are asked, which Latin beside it has; but of Arabic they are,
    which is set larger than Latin: figures out of a Latin face would be set larger with it.
    """
    is_alone = "Latn" not in scripts_of(characters) and script_of(locale) != "Arab"
    waived = "\u200c" + unprinted + (_EVERYWHERE if is_alone else "")
    return "".join(letter for letter in needed(locale) if ord(letter) not in characters and letter not in waived)
