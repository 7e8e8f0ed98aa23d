"""What streams of known kinds hold: pixels, a profile that is known, the packet that the composition gives."""

from collections.abc import Iterator
from hashlib import sha256

from mezanprint.model.colour_profiles import FOGRA39, SRGB
from mezanprint.model.compositions import Composition
from mezanprint.model.editions import Profile
from mezanprint.model.translatable import msg
from mezanprint.model.xmp import identity_of, packet, pdfx_packet, print_packet
from mezanprint.preflight.goods.contents import Finding
from mezanprint.preflight.goods.pixels import check_pixels
from mezanprint.preflight.goods.streams import Hidden, unpacked
from mezanprint.preflight.goods.walk import Met


def check_kept(met: list[Met], composition: Composition, pages: list[bytes]) -> Iterator[Finding]:
    """Yield what is wrong in streams whose bytes, or their number, are known; ``pages`` are the contents of pages."""
    for each in met:
        try:
            if each.kind in ("Picture", "Opacity"):
                check_pixels(each.value)
            elif each.kind == "Profile" and sha256(unpacked(each.value)).hexdigest() not in _profiles(composition):
                yield Finding("stream", each.place, msg("another one than the house has, or the project"))
            elif each.kind == "Packet" and unpacked(each.value) != _packet(composition, pages):
                yield Finding("metadata", each.place, msg("another packet of metadata than the house writes"))
        except Hidden as hidden:
            yield Finding("picture" if each.kind in ("Picture", "Opacity") else "stream", each.place, hidden.args[0])


def version_of(profile: Profile) -> str:
    """Return the version of PDF that files of a profile are written in."""
    if profile.is_print:
        return "1.6" if profile.colour == "cmyk" else "1.5"
    return {"ua-1": "1.7", "ua-2": "2.0"}[profile.standard]


def _profiles(composition: Composition) -> set[str]:
    """Return the digests of the profiles that a file may carry."""
    profile = composition.edition.profile
    own = {resource.digest for resource in composition.resources if resource.path == profile.ink.profile}
    return {SRGB, *(own or {FOGRA39})} if profile.colour == "cmyk" else {SRGB}


def _packet(composition: Composition, pages: list[bytes]) -> bytes:
    profile = composition.edition.profile
    if profile.is_print and profile.colour == "cmyk":
        return pdfx_packet(composition.metadata, identity_of(pages))
    if profile.is_print:
        return print_packet(composition.metadata)
    return packet(composition.metadata, profile.standard, carries=bool(composition.attachments))
