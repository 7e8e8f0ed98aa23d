"""A changed message keeps its translation, and says why it must be looked at again."""

from dataclasses import replace

from mezanprint.i18n.catalogs.merge import explain, merge_entry, offer
from mezanprint.i18n.po.po_file import Entry, Previous

OLD = Entry("Six boats were lost in 2014.", "a", values=("ضاعت ستة قوارب عام 2014.",), comments=("mine",), line=9)


def merged(source: str, old: Entry = OLD, *, typo: bool = False) -> Entry:
    return explain(merge_entry(Entry(source, "a", notes=("Panel 2",)), old, 6, typo=typo))


def test_a_changed_figure_is_said_until_the_translation_is_confirmed() -> None:
    changed = merged("Six boats were lost in 2015.")
    assert changed.fuzzy
    assert changed.previous == Previous("a", OLD.source)
    assert changed.notes == ("Panel 2", "Changed figure: 2014 -> 2015")
    assert merged("Six boats were lost in 2015.", changed) == changed
    assert merged("Six boats were lost in 2016.", changed).notes[1:] == ("Changed figure: 2014 -> 2016",)
    confirmed = replace(changed, flags=(), previous=Previous())
    assert merged("Six boats were lost in 2015.", confirmed).notes == ("Panel 2",)


def test_figures_that_came_and_went_are_said() -> None:
    assert merged("Six boats were lost.").notes[1] == "Changed figure: 2014 -> none"
    assert merged("All 6 boats were lost in 2014.").notes[1] == "Changed figure: Six -> 6"


def test_the_words_that_changed_are_said_where_they_are_few() -> None:
    changed = merged("Six big boats were found in 2015.")
    assert changed.notes[1:] == (
        "Changed figure: 2014 -> 2015",
        "Changed words: none -> big",
        "Changed words: lost -> found",
    )
    assert merged("Six boats were lost, in 2014!").notes[1:] == ()
    assert [note for note in merged("A quite different text about the sea.").notes if "words" in note] == []
    assert merged("Seven boats were lost in 2014.").notes[1:] == ("Changed figure: Six -> Seven",)


def test_what_is_offered_for_like_words_says_where_they_are_and_what_differs() -> None:
    message = Entry("Six boats were lost in 2017.", "a", values=("",))
    offered = explain(offer(message, replace(OLD, context="b")))
    assert offered.fuzzy
    assert offered.previous == Previous("b", OLD.source)
    assert offered.notes == ("Translated before: like words at b", "Changed figure: 2014 -> 2017")
    assert merge_entry(message, offered, 6, typo=True).fuzzy


def test_figures_of_both_forms_of_a_counted_phrase_are_said_once() -> None:
    old = Entry("{n} of 10", "a", "{n} of 10", ("س",) * 6)
    found = explain(merge_entry(Entry("{n} of 12", "a", "{n} of 12"), old, 6))
    assert found.notes == ("Changed figure: 10 -> 12",)


def test_words_that_stale_marks_were_for_are_not_taken_for_those_of_the_translation() -> None:
    confirmed = replace(OLD, previous=Previous("a", "Quite other words of 1999"))
    assert merged("Six boats were lost in 2015.", confirmed).previous.source == OLD.source


def test_the_earlier_words_go_with_the_flag_even_if_only_that_was_taken_away() -> None:
    confirmed = replace(merged("Six boats were lost in 2015."), flags=())
    assert merged("Six boats were lost in 2015.", confirmed).previous == Previous()


def test_a_correction_leaves_the_translation_as_it_was() -> None:
    corrected = merged("Six boats were lost, in 2014.", typo=True)
    assert (corrected.values, corrected.flags, corrected.previous) == (OLD.values, (), Previous())
    assert corrected.source == "Six boats were lost, in 2014."


def test_a_correction_does_not_confirm_what_was_fuzzy_before() -> None:
    fuzzy = merged("Seven ships sank in 2014.")
    corrected = merged("Seven ships sank, in 2014.", fuzzy, typo=True)
    assert corrected.fuzzy
    assert corrected.previous.source == OLD.source


def test_a_correction_that_was_marked_fuzzy_can_be_accepted_afterwards() -> None:
    source = "Six boats were lost, in 2014."
    accepted = merged(source, merged(source), typo=True)
    assert (accepted.values, accepted.flags, accepted.previous) == (OLD.values, (), Previous())


def test_other_changes_can_not_be_accepted_afterwards() -> None:
    for source in ("Six boats were lost in 2015.", "Seven ships sank in 2014."):
        changed = merged(source)
        assert merged(source, changed, typo=True) == changed
    unread = replace(OLD, flags=("fuzzy",))
    assert merged(OLD.source, unread, typo=True).fuzzy


def test_what_was_offered_is_not_confirmed_as_a_correction() -> None:
    message = Entry("Light", "a", values=("",))
    offered = offer(message, Entry("Light", "b", values=("نور",)))
    assert merge_entry(message, offered, 6, typo=True).fuzzy


def test_a_text_that_becomes_counted_is_no_correction() -> None:
    assert merge_entry(Entry(OLD.source, "a", "Boats"), OLD, 6, typo=True).fuzzy


def test_where_the_old_translation_stays_one_of_the_new_words_elsewhere_is_told() -> None:
    known = Entry("Quite other words", "b", values=("كلمات\nأخرى",))
    changed = explain(merge_entry(Entry("Quite other words", "a"), OLD, 6), known)
    assert changed.values == OLD.values
    assert changed.notes == (
        "Translated elsewhere: كلمات أخرى",
        "Changed figure: 2014 -> none",
    )


def test_what_is_offered_from_elsewhere_says_where_its_words_are() -> None:
    message = Entry("Light", "a", values=("",), flags=("no-python-format",), notes=("Panel 2",))
    offered = explain(offer(message, Entry("Light", "b.title", values=("نور",), comments=("not mine",))))
    assert (offered.values, offered.flags, offered.comments) == (("نور",), ("fuzzy", "no-python-format"), ())
    assert offered.previous == Previous("b.title", "Light")
    assert offered.notes == ("Panel 2", "Translated before: the same words at b.title")
    assert explain(offer(message, Entry("Light", "a", values=("نور",)))).notes[1:] == (
        "Translated before: the same words",
    )
