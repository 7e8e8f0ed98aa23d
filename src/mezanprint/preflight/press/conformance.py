"""What the file says of itself: the printing condition, the keys of PDF/X-4, and whether it may be printed."""

from collections.abc import Iterator

import pikepdf

from mezanprint.model.diagnostics import error, warning
from mezanprint.model.translatable import msg, nmsg
from mezanprint.preflight.press.sheet import Finding, Sheet


def check_intent(sheet: Sheet) -> Iterator[Finding]:
    """The file says what it is to be printed on, and brings the profile (ISO 15930-7, 6.2.2)."""
    intents = [each for each in sheet.document.Root.get("/OutputIntents", ()) if each.get("/S") == "/GTS_PDFX"]
    profile = intents[0].get("/DestOutputProfile") if intents else None
    hint = msg('build it with a profile that has `colour = "cmyk"`')
    if profile is None:
        yield Finding(
            error("press-intent", msg("no output intent with its profile: ink of what press?"), sheet.span(), hint)
        )
        return
    if len(intents) > 1:
        message = nmsg(
            "{n} output intent: ink of which press?", "{n} output intents: ink of which press?", len(intents)
        )
        yield Finding(error("press-intent", message, sheet.span(), msg("leave the one it is printed with")))
    if int(profile.get("/N", 0)) != 4:
        yield Finding(
            error("press-intent", msg("the profile of the output intent is not one of four inks"), sheet.span())
        )
    stated, wanted = str(intents[0].get("/OutputConditionIdentifier", "")), sheet.profile.ink.condition
    if stated != wanted:
        message = msg("made for `{stated}`, and the profile prints on `{wanted}`", stated=stated, wanted=wanted)
        yield Finding(error("press-intent", message, sheet.span(), hint))


def check_keys(sheet: Sheet) -> Iterator[Finding]:
    """The file says that it is PDF/X and whether it is trapped, and has an identity (ISO 15930-7, 6.4 and 6.16)."""
    trailer = sheet.document.trailer
    info, packet = trailer.get("/Info", pikepdf.Dictionary()), sheet.document.Root.get("/Metadata")
    said = packet.read_bytes() if isinstance(packet, pikepdf.Stream) else b""
    if b"GTS_PDFXVersion" not in said and "/GTS_PDFXVersion" not in info:
        message, hint = msg("the file does not say that it is PDF/X"), msg("save it as PDF/X-4")
        yield Finding(error("press-key", message, sheet.span(), hint))
    if str(info.get("/Trapped", "")) not in ("/True", "/False"):
        yield Finding(error("press-key", msg("the file does not say whether it is trapped"), sheet.span()))
    if "/ID" not in trailer:
        yield Finding(error("press-key", msg("the file has no identity (`/ID`)"), sheet.span()))


def check_lock(sheet: Sheet) -> Iterator[Finding]:
    """Whoever has the file may print it as it is (ISO 32000-1, table 22)."""
    if not sheet.document.is_encrypted:
        return
    allowed = sheet.document.allow
    hint = msg("save it without a password: qpdf --decrypt IN OUT")
    if not (allowed.print_highres and allowed.print_lowres):
        message = msg("the file forbids that it is printed, or that it is printed well")
        yield Finding(error("press-locked", message, sheet.span(), hint))
    elif sheet.profile.colour == "cmyk":
        message = msg("the file is encrypted, and a print shop cannot prepare it (PDF/X forbids that)")
        yield Finding(warning("press-locked", message, sheet.span(), hint))
