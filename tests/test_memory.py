"""What has been translated before is found by its words."""

from dataclasses import replace

from mezanprint.i18n.catalogs.memory import Memory
from mezanprint.i18n.po.po_file import Entry, PoFile, Previous, Slot

NEW = Entry("Light", "a")


def memory(**catalogs: list[Entry]) -> Memory:
    return Memory((domain, PoFile(tuple(map(Slot, entries)))) for domain, entries in catalogs.items())


def test_the_same_words_are_found_in_any_catalog() -> None:
    known = Entry("Light", "title", values=("نور",))
    assert memory(leaflet=[Entry("Lamp", "x", values=("مصباح",)), known]).recall(NEW, "data", 1) is known
    assert memory(leaflet=[known]).recall(Entry("light"), "data", 1) is None


def test_what_nobody_confirmed_is_not_offered() -> None:
    entries = [
        Entry("Light", "a", values=("نور",), flags=("fuzzy",)),
        Entry("Light", "b"),
        Entry("Light", "c", plural="Lights", values=("نور", "أنوار")),
    ]
    assert memory(leaflet=entries).recall(NEW, "leaflet", 1) is None
    assert memory(leaflet=entries).recall(Entry("Light", plural="Lights"), "leaflet", 6) is None
    assert memory(leaflet=entries).recall(Entry("Light", plural="Lights"), "leaflet", 2) is entries[2]


def test_what_was_made_for_words_that_changed_is_known_by_those_words_and_comes_last() -> None:
    changed = Entry("Lamp", "a", values=("نور",), flags=("fuzzy",), previous=Previous("a", "Light"))
    found = memory(data=[changed]).recall(NEW, "data", 1)
    assert found
    assert (found.source, found.values) == ("Light", ("نور",))
    assert memory(data=[changed]).recall(Entry("Lamp"), "data", 1) is None
    gone = Entry("Light", "x", values=("ضوء",), obsolete=True)
    assert memory(data=[changed, gone]).recall(NEW, "data", 1) is gone


def test_what_was_only_offered_is_not_offered_on() -> None:
    offered = Entry("Light", "b", values=("نور",), flags=("fuzzy",), previous=Previous("a", "Light"))
    assert memory(data=[offered]).recall(NEW, "data", 1) is None


def test_living_ones_go_before_removed_ones_and_the_own_catalog_before_others() -> None:
    gone = Entry("Light", "x", values=("ضوء",), obsolete=True)
    far, near = Entry("Light", "y", values=("نور",)), Entry("Light", "z", values=("ضياء",))
    known = memory(data=[gone, far], leaflet=[gone, near])
    assert known.recall(NEW, "leaflet", 1) is near
    assert known.recall(NEW, "data", 1) is far
    assert known.recall(NEW, "poster", 1) is far
    assert memory(data=[gone]).recall(NEW, "data", 1) is gone


BOATS = Entry("Boats that were taken in 2016: 12 of them.", "x", values=("مراكب",))


def test_like_words_are_found_and_those_that_differ_in_figures_only_are_the_nearest() -> None:
    other = Entry("Boats that were taken in summer: 12 of them.", "y", values=("قوارب",))
    known = memory(data=[other, BOATS, Entry("Quite other words", values=("غير",))])
    assert known.recall_like(Entry("Boats that were taken in 2017: 1,340 of them."), 1) is BOATS
    assert known.recall_like(Entry("Boats that were taken in winter: 12 of them."), 1) is other
    assert known.recall_like(Entry("Boats were taken from a fisherman of Gaza."), 1) is None
    assert known.recall_like(Entry("{n} fishermen went to sea"), 1) is None


def test_figures_alone_and_other_numbers_of_forms_are_nothing_like() -> None:
    counted = Entry("{n} big boat", "c", "{n} big boats", ("س",) * 6)
    known = memory(data=[Entry("2016", "y", values=("2016",)), counted])
    assert known.recall_like(Entry("2017"), 1) is None
    assert known.recall_like(Entry("{n} big boat"), 1) is None
    assert known.recall_like(Entry("{n} big ship", None, "{n} big ships"), 2) is None
    assert known.recall_like(Entry("{n} big boat!", None, "{n} big boats!"), 6) is counted


def test_what_nobody_confirmed_is_not_offered_for_like_words() -> None:
    assert (
        memory(data=[replace(BOATS, flags=("fuzzy",))]).recall_like(replace(BOATS, source=BOATS.source[:-1]), 1) is None
    )


def test_a_like_text_is_found_among_many_with_the_same_common_words() -> None:
    crowd = [
        Entry(f"the sea and the land of the people {n:x}x is the {n}", f"k{n}", values=("س",)) for n in range(3000)
    ]
    sought = Entry("the sea and the land of the people bb7x is the 9 or 10", values=("",))
    found = memory(data=crowd).recall_like(sought, 1)
    assert found is not None
    assert found.source.split()[8] == "bb7x"
