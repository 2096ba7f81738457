"""What the date benches share: where the data sets lie, counts and F1, and how figures are printed and kept."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

Interval = tuple[dt.date, dt.date]


def data(name: str) -> Path:
    """The folder of one public data set: under $DATELINE_DATA, else shared/data inside or beside the checkout.

    Leaves with status 0 and the reason where it is not there: the sets are not part of the repository.
    """
    places = [Path(os.environ["DATELINE_DATA"])] if "DATELINE_DATA" in os.environ else []
    places += [ROOT / "shared" / "data", ROOT.parent / "shared" / "data"]
    for place in places:
        if (place / name).is_dir():
            return place / name
    print(f"skipped: no folder {name} in any of {', '.join(map(str, places))}; set DATELINE_DATA to where the sets lie")
    raise SystemExit(0)


@dataclass
class Counts:
    """Right, found and wanted; precision, recall and F1 from them, in per cent."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, other: Counts) -> None:
        self.right += other.right
        self.found += other.found
        self.wanted += other.wanted

    @property
    def f1(self) -> float:
        return round(200 * self.right / (self.found + self.wanted), 1) if self.found + self.wanted else 0.0

    def row(self) -> dict[str, float]:
        return {
            "P": round(100 * self.right / self.found, 1) if self.found else 0.0,
            "R": round(100 * self.right / self.wanted, 1) if self.wanted else 0.0,
            "F1": self.f1,
            "right": self.right,
            "found": self.found,
            "wanted": self.wanted,
        }


def commit() -> str:
    """The commit of the working tree, with + where files differ from it."""

    def ask(*words: str) -> str:
        return subprocess.run(["git", *words], capture_output=True, text=True, cwd=ROOT, check=False).stdout.strip()

    return (ask("rev-parse", "--short", "HEAD") or "-") + ("+" if ask("status", "--porcelain", "src") else "")


def command(doc: str | None, measure: Callable[[argparse.Namespace], dict[str, Any]], *flags: str) -> None:
    """Run one bench: ``--json`` prints the figures as one object, else as lines; other flags are the bench's own."""
    asked = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--json", action="store_true", help="the figures as one JSON object")
    for flag in flags:
        asked.add_argument(flag, action="store_true")
    args = asked.parse_args()
    figures = measure(args)
    if args.json:
        print(json.dumps(figures))
    else:
        show(figures)
    sys.exit(0 if figures.get("holds", True) else 1)


def show(figures: dict[str, Any], indent: str = "") -> None:
    """Nested figures as indented lines; a row of plain figures on one."""
    for name, value in figures.items():
        if isinstance(value, dict) and not any(isinstance(v, dict) for v in value.values()):
            print(f"{indent}{name}: " + ", ".join(f"{k} {v}" for k, v in value.items()))
        elif isinstance(value, dict):
            print(f"{indent}{name}:")
            show(value, indent + "  ")
        else:
            print(f"{indent}{name}: {value}")
