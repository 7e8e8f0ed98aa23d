"""The data that the sample documents carry in their PDFs are the figures that they print."""

import csv
from pathlib import Path

import yaml


def test_the_attached_figures_are_those_of_the_content(repo_root: Path) -> None:
    figures = yaml.safe_load((repo_root / "content/data/fishing.yaml").read_text("utf-8"))["figures"]
    with (repo_root / "content/fishing-boats-2017/figures.csv").open(encoding="utf-8", newline="") as data:
        rows = {row.pop("figure"): row for row in csv.DictReader(data)}
    names = ("value", "unit", "label", "period", "source")
    assert rows == {key: {name: str(figure[name]) for name in names} for key, figure in figures.items()}
