from mezanprint.preflight.readers.recall import bare, exact_lines, is_rtl, normal, recall, words


def test_text_is_compared_in_one_form() -> None:
    assert normal("a\u200f  b\n\u2066c\u2069") == "a b c"
    assert normal("كُلُّ") == normal("كُل\u064f\u0651")


def test_words_are_letters_with_their_marks_and_no_digits() -> None:
    assert words("قال: «حُقُوقُ» 242 Al-Haq و x") == ["قال", "حُقُوقُ", "Al", "Haq"]


def test_a_search_minds_neither_vowel_marks_nor_tatweel_nor_case() -> None:
    assert bare("حُقُـوقُ") == "حقوق"
    assert bare("Mezan") == "mezan"


def test_each_occurrence_must_be_found() -> None:
    found = recall(["حق", "حق", "قول"], "قول حق")
    assert (found.total, found.found, found.lost) == (3, 2, ("حق",))
    assert found.share == 2 / 3
    assert recall([], "حق").share == 1


def test_marks_count_only_when_asked_for() -> None:
    assert not recall(["حَقّ"], "حق").lost
    assert recall(["حَقّ"], "حق", marks=True).lost == ("حَقّ",)


def test_a_word_cut_by_a_hyphen_is_found() -> None:
    assert not recall(["documentation"], "docu-\nmentation").lost
    assert not recall(["documentation"], "docu\x02\nmentation").lost
    assert recall(["documentation"], "docu\nmentation").lost


def test_exact_lines_stand_alone_and_whole() -> None:
    lines = ("حق الناس", "قول")
    assert exact_lines(lines, "حق  الناس\u200f\nقول آخر") == ("حق الناس",)


def test_direction_is_that_of_the_first_letter() -> None:
    assert is_rtl("حق")
    assert is_rtl("שלום")
    assert not is_rtl("Haq")
