"""Small projects of folded sheets, bound pages and cards, and what stands where on the finished sheets."""

import shutil
from itertools import pairwise
from pathlib import Path

import pymupdf
import pypdfium2

from composing import write
from editions import Made, make_editions, make_files
from mezanprint.engine.selection import Selection
from mezanprint.model.direction.bidi_controls import strip_controls

REPO = Path(__file__).resolve().parents[1]
EN = ("one", "two", "three", "four", "five", "six")
AR = ("واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة")
PT = 72 / 25.4

SETTINGS = """source_locale = "en"
editions = ["en", "ar"]
[name]
en = "The Lamp"
ar = "المصباح"
[locales.en]
[locales.ar]
[profiles.screen]
[profiles.office]
sheet = "A4"
safe = 5
marks = ["fold"]
printer = {{ duplex = true }}
{office}
[profiles.press]
bleed = 5
slug = 12
colour = "{colour}"
marks = ["crop", "fold", "registration", "bar", "slug"]
"""
PANELS = """{% extends 'base/page.html.jinja' %}
{% block body %}
{% set view = views[0] %}
{% for side in sides %}
<div class="side">
{% if loop.first %}<h1{{ attrs(view.title) }}>{{ view.title|inline }}</h1>{% endif %}
{% for panel in side %}
<section class="panel panel-{{ panel.number }}" data-slot="{{ panel.slot.says }}">
{% for sections in pairs(panel.slot.name) %}{{ component(sections) }}{% endfor %}
</section>
{% endfor %}
</div>
{% endfor %}
{% endblock %}
"""
PAGES = """{% extends 'base/page.html.jinja' %}
{% block body %}
{% set view = views[0] %}
{% for slot in kind.slots %}
<div class="page">
{% if loop.first %}<h1{{ attrs(view.title) }}>{{ view.title|inline }}</h1>{% endif %}
{% for sections in pairs(slot.name) %}{{ component(sections) }}{% endfor %}
</div>
{% endfor %}
{% endblock %}
"""
STYLE = """@page { margin: 0; background: #f3f0e8 }
h1 { --size: 8pt; padding: 8mm }
.side { position: relative; height: 100mm; break-after: page }
.side:last-child { break-after: auto }
.page { break-after: page; padding: 8mm }
.page:last-child { break-after: auto }
.panel { position: absolute; inset-block-start: 30mm; height: 60mm; box-sizing: border-box; padding: 5mm }
""" + "\n".join(f".panel-{n} {{ inset-inline-start: var(--start-{n}); width: var(--width-{n}) }}" for n in range(1, 7))


def project(
    root: Path,
    kind: str,
    count: int,
    *,
    page: str = "A4 landscape",
    office: str = "",
    colour: str = "rgb",
    style: str = "",
) -> Path:
    """Make a project of one document with ``count`` panels or pages, each with its own word; ``kind`` is TOML."""
    shutil.copytree(REPO / "templates", root / "templates")
    panels = "fold =" in kind
    slots = "".join(f'[slots.s{n}]\nsays = "Panel {n}"\n' for n in range(1, count + 1))
    sections = "".join(
        f"  - {{id: s{n}, component: prose, slot: s{n}, text: {word}}}\n" for n, word in enumerate(EN[:count], 1)
    )
    entries = [("title", "Numbers", "أرقام")]
    entries += [(f"sections.s{n}.text.1", EN[n - 1], AR[n - 1]) for n in range(1, count + 1)]
    catalog = "".join(f'\nmsgctxt "{key}"\nmsgid "{en}"\nmsgstr "{ar}"\n' for key, en, ar in entries)
    plural = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"
    facts = ("Language: ar", "Content-Type: text/plain; charset=UTF-8", f"Plural-Forms: {plural}")
    head = 'msgid ""\nmsgstr ""\n' + "".join(f'"{fact}\\n"\n' for fact in facts)
    write(
        root,
        {
            "mezanprint.toml": SETTINGS.format(office=office, colour=colour),
            "templates/strip/kind.toml": f'says = "Strip"\npage = "{page}"\n{kind}\ncomponents = ["prose"]\n'
            f"{slots}[fit]\nmin_last_page = 0.0\n",
            "templates/strip/document.html.jinja": PANELS if panels else PAGES,
            "templates/strip/style.css": STYLE + style,
            "content/numbers/document.yaml": f"kind: strip\ndate: 2026-11-22\ntitle: Numbers\nsections:\n{sections}",
            "locales/ar/LC_MESSAGES/numbers.po": head + catalog,
        },
    )
    return root


def made(root: Path, profile: str, locale: str, document: str = "") -> Made:
    """Return the finished edition of the only document there is, or of the one named."""
    (edition,) = make_editions(root, Selection((document,) if document else (), (locale,), profile))
    return edition


def filed(root: Path, profile: str, locale: str) -> Made:
    """Return the same of the only document with nothing asked of the finished file."""
    (edition,) = make_files(root, Selection(locales=(locale,), profile=profile))
    return edition


def strips(pdf: bytes, page: int, cuts: tuple[float, ...]) -> list[str]:
    """Return the text between places along the width of the trimmed page (mm), from left to right."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        shown = document[page]
        left, bottom, right, top = shown.get_trimbox()
        edges = [left, *(left + cut * PT for cut in cuts), right]
        text = shown.get_textpage()
        return [strip_controls(text.get_text_bounded(a, bottom, b, top)) for a, b in pairwise(edges)]
    finally:
        document.close()


def large(pdf: bytes, page: int) -> list[tuple[float, str]]:
    """Return what is set very large, as the numbers of a dummy are, with its place from the left of the paper (mm)."""
    with pymupdf.open("pdf", pdf) as document:
        told = document[page].get_text("dict")["blocks"]
    spans = [span for block in told for line in block.get("lines", ()) for span in line["spans"]]
    return sorted((span["bbox"][0] / PT, span["text"]) for span in spans if span["size"] > 50)


def held(order: str, bound: str) -> list[tuple[int, int]]:
    """Return the panels of a sheet that is folded by hand as ``(page, place from the left)``, as they are seen.

    Bound left, a letter fold is laid down with its spread up, the right third is folded in, the left third over it.
    The front is then the left third seen from behind, which is the right third of the other page; opened, it shows
    the third that was folded in beside the first of the spread. A Z opens its spread at once. Bound right mirrors it.
    """
    last = 1 if order == "half" else 2
    made = {
        "letter": [(0, 2), (0, 0), (1, 0), (1, 1), (1, 2), (0, 1)],
        "z": [(0, 2), (1, 0), (1, 1), (1, 2), (0, 0), (0, 1)],
        "half": [(0, 1), (1, 0), (1, 1), (0, 0)],
    }[order]
    return made if bound == "left" else [(page, last - place) for page, place in made]
