"""The register of findings: what is made of it is current, both languages say the same, and the source keeps to it."""

import ast
import importlib.util
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType

import pytest

from conftest import REPO
from mezanprint.console.language import ARABIC
from mezanprint.console.localization import found as translation
from mezanprint.i18n.checks import CHECKS
from mezanprint.model.diagnostics import Severity
from mezanprint.model.register.register import FAMILIES, RegisterEntry, entries, find_entry, read_family

SOURCE = REPO / "src" / "mezanprint"
DATA = SOURCE / "model" / "register"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
QUOTED = re.compile(r"``? ?(.*?) ?``?")
MAKERS = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}
REGISTER = {entry.code: entry for entry in entries()}


@cache
def script() -> ModuleType:
    """Return the script that makes pages and types of the register."""
    spec = importlib.util.spec_from_file_location("register_script", REPO / "scripts/register.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Facts:
    """What the source says of codes."""

    literal: tuple[tuple[str, str, Severity, int], ...]
    """File, code, severity and line of each finding that is made with a literal code."""
    constants: frozenset[object]


@cache
def source_facts() -> Facts:
    """Read the source, but for what is made of the register; trees of all its files are not kept."""
    literal: list[tuple[str, str, Severity, int]] = []
    constants: set[object] = set()
    for path in sorted(SOURCE.rglob("*.py")):
        if path.name != "finding_codes.py":
            tree = ast.parse(path.read_text("utf-8"))
            literal += ((path.relative_to(SOURCE).as_posix(), *each) for each in literal_codes(tree))
            constants |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return Facts(tuple(literal), frozenset(constants))


def literal_codes(tree: ast.Module) -> Iterator[tuple[str, Severity, int]]:
    """Yield each literal code that a module makes a finding of, with how grave it is, and the line."""
    nodes = list(ast.walk(tree))
    aliases = {
        node.targets[0].id: [*map(ast.unparse, (node.value.body, node.value.orelse))]
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.IfExp) and isinstance(node.targets[0], ast.Name)
    }
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            code = node.args[0]
            for name in aliases.get(node.func.id, [node.func.id]):
                if name in MAKERS and isinstance(code, ast.Constant):
                    yield str(code.value), MAKERS[name], node.lineno


def test_pages_and_types_are_made_of_it() -> None:
    stale = [path.name for path, text in script().files() if path.read_text("utf-8") != text]
    assert stale == [], "run `make register`"


def test_each_file_is_a_family_and_has_its_codes_alone() -> None:
    assert sorted(path.stem for path in DATA.glob("*.toml")) == sorted(FAMILIES)
    listed = [entry.code for entry in entries()]
    assert len(listed) == len(set(listed))
    for name in FAMILIES:
        family = read_family(name)
        assert all(CODE.fullmatch(entry.code) for entry in family.entries)
        assert {entry.code.partition("-")[0] for entry in family.entries} == {name}
        assert set(family.note) in (set(), {"en", "ar"})


@pytest.mark.parametrize("entry", REGISTER.values(), ids=REGISTER)
def test_an_entry_says_cause_and_remedy_in_both_languages_with_the_same_code(entry: RegisterEntry) -> None:
    assert entry.severities
    assert len(set(entry.severities)) == len(entry.severities)
    for words in (entry.cause, entry.remedy):
        assert list(words) == ["en", "ar"]
        assert all(text.strip() == text and text.endswith((".", "؟")) for text in words.values())
        assert re.search("[\u0621-\u064a]", words["ar"])
    english, arabic = (set(QUOTED.findall(entry.text(language))) for language in ("en", "ar"))
    assert english == arabic


def test_a_hint_that_is_the_remedy_is_the_same_in_arabic() -> None:
    hints = {entry.code: entry.remedy["en"][:1].lower() + entry.remedy["en"][1:-1] for entry in entries()}
    translations = {code: translated for code, hint in hints.items() if (translated := translation(hint, None, ARABIC))}
    assert len(translations) > 30
    assert {code: f"{translated}." for code, translated in translations.items()} == {
        code: REGISTER[code].remedy["ar"] for code in translations
    }


def test_a_code_is_found_by_its_name_alone() -> None:
    assert find_entry("press-bleed") is REGISTER["press-bleed"]
    assert find_entry("press-nothing") is None
    assert find_entry("../press") is None


def test_findings_are_made_with_codes_of_the_register_and_as_grave_as_it_says() -> None:
    wrong = [
        f"{path}:{line}: `{code}` is no {severity} of the register"
        for path, code, severity, line in source_facts().literal
        if code not in REGISTER or severity not in REGISTER[code].severities
    ]
    assert wrong == []


def test_each_code_of_the_register_can_be_found_as_gravely_as_it_says() -> None:
    severities: defaultdict[str, set[Severity]] = defaultdict(set)
    for _, code, severity, _ in source_facts().literal:
        severities[code].add(severity)
    assert set(REGISTER) - source_facts().constants == set()
    # Those that are handed on as a name have one severity, which the type of the name knows.
    assert {code for code in REGISTER if len(REGISTER[code].severities) > 1 or code in severities} == set(severities)
    assert {code: set(REGISTER[code].severities) for code in severities} == severities


def test_checks_of_translations_have_their_own_codes_but_for_one() -> None:
    # A character that nobody sees is a fault of a catalog as a whole, and one of a translation.
    assert {check.code for check in CHECKS} & set(REGISTER) == {"i18n-character"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('error("a-b", "no")', [("a-b", Severity.ERROR)]),
        ('tell = error if bad else warning\ntell("a-b", "no")', [("a-b", Severity.ERROR), ("a-b", Severity.WARNING)]),
        ('info(code, "no")\nlog.error("a-b")', []),
    ],
)
def test_the_search_for_codes_finds_them(source: str, expected: list[tuple[str, Severity]]) -> None:
    assert [(code, severity) for code, severity, _ in literal_codes(ast.parse(source))] == expected
