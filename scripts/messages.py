#!/usr/bin/env python3
"""Bring the catalogs of the program's own messages up to date: ``scripts/messages.py``, or ``--check`` to only look.

Into ``src/mezanprint/locales/mezanprint.pot`` go the sentences of the source (``msg``, ``nmsg``, ``gettext_noop``),
those of its own pages (``_``, ``ngettext``), the help of the commands, the words of click, and what the shipped
templates call their parts. Each translation is merged as those of a project are: what changed is marked fuzzy, and so
told in English until somebody has looked at it.
"""

import ast
import inspect
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from mezanprint.console.localization import CATALOGS, DOMAIN  # noqa: E402 - the source of this checkout
from mezanprint.i18n.catalogs.update import merge_catalog  # noqa: E402
from mezanprint.i18n.po.po_file import Entry, Id, PoFile, Slot  # noqa: E402
from mezanprint.i18n.po.po_header import new_header  # noqa: E402
from mezanprint.i18n.po.po_parser import parse_po  # noqa: E402
from mezanprint.i18n.po.po_writer import write_po  # noqa: E402

SOURCE = ROOT / "src" / "mezanprint"
TEMPLATE = CATALOGS / f"{DOMAIN}.pot"
MAKERS = {"msg": 1, "nmsg": 2, "gettext_noop": 1}
"""How many templates each takes."""
GETTEXT = {"_": 1, "ngettext": 2}
"""The same for click, and for the templates of our own pages."""
BRACES = "python-brace-format"
PLACEHOLDER = re.compile(r"(?<!\{)(?:\{\{)*\{(\w+)\}")


class MarkError(Exception):
    """A message that cannot be put into a catalog, with its place."""


def main(arguments: list[str]) -> int:
    """Write what is not current and name it; with ``--check`` only name it, and return 1 if there is any."""
    stale = [(path, data) for path, data in catalogs() if not path.exists() or path.read_bytes() != data]
    for path, data in stale:
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        print(path.relative_to(ROOT))
    return int(bool(stale) and "--check" in arguments)


