"""Documents written in a scratch project, and what loading them says."""

from pathlib import Path

from mezanprint.content.load import load_document
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.documents import Document
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import read_config
from mezanprint.project.files import Files
from mezanprint.project.kind_files import read_kinds

LEAFLET = "content/leaflet/document.yaml"
HEAD = """kind: fact-sheet
date: 2026-11-22
editions: [en]
title: Light for every street
names: $lamp.names
standfirst: A lamp in each street makes the way home safe.
"""
PROSE = """sections:
  - id: what
    component: prose
    slot: main
    text: |
"""
BODY = f"{PROSE}      Words.\n"


def write(root: Path, text: str, path: str = LEAFLET) -> Path:
    """Write a file of the project and return it."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def write_prose(root: Path, text: str, after: str = "") -> None:
    """Write a leaflet whose only section is running text; the text begins in line 12."""
    write(root, HEAD + PROSE + "".join(f"      {line}\n" for line in text.split("\n")) + after)


def load(root: Path, name: str = "leaflet") -> tuple[Document, tuple[Diagnostic, ...]]:
    """Load a document of the project."""
    files = Files(root)
    return load_document(files, read_config(files, MEDIA), read_kinds(files), name)


def found(root: Path, name: str = "leaflet") -> tuple[Diagnostic, ...]:
    """Return what loading a document finds, whether it loads or not."""
    try:
        return load(root, name)[1]
    except Fault as fault:
        return fault.diagnostics


def said(root: Path, name: str = "leaflet") -> list[str]:
    """Return what loading a document finds as ``line code``."""
    return [f"{each.span.line if each.span else '-'} {each.code}" for each in found(root, name)]
