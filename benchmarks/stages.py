"""What each stage of an edition costs, beside typesetting it: processor time in a process that is warm.

``python benchmarks/stages.py`` prints a line for each sample document. Ratios hold on another machine.
"""

import time
from collections.abc import Callable
from typing import TypeVar

import corpus
from mezanprint.content.load import load_document
from mezanprint.content.parse import read_yaml
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.finishing.finish import finish
from mezanprint.model.editions import Edition
from mezanprint.project.config import read_config
from mezanprint.project.files import Files
from mezanprint.project.kind_files import read_kinds
from mezanprint.typesetting.typeset import typeset

RUNS = 5
Value = TypeVar("Value")


def timed(act: Callable[[], Value]) -> tuple[float, Value]:
    """Return the least processor time of some runs, and what the last one gave."""
    taken = []
    for _ in range(RUNS):
        read_yaml.cache_clear()
        began = time.process_time()
        value = act()
        taken.append(time.process_time() - began)
    return min(taken), value


def main() -> None:
    """Print the table."""
    files = Files(corpus.REPO)
    config, kinds = read_config(files), read_kinds(files)
    profile = next(profile for profile in config.profiles if profile.name == "screen")
    print(f"{'document':24}{'typeset, s':>12}{'load':>9}{'prepare':>9}{'finish':>9}")
    for name in Project(files).documents:
        load, _ = timed(lambda name=name: load_document(files, config, kinds, name))
        edition = Edition(name, ("ar",), profile)
        made, prepared = timed(lambda edition=edition: prepare(Project(Files(corpus.REPO)), edition, draft=True))
        composition = prepared.composition
        whole, artifact = timed(lambda composition=composition: typeset(composition, corpus.REPO))
        done, _ = timed(lambda artifact=artifact, composition=composition: finish(artifact.data, composition))
        print(f"{name:24}{whole:12.2f}{load / whole:9.1%}{made / whole:9.1%}{done / whole:9.1%}")


if __name__ == "__main__":
    main()
