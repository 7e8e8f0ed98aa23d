"""Words that sound like a machine, a PDF or a secret are words: what the content says is never a fault of its file."""

import getpass
import tempfile
from dataclasses import replace
from html import escape
from itertools import cycle
from math import gcd
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from mezanprint.finishing.finish import finish
from mezanprint.preflight.release import check_release
from mezanprint.typesetting.typeset import typeset
from sheets import listed, sheet

FORMS = 7
"""Kinds of elements that words stand in; no divisor of the number of words, so that each comes to stand in each."""
WORDS = (
    "file", "file:", "file:///etc/passwd", "users", "/Users", "home", str(Path.home()), "temp",
    tempfile.gettempdir(),
    "C:", r"C:\case\file.docx", "D:20261122", "D:20261122143322+03'00'", "%", "%PDF-1.7", "%%EOF", "stream",
    "endstream", "endobj", "12 0 obj", "/ID", "/Author (Layla)", "<< /Type /Page >>", "startxref", "xref",
    "trailer", "(unbalanced", "back\\slash", "<04d2>", "[1 2] TJ", "BT ET", "/var/log/case.log", "report@mezan.example",
    "root", getpass.getuser(), "localhost", "127.0.0.1", "https://project.invalid/x", "javascript:alert(1)", "u:words",
    "b:00ff", "12 0 R", "&amp;", "<!-- note -->", "<?xpacket?>", "rdf:RDF", "12.345678901", "1/2", "½", "x²", "ﬁle",
    "İstanbul", "naïve", "STRASSE", "straße", "co-operate", "No. 7", "100%", "a_b", "#12", "IV", "iv.", "…", "🕊",
)  # fmt: skip
FRAMES = {
    "en": (
        "The {word} was found in case {n}",
        "We asked about {word} on day {n}, twice",
        "{word}: what we know of it, {n}",
    ),
    "ar": ("وُجد {word} في القضية {n}", "سألنا عن {word} مرتين في اليوم {n}", "{word}: ما نعرفه عنه، {n}"),
}


def sentences(locale: str) -> dict[int, str]:
    """Return the sentences of a language by their numbers; each word has its rounds in both languages by turns."""
    words, frames = cycle(WORDS), cycle(FRAMES[locale])
    assert gcd(FORMS, len(WORDS)) == 1
    every = {n: next(frames).format(word=next(words), n=n) for n in range(FORMS * len(WORDS))}
    return {n: sentence for n, sentence in every.items() if n // len(WORDS) % 2 == (locale == "ar")}


def body(sentences: dict[int, str]) -> str:
    """Set each sentence as a heading, a paragraph, an item, a cell, a link, or an alternative text, by turns."""
    parts = []
    heading = next(n for n in sentences if n % FORMS == 0)
    for n, sentence in sentences.items():
        heading = n if n % FORMS == 0 else heading
        words = escape(sentence)
        link = escape(f"https://mezan.example/{quote(sentence)}?n={n}")
        forms = (
            f'<h2 id="home-{n}">{words}</h2>',
            f"<p>{words}. <b>{words}</b></p>",
            f"<ul><li>{words}</li></ul>",
            f"<table><tr><th>{words}</th></tr><tr><td>{words}</td></tr></table>",
            f'<p><a href="{link}">{words}</a></p>',
            f'<p><img src="a.png" alt="{words}" style="width:5mm"></p>',
            f'<p><a href="#home-{heading}">{words}</a></p>',
        )
        assert len(forms) == FORMS
        parts.append(forms[n % FORMS])
    return "".join(parts)


def test_a_font_that_was_asked_for_and_draws_nothing_is_not_in_the_file() -> None:
    made = sheet('<p>x<span style="font-family: Amiri">&#x200e;</span> <b style="font-family: Heebo">&#x200f;</b></p>')
    pdf = finish(typeset(made, Path("/")).data, made)
    assert check_release(pdf, made) == ()


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_what_the_content_says_is_no_fault_of_the_file(locale: str, tmp_path: Path) -> None:
    Image.new("RGB", (8, 8), (9, 90, 9)).save(tmp_path / "a.png")
    said = list(sentences(locale).values())
    css = "@page { size: A4 } html { font-size: 7pt }"
    made = sheet(body(sentences(locale)), css, locale=locale, title=said[0], resources=listed(tmp_path, "a.png"))
    made = replace(made, metadata=replace(made.metadata, author=said[2], description=said[5]))
    assert check_release(finish(typeset(made, tmp_path).data, made), made) == ()
