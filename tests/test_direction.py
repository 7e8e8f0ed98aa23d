"""The grammar of units, judged by the order in which the letters of a line stand on paper."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.model.direction.bidi_controls import FSI, LRI, PDI, RLI, strip_controls
from mezanprint.model.direction.islands import find_islands
from mezanprint.model.direction.letters import first_strong
from mezanprint.model.direction.rule import Order, Rule
from mezanprint.model.direction.rules import RULES
from mezanprint.model.direction.sentences import speaks
from mezanprint.model.direction.spans import read_span
from mezanprint.model.locales import Direction, HouseStyle
from mezanprint.templating.texts.runs import Line, Run, order_runs, to_html
from paper_order import LEFT, RIGHT, shown

RTL, LTR = Direction.RTL, Direction.LTR
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
CASES = Path(__file__).resolve().parents[1] / "benchmarks" / "texts" / "order.tsv"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda each: getattr(each, "name", None) or each.typed)
def test_each_example_of_the_grammar_is_seen_as_it_says_wherever_it_stands(
    rule: Rule, example: tuple[str, str]
) -> None:
    typed, seen = example
    assert seen in shown(f"كلمة {typed} أخرى")
    assert shown(typed) == seen
    assert shown(f"كلمة {typed}").startswith(seen)
    assert shown(f"{typed} كلمة").endswith(seen)


def test_every_rule_but_the_mirror_of_words_has_examples_and_words_in_two_languages() -> None:
    assert [rule.name for rule in RULES if not rule.examples] == ["right-to-left-words"]
    assert all(re.search("[\u0620-\u064a]", rule.says[1]) for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def table() -> list[tuple[str, str, str]]:
    rows = (line.split("\t") for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#"))
    return [(row[1], row[2] if len(row) > 2 else row[1], row[3] if len(row) > 3 else row[1]) for row in rows]


ALIKE = str.maketrans(")]}>»≤٠١٢٣٤٥٦٧٨٩", "([{<«≥0123456789")


def brackets(line: str) -> str:
    """One bracket for both of a pair, one digit for both kinds: which is drawn, tests/test_order_on_paper.py tells."""
    return line.translate(ALIKE)


@pytest.mark.parametrize("around", ["{}", "ورد {} في", "ورد {}", "{} ورد"])
def test_every_unit_of_the_benchmark_keeps_its_order_in_an_arabic_line(around: str) -> None:
    wrong = [typed for typed, seen, _ in table() if brackets(seen) not in brackets(shown(around.format(typed)))]
    assert wrong == []


def test_every_unit_of_the_benchmark_keeps_its_order_in_an_english_line() -> None:
    wrong = [t for t, _, seen in table() if brackets(seen) not in brackets(shown(f"we saw {t} there", LTR, RIGHT))]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("كوفيد-19 هنا", "انه 19-ديفوك"),
        ("عند -5 درجات", "تاجرد -5 دنع"),
        ("و-7 و+12", "+12و -7و"),
        ("بين 10–15% من", "نم %15–10 نيب"),
        ("B'Tselem - 5 نقاط", "طاقن 5 - B'Tselem"),
        ("OCHA: 12 قتيلا", "اليتق 12 :OCHA"),
        ("من UNRWA 150 شخصا", "اصخش 150 UNRWA نم"),
        ("تقرير OCHA، 2023", "2023 ،OCHA ريرقت"),
        ("CSV، XML أو JSON", "JSON وأ XML ،CSV"),
        ("سأل Why? ثم", "مث Why? لأس"),
        ("هل تعرف Python?", "?Python فرعت له"),
        ("كتب The Guardian. ثم", "مث .The Guardian بتك"),
        ("شركة Example Inc. هنا", "انه Example Inc. ةكرش"),
        ("بال 5 × 3 م", "م 5 × 3 لاب"),
        ("مثال: 20000 = 20 كيلوبايت", "تيابوليك 20 = 20000 :لاثم"),
        ("موقع https://mezan.org/ar/7.", ".https://mezan.org/ar/7 عقوم"),
        ("كتب info@mezan.org، ثم", "مث ،info@mezan.org بتك"),
        ("هاتف: 08-5550142، فاكس", "سكاف ،08-5550142 :فتاه"),
        ("قال «تقرير Al Mezan» 2014", "2014 «Al Mezan ريرقت» لاق"),
        ('قال "تقرير Al Mezan" 2014', '2014 "Al Mezan ريرقت" لاق'),
        ("Al Mezan (Gaza، غزة) هنا", "انه (ةزغ ،Gaza) Al Mezan"),
    ],
)
def test_marks_and_numbers_beside_words_stay_with_whom_they_belong_to(text: str, expected: str) -> None:
    assert brackets(shown(text)) == brackets(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The word الميزان (al-mizan) means", "The word نازيملا (al-mizan) means"),
        ("She founded جمعية الأمل in 1998", "She founded لمألا ةيعمج in 1998"),
        ("Al Mezan (مركز الميزان) said", "Al Mezan (نازيملا زكرم) said"),
        ("مركز الميزان: 12 reports", "نازيملا زكرم: 12 reports"),
        ("the name مركز الميزان, 1999", "the name نازيملا زكرم, 1999"),
        ("under المادة 19 of it", "under 19 ةداملا of it"),
        ("قانون رقم 12 لسنة 1999 says", "1999 ةنسل 12 مقر نوناق says"),
        ("كتاب 12 reports", "باتك 12 reports"),
        ("he asked لماذا؟ and", "he asked ؟اذامل and"),
    ],
)
def test_arabic_words_in_english_lines_keep_what_belongs_to_them(text: str, expected: str) -> None:
    assert shown(text, LTR, RIGHT) == expected


def test_the_percent_sign_is_seen_on_the_side_the_house_chose_whichever_way_it_was_typed() -> None:
    for typed in ("97%", "%97"):
        assert [shown(typed, style=RIGHT), shown(f"نسبة {typed} من", style=RIGHT)] == ["97%", "نم 97% ةبسن"]
        assert [shown(typed), shown(f"نسبة {typed} من")] == ["%97", "نم %97 ةبسن"]


def test_digits_of_the_house_never_change_an_order() -> None:
    arab = HouseStyle(percent="left", digits="arab")
    assert shown("في 14:07 يوم 22/11/2026", style=arab) == "٢٢/١١/٢٠٢٦ موي ١٤:٠٧ يف"
    assert shown("نسبة -5% من 2014–2016", style=arab) == "٢٠١٦–٢٠١٤ نم ٪-٥ ةبسن"
    assert shown("هاتف 08-5550142 رمز A-12", style=arab) == "A-12 زمر 08-5550142 فتاه"
    assert shown("هاتف ٠٨-٥٥٥٠١٤٢", style=LEFT) == "٠٨-٥٥٥٠١٤٢ فتاه"


READINGS = [
    ("تقرير OCHA 2023 عن", "year_after_name", "OCHA 2023"),
    ("من 12-14 هنا", "number_pair", "12-14"),
    ("البند 2-4-1", "number_pair", "2-4-1"),
]


@pytest.mark.parametrize(("text", "setting", "words"), READINGS)
def test_where_two_readings_are_fair_it_is_said_which_was_taken(text: str, setting: str, words: str) -> None:
    (reading,) = find_islands(text, RTL, LEFT)[1]
    assert (reading.setting, reading.words) == (setting, words)


def test_a_house_that_has_decided_is_told_nothing_and_followed() -> None:
    settled = {"number_pair": "number", "year_after_name": "line"}
    for setting, value in settled.items():
        style = HouseStyle(percent="left", **{setting: value})  # type: ignore[arg-type]
        assert not any(r.setting == setting for text, *_ in READINGS for r in find_islands(text, RTL, style)[1])
    assert shown("من 12-14 هنا", style=HouseStyle(number_pair="number")) == "انه 12-14 نم"
    assert shown("من OCHA 2023 عن", style=HouseStyle(year_after_name="line")) == "نع 2023 OCHA نم"
    assert shown("من OCHA 2023 عن", style=HouseStyle(year_after_name="name")) == "نع OCHA 2023 نم"


@pytest.mark.parametrize(
    "text", ["12 May 2017", "2014-2016", "09:30-16:00", "555-0187", "في 2014–2016", "قرار 242 (1967)"]
)
def test_what_can_be_read_in_one_way_only_is_not_mentioned(text: str) -> None:
    assert find_islands(text, RTL, LEFT)[1] == ()


@pytest.mark.parametrize("text", ["سطر عربي، فيه 15 كلمة (أو 1,250).", "قرار 242 (1967)", "المادة 19 (2) (ب)"])
def test_arabic_alone_is_left_as_it_is(text: str) -> None:
    assert find_islands(text, RTL, LEFT)[0] == ()


@pytest.mark.parametrize("text", ["A plain line of 2014, no more (so).", ""])
def test_english_alone_is_left_as_it_is(text: str) -> None:
    assert find_islands(text, LTR, RIGHT)[0] == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"لغة {LRI}C++ 5{PDI} هنا", "انه C++ 5 ةغل"),
        (f"من {LRI}12-14{PDI} هنا", "انه 12-14 نم"),
        (f"من {RLI}A B{PDI} هنا", "انه A B نم"),
        (f"من {LRI}a {RLI}كلمة 5%{PDI} b{PDI} هنا", "انه a %5 ةملك b نم"),
        (f"من {FSI}12 a{PDI} هنا", "انه 12 a نم"),
        ("من \u202a12-14\u202c هنا", "انه 12-14 نم"),
        ("من \u200e12-14\u200e هنا", "انه 12-14 نم"),
        ("من OCHA \u200f2023 عن", "نع 2023 OCHA نم"),
    ],
)
def test_isolates_embeddings_and_marks_that_were_typed_are_obeyed_and_leave_no_character(
    text: str, expected: str
) -> None:
    assert shown(text) == expected
    html = to_html(order_runs([Run(text)], Line(RTL, LEFT))[0])
    assert strip_controls(html) == html


def test_the_first_strong_letter_tells_the_direction() -> None:
    assert first_strong("12 – Al Mezan الميزان") is LTR
    assert first_strong("«الميزان» Al") is RTL
    assert first_strong("12 – 15%") is None


@pytest.mark.parametrize(
    "text", ["Global Ministries", "Al Mezan Center for Human Rights", "UNRWA", "مركز الميزان لحقوق الإنسان"]
)
def test_a_name_alone_is_no_sentence(text: str) -> None:
    assert not speaks(text)


@pytest.mark.parametrize(
    "text", ["First, register (form 7).", "copies of the deed", "Why?", "“John”", "هذا نص. وهذا", "Wait!"]
)
def test_words_with_marks_or_small_letters_are_a_sentence(text: str) -> None:
    assert speaks(text)


@pytest.mark.parametrize(
    ("typed", "says"), [("dir=up", "direction"), ("id=x", "attribute"), ("lang=xx-yy", "locale"), ("dir=", "read")]
)
def test_a_span_that_cannot_be_read_says_why(typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read_span(typed)


def test_a_language_brings_its_direction_and_may_be_overruled() -> None:
    assert read_span("lang=he") == (RTL, "he")
    assert read_span("lang=fr dir=rtl") == (RTL, "fr")


TEXTS = st.text(alphabet="ابتثabcXYZ012 .,:;-–+%()/@'\"“”«»$\u2066\u2067\u2068\u2069\u200e\u0660،\n", max_size=60)


@given(TEXTS, st.sampled_from([RTL, LTR]), st.sampled_from([LEFT, RIGHT]))
def test_islands_lose_no_character_and_lie_apart(text: str, direction: Direction, style: HouseStyle) -> None:
    islands, _ = find_islands(text, direction, style)
    assert all(0 <= one.start < one.end <= len(text) for one in islands)
    assert all(one.end <= other.start for one, other in pairwise(islands))
    runs, _ = order_runs([Run(text)], Line(direction, style))
    western = {0x660: "0"}
    printed = "".join(run.text for run in runs).replace("\u200b", "")
    assert printed.translate(western) == strip_controls(text).translate(western)


def test_stripping_takes_every_directional_character_and_no_other() -> None:
    marks = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert strip_controls(f"ب{marks}\u200c\u200dب") == "ب\u200c\u200dب"


def test_orders_that_are_not_from_the_left_say_so_in_their_examples() -> None:
    turned = {rule.name for rule, example in EXAMPLES if example.typed != example.seen}
    assert turned == {rule.name for rule in RULES if rule.order in (Order.PAIR, Order.PERCENT, Order.LINE)}


@pytest.mark.parametrize("unit", sorted({example.typed for rule in RULES for example in rule.examples}))
@pytest.mark.parametrize("mark", ["\u060c", "\u061b", "\u061f"])
def test_arabic_punctuation_behind_a_unit_is_no_part_of_it(unit: str, mark: str) -> None:
    text = f"كلمة {unit}{mark} ثم"
    bare = f"كلمة {unit} ثم"
    ends = [found.end for found in find_islands(text, RTL, LEFT)[0]]
    assert ends == [found.end for found in find_islands(bare, RTL, LEFT)[0]]


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("رقم اللوحة: 24-5551", "24-5551 :ةحوللا مقر"),
        ("الملف رقم 12-14", "12-14 مقر فلملا"),
        ("سجلت المدارس 12-14 حالة", "ةلاح 14-12 سرادملا تلجس"),
        ("عقد 12-14 جلسة", "ةسلج 14-12 دقع"),
    ],
)
def test_a_pair_of_numbers_that_names_a_thing_is_read_as_typed_and_one_that_counts_is_not(
    words: str, seen: str
) -> None:
    assert shown(words) == seen
