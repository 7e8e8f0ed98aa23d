"""Two versions of a catalog become one, by message: nothing is lost, and a conflict is two translations of one text."""

import pytest
from hypothesis import given, settings

from catalog_edits import Versions, check_merge, versions
from leaflets import HEADER, entry
from merging import update_catalog
from mezanprint.i18n.catalogs.other_versions import other_translations, tell_others
from mezanprint.i18n.po.po_file import Entry, Id
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.i18n.three_way.header import merge_header
from mezanprint.i18n.three_way.three_catalogs import Merged, merge_three

ONE, TWO, THREE = entry("a", "Open", "مفتوح"), entry("b", "Closed", "مغلق"), entry("c", "Lamp", "مصباح")
BASE = ONE + TWO + THREE
FORMS = ("صفر", "واحد", "اثنان", "بضعة", "كثير", "مئة")


def merged(base: str, ours: str, theirs: str) -> Merged:
    return merge_three(*(parse_po((HEADER + text).encode(), "a.po") for text in (base, ours, theirs)))


def merge(base: str, ours: str, theirs: str) -> str:
    """Return the merged entries, of which none may be in conflict."""
    result = merged(base, ours, theirs)
    assert result.conflicts == frozenset()
    return write_po(result.file).decode().removeprefix(HEADER)


def conflict(base: str, ours: str, theirs: str) -> tuple[str, frozenset[Id]]:
    result = merged(base, ours, theirs)
    return write_po(result.file).decode().removeprefix(HEADER), result.conflicts


@settings(max_examples=60)
@given(versions())
def test_whatever_two_people_do_nothing_is_lost_and_conflicts_have_a_reason(given: Versions) -> None:
    check_merge(given)


def test_different_entries_of_two_people_are_both_there() -> None:
    ours, theirs = BASE.replace("مفتوح", "مفتوحة"), BASE.replace("مصباح", "قنديل")
    assert merge(BASE, ours, theirs) == ours.replace("مصباح", "قنديل")


def test_a_moved_section_takes_along_what_was_translated_meanwhile() -> None:
    assert merge(BASE, THREE + ONE + TWO, BASE.replace("مغلق", "مقفل")) == THREE + ONE + TWO.replace("مغلق", "مقفل")
    assert merge(BASE, BASE.replace("مغلق", "مقفل"), THREE + ONE + TWO) == THREE + ONE + TWO.replace("مغلق", "مقفل")


def test_a_text_whose_key_moved_with_it_is_still_the_same_text() -> None:
    base = entry("t.1", "One", "واحد") + entry("t.2", "Two", "اثنان")
    ours = entry("t.1", "Zero", "صفر") + entry("t.2", "One", "واحد") + entry("t.3", "Two", "اثنان")
    assert merge(base, ours, base.replace("اثنان", "ثانٍ")) == ours.replace("اثنان", "ثانٍ")


def test_what_was_translated_for_words_that_changed_meanwhile_is_fuzzy_and_says_so() -> None:
    changed = entry("a", "Shut", "مفتوح", before='#, fuzzy\n#| msgctxt "a"\n#| msgid "Open"\n')
    for ours, theirs in ((changed, entry("a", "Open", "مفتوحة")), (entry("a", "Open", "مفتوحة"), changed)):
        assert merge(ONE, ours, theirs) == changed.replace("مفتوح", "مفتوحة")


def test_what_was_confirmed_for_the_old_words_is_not_confirmed_for_the_new() -> None:
    fuzzy = entry("a", "Open", "مفتوح", before='#, fuzzy\n#| msgid "Ajar"\n')
    changed = entry("a", "Shut", "مفتوح", before='#, fuzzy\n#| msgid "Ajar"\n')
    result = entry("a", "Shut", "مفتوح", before='#, fuzzy\n#| msgctxt "a"\n#| msgid "Open"\n')
    assert merge(fuzzy, ONE, changed) == merge(fuzzy, changed, ONE) == result
    assert merge(fuzzy, ONE, entry("a", "Shut", "مفتوح")) == entry("a", "Shut", "مفتوح")