def catalogs() -> Iterator[tuple[Path, bytes]]:
    """Yield each catalog as it should be: the template, and the translations there are."""
    template = PoFile(tuple(Slot(entry) for entry in (new_header(None, DOMAIN, "en"), *entries())))
    yield TEMPLATE, write_po(template)
    for path in sorted(CATALOGS.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        locale = path.parts[-3]
        yield path, write_po(merge_catalog(template, parse_po(path.read_bytes(), path.name), locale))


def entries() -> tuple[Entry, ...]:
    """Return every message once, in the order of the source, with the files it comes from."""
    found: dict[Id, Entry] = {}
    for entry in (*of_source(), *of_pages(), *of_click(), *of_templates()):
        known = found.get(entry.id, entry)
        references = tuple(dict.fromkeys((*known.references, *entry.references)))
        notes = tuple(dict.fromkeys((*known.notes, *entry.notes)))
        flags = tuple(dict.fromkeys((*known.flags, *entry.flags)))
        plural = known.plural if known.plural is not None else entry.plural
        values = ("", "") if plural is not None else ("",)
        found[entry.id] = replace(known, plural=plural, values=values, references=references, notes=notes, flags=flags)
    return tuple(found.values())


def of_source() -> Iterator[Entry]:
    """Yield the messages of our own code, those of help among them."""
    for path in sorted(SOURCE.rglob("*.py")):
        shown = path.relative_to(ROOT).as_posix()
        for node in in_order(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and called(node) in MAKERS:
                if entry := marked(node, MAKERS[called(node)], shown):
                    yield entry
            elif isinstance(node, ast.Call) and called(node) in ("option", "Option"):
                yield from (replace(each, references=(shown,)) for each in option_help(node))
            elif isinstance(node, ast.FunctionDef) and any(is_command(each) for each in node.decorator_list):
                notes = ("help of a command",)
                yield from (Entry(text, notes=notes, references=(shown,)) for text in help_paragraphs(node))


def of_pages() -> Iterator[Entry]:
    """Yield the words of the program's own pages. ``MarkError`` if some cannot be read in a template."""
    for path in sorted((SOURCE / "pages").glob("*.jinja")):
        shown = path.relative_to(ROOT).as_posix()
        for call in Environment().parse(path.read_text("utf-8")).find_all(nodes.Call):  # noqa: S701 - only parsed
            if isinstance(call.node, nodes.Name) and call.node.name in GETTEXT:
                yield in_template(call, GETTEXT[call.node.name], f"{shown}:{call.lineno}", shown)


def in_template(call: nodes.Call, templates: int, place: str, path: str) -> Entry:
    """Return the message of a call in a template."""
    words = [arg.value for arg in call.args[:templates] if isinstance(arg, nodes.Const) and isinstance(arg.value, str)]
    if len(words) < templates:
        raise MarkError(f"{place}: the words must stand in the call")
    flags = (BRACES,) if any(map(PLACEHOLDER.search, words)) else ()
    return Entry(words[0], plural=words[1] if templates == 2 else None, references=(path,), flags=flags)


def in_order(tree: ast.AST) -> list[Any]:
    """Return all nodes that have a place, in the order of the file."""
    placed = [node for node in ast.walk(tree) if hasattr(node, "lineno")]
    return sorted(placed, key=lambda node: (node.lineno, node.col_offset))


def called(node: ast.Call) -> str:
    """Return the last name of what is called."""
    return str(getattr(node.func, "id", "") or getattr(node.func, "attr", ""))


def marked(call: ast.Call, templates: int, path: str) -> Entry | None:
    """Return the message of a call; None for one without letters. ``MarkError`` if it cannot be read in the source."""
    place = f"{path}:{call.lineno}"
    words = [arg.value for arg in call.args[:templates] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if len(words) < templates:
        # The functions themselves, and their callers that hand on what they were given, have no words.
        if path.endswith("model/translatable.py"):
            return None
        raise MarkError(f"{place}: the words of {called(call)}() must stand in it: {ast.unparse(call)[:80]}")
    given = {keyword.arg for keyword in call.keywords} | ({"n"} if templates == 2 else set())
    fields = {name for text in words for name in PLACEHOLDER.findall(text)}
    if called(call) != "gettext_noop" and call.keywords and None not in given and fields - given:
        raise MarkError(f"{place}: no value for {sorted(fields - given)} of `{words[0]}`")
    filled = bool(call.keywords) or templates == 2 or (called(call) == "gettext_noop" and bool(fields))
    if called(call) != "gettext_noop" and not any(map(str.isalpha, re.sub(r"\{\w+\}", "", words[0]))):
        return None
    flags = (BRACES,) if filled and fields else ()
    plural = words[1] if templates == 2 else None
    return Entry(words[0], plural=plural, references=(path,), flags=flags)


def option_help(call: ast.Call) -> Iterator[Entry]:
    """Yield the help of an option."""
    for keyword in call.keywords:
        if keyword.arg == "help" and isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str):
            yield Entry(keyword.value.value, notes=("help of an option",))


def is_command(decorator: ast.expr) -> bool:
    """Tell whether a decorator makes a command."""
    return isinstance(decorator, ast.Call) and called(decorator) in ("command", "group")


def help_paragraphs(function: ast.FunctionDef) -> Iterator[str]:
    """Yield the paragraphs of the help of a command; examples that are nothing but commands need no translation."""
    text = ast.get_docstring(function, clean=False)
    for paragraph in inspect.cleandoc(text or "").split("\n\n"):
        as_typed = paragraph.removeprefix("\b\n")
        if as_typed == paragraph:
            yield " ".join(paragraph.split())
        elif any("  " in line or not line.startswith(("mezanprint ", "cd ")) for line in as_typed.split("\n")):
            yield as_typed


def of_click() -> Iterator[Entry]:
    """Yield what click says, as it calls gettext for it."""
    spec = find_spec("click")
    assert spec is not None
    assert spec.submodule_search_locations
    for path in sorted(Path(spec.submodule_search_locations[0]).glob("*.py")):
        for node in in_order(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GETTEXT:
                words = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                if words and words[0].strip():
                    plural = words[1] if node.func.id == "ngettext" else None
                    yield Entry(words[0], plural=plural, notes=("click",), references=("click",))


def of_templates() -> Iterator[Entry]:
    """Yield what the kinds of documents that we ship, and their parts, are called in messages."""
    for path in sorted((ROOT / "templates").glob("*/*.toml")):
        shown = path.relative_to(ROOT).as_posix()
        for says in descriptions(tomllib.loads(path.read_text("utf-8"))):
            yield Entry(says, notes=("part of a document",), references=(shown,))


def descriptions(table: dict[str, Any]) -> Iterator[str]:
    """Yield every ``says`` of a table and of the tables in it."""
    for key, value in table.items():
        if key == "says":
            yield str(value)
        elif isinstance(value, dict):
            yield from descriptions(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
