"""A booklet of parallel text with many articles, made of the texts of the sample documents."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from composing import write
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.numerals import DIGITS, WESTERN

REPO = Path(__file__).resolve().parents[1]
ARTICLES = 22
_MARKUP = re.compile(r"[{}\[\]*\\_#<>^`|\n]|^$")
_DIGITS = str.maketrans(WESTERN, DIGITS["arab"])
SETTINGS = """source_locale = "en"
editions = ["ar+en"]
[name]
en = "Test"
ar = "اختبار"
[locales.en]
[locales.ar]
digits = "arab"
[profiles.screen]
[profiles.office]
sheet = "A4"
safe = 5
"""
_PLURAL = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"
_HEAD = ("Language: ar", "Content-Type: text/plain; charset=UTF-8", f"Plural-Forms: {_PLURAL}")
_DOCUMENT = """kind: booklet
layout: parallel
date: 2026-11-22
title: Parallel text
names: {en: Test, ar: اختبار}
sections:
"""


def _finished() -> Iterator[tuple[str, str]]:
    """Yield the plain texts of the sample documents with their translations, in the order of their files."""
    for path in sorted((REPO / "locales" / "ar" / "LC_MESSAGES").glob("*.po")):
        for entry in parse_po(path.read_bytes(), path.name).entries:
            if len(entry.values) == 1 and not _MARKUP.search(f"{entry.source}{entry.values[0]}") and not entry.obsolete:
                yield entry.source, entry.values[0].translate(_DIGITS)


def _parts() -> Iterator[tuple[tuple[str, str], bool, list[tuple[str, str]]]]:
    """Yield heading, whether it is a list, and paragraphs of each part, each text in English and Arabic."""
    texts = list(_finished())
    titles = [pair for pair in texts if 8 < len(pair[0]) < 40]
    paragraphs = [pair for pair in texts if len(pair[0]) > 50]
    for number in range(ARTICLES + 1):
        english, arabic = titles[number]
        pairs = [paragraphs[(number * 3 + at) % len(paragraphs)] for at in range(number % 3 + 1)]
        yield (f"{english} {number}", f"{arabic} {number}".translate(_DIGITS)), number % 4 == 3, pairs


def parallel(root: Path) -> None:
    """Make the project: a chapter for the preamble, and a section for each article."""
    messages = [("title", "Parallel text", "نص متوازٍ")]
    files = {"mezanprint.toml": SETTINGS, "content/parallel/document.yaml": _DOCUMENT}
    for number, ((title, other), listed, pairs) in enumerate(_parts()):
        deep = "text.1." if listed else "text."
        messages.append((f"sections.s{number}.title", title, other))
        messages += [(f"sections.s{number}.{deep}{n}", *pair) for n, pair in enumerate(pairs, 1)]
        texts = [f"{n}. {en}\n" if listed else f"{en}\n\n" for n, (en, _) in enumerate(pairs, 1)]
        files[f"content/parallel/s{number}.md"] = "".join(texts)
        files["content/parallel/document.yaml"] += (
            f"  - {{id: s{number}, component: {'prose' if number else 'chapter'}, slot: chapters,"
            f" title: {_quoted(title)}, text: s{number}.md}}\n"
        )
    files["locales/ar/LC_MESSAGES/parallel.po"] = "".join(
        ('msgid ""\nmsgstr ""\n', *(f'"{fact}\\n"\n' for fact in _HEAD), *(_message(*each) for each in messages))
    )
    shutil.copytree(REPO / "templates", root / "templates")
    write(root, files)


def _message(key: str, source: str, translation: str) -> str:
    return f"\nmsgctxt {_quoted(key)}\nmsgid {_quoted(source)}\nmsgstr {_quoted(translation)}\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