def test_a_confirmation_counts_and_so_does_a_doubt() -> None:
    fuzzy = entry("a", "Open", "مفتوح", before="#, fuzzy\n")
    assert merge(fuzzy, ONE, fuzzy) == merge(fuzzy, fuzzy, ONE) == ONE
    assert merge(ONE, ONE, fuzzy) == fuzzy


def test_one_text_translated_twice_keeps_both_translations() -> None:
    text, conflicts = conflict(BASE, BASE.replace("مفتوح", "مفتوحة"), BASE.replace("مفتوح", 'يقال \\"افتح\\"'))
    mine = '# other translation: "يقال \\"افتح\\""\n#, fuzzy\n' + entry("a", "Open", "مفتوحة")
    assert conflicts == {("a", "Open")}
    assert text == mine + TWO + THREE
    (found, *_) = parse_po((HEADER + text).encode(), "a.po").slots[1:]
    assert other_translations(found.entry) == ((0, 'يقال "افتح"'),)


def test_what_is_translated_alike_is_no_conflict() -> None:
    assert merge(BASE, BASE.replace("مفتوح", "مفتوحة"), BASE.replace("مفتوح", "مفتوحة")) == BASE.replace(
        "مفتوح", "مفتوحة"
    )


def counted(*values: str, before: str = "") -> str:
    return entry("n", "{n} boat", *values, plural="{n} boats", before=before)


def test_forms_that_two_people_filled_in_come_together_to_be_looked_at() -> None:
    blank = ("",) * 3
    result = merge(counted(*blank, *blank), counted(*FORMS[:3], *blank), counted(*blank, *FORMS[3:]))
    assert result == counted(*FORMS, before="#, fuzzy\n")


def test_forms_that_two_people_wrote_differently_are_kept_by_their_numbers() -> None:
    text, conflicts = conflict(counted(*FORMS), counted("أ", *FORMS[1:]), counted("ب", *FORMS[1:]))
    assert conflicts == {("n", "{n} boat")}
    assert text.startswith('# other translation [0]: "ب"\n# other translation [1]: "واحد"\n')


def test_a_text_that_became_counted_keeps_what_was_translated_meanwhile() -> None:
    one = entry("n", "{n} boat", "قارب")
    now = counted(*("قارب",) * 6, before='#, fuzzy\n#| msgctxt "n"\n#| msgid "{n} boat"\n')
    assert merge(one, now, one) == merge(one, one, now) == now
    text, conflicts = conflict(one, entry("n", "{n} boat", "زورق"), now)
    assert conflicts == {("n", "{n} boat")}
    assert text == '# other translation: "زورق"\n' + now


def test_a_text_that_is_gone_keeps_what_was_translated_meanwhile_as_obsolete() -> None:
    assert merge(BASE, ONE + THREE, BASE) == ONE + THREE
    kept = merge(BASE, ONE + THREE, BASE.replace("مغلق", "مقفل"))
    assert kept.rstrip() == (ONE + THREE + '#~ msgctxt "b"\n#~ msgid "Closed"\n#~ msgstr "مقفل"').rstrip()
    gone = BASE.replace(TWO, "") + '#~ msgctxt "b"\n#~ msgid "Closed"\n#~ msgstr "مغلق"\n'
    assert merge(BASE, gone, BASE.replace("مغلق", "مقفل")) == gone.replace("مغلق", "مقفل")


def test_what_both_added_stands_in_its_place() -> None:
    mine, other = entry("m", "Mine", "لي"), entry("o", "Other", "له")
    assert merge(BASE, ONE + mine + TWO + THREE, ONE + TWO + other + THREE) == ONE + mine + TWO + other + THREE
    text, conflicts = conflict("", mine, mine.replace("لي", "ملكي"))
    assert conflicts == {("m", "Mine")}
    assert text == '# other translation: "ملكي"\n#, fuzzy\n' + mine


