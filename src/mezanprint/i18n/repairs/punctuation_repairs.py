"""Arabic commas, semicolons and question marks beside Arabic words. U+FFFC stands for what is protected."""

import re

from mezanprint.model.direction.letters import OBJECT

_ARABIC = "\u0621-\u063a\u0640-\u065f\u0670-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
_CLOSING = '*_\u00bb\u201d\u2019)\\]"'
_OPENING = '*_\u00ab\u201c\u2018(\\["'
_AFTER = re.compile(f"(?<=[{_ARABIC}])(?P<between>[{_CLOSING}]{{0,3}} ?)(?P<mark>[,;?])(?P<next>.?)", re.DOTALL)
_AHEAD = re.compile(f"(?P<mark>[,;?])(?= +[{_OPENING}]{{0,3}}[{_ARABIC}])")
_ARABIC_MARKS = {",": "\u060c", ";": "\u061b", "?": "\u061f"}
_TIGHT = re.compile(r"\w[,;]\w")


def arabic_marks(text: str, source: str) -> str:
    """Return ``text`` with Arabic marks for ASCII ones after, or a blank before, an Arabic word.

    Marks with no blank round them are left where the source writes lists so (``a;b;c``), and between digits.
    """
    listed = _TIGHT.search(source) is not None

    def change(found: re.Match[str]) -> str:
        tight = found["next"].isalnum() or found["next"] in (found["mark"], OBJECT)
        if tight and (found["mark"] == ";" or listed or not re.match(f"[{_ARABIC}]", found["next"])):
            return found[0]
        return f"{found['between']}{_ARABIC_MARKS[found['mark']]}{found['next']}"

    text = _AFTER.sub(change, text)
    return _AHEAD.sub(lambda found: _ARABIC_MARKS[found["mark"]], text)
