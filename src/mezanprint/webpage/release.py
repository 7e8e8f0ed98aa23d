"""The release check of a web page: what leaves the house holds what its content says, and nothing else.

It reads the file with another parser than the one that made it, and trusts nobody who did.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterator
from hashlib import sha256

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg
from mezanprint.webpage.picture_data import hidden_in
from mezanprint.webpage.read_back import Page, read_page

_ANYWHERE = frozenset({"class", "id", "lang", "dir", "role", "tabindex"})
_OWN = {
    "a": {"href"},
    "img": {"src", "alt"},
    "li": {"value"},
    "meta": {"charset", "content", "name", "http-equiv"},
    "ol": {"start"},
    "path": {"d", "fill", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-width"},
    "span": {"data-before", "data-after"},
    "svg": {"viewbox"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_BLOCKS = (
    "article aside blockquote div dd dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre "
    "section ul"
)
_INLINE = (
    "a abbr b br cite code del dfn em i img ins kbd mark q rb rp rt ruby s samp small span strong sub sup time u "
    "var wbr"
)
_TABLES = "caption col colgroup table tbody td tfoot th thead tr"
_DRAWINGS = "path svg"
_ELEMENTS = frozenset(f"html head meta title style body {_BLOCKS} {_INLINE} {_TABLES} {_DRAWINGS}".split())
"""Elements that say what text is, or draw; none of them runs, fetches or takes input."""
_DRAWN = re.compile(r"[#\w .-]*")
"""What attributes of drawings may say: numbers, steps of paths, colours, and no address."""
_DIGITS = re.compile(r"[\d\W]*")
"""For what room is kept beside a number."""
_DATA = re.compile(r"data:(image/(?:png|jpeg|svg\+xml)|font/woff2);base64,([A-Za-z0-9+/=]+)")
_URL = re.compile(r"url\(\s*[\"']?([^\"')]*)", re.IGNORECASE)
_LINK = re.compile(r"https://|mailto:")
_OF_BROWSERS = ("viewport", "referrer")
_SHOWN = 60


def check_web_release(data: bytes, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for everything in a finished web page that is not of its composition."""
    try:
        page = read_page(data.decode())
    except UnicodeDecodeError:
        return (_fault(msg("it is no text in UTF-8")),)
    wanted = read_page(composition.html)
    diagnostics = (
        *_check_markup(page),
        *_check_addresses(page, wanted),
        *_check_words(page, wanted, composition),
        *_check_policy(page),
        *_check_embedded(page),
    )
    return tuple(dict.fromkeys(diagnostics))


def _fault(why: str) -> Diagnostic:
    return error("release-web", msg("the web page is not what its content says: {fault}", fault=why), None, _AGAIN)


_AGAIN = msg("build it again; if it stays, take what is named out of the templates")


def _check_markup(page: Page) -> Iterator[Diagnostic]:
    for name, attributes in page.elements:
        if name not in _ELEMENTS:
            yield _fault(msg("it holds `<{name}>`", name=name))
        for attribute in attributes:
            if (attribute not in _ANYWHERE | _OWN.get(name, set()) and not attribute.startswith("aria-")) or (
                attribute in _OWN["span"] and not _DIGITS.fullmatch(attributes[attribute])
            ):
                yield _fault(msg("`<{name}>` has the attribute `{attribute}`", name=name, attribute=attribute))
            elif name in _DRAWINGS.split() and not _DRAWN.fullmatch(attributes[attribute]):
                yield _fault(
                    msg(
                        "`{attribute}` of a drawing is `{value}`",
                        attribute=attribute,
                        value=attributes[attribute][:_SHOWN],
                    )
                )
    for beside in page.beside:
        yield _fault(msg("something stands in it beside its elements: `{words}`", words=beside[:_SHOWN]))


def _check_addresses(page: Page, wanted: Page) -> Iterator[Diagnostic]:
    names = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    known = {address for address in wanted.links if _LINK.match(address)}
    for address in page.links:
        if address not in known and not (address.startswith("#") and address[1:] in names):
            yield _fault(msg("a link leads to `{address}`", address=address[:_SHOWN]))


def _check_words(page: Page, wanted: Page, composition: Composition) -> Iterator[Diagnostic]:
    for own, others in ((page.words, wanted.words), (page.spoken, wanted.spoken)):
        if own != others:
            place = next((n for n, pair in enumerate(zip(own, others, strict=False)) if pair[0] != pair[1]), None)
            near = min(len(own), len(others)) if place is None else place
            shown = " ".join((own if len(own) > len(others) else others)[near : near + 4])
            yield _fault(msg("its words are others from `{words}` on", words=shown[:_SHOWN]))
    metadata = composition.metadata
    said = {"author": metadata.author, "description": metadata.description, "date": metadata.date.isoformat()}
    metas = [given for tag, given in page.elements if tag == "meta" and given.get("name") not in _OF_BROWSERS]
    named = {given["name"]: given.get("content", "") for given in metas if "name" in given}
    if page.title != metadata.title or named != {name: words for name, words in said.items() if words}:
        yield _fault(msg("its title, or what it says of itself, is another"))


def _check_policy(page: Page) -> Iterator[Diagnostic]:
    """Yield an error unless browsers are told to run and fetch nothing, and to take its one style sheet alone."""
    policies = [words.get("content", "") for tag, words in page.elements if tag == "meta" and "http-equiv" in words]
    if len(policies) != 1 or len(page.styles) != 1 or policies[0] != content_policy(page.styles[0]):
        yield _fault(msg("its policy does not fit its style sheet"))


def content_policy(style: str) -> str:
    """Return the Content-Security-Policy of a page with one style sheet (Content Security Policy 3, 6.7)."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src data:; font-src data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _check_embedded(page: Page) -> Iterator[Diagnostic]:
    addresses = [*page.pictures, *(found[1] for style in page.styles for found in _URL.finditer(style))]
    for address in dict.fromkeys(addresses):
        embedded = _DATA.fullmatch(address)
        if not embedded:
            yield _fault(msg("it would fetch `{address}`", address=address[:_SHOWN]))
            continue
        try:
            data = b64decode(embedded[2], validate=True)
        except Error:
            yield _fault(msg("a picture or font in it is damaged"))
            continue
        for hidden in hidden_in(data, embedded[1]):
            yield _fault(msg("a picture carries `{name}`", name=hidden[:_SHOWN]))
    if any("@import" in style.lower() for style in page.styles):
        yield _fault(msg("its style sheet brings in another"))
