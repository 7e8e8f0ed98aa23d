"""Arabic lines filled by longer joins: where they may stand, how they are shared out, and what stays as it was."""

import io
import re
import shutil
from itertools import pairwise
from pathlib import Path
from statistics import pvariance
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.compositions import BASE_URL
from mezanprint.project.files import Files
from mezanprint.typesetting import typeset as typesetting
from mezanprint.typesetting.boxes.tree import descendants
from mezanprint.typesetting.kashida.joins import TATWEEL, joins
from mezanprint.typesetting.kashida.share import Chance, share
from mezanprint.typesetting.kashida.stretch import _lines, _width, stretch_lines
from mezanprint.typesetting.typeset import picture_gate, typeset
from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
from mezanprint.typesetting.weasyprint.weasy import HTML, Document, boxes
from sheets import sheet

TEXT = (
    "في كل شارع مصباح يضيء الطريق لمن يعود إلى بيته بعد غياب الشمس، ولا يسأل المصباح عن اسم العابر ولا عن وجهته. "
    "وحين تنقطع الكهرباء يجتمع الجيران حول سراج صغير، فيقرأ الكبير للصغير ما حفظه من حكايات البحر والصيادين والميناء. "
    "قال الشيخ إن الضوء حق للناس جميعا، وإن من يحرس الضوء يحرس الطريق، فاكتبوا أسماء الشوارع التي بقيت بلا مصابيح. "
)
CSS = """
@page { size: 110mm 170mm; margin: 10mm }
body { columns: 2; column-gap: 5mm; font: 11pt/1.7 Amiri }
p { text-align: justify }
"""


def elongated(word: str) -> list[str]:
    """Return ``word`` as each of its joins would lengthen it, best first."""
    return [word[: join.before] + TATWEEL + word[join.before :] for join in joins(word)]


@pytest.mark.parametrize(
    ("word", "best"),
    [
        ("المستوى", "المسـتوى"),  # after seen, before anything else
        ("قضية", "قضـية"),
        ("جديد", "جديـد"),  # before a final dal
        ("غاية", "غايـة"),
        ("كتاب", "كتـاب"),  # before alef
        ("جميل", "جميـل"),
        ("كبير", "كبـير"),  # before the tooth that stands before reh
        ("حقوق", "حقـوق"),
        ("مَدَارِسُهُ", "مَدَارِسُـهُ"),  # the mark stays with its letter
    ],
)
def test_the_best_join_is_the_one_of_the_published_order(word: str, best: str) -> None:
    assert (elongated(word) or [""])[0] == best


@pytest.mark.parametrize("word", ["من", "في", "الله", "لله", "والله", "Gaza", "2017", "ورد", "", "غزةA", "لا"])
def test_words_that_must_stay_as_they_are_have_no_such_join(word: str) -> None:
    assert joins(word) == ()


def test_no_line_comes_between_lam_and_alef_or_an_article_and_its_word() -> None:
    for word in re.findall(r"\w+", TEXT + "سلام الإعلان للإنسان بالحكم كالتمييز والدين فالدار"):
        for each in elongated(word):
            assert not re.search("لـ[اأإآ]|^[وفبك]?الـ|^للـ|^[بكل]ـال", each), each


chances = st.lists(
    st.builds(
        Chance,
        st.integers(0, 12),
        st.integers(1, 7),
        st.floats(0, 300),
        st.floats(0.5, 9),
        st.floats(0.5, 9),
    ),
    max_size=20,
    unique_by=lambda chance: (chance.word, chance.place),
)


@given(st.floats(0, 80), chances, st.lists(st.floats(0, 300), max_size=3))
def test_a_line_is_never_overfilled_nor_a_word_lengthened_twice(
    slack: float, offered: list[Chance], taken: list[float]
) -> None:
    given_out = share(slack, offered, 10.0, taken)
    lengths = {chance: chance.first + (count - 1) * chance.more for chance, count in given_out.items()}
    assert sum(lengths.values()) <= slack + 1e-6
    assert all(0 < length <= 10 + 1e-6 for length in lengths.values())
    assert len({chance.word for chance in given_out}) == len(given_out)
    assert all(abs(chance.place - place) >= 10 for chance in given_out for place in taken)


def test_neighbouring_words_wait_until_others_cannot_fill_the_line() -> None:
    row = [Chance(number, 2, 20.0 * number, 2.0, 2.0) for number in range(6)]
    few = sorted(chance.word for chance in share(6.0, row, 10.0, ()))
    assert all(b - a > 1 for a, b in pairwise(few))
    assert len(share(55.0, row, 10.0, ())) == 6


def laid_out(justify: str) -> Document:
    page = f'<html lang="ar" dir="rtl"><style>{CSS}</style><body data-justify="{justify}"><p>{TEXT * 3}</p>'
    return HTML(string=page).render()


def text_boxes(line: Any) -> list[Any]:
    return [box for box in descendants(line) if isinstance(box, boxes.TextBox)]


