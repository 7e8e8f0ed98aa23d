"""Style sheets of templates: what is refused, where, and why."""

from pathlib import Path

import pytest

from mezanprint.templating.styles.style_lint import read_sheet
from steps import LINES_TO_REFUSE, at_most

PATH = "templates/leaf/style.css"
HOSTILE = {
    "c01-import-file.css": {"style-at-rule"},
    "c03-font-face.css": {"style-at-rule"},
    "c05-device-zero.css": {"style-address"},
    "c07-variable-bomb.css": {"style-limit"},
    "c09-huge-values.css": {"style-limit", "style-misprint"},
    "c11-margin-bigger-than-page.css": {"style-limit"},
    "c13-grid.css": {"style-limit", "style-misprint"},
    "c15-counter-roman.css": {"style-limit"},
    "c17-background-repeat-tiny.css": {"style-address", "style-limit", "style-break-out"},
    "c19-hide-notice.css": {"style-hidden", "style-words", "style-misprint"},
    "c21-break-out.css": {"style-break-out", "style-syntax"},
    "c23-target-loop.css": set(),
    "c25-flex-loop.css": {"style-physical"},
}
"""Two of them end by themselves and only waste ink: the loop of targets, and the flex boxes but for their floats."""


def found(css: str) -> list[str]:
    """Return the findings for a sheet: ``code line:column: message``."""
    return [f"{d.code} {d.span.line}:{d.span.column}: {d.message}" for d in read_sheet(PATH, css).diagnostics if d.span]


def codes(css: str) -> set[str]:
    return {d.code for d in read_sheet(PATH, css).diagnostics}


