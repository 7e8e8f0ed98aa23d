"""What has been translated before is found by its words."""

from mezanprint.i18n.memory import Memory
from mezanprint.i18n.po_file import Entry, PoFile, Previous, Slot

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
