"""Numbers of a proof stand beside their strings, on free paper only."""

from itertools import combinations

from mezanprint.model.geometry import Area
from mezanprint.model.regions import PageLayout, Region
from mezanprint.outputs.labels.placing import MARGIN, Tag, place_tags

RTL = frozenset({"ar"})


def region(*lines: Area, language: str = "ar") -> Region:
    return Region("doc:x", language, lines, "نص")


def tags(*regions: Region, printed: tuple[Area, ...] = (), width: float = 400) -> tuple[Tag, ...]:
    letters = tuple(line for each in regions for line in each.lines)
    page = PageLayout(width, 300, regions, (*letters, *printed))
    return place_tags(page, tuple(enumerate(regions, 1)), RTL)


def test_a_number_stands_where_its_string_begins() -> None:
    line = Area(100, 50, 300, 62)
    (arabic,), (english,) = tags(region(line)), tags(region(line, language="en"))
    assert 300 < arabic.area.left < 305
    assert 95 < english.area.right < 100
    assert line.top < arabic.area.top < arabic.area.bottom < line.bottom
    assert arabic.leader is None


def test_the_bar_spans_all_lines_of_the_string() -> None:
    (tag,) = tags(region(Area(100, 50, 300, 62), Area(150, 66, 302, 78)))
    assert (tag.bar.top, tag.bar.bottom) == (50, 78)
    assert tag.bar.left > 302


def test_the_mark_of_a_list_is_jumped_over_and_not_crossed_out() -> None:
    dash = Area(302, 55, 308, 57)
    (tag,) = tags(region(Area(100, 50, 300, 62)), printed=(dash,))
    assert tag.area.left > dash.right
    assert tag.leader is None


def test_no_number_jumps_over_words() -> None:
    words = Area(303, 50, 390, 62)
    (tag,) = tags(region(Area(100, 50, 300, 62)), printed=(words,))
    assert tag.area.right < 100


def test_where_there_is_no_paper_the_number_stands_in_the_margin_with_a_line() -> None:
    line = Area(150, 50, 300, 62)
    (tag,) = tags(region(line), printed=(Area(301, 0, 400, 300), Area(0, 0, 149, 300)))
    assert 400 < tag.area.left < tag.area.right < 400 + MARGIN
    assert tag.leader
    assert tag.leader.top == tag.leader.bottom < line.top
    assert (tag.leader.left, tag.leader.right) == (tag.bar.left, tag.area.left)


def test_crowded_numbers_meet_neither_letters_nor_one_another() -> None:
    cells = [region(Area(40 + 60 * x, 20 + 7 * y, 95 + 60 * x, 26 + 7 * y)) for x in range(5) for y in range(38)]
    placed = tags(*cells)
    assert [tag.number for tag in placed] == list(range(1, len(cells) + 1))
    assert not any(one.area.meets(two.area) for one, two in combinations(placed, 2))
    letters = [line for each in cells for line in each.lines]
    assert not any(tag.area.meets(line) for tag in placed for line in letters)
