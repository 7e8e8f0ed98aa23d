"""An edition that somebody edits: composed again with each edit, of files that lie in memory over those of the disk."""

from collections.abc import Mapping
from types import MappingProxyType

from mezanprint.engine.pipeline import Prepared, prepare_to_look_at
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.editions import Edition
from mezanprint.project.memory_files import MemoryFiles


class OpenEdition:
    """One edition of a project. An edit is the bytes of a changed file, so that what is seen is what would be saved."""

    def __init__(self, project: Project, edition: Edition) -> None:
        """Take the project as it stands, and an edition of it."""
        self.project, self.edition = project, edition

    def again(self, files: Mapping[str, bytes] = MappingProxyType({})) -> Prepared:
        """Return the edition as it would be with these files, by their path; ``Fault`` if it can not be composed.

        All else is as it stands on the disk now, also where it was edited the time before. What did not change since
        then is not read again. ``project`` is from now on the one with these files.
        """
        before, self.project = self.project, self.project.again(MemoryFiles(self.project.root, files))
        if self.project.config is not before.config:
            self.edition = self._chosen_again()
        return prepare_to_look_at(self.project, self.edition)

    def _chosen_again(self) -> Edition:
        """Return this edition by the settings of today; ``Fault`` if it has no such locales or profile any more."""
        old = self.edition
        (edition,) = select(self.project, Selection((old.document,), (old.locale_code,), old.profile.name))
        return edition
