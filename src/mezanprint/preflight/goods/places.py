"""Where in a file something was found, in words."""

from mezanprint.model.translatable import msg
from mezanprint.preflight.goods.kinds import Place


def told(place: Place) -> str:
    """Return a place in words."""
    kind, detail = place
    detail = detail.replace("`", "'")
    words = {
        "page": msg("page {page}", page=detail),
        "tags": msg("the tags of page {page}", page=detail) if detail.isdigit() else msg("the tags"),
        "bookmark": msg("the bookmark `{title}`", title=detail),
        "font": msg("the font `{name}`", name=detail),
        "picture": msg("a picture"),
        "attachment": msg("the attached file `{name}`", name=detail),
        "facts": msg("what the file says of itself"),
        "packet": msg("what the file says of itself"),
        "profile": msg("the colour profile"),
    }
    return words[kind] if kind in words else msg("the file as a whole")
