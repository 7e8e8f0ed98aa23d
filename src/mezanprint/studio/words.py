"""The words of the page: one table for all its screens, in both languages from the program's catalog."""

from collections.abc import Mapping

from mezanprint.console.localization import localized
from mezanprint.model.translatable import msg
from mezanprint.studio.field_words import FIELD_WORDS
from mezanprint.studio.writer_words import WRITER_WORDS

WORDS: Mapping[str, str] = {
    # Everywhere
    "studio": msg("Studio"),
    "close": msg("Close"),
    "gone": msg("`mezanprint studio` has ended."),
    "back": msg("`mezanprint studio` answers again."),
    "closed": msg("This address is no longer valid. Take the one that `mezanprint studio` shows now."),
    "closed_edits": msg(
        "Texts that are not saved: {count}. Open that address in this window, and they are here again; no other window"
        " has them."
    ),
    "gone_edits": msg(
        "Texts that are not saved: {count}. Start `mezanprint studio --port {port}` and open its address in this"
        " window: they are here again; no other window has them."
    ),
    "restarted": msg("The program that lays out the pages was started again. Nothing is lost."),
    "refused": msg("That did not work ({status}). Nothing was changed."),
    "error": msg("Error"),
    "warning": msg("Warning"),
    "info": msg("Remark"),
    # Dashboard
    "dashboard": msg("Documents"),
    "desk_empty": msg("This project has no document yet. `mezanprint new` makes one."),
    "desk_translate": msg("Translate"),
    "desk_proofread": msg("Look through"),
    "desk_write": msg("Edit the source"),
    "desk_build": msg("Build"),
    "desk_building": msg("Being built …"),
    "desk_build_all": msg("Build all that is not up to date"),
    "desk_built": msg("{edition} is built."),
    "desk_refused": msg("{edition} was refused: errors: {errors}."),
    "desk_pages": msg("Pages: {count}"),
    "desk_unconfirmed": msg("Unconfirmed: {count}"),
    "desk_missing": msg("Not translated: {count}"),
    "desk_errors": msg("Errors: {count}"),
    "desk_warnings": msg("Warnings: {count}"),
    "desk_first_page": msg("First page of {edition}"),
    "desk_no_picture": msg("No picture yet"),
    "desk_unsaved": msg("Texts that are not saved"),
    "desk_unsaved_why": msg("They are in this window only. Open the document and save them there."),
    "desk_unsaved_open": msg("{language}: {count}, open"),
    "desk_findings": msg("About the whole project"),
    "desk_loading": msg("Reading the project …"),
    "desk_done": msg("Everything is translated"),
    # Translating
    "opening": msg("Laying out the pages …"),
    "pages": msg("Pages"),
    "editor": msg("Text"),
    "list": msg("Texts"),
    "tasks": msg("What is shown"),
    "task_pages": msg("Page"),
    "task_field": msg("Text"),
    "task_list": msg("List"),
    "progress": msg("{count} of {total} translated"),
    "view": msg("Which language is shown"),
    "view_both": msg("Both"),
    "page": msg("Page {page} of {count}"),
    "page_before": msg("Page before"),
    "page_after": msg("Next page"),
    "page_number": msg("Go to page"),
    "page_alt": msg("{language}, page {page} of {count}"),
    "page_none": msg("No page can be laid out until this is mended."),
    "page_failed": msg("The picture of this page could not be made."),
    "page_again": msg("Try again"),
    "page_waiting": msg("The page is being laid out"),
    "moves_on": msg("Text moves on to page {page}."),
    "zoom": msg("Size of the page"),
    "zoom_width": msg("Fit width"),
    "zoom_page": msg("Fit page"),
    "zoom_percent": msg("{percent} %"),
    "general": msg("About the whole document"),
    "list_search": msg("Search in source, translation and key"),
    "list_filter": msg("Which texts are shown"),
    "list_all": msg("All"),
    "list_open": msg("Open"),
    "list_findings": msg("Findings"),
    "list_tight": msg("Little room"),
    "list_mine": msg("Changed by me"),
    "list_count": msg("Texts shown: {count} of {total}"),
    "list_none": msg("No text is like this."),
    "list_absent": msg("Not on the page"),
    "list_hide": msg("Hide the list"),
    "list_show": msg("Show the list"),
    "list_used": msg("{percent} % full"),
    "state_translated": msg("translated"),
    "state_fuzzy": msg("not confirmed"),
    "state_disputed": msg("objection"),
    "state_missing": msg("not translated"),
    "state_source": msg("source"),
    "state_edited": msg("not saved"),
    "state_refused": msg("not saved: a check objects"),
    "state_conflict": msg("conflict"),
    "changed": msg("Files have changed: this is their state now."),
    "conflicts": msg("Somebody else has changed texts that you are changing: {count}. Nothing was overwritten."),
    "conflict_show": msg("Show the first"),
    "reopen_failed": msg("The document can not be opened now. What you have written is kept."),
    # Keys
    "keys": msg("Keys"),
    "key_save_next": msg("Save and go to the next open text"),
    "key_save": msg("Save and stay"),
    "key_step": msg("Text before, next text"),
    "key_page": msg("Page before, next page"),
    "key_chip": msg("Insert the placeholder with this number"),
    "key_memory": msg("Take the earlier translation with this number"),
    "key_undo": msg("Back to what is saved"),
    "key_search": msg("Search in the list"),
    "key_sheet": msg("Show these keys"),
    **FIELD_WORDS,
    **WRITER_WORDS,
}


def words_in(language: str) -> dict[str, str]:
    """Return all words by name, in ``en`` or ``ar``."""
    return {name: localized(words, language) for name, words in WORDS.items()}
