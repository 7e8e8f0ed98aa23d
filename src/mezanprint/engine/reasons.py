"""Why an edition is typeset, or why not, in words for people."""

from collections.abc import Iterator, Mapping

from mezanprint.engine.build_history import Memory
from mezanprint.engine.cache import Hit, Lookup
from mezanprint.model.translatable import msg
from mezanprint.project.files import ABSENT


def explain(lookup: Lookup | None, now: Memory, before: Memory | None) -> tuple[str, ...]:
    """Return the reasons for what was decided; ``lookup`` is None where nobody looked (``--no-cache``)."""
    if lookup is None:
        return (msg("kept results are not used (`--no-cache`)"),)
    changes = () if before is None else tuple(_changes(now, before))
    if isinstance(lookup, Hit):
        return tuple(_unchanged(now, before, changes))
    if lookup.broken:
        return (msg("its kept result is damaged, from another version, or not your own"),)
    if before is None:
        return (msg("it was never built here before"),)
    if before.key == now.key:
        return (msg("its kept result is gone"),)
    return changes or (msg("mezanprint composes it in another way than before"),)


def _unchanged(now: Memory, before: Memory | None, changes: tuple[str, ...]) -> Iterator[str]:
    if before is not None and before.key != now.key:
        yield from changes
        yield msg("the same was typeset before, and kept")
    elif changes:
        yield from changes
        yield msg("nothing that this edition shows changed")
    else:
        yield msg("nothing changed")


def _changes(now: Memory, before: Memory) -> Iterator[str]:
    if now.draft != before.draft:
        yield msg("it is a draft now") if now.draft else msg("it is no draft any more")
    for tool, old, new in differences(before.tools, now.tools):
        yield msg("{tool} changed from {old} to {new}", tool=tool, old=old, new=new)
    for path, old, new in differences(before.reads, now.reads):
        yield _change(path, old, new)


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield name, old and new value of all that differ, sorted; what is missing on one side is ``absent``."""
    for name in sorted({*before, *now}):
        old, new = before.get(name, ABSENT), now.get(name, ABSENT)
        if old != new:
            yield name, old, new


def _change(path: str, old: str, new: str) -> str:
    if old == ABSENT:
        return msg("`{path}` is new", path=path)
    return msg("`{path}` is gone", path=path) if new == ABSENT else msg("`{path}` changed", path=path)
