"""Text pasted in visual order: found without false alarms, and turned back as it was."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bidi.algorithm import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.words.visual import is_visual, suggest, turn_back
from mezanprint.i18n.words.visual_order import as_seen, shaped
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.locales import Direction


def pasted(text: str, *, glyphs: bool) -> str:
    """Return ``text`` as a reader of PDFs gives it that knows no right-to-left."""
    return "\n".join(as_seen(shaped(line) if glyphs else line, Direction.RTL) for line in text.split("\n"))


@pytest.mark.parametrize("glyphs", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "في عام 2017 أصدر مركز الميزان (غزة) تقريرًا عن الهجوم.",
        "قُتل 1,200 شخص من السكان بين 2014–2024، أي 97% منهم.",
        "مكتب (OCHA) في الأرض الفلسطينية المحتلة: «بيان»",
        "للاستفسار: +970 8 555 0142 من السادسة",
        "السَّلامُ عليكم، والإنسانُ على الأرضِ",
        "إلى مدينة غزة\nعلى الساحل",
    ],
)
def test_a_paste_is_suggested_as_it_was(text: str, *, glyphs: bool) -> None:
    assert suggest(text) is None
    assert suggest(pasted(text, glyphs=glyphs)) == text


def test_letters_turned_one_by_one_are_turned_back_with_their_vowel_marks() -> None:
    text = "السَّلامُ على الإنسانِ في الأرضِ"
    assert suggest(text[::-1]) == text


def test_a_ligature_is_turned_before_it_is_resolved() -> None:
    assert turn_back("ﻡﻼﺴﻟﺍ") == "السلام"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "Gaza",
            "12",
            "جلاء",
            "مثلا",
            "شغّل جلاء كمعاين",
            "ﻛﺘﺎﺏ ﺍﻟﺴﻼﻡ",
            "لا",
            "؟ عناصر",
            ": الآن",
            ".مستند",
            "نيب",
        ),
        *("قُتل 12 رجلا و15 طفلا", "أظهر شكلا بديلا", "شرح شرحا كاملا مفصلا جميلا", "حُمل رجل وظل يحمل حملا ثقيلا طويلا"),
        *("نقل 3 رجال جبلا وسهلا وتلا", "سُئل عمّا فعل فقال قولا جميلا", "مهلا! أهلا وسهلا", "بعدئذ", "لئلا يضل أهلا"),
    ],
)
def test_what_may_be_in_order_is_let_be(text: str) -> None:
    assert not is_visual(text)
    assert suggest(text) is None


def texts(folder: Path) -> list[str]:
    entries = [entry for path in folder.glob("*.po") for entry in parse_po(path.read_bytes(), path.name).entries]
    values = {value for entry in entries if entry.source and not entry.obsolete for value in entry.values}
    return sorted(value for value in values if re.search("[\u0621-\u064a].*[\u0621-\u064a]", value))


def test_rates_on_the_corpus(corpus: Path, repo_root: Path) -> None:
    good = texts(corpus) + texts(repo_root / "locales/ar/LC_MESSAGES")
    assert len(good) > 1300
    assert [text for text in good if is_visual(text) or is_visual(shaped(text))] == []
    plain = [strip_controls(text) for text in good if not re.search(r"%[(a-z]", text)]
    of_words = [text for text in plain if len(re.findall("[\u0621-\u065f]+", text)) > 2]
    assert share(of_words, lambda text: pasted(text, glyphs=True)) > 0.93
    assert share(of_words, lambda text: pasted(text, glyphs=False)) > 0.78
    assert share(of_words, lambda text: turned_whole(shaped(text))) > 0.93


def turned_whole(text: str) -> str:
    """Return ``text`` as python-bidi's older engine shows it: vowel marks before their letters."""
    return "\n".join(str(get_display(line)) for line in text.split("\n"))


def share(good: list[str], paste: Callable[[str], str]) -> float:
    """Return how many texts are suggested as they were, the place of tanwin beside its alef apart: both are written."""
    return sum(same(suggest(paste(text)) or "", text) for text in good) / len(good)


def same(one: str, other: str) -> bool:
    return one.replace("\u0627\u064b", "\u064b\u0627") == other.replace("\u0627\u064b", "\u064b\u0627")


@settings(max_examples=200)
@given(st.text(alphabet="كتابلاةىءوم \u064b\u0651ﻛﻻﺎﺏab12()،.\u2067\u2069\n", max_size=40))
def test_any_text_gets_a_suggestion_in_order_or_none(text: str) -> None:
    suggested = suggest(text)
    assert suggested is None or not is_visual(suggested)


def test_millilitres_are_no_turned_words() -> None:
    assert not is_visual("الجرعة 0.05 مل للرضيع و 0.5 مل لمن هو أكبر")
