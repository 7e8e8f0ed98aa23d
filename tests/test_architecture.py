"""The floors and doors of the source, its sizes and its names. docs/architecture.md says why."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]
SOURCE = REPO / "src" / "mezanprint"
STAGES = ("content", "i18n", "templating", "typesetting", "webpage", "finishing", "preflight")
FLOORS = {
    "model": 1,
    "project": 2,
    "pdf": 3,
    **dict.fromkeys(STAGES, 4),
    "console": 5,
    "outputs": 6,
    "engine": 7,
    "translating": 8,
    "inspecting": 8,
    "previewing": 8,
    "typefaces": 8,
    "proofing": 9,
    "printing": 9,
    "gallery": 9,
    "installation": 9,
    "server": 10,
    "api": 10,
    "schemas": 10,
    "studio": 11,
    "cli": 12,
}
DOORS = {
    "weasyprint": ("typesetting/",),
    "pydyf": ("typesetting/",),
    "fontTools": ("typesetting/", "webpage/", "pdf/missing_glyphs.py"),
    "PIL": ("project/icc.py", "typesetting/", "finishing/press/", "preflight/press/"),
    "pikepdf": ("pdf/", "finishing/", "preflight/"),
    "pypdfium2": ("pdf/page_picture.py", "preflight/", "finishing/press/plates.py"),
    "jpype": ("preflight/readers/java.py",),
    "pymupdf": ("preflight/readers/mupdf.py",),
    "jinja2": ("templating/", "console/pages.py", "i18n/extraction/extract.py"),
    "yaml": ("content/",),
    "bidi": ("i18n/words/visual_order.py",),
    "arabic_reshaper": ("i18n/words/visual_order.py", "typesetting/kashida/"),
    "unicode_rbnf": ("i18n/quantities/",),
    "babel": ("i18n/", "model/locales.py", "model/cldr.py", "model/plurals.py"),
    "hijridate": ("model/hijri.py",),
    "zxingcpp": ("preflight/press/",),
    "segno": ("templating/codes/",),
    "openpyxl": ("i18n/exchange/", "content/tabular/workbook.py"),
    "pebble": ("engine/",),
    "watchfiles": ("engine/",),
    "click": ("cli/",),
    "uvicorn": ("studio/",),
    "h11": ("studio/",),
}
IMPORT_NAMES = {
    "pillow": "PIL",
    "pyyaml": "yaml",
    "markdown-it-py": "markdown_it",
    "fonttools": "fontTools",
    "python-bidi": "bidi",
    "mdit-py-plugins": "mdit_py_plugins",
    "zxing-cpp": "zxingcpp",
    "arabic-reshaper": "arabic_reshaper",
    "unicode-rbnf": "unicode_rbnf",
}
TRANSITIVE = {"markupsafe": "jinja2", "tinycss2": "weasyprint", "cssselect2": "weasyprint", "tinyhtml5": "weasyprint"}
"""Packages we import that a declared one promises to bring: they are part of its interface."""
OPTIONAL = {"jpype", "pymupdf"}
"""Packages of tests and releases, imported only where they are: a build does without them."""
BANNED = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
MODULES = sorted(SOURCE.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a module, read once for all tests."""
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return everything in the tree of a module."""
    return tuple(ast.walk(tree(path)))


def shown(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each imported module, absolute, with its line; lazy imports inside functions count as well."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{shown(path)}:{node.lineno}: a relative import hides the floor"
            yield node.module or "", node.lineno
            if node.module == "mezanprint":
                yield from ((f"mezanprint.{alias.name}", node.lineno) for alias in node.names)


def part(path: Path) -> str:
    return shown(path).split("/")[0]


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 40
    assert {part(path) for path in MODULES if path.parent != SOURCE} <= set(FLOORS)


def test_imports_only_run_down_and_stages_do_not_know_one_another() -> None:
    wrong = []
    for path in MODULES:
        here = part(path)
        for module, line in imports(path):
            there = module.removeprefix("mezanprint.").split(".")[0]
            if here not in FLOORS or there not in FLOORS or not module.startswith("mezanprint.") or here == there:
                continue
            if FLOORS[there] >= FLOORS[here]:
                wrong.append(f"{shown(path)}:{line}: {here} imports {module}")
    assert wrong == []


def folder_imports() -> dict[str, set[str]]:
    """Return which folders the modules of each folder import, the folder itself and the bare version left out."""
    folders = {
        ".".join(("mezanprint", *path.relative_to(SOURCE).with_suffix("").parts)): path.parent for path in MODULES
    }
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        here = path.parent
        for node in nodes(path):
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("mezanprint."):
                continue
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                there = (
                    folders.get(name)
                    or folders.get(node.module or "")
                    or SOURCE.joinpath(*(node.module or "").split(".")[1:])
                )
                if there != here:
                    graph.setdefault(shown(here), set()).add(shown(there))
    return graph


def reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    found, waiting = set[str](), list(graph.get(start, ()))
    while waiting:
        if (folder := waiting.pop()) not in found:
            found.add(folder)
            waiting += graph.get(folder, ())
    return found


def test_no_folder_imports_itself_by_way_of_others() -> None:
    graph = folder_imports()
    graph.pop(".", None)  # ``python -m mezanprint`` is a door to the commands
    assert len(graph) > 40
    assert sorted(folder for folder in graph if folder in reachable(graph, folder)) == []


def test_names_of_files_are_unique_in_a_room_or_begin_with_the_word_of_their_folder() -> None:
    named: dict[tuple[str, str], list[Path]] = {}
    for path in MODULES:
        if path.stem not in ("__init__", "__main__"):
            named.setdefault((part(path), path.stem), []).append(path)
    twice = [
        shown(path)
        for (_, stem), paths in named.items()
        for path in paths
        if len(paths) > 1 and not stem.startswith(path.parent.name)
    ]
    assert twice == []


def test_each_library_is_imported_behind_its_door_only() -> None:
    wrong = [
        f"{shown(path)}:{line}: {module}"
        for path in MODULES
        for module, line in imports(path)
        if not shown(path).startswith(DOORS.get(module.split(".")[0], ("",)))
    ]
    assert wrong == []


WRITES = {
    *("write_text", "write_bytes", "unlink", "rmdir", "mkdir", "makedirs", "removedirs", "rmtree", "symlink_to"),
    *("hardlink_to", "symlink", "touch", "chmod", "fchmod", "mkdtemp", "mkstemp", "TemporaryDirectory", "mknod"),
    *("NamedTemporaryFile", "copyfile", "copytree", "rename", "truncate", "ftruncate", "mkfifo", "utime"),
    *("os.replace", "os.remove", "os.link", "shutil.move", "shutil.copy", "shutil.copy2", "open"),
}
"""Calls that make, change or remove something on the disk; ``open`` where it is for writing."""
WRITERS = {
    "project/folder.py": {"os.replace", "unlink", "rmdir", "rmtree", "fchmod"},
    "project/entries.py": {"open", "mkdir", "unlink"},
    # The key of the user, which lies in no project.
    "project/state.py": {"open", "mkdir", "os.link", "unlink"},
    # The cache of fonts of the user, or a private one that ends with the process.
    "typesetting/weasyprint/fonts.py": {"mkdtemp", "mkstemp", "rmtree", "mkdir", "open", "replace"},
    # Private folders and files for the time of one act.
    "engine/session.py": {"TemporaryDirectory"},
    "inspecting/inspect.py": {"TemporaryDirectory", "write_bytes"},
    "inspecting/foreign_file.py": {"TemporaryDirectory", "write_bytes"},
    "outputs/page_pictures.py": {"NamedTemporaryFile", "write_bytes"},
    "cli/preflight.py": {"TemporaryDirectory"},
    # A method of click that is called so.
    "cli/commands.py": {"write_text"},
}


WRITE_NAMES = {name.rpartition(".")[2] for name in WRITES}


def writes(path: Path) -> Iterator[str]:
    """Yield the calls by which a module writes to the disk itself."""
    for node in nodes(path):
        if isinstance(node, ast.Attribute | ast.Name):
            last = node.id if isinstance(node, ast.Name) else node.attr
            name = ast.unparse(node) if last in WRITE_NAMES else last
            if name in WRITES - {"open"} or last in WRITES - {"open"}:
                yield name if name in WRITES else last
        elif not isinstance(node, ast.Call):
            continue
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "replace" and len(node.args) == 1:
            if not node.keywords:  # of a path: a text takes two, and a value names what is new
                yield "replace"
        elif ast.unparse(node.func).rpartition(".")[2] == "open":
            given = " ".join(map(ast.unparse, (*node.args[:2], *(word.value for word in node.keywords))))
            if re.search(r"'[rbt]*[wax+]|O_CREAT|O_RDWR|O_TRUNC|_NEW|_LOCK|O_WRONLY", given) and "devnull" not in given:
                yield "open"


def test_everything_that_is_written_goes_through_one_door() -> None:
    found = {shown(path): set(writes(path)) for path in MODULES}
    assert {name: calls for name, calls in found.items() if calls} == WRITERS


@pytest.mark.parametrize(
    "code",
    [
        *("Path('a').write_text('')", "os.replace(a, b)", "open(name, 'wb')", "open(name, mode='a')", "path.open('x')"),
        *("os.open(name, os.O_CREAT | os.O_WRONLY)", "from shutil import rmtree\nrmtree(a)", "erase = path.unlink"),
        "path.replace(other)",
    ],
)
def test_the_search_for_other_doors_finds_them(tmp_path: Path, code: str) -> None:
    (tmp_path / "module.py").write_text(f"{code}\ntext.replace(a, b)\nitems.remove(a)\nopen(name, 'rb')\n")
    assert len(list(writes(tmp_path / "module.py"))) == 1


def test_every_imported_package_is_declared() -> None:
    project = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["studio"]]
    names = {re.match(r"[\w-]+", line)[0] for line in declared}  # type: ignore[index]
    known = {IMPORT_NAMES.get(name, name) for name in names} | {"mezanprint"} | set(sys.stdlib_module_names)
    assert set(TRANSITIVE.values()) <= names
    used = {module.split(".")[0] for path in MODULES for module, _ in imports(path)}
    assert used - known - set(TRANSITIVE) == OPTIONAL


def test_the_command_line_starts_without_weasyprint() -> None:
    names = ("cli.main", "cli.build", "cli.check", "cli.i18n", "cli.doctor", "engine.builder")
    code = f"import sys\nfor name in {names}:\n    __import__(f'mezanprint.{{name}}')\n"
    code += "    if 'weasyprint' in sys.modules: sys.exit(f'{name} imports it')"
    assert subprocess.run([sys.executable, "-c", code], cwd=REPO / "src", check=False).returncode == 0


def test_the_system_check_imports_the_standard_library_only() -> None:
    for name in ("project/__init__.py", "project/system.py"):
        assert {module.split(".")[0] for module, _ in imports(SOURCE / name)} <= set(sys.stdlib_module_names), name
    # Without packages: what the module offers to programs is imported when it is asked for.
    code = f"import sys; sys.path.append({str(SOURCE.parent)!r}); import mezanprint.project.system"
    code += "; print(*[name for name in sys.modules if name.startswith('mezanprint.')])"
    run = subprocess.run([sys.executable, "-IS", "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["mezanprint.project", "mezanprint.project.system"]


def test_files_can_be_held_in_mind() -> None:
    long = {shown(path): lines for path in MODULES if (lines := path.read_text("utf-8").count("\n")) > 300}
    assert long == {}


def test_functions_end_at_forty_lines() -> None:
    long = [
        f"{shown(path)}:{node.lineno}: {node.name} has {lines} lines"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > 40
    ]
    assert long == []


PARTICIPLES = {
    *("found", "told", "made", "known", "seen", "given", "taken", "kept", "said", "lost", "gone", "written", "wanted"),
    *("asked", "drawn", "meant", "named", "chosen", "counted", "built", "sent", "placed", "stored"),
}
"""Words that say what was done to a thing, and not what it is."""
LONGEST = 5
"""Lines over which such a word may be a name: so far a reader still sees what it was given."""


def vague_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[tuple[str, int]]:
    """Yield names of variables and parameters that are a participle alone, with the lines from first to last."""
    lines: dict[str, list[int]] = {}
    bound = set[str]()
    waiting: list[ast.AST] = [function.args, *function.body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        name = node.id if isinstance(node, ast.Name) else node.arg if isinstance(node, ast.arg) else ""
        if name in PARTICIPLES and isinstance(node, ast.Name | ast.arg):
            lines.setdefault(name, []).append(node.lineno)
            if isinstance(node, ast.arg) or isinstance(node.ctx, ast.Store):
                bound.add(name)
        waiting += ast.iter_child_nodes(node)
    yield from ((name, max(lines[name]) - min(lines[name])) for name in sorted(bound))


def test_a_name_that_is_read_over_many_lines_says_what_it_holds() -> None:
    vague = [
        f"{shown(path)}:{node.lineno}: {name} in {node.name} over {count} lines"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for name, count in vague_names(node)
        if count >= LONGEST
    ]
    assert vague == []


def test_no_file_is_a_drawer() -> None:
    assert [shown(path) for path in MODULES if path.stem in BANNED or path.parent.name in BANNED] == []


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    if not shutil.which("git") or not (REPO / ".git").exists():
        pytest.skip("this is not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPO, capture_output=True, check=True).stdout
    files = [REPO / name for name in listed.decode().split("\0") if name]
    # Written in pieces, so that this file does not find itself.
    private = re.compile(rb"(?<![\w.$>-])/(?:home|root|Users|work|opt/py)/" + rb"[\w.]")
    registry = re.compile(rb"pythonhosted\." + rb"org|pypi\.org/" + rb"(?:simple|packages)|registry\.npm" + rb"js")
    wrong = [
        f"{path.relative_to(REPO)}: {found[0].decode()}"
        for path in files
        if path.is_file() and (found := private.search(data := path.read_bytes()) or registry.search(data))
    ]
    assert files
    assert wrong == []


def test_the_lock_files_are_hashed_and_name_no_place() -> None:
    for name in ("runtime", "dev"):
        lines = (REPO / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
        assert all(
            re.match(r"[a-z0-9-]+==\S+( ; .+)? \\$|    --hash=sha256:[0-9a-f]{64}( \\)?$", line) for line in lines
        )
        pinned = [line for line in lines if not line.startswith(" ")]
        after = [lines[lines.index(line) + 1] for line in pinned]
        assert all("--hash=" in line for line in after)
        assert len(pinned) > 40
