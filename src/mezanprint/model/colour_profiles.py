"""The colour profiles that files of the house carry, by the SHA-256 of their bytes."""

SRGB = "384b832de3412066743b52a75ee906b6fb9fb8d9e09e936fc2c43223815c6e0a"
"""``sRGB2014.icc`` of the ICC, as WeasyPrint brings it: what every page is typeset in."""
FOGRA39 = "27140d88340e07f0c75e55d42455a471970531a9d4ffd2560ce681cf48a7285e"
"""``ISOcoated_v2_300_bas.icc``: what a page is printed in unless the project brings a profile of its own."""
SRGB_CONDITION = "IEC 61966-2-1 Default RGB Colour Space - sRGB"
"""What that profile calls itself."""
