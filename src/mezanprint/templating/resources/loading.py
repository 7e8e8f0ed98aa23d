"""Templates out of the project: read through ``Files``, compiled once a process for each text they have."""

from collections.abc import Callable
from types import CodeType

from jinja2 import BaseLoader, Environment, TemplateNotFound
from jinja2.bccache import Bucket, BytecodeCache

from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files

TEMPLATES = "templates"
MAX_BYTES = 512 * 1024


class Codes(BytecodeCache):
    """Compiled templates in memory, by path and digest of the source: editions share them, a change is noticed."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket its code, if it was compiled before."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of the bucket; an older text of the same template is let go."""
        assert bucket.code is not None
        for key in [key for key in self._codes if key[0] == bucket.key]:
            del self._codes[key]
        self._codes[bucket.key, bucket.checksum] = bucket.code


class ProjectLoader(BaseLoader):
    """Names are paths below ``templates/``; what ``Files`` refuses is refused here."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - Jinja passes it by name
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return text, project path and freshness of a template; ``TemplateNotFound`` if there is none."""
        path = f"{TEMPLATES}/{template}"
        try:
            return self._files.read_text(path, MAX_BYTES), path, lambda: True
        except Fault:
            raise TemplateNotFound(template) from None
