"""Messages in the language of the reader: the right form, the right order, and nothing hidden in what is copied."""

import subprocess
import sys

import pytest

from mezanprint.console.language import ARABIC, ENGLISH, Language, choose
from mezanprint.console.localization import isolated, left, line, localized, right, unmarked, width
from mezanprint.console.report_text import as_text
from mezanprint.i18n.words.visual_order import for_terminal
from mezanprint.model.diagnostics import Span, error
from mezanprint.model.direction.bidi_controls import FSI, PDI
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import Translatable, listed, msg, nmsg

UNKNOWN = msg("there is no document `{name}`", name="street")


def arabic(text: str) -> str:
    """Return the Arabic without its marks."""
    return unmarked(localized(text, ARABIC))


def loaded(language: str) -> set[str]:
    """Return the modules that a process has loaded when it has told a message."""
    code = (
        "import sys\nfrom mezanprint.console.localization import localized\n"
        "from mezanprint.model.translatable import msg\n"
        f"localized(msg('there is no document `{{name}}`', name='x'), {language!r})\nprint(*sys.modules)"
    )
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split())


def test_english_reads_no_catalog_and_nobody_loads_babel() -> None:
    assert loaded(ENGLISH) & {"mezanprint.i18n.po.po_parser", "gettext", "babel"} == set()
    assert loaded(ARABIC) & {"mezanprint.i18n.po.po_parser", "gettext", "babel"} == {
        "mezanprint.i18n.po.po_parser",
        "gettext",
    }


def test_a_message_is_told_in_the_language_that_is_asked_for_when_it_is_told() -> None:
    assert localized(UNKNOWN, ENGLISH) == "there is no document `street`"
    assert localized(UNKNOWN, ARABIC) == f"لا وثيقة اسمها {FSI}`street`{PDI}"


def test_what_is_no_message_or_has_no_translation_is_told_as_it_is() -> None:
    assert localized("a plain sentence", ARABIC) == "a plain sentence"
    assert localized(msg("a sentence that nobody has translated: {x}", x="y"), ARABIC) == (
        "a sentence that nobody has translated: y"
    )
    assert localized(msg("{a} 2", a="b"), ARABIC) == f"{FSI}b{PDI} 2"


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "لا صفحات"), (1, "صفحة واحدة"), (2, "صفحتان"), (3, "3 صفحات"), (11, "11 صفحة"), (100, "100 صفحة")],
)
def test_numbers_have_their_six_forms(number: int, said: str) -> None:
    assert arabic(nmsg("{n} page", "{n} pages", number)) == said


def test_what_other_programs_say_is_told_with_a_capital_or_without() -> None:
    lower, upper = Translatable("no such file or directory", {}), Translatable("No such file or directory", {})
    assert arabic(lower) == arabic(upper) != lower
    assert arabic(foreign("No such file or directory")) == arabic(upper)


def test_what_is_copied_from_between_back_ticks_has_nothing_hidden_in_it() -> None:
    for name in ("content/خريطة.yaml", "a b/c.yaml", "--lang", "{count}"):
        words = localized(msg("there is no document `{name}`", name=name), ARABIC)
        assert f"{FSI}`{name}`{PDI}" in words


def test_marks_of_direction_in_a_value_are_spelt_out() -> None:
    words = localized(msg("there is no document `{name}`", name="a\u202eb\u2066"), ARABIC)
    assert f"`a\\u202eb\\u2066`{PDI}" in words


def test_values_and_lists_stand_apart_from_the_sentence() -> None:
    words = localized(msg("{before} and {last}", before=listed(["a.yaml", "b.yaml"]), last="3"), ARABIC)
    assert words == f"{FSI}a.yaml{PDI}، {FSI}b.yaml{PDI} و3"


def test_a_sentence_within_a_sentence_is_told_too() -> None:
    words = arabic(msg("hint: {hint}", hint=UNKNOWN))
    assert "لا وثيقة" in words
    assert "hint" not in words


def test_a_terminal_that_knows_no_bidi_gets_place_and_code_at_the_left_and_the_words_turned() -> None:
    found = error("cli-document", UNKNOWN, Span("content/a.yaml", 3, 1))
    assert as_text(found, ARABIC).startswith("content/a.yaml:3:1: ")
    seen = for_terminal(as_text(found, ARABIC))
    assert seen.startswith("content/a.yaml:3:1: ")
    assert "[cli-document]" in seen
    assert "`street`" in seen
    assert FSI not in seen
    assert seen.rstrip().endswith(for_terminal("لا"))


def test_an_excerpt_and_its_caret_are_the_same_in_both_languages() -> None:
    found = error("cli-document", UNKNOWN, Span("content/a.yaml", 3, 5, 6, "a:  street"))
    english, told_in_arabic = (as_text(found, language).splitlines()[1:] for language in (ENGLISH, ARABIC))
    assert english == told_in_arabic == ["   3 | a:  street", "     |     ^^^^^^"]


def test_columns_are_as_wide_as_they_are_seen() -> None:
    word = isolated("مُغيَّر")
    assert width(word) == 4
    assert left(word, 6) == f"{word}  "
    assert right(word, 6) == f"  {word}"
    assert isolated("plain") == "plain"
    assert line("plain", ARABIC) == "plain\n"


@pytest.mark.parametrize(
    ("asked", "environment", "language"),
    [
        (None, {}, Language()),
        (None, {"LANG": "ar_PS.UTF-8"}, Language(ARABIC)),
        (None, {"LANG": "ar"}, Language(ARABIC)),
        (None, {"LANG": "ar_PS.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, Language()),
        (None, {"LANG": "ar_PS.UTF-8", "LC_MESSAGES": ""}, Language(ARABIC)),
        (None, {"LC_MESSAGES": "ar", "LC_ALL": "C"}, Language()),
        (None, {"LC_ALL": "ar-EG", "LANG": "en"}, Language(ARABIC)),
        (None, {"LANG": "arn_CL"}, Language()),
        (None, {"LANG": "fr_FR.UTF-8"}, Language()),
        ("en", {"LANG": "ar"}, Language(ENGLISH, asked=True)),
        ("ar", {"LANG": "en"}, Language(ARABIC, asked=True)),
        ("xx", {"LANG": "ar"}, Language(ARABIC)),
    ],
)
def test_the_language_is_the_one_asked_for_or_that_of_the_environment(
    asked: str | None, environment: dict[str, str], language: Language
) -> None:
    assert choose(asked, environment) == language


def test_programs_read_english_unless_somebody_asks_by_name() -> None:
    assert choose(None, {"LANG": "ar"}).of_documents == ENGLISH
    assert choose("ar", {}).of_documents == ARABIC
