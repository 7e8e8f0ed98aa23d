"""The time as font tools see it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime


@contextmanager
def clock_of(day: date) -> Iterator[None]:
    """Let the font tools believe that it is the document's own date: they write the time into what they subset."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
