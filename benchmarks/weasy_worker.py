"""Write one page with WeasyPrint: MODE HTML TARGET; fonts of the fontconfig file in ``BENCH_FONTS``."""

import logging
import os
import sys
from contextlib import nullcontext
from pathlib import Path

from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.typeset import better_tags
from mezanprint.typesetting.weasy import HTML


def main(mode: str, page: str, target: str) -> None:
    """Set ``page``; our door has closed the fonts of the house, which another fontconfig file opens again."""
    os.environ["FONTCONFIG_FILE"] = os.environ["BENCH_FONTS"]
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    ours = mode.startswith("ours")
    variant = None if mode.endswith("bare") else "pdf/ua-1"
    with text_layer() if ours else nullcontext(), better_tags() if ours and variant else nullcontext():
        HTML(string=Path(page).read_text("utf-8")).write_pdf(target, pdf_variant=variant)


if __name__ == "__main__":
    main(*sys.argv[1:])
