"""The words of a proof itself, for translators who read English and for those who read Arabic."""

from collections.abc import Mapping

from mezanprint.model.diagnostics import Severity
from mezanprint.model.texts import TextState

LANGUAGES = ("en", "ar")

_EN = {
    "proof": "Context proof",
    "index": "Index of strings",
    "page": "page",
    "pages": "Pages",
    "strings": "strings",
    "number": "No.",
    "translation": "Translation",
    "source": "Source",
    "place": "Place and key",
    "where": "Place",
    "room": "Room used",
    "of": "{length} of about {room} characters",
    "full": "panel {used} full",
    "box": "frame {used} full",
    "flows": "flows freely",
    "length": "{length} characters",
    "absent": "Not on the page",
    "alt": "read aloud in place of a picture",
    "inside": "printed inside other texts",
    "note": "Note",
    "general": "About the whole document",
    "missing": "not translated",
    "fuzzy": "not confirmed",
    "error": "error",
    "warning": "warning",
    "info": "remark",
    "search": "Search text, key or number",
    "all": "All",
    "faulty": "With findings",
    "tight": "Tight",
    "open": "Not translated",
    "nothing": "No string is like that.",
    "help": "Point at a string, tap it, or go from one to the next with Tab.",
    "key": "Key",
    "file": "File",
}
_AR = {
    "proof": "بروفة السياق",
    "index": "فهرس النصوص",
    "page": "صفحة",
    "pages": "الصفحات",
    "strings": "نصًا",
    "number": "الرقم",
    "translation": "الترجمة",
    "source": "الأصل",
    "place": "الموضع والمفتاح",
    "where": "الموضع",
    "room": "المساحة المستعملة",
    "of": "{length} من نحو {room} حرفًا",
    "full": "امتلاء اللوحة {used}",
    "box": "امتلاء الإطار {used}",
    "flows": "نص حرّ الطول",
    "length": "عدد الأحرف {length}",
    "absent": "ليست ظاهرة على الصفحة",
    "alt": "يُقرأ بدل الصورة",
    "inside": "يُطبع داخل نصوص أخرى",
    "note": "ملاحظة",
    "general": "عن المستند كله",
    "missing": "غير مترجم",
    "fuzzy": "غير مؤكَّد",
    "error": "خطأ",
    "warning": "تنبيه",
    "info": "معلومة",
    "search": "ابحث عن نص أو مفتاح أو رقم",
    "all": "الكل",
    "faulty": "مع ملاحظات",
    "tight": "ضيّقة المساحة",
    "open": "غير مترجمة",
    "nothing": "لا نص بهذا الوصف.",
    "help": "أشر إلى نص أو المسه، أو تنقّل بين النصوص بالمفتاح Tab.",
    "key": "المفتاح",
    "file": "الملف",
}
_WORDS: Mapping[str, Mapping[str, str]] = {"en": _EN, "ar": _AR}
_STATES = {TextState.MISSING: "missing", TextState.FUZZY: "fuzzy"}


class Words:
    """The words in one language."""

    def __init__(self, language: str) -> None:
        """Take ``en`` or ``ar``."""
        self.language = language
        self.direction = "rtl" if language == "ar" else "ltr"
        self._words = _WORDS[language]

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def severity(self, severity: Severity) -> str:
        """Return how grave a finding is."""
        return self._words[severity.value]

    def state(self, state: TextState) -> str:
        """Return what is wrong with a translation, or nothing."""
        return self._words[_STATES[state]] if state in _STATES else ""


def language_of_proof(locale: str, asked: str | None) -> str:
    """Return the language that was asked for, or the one that belongs to a locale."""
    return asked or ("ar" if locale.replace("_", "-").split("-")[0] == "ar" else "en")
