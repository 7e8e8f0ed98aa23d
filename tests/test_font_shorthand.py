"""The shorthand ``font`` of style sheets, as web pages read it for the fonts that they embed."""

import pytest
import tinycss2

from mezanprint.webpage.css_values import families, is_slanted, longhands, weight


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ('11pt/1.4 "IBM Plex Sans", Amiri', (("IBM Plex Sans", "Amiri"), 400, False)),
        ("italic 600 1em Amiri", (("Amiri",), 600, True)),
        ("normal bold small-caps smaller/normal Noto Naskh Arabic", (("Noto Naskh Arabic",), 700, False)),
        ("bold calc(1em + 2pt) Amiri", (("Amiri",), 700, False)),
        ("700 var(--size)/1.2 Amiri", (("Amiri",), 700, False)),
        ("caption", None),
        ("var(--all)", None),
        ("", None),
    ],
)
def test_the_shorthand_says_what_its_parts_say(value: str, told: tuple[tuple[str, ...], int, bool] | None) -> None:
    tokens = [token for token in tinycss2.parse_component_value_list(value) if token.type != "whitespace"]
    parts = longhands(tokens)
    if told is None:
        assert parts == {}
    else:
        slanted = is_slanted(parts["font-style"], True)
        assert (families(parts["font-family"]), weight(parts["font-weight"], 300), slanted) == told
