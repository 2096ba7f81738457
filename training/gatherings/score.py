"""What the whole engine makes of the labelled sentences: ``python -m training.gatherings.score [FILE...]``.

Each sentence that stands alone is read as a story of one sentence. Told are, of those that tell a gathering, how many
give an event, one of the right kind, status and parties; and of the others how many give one. Sentences of stories are
left out: their gatherings are told by their neighbours, too. Of ``test`` nothing but these numbers is printed.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from dateline import engine
from dateline.events.learned import hint
from dateline.model import Report
from dateline.sources import Bytes
from training.gatherings.sentences import DAY, Sentence, stories

SENTENCES = Path(__file__).resolve().parents[2] / "corpus" / "sentences"


def main() -> None:
    """The command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("files", nargs="*", type=Path)
    for path in asked.parse_args().files or sorted(SENTENCES.glob("*/*.txt")):
        told = figures(path)
        if told["gatherings"]:
            print(path.parent.name, path.name, ", ".join(f"{name} {value}" for name, value in told.items()))


def figures(path: Path) -> Mapping[str, float]:
    """Of one file: how many ``gatherings`` and ``others``, the parts ``found``, of right ``kind``, ``status`` and
    ``parties``, and the part of the others that is ``false``."""
    count: Counter[str] = Counter()
    for story in stories(path):
        for one in story.sentences if len(story.sentences) == 1 else ():
            count.update(_counted(one, _told(one)))
    mine, others = count["gatherings"], count["others"]
    parts = {name: round(count[name] / mine, 3) if mine else 0.0 for name in ("found", "kind", "status", "parties")}
    return {
        "gatherings": mine,
        "others": others,
        **parts,
        "false": round(count["false"] / others, 3) if others else 0.0,
    }


def _told(one: Sentence) -> list[Report]:
    data = one.text.encode()
    read = engine.read(Bytes("sentence.txt", data, hashlib.sha256(data).hexdigest()), date=DAY)
    return [report for story in read for report in story.reports if report.kind in hint.GATHERINGS]


def _counted(one: Sentence, told: list[Report]) -> list[str]:
    if one.kind == "agreement":  # told by other words, and often beside a gathering
        return []
    if one.kind not in hint.GATHERINGS:
        return ["others", "false"] if told else ["others"]
    right = [r for r in told if r.kind == one.kind or {r.kind, one.kind} == {"meeting", "visit"}]
    counted = ["gatherings"] + ["found"] * bool(told) + ["kind"] * bool(right)
    counted += ["status"] * any(r.status == one.status for r in right)
    return counted + ["parties"] * any(set(one.codes) <= {p.code for p in r.parties} for r in right)


if __name__ == "__main__":
    main()
