"""C41: tags that are closed before they are opened, cross one another, or stand inside others than in the source."""

import re
from collections import Counter
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Finding, tick
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.translatable import msg

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:_-]*)(?:\s[^<>]*)?(?<!/)>")
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")

_NEST = msg("put the tags round the words that they stand round in the source, in the same order")


def find_tag_order(pair: Pair) -> Iterator[Finding]:
    """C41: a tag of the translation that is closed where it is not open; tags that are missing are told by C6."""
    if "</" not in pair.value:
        return
    paths, fault = _nest(pair.value)
    expected, of_source = _nest(pair.source)
    if of_source is not None:
        return
    if fault is not None:
        yield Finding(msg("{tag} closes what is not open, or crosses another tag", tag=tick(fault)), _NEST)
    elif paths != expected and _names(paths) == _names(expected):
        inner = next(iter(paths - expected))
        yield Finding(msg("{tag} stands inside other tags than in the source", tag=tick(f"<{inner[-1]}>")), _NEST)


def _names(paths: Counter[tuple[str, ...]]) -> Counter[str]:
    names: Counter[str] = Counter()
    for path, number in paths.items():
        names[path[-1]] += number
    return names


def _nest(text: str) -> tuple[Counter[tuple[str, ...]], str | None]:
    """Return each element of ``text`` as the path of the names it stands in, and the first tag that does not nest."""
    opened: list[str] = []
    paths: Counter[tuple[str, ...]] = Counter()
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if _VOID.fullmatch(name) or (not tag["close"] and f"</{name}>" not in text.lower()):
            continue
        if not tag["close"]:
            opened.append(name)
            paths[tuple(opened)] += 1
        elif opened and opened[-1] == name:
            opened.pop()
        else:
            return paths, tag[0]
    return paths, None
