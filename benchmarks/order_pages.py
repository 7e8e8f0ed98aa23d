"""The cases of the order benchmark as PDFs: by this program from a project, by others from HTML or their own source.

Every producer sets the same text in the same fonts, one case a page of A6.
"""

import html
import json
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import faces
import producers
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.model.editions import Edition
from mezanprint.outputs.produce import produce
from mezanprint.project.files import Files
from order_cases import Case

REPO = Path(__file__).resolve().parents[1]
FAMILIES = "IBM Plex Sans Arabic", "IBM Plex Sans"
QURAN = "Amiri"
"""The font that has end-of-verse signs with numbers in them."""
NARROW = 24
"""Width of the narrow column, mm."""
SLOTS = ("plain", "narrow", "quran", "quran-narrow")
"""In the order of their pages."""
_CSS = f"""
@page {{ size: A6; margin: 5mm }}
html {{ font: 10pt/1.6 "{FAMILIES[0]}", "{FAMILIES[1]}" }}
body, p, ul, table, h1 {{ margin: 0; padding: 0 }}
ul {{ list-style-type: "\\2022" }}
li {{ margin-inline-start: 5mm }}
sup, .note-call {{ font-size: 0.6em; line-height: 1; vertical-align: super }}
.case {{ break-before: page }}
.narrow, .quran-narrow {{ width: {NARROW}mm }}
.quran, .quran-narrow {{ font-family: "{QURAN}", "{FAMILIES[1]}" }}
"""
_KIND = """says = "Order"
page = "A6"
components = ["prose", "list", "table"]
[fields]
names = { type = "names", required = true }
[slots.plain]
says = "Page"
[slots.narrow]
says = "Narrow column"
[slots.quran]
says = "Verse"
[slots.quran-narrow]
says = "Verse in a narrow column"
[fit]
min_last_page = 0
"""
_TEMPLATE = """{% import 'base/components.html.jinja' as parts with context %}
<!DOCTYPE html><html lang="{{ view.lang }}" dir="{{ view.dir }}"><head>{{ styles() }}</head><body>
<h1{{ attrs(view.title) }}>{{ view.title|inline }}</h1>
{% for slot in SLOTS %}{% for section in view.sections(slot) %}
<div class="case {{ slot }}">
{% if section.component == 'prose' %}
{% for block in section.fields.text %}<p{{ attrs(block.texts[0]) }}>{{ block.texts[0]|inline }}</p>{% endfor %}
{% elif section.component == 'list' %}
<ul>{% for item in section.fields.items %}<li{{ attrs(item) }}>{{ item|inline }}</li>{% endfor %}</ul>
{% else %}
<table><thead><tr><th></th></tr></thead><tr>
{% for cell in section.fields.rows[0] %}<td{{ attrs(cell) }}>{{ cell|inline }}</td>{% endfor %}
</tr></table>
{% endif %}
</div>
{% endfor %}{% endfor %}
</body></html>
"""


def ours(cases: tuple[Case, ...], target: Path) -> None:
    """Build a project with the cases, sorted by their slots, as one document; the first page holds its title."""
    rtl = cases[0].direction == "rtl"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _project(root, "ar" if rtl else "en")
        (root / "content" / "cases").mkdir(parents=True)
        (root / "content" / "cases" / "document.yaml").write_text(_document(cases), "utf-8")
        project = Project(Files(root))
        edition = Edition("cases", ("ar" if rtl else "en",), project.config.profile("screen"))
        target.write_bytes(produce(prepare(project, edition, draft=False).composition, root).data)


def _project(root: Path, locale: str) -> None:
    shutil.copytree(REPO / "templates" / "base", root / "templates" / "base")
    kind = root / "templates" / "order"
    kind.mkdir()
    for name, text in (
        ("kind.toml", _KIND),
        ("style.css", _CSS),
        ("document.html.jinja", _TEMPLATE.replace("SLOTS", str(SLOTS))),
    ):
        (kind / name).write_text(text, "utf-8")
    (root / "templates" / "base" / "base.css").write_text("", "utf-8")
    shutil.rmtree(root / "templates" / "base" / "locales", ignore_errors=True)
    percent = "left" if locale == "ar" else "right"
    (root / "mezanprint.toml").write_text(
        f'source_locale = "{locale}"\n[name]\n{locale} = "x"\n[locales.{locale}]\npercent = "{percent}"\n', "utf-8"
    )


def _document(cases: tuple[Case, ...]) -> str:
    locale = "ar" if cases[0].direction == "rtl" else "en"
    lines = ["kind: order", "date: 2026-11-22", "title: '–'", f"names: {{{locale}: x}}", "sections:"]
    for number, case in enumerate(cases):
        text = json.dumps(case.text, ensure_ascii=False)
        lines += [f"  - id: c{number}", f"    slot: {slot(case)}"]
        if case.place == "cell":
            lines += ["    component: table", "    caption: x", "    columns: [x]", f"    rows: [[{text}]]"]
        elif case.place == "item":
            lines += ["    component: list", f"    items: [{text}]"]
        else:
            lines += ["    component: prose", f"    text: {text}"]
    notes = ["notes:", "  note: x"] if any(case.place == "note" for case in cases) else []
    return "\n".join([*lines, *notes, ""])


