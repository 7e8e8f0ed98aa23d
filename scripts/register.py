#!/usr/bin/env python3
"""Make of the register of findings what is made of it: ``scripts/register.py``, or ``--check`` to only look.

These are the entries of ``docs/diagnostics.md`` in each language (what stands above them is written by hand), and
``src/mezanprint/model/finding_codes.py``, by which the type checker knows the codes that a finding may have.
"""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from mezanprint.model.diagnostics import Severity  # noqa: E402 - the source of this checkout
from mezanprint.model.register.register import FAMILIES, RegisterEntry, entries, read_family  # noqa: E402

PAGES = {"en": ROOT / "docs/diagnostics.md", "ar": ROOT / "docs/diagnostics.ar.md"}
CODES = ROOT / "src/mezanprint/model/finding_codes.py"
ENDS = {"en": "", "ar": "\n</div>\n"}
TYPES = {Severity.ERROR: "ErrorCode", Severity.WARNING: "WarningCode", Severity.INFO: "InfoCode"}
DOCSTRING = (
    '"""The codes of the register by how grave their findings can be. Made by scripts/register.py: do not edit."""'
)


def main(arguments: list[str]) -> int:
    """Write what is not current and name it; with ``--check`` only name it, and return 1 if there is any."""
    stale = [(path, text) for path, text in files() if not path.exists() or path.read_text("utf-8") != text]
    for path, text in stale:
        if "--check" not in arguments:
            path.write_text(text, "utf-8")
        print(path.relative_to(ROOT))
    return int(bool(stale) and "--check" in arguments)


def files() -> Iterator[tuple[Path, str]]:
    """Yield each file that is made, as it should be."""
    yield CODES, as_module()
    for language, path in PAGES.items():
        head = path.read_text("utf-8").partition("\n## ")[0].rstrip()
        yield path, f"{head}\n\n{as_sections(language)}{ENDS[language]}"


def as_sections(language: str) -> str:
    """Return a section for each family, with the entries of its codes."""
    return "\n".join(part for name in FAMILIES for part in section(name, language))


def section(name: str, language: str) -> Iterator[str]:
    """Yield heading, note and entries of a family, each with its line break."""
    family = read_family(name)
    yield f"## {name}\n"
    if family.note:
        yield f"{family.note[language]}\n"
    yield from (f"### {entry.code}\n\n{entry.text(language)}\n" for entry in family.entries)


def as_module() -> str:
    """Return the source of the module of codes."""
    listed = tuple(entries())
    names = "".join(codes(severity, listed) for severity in Severity)
    return f"{DOCSTRING}\n\nfrom typing import Literal, TypeAlias\n\n# fmt: off\n{names}# fmt: on\n"


def codes(severity: Severity, listed: tuple[RegisterEntry, ...]) -> str:
    """Return the type of the codes that a finding of ``severity`` can have."""
    words = " ".join(f'"{entry.code}",' for entry in listed if severity in entry.severities)
    lines = textwrap.fill(words, 120, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    return f"{TYPES[severity]}: TypeAlias = Literal[\n{lines}\n]\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
