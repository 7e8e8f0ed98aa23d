"""The words of the studio's writer's mode."""

from collections.abc import Mapping

from mezanprint.model.translatable import msg

WRITER_WORDS: Mapping[str, str] = {
    "write_document": msg("Sections, pictures, figures"),
    "write_form": msg("Source in {language}, for the numbers {numbers}"),
    "write_sections": msg("Sections"),
    "write_pictures": msg("Pictures"),
    "write_figures": msg("Figures"),
    "write_up": msg("Move up"),
    "write_down": msg("Move down"),
    "write_remove": msg("Take out"),
    "write_remove_sure": msg("Take out for good"),
    "write_add": msg("Put in"),
    "write_component": msg("What to put in"),
    "write_slot": msg("Where on the page"),
    "write_before": msg("Before which section"),
    "write_last": msg("At the end"),
    "write_replace": msg("Choose another picture"),
    "write_drop": msg("or drop one here: JPEG, PNG or WebP"),
    "write_alt": msg("What the picture shows, for those who do not see it"),
    "write_decorative": msg("This picture says nothing and is not described."),
    "write_place": msg("Save"),
    "write_size": msg("New picture: {width} × {height} pixels"),
    "write_no_pictures": msg("This document has no pictures."),
    "write_no_figures": msg("This document has no figures."),
    "write_cell": msg("{column}, row {row}"),
    "write_saved": msg("Saved in {file}"),
    "write_stale": msg("The file was changed meanwhile: this is its state now."),
    "write_update": msg("Bring the catalogs up to date"),
    "write_updated": msg("Catalogs that have changed: {count}"),
    "write_update_why": msg(
        "Translations of what you have changed stay as they are until then; afterwards they must be confirmed again."
    ),
}
