"""What people do wrong in their first hour: each mistake is told in its line, with a remedy that works.

Three quarters are about one file, ``content/doc/document.yaml``, as somebody would write it who follows the sample.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

import pytest
from PIL import Image

from fakes import Silence, Workers, typeset
from mezanprint.engine.builder import Options
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.installation.starter import create
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.outputs.produce import produce

HEAD = """kind: fact-sheet
date: 2026-11-22
editions: [en]
names: {en: Harbour Library, ar: مكتبة الميناء}
title: Our library
standfirst: A short sentence.
sections:
"""
PROSE = """  - id: a
    component: prose
    slot: main
    title: What we do
    text: |
      We lend books.
"""
DOCUMENT = HEAD + PROSE
PICTURE = """  - id: pic
    component: picture
    slot: main
    image:
      file: {file}
      alt: A picture
"""
CONTACT = """  - id: c
    component: contact
    slot: side
    name: {en: Harbour Library, ar: مكتبة الميناء}
    phone: 00970 8 555 0142 ext. 5
    email: info at library.example
    url: www.library.example
"""
PAGE = re.compile("^[0-9]+ (layout|typeset|image)-")
LARGE = 80 * 1024 * 1024


@dataclass(frozen=True)
class Mistake:
    """What was typed, and what is to be told of it: ``line code remedy`` each; nothing where nothing is wrong."""

    name: str
    text: str
    told: tuple[str, ...] = ()
    file: str = ""
    """A picture beside the document."""
    encoding: str = "utf-8"
    folder: str = "doc"
    document: str = "document.yaml"


def typed(old: str, new: str) -> str:
    """Return the document with one thing typed in another way."""
    assert old in DOCUMENT
    return DOCUMENT.replace(old, new)


def titled(title: str) -> str:
    return typed("Our library", title)


def says(words: str) -> str:
    return typed("We lend books.", words)


def shows(file: str) -> str:
    return DOCUMENT + PICTURE.format(file=file)


YAML, KEY, CHARACTER, LITERAL = "content-yaml", "content-yaml-key", "content-character", "content-markdown-literal"
KIND, VALUE, NAME, UTF8 = "content-image-kind", "content-value", "project-document-name", "project-utf8"
MISTAKES = (
    Mistake("a line that stands too far left", typed("    slot", "   slot"), (f"10 {YAML} in the same column",)),
    Mistake("a tab", typed("    slot", "\tslot"), (f"10 {YAML} indent with spaces, no tabs",)),
    Mistake("titel", typed("title: Our", "titel: Our"),
            ("1 content-missing-key `title` is the title", "5 content-unknown-key did you mean `title`")),
    Mistake("Title", typed("title: Our", "Title: Our"),
            ("1 content-missing-key `title` is the title", "5 content-unknown-key did you mean `title`")),
    Mistake("a picture that is not there", shows("photo.jpg"),
            ("18 content-missing-file put the file into `content/doc/`",)),
    Mistake("a picture in capitals", shows("Reading-Room.JPG"),
            ("18 content-missing-file did you mean `reading-room.jpg`",), "reading-room.jpg"),
    Mistake("a picture of 300 pixels", shows("tiny.jpg"), ("18 image-resolution use one of 885 pixels",), "tiny.jpg"),
    Mistake("a photograph of a telephone", shows("photo.heic"), (f"18 {KIND} sips",), "photo.heic"),
    *(Mistake(f"a {suffix} file", shows(f"photo.{suffix}"), (), f"photo.{suffix}")
      for suffix in ("avif", "tif", "gif", "bmp")),
    Mistake("a WebP file", shows("photo.webp"), (), "photo.webp"),
    Mistake("a JPEG file in CMYK", shows("cmyk.jpg"), (), "cmyk.jpg"),
    Mistake("a photograph of 80 MB", shows("huge.jpg"), ("18 project-path save it smaller",), "huge.jpg"),
    Mistake("far too much text", DOCUMENT + "".join(
        f"      Sentence {n} is here to fill the page with words that nobody reads and that go on.\n"
        for n in range(150)), ("13 layout-page-count shorten or delete texts",)),
    Mistake("a quote that is not closed", titled('"Our library'), (f'5 {YAML} close it with `"`',)),
    Mistake("an apostrophe in single quotes", titled("'Children's library'"), (f"5 {YAML} write `'` twice",)),
    Mistake("curly quotes", titled("“Our: library”"), (f'5 {YAML} straight quotes: `"Our: library"`',)),
    Mistake("a colon", titled("Our library: a guide"), (f'5 {YAML} in quotes: `"Our library: a guide"`',)),
    Mistake("a number sign", titled("Our library #1 in town"),
            ('5 content-remark in quotes: `"Our library #1 in town"`',)),
    Mistake("day, month, year", typed("2026-11-22", "22/11/2026"), (f"2 {VALUE} as `2026-11-22`",)),
    Mistake("a day that is none", typed("2026-11-22", "2026-02-30"), (f"2 {VALUE} `2026-02` has 28 days",)),
    Mistake("a day in Arabic digits", typed("2026-11-22", "٢٠٢٦-١١-٢٢"), (f"2 {VALUE} in digits 0-9: `2026-11-22`",)),
    Mistake("a key twice", titled("Our library\ntitle: Again"), ("6 content-yaml-duplicate in line 5",)),
    Mistake("an id twice", DOCUMENT + PROSE, ("14 content-section-id in line 8",)),
    Mistake("a kind that is none", typed("fact-sheet", "poster"),
            ("1 content-unknown-kind known are `booklet`, `brochure`, `fact-sheet`",)),
    Mistake("a kind misspelt", typed("fact-sheet", "factsheet"), ("1 content-unknown-kind did you mean `fact-sheet`",)),
    Mistake("a component that is none", typed("component: prose", "component: diagram"),
            ("9 content-unknown-component known are `barcode`",)),
    Mistake("a slot that is none", typed("slot: main", "slot: sidebar"),
            ("10 content-unknown-slot did you mean `side`",)),
    Mistake("Windows-1256", titled("مكتبتنا"), (f"4 {UTF8} iconv -f WINDOWS-1256",), encoding="cp1256"),
    Mistake("Windows-1252", titled("Café library").replace(", ar: مكتبة الميناء", ""),
            (f"5 {UTF8} iconv -f WINDOWS-1252",), encoding="cp1252"),
    Mistake("UTF-16", DOCUMENT, (f"1 {UTF8} iconv -f UTF-16LE",), encoding="utf-16"),
    Mistake("a mark at the start of UTF-8", DOCUMENT, encoding="utf-8-sig"),
    Mistake("line ends of Windows", DOCUMENT.replace("\n", "\r\n")),
    Mistake("soft hyphens", says("We lend ency\u00adclopae\u00addias"), ("13 content-pasted run `mezanprint fix`",)),
    Mistake("spaces without width", says("We\u200b lend\u200bbooks"),
            (f"13 {CHARACTER} delete it", f"13 {CHARACTER} between two words write a space")),
    Mistake("no-break spaces before a key", typed("    slot", "\u00a0" * 4 + "slot"), (f"10 {KEY} type a space",)),
    Mistake("a no-break space in a text", says("We\u00a0lend books")),
    Mistake("a mark of UTF-8 in a text", says("We\ufefflend books"),
            (f"13 {CHARACTER} between two words write a space",)),
    Mistake("text from a PDF", says("ﻣﻜﺘﺒﺔ ﺍﻟﻤﻴﻨﺎﺀ"), ("13 content-pasted write `مكتبة`, or run `mezanprint fix`",)),
    Mistake("a line separator", says("We lend\u2028books"), (f"13 {CHARACTER} write a new line",)),
    Mistake("a line break of Word", says("We lend\x0bbooks"), (f"13 {CHARACTER} write a new line",)),
    Mistake("a bullet of Word", says("\uf0b7 We lend books"),
            (f"13 {LITERAL} begin each item with `- `", "13 typeset-glyph write another character")),
    Mistake("bullets", says("• one\n      • two"), (f"13 {LITERAL} begin each item with `- `",)),
    Mistake("emoji", says("We lend books 📚❤️")),
    Mistake("spaces in the name of a picture", shows("my photo.jpg"), (), "my photo.jpg"),
    Mistake("the name of a picture in Arabic", shows("صورة القاعة.jpg"), (), "صورة القاعة.jpg"),
    *(Mistake(f"a folder called {name}", DOCUMENT, (f"- {NAME} use small letters, digits and `-`",), folder=name)
      for name in ("My Fact Sheet", "نشرة", "Library")),
    *(Mistake(f"a file called {name}", DOCUMENT, (f"- {NAME} rename the file",), document=name)
      for name in ("document.yml", "Document.yaml", "document.yaml.txt", "documents.yaml")),
    Mistake("a picture without words", shows("room.jpg").replace("      alt: A picture\n", ""),
            ("18 content-image-alt describe in `alt`",), "room.jpg"),
    Mistake("two sections in a slot for one", DOCUMENT.replace("slot: main", "slot: lead")
            + PROSE.replace("id: a", "id: b").replace("slot: main", "slot: lead"),
            ("14 content-full-slot move the section to another slot",)),
    Mistake("a table of Markdown", says("| a | b |\n      |---|---|\n      | 1 | 2 |"),
            (f"13 {LITERAL} use the component `table`",)),
    Mistake("headings of Markdown", says("# Big\n      ## Smaller\n      text"),
            (f"13 {LITERAL} headings are `###`", f"14 {LITERAL} headings are `###`")),
    Mistake("HTML", says("<b>We</b> lend<br>books &amp; films &nbsp;"),
            (f"13 {LITERAL} marks of the Markdown subset",)),
    Mistake("a list in a list", says("- a\n        - b\n      - c"),
            ("14 content-markdown make it a list of its own",)),
    Mistake("an address in a text", says("See [site](https://example.org) or https://example.org"),
            ("13 content-link-address under `links` and its id here",)),
    Mistake("braces", says("Use {name} and 50% of { it }"), (
        "13 content-unknown-placeholder write `\\{` for a brace", "13 content-placeholder-spaces write `{it}`",
        "13 content-unknown-placeholder write `\\{` for a brace")),
    Mistake("a title that is a number", titled("2026")),
    Mistake("an at sign first", titled("@library"), (f'5 {YAML} in quotes: `"@library"`',)),
    Mistake("a percent sign inside", titled("50% more")),
    Mistake("bold first", titled("**Bold** title"), (f'5 {YAML} in quotes: `"**Bold** title"`',)),
    Mistake("no title", titled("").replace("title: \n", "title:\n"), ("5 content-empty write the text",)),
    Mistake("an empty file", "", ("1 content-yaml-root write one `key: value` a line",)),
    Mistake("no sections", HEAD.replace("sections:\n", ""), ("1 content-no-sections write `sections:`",)),
    Mistake("an edition that is none", typed("[en]", "[en, fr]"), ("3 content-edition an edition is a locale",)),
    Mistake("telephone, mail and address as they are said", DOCUMENT + CONTACT, (
        f"19 {VALUE} `name@example.org`", f"20 {VALUE} `https://` before it")),
    Mistake("curly quotes around a word", typed("component: prose", "component: ‘prose’"),
            ("9 content-unknown-component did you mean `prose`",)),
    Mistake("no space behind a hyphen", typed("  - id: a", "  -id: a"), (f"8 {KEY} write `- id:`",)),
    Mistake("no space behind a colon", typed("title: Our", "title:Our"), (f"5 {YAML} write `title: Our library`",)),
    Mistake("a word wider than the page", titled("Donaudampfschifffahrtsgesellschaftskapitänsbibliothek"),
            ("5 layout-off-page shorten the text",)),
)  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as `mezanprint new` makes it, whose content each mistake replaces."""
    root = tmp_path_factory.mktemp("first") / "leaflets"
    create(root)
    return root


