"""The program's own pages: templates of the package whose words are in its catalog and whose values are escaped."""

import base64
import hashlib
import re
from html import unescape
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from mezanprint.console import pages
from mezanprint.console.language import ARABIC, ENGLISH, LANGUAGES
from mezanprint.console.pages import FOLDER, in_ascii, render
from mezanprint.model.translatable import msg
from mezanprint.preflight.readers.pdfium import Look

SOURCE = Path(pages.__file__).parents[1]


def preflight(name: str, language: str = ENGLISH) -> str:
    verdict = msg("{file}: {verdict}", file=name, verdict=msg("no fault found for {profile}", profile="press"))
    file = {"verdict": verdict, "scope": (), "findings": (), "looked": {"pages": (), "lacking": ""}}
    return render("preflight", language, names=(name,), files=[file])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that stands for the one of the templates."""
    monkeypatch.setattr(pages, "FOLDER", tmp_path)
    monkeypatch.setattr(pages, "_environment", pages._environment.__wrapped__)
    return tmp_path


def rendered(folder: Path, template: str, language: str = ENGLISH, **content: object) -> str:
    (folder / "try.html.jinja").write_text(template, "utf-8")
    return render("try", language, **content)


def test_the_name_of_a_file_is_text_wherever_it_stands() -> None:
    page = preflight("<i>a&b</i>.pdf")
    assert page.count("&lt;i&gt;a&amp;b&lt;/i&gt;.pdf") == 2
    assert "<i>" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_for_a_browser_lets_in_its_own_style_alone(language: str) -> None:
    page = preflight("x.pdf", language)
    style = re.search("<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none';")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "script-src" not in policy
    assert f'<html lang="{language}" dir="{"rtl" if language == ARABIC else "ltr"}">' in page


def test_words_of_a_template_come_from_the_catalog_and_values_stay_apart(folder: Path) -> None:
    template = "{{ _('page {page}', page=page) }}; {{ ngettext('{n} marked', '{n} marked', 2) }}"
    assert rendered(folder, template, page="A<1") == "page A&lt;1; 2 marked"
    assert "\u2068A&lt;1\u2069" in rendered(folder, template, ARABIC, page="A<1")
    assert "page" not in rendered(folder, template, ARABIC, page="A<1")


def test_a_value_that_is_html_stands_in_a_sentence_as_it_is_and_text_is_escaped(folder: Path) -> None:
    template = "{{ _('panel {used} full').format(used=used) }}"
    assert rendered(folder, template, used=Markup("<b>9</b>")) == "panel <b>9</b> full"
    assert rendered(folder, template, used="<b>9</b>") == "panel &lt;b&gt;9&lt;/b&gt; full"


def test_a_name_that_is_not_there_is_an_error_and_no_gap(folder: Path) -> None:
    with pytest.raises(UndefinedError):
        rendered(folder, "{% if absent %}{% endif %}")


def test_a_page_in_ascii_says_the_same() -> None:
    page = preflight("ماء.pdf", ARABIC)
    assert in_ascii(page).isascii()
    assert unescape(in_ascii(page)) == unescape(page)


def test_a_page_too_large_for_the_usual_resolution_says_so() -> None:
    looks = (Look(1, "", (), (0, 0, 9, 9), 96.0), Look(2, "", (), (0, 0, 9, 9), 40.0))
    file = {"verdict": "x", "scope": (), "findings": (), "marks": ((), ())}
    page = render("preflight", ENGLISH, names=("x",), files=[{**file, "looked": {"pages": looks, "lacking": ""}}])
    assert re.findall("<figcaption>(.*?)</figcaption>", page, re.DOTALL) == [
        "page 1",
        "page 2; too large for more than `40 dpi`",
    ]


def test_python_puts_no_page_together() -> None:
    element = re.compile(r"<(?:table|section|figure|style|div|p)\b")
    rooms = ("console", "outputs", "proofing", "printing", "inspecting", "translating", "server")
    modules = [path for room in rooms for path in (SOURCE / room).rglob("*.py")]
    assert len(modules) > 40
    assert [path.name for path in modules if element.search(path.read_text("utf-8"))] == []


def test_every_template_and_style_sheet_is_in_use() -> None:
    text = "".join(path.read_text("utf-8") for path in (*FOLDER.iterdir(), *SOURCE.rglob("*.py")) if path.is_file())
    names = {path.name for path in FOLDER.iterdir()}
    used = {name for name in names if f'"{name}"' in text or f"'{name}'" in text}
    used |= {name for name in names if f'"{name.removesuffix(".html.jinja")}",' in text}
    assert names - used == set()
