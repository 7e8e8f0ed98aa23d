"""YAML to raw nodes: the plain part of YAML only, its events checked before anything is built."""

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml

from mezanprint.content.raw import Entry, Mapping, Raw, Scalar, Sequence
from mezanprint.content.source import MAX_FINDINGS, Source, read_source
from mezanprint.content.yaml_faults import syntax_fault
from mezanprint.content.yaml_lines import CURLY, find_slip
from mezanprint.model.characters import check_characters, without_refused
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.suggestions import ARABIC_COMMA, comma_hint
from mezanprint.model.translatable import msg

MAX_DEPTH = 16
MAX_NODES = 50_000
MAX_LINE = 100_000
KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_SHADOWS = frozenset(
    {"clear", "copy", "get", "keys", "pop", "popitem", "setdefault", "update"}  # of mappings
    | {"caller", "kwargs", "loop", "self", "super", "varargs"}  # of templates
    | {"gettext", "ngettext", "npgettext", "pgettext", "constructor", "prototype"}
)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(maxsize=64)
def read_yaml(path: str, text: str) -> tuple[Source, Mapping]:
    """Return a YAML text as source and mapping; ``Fault`` with what is refused.

    Remembered: documents share data files, and a preview reads the same text again and again.
    """
    source = read_source(path, text)
    return source, parse_yaml(source)


def parse_yaml(source: Source) -> Mapping:
    """Return the one mapping of a YAML file; ``Fault`` with everything that is refused in it.

    No anchors, aliases, tags, merge keys, directives or second documents; no key twice; at most 16 levels and 50 000
    nodes. Every scalar is the text that was typed.
    """
    long = next((n for n, line in enumerate(source.lines, 1) if len(line) > MAX_LINE), None)
    if long:
        message = msg("line {line} is longer than {limit} characters", line=long, limit=MAX_LINE)
        raise Fault(error("content-too-large", message, Span(source.path, long), msg("break the text into lines")))
    composer = _Composer(source)
    try:
        root = composer.document()
    except yaml.MarkedYAMLError as bad:
        if composer.slipped:  # what follows a line that was taken for another thing is a consequence of it
            raise Fault(*composer.faults) from None
        fault = syntax_fault(source, bad, _LOADER)
        # What was found in its line was found in a text that was taken for a list or mapping.
        raise Fault(*(each for each in composer.faults if not _same_line(each, fault)), fault) from None
    except (yaml.YAMLError, ValueError, OverflowError) as bad:
        message = msg("not readable as YAML: {problem}", problem=without_refused(str(bad).splitlines()[0]))
        raise Fault(*composer.faults, error("content-yaml", message, Span(source.path, 1))) from None
    if composer.faults:
        raise Fault(*composer.faults)
    assert root is not None
    return root


def _same_line(one: Diagnostic, other: Diagnostic) -> bool:
    return one.span is not None and other.span is not None and one.span.line == other.span.line