def write(root: Path, mistake: Mistake) -> None:
    rmtree(root / "content")
    folder = root / "content" / mistake.folder
    folder.mkdir(parents=True)
    (folder / mistake.document).write_bytes(mistake.text.encode(mistake.encoding))
    if mistake.file == "huge.jpg":
        with open(folder / mistake.file, "wb") as stream:
            stream.truncate(LARGE)
    elif mistake.file.endswith(".heic"):
        (folder / mistake.file).write_bytes(b"what it holds is not looked at")
    elif mistake.file:
        width, mode = (300, "RGB") if mistake.file == "tiny.jpg" else (900, "CMYK" if "cmyk" in mistake.file else "RGB")
        Image.new(mode, (width, width * 2 // 3)).save(folder / mistake.file)


def told(root: Path, *, on_the_page: bool) -> list[Diagnostic]:
    """Return what a check of the project tells; it is typeset only where the page is what tells."""

    def made(composition: Composition, _: Path) -> Artifact:
        return produce(composition, root) if on_the_page else typeset(composition, root)

    session = BuildSession(root, Options(publish=False))
    session.workers = lambda _editions: Workers(made)  # type: ignore[method-assign, assignment]
    return list(session.build(Selection((), ("en",)), Silence()).findings)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_in_its_place_with_a_remedy_that_works(mistake: Mistake, project: Path) -> None:
    write(project, mistake)
    found = told(project, on_the_page=any(PAGE.search(each) for each in mistake.told))
    places = [f"{each.span.line or '-' if each.span else '-'} {each.code}" for each in found]
    assert places == [" ".join(each.split(" ", 2)[:2]) for each in mistake.told]
    for finding, expected in zip(found, mistake.told, strict=True):
        remedy = "".join(expected.split(" ", 2)[2:])
        assert remedy in "\n".join(finding.hints)