def page_of(cases: tuple[Case, ...]) -> str:
    """Return the cases as HTML without any mark of direction but that of the page."""
    rtl = cases[0].direction == "rtl"
    body = "".join(f'<div class="case {slot(case)}">{_element(case)}</div>' for case in cases)
    return (
        f'<!DOCTYPE html><html lang="{"ar" if rtl else "en"}" dir="{cases[0].direction}"><meta charset="utf-8">'
        f"<title>x</title><style>{_CSS}</style><body><h1>&nbsp;</h1>{body}"
    )


def slot(case: Case) -> str:
    """Return the slot that a case stands in."""
    parts = ("quran" if case.unit.family == "verse" else "", "narrow" if case.place == "narrow" else "")
    return "-".join(filter(None, parts)) or "plain"


def _element(case: Case) -> str:
    before, after = case.around
    words = re.sub(r"\*\*(.*?)\*\*", r"<b>\1</b>", before) + html.escape(case.unit.typed)
    words += after.replace("[^note]", "<sup>1</sup>")
    if case.place == "cell":
        return f"<table><tr><td>{words}</table>"
    return f"<ul><li>{words}</ul>" if case.place == "item" else f"<p>{words}"


def weasyprint(cases: tuple[Case, ...], target: Path) -> None:
    """Set the page by WeasyPrint as it comes."""
    from mezanprint.typesetting.weasyprint.weasy import HTML

    HTML(string=page_of(cases)).write_pdf(target)


def chromium(cases: tuple[Case, ...], target: Path) -> None:
    """Print the page by headless Chromium."""
    with _fonts() as folder:
        page = Path(folder) / "page.html"
        page.write_text(page_of(cases), "utf-8")
        producers.print_page(page, Path(folder) / "fonts.conf", target)


def typst(cases: tuple[Case, ...], target: Path) -> None:
    """Set the cases by Typst."""
    import typst as compiler

    with _fonts() as folder:
        source = Path(folder) / "page.typ"
        source.write_text(_typst(cases), "utf-8")
        compiler.compile(str(source), output=str(target), font_paths=[folder], ignore_system_fonts=True)


def _typst(cases: tuple[Case, ...]) -> str:
    rtl = cases[0].direction == "rtl"
    fonts = ", ".join(f'"{family}"' for family in FAMILIES)
    head = (
        "#set page(width: 105mm, height: 148mm, margin: 5mm)\n"
        f'#set text(font: ({fonts}), size: 10pt, lang: "{"ar" if rtl else "en"}")\n'
        f"#set text(dir: {cases[0].direction}, hyphenate: false)\n"
        "#set par(leading: 0.8em)\n~\n"
    )
    return head + "".join(f"#pagebreak()\n{_typst_case(case)}\n" for case in cases)


def _typst_case(case: Case) -> str:
    before, after = case.around
    bold = re.fullmatch(r"\*\*(.*?)\*\*(.*)", before)
    words = f"#strong({_string(bold[1])})#{_string(bold[2])}" if bold else f"#{_string(before)}"
    ending, call, rest = after.partition("[^note]")
    words += (
        f"#{_string(case.unit.typed)}#{_string(ending)}"
        + ("#super(typographic: false, size: 0.6em)[1]" if call else "")
        + f"#{_string(rest)}"
    )
    if case.unit.family == "verse":
        words = f'#text(font: ("{QURAN}", "{FAMILIES[1]}"))[{words}]'
    if case.place == "cell":
        return f"#table(columns: 1, stroke: none)[{words}]"
    if case.place == "item":
        return f"#list[{words}]"
    return f"#block(width: {NARROW}mm)[{words}]" if case.place == "narrow" else words


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _fonts() -> "tempfile.TemporaryDirectory[str]":
    """Return a folder with the fonts of the pages and their fontconfig file."""
    folder = tempfile.TemporaryDirectory()
    names = (
        "IBMPlexSansArabic-Regular.ttf",
        "IBMPlexSansArabic-Bold.ttf",
        faces.LATIN,
        "Amiri-Regular.ttf",
        "Amiri-Bold.ttf",
    )
    faces.gather(Path(folder.name), names)
    return folder


def installed() -> dict[str, Callable[[tuple[Case, ...], Path], None]]:
    """Return the producers that are here, by name."""
    found: dict[str, Callable[[tuple[Case, ...], Path], None]] = {"ours": ours, "WeasyPrint": weasyprint}
    if shutil.which("chromium"):
        found["Chromium"] = chromium
    try:
        import typst as _  # noqa: F401
    except ImportError:
        return found
    found["Typst"] = typst
    return found
