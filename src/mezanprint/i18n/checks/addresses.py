"""C7: addresses, telephone numbers and document symbols stay as they are in the source."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Finding, tick
from mezanprint.i18n.checks.pair import EMAIL, URL, URL_CHAR, Pair
from mezanprint.i18n.quantities.copied import PHONE, SYMBOL
from mezanprint.model.locales import language_of
from mezanprint.model.pasted import ARABIC
from mezanprint.model.translatable import msg

_URL = re.compile(URL)
_EMAIL = re.compile(EMAIL)
_GLUED = re.compile(rf"(?:(?:https?|ftp)://|www\.){URL_CHAR}{{1,300}}[.,;:،؛؟]?[{ARABIC}]")
_ATTRIBUTE = re.compile("=[\"'][^\"'<>]*[\"']")
_SITE = re.compile(r"(?:(?:https?|ftp)://)?(?:www\.)?(?:[a-z]{2,3}(?:-[a-z]+)?\.(?=[^/]*\.))?(?P<host>[^/?#]+)")
_SCHEME = re.compile(r"[a-z]+://[.,;:!?؟]*")
_SAMPLE = re.compile(r"\S+@example\.(?:com|net|org)")
"""An address that is nobody's (RFC 2606, 3): what a form shows may be said in words."""
_MAY_HOLD = re.compile(r"@|://|www\.|\d")

_COPY = msg("copy addresses, telephone numbers and document symbols from the source, letter by letter")
_SPACE = msg("put a space after the address")


def find_addresses(pair: Pair) -> Iterator[Finding]:
    """C7: what must be the same, letter by letter, and is not."""
    if pair.keyed or (not _MAY_HOLD.search(pair.source) and not _MAY_HOLD.search(pair.value)):
        return
    if _SAMPLE.fullmatch(pair.source) and "@" not in pair.value:
        return
    wanted, found = _read(pair.source), _read(pair.value)
    lacks, adds = wanted - found, found - wanted
    for address in list(adds):
        localized = is_localized(address, pair.writing.locale)
        same = (
            each for each in lacks if _bare(each) == _bare(address) or (localized and _site(each) == _site(address))
        )
        if of_source := next(same, None):
            lacks[of_source] -= 1
            adds[address] -= 1
    for address in +lacks:
        yield Finding(msg("the translation lacks {text}", text=tick(address)), _COPY)
    for address in +adds:
        yield Finding(msg("the translation has {text}, which the source does not have", text=tick(address)), _COPY)
    if glued := _GLUED.search(_ATTRIBUTE.sub("", pair.value)):
        yield Finding(msg("an Arabic letter or mark touches the address {text}", text=tick(glued[0])), _SPACE)


def is_localized(address: str, locale: str) -> bool:
    """Tell whether an address is of what a site has in a language: ``ar.wikipedia.org``, ``/ar/``, ``.ar.html``."""
    language = re.escape(language_of(locale))
    return re.search(rf"(?:^|[/.=_-]){language}(?:[-_][A-Za-z]{{2}})?(?:$|[/.&?#_-])", address) is not None


def _bare(address: str) -> str:
    """Return an address as it is typed: readers come by either scheme to the same page."""
    return address.removeprefix("http://").removeprefix("https://")


def _site(address: str) -> str:
    """Return the site of an address, whatever language it is of."""
    site = _SITE.match(address)
    return site["host"].lower() if site else address


def _read(text: str) -> Counter[str]:
    addresses = Counter(_tidy(url) for url in _URL.findall(text) if not _SCHEME.fullmatch(url))
    text = _URL.sub(" ", text)
    addresses.update(email.rstrip(".") for email in _EMAIL.findall(text))
    text = _EMAIL.sub(" ", text)
    addresses.update(_dial(phone) for phone in PHONE.findall(text))
    addresses.update(symbol.rstrip(".") for symbol in SYMBOL.findall(text))
    return addresses


def _tidy(url: str) -> str:
    """Return an address without the marks behind it and the stroke at its end, which hardly ever says anything."""
    return url.rstrip(".,;:!?؟*]}").removesuffix("/")


def _dial(phone: str) -> str:
    """Return what is dialled: the plus sign and the digits. How they are grouped is the reader's comfort."""
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char for char in phone if char not in " \u00a0().-"
    )
