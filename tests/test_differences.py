"""The difference of two versions keeps its order on a terminal and on a page, whatever stands in it."""

from mezanprint.console.differences import as_html, as_line
from mezanprint.model.locales import Direction

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"


def test_on_a_line_what_went_and_what_came_is_marked_and_isolated() -> None:
    told = as_line("report of 2016", "report of 2017", Direction.LTR)
    assert told == f"{LRI}report of {LRI}[-2016-]{PDI}{LRI}{{+2017+}}{PDI}{PDI}"
    told = as_line("تقرير 2016", "تقرير 2017", Direction.RTL)
    assert told == f"{RLI}تقرير {RLI}[-2016-]{PDI}{RLI}{{+2017+}}{PDI}{PDI}"


def test_in_colour_what_went_is_struck_through() -> None:
    told = as_line("old", "new", Direction.LTR, coloured=True)
    assert told == f"{LRI}{LRI}\x1b[31;9mold\x1b[0m{PDI}{LRI}\x1b[32;1mnew\x1b[0m{PDI}{PDI}"


def test_nothing_of_a_text_commands_the_terminal_or_leaves_its_isolate() -> None:
    told = as_line("a\x1b[2Jb", f"a{PDI}\u202eb\nc", Direction.LTR)
    inside = told[1:-1].replace(LRI, "").replace(PDI, "")
    assert inside == "a[-\\u001b[2Jb-]{+\\u2069\\u202eb\\u000ac+}"


def test_on_a_page_it_is_elements_and_escaped_text() -> None:
    assert as_html("a <b> one", "a <b> two") == "a &lt;b&gt; <del>one</del><ins>two</ins>"
    assert as_html("one\ntwo", "one\ntwo\u200b") == "one<br>two<ins>\\u200b</ins>"
