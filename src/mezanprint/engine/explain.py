"""Why an edition is typeset, or why not, in words for people."""

from collections.abc import Iterator, Mapping

from mezanprint.engine.cache import Hit, Lookup
from mezanprint.engine.records import Memory
from mezanprint.project.files import ABSENT


def explain(lookup: Lookup | None, now: Memory, before: Memory | None) -> tuple[str, ...]:
    """Return the reasons for what was decided; ``lookup`` is None where nobody looked (``--no-cache``)."""
    if lookup is None:
        return ("kept results are not used (`--no-cache`)",)
    changes = () if before is None else tuple(_changes(now, before))
    if isinstance(lookup, Hit):
        return tuple(_unchanged(now, before, changes))
    if lookup.broken:
        return ("its kept result was damaged",)
    if before is None:
        return ("it was never built here before",)
    if before.key == now.key:
        return ("its kept result is gone",)
    return changes or ("mezanprint composes it in another way than before",)


def _unchanged(now: Memory, before: Memory | None, changes: tuple[str, ...]) -> Iterator[str]:
    if before is not None and before.key != now.key:
        yield from changes
        yield "the same was typeset before, and kept"
    elif changes:
        yield from changes
        yield "nothing that this edition shows changed"
    else:
        yield "nothing changed"


def _changes(now: Memory, before: Memory) -> Iterator[str]:
    if now.draft != before.draft:
        yield "it is a draft now" if now.draft else "it is no draft any more"
    for tool, old, new in differences(before.tools, now.tools):
        yield f"{tool} changed from {old} to {new}"
    for path, old, new in differences(before.reads, now.reads):
        yield f"`{path}` {_verb(old, new)}"


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield name, old and new value of all that differ, sorted; what is missing on one side is ``absent``."""
    for name in sorted({*before, *now}):
        old, new = before.get(name, ABSENT), now.get(name, ABSENT)
        if old != new:
            yield name, old, new


def _verb(old: str, new: str) -> str:
    if old == ABSENT:
        return "is new"
    return "is gone" if new == ABSENT else "changed"
