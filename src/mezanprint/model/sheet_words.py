"""The words beside a sheet, for the people at the press: what it is, and which of how many."""

from mezanprint.model.compositions import Composition

ENGLISH = {
    "page": "page {number} of {count}, {size} mm",
    "sheet": "sheet {number} of {count}, {side}, turn on the {edge} edge, {size} mm",
    "front": "front",
    "back": "back",
    "long": "long",
    "short": "short",
}
ARABIC = {
    "page": "الصفحة {number} من {count}، {size} مم",
    "sheet": "الورقة {number} من {count}، {side}، تُقلب على الحافة {edge}، {size} مم",
    "front": "الأمام",
    "back": "الظهر",
    "long": "الطويلة",
    "short": "القصيرة",
}


def name_of(composition: Composition) -> str:
    """Return what a sheet belongs to, in Latin letters, as files are named."""
    edition = composition.edition
    return f"{edition.document}, {edition.locale_code}, {edition.profile.name}, {composition.metadata.date.isoformat()}"