def test_what_was_only_offered_gives_way_to_what_somebody_wrote() -> None:
    blank = entry("a", "Open", "")
    offered = entry("a", "Open", "مشرع", before='#, fuzzy\n#| msgctxt "door"\n#| msgid "Open"\n')
    assert merge(blank, offered, ONE) == merge(blank, ONE, offered) == ONE
    unsure = entry("a", "Open", "مشرع", before="#, fuzzy\n")
    assert conflict(blank, unsure, ONE)[1] == {("a", "Open")}


def test_comments_and_flags_of_both_are_there_and_what_one_took_out_is_gone() -> None:
    base = entry("a", "Open", "مفتوح", before="# first\n# second\n#, max-length:9\n")
    ours = entry("a", "Open", "مفتوح", before="# first\n# mine\n#, max-length:9, no-wrap\n")
    theirs = entry("a", "Open", "مفتوح", before="# first\n# second\n# other\n")
    result = entry("a", "Open", "مفتوح", before="# first\n# mine\n# other\n#, no-wrap\n")
    assert merge(base, ours, theirs) == result


def test_line_ends_mark_and_wrapping_stay_those_of_ours() -> None:
    wrapped = 'msgctxt "w"\nmsgid ""\n"two "\n"lines"\nmsgstr ""\n"سطرا"\n"ن"\n\n'
    ours = b"\xef\xbb\xbf" + (HEADER + wrapped + BASE).replace("\n", "\r\n").encode()
    base = (HEADER + wrapped + BASE).encode()
    theirs = (HEADER + entry("w", "two lines", "سطران") + BASE.replace("مغلق", "مقفل")).encode()
    result = merge_three(*(parse_po(data, "a.po") for data in (base, ours, theirs)))
    assert write_po(result.file) == ours.replace("مغلق".encode(), "مقفل".encode())


def fields(author: str, revised: str, *more: str) -> str:
    return "".join(f"{each}\n" for each in (f"PO-Revision-Date: {revised}", f"Last-Translator: {author}", *more))


@pytest.mark.parametrize(
    ("ours", "theirs", "winner"),
    [
        ("2026-11-02 10:00+0200", "2026-11-02 09:00+0000", "theirs"),
        ("2026-11-03 10:00+0000", "2026-11-02 09:00+0000", "ours"),
        ("yesterday", "2026-11-02 09:00+0000", "theirs"),
        ("2026-11-02 09:00+0000", "2026-11-02 09:00+0000", "ours"),
    ],
)
def test_the_header_is_that_of_who_came_last_and_keeps_what_either_added(ours: str, theirs: str, winner: str) -> None:
    base, here, there = (
        Entry("", values=(text,))
        for text in (
            fields("base", "2026-11-01 09:00+0000", "Language: ar"),
            fields("ours", ours, "X-Generator: Poedit 3.2", "Language: ar"),
            fields("theirs", theirs, "Language: ar", "X-Team: two"),
        )
    )
    date = ours if winner == "ours" else theirs
    more = ("X-Generator: Poedit 3.2", "Language: ar", "X-Team: two")
    assert merge_header(base, here, there).values == (fields(winner, date, *more),)


def test_two_translations_are_told_until_one_is_confirmed_and_the_next_update_forgets_the_other() -> None:
    text, _ = conflict(ONE, ONE.replace("مفتوح", "مفتوحة"), ONE.replace("مفتوح", "مشرع"))
    open_ = parse_po((HEADER + text).encode(), "a.po")
    (found,) = tell_others(open_, "a.po")
    assert (found.code, found.span and found.span.line) == ("i18n-two-translations", 11)
    assert found.message == "`a` has two translations: مفتوحة and مشرع"
    template = parse_po((HEADER.replace("Language: ar", "Language: ") + entry("a", "Open", "")).encode(), "a.pot")
    assert update_catalog(template, open_, "ar") == open_
    settled = parse_po((HEADER + text.replace("#, fuzzy\n", "")).encode(), "a.po")
    assert list(tell_others(settled, "a.po")) == []
    assert write_po(update_catalog(template, settled, "ar")).decode() == HEADER + entry("a", "Open", "مفتوحة")
