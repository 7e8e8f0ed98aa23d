"""Puts marked pages where an edition was refused, and takes those away that show an older state."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from mezanprint.console.page_words import language_of_page
from mezanprint.engine.build_history import Records
from mezanprint.engine.cache import Cache, Hit, digest
from mezanprint.engine.delivery import Product
from mezanprint.engine.output_folder import OutputFolder, unwritable
from mezanprint.engine.pipeline import Prepared
from mezanprint.engine.project import Project
from mezanprint.engine.worker import Workers
from mezanprint.model.compositions import Artifact, Composition, Refusal
from mezanprint.model.diagnostics import Severity
from mezanprint.model.editions import Edition
from mezanprint.model.locales import LocaleSpec, direction_of
from mezanprint.model.results import EditionResult, State

_END = ".refused.pdf"


@dataclass(slots=True)
class Marker:
    """The refused editions of one build."""

    project: Project
    cache: Cache
    output_folder: OutputFolder
    records: Records
    tools: Mapping[str, str]
    language: str | None
    """Language of what is said on the pages, or None for the one that goes with them."""
    use_cache: bool
    keys: list[str]
    """Keys of artifacts in use; those of marked pages are added."""
    prepared: dict[Edition, Prepared] = field(default_factory=dict)
    """What could be laid out and may not be published."""

    def finish(self, results: Iterable[EditionResult], workers: Callable[[int], Workers]) -> tuple[EditionResult, ...]:
        """Return the outcomes with the marked pages that were made; ``workers`` is asked only if there are any."""
        before = tuple(results)
        compositions = {
            number: self._composition(result) for number, result in enumerate(before) if self._has_pages(result)
        }
        keys = {number: digest(composition, self.tools) for number, composition in compositions.items()}
        product_of: dict[int, Product] = {}
        for number, key in keys.items():
            if self.use_cache and isinstance(known := self.cache.find(key), Hit):
                product_of[number] = known.artifact
        missing = {number: each for number, each in compositions.items() if number not in product_of}
        if missing:
            limits = {number: self.prepared[before[number].edition].limits for number in missing}
            products = workers(len(missing)).produce(missing, limits=limits)
            product_of |= {number: product for number, product, _ in products}
        self.keys += keys.values()
        return tuple(
            self._put(result, product_of[number], keys[number]) if number in product_of else self._without(result)
            for number, result in enumerate(before)
        )

    def _has_pages(self, result: EditionResult) -> bool:
        """Whether an edition could be laid out on pages, and may not be published."""
        is_paged = result.edition.profile.medium.is_paged
        return is_paged and result.state is State.FAILED and result.edition in self.prepared

    def _composition(self, result: EditionResult) -> Composition:
        edition = result.edition
        language = language_of_page(edition.locales[0], self.language)
        findings = tuple(dict.fromkeys(each for each in result.diagnostics if each.severity is not Severity.INFO))
        document, _ = self.project.document(edition.document)
        refusal = Refusal(findings, language, self._house(edition, language), document.source_locale)
        return replace(self.prepared[edition].composition, refusal=refusal)

    def _house(self, edition: Edition, language: str) -> LocaleSpec:
        """Return the locale in whose style numbers are told: one that reads as the language does."""
        config = self.project.config
        specs = (*map(config.locale, edition.locales), *config.locales)
        return next((spec for spec in specs if spec.direction is direction_of(language)), specs[0])

    def _put(self, result: EditionResult, product: Product, key: str) -> EditionResult:
        """Put the pages beside the place of the file. What hinders them is told with the other faults."""
        place = result.edition.refused_path
        if not isinstance(product, Artifact):
            told = tuple(each for each in product if each not in result.diagnostics)
            return replace(self._without(result), diagnostics=(*result.diagnostics, *told))
        try:
            self.cache.keep(key, product)
            self.output_folder.put(place, product.data)
        except OSError as failed:
            path = f"{self.output_folder.shown}/{place}"
            return replace(result, diagnostics=(*result.diagnostics, unwritable(path, failed)))
        if self.output_folder.is_own:
            self.records.outputs[place] = hashlib.sha256(product.data).hexdigest()
        return replace(result, refused=f"{self.output_folder.shown}/{place}", marks=product.diagnostics)

    def _without(self, result: EditionResult) -> EditionResult:
        """Remove the marked pages of an edition; of a document that can not be composed, those of all its editions."""
        edition = result.edition
        remove_refused(self.output_folder, self.records, (edition.refused_path,))
        if result.state is State.FAILED and edition not in self.prepared:
            begin = f"{edition.document}."
            own = (path for path in self.records.outputs if path.rpartition("/")[2].startswith(begin))
            remove_refused(self.output_folder, self.records, tuple(path for path in own if path.endswith(_END)))
        return result


def remove_refused(output_folder: OutputFolder, records: Records, places: Iterable[str] | None = None) -> None:
    """Remove marked pages, by default all that are remembered: they would pass for the pages of today."""
    if places is None:
        places = [path for path in records.outputs if path.endswith(_END)]
    for place in tuple(places):
        with suppress(OSError):
            output_folder.folder.remove(place)
        if output_folder.is_own:
            records.outputs.pop(place, None)
