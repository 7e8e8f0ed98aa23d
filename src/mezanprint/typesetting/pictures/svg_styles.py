"""Style sheets of drawings: each rule is written out into the elements it means, where the drawing gate sees it.

Charts and editors put their colours into ``<style>``. No sheet goes on, and what a rule says must be allowed as an
attribute.
"""

from xml.etree.ElementTree import Element

import cssselect2
import tinycss2

from mezanprint.model.translatable import msg
from mezanprint.typesetting.pictures.svg_rules import SVG_PREFIX, Refused

MAX_SHEET = 64 * 1024
MAX_RULES = 500
MAX_MATCHES = 2_000_000
"""Of elements with rules: more would only be there to keep us busy."""
_STYLE = SVG_PREFIX + "style"


def write_out_styles(root: Element) -> None:
    """Take the style sheets out of a drawing and put what they say into ``style``; ``Refused`` if it is not plain."""
    sheets = [(around, each) for around in root.iter() for each in around if each.tag == _STYLE]
    if not sheets:
        return
    matcher, rules = cssselect2.Matcher(), 0
    for around, each in sheets:
        around.remove(each)
        for selectors, declarations in _rules(each):
            rules += 1
            for selector in selectors:
                matcher.add_selector(selector, declarations)
    if rules > MAX_RULES or rules * sum(1 for _ in root.iter()) > MAX_MATCHES:
        raise Refused(msg("has a style sheet with too many rules"))
    for wrapper in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
        found = [declarations for _, _, pseudo, declarations in matcher.match(wrapper) if pseudo is None]
        if found:
            element = wrapper.etree_element
            plain, urgent = ("; ".join(filter(None, part)) for part in zip(*found, strict=True))
            element.set("style", "; ".join(filter(None, (plain, element.get("style"), urgent))))


def _rules(sheet: Element) -> list[tuple[list[object], tuple[str, str]]]:
    """Return selectors and declarations of each rule: those of a sheet, and those that say ``!important``."""
    text = sheet.text or ""
    if len(text) > MAX_SHEET or len(sheet):
        raise Refused(msg("has a style sheet with too many rules"))
    if sheet.get("media", "all") != "all" or sheet.get("type", "text/css") != "text/css":
        raise Refused(msg("has a style sheet that does not always hold"))
    rules = []
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule":
            raise Refused(msg("has `@{name}` in its style sheet, which is no plain drawing", name=rule.at_keyword[:40]))
        if rule.type != "qualified-rule":
            raise Refused(msg("has a style sheet that cannot be read"))
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            raise Refused(msg("has a style sheet that cannot be read")) from None
        rules.append((selectors, _declarations(rule.content)))
    return rules


def _declarations(content: list[object]) -> tuple[str, str]:
    plain: list[str] = []
    urgent: list[str] = []
    for each in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if each.type != "declaration":
            raise Refused(msg("has a style sheet that cannot be read"))
        value = tinycss2.serialize(each.value).strip()
        if ";" in value:
            raise Refused(msg("has a strange value: `{name}: {value}`", name=each.lower_name[:60], value=value[:60]))
        (urgent if each.important else plain).append(f"{each.lower_name}: {value}")
    return "; ".join(plain), "; ".join(urgent)
