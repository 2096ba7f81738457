#!/usr/bin/env python3
"""Checks gold against the contract: codes, EDTF, weekdays, closed lists, texts that stand where gold says, records.

usage: check_gold.py [--list] FOLDER...      exit status 1 when anything is wrong, one line a fault
A blind part (with or below a MANIFEST.sha256) is told by counts of each class of fault; --list is for its keeper.
Standard library only, so that an outside annotator can run it.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from goldcheck.record import check_record
from goldcheck.story import Fault, check_gold


def faults_of(gold: Path) -> list[Fault]:
    """Faults of a gold story or of a storyline's record; one that cannot be read at all is broken."""
    try:
        return list(check_record(gold) if gold.name.startswith("record") else check_gold(gold))
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        return [("broken", f"broken: {error!r}")]


def is_blind(folder: Path) -> bool:
    place = folder.resolve()
    return any((p / "MANIFEST.sha256").is_file() for p in (place, *place.parents))


def main(args: list[str]) -> int:
    wrong, counts = 0, Counter[tuple[Path, str]]()
    for gold in sorted(gold for arg in args if arg != "--list" for gold in Path(arg).rglob("*.gold.json")):
        hidden = is_blind(gold.parent) and "--list" not in args
        for kind, fault in faults_of(gold):
            wrong += 1
            if hidden:
                counts[gold.parent, kind] += 1
            else:
                print(f"{gold}: {fault}")
    for (folder, kind), count in sorted(counts.items()):
        print(f"{folder} (blind): {count} of class {kind}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
