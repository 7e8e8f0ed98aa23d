"""Write one page with WeasyPrint: MODE HTML TARGET; fonts of the fontconfig file in ``BENCH_FONTS``.

Modes are ``plain``, ``layer`` (our text layer, WeasyPrint's tags), ``ours``, and two of them without tags:
``plain-bare``, ``ours-bare``. In all of them garbage is collected as seldom as in the fork that makes an edition.
"""

import gc
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from mezanprint.engine.fork import SELDOM
from mezanprint.typesetting.weasyprint.weasy import HTML


def main(mode: str, page: str, target: str) -> None:
    """Set ``page``; our door has closed the fonts of the house, which another fontconfig file opens again."""
    gc.set_threshold(*SELDOM)
    os.environ["FONTCONFIG_FILE"] = os.environ["BENCH_FONTS"]
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    variant = None if mode.endswith("bare") else "pdf/ua-1"
    with nullcontext() if mode.startswith("plain") else _ours(tagged=mode == "ours"):
        HTML(string=Path(page).read_text("utf-8")).write_pdf(target, pdf_variant=variant)


@contextmanager
def _ours(*, tagged: bool) -> Iterator[None]:
    """Give what is written inside our text layer, and our tags if it is ``tagged``; imported where it is wanted."""
    from mezanprint.typesetting.tags.wrap import better_tags
    from mezanprint.typesetting.text_layer.layer import text_layer

    with text_layer(), better_tags() if tagged else nullcontext():
        yield


if __name__ == "__main__":
    main(*sys.argv[1:])
