"""The families that the house sets its pages in, as ``typesetting/fonts.toml`` pins their files."""

FAMILIES = frozenset(
    {
        "IBM Plex Sans Arabic",
        "IBM Plex Sans",
        "Amiri",
        "EB Garamond",
        "Noto Serif",
        "Heebo",
        "Frank Ruhl Libre",
    }
)
