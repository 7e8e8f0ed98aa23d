"""What is said where a text can honestly be read in two orders, and nobody has decided."""

from mezanprint.model.diagnostics import Diagnostic, info
from mezanprint.model.direction.islands import Reading
from mezanprint.model.texts import Text

_SAYS = {
    "number_pair": (
        "read from the right, its first number first",
        "number",
        "for the other order write `[{words}]{{dir=ltr}}`",
    ),
    "year_after_name": (
        "read as one name, from the left",
        "line",
        "for the other order write the name as `[{name}]{{dir=ltr}}`",
    ),
}


def ambiguous(reading: Reading, text: Text) -> Diagnostic:
    """Return the note that tells which reading was taken, and how to say the other."""
    taken, otherwise, remedy = _SAYS[reading.setting]
    hint = remedy.format(words=reading.words, name=reading.words.rpartition(" ")[0])
    setting = f'`{reading.setting} = "{otherwise}"`, or "{reading.taken}",'
    house = f"to decide for all texts write {setting} in `[locales.{text.locale}]`"
    return info("order-ambiguous", f"`{reading.words}` is {taken}", text.span, hint, house, key=text.key)
