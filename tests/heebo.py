"""Makes the editions of a project with a Hebrew font beside the pinned ones, each a PDF in a folder: ROOT TARGET.

A program of its own, for the set of fonts is closed when WeasyPrint is imported. Heebo comes with the development
packages; the program itself has no Hebrew font.
"""

import sys
from functools import cache
from pathlib import Path

from mezanprint.typesetting import fonts

HEEBO = fonts.Font(
    "Heebo",
    "fontpkg-heebo",
    "3.100",
    "fontpkg_heebo/files/Heebo[wght].ttf",
    "18f930b583fa8fe6b40b2f8263b7ac6afbac07adc91a12467874e7467d3ace30",
)


def main(root: Path, target: Path) -> None:
    pinned = (*fonts.pinned_fonts(), HEEBO)
    fonts.pinned_fonts = cache(lambda: pinned)
    from editions import make_editions

    for made in make_editions(root):
        (target / made.file_name).write_bytes(made.artifact.pdf)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
