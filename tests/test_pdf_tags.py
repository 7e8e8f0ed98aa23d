"""Tags say the language of each part, and ornaments are none of their business."""

import io
import logging
from pathlib import Path

import pikepdf
import pytest

from mezanprint.typesetting.typeset import typeset
from sheets import listed, sheet

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><path d="M0 0h20v20z"/></svg>'


def tagged(body: str, root: Path = Path("/"), *resources: str, locale: str = "ar") -> pikepdf.Pdf:
    artifact = typeset(sheet(body, locale=locale, resources=listed(root, *resources)), root)
    return pikepdf.open(io.BytesIO(artifact.pdf))


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    return [
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem" and thing.get("/S") == kind
    ]


def languages(pdf: pikepdf.Pdf) -> list[str | None]:
    return [str(each["/Lang"]) if "/Lang" in each else None for each in elements(pdf, "/Span") if "/K" in each]


def test_a_latin_name_in_arabic_is_marked_as_english() -> None:
    pdf = tagged('<p>برنامج <span lang="en" dir="ltr">C++</span> هنا</p>')
    assert str(pdf.Root.Lang) == "ar"
    assert sorted(languages(pdf), key=str) == [None, None, None, "en"]


def test_an_arabic_paragraph_in_an_english_document_is_marked_as_arabic() -> None:
    pdf = tagged('<p>Name:</p><p lang="ar" dir="rtl">مركز الميزان</p>', locale="en")
    assert sorted(languages(pdf), key=str) == [None, "ar"]


def test_an_ornament_is_no_figure(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(DRAWING)
    pdf = tagged('<p>نص <img src="a.svg" alt=""></p>', tmp_path, "a.svg")
    content = pdf.pages[0].Contents.read_bytes()
    assert b"/Artifact BMC" in b" ".join(content.split())
    reachable = elements(pdf, "/P")
    figures = [kid for element in reachable for kid in element.K if kid.get("/S") == "/Figure"]
    assert figures == []


def test_a_picture_with_words_is_a_figure_with_them(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(DRAWING)
    pdf = tagged('<p>نص <img src="a.svg" alt="قارب"></p>', tmp_path, "a.svg")
    (figure,) = elements(pdf, "/Figure")
    assert str(figure.Alt) == "قارب"


def test_another_release_of_weasyprint_is_used_untouched_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mezanprint.typesetting.pdf_tags.is_known_release", lambda: False)
    artifact = typeset(sheet('<p>نص <span lang="en">x</span></p>'), Path("/"))
    assert [found.code for found in artifact.diagnostics] == ["typeset-release"]
    assert artifact.pdf.startswith(b"%PDF")


def test_the_wrapped_function_is_put_back(caplog: pytest.LogCaptureFixture) -> None:
    from mezanprint.typesetting.weasy import weasyprint

    before = weasyprint.pdf.add_tags
    with caplog.at_level(logging.ERROR):
        tagged("<p>نص</p>")
    assert weasyprint.pdf.add_tags is before
