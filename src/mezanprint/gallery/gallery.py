"""Makes the gallery of a project: its templates with sample content, for which nothing need be written."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mezanprint.engine.build_history import read_records, write_records
from mezanprint.engine.lock import alone
from mezanprint.engine.output_folder import BUILD, cache_folder, writing
from mezanprint.engine.pool import Pool
from mezanprint.engine.project import Project
from mezanprint.gallery.samples import sample_words
from mezanprint.gallery.sheets import TEMPLATES, Sheet, SheetFiles, sample_document, sheets_of
from mezanprint.i18n.catalogs.catalogs import read_catalogs
from mezanprint.i18n.translate import template_messages
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.customs import usual_style
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.domains import TEMPLATES as WORDS
from mezanprint.model.editions import GALLERY, Edition, Profile
from mezanprint.model.kinds import Kind
from mezanprint.model.locales import LocaleSpec, direction_of, language_of
from mezanprint.model.messages import Messages
from mezanprint.outputs.produce import produce
from mezanprint.project.config import Config
from mezanprint.project.files import Files
from mezanprint.templating.compose import compose
from mezanprint.templating.source import Source

_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_OF_CONTENT = ("layout-", "image-")
"""Beginnings of the codes that say how content fits: of samples nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A sheet in the languages of one file."""

    sheet: Sheet
    edition: Edition

    @property
    def path(self) -> str:
        """Path of its file below the output folder."""
        return f"{GALLERY}/{self.edition.output_path}"


class Gallery:
    """Composes the sheets of a project."""

    def __init__(self, project: Project) -> None:
        """Take the project; languages that it does not have are set by their own custom."""
        self._project = project
        self._config, self._locales = _with_languages(project.config)
        self._files = project.files(GALLERY)
        self._messages: dict[str, Messages] = {}

    def specimens(self, kinds: Iterable[Kind], profile: Profile) -> Iterator[Specimen]:
        """Yield the sheets of kinds in each language, and in both where a kind can be set so."""
        for kind in kinds:
            both = (tuple(reversed(self._locales)),) if kind.bilingual else ()
            for sheet in sheets_of(kind):
                for locales in (*((locale,) for locale in self._locales), *both):
                    yield Specimen(sheet, Edition(sheet.name, locales, profile))

    def compose(self, specimen: Specimen) -> tuple[Composition, tuple[Diagnostic, ...]]:
        """Return the composition of a sheet; ``Fault`` if the templates cannot be used."""
        sheet, locales = specimen.sheet, specimen.edition.locales
        files = SheetFiles(self._files, sheet.kind.name) if sheet.holds_components else self._files
        picture = _picture(self._files)
        views = tuple(sample_document(sheet, locale, picture) for locale in locales)
        # Two languages are translations of one document, as everywhere.
        views = tuple(replace(view, source_locale=locales[0]) for view in views)
        messages = {locale: self._words(locale) for locale in locales}
        return compose(Source(files, self._config, sheet.kind, views, messages), specimen.edition, draft=False)

    def _words(self, locale: str) -> Messages:
        """Return the words of the templates in a locale."""
        if locale not in self._messages:
            catalogs = read_catalogs(self._files, locale, {WORDS: self._config.template_locale})
            self._messages[locale] = template_messages(catalogs)
        return self._messages[locale]


def make_gallery(
    project: Project, kinds: Iterable[Kind], profile: Profile, jobs: int, waiting: Callable[[], None]
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Write the sheets of kinds; return their paths in the project, and what was found in its templates.

    ``waiting`` is called when a build of the project must end first.
    """
    gallery, all_diagnostics = Gallery(project), list[Diagnostic]()
    compositions: dict[int, Composition] = {}
    specimens = tuple(gallery.specimens(kinds, profile))
    for number, specimen in enumerate(specimens):
        try:
            compositions[number], diagnostics = gallery.compose(specimen)
        except Fault as fault:
            diagnostics = fault.diagnostics
        all_diagnostics += diagnostics
    files: dict[str, bytes] = {}
    with Pool(jobs, project.root, produce) as pool:
        for number, product, _ in pool.produce(compositions):
            all_diagnostics += product.diagnostics if isinstance(product, Artifact) else product
            if isinstance(product, Artifact):
                files[specimens[number].path] = product.data
    with alone(cache_folder(project.folder), waiting):
        _put(project, files)
    of_templates = (each for each in all_diagnostics if not each.code.startswith(_OF_CONTENT))
    return tuple(f"{BUILD}/{path}" for path in sorted(files)), tuple(dict.fromkeys(of_templates))


def _put(project: Project, files: Mapping[str, bytes]) -> None:
    build, cache = project.folder.below(BUILD), cache_folder(project.folder)
    records = read_records(cache)
    for path, data in files.items():
        with writing(f"{BUILD}/{path}"):
            build.write_changed(path, data)
        records.outputs[path] = hashlib.sha256(data).hexdigest()
    with writing(cache.name):
        write_records(cache, records)


def _with_languages(config: Config) -> tuple[Config, tuple[str, ...]]:
    """Return settings that know the languages of the samples, and the locale of each."""
    code_of_language = {language_of(spec.code): spec.code for spec in reversed(config.locales)}
    missing = tuple(
        LocaleSpec(language, direction_of(language), usual_style(language))
        for language in sample_words()
        if language not in code_of_language
    )
    locales = tuple(code_of_language.get(language, language) for language in sample_words())
    return replace(config, locales=(*config.locales, *missing)), locales


def _picture(files: Files) -> str:
    """Return the path of a picture of the templates: samples need none of their own."""
    folder = f"{TEMPLATES}/base"
    names = sorted(files.list(folder))
    return next((f"{folder}/{name}" for name in names if name.endswith(_PICTURES)), f"{folder}/beam.svg")
