"""Lines of templates, carried through to the page: what is wrong with an element is told where it is written.

Tags that the page is checked for take a mark with them, in characters that no text may hold. ``unmarked`` takes the
marks out again before the page goes any further.
"""

import re
from urllib.parse import quote, unquote

from jinja2 import nodes

from mezanprint.model.diagnostics import Span

_CHECKED = re.compile(r"<(?:h[1-6]|img|table|a)\b")
_BEGIN, _END = "\ufdd0", "\ufdd1"
"""Noncharacters of Unicode: for use inside a program (The Unicode Standard, 23.7)."""
_MARK = re.compile(f"{_BEGIN}([^{_END}]*):([0-9]+){_END}")


def mark(template: nodes.Template, path: str) -> nodes.Template:
    """Return a parsed template whose tags say that they stand in the template at ``path``, and on which line."""
    named = quote(path)
    for data in template.find_all(nodes.TemplateData):
        first, text = data.lineno, data.data

        def marked(tag: re.Match[str], first: int = first, text: str = text) -> str:
            return f"{tag[0]}{_BEGIN}{named}:{first + text.count(chr(10), 0, tag.start())}{_END}"

        data.data = _CHECKED.sub(marked, text)
    return template


def unmarked(html: str) -> str:
    """Return a page without marks."""
    return _MARK.sub("", html)


def place_of(tag: str) -> Span | None:
    """Return where the tag with the attributes ``tag`` is written; None for one that content or a filter made."""
    found = _MARK.search(tag)
    return found and Span(unquote(found[1]), int(found[2]))
