"""A line never begins with the call of a note, after whichever sign and in a column of any width."""

import pytest

from positions import Place, characters, printed

WIDTHS = {"en": range(61, 101, 2), "ar": range(60, 100, 2)}
"""Half millimetres; a call is wider than a whole one, so that in some of them it alone has no room any more."""
WORDS = {
    "en": "A boat was off the coast,{0} forces fired at it.{0} Who saw it?{0} One man was shot:{0} five were held!{0}",
    "ar": "كان قارب قبالة الساحل،{0} فأطلقت عليه النار.{0} من رآه؟{0} وأصيب أحد الصيادين:{0} واحتجز خمسة منهم!{0}",
}
CALLS = {
    "end": '<a class="note-call" href="#note-a">7</a>',
    "page": '<span class="footnote">Words.</span>',
}
CSS = """@page { size: 90mm 1500mm; margin: 5mm } p { font-size: 10pt; line-height: 14pt; margin: 0 0 4mm }
.note-call { font-size: 0.68em; vertical-align: super } .footnote { float: footnote; font-size: 4pt }
.footnote::footnote-call { content: "7"; font-size: 0.68em; vertical-align: super }
.footnote::footnote-marker { content: "" }"""


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("notes", CALLS)
def test_a_call_stands_on_the_line_of_its_word(notes: str, locale: str) -> None:
    widths = WIDTHS[locale] if notes == "end" else WIDTHS[locale][:6]  # notes at the foot cost much
    body = "".join(f'<p style="width: {width / 2}mm">{WORDS[locale].format(CALLS[notes])}</p>' for width in widths)
    seen = list(characters(printed(body + '<p id="note-a">End.</p>', CSS, locale=locale)))
    calls = [each for each in seen if each.text == "7"]
    assert len(calls) == 5 * len(widths)
    alone = [call for call in calls if not any(_before(locale, call, each) for each in seen)]
    assert alone == []


def test_dots_of_a_leader_which_are_of_no_element_are_laid_out() -> None:
    css = CSS + " .toc::after { content: leader('.') '12' }"
    seen = "".join(
        each.text for each in characters(printed('<p><a class="toc" href="#b">Boats</a></p>' + "<p id=b>End.</p>", css))
    )
    assert "..12" in seen


def _before(locale: str, call: Place, each: Place) -> bool:
    """Tell whether a letter or sign stands right before a call, which is set higher."""
    gap = call.left - each.right if locale == "en" else each.left - call.right
    return -0.5 < gap < 0.8 and abs(call.y - each.y) < 2.5
