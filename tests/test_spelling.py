"""What is surely misspelt in Arabic, and what is let be: names, rare words, and whatever is another word."""

import pytest

from mezanprint.i18n.spelling import misplaced_marks, misspellings, words_in
from mezanprint.i18n.spelling.attached import without_prefix
from mezanprint.i18n.spelling.word_list import is_word, sound

SENTENCES = (
    "أُصيب سبعة صيادين في عرض البحر، وصودرت قواربهم ومعداتهم، ولم يُسمح لهم بالعودة إلى الميناء قبل المساء.",
    "وبحسب الشهود، فإن الجنود أطلقوا النار على سيارتهم من غير إنذار، فقُتلت امرأة وجُرح اثنان من أطفالها.",
    "تدعو المنظمات إلى فتح تحقيق مستقل، وإلى مساءلة المسؤولين عن هدم المنازل ومصادرة الأراضي الزراعية.",
    "قرأ المحامي شهاداتهم وسألهم عمّا رأوه؛ ثم كتب تقريره بلغته وأرسله إلى المحكمة العليا.",
    "لم يتمكن المزارعون من الوصول إلى حقولهم، فتلفت محاصيلهم، وتكبّدت عائلاتهم خسائر كبيرة.",
)
SLIPS = {
    "hamza after the article": ("الاسعار", "الأسعار"),
    "hamza of the first letter": ("اضافة", "إضافة"),
    "hamza where none is": ("إستخدام", "استخدام"),
    "hamza on another seat": ("القرائة", "القراءة"),
    "hamza below for above": ("إطفال", "أطفال"),
    "hamza inside": ("الراس", "الرأس"),
    "behind attached letters": ("وبالاسعار", "وبالأسعار"),
    "dots of teh marbuta lost": ("المدرسه", "المدرسة"),
    "dots of teh marbuta lost behind a preposition": ("بالعربيه", "بالعربية"),
    "dots given to a heh": ("المياة", "المياه"),
    "dots of yeh lost": ("التالى", "التالي"),
    "a pronoun where none can be": ("لغه", "لغة"),
    "article twice": ("الالمدرسة", "المدرسة"),
    "article twice before a hamza": ("والالأطفال", "والأطفال"),
    "letters exchanged": ("العملومات", "المعلومات"),
    "the first letters exchanged": ("لاجامعة", "الجامعة"),
    "letter doubled": ("الصفححة", "الصفحة"),
    "alef doubled before an ending": ("العنواان", "العنوان"),
    "letter doubled that many double": ("اليووم", "اليوم"),
    "letter lost": ("المسقبل", "المستقبل"),
    "letter of the article lost": ("اوسوم", "الوسوم"),
    "letter that sounds alike": ("ينتضر", "ينتظر"),
    "letter without its dot": ("الصفخة", "الصفحة"),
    "a space inside": ("المستش فى", "المستشفى"),
    "a space behind the article": ("ال مدينة", "المدينة"),
    "space lost before an article": ("وسطالمدينة", "وسط المدينة"),
    "space lost behind a small word": ("عنالمدينة", "عن المدينة"),
    "space lost behind a negation": ("لايمكن", "لا يمكن"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_each_slip_is_found_with_what_was_meant(slip: str) -> None:
    wrong, right = SLIPS[slip]
    assert [(found.word, found.right) for found in misspellings(f"كتب {wrong} هنا")] == [(wrong, right)]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_good_sentences_have_no_misspelling(sentence: str) -> None:
    assert list(misspellings(sentence)) == list(misplaced_marks(sentence)) == []


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("علي على إن أن إلي إلى مدرسه مدرسة قاربه عمله كرة كره", id="two words that differ by a slip"),
        pytest.param("بتسيلم كوليبري ماريو سيلفا ووردبريس رويترز", id="names"),
        pytest.param("يقرؤه يقرأه شركاؤه شركاءه شركائه", id="a seat that follows the case"),
        pytest.param("وبإمكانهما فلمستشفياتهم أسيذهبون كالأشجار للغتهم", id="letters attached on both sides"),
        pytest.param("نيو يورك ما زال فك الربط في بسط لا سلكية لم تر أأعلم", id="two words that are one elsewhere"),
        pytest.param("بـ{n} في%s ال_ملف &تصنيف", id="parts of words"),
        pytest.param("تنبيهان محرفان الحزمتين أساسيون مانحو", id="duals and plurals that no list has"),
    ],
)
def test_what_may_be_right_is_let_be(words: str) -> None:
    assert list(misspellings(words)) == []


def test_a_misspelling_has_its_place_in_a_text_with_vowel_marks() -> None:
    text = "في كلّ الاسْعار"
    (found,) = misspellings(text)
    assert (text[found.start : found.end], found.right) == ("الاسْعار", "الأسعار")


def test_words_of_a_project_are_right_with_letters_attached_too() -> None:
    known = words_in("لينكس منت و بلاكْمان")
    assert [found.word for found in misspellings("بلاكمان، وبلاكمان")] == ["بلاكمان", "وبلاكمان"]
    assert list(misspellings("بلاكمان، وبلاكمان", known)) == []


def test_the_list_tells_words_from_what_is_only_written_often() -> None:
    assert is_word("إلى")
    assert not is_word("الى")
    assert sound("الأطفال") > 0
    assert sound("الاطفال") == 0
    assert sound("في") > sound("غزة") > sound("جدلية") > 0


def test_letters_are_taken_off_with_and_without_the_article() -> None:
    assert dict(without_prefix("وبالبحر")) == {"و": "بالبحر", "وبال": "بحر", "وب": "البحر"}
    assert ("لل", "بحر") in without_prefix("للبحر")
    assert list(without_prefix("بحر")) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("موجزًً", "موجزً"),
        ("كتَُب", "كتَب"),
        ("عوضاًَ", "عوضاً"),
        ("\u0652البحر", "البحر"),
        ("كتّّب", "كتّب"),
    ],
)
def test_vowel_marks_where_none_can_stand_are_found(wrong: str, right: str) -> None:
    assert [found.right for found in misplaced_marks(f"قال {wrong} هنا")] == [right]


@pytest.mark.parametrize("word", ["مكرّسًا", "الرَّحْمَٰن", "شيئًا", "«ًا»", "عمّا"])
def test_marks_that_stand_together_are_let_be(word: str) -> None:
    assert list(misplaced_marks(word)) == []