def spacing(line: Any) -> float:
    """Return by how many px the spaces of a line are stretched."""
    return max((box.justification_spacing for box in text_boxes(line)), default=0.0)


def justified(document: Document) -> list[Any]:
    """Return the lines that are stretched, inside chosen elements."""
    lines = (line for page in document.pages for line in _lines(page._page_box, by_default=False))
    return [line for line in lines if spacing(line)]


def test_word_spaces_vary_at_most_half_as_much_and_lines_keep_their_words() -> None:
    document = laid_out("kashida")
    lines = justified(document)
    before, places = [spacing(line) for line in lines], [(line.position_x, line.width) for line in lines]
    words = [box.text for line in lines for box in text_boxes(line)]
    stretch_lines(document)
    after = [spacing(line) for line in lines]
    assert len(lines) > 20
    assert pvariance(after) <= pvariance(before) / 2
    assert min(after) >= 0
    assert [box.text for line in lines for box in text_boxes(line)] == words
    for (x, width), line in zip(places, lines, strict=True):
        assert (line.position_x, line.width) == (pytest.approx(x, abs=0.01), pytest.approx(width, abs=0.01))


def test_the_sample_booklet_in_two_columns_has_evener_spaces(
    repo_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("brand", "content", "templates", "locales", "mezanprint.toml"):
        copy = shutil.copytree if (repo_root / part).is_dir() else shutil.copyfile
        copy(repo_root / part, tmp_path / part)
    kind, style = (tmp_path / "templates/booklet" / name for name in ("kind.toml", "style.css"))
    kind.write_text(f'justify = "kashida"\n{kind.read_text("utf-8")}', "utf-8")
    style.write_text(style.read_text("utf-8") + ".prose { columns: 2; column-gap: 5mm }", "utf-8")
    project = Project(Files(tmp_path))
    (edition,) = select(project, Selection(("al-mezan-booklet",), ("ar",)))
    composition = prepare(project, edition).composition
    fetcher = ProjectFetcher(Files(tmp_path), composition.resources, picture_gate(150))
    lines, before = list[Any](), list[float]()

    def noted(document: Document) -> None:
        lines.extend(justified(document))
        before.extend(map(spacing, lines))
        stretch_lines(document)

    monkeypatch.setattr(typesetting, "stretch_lines", noted)
    typesetting.lay_out(HTML(string=composition.html, base_url=BASE_URL, url_fetcher=fetcher))
    assert len(lines) > 60
    assert pvariance(map(spacing, lines)) <= pvariance(before) / 2


def test_only_justified_lines_of_chosen_elements_are_lengthened() -> None:
    for justify, many in (("start", False), ("kashida", True)):
        document = laid_out(justify)
        stretch_lines(document)
        pieces = [box for page in document.pages for box in text_boxes(page._page_box)]
        lengthened = [piece for piece in pieces if TATWEEL in piece.pango_layout.text]
        assert bool(lengthened) == many
        assert pieces[-1] not in lengthened


def test_elongations_of_neighbouring_lines_do_not_stand_over_one_another() -> None:
    """Measured on the laid-out lines: the letters of each line, with tatweels, from its right edge."""
    document = laid_out("kashida")
    lines = justified(document)
    stretch_lines(document)
    spans = [_elongations(line) for line in lines]
    assert sum(map(len, spans)) > 30
    stacked = [
        (upper, lower)
        for (above, first), (below, second) in pairwise(zip(spans, lines, strict=True))
        if first.position_x == second.position_x and 0 < second.position_y - first.position_y < 30
        for upper in above
        for lower in below
        if min(upper[1], lower[1]) > max(upper[0], lower[0])
    ]
    assert stacked == []


def _elongations(line: Any) -> list[tuple[float, float]]:
    """Return the left and right end of each row of tatweels, px."""
    (box,) = text_boxes(line)
    text = box.pango_layout.text

    def left_of(end: int) -> float:
        rest = text[end:]
        return float(box.position_x + _width(box, rest) + rest.count(" ") * box.justification_spacing)

    return [(left_of(row.end()), left_of(row.start())) for row in re.finditer(f"{TATWEEL}+", text)]


def test_every_word_is_found_and_no_tatweel_is_copied(tmp_path: Path) -> None:
    composition = sheet(f'<div data-justify="kashida"><p>{TEXT}</p></div>', CSS)
    artifact = typeset(composition, tmp_path)
    plain = typeset(sheet(f"<div><p>{TEXT}</p></div>", CSS), tmp_path)
    assert artifact.lines == plain.lines
    with pypdfium2.PdfDocument(io.BytesIO(artifact.data)) as pdf:
        found = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert TATWEEL not in found
    words = set(re.findall(r"\w+", TEXT))
    assert words - set(re.findall(r"\w+", found)) == set()
    assert typeset(composition, tmp_path).data == artifact.data
