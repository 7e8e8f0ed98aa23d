"""Tags and texts of HTML read whole: tinyhtml5 reads them a character at a time, through a state for each.

What is not plain goes through its states: references, tags over the end of a piece of the page, whatever is amiss.
The tree is built by tinyhtml5 of the same tokens.
"""

import re
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import tinyhtml5
from tinyhtml5.constants import Token
from tinyhtml5.tokenizer import HTMLTokenizer

from mezanprint.typesetting.weasyprint.weasy import instead_of

_KNOWN_RELEASE = "2.1."
_ATTRIBUTE = r'[\t\n\f\r ]++([A-Za-z][-:A-Za-z0-9]*+)(?:="([^"&\0]*+)")?+'
_TAG = re.compile(rf"<(/?)([A-Za-z][A-Za-z0-9]*+)((?:{_ATTRIBUTE})*+)[\t\n\f\r ]*+(/?)>")
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_TEXT = re.compile(r"(?:([\t\n\f\r ]++)|[^\t\n\f\r &<\0][^&<\0]*+)(?!\Z)")
"""Up to another character, so that a text is not over with a piece; spaces first, as tinyhtml5 tells them apart."""


class _Tokens(HTMLTokenizer):  # type: ignore[misc]
    """The tokens of a page, as ``tinyhtml5.tokenizer.HTMLTokenizer`` gives them, which it stands in for."""

    def data_state(self) -> bool:
        """Give the next token outside of scripts, styles and titles."""
        stream = self.stream
        if tag := _TAG.match(stream.chunk, stream.chunk_offset):
            token = _token(tag)
            if token is None:
                return bool(super().data_state())
            self.current_token = token  # by which a title or a style knows its end
            self.token_queue.append(token)
            stream.chunk_offset = tag.end()
        elif text := _TEXT.match(stream.chunk, stream.chunk_offset):
            kind = Token.CHARACTERS if text[1] is None else Token.SPACE_CHARACTERS
            self.token_queue.append({"type": kind, "data": text[0]})
            stream.chunk_offset = text.end()
        else:
            return bool(super().data_state())
        return True


def _token(tag: re.Match[str]) -> dict[str, Any] | None:
    """Return the token of a tag; None of one that tinyhtml5 has something to say about."""
    end, name, attributes, *_, closed = tag.groups()
    pairs = _ATTRIBUTES.findall(attributes) if attributes else ()
    data = {attribute.lower(): value for attribute, value in pairs}
    if len(data) < len(pairs) or (end and (pairs or closed)):
        return None
    if end:
        return {"type": Token.END_TAG, "name": name.lower(), "data": [], "selfClosing": False}
    closing = {"selfClosing": bool(closed), "selfClosingAcknowledged": False}
    return {"type": Token.START_TAG, "name": name.lower(), "data": data, **closing}


def plain_tokens() -> AbstractContextManager[Any]:
    """Read the HTML that is parsed inside the block so; in an unknown release as tinyhtml5 does."""
    if not tinyhtml5.__version__.startswith(_KNOWN_RELEASE):
        return nullcontext()
    return instead_of(tinyhtml5.parser, "HTMLTokenizer", _Tokens)
