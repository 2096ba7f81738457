#!/usr/bin/env python3
"""Exact (source, target, code) on the English validation sentences of UniversalPetrarch, beside PETRARCH-2.

usage: petrarch.py [--misses] [FOLDER]

Codes are CAMEO's, sides are countries (the first three letters: agents such as GOV and MIL are not ours). PETRARCH-2's
.741 is measured over 74 of these records, from its own output as gold, with the parses shipped in the records; so the
two stand beside each other and nothing is gated. FOLDER is ../shared/data/universalpetrarch_validation; where it is
missing the bench says so and passes. MIT; the sentences are AFP's and are not in this repository.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent))

from coder import all_of
from spread import interval

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "universalpetrarch_validation"
FILE = "PETR2_GSR_validation.xml"
PETRARCH2 = 0.741
_SENTENCE = re.compile(r'<Sentence [^>]*?date="(?P<day>\d+)"[^>]*>(?P<rest>.*?)(?=<Sentence |</Sentences>)', re.S)
_EVENT = re.compile(r'<EventCoding [^>]*?eventcode="(\w+)" *sourcecode="([^"]*)" *targetcode="([^"]*)"')
_TEXT = re.compile(r"<Text>\s*(.*?)\s*</Text>", re.S)
_TOKEN = re.compile(r"^\d+\t(\S+)\t", re.M)  # of a record that has its words in the parse alone

Triple = tuple[str, str, str]


class Record(msgspec.Struct, frozen=True):
    """One sentence, its day, and its gold events."""

    text: str
    day: str
    events: frozenset[Triple]


def records(folder: Path) -> Iterator[Record]:
    """Every sentence of the file; the file is no well-formed XML, so it is read by its marks."""
    for found in _SENTENCE.finditer((folder / FILE).read_text(encoding="utf-8")):
        text = _TEXT.search(found["rest"])
        if text:
            events = (_triple(*e) for e in _EVENT.findall(found["rest"]))
            words = text[1].split() or _TOKEN.findall(found["rest"])
            yield Record(" ".join(words), _day(found["day"]), frozenset(events))


def _day(stamp: str) -> str:
    full = stamp if len(stamp) == 8 else f"20{stamp}"
    return f"{full[:4]}-{full[4:6]}-{full[6:]}"


def _triple(code: str, source: str, target: str) -> Triple:
    return source[:3], target[:3], code


def told(record: Record) -> frozenset[Triple]:
    """What we tell of a sentence, every event of it."""
    found = set()
    for event in all_of(record.text, record.day):
        found |= {(s, t, event.cameo) for s, t in event.dyads()}
        if event.plover == "CONSULT":  # a meeting has both sides as source
            found |= {(t, s, event.cameo) for s, t in event.dyads()}
    return frozenset(found)


def judge(pairs: Sequence[tuple[frozenset[Triple], frozenset[Triple]]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of exact triples."""
    hits = sum(len(gold & ours) for gold, ours in pairs)
    precision = hits / max(1, sum(len(ours) for _, ours in pairs))
    recall = hits / max(1, sum(len(gold) for gold, _ in pairs))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def without_codes(triples: frozenset[Triple]) -> frozenset[Triple]:
    """The same with the root of the code alone: "042" and "046" are consultations."""
    return frozenset((s, t, c[:2]) for s, t, c in triples)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--misses", action="store_true")
    asked.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    args = asked.parse_args()
    if not (args.folder / FILE).is_file():
        print(f"petrarch: skipped, no {FILE} in {args.folder}")
        return 0
    gold = list(records(args.folder))
    pairs = [(record.events, told(record)) for record in gold]
    roots = [(without_codes(g), without_codes(t)) for g, t in pairs]
    print(f"petrarch: {len(gold)} English validation sentences; 95 % intervals; not gated")
    for name, some in (("exact code", pairs), ("root of the code", roots)):
        spread = interval(some, judge)
        p, r, f = judge(some)
        print(f"  dateline, {name:18} P {p:.3f} [{spread[0]}]  R {r:.3f} [{spread[1]}]  F1 {f:.3f} [{spread[2]}]")
    print(f"  PETRARCH-2, its own records and ready parses, agents included: F1 {PETRARCH2}")
    if args.misses:
        for record, (want, ours) in zip(gold, pairs, strict=True):
            if want != ours:
                print(f"    want {sorted(want)} told {sorted(ours)}: {record.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