def test_every_hostile_sheet_is_known_here(hostile: Path) -> None:
    assert {path.name for path in (hostile / "css").iterdir()} == set(HOSTILE)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_sheet_is_refused_at_once(hostile: Path, name: str) -> None:
    css = (hostile / "css" / name).read_text("utf-8")
    with at_most(LINES_TO_REFUSE):
        assert codes(css) == HOSTILE[name]


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("p {\n  text-indent: 1em }", "style-misprint 2:3: `text-indent` is misprinted here"),
        ("p { display: grid }", "style-misprint 1:5: `display` is misprinted here"),
        ("p { grid-template-columns: 1fr 1fr }", "style-misprint 1:5: `grid-template-columns` is misprinted here"),
        ("p { margin: 0 auto }", "style-misprint 1:5: `margin` is misprinted here"),
        ("p { float: inline-start }", "style-misprint 1:5: `float` is misprinted here"),
        ("p { letter-spacing: 1px }", "style-misprint 1:5: `letter-spacing` is misprinted here"),
        ("p:lang(en), h2 { letter-spacing: 1px }", "style-misprint 1:18: `letter-spacing` is misprinted here"),
        ("p:lang(fa) { letter-spacing: 1px }", "style-misprint 1:14: `letter-spacing` is misprinted here"),
        ("p:lang(fr, ckb) { letter-spacing: 1px }", "style-misprint 1:19: `letter-spacing` is misprinted here"),
        ('p:lang("*-Arab") { letter-spacing: 1px }', "style-misprint 1:20: `letter-spacing` is misprinted here"),
        ("p:not(:lang(en)) { letter-spacing: 1px }", "style-misprint 1:20: `letter-spacing` is misprinted here"),
        ('p:lang("*") { letter-spacing: 1px }', "style-misprint 1:15: `letter-spacing` is misprinted here"),
        ("li::marker { content: '-' }", "style-misprint 1:14: `content` is misprinted here"),
        ("li { list-style-position: inside }", "style-misprint 1:6: `list-style-position` is misprinted here"),
        ("li { list-style: square inside }", "style-misprint 1:6: `list-style` is misprinted here"),
        ("p { column-rule: 1px solid }", "style-misprint 1:5: `column-rule` is misprinted here"),
        ("p { line-clamp: 3 }", "style-misprint 1:5: `line-clamp` is misprinted here"),
        ("p { unicode-bidi: plaintext }", "style-misprint 1:5: `unicode-bidi` is misprinted here"),
        ("p { border: 1px inset #000 }", "style-misprint 1:5: `inset` is misprinted here"),
        ("p { outline-style: groove }", "style-misprint 1:5: `groove` is misprinted here"),
        ("p { color: lab(30 1 6) }", "style-misprint 1:5: `lab(30 1 6)` is misprinted here"),
        ("p { color: color(xyz 0 0 0) }", "style-misprint 1:5: `color(xyz 0 0 0)` is misprinted here"),
        ("img { image-orientation: none }", "style-misprint 1:7: `image-orientation` is misprinted here"),
        ("@page { @footnote { padding-top: 1mm } }", "style-misprint 1:21: `padding-top` is misprinted here"),
        ("@page { @footnote { margin-top: 1.5px } }", "style-misprint 1:21: `margin-top` is misprinted here"),
        ("p::first-letter { color: red }", "style-misprint 1:1: `:first-letter` is misprinted"),
        ("p:dir(rtl) { color: red }", "style-misprint 1:1: `:dir(` is misprinted"),
        ("p { margin-left: 1mm }", "style-physical 1:5: `margin-left` does not turn"),
        ("p { border-right-color: red }", "style-physical 1:5: `border-right-color` does not turn"),
        ("p { left: 0 }", "style-physical 1:5: `left` does not turn"),
        ("p { text-align: right }", "style-physical 1:5: `text-align: right` does not turn"),
        ("p { float: left }", "style-physical 1:5: `float: left` does not turn"),
        ("p { padding: 0 1mm 0 2mm }", "style-physical 1:5: `padding` with different right and left"),
        ("p { border-top-left-radius: 1mm }", "style-physical 1:5: `border-top-left-radius` does not turn"),
        ("p { opacity: 0.5 }", "style-transparent 1:5: `opacity` is transparent"),
        ("p { color: rgba(0, 0, 0, 0.5) }", "style-transparent 1:5: `rgba(0, 0, 0, 0.5)` is transparent"),
        ("p { color: rgb(0 0 0 / 50%) }", "style-transparent 1:5: `rgb(0 0 0 / 50%)` is transparent"),
        ("p { border: 1px solid #12345678 }", "style-transparent 1:5: `#12345678` is transparent"),
        ("p { color: device-cmyk(0 0 0 1) }", "style-ink 1:5: `device-cmyk()` stands outside of a token"),
        ("p { background: ink(#fff, 0 0 0 0) }", "style-ink 1:5: `ink()` stands outside of a token"),
        ("p { --a: 1px solid ink(#fff, 0 0 0 0) }", "style-ink 1:5: `ink()` stands outside of a token"),
        ("p { --a: ink(#fff,) }", "style-ink 1:5: `ink(#fff,)` is no colour with its inks"),
        ("p { --a: ink(red, 0 0 0 1) }", "style-ink 1:5: `ink(red, 0 0 0 1)` is no colour with its inks"),
        ("p { --a: ink(#ff, 0 0 0 1) }", "style-ink 1:5: `ink(#ff, 0 0 0 1)` is no colour with its inks"),
        ("p { --a: ink(#fff, 0 0 0 100) }", "style-ink 1:5: `ink(#fff, 0 0 0 100)` is no colour with its inks"),
        ("p { --a: ink(#fff 0 0 0 1) }", "style-ink 1:5: `ink(#fff 0 0 0 1)` is no colour with its inks"),
        ("p { --a: ink() }", "style-ink 1:5: `ink()` is no colour with its inks"),
        (
            "p { --a-press: device-cmyk(0 0 0 1) }",
            "style-ink 1:5: the inks of `--a` stand apart from its colour on a screen",
        ),
        ("p { display: none }", "style-hidden 1:5: `display: none` hides"),
        ("p::before, p { visibility: hidden }", "style-hidden 1:16: `visibility: hidden` hides"),
        ("p { visibility: hidden !important }", "style-hidden 1:5: `visibility: hidden` hides"),
        ("p { font-size: 0 }", "style-hidden 1:5: `font-size: 0` hides"),
        ("p { color: transparent }", "style-hidden 1:5: `color: transparent` hides"),
        ("p { clip-path: inset(50%) }", "style-hidden 1:5: `clip-path` hides"),
        ("p { inset-inline-start: -9999px }", "style-limit 1:5: `-9999px` is out of all measure"),
        ("p { z-index: 99999999 }", "style-limit 1:5: `99999999` is out of all measure"),
        ("p { width: calc(1px * 999999) }", "style-limit 1:5: `999999` is out of all measure"),
        (
            "p { background: repeating-linear-gradient(red, blue 1px) }",
            "style-limit 1:5: `repeating-linear-gradient()`",
        ),
        ("p { --b: 1; --a: var(--b) var(--a) }", "style-limit 1:13: `--a` comes to more than 500 words"),
        ("p::after { content: 'OFFICIAL' }", "style-words 1:12: words stand in a style sheet"),
        ("p::after { content: var(--words) }", "style-words 1:12: words stand in a style sheet"),
        ("@import 'x.css';", "style-at-rule 1:1: `@import` is not for templates"),
        ("@font-face { font-family: x; src: local('x') }", "style-at-rule 1:1: `@font-face` is not for templates"),
        ("@page { @import 'x'; }", "style-at-rule 1:9: `@import` is not for templates"),
        ("p { @media print { b { color: red } } }", "style-at-rule 1:5: `@media` is not for templates"),
        ("p { color: red", ""),
        ("p { color red }", "style-syntax 1:14: neither a declaration nor a rule"),
        ("p { & b { color: red } }", "style-syntax 1:5: a rule stands in a rule"),
        ("@page;", "style-syntax 1:1: `@page` has no block"),
        ("/* </style> */ p { color: red }", "style-break-out 1:None: `</` ends the style sheet"),
        (
            "p { background: url(https://example.org/x.png) }",
            "style-address 1:17: `https://example.org/x.png` is no file",
        ),
        ("p { background: url(//example.org/x.png) }", "style-address 1:17: "),
        ("p { background: url('data:image/png;base64,xx') }", "style-address 1:17: "),
        ("p { background: url(/etc/passwd) }", "style-address 1:17: "),
        ("p { background: url(../../content/x.png) }", "style-address 1:17: "),
        ("p { background: url('file:///etc/passwd') }", "style-address 1:17: "),
        ("p { background: URL(HTTP://example.org) }", "style-address 1:17: "),
        ("p { background: u\\72l(http://example.org) }", "style-address 1:17: "),
        ("p { background: url() }", "style-address 1:17: "),
        ("@page { @top-left { background: url(http://x) } }", "style-address 1:33: "),
        ("@media print { p { display: none } }", "style-hidden 1:20: "),
    ],
)
def test_a_finding_names_line_and_column(css: str, expected: str) -> None:
    told = found(css)
    assert len(told) == bool(expected)
    assert "".join(told).startswith(expected)


