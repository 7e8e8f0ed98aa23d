"""Brings the catalogs that translators work on up to date with the source."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from mezanprint.content.load import read_source_locale
from mezanprint.i18n.catalogs.status import Status, read_status
from mezanprint.i18n.catalogs.update import message_names, update_locale
from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import Config, read_config
from mezanprint.project.discovery import list_documents
from mezanprint.project.files import Files
from mezanprint.translating.extraction import orphans, write_catalogs, write_template_catalogs


def update_catalogs(root: Path, locales: Iterable[str] = (), typos: Collection[str] = ()) -> tuple[str, ...]:
    """Extract all messages and merge them into the catalogs of ``locales``, by default all; return what was written.

    ``typos`` names messages whose source was only corrected: their translations do not become fuzzy. ``Fault`` with the
    findings of every catalog, document or template that can not be read; then nothing is written but template catalogs.
    """
    template_catalogs, _ = write_template_catalogs(root)
    files = Files(root)
    changed: list[tuple[str, str]] = []
    gone = {PurePosixPath(path).stem for path in orphans(root)}
    faults = [*_refuse_unknown(files, typos)]
    for locale in tuple(locales) or translated_locales(files):
        try:
            changed.extend(update_locale(files, locale, typos, gone))
        except Fault as fault:
            faults.extend(fault.diagnostics)
    if faults:
        raise Fault(*faults)
    written = write_catalogs(files.folder, ((path, text.encode()) for path, text in changed))
    return (*template_catalogs, *written)


def _refuse_unknown(files: Files, typos: Collection[str]) -> Iterator[Diagnostic]:
    names = message_names(files) if typos else ()
    allowed = {*names, *(name.partition(":")[2] for name in names)}
    for typo in typos:
        if typo not in allowed:
            hint = msg(
                "name a message by its key, `sections.who.title`, or as `document:key`; the catalog has it as `msgctxt`"
            )
            yield error(
                "i18n-typo", msg("no message has the key `{typo}`", typo=typo), None, *did_you_mean(typo, allowed), hint
            )


def read_progress(root: Path, locales: Iterable[str] = ()) -> tuple[Status, ...]:
    """Return how far each catalog of ``locales``, by default all, is translated; ``Fault`` if one can not be read."""
    files = Files(root)
    return tuple(
        state for locale in tuple(locales) or translated_locales(files) for state in read_status(files, locale)
    )


def translated_locales(files: Files) -> tuple[str, ...]:
    """Return the locales of a project into which anything is translated: a document, shared data or the templates.

    In a project that is written in Arabic, Arabic is one of them as long as the templates are in English.
    """
    config = read_config(files, MEDIA)
    written = {config.source_locale, config.template_locale, *_document_locales(files, config)}
    return tuple(spec.code for spec in config.locales if written != {spec.code})


def _document_locales(files: Files, config: Config) -> Iterator[str]:
    """Yield the locale each document is written in; what is wrong with content is for `mezanprint check`."""
    with suppress(Fault):
        for name in list_documents(files):
            with suppress(Fault):
                yield read_source_locale(files, config, name)
