"""Brings the treebanks from their public addresses: `python -m training.fetch FOLDER`. The one step with a network."""

from __future__ import annotations

import re
import sys
import tomllib
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("sources.toml")
DOCUMENT = re.compile(r"^# newdoc id = \w+?_(?P<genre>[a-z]+)_", re.M)


def main() -> None:
    """The command line."""
    fetch(Path(sys.argv[1]))


def fetch(to: Path, get: Callable[[str], str] | None = None) -> None:
    """Write every file of sources.toml under ``to`` that is not there yet; ``get`` brings the text of an address."""
    table: dict[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    to.mkdir(parents=True, exist_ok=True)
    for bank in table["treebank"]:
        for file, name in bank["files"].items():
            if (to / name).exists():
                continue
            place = {"repository": bank["repository"], "release": table["release"], "file": file}
            text = (get or _get)(table["address"].format(**place))
            kept = text if "genres" not in bank else "".join(of_genres(text, bank["genres"]))
            (to / f"{name}.tmp").write_text(kept, encoding="utf-8")
            (to / f"{name}.tmp").replace(to / name)


def of_genres(text: str, genres: Iterable[str]) -> Iterator[str]:
    """The documents of a CoNLL-U file whose id names one of these genres: GUM_news_asylum."""
    starts = [(m.start(), m["genre"]) for m in DOCUMENT.finditer(text)]
    wanted = frozenset(genres)
    for (start, genre), (end, _) in zip(starts, [*starts[1:], (len(text), "")], strict=True):
        if genre in wanted:
            yield text[start:end]


def _get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.read().decode("utf-8"))


if __name__ == "__main__":
    main()
