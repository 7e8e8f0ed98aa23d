"""The Universal Declaration of Human Rights as a booklet of parallel text, made of the texts beside the repository."""

import html
import json
import re
import shutil
from pathlib import Path

from composing import write
from mezanprint.model.numerals import DIGITS, WESTERN

REPO = Path(__file__).resolve().parents[1]
ARTICLES = 30
_PREAMBLE = (
    ((0,), (0,)),
    ((1,), (1,)),
    ((2,), (2,)),
    ((3, 4), (3,)),
    ((5,), (4,)),
    ((6,), (5,)),
    ((7, 8), (6,)),
    ((9,), (7, 8)),
)
"""Which paragraphs of the preamble say the same in English and in Arabic."""
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
title: Universal Declaration of Human Rights
names: {en: United Nations, ar: الأمم المتحدة}
sections:
"""


def _parts(file: Path) -> list[tuple[str, bool, list[str]]]:
    """Return heading, whether it is a list, and paragraphs of the preamble and of each article."""
    page = file.read_text("utf-8")
    found = []
    for part in (page.partition("<header>")[2].partition("</header>")[0], *page.split("<article")[1:]):
        title = re.search("<h2>(.*?)</h2>", part, re.DOTALL)
        assert title
        paragraphs = [_words(text) for text in re.findall("<p>(.*?)</p>", part, re.DOTALL)]
        found.append((_words(title[1]), "<ol>" in part, paragraphs))
    return found


def _words(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _paired(shared: Path) -> list[tuple[str, str, bool, list[tuple[str, str]]]]:
    """Return both headings of each part, whether it is a list, and its paragraphs in English and Arabic."""
    english, arabic = (_parts(shared / "source" / f"udhr-{code}.html") for code in ("eng", "arb"))
    found: list[tuple[str, str, bool, list[tuple[str, str]]]] = []
    for (title, listed, texts), (other, _, others) in zip(english, arabic, strict=True):
        pairs = list(zip(texts, others, strict=False))
        if not found:
            pairs = [(" ".join(texts[n] for n in en), " ".join(others[n] for n in ar)) for en, ar in _PREAMBLE]
        assert found == [] or len(texts) == len(others)
        found.append((title, other.translate(_DIGITS), listed, pairs))
    return found


def parallel(shared: Path, root: Path, justify: str = "start") -> None:
    """Make the project: a chapter for the preamble, and a section for each article."""
    messages = [("title", "Universal Declaration of Human Rights", "الإعلان العالمي لحقوق الإنسان")]
    files = {"mezanprint.toml": SETTINGS, "content/declaration/document.yaml": _DOCUMENT}
    for number, (title, other, listed, pairs) in enumerate(_paired(shared)):
        deep = "text.1." if listed else "text."
        messages.append((f"sections.s{number}.title", title, other))
        messages += [(f"sections.s{number}.{deep}{n}", *pair) for n, pair in enumerate(pairs, 1)]
        texts = [f"{n}. {en}\n" if listed else f"{en}\n\n" for n, (en, _) in enumerate(pairs, 1)]
        files[f"content/declaration/s{number}.md"] = "".join(texts)
        files["content/declaration/document.yaml"] += (
            f"  - {{id: s{number}, component: {'prose' if number else 'chapter'}, slot: chapters, justify: {justify},"
            f" title: {title}, text: s{number}.md}}\n"
        )
    files["locales/ar/LC_MESSAGES/declaration.po"] = "".join(
        ('msgid ""\nmsgstr ""\n', *(f'"{fact}\\n"\n' for fact in _HEAD), *(_message(*each) for each in messages))
    )
    shutil.copytree(REPO / "templates", root / "templates")
    write(root, files)


def _message(key: str, source: str, translation: str) -> str:
    return f"\nmsgctxt {_quoted(key)}\nmsgid {_quoted(source)}\nmsgstr {_quoted(translation)}\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
