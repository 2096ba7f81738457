#!/usr/bin/env python3
"""Date-time cases of the Recognizers-Text specs (English): cases right, by file and in all.

usage: recognizers.py [--json] [--misses]     --misses lists even-numbered cases only, never the odd ones that report

A case is right where every result it expects is met by a mention that overlaps it and means the same, and no other
mention stands outside the expected spans. What "the same" means is in recognizers_mapping.py. Files left out whole,
with the reasons, are in recognizers_left_out.toml; cases are numbered from 1 in each file.
"""

from __future__ import annotations

import argparse
import collections
import json
import tomllib
from pathlib import Path
from typing import Any

from common import HERE, command, data
from recognizers_mapping import anchor, is_right

TARGET = 0.90
AT_MOST_LEFT_OUT = 0.40


def left_out() -> set[str]:
    listed = tomllib.loads((HERE / "recognizers_left_out.toml").read_text(encoding="utf-8"))["left_out"]
    return {name for group in listed for name in group["files"]}


def cases(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text(encoding="utf-8-sig")))


def share(right: int, all_cases: int) -> float:
    return round(right / all_cases, 3) if all_cases else 0.0


def measure(args: argparse.Namespace) -> dict[str, Any]:
    folder, out = data("recognizers_specs"), left_out()
    sizes = {path.stem: len(cases(path)) for path in sorted(folder.glob("*.json"))}
    skipped = sum(size for name, size in sizes.items() if name in out)
    assert skipped <= AT_MOST_LEFT_OUT * sum(sizes.values()), "more than 40 % of the cases are left out"
    right: dict[str, collections.Counter[str]] = {"tune": collections.Counter(), "report": collections.Counter()}
    seen: dict[str, collections.Counter[str]] = {"tune": collections.Counter(), "report": collections.Counter()}
    for name in sizes:
        if name in out:
            continue
        for number, case in enumerate(cases(folder / f"{name}.json"), 1):
            part = "tune" if number % 2 == 0 else "report"
            why = is_right(case, name)
            seen[part][name] += 1
            right[part][name] += why is None
            if why and args.misses and part == "tune":
                print(f"{name} {number} on {anchor(case)}: {case['Input']!r}: {why}")
    figures: dict[str, Any] = {
        part: {
            "cases": sum(seen[part].values()),
            "right": sum(right[part].values()),
            "share": share(sum(right[part].values()), sum(seen[part].values())),
        }
        for part in ("tune", "report")
    }
    figures["left out"] = {"cases": skipped, "share": share(skipped, sum(sizes.values()))}
    figures["by file"] = {
        name: {part: f"{right[part][name]}/{seen[part][name]}" for part in ("tune", "report")} for name in seen["tune"]
    }
    return figures | {"target on report": TARGET, "holds": figures["report"]["share"] >= TARGET}


if __name__ == "__main__":
    command(__doc__, measure, "--misses")
