"""`mezanprint fix` mends what a writer pasted, and changes no other byte."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.model.diagnostics import Fault
from mezanprint.translating.source_fixing import find_source_repairs, repair_source
from test_speech import say
from writing import HEAD, PROSE, found, write

NewProject = Callable[..., Path]
NAME = "content/leaflet/document.yaml"
FORMS = "ﻣﻜﺘﺒﺔ"
PASTED = (
    f"# a remark: {FORMS} مـــاء ab\u00adcd\r\n"
    f"title: {FORMS} #1\n"
    f'{{q}}: "{FORMS}: مـــاء"  # {FORMS}\n'
    f"names: {{{{en: Li\u00adbrary, ar: {FORMS}}}}}\n"
    "text: |\n"
    f"  ency\u00adclopaedias \u202ain\u202c بـ 5 and هـ\r\n"
    f"\n   {FORMS}\n"
)
MENDED = (
    f"# a remark: {FORMS} مـــاء ab\u00adcd\r\n"
    "title: مكتبة #1\n"
    f'{{q}}: "مكتبة: ماء"  # {FORMS}\n'
    "names: {{en: Library, ar: مكتبة}}\n"
    "text: |\n"
    "  encyclopaedias in بـ 5 and هـ\r\n"
    "\n   مكتبة\n"
)


def mended(text: str, name: str = NAME, waived: tuple[str, ...] = ()) -> str:
    return repair_source(name, text.encode(), waived).decode()


@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_only_the_characters_of_the_findings_change(bom: str) -> None:
    assert mended(bom + PASTED.format(q="kicker")) == bom + MENDED.format(q="kicker")


def test_a_file_of_running_text_is_mended_too() -> None:
    assert mended(f"One\u2028two.\r\n\n{FORMS}", "content/leaflet/a.md") == "One two.\r\n\nمكتبة"


def test_a_line_break_of_a_word_processor_keeps_words_apart() -> None:
    assert mended("title: one\x0btwo\n") == "title: one two\n"


def test_what_may_part_two_words_or_stand_inside_one_is_left_to_the_writer() -> None:
    assert mended("title: one\u200btwo \u200bthree\n") == "title: one\u200btwo three\n"


def test_shapes_in_visual_order_are_left_for_they_tell_it() -> None:
    typed = "title: ﺔﺒﺘﻜﻣ ﺔﺒﺘﻜﻣ\n"
    assert mended(typed) == typed


def test_a_check_that_is_set_aside_repairs_nothing() -> None:
    assert mended("title: مـــاء\n", waived=("C15",)) == "title: مـــاء\n"


def test_a_file_that_would_be_read_otherwise_stays() -> None:
    typed = "title: \u200b# Our library\n"
    assert mended(typed) == typed


def test_a_key_with_a_stray_control_is_mended() -> None:
    assert mended("\u200btitle: x\n") == "title: x\n"


def test_a_file_that_is_no_yaml_is_told_and_the_others_are_mended(new_project: NewProject) -> None:
    root = new_project()
    write(root, "title: a: b\n")
    write(root, f"names: {{en: The Lamp, ar: {FORMS}}}\n", "content/data/lamp.yaml")
    plans, faults = find_source_repairs(root)
    assert [found.code for found in faults] == ["content-yaml"]
    assert [plan.name for plan in plans if plan.diff] == ["content/data/lamp.yaml"]


@given(st.text(alphabet="ab #:\"'-{}[]|>\n\r\t\u00ad\u0640\u200b\u202a\u2066\u2069ﻣﻜﺘﺒﺔﻻمابـ٥", max_size=40))
def test_repairing_keeps_every_other_character_in_its_place_and_is_done_once(words: str) -> None:
    text = f"title: x\n{words}\n"
    try:
        once = mended(text)
    except Fault:
        return
    dropped = "\u00ad\u0640\u200b\u202a"
    kept = "".join(char for char in text if char not in dropped)
    assert "".join(char for char in once if char not in dropped) in (
        kept,
        "".join(unicodedata.normalize("NFKC", char) if "\ufe70" <= char <= "\ufefc" else char for char in kept),
    ) or sorted(unicodedata.normalize("NFKC", kept)) == sorted(
        unicodedata.normalize("NFKC", "".join(char for char in once if char not in dropped))
    )
    assert mended(once) == once


def test_the_command_shows_asks_writes_and_leaves_nothing_to_find(new_project: NewProject) -> None:
    root = new_project()
    write(root, HEAD.replace("Light for", f"{FORMS} for") + PROSE + "      Li\u00adghts مـــاء.\n")
    file = root / NAME
    before = file.read_bytes()
    shown = say("fix", "--project", root, status=1)
    assert "+title: \u2068مكتبة\u2069 for every street" in shown
    assert "Li\\u00adghts" in shown
    assert file.read_bytes() == before
    written = say("fix", "--yes", "--project", root)
    assert f"{NAME} written" in written
    assert "mezanprint i18n update" in written
    assert found(root) == ()
    assert say("fix", "--project", root) == "nothing to repair\n"


def test_a_file_that_changed_meanwhile_stays(new_project: NewProject) -> None:
    root = new_project()
    write(root, f"title: {FORMS}\n")
    (plan,) = (plan for plan in find_source_repairs(root)[0] if plan.diff)
    (root / NAME).write_text("title: other\n")
    with pytest.raises(Fault, match="changed meanwhile"):
        plan.write()
    assert (root / NAME).read_text() == "title: other\n"
