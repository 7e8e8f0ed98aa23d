"""Blanks that are too many, or in the wrong place. U+FFFC stands for what is protected."""

import re

_LETTER = "\u0621-\u063a\u0641-\u065f\u066e-\u06d3\u06d5\ufffc"
_ARABIC = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3\u06d5"
_MARK = "\u060c\u061b\u061f"
_RUN = re.compile("[ \t]{2,}|\t")
_BEFORE = re.compile(f"(?<=[{_LETTER}\\d)\\]\u00bb\u201d]) +(?=[{_MARK}])")
_BEFORE_POINT = re.compile("(?<=[\u0621-\u065f]) +(?=[.:!](?:\\s(?! ?[.:!])|$))")
_GLUED = re.compile(
    f"(?<=[{_ARABIC})\\]\u00bb\u201d])[{_MARK}](?=[{_ARABIC}\\d])|(?<=[{_LETTER}\\d])[{_MARK}](?=[{_ARABIC}])"
)
_LIST = re.compile(r"\w[,;]\w")
_WAW = re.compile(f"(?<![{_LETTER}\\d])\u0648 +(?=[{_ARABIC}]{{2}})")
_LABEL = re.compile(
    "(?:\u0641\u0642\u0631\u0629|\u0628\u0646\u062f|\u062d\u0631\u0641|\u0645\u0644\u062d\u0642|\u0641\u0631\u0639)\\s*$"
)
_BREAK = re.compile(r"[ \t]*(?<!\\)\n[ \t]*")


def single_spaces(text: str, source: str) -> str:
    """Return ``text`` with single blanks, none at an edge where the source has none, and on one line if that is."""
    if "\n" not in source:
        text = _BREAK.sub(" ", text)
    if "  " not in source and "\t" not in source:
        text = _RUN.sub(" ", text)
    if not source[:1].isspace():
        text = text.lstrip(" \t\n")
    return text if source[-1:].isspace() else text.rstrip(" \t\n")


def space_marks(text: str, source: str) -> str:
    """Return ``text`` with no blank before a comma, semicolon or question mark, and one between it and a word.

    Where the source writes lists without blanks (``a;b;c``), so may the translation.
    """
    text = _BEFORE_POINT.sub("", _BEFORE.sub("", text))
    return text if _LIST.search(source) else _GLUED.sub(r"\g<0> ", text)


def attach_waw(text: str) -> str:
    """Return ``text`` with each lone waw (and) attached to the word after it, unless it is the name of a paragraph."""
    return _WAW.sub(lambda waw: waw[0] if _LABEL.search(text[: waw.start()]) else "\u0648", text)
