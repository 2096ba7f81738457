"""The two public sets of pages, each parted in halves by a hash of the page's name: one to tune on, one unseen."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import NamedTuple

TUNING, UNSEEN = "tuning half", "unseen half"


class Page(NamedTuple):
    """A page with what is true of it: AEB's body, MediaCloud's publish day (ISO); None where there is none."""

    name: str
    data: bytes
    truth: str | None

    @property
    def half(self) -> str:
        return UNSEEN if int(hashlib.sha256(self.name.encode()).hexdigest()[:8], 16) % 2 else TUNING


def bodies(folder: Path) -> list[Page]:
    """The pages of the article extraction benchmark under ``folder`` (``shared/data/aeb``), by name."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        Page(name, gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), truth[name]["articleBody"])
        for name in sorted(truth)
    ]


def days(folder: Path) -> list[Page]:
    """The news pages of htmldate's MediaCloud evaluation under ``folder`` (``shared/data/mediacloud_dates``)."""
    rows = json.loads((folder / "tests" / "eval_mediacloud_2020.json").read_text(encoding="utf-8")).values()
    pages = []
    for row in rows:
        day = str(row["date"])
        truth = day if day[:4].isdigit() else None
        pages.append(Page(row["file"], (folder / "tests" / "test_set" / row["file"]).read_bytes(), truth))
    return pages
