"""What the types of values are called in messages to designers."""

from jinja2.runtime import Undefined

from mezanprint.model.translatable import msg
from mezanprint.templating.texts.views import Blocks, Fields, SectionView

_WORDS: dict[type, str] = {
    Fields: msg("a record"),
    SectionView: msg("a section"),
    str: msg("a string"),
    int: msg("a number"),
    type(None): msg("nothing (an optional field that was left out)"),
    tuple: msg("a list"),
    Blocks: msg("running text"),
    Undefined: msg("a name that is not defined"),
}


def what_is(kind: type) -> str:
    """Return what a type is called in messages."""
    name = kind.__name__
    article = msg("an {type}", type=name.lower()) if name[0] in "AEIOU" else msg("a {type}", type=name.lower())
    return _WORDS.get(kind) or article
