"""Which old translation a message continues."""

from mezanprint.i18n.catalogs.match import match_entries
from mezanprint.i18n.po.po_file import Entry

HEADER = Entry("", values=("Language: ar\n",))


def text(key: str | None, source: str, *, obsolete: bool = False) -> Entry:
    return Entry(source, key, values=("ترجمة",), obsolete=obsolete)


def pairs(new: list[Entry], old: list[Entry]) -> dict[str, str]:
    """Return ``key source`` of the new ones and of what they continue."""
    matched = match_entries(new, [HEADER, *old])
    return {f"{new[n].context} {new[n].source}": f"{entry.context} {entry.source}" for n, entry in matched.items()}


def test_key_and_words_come_first() -> None:
    same = [text("a", "one"), text("b", "two")]
    assert pairs(same, list(reversed(same))) == {"a one": "a one", "b two": "b two"}


def test_an_inserted_paragraph_moves_the_others_and_has_none_itself() -> None:
    old = [text("t.1", "First paragraph."), text("t.2", "Second one."), text("t.3", "And the last.")]
    new = [
        text("t.1", "First paragraph."),
        text("t.2", "Quite new words"),
        text("t.3", "Second one."),
        text("t.4", "And the last."),
    ]
    assert pairs(new, old) == {
        "t.1 First paragraph.": "t.1 First paragraph.",
        "t.3 Second one.": "t.2 Second one.",
        "t.4 And the last.": "t.3 And the last.",
    }


def test_changed_words_keep_their_key() -> None:
    assert pairs([text("open", "Closed")], [text("open", "Open")]) == {"open Closed": "open Open"}


def test_a_text_of_a_renamed_section_is_found_though_a_figure_in_it_changed() -> None:
    old = [text("reading.text.1", "All figures are from one report of 2017."), text("reading.note", "Since 2000")]
    new = [text("how-to-read.text.1", "All figures are from one report of 2018."), text("other.label", "Since 2014")]
    assert pairs(new, old) == {f"{new[0].context} {new[0].source}": f"{old[0].context} {old[0].source}"}


def test_a_text_that_moved_and_changed_is_found_beside_its_old_place() -> None:
    old = [text("t.1", "Six fishermen were killed since 2000."), text("u.1", "Seven fishermen were killed since 2000.")]
    new = [text("t.2", "Seven fishermen were killed since 2000!"), text("t.1", "Six fishermen were killed since 2000.")]
    assert pairs(new, old) == {"t.1 Six fishermen were killed since 2000.": "t.1 Six fishermen were killed since 2000."}
    new[1] = text("t.9", "Nothing like it at all")
    assert pairs(new, old)["t.2 Seven fishermen were killed since 2000!"].startswith("t.1 ")


def test_a_new_paragraph_does_not_take_the_translation_of_the_one_it_pushed_on() -> None:
    old = [text("t.1", "The report was published in May."), text("t.2", "Six boats were lost that year.")]
    new = [
        text("t.1", "Quite other words, put in before."),
        text("t.2", "The report was published in June."),
        text("t.3", "Six boats were lost in that year."),
    ]
    assert pairs(new, old) == {
        "t.2 The report was published in June.": "t.1 The report was published in May.",
        "t.3 Six boats were lost in that year.": "t.2 Six boats were lost that year.",
    }


def test_a_text_stays_at_its_key_even_if_another_was_more_like_it() -> None:
    old = [text("t.1", "Lost in 2014: 12 boats"), text("t.2", "Lost in 2015: 12 boats")]
    new = [text("t.1", "Lost in 2015: 13 boats"), text("t.2", "Lost in 2016: 13 boats")]
    assert pairs(new, old) == {
        "t.1 Lost in 2015: 13 boats": "t.1 Lost in 2014: 12 boats",
        "t.2 Lost in 2016: 13 boats": "t.2 Lost in 2015: 12 boats",
    }


def test_many_changed_siblings_are_matched_by_key() -> None:
    old = [text(f"t.{n}", f"Long words about many boats in {n}") for n in range(300)]
    new = [text(f"t.{n}", f"{n} nets of rope, in short") for n in range(300)]
    assert all(entry.context == new[number].context for number, entry in match_entries(new, old).items())


def test_words_of_templates_do_not_move_between_contexts() -> None:
    assert pairs([Entry("May", "month")], [Entry("May", None)]) == {}


def test_an_obsolete_translation_comes_back_after_a_living_one() -> None:
    gone, here = text("a", "one", obsolete=True), text("a", "one")
    assert match_entries([text("a", "one")], [gone, here])[0] is here
    assert match_entries([text("a", "one")], [gone])[0] is gone


def test_a_changed_text_does_not_wake_an_obsolete_one_that_is_only_like_it() -> None:
    old = text("t.1", "Six fishermen were killed since 2000.", obsolete=True)
    assert match_entries([text("t.2", "Six fishermen were killed since 2001.")], [old]) == {}


def test_an_entry_is_used_once_and_the_header_never() -> None:
    assert len(match_entries([text("x.1", "same"), text("x.2", "same")], [text("y", "same")])) == 1
    assert match_entries([Entry("x")], [HEADER]) == {}
