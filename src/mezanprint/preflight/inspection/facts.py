"""What can be told of a PDF. Names and order of the fields are the form of the JSON report: add, do not rename."""

from dataclasses import dataclass

from mezanprint.model.geometry import Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page."""

    label: str
    """Its number as viewers show it."""
    rotation: int
    boxes: tuple[tuple[str, Box], ...]
    """``MediaBox``, ``CropBox``, ``TrimBox``, ``BleedBox``, ``ArtBox``: those that the page states or inherits."""


@dataclass(frozen=True, slots=True)
class Font:
    """One font, as the pages use it."""

    name: str
    """Without the six letters of a subset."""
    kind: str
    """``Type0 CIDFontType2``, ``TrueType``, ``Type1``, ``Type3``."""
    embedded: bool
    subset: bool
    unicode: bool
    """Whether it says which letters its codes mean."""
    licence: str
    """What the font's own bits allow (OS/2 ``fsType``); empty where the file does not say."""
    fs_type: int | None


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the tag tree."""

    role: str
    language: str
    alternative: str
    """Alternative text of a figure or link."""
    actual: str
    """Text that stands for the content (``ActualText``)."""
    text: str
    """Text of the element's own content, in the order in which the file holds it."""
    children: tuple["Tag", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link annotation."""

    page: int
    target: str
    """Address, or ``page 3``."""
    says: str
    """Its description for assistive technology."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the file."""

    name: str
    media_type: str
    size: int
    relation: str
    """``Data``, ``Source``, ... as PDF/A-3 wants it told."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as it stands on a page."""

    page: int
    width: int
    """Pixels."""
    height: int
    dpi: float
    """Effective resolution: the smaller of the two directions, at the size on the page."""
    colours: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that can be read from a file without judging it."""

    pdf_version: str
    size: int
    """Bytes."""
    encryption: str
    """Empty when the file is not encrypted."""
    pages: tuple[Page, ...]
    fonts: tuple[Font, ...]
    language: str
    """Of the document as a whole; empty if it does not say."""
    languages: tuple[tuple[str, int], ...]
    """Language codes with the number of places that state them; the document's own first."""
    tags: tuple[Tag, ...]
    links: tuple[Link, ...]
    info: tuple[tuple[str, str], ...]
    xmp: tuple[tuple[str, str], ...]
    attachments: tuple[Attachment, ...]
    images: tuple[Image, ...]
    claims: tuple[str, ...]
    """Standards that the file says it follows: ``PDF/A-3a``, ``PDF/UA-1``."""
    direction: str
    """``R2L`` or ``L2R``, as the file tells viewers; empty if it does not."""