@pytest.mark.parametrize(
    "css",
    [
        "@page { size: A4; margin: 2cm 3cm 2cm 4cm; @top-left { text-align: left } }",
        "@page { @footnote { border-top: 1px solid #b9b4a5; padding-top: 5px } }",
        "@page :left { margin-left: 2cm }",
        "p { margin-inline: 1mm 2mm; padding: 0 1mm; text-align: start; margin-block: auto }",
        'p:lang("*-Latn"), b:lang(fr, tr), i:lang(he), em:is(:lang(en), :lang(es)) { letter-spacing: 0.02em }',
        "p:lang(en) { letter-spacing: 0.02em } [dir=ltr] b { letter-spacing: 1px } p { letter-spacing: 0 }",
        "td::before, td::after { content: attr(data-room); visibility: hidden }",
        "li { list-style-type: '\\2013\\2002' } a::after { content: leader(dotted) }",
        ":root { --a: ink(#123, 0 0 0 1); --b: ink(#FFFFFF, 0% .1 1.0 100%) } p { --c: var(--a); color: var(--c) }",
        "p { color: color(srgb 0.1 0.2 0.3); background: hsl(120 50% 50%); border: 1px dotted hwb(120 10% 20%) }",
        "p { color: rgb(1, 2, 3); border: 1px solid #abc; background: #aabbcc; transform: rotate(3deg) }",
        ":root { --a: 1mm; --b: calc(var(--a) * 2) } p { width: var(--b) }",
        ".n { float: footnote } .n::footnote-call { content: counter(footnote, house) }",
        "@counter-style x { system: numeric; symbols: '0' '1' } @media print { p { color: black } }",
    ],
)
def test_what_pages_need_is_allowed(css: str) -> None:
    assert found(css) == []


def test_every_fault_of_a_sheet_is_told_with_its_line_as_excerpt() -> None:
    css = "p { opacity: 1 }\nh1 { left: 0; color: red }\n"
    sheet = read_sheet(PATH, css)
    assert [(d.span.line, d.span.excerpt) for d in sheet.diagnostics if d.span] == [
        (1, "p { opacity: 1 }"),
        (2, "h1 { left: 0; color: red }"),
    ]


def test_addresses_are_replaced_where_they_stand_and_nothing_else_is() -> None:
    css = (
        "/* url(x) */ a { background: url(m.svg) no-repeat }\n"
        "b { background-image: url( '../base/m n.svg' ), url('o.png') }"
    )
    sheet = read_sheet(PATH, css)
    assert sheet.diagnostics == ()
    assert [address for _, address in sheet.addresses] == ["m.svg", "../base/m n.svg", "o.png"]
    assert sheet.resolved(lambda address: f"<{address}>") == (
        '/* url(x) */ a { background: url("<m.svg>") no-repeat }\n'
        'b { background-image: url("<../base/m n.svg>"), url("<o.png>") }'
    )


def test_a_token_is_its_colour_on_a_screen_and_keeps_its_inks() -> None:
    css = (
        "/* ink(x) */ :root { --a: ink(#23513F, 75% 0.3 .7 0.5); --b: 1mm;\n"
        "  --c: ink(#abc /* :) */, 0 0 0 1); --d: ink(#17324d) } p { color: var(--a) }"
    )
    sheet = read_sheet(PATH, css)
    assert sheet.resolved(str) == (
        "/* ink(x) */ :root { --a: #23513F; --b: 1mm;\n  --c: #abc; --d: #17324d } p { color: var(--a) }"
    )
    assert [(token.name, token.rgb, token.inks, token.span.line) for token in sheet.tokens] == [
        ("--a", (35, 81, 63), (0.75, 0.3, 0.7, 0.5), 1),
        ("--c", (170, 187, 204), (0, 0, 0, 1), 2),
        ("--d", (23, 50, 77), None, 2),
    ]


def test_the_hint_writes_the_inks_of_an_old_twin_into_one_declaration() -> None:
    (found,) = read_sheet(PATH, ":root { --green-press: device-cmyk(0.75 0.3 0.7 0.5) }").diagnostics
    assert found.hints == ("write both in one: `--green: ink(#rrggbb, 0.75 0.3 0.7 0.5)`",)


def test_a_sheet_is_read_once_for_each_text_it_has() -> None:
    assert read_sheet(PATH, "p { left: 0 }") is read_sheet(PATH, "p { left: 0 }")