class _Composer:
    """Builds raw nodes from events and notes what it must not build from."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: list[Diagnostic] = []
        self.nodes = 0
        self.slipped = False
        """Whether a key was none because of its line."""
        self.events: Iterator[yaml.Event] = yaml.parse(source.text, Loader=_LOADER)

    def document(self) -> Mapping | None:
        """Return the root mapping, or None together with a fault."""
        root: Raw | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = msg("keep one document in a file: delete the line `---` and what follows")
                    message = msg("a second YAML document starts here")
                    self.note(error("content-yaml-document", message, self.span(event), hint))
                    break
                if event.version or event.tags:
                    self.note(
                        error(
                            "content-yaml-directive",
                            msg("YAML directives are not allowed"),
                            self.span(event),
                            msg("delete the line"),
                        )
                    )
            elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
                root = self.node(event, 1)
        if isinstance(root, Mapping) or self.faults:
            return root if isinstance(root, Mapping) else None
        span = root.span if root else Span(self.source.path, 1)
        message = msg("the file is empty") if root is None else msg("the file must be a mapping of keys to values")
        self.faults.append(error("content-yaml-root", message, span, msg("write one `key: value` a line")))
        return None

    def node(self, event: yaml.Event, depth: int) -> Raw:
        """Return the node that starts with ``event``."""
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH:
            limit = (
                msg("more than {limit} values", limit=MAX_NODES)
                if self.nodes > MAX_NODES
                else msg("more than {limit} levels", limit=MAX_DEPTH)
            )
            raise Fault(
                *self.faults, error("content-too-large", msg("the file has {limit}", limit=limit), self.span(event))
            )
        self.check(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(inner, depth + 1))
                last = inner
            if event.flow_style and len(items) == 1:
                self.check_commas(last)
            return Sequence(tuple(items), self.span(event))
        return self.scalar(event)

    def mapping(self, event: yaml.MappingStartEvent, depth: int) -> Mapping:
        """Return a mapping; a key that is refused is left out together with its value."""
        entries: dict[str, Entry] = {}
        first: Span | None = None
        while not isinstance(start := next(self.events), yaml.MappingEndEvent):
            key = self.node(start, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if isinstance(key, Scalar) and self.usable(key, entries):
                entries[key.value] = Entry(key.value, value, key.span)
                first = first or key.span
            elif not isinstance(key, Scalar):
                self.note(
                    error(
                        "content-yaml-key",
                        msg("a key must be one word"),
                        self.span(start),
                        msg("put `?` or the bracket in quotes"),
                    )
                )
        return Mapping(tuple(entries.values()), first if first and not event.flow_style else self.span(event))

    def scalar(self, event: yaml.Event) -> Scalar:
        """Return a scalar; the text of an alias is empty."""
        value = getattr(event, "value", "")
        span = self.span(event)
        for fault in check_characters(value)[:MAX_FINDINGS]:
            self.note(error("content-character", fault.says, span, fault.hint))
        end = event.end_mark
        assert end is not None
        behind = (end.line, end.column)
        if span.line and getattr(event, "style", None) == "|":
            return Scalar(value, span, span.line + 1, behind)
        return Scalar(value, span, end=behind, folded=self.folded(event))

    def folded(self, event: yaml.Event) -> tuple[str, ...]:
        """Return the lines of a scalar that stands on several."""
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        if getattr(event, "style", None) == ">":
            return tuple(line.strip() for line in self.source.lines[start.line + 1 : end.line])
        lines = [line.strip() for line in self.source.lines[start.line : end.line + 1]]
        return (self.source.lines[start.line][start.column :].strip(), *lines[1:]) if len(lines) > 1 else ()

    def check_commas(self, only: yaml.Event) -> None:
        """Refuse the one item of a list in brackets if Arabic commas divide it; in quotes they are part of a text."""
        if isinstance(only, yaml.ScalarEvent) and not only.style and ARABIC_COMMA in only.value:
            message = msg("a list of one item, for `{comma}` divides nothing", comma=ARABIC_COMMA)
            hint = msg("put the text in quotes if it is one item")
            self.note(error("content-yaml", message, self.span(only), comma_hint(), hint))

    def check(self, event: yaml.Event) -> None:
        """Refuse aliases, anchors and tags."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            what = msg("an alias") if isinstance(event, yaml.AliasEvent) else msg("an anchor")
            message = msg("`{anchor}` is {what}, which is not allowed", anchor=without_refused(anchor)[:60], what=what)
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            quotes = msg("put the text in quotes if it begins with `{sign}`", sign=sign)
            hint = msg("write the text out, or keep it in `content/data/` and name it with `$file.key`")
            self.note(error("content-yaml-alias", message, self.span(event), quotes, hint))
        if tag is not None:
            message = msg("the tag `{tag}` is not allowed", tag=without_refused(tag)[:60])
            hint = msg("put the text in quotes if it begins with `{sign}`", sign="!")
            self.note(error("content-yaml-tag", message, self.span(event), hint))

    def usable(self, key: Scalar, entries: dict[str, Entry]) -> bool:
        """Tell whether a key may be used; report it otherwise."""
        shown_key, first = f"`{without_refused(key.value)[:60]}`", entries.get(key.value)
        if key.value == "<<":
            hint = msg("write the keys out, or keep them in `content/data/` and name them with `$file.key`")
            self.note(error("content-yaml-merge", msg("merge keys are not allowed"), key.span, hint))
        elif first:
            message = msg("the key {shown} stands here a second time", shown=shown_key)
            self.note(
                error(
                    "content-yaml-duplicate",
                    message,
                    key.span,
                    msg("the first one is in line {line}", line=first.span.line or 1),
                )
            )
        elif not KEY.fullmatch(key.value):
            self.note(self.wrong_key(key, shown_key))
        elif key.value in _SHADOWS:
            message = msg("{shown} cannot be a key: the word has a meaning in templates", shown=shown_key)
            self.note(error("content-yaml-key", message, key.span, msg("choose another word")))
        else:
            return True
        return False

    def wrong_key(self, key: Scalar, shown_key: str) -> Diagnostic:
        """Return the fault of a key that is no word: of its line, of quotation marks around it, or of itself."""
        if slip := find_slip(self.source, key.span.line or 1):
            self.slipped = True
            return error("content-yaml-key", slip.problem, slip.span, slip.hint)
        message, bare = msg("{shown} cannot be a key", shown=shown_key), key.value.strip(CURLY)
        hint = (
            msg("write `{name}`, without quotation marks", name=bare)
            if bare != key.value and KEY.fullmatch(bare)
            else msg("use letters, digits, `-` and `_`, a letter first")
        )
        return error("content-yaml-key", message, key.span, hint)

    def note(self, fault: Diagnostic) -> None:
        """Keep a fault; stop when there are so many that more would not help."""
        self.faults.append(fault)
        if len(self.faults) >= MAX_FINDINGS:
            raise Fault(*self.faults)

    def span(self, event: yaml.Event) -> Span:
        """Return the place of an event; the excerpt has no remark behind it."""
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        one_line = start.line == end.line
        length = end.column - start.column if one_line else 1
        return self.source.span(start.line + 1, start.column + 1, length, end.column + 1 if one_line else None)
