#!/usr/bin/env python3
"""The table corpus/PHENOMENA.md: each phenomenon, what it is, and how many stories show it in each part.

usage: phenomena.py [--write | --check | --gaps]
  --write   writes the table      --check   exit status 1 when the file is not what would be written
  --gaps    what is still missing to the floors of corpus/floors.toml ([phenomena])
Of blind parts only counts are told, never a story.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.evaluation.contract_score import gold_items
from dateline.evaluation.phenomena import NAME, Phenomenon, load_phenomena, shown

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
TABLE = "PHENOMENA.md"
OPEN = ("dev", "storylines")
BLIND = ("test", "test-storylines")
HEAD = """# Phenomena

What the corpus must hold, and how many stories show it. Written by `python bench/phenomena.py --write` from
`phenomena.yaml`, which says how each is found; a test keeps it up to date. Blind parts are counted, never listed.

{parts}. Floors: each at least {least} stories, {blind} of them blind, unless the row says otherwise.
"""
COLUMNS = "| phenomenon | what it is | dev | blind | storylines | dev stories |"


class Row(NamedTuple):
    """A phenomenon and the stories of each part that show it."""

    what: Phenomenon
    stories: dict[str, list[str]]

    def count(self, *parts: str) -> int:
        return sum(len(self.stories.get(part, ())) for part in parts)


def floors(corpus: Path) -> dict[str, int]:
    table: dict[str, int] = tomllib.loads((corpus / "floors.toml").read_text(encoding="utf-8"))["phenomena"]
    return table


def rows(corpus: Path) -> tuple[list[Row], dict[str, int]]:
    """The table's rows, and how many stories each part has."""
    table = load_phenomena(corpus / NAME)
    found: dict[str, dict[str, dict[str, None]]] = {row.name: defaultdict(dict) for row in table}
    sizes: dict[str, int] = {}
    for part in (*OPEN, *BLIND):
        golds = list(gold_items(corpus / part)) if (corpus / part).is_dir() else []
        sizes[part] = len(golds)
        for file, gold in golds:
            for name in shown(gold, table):
                found[name][part][_short(file, part)] = None  # two stories of one page count once
    stories = {name: {part: list(told) for part, told in by_part.items()} for name, by_part in found.items()}
    return [Row(row, stories[row.name]) for row in table], sizes


def _short(file: str, part: str) -> str:
    path = Path(file)
    return path.stem if part == "dev" else f"{path.parent.name}/{path.stem}"


def written(corpus: Path) -> str:
    """The whole file."""
    table, sizes = rows(corpus)
    floor = floors(corpus)
    parts = ", ".join(f"{part} {size} stories" for part, size in sizes.items())
    lines = [HEAD.format(parts=parts[0].upper() + parts[1:], **floor)]
    group = ""
    for row in table:
        if row.what.group != group:
            group = row.what.group
            lines += [f"\n## {group.capitalize()}", ""]
            lines += [COLUMNS, "| --- | --- | --- | --- | --- | --- |"]
        lines.append(_line(row, floor))
    return "\n".join(lines) + "\n"


def _line(row: Row, floor: dict[str, int]) -> str:
    what = row.what
    about = what.about
    if what.least is not None:
        about += f" (floor {what.least}, blind {floor['blind'] if what.blind is None else what.blind})"
    lines = f"{row.count('storylines')} + {row.count('test-storylines')} blind"
    listed = " ".join(sorted(row.stories.get("dev", ()))[:12]) + (" ..." if row.count("dev") > 12 else "")
    return f"| `{what.name}` | {about} | {row.count('dev')} | {row.count('test')} | {lines} | {listed} |"


def gaps(corpus: Path) -> Iterator[tuple[str, int, int]]:
    """(phenomenon, stories missing in all, blind stories missing) for each that is below its floor."""
    floor = floors(corpus)
    for row in rows(corpus)[0]:
        least = floor["least"] if row.what.least is None else row.what.least
        blind = floor["blind"] if row.what.blind is None else row.what.blind
        short = (max(0, least - row.count(*OPEN, *BLIND)), max(0, blind - row.count(*BLIND)))
        if any(short):
            yield (row.what.name, *short)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--corpus", type=Path, default=CORPUS)
    which = asked.add_mutually_exclusive_group()
    for flag in ("--write", "--check", "--gaps"):
        which.add_argument(flag, action="store_true")
    args = asked.parse_args()
    file = args.corpus / TABLE
    if args.gaps:
        for name, short, blind in gaps(args.corpus):
            print(f"{name:28} {short} more in all, {blind} more blind")
        return 0
    text = written(args.corpus)
    if args.write:
        file.write_text(text, encoding="utf-8", newline="\n")
    elif args.check:
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            print(f"{file} is out of date; run: python bench/phenomena.py --write", file=sys.stderr)
            return 1
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
