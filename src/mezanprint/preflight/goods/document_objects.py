"""Objects of the list of goods that belong to the file as a whole: what it is, what it carries, how it is found."""

from collections.abc import Mapping

from mezanprint.preflight.goods.kinds import (
    Kind,
    array,
    boolean,
    exactly,
    form,
    integer,
    name,
    one_of,
    pairs,
    row,
    text,
    to,
)  # fmt: skip
from mezanprint.preflight.goods.shape import DESTINATION, PLACE, STREAM, Shape

_BOOKMARK: Mapping[str, Kind] = {
    "/Title": text("bookmark"),
    "/Parent": one_of("Bookmark", "Outline"),
    "/First": to("Bookmark"),
    "/Last": to("Bookmark"),
    "/Next": to("Bookmark"),
    "/Prev": to("Bookmark"),
    "/Count": integer,
    "/Dest": DESTINATION,
    "/A": to("Leap"),
}

DOCUMENT: Mapping[str, Shape] = {
    "Trailer": Shape(
        {
            **STREAM,
            "/Type": name("XRef"),
            "/Root": to("Catalog"),
            "/Info": to("Facts"),
            "/ID": array(form(r"(?s:[bu]:.{1,32})"), 2),
            "/Size": integer,
            "/W": array(integer, 3),
            "/DecodeParms": to("Prediction"),
        }
    ),
    "Facts": Shape(
        {
            "/Title": text("title"),
            "/Author": text("author"),
            "/Subject": text("subject"),
            "/Producer": text("producer"),
            "/CreationDate": text("day"),
            "/ModDate": text("day"),
            "/Trapped": name("False"),
        },
        place="facts",
    ),
    "Catalog": Shape(
        {
            "/Type": name("Catalog"),
            "/Pages": to("Pages"),
            "/Lang": text("language"),
            "/Metadata": to("Packet"),
            "/MarkInfo": to("Marked"),
            "/StructTreeRoot": to("Tags"),
            "/Names": to("Names"),
            "/Outlines": to("Outline"),
            "/OutputIntents": array(to("Intent")),
            "/PageLabels": to("Labels"),
            "/PageLayout": name("OneColumn"),
            "/PageMode": name("UseOutlines"),
            "/ViewerPreferences": to("Preferences"),
            "/AF": array(to("File")),
        },
        kept=True,
    ),
    "Marked": Shape({"/Marked": exactly(True)}),
    "Preferences": Shape(
        {
            "/DisplayDocTitle": boolean,
            "/Direction": name("R2L", "L2R"),
            "/Duplex": name("Simplex", "DuplexFlipLongEdge", "DuplexFlipShortEdge"),
            "/PickTrayByPDFSize": boolean,
            "/PrintScaling": name("None"),
            "/NumCopies": integer,
            "/PrintPageRange": array(integer, 2),
        }
    ),
    "Packet": Shape(
        {"/Length": integer, "/Filter": name("FlateDecode"), "/Type": name("Metadata"), "/Subtype": name("XML")},
        stream=True,
        kept=True,
        place="packet",
    ),
    "Intent": Shape(
        {
            "/Type": name("OutputIntent"),
            "/S": name("GTS_PDFA1", "GTS_PDFX"),
            "/OutputConditionIdentifier": text("condition"),
            "/OutputCondition": text("condition in words"),
            "/Info": text("condition in words"),
            "/RegistryName": exactly("u:http://www.color.org"),
            "/DestOutputProfile": to("Profile"),
        }
    ),
    "Profile": Shape({**STREAM, "/N": integer}, stream=True, kept=True, place="profile"),
    "Labels": Shape({"/Nums": pairs(integer, to("Label"))}, kept=True),
    "Label": Shape({"/S": name("D"), "/P": text("label")}),
    "Names": Shape({"/Dests": to("Destinations"), "/EmbeddedFiles": to("Files")}),
    "Destinations": Shape({"/Names": pairs(text("destination"), row(to("Page"), *PLACE))}),
    "Files": Shape({"/Names": pairs(text("file"), to("File"))}),
    "File": Shape(
        {
            "/Type": name("Filespec"),
            "/F": text("file"),
            "/UF": text("file"),
            "/Desc": text("title of a file"),
            "/AFRelationship": name("Data"),
            "/EF": to("Held"),
        },
        kept=True,
        place="attachment",
        named="/F",
    ),
    "Held": Shape({"/F": to("Embedded")}),
    "Embedded": Shape(
        {
            **STREAM,
            "/Type": name("EmbeddedFile"),
            "/Subtype": form(r"/[a-z-]+/[A-Za-z0-9.+-]+"),
            "/Params": to("Params"),
        },
        stream=True,
        kept=True,
    ),
    "Params": Shape(
        {
            "/CheckSum": form("[bu]:.*"),
            "/Size": integer,
            "/CreationDate": text("moment"),
            "/ModDate": text("moment"),
        }
    ),
    "Outline": Shape({"/Count": integer, "/First": to("Bookmark"), "/Last": to("Bookmark")}),
    "Bookmark": Shape(_BOOKMARK, place="bookmark", named="/Title"),
    "Leap": Shape(
        {
            "/Type": name("Action"),
            "/S": name("GoTo"),
            "/D": row(to("Page"), *PLACE),
            "/SD": row(to("Element"), *PLACE),
        },
        marks=(("/S", "/GoTo"),),
    ),
    "Address": Shape({"/Type": name("Action"), "/S": name("URI"), "/URI": text("address")}, marks=(("/S", "/URI"),)),
}
