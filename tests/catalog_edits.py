"""Two people at work on one catalog: what they may do to it, drawn at random, and what must hold of the merge."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from leaflets import FIELDS
from mezanprint.i18n.catalogs.merge import merge_entry
from mezanprint.i18n.catalogs.other_versions import other_translations
from mezanprint.i18n.po.po_file import Entry, PoFile, Previous, Slot
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.i18n.three_way.three_catalogs import merge_three

WORDS = ("lamp", "harbour", "olive", "ledger", "window", "quarry", "teacher", "market", "orchard", "bridge", "kettle")
ARABIC = ("مصباح", "ميناء", "زيتون", "دفتر", "نافذة", "محجر", "معلّم", "سوق", "بستان", "جسر", "إبريق")
FORMS = 6
EDITS = ("translate", "translate", "form", "clear", "fuzzy", "confirm", "comment", "flag", "source", "retire", "delete")


@dataclass(frozen=True)
class Versions:
    """A catalog, and what two people made of it."""

    base: bytes
    ours: bytes
    theirs: bytes


def written(entries: Sequence[Entry], author: str = "", revised: str = "", newline: str = "\n") -> bytes:
    """Return a catalog as an editor saves it."""
    fields = (f"PO-Revision-Date: {revised}", f"Last-Translator: {author}", *FIELDS)
    header = Entry("", values=("".join(f"{field}\n" for field in fields),))
    slots = (Slot(each) for each in (header, *sorted(entries, key=lambda entry: entry.obsolete)))
    return write_po(PoFile(tuple(slots), newline))


def _new(number: int, who: str, *, counted: bool) -> Entry:
    source = f"{WORDS[number % len(WORDS)]} {WORDS[number * 3 % len(WORDS)]} by {who} {'x' * (number + 2)}"
    plural = f"many {source}" if counted else None
    return Entry(source, f"{who}.{number}", plural, ("",) * (FORMS if counted else 1), notes=(f"Place {number}",))


@st.composite
def versions(draw: st.DrawFn) -> Versions:
    """Return a catalog of up to six messages, and two versions of it with up to twelve edits each."""
    base = [_new(n, "base", counted=draw(st.booleans())) for n in range(draw(st.integers(1, 6)))]
    for place in range(len(base)):
        for act in draw(st.lists(st.sampled_from(("translate", "fuzzy", "comment", "source", "retire")), max_size=3)):
            base[place] = _edited(draw, base[place], act, "base")
    ours, theirs = (_versions(draw, base, who) for who in ("ours", "theirs"))
    dates = draw(st.permutations(("2026-11-02 10:00+0200", "2026-11-02 10:00+0000")))
    newline = draw(st.sampled_from(("\n", "\r\n")))
    return Versions(written(base), written(ours, "Ours", dates[0], newline), written(theirs, "Theirs", dates[1]))


def _versions(draw: st.DrawFn, base: Sequence[Entry], who: str) -> list[Entry]:
    entries: list[Entry | None] = list(base)
    for act in draw(st.lists(st.sampled_from((*EDITS, "add", "move")), min_size=2, max_size=12)):
        place = draw(st.integers(0, len(entries) - 1))
        entry = entries[place]
        if act == "add":
            entries.insert(place, _new(len(entries), who, counted=draw(st.booleans())))
        elif act == "move":
            start, end = sorted((place, draw(st.integers(0, len(entries)))))
            rest, target = entries[:start] + entries[end:], draw(st.integers(0, len(entries) - (end - start)))
            entries = rest[:target] + entries[start:end] + rest[target:]
        elif entry is not None:
            entries[place] = None if act == "delete" else _edited(draw, entry, act, who)
    return [entry for entry in entries if entry is not None]


def _edited(draw: st.DrawFn, entry: Entry, act: str, who: str) -> Entry:
    """Return an entry after one act of a translator, or of a writer whose texts are brought in by an update."""
    said = f"{draw(st.sampled_from(ARABIC))} {draw(st.sampled_from((who, 'هنا')))}"
    text = draw(st.sampled_from(("corrected", "rewritten"))) if act == "source" else ""
    plain = tuple(flag for flag in entry.flags if flag != "fuzzy")
    if act == "form":
        place = draw(st.integers(0, len(entry.values) - 1))
        return replace(entry, values=(*entry.values[:place], said, *entry.values[place + 1 :]))
    if act == "source" and not entry.obsolete:
        message = replace(entry, source=f"{entry.source} {text}", comments=(), flags=(), previous=Previous())
        return merge_entry(message, entry, FORMS)
    if act == "retire":
        return replace(entry, obsolete=True, notes=()) if any(entry.values) else entry
    return {
        "translate": replace(entry, values=(said,) * len(entry.values), flags=plain, previous=Previous()),
        "clear": replace(entry, values=("",) * len(entry.values), flags=plain, previous=Previous()),
        "fuzzy": replace(entry, flags=tuple(dict.fromkeys(("fuzzy", *entry.flags)))),
        "confirm": replace(entry, flags=plain, previous=Previous()),
        "comment": replace(entry, comments=(*entry.comments, f"{said} of {who}")),
        "flag": replace(entry, flags=(*plain, f"max-length:{len(said)}")),
    }.get(act, entry)


def check_merge(given: Versions) -> int:
    """Fail unless the merge keeps the work of both sides, in both directions, and has no conflict without a reason.

    Return how many messages are in conflict.
    """
    one = _check_way(given.base, given.ours, given.theirs)
    other = _check_way(given.base, given.theirs, given.ours)
    assert one == other, "the other way round there are other conflicts"
    return len(one)


def _check_way(base: bytes, ours: bytes, theirs: bytes) -> set[str]:
    read = [parse_po(data, "catalog.po") for data in (base, ours, theirs)]
    merged = merge_three(*read)
    data = write_po(merged.file)
    again = parse_po(data, "merged.po")
    assert data.count(b"\r\n") == (data.count(b"\n") if b"\r\n" in ours else 0)
    before, here, there, now = (_by_key(file) for file in (*read, again))
    for key in {**before, **here, **there}:
        three = (before.get(key), here.get(key), there.get(key))
        _check_message(three, now.get(key))
        if key in {str(context) for context, _ in merged.conflicts}:
            assert all(_worked(three[0], side) for side in three[1:]), f"no conflict: {key}"
        if three[0] and all(side and _plain(side) == _plain(three[0]) for side in three[1:]):
            assert _lines(read[1], key) in data.decode(), f"touched for nothing: {key}"
    assert set(now) <= {*before, *here, *there}
    _check_order(before, here, there, now)
    return {str(context) for context, _ in merged.conflicts}


def _lines(file: PoFile, key: str) -> str:
    return next(slot.raw for slot in file.slots if slot.entry.context == key)


def _by_key(file: PoFile) -> dict[str, Entry]:
    found = {entry.context: entry for entry in file.entries if entry is not file.header}
    assert len(found) == len(list(file.entries)) - 1, "a message stands there twice"
    return {str(key): entry for key, entry in found.items()}


def _check_message(three: tuple[Entry | None, Entry | None, Entry | None], now: Entry | None) -> None:
    before, sides = three[0], three[1:]
    there = [side for side in sides if side is not None]
    for side in there:
        work = [value for value in side.values if value and (before is None or value not in before.values)]
        kept = [*now.values, *(text for _, text in other_translations(now))] if now else []
        assert set(work) <= set(kept), f"lost: {side}"
        said = [line for line in side.comments if before is None or line not in before.comments]
        assert set(said) <= set(now.comments if now else ()), f"lost a comment: {side}"
    if now is not None and any(now.values) and not now.fuzzy:
        confirmed = [(each.source, each.plural, each.values) for each in there if not each.fuzzy]
        assert (now.source, now.plural, now.values) in confirmed, f"nobody confirmed {now}"
    for mine, other in (sides, sides[::-1]):
        if mine and before and other and _plain(other) == _plain(before):
            assert now
            assert _plain(now) == _plain(mine), f"what only one side did is not so: {mine}"


def _worked(before: Entry | None, side: Entry | None) -> bool:
    if side is None or before is None:
        return side is not None and any(side.values)
    return side.values != before.values or (before.fuzzy and not side.fuzzy)


def _plain(entry: Entry) -> Entry:
    return replace(entry, line=0, value_lines=())


def _check_order(*of: dict[str, Entry]) -> None:
    """A side that alone moved something has its order; where neither did, all is in the order of the base."""
    before, here, there, now = ([key for key, entry in each.items() if not entry.obsolete] for each in of)
    in_use = set(before) & set(here) & set(there) & set(now)
    old, mine, other, new = ([key for key in each if key in in_use] for each in (before, here, there, now))
    all_before, all_here, all_there = (list(each) for each in of[:3])
    moved = [
        [key for key in side if key in all_before] != [key for key in all_before if key in side]
        for side in (all_here, all_there)
    ]
    if not all(moved):
        assert new == (other if moved[1] else mine), "the order of the side that moved is lost"
    assert old or not new
