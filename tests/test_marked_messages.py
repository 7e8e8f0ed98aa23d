"""Whatever the program says is marked as a message, so that it is in the catalog and can be told in any language."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "mezanprint"
MARKS = {"msg", "nmsg", "as_message", "Translatable", "gettext_noop"}
OTHERS = {"append", "scalar", "read_record", "next", "OSError", "TypeError", "ValueError", "repr", "str", "join"}
"""Callables that take messages and much else."""
REMEDY = "write msg('... {name} ...', name=name) or nmsg(), then run `make messages` and translate what is new"


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    """Return the source, file by file."""
    return tuple(
        (path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text("utf-8")))
        for path in sorted(SOURCE.rglob("*.py"))
    )


def tellers(trees: tuple[tuple[str, ast.Module], ...]) -> dict[str, int]:
    """Return whatever is given a message somewhere, with the place of the first that is one: it says the others too."""
    found = dict.fromkeys(("error", "warning", "info"), 1)
    for _, tree in trees:
        for call, _ in calls_in_scopes(tree):
            places = [place for place, arg in enumerate(call.args) if is_marked(arg)]
            named = any(is_marked(each.value) for each in call.keywords)
            if (places or named) and called(call) not in MARKS | OTHERS:
                first = places[0] if places else len(call.args)
                found[called(call)] = min(first, found.get(called(call), first))
    return found


def unmarked(trees: tuple[tuple[str, ast.Module], ...], places: dict[str, int]) -> list[str]:
    """Return the words that are said and that no catalog has, each with its place."""
    found = []
    for name, tree in trees:
        for call, scope in calls_in_scopes(tree):
            if called(call) in places:
                given = [*call.args[places[called(call)] :], *(each.value for each in call.keywords)]
                found += [
                    f"{name}:{words.lineno}: {ast.unparse(words)}" for arg in given for words in plain_words(arg, scope)
                ]
    return sorted(set(found))


@cache
def calls_in_scopes(tree: ast.Module) -> tuple[tuple[ast.Call, ast.AST], ...]:
    """Return all calls, each with the innermost function around it, or the module."""
    found: list[tuple[ast.Call, ast.AST]] = []
    waiting: list[tuple[ast.AST, ast.AST]] = [(tree, tree)]
    while waiting:
        node, scope = waiting.pop()
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                found.append((child, scope))
            waiting.append((child, child if isinstance(child, ast.FunctionDef) else scope))
    return tuple(found)


def called(call: ast.Call) -> str:
    """Return the last name of what is called."""
    return str(getattr(call.func, "id", "") or getattr(call.func, "attr", ""))


def is_marked(node: ast.expr) -> bool:
    """Tell whether an expression is a message made in this place."""
    return isinstance(node, ast.Call) and called(node) in MARKS


def plain_words(node: ast.expr, scope: ast.AST) -> Iterator[ast.expr]:
    """Yield the English words that an expression may be, looking up names among the assignments of its function."""
    match node:
        case ast.Constant(value=str() as words):
            yield from ([node] if is_english(words) else [])
        case ast.JoinedStr():
            yield from ([node] if any(is_english(part) for part in constants(node)) else [])
        case ast.Name(id=name):
            # Names in what a name is set to are not looked up again: they may be itself.
            yield from (words for each in assigned(name, scope) for words in plain_words(each, ast.Module([], [])))
        case _:
            yield from (words for each in parts(node) for words in plain_words(each, scope))


def constants(node: ast.JoinedStr) -> Iterator[str]:
    """Yield the words of an f-string that are always the same."""
    return (str(part.value) for part in node.values if isinstance(part, ast.Constant))


def parts(node: ast.expr) -> list[ast.expr]:
    """Return the expressions that an expression takes its words from."""
    match node:
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod()):
            return [left, node.right]
        case ast.IfExp():
            return [node.body, node.orelse]
        case ast.BoolOp():
            return node.values
        case ast.Tuple() | ast.List():
            return node.elts
        case ast.GeneratorExp() | ast.ListComp():
            return [node.elt]
        case ast.Starred() | ast.NamedExpr():
            return [node.value]
        case ast.Call(func=ast.Attribute(value=words, attr="join" | "format")):
            return [words, *(node.args if called(node) == "join" else ())]
        case _:
            return []


def assigned(name: str, scope: ast.AST) -> list[ast.expr]:
    """Return what a name is set to in a function."""
    return assignments(scope).get(name, [])


@cache
def assignments(scope: ast.AST) -> dict[str, list[ast.expr]]:
    """Return what each name is set to in a function, but for other names."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(scope):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        if isinstance(value, ast.expr) and not isinstance(value, ast.Name):
            for target in targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(value)
    return found


def is_english(words: str) -> bool:
    """Tell whether a string is a sentence rather than a key, a path or a command to type: words with spaces between."""
    return any(map(str.isalpha, words)) and " " in words and not words.startswith("python -m ")


def test_what_is_said_is_marked_as_a_message() -> None:
    places = tellers(modules())
    assert len(places) > 30
    assert unmarked(modules(), places) == [], REMEDY


@pytest.mark.parametrize(
    "planted",
    [
        'error("content-x", f"unknown key `{key}`", span)',
        'error("content-x", msg("fine"), span, "remove the key")',
        'error("content-x", msg("fine"), span, *hints(), "remove " + key)',
        'error("content-x", "a key %s" % key)',
        'error("content-x", "a key {}".format(key))',
        'error("content-x", msg("a") if key else "a missing key")',
        'error("content-x", " and ".join(f"key {key}" for key in keys))',
        'why = f"the key {key} is missing"\n    error("content-x", why)',
        'raise Complaint(msg("fine"), hint="remove the key")',
        'FieldSpec("key", says="name of the key")',
    ],
)
def test_words_that_are_not_marked_are_found(planted: str) -> None:
    known = ast.parse('error("content-y", msg("bad"), span)\nComplaint(msg("bad"))\nFieldSpec("a", says=msg("b"))\n')
    text = f"def f(key):\n    {planted}\n"
    trees = (("known.py", known), ("planted.py", ast.parse(text)))
    assert unmarked(trees, tellers(trees)) != []


@pytest.mark.parametrize(
    "fine",
    [
        'error("content-x", msg("unknown key `{key}`", key=key), Span("a b/c.yaml"))',
        'why = msg("the key {key} is missing", key=key)\n    error("content-x", why)',
        'error("content-x", str(exception))',
        'log("what is no message to anybody")',
    ],
)
def test_marked_words_and_values_are_left_alone(fine: str) -> None:
    known = ast.parse('error("content-y", msg("bad"), span)\n')
    trees = (("known.py", known), ("fine.py", ast.parse(f"def f(key):\n    {fine}\n")))
    assert unmarked(trees, tellers(trees)) == []
