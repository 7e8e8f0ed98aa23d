"""The templates of one kind: read once, followed through every include, and checked before any of them runs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import TemplateSyntaxError, nodes

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import as_message, msg
from mezanprint.project.files import Files
from mezanprint.templating.interface import FILTERS
from mezanprint.templating.placement import SAFE, Place, walk
from mezanprint.templating.resources.loading import MAX_BYTES, TEMPLATES
from mezanprint.templating.sandbox import Sandbox

_PLAIN = Sandbox(FILTERS)
_ATTRS = re.compile(r"attrs\((?:[^()]|\([^()]*\))*\)")
_UNESCAPED = ("safe", "forceescape", "tojson", "xmlattr")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a template without running it; names and references with their lines."""

    path: str
    references: tuple[tuple[str, int], ...]
    """Templates it extends, includes or imports by a fixed name."""
    stored: frozenset[str]
    loaded: tuple[tuple[str, Span], ...]
    diagnostics: tuple[Diagnostic, ...]


def check_templates(files: Files, entries: Iterable[str], names: frozenset[str]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the templates ``entries`` (below ``templates/``) and all those they bring in.

    ``known`` are the names of the template interface.
    """
    facts_of: dict[str, Facts] = {}
    faults: list[Diagnostic] = []
    for entry in entries:
        faults += _follow(files, entry, None, facts_of, ())
    for facts in facts_of.values():
        faults += facts.diagnostics
    stored = names.union(*(facts.stored for facts in facts_of.values()))
    faults += (fault for facts in facts_of.values() for fault in _undefined(facts, stored))
    return tuple(dict.fromkeys(faults))


def _follow(
    files: Files, name: str, origin: Span | None, facts_of: dict[str, Facts], trail: tuple[str, ...]
) -> Iterator[Diagnostic]:
    if name in trail:
        chain = " -> ".join(f"`{part}`" for part in (*trail[trail.index(name) :], name))
        yield error("template-recursion", msg("a template brings in itself: {chain}", chain=chain), origin)
    elif name not in facts_of:
        path = f"{TEMPLATES}/{name}"
        try:
            source = files.read_text(path, MAX_BYTES)
        except Fault as fault:
            yield _absent(name, origin, fault)
            return
        facts = facts_of[name] = read_facts(path, source)
        for reference, line in facts.references:
            yield from _follow(files, reference, _span(path, line, source), facts_of, (*trail, name))
    else:
        for reference, line in facts_of[name].references:
            if reference in trail:
                yield from _follow(files, reference, Span(f"{TEMPLATES}/{name}", line), facts_of, (*trail, name))


def _absent(name: str, origin: Span | None, fault: Fault) -> Diagnostic:
    hint = msg("name a template by its path below `templates/`, such as `base/page.html.jinja`")
    return error(
        "template-missing",
        msg("no template `{name}`: {fault}", name=name, fault=fault.diagnostics[0].message),
        origin,
        hint,
    )


def _undefined(facts: Facts, known: frozenset[str]) -> Iterator[Diagnostic]:
    for name, span in facts.loaded:
        if name not in known:
            yield error("template-name", msg("`{name}` is not defined", name=name), span, *did_you_mean(name, known))


@lru_cache(maxsize=256)
def read_facts(path: str, source: str) -> Facts:
    """Return what is known of a template; a syntax error is one of its diagnostics."""
    try:
        tree = _PLAIN.parse(source, filename=path)
        tokens = list(_PLAIN.lex(source, filename=path))
    except TemplateSyntaxError as wrong:
        return Facts(path, (), frozenset(), (), (syntax_fault(wrong, path, source),))
    every = list(tree.find_all(nodes.Node))
    names = [node for node in every if isinstance(node, nodes.Name)]
    stored = {name.name for name in names if name.ctx != "load"} | _brought(every)
    return Facts(
        path,
        tuple(_references(every)),
        frozenset(stored),
        tuple(dict.fromkeys((n.name, _span(path, n.lineno, source)) for n in names if n.ctx == "load")),
        (*_unknown(every, path, source), *_unescaped(every, path, source), *_placed(tokens, path, source)),
    )


def _brought(every: list[nodes.Node]) -> set[str]:
    """Return the names that imports, macros and ``caller`` blocks bring, and those asked for by ``is defined``."""
    brought = {"caller", "varargs", "kwargs", "loop", "self", "super", "none", "true", "false"}
    for node in every:
        match node:
            case nodes.Import():
                brought.add(node.target)
            case nodes.FromImport():
                brought |= {name if isinstance(name, str) else name[1] for name in node.names}
            case nodes.Macro():
                brought.add(node.name)
            case nodes.Test(name="defined") if isinstance(node.node, nodes.Name):
                brought.add(node.node.name)
    return brought


def _references(every: list[nodes.Node]) -> Iterator[tuple[str, int]]:
    for node in every:
        if isinstance(node, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
            named = node.template
            if isinstance(named, nodes.Const) and isinstance(named.value, str):
                yield named.value, node.lineno


def _unknown(every: list[nodes.Node], path: str, source: str) -> Iterator[Diagnostic]:
    for used in every:
        if isinstance(used, nodes.Filter | nodes.Test):
            known = _PLAIN.filters if isinstance(used, nodes.Filter) else _PLAIN.tests
            if used.name not in known and used.name not in _UNESCAPED:
                names = [name for name in known if name.isidentifier() and not name.startswith("__")]
                message = (
                    msg("there is no filter `{name}`", name=used.name)
                    if isinstance(used, nodes.Filter)
                    else msg("there is no test `{name}`", name=used.name)
                )
                yield error("template-name", message, _span(path, used.lineno, source), *did_you_mean(used.name, names))


def _unescaped(every: list[nodes.Node], path: str, source: str) -> Iterator[Diagnostic]:
    hint = msg("content is printed through `|inline`; markup belongs in the template itself")
    for node in every:
        if isinstance(node, nodes.Filter) and node.name in _UNESCAPED:
            message = msg("`|{name}` prints a value without escaping it", name=node.name)
            yield error("template-unescaped", message, _span(path, node.lineno, source), hint)
        elif isinstance(node, nodes.ScopedEvalContextModifier):
            yield error(
                "template-unescaped", msg("`autoescape` cannot be changed"), _span(path, node.lineno, source), hint
            )


def _placed(tokens: list[tuple[int, str, str]], path: str, source: str) -> Iterator[Diagnostic]:
    expressions, refused = walk(tokens)
    for line, what in refused:
        hint = msg(
            "pages hold text and pictures; rules stand in the style sheets, pictures come from `|src` or `asset()`"
        )
        yield error("template-element", msg("`{name}` is not for pages", name=what), _span(path, line, source), hint)
    for line, words, place in expressions:
        allowed = place in SAFE or (place is Place.TAG and _ATTRS.fullmatch(words))
        if not allowed:
            hint = (
                msg("write the attribute in quotes")
                if place is Place.UNQUOTED
                else msg("only text and quoted attributes take values; `attrs(...)` stands in a tag")
            )
            yield error(
                "template-placement",
                msg("`{words}` stands in {place}", words=words, place=as_message(place)),
                _span(path, line, source),
                hint,
            )


def syntax_fault(wrong: TemplateSyntaxError, path: str, source: str) -> Diagnostic:
    """Return a syntax error of Jinja in our words."""
    message = (wrong.message or "syntax error").rstrip(".")
    span = _span(path, wrong.lineno, source)
    return error("template-syntax", foreign(message[0].lower() + message[1:].replace("'", "`")), span)


def _span(path: str, line: int, source: str) -> Span:
    lines = source.split("\n")
    return Span(path, line, excerpt=lines[line - 1] if 0 < line <= len(lines) else "")
