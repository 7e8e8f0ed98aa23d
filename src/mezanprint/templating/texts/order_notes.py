"""What is said where a text can honestly be read in two orders, and nobody has decided."""

from mezanprint.model.diagnostics import Diagnostic, info
from mezanprint.model.direction.islands import Reading
from mezanprint.model.texts import Text
from mezanprint.model.translatable import msg


def ambiguous(reading: Reading, text: Text) -> Diagnostic:
    """Return the note that tells which reading was taken, and how to say the other."""
    words = reading.words
    if reading.setting == "number_pair":
        as_read = msg("`{words}` is read from the right, its first number first", words=words)
        remedy, otherwise = msg("for the other order write `[{words}]{{dir=ltr}}`", words=words), "number"
    else:
        as_read = msg("`{words}` is read as one name, from the left", words=words)
        name = words.rpartition(" ")[0]
        remedy, otherwise = msg("for the other order write the name as `[{name}]{{dir=ltr}}`", name=name), "line"
    house = msg(
        'to decide for all texts write `{setting} = "{otherwise}"`, or `"{taken}"`, in `[locales.{locale}]`',
        setting=reading.setting,
        otherwise=otherwise,
        taken=reading.taken,
        locale=text.locale,
    )
    return info("order-ambiguous", as_read, text.span, remedy, house, key=text.key)
