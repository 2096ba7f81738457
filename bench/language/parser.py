#!/usr/bin/env python3
"""The shipped parser: its scores by set and relation, its speed, its weight, and what the gate before it loses.

usage: parser.py [--json] [--quick]     --quick leaves the treebanks out

Scores are F1 from raw text (paragraphs as the pages have them), punctuation left out, as in training/README.md. Times
are CPU seconds of one thread; load time and memory are those of a fresh process.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "bench" / "times")]

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")  # read when numpy is first imported

from common import data  # noqa: E402
from training.conllu import Sentence  # noqa: E402
from training.score import SETS, score, test_set  # noqa: E402

from dateline import events, language, reading  # noqa: E402
from dateline.evaluation.contract_score import gold_items  # noqa: E402
from dateline.events import gate  # noqa: E402
from dateline.events import triggers as gatherings  # noqa: E402
from dateline.events.acts import triggers as acts  # noqa: E402
from dateline.language import shipped, trained  # noqa: E402
from dateline.model import Reading, Span  # noqa: E402
from dateline.sources import Bytes, collect  # noqa: E402

ARCS = ("nsubj", "obj", "obl", "conj", "appos", "flat", "compound", "nmod")
TARGETS = {
    "EWT test LAS": 83.0, "PUD news LAS": 85.5, "PUD news UPOS": 96.0, "weights MB": 8.0, "load s": 0.6,
    "memory MB": 250, "words/s": 5000, "gated ms a story": 15.0,
}  # fmt: skip
CEILINGS = ("weights MB", "load s", "memory MB", "gated ms a story")
FRESH = """
import json, resource, time
start = time.process_time()
import spacy
from spacy.lang.en import English
imported = time.process_time()
from dateline.language import trained
trained.english()
done = time.process_time()
print(json.dumps([imported - start, done - imported, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def scores() -> dict[str, dict[str, float]]:
    """Figures of each set; PUD's news are the sentences whose id begins with n."""
    folder, nlp, table = data("training"), trained.english().nlp, {}
    for name in SETS:
        sentences = test_set(folder, name)
        told = score(nlp, sentences)
        keys = {"tokens": "tokens", "UPOS": "UPOS", "UAS words": "UAS", "LAS words": "LAS", "LAS": "LAS with marks"}
        row = {shown: told[key] for key, shown in keys.items()}
        table[name] = row | {arc: told.get(f"LAS {arc}", 0.0) for arc in ARCS}
        if name == "PUD news":
            table[name]["words/s"] = speed(sentences)
    return table


def speed(sentences: list[Sentence]) -> float:
    """Words parsed in a second, from text."""
    texts = [" ".join(s.words) for s in sentences]
    nlp, start = trained.english().nlp, time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return round(words / (time.process_time() - start))


def fresh() -> dict[str, float]:
    """Import, load and memory of a process that does nothing else."""
    asked = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True)
    imported, loaded, memory = json.loads(asked.stdout)
    megabytes = round(shipped.seal().bytes / 1e6, 2)
    return {
        "weights MB": megabytes,
        "import s": round(imported, 2),
        "load s": round(loaded, 2),
        "memory MB": round(memory),
    }


def stories() -> Iterator[tuple[dict[str, Any], Reading]]:
    """The dev stories that are read for events, each with its gold."""
    for file, gold in gold_items(str(ROOT / "corpus" / "dev")):
        for source in collect([file], max_bytes=1 << 24):
            if isinstance(source, Bytes):
                yield from (
                    (gold, one) for one in reading.read(source, date=gold.get("reference_date")) if not one.shelved
                )


def gated() -> dict[str, float]:
    """What the gate loses, and what a story costs behind it: the engine by patterns, with trees, with every tree."""
    told = [(gold, one) for gold, one in stories()]
    patterns = language.choose("patterns")
    trained.english().parse("Warm.", [Span(0, 5)])
    docs = [patterns.analyse(one) for _, one in told]
    every = shut = silent = 0
    for (gold, _), doc in zip(told, docs, strict=True):
        kinds = {t.kind for s in doc.sentences for t in gatherings.find(doc.text, s.span)}
        act = any(acts.may_tell(doc.text, s.span) for s in doc.sentences)
        every += len(gold["events"])
        shut += 0 if gate.may_tell(doc) else len(gold["events"])
        silent += sum(not (act if e["kind"] == "other" else e["kind"] in kinds) for e in gold["events"])
    for _, one in told:  # lists and patterns are read on first use
        events.extract(one, patterns)
    start = time.process_time()
    for _, one in told:
        events.extract(one, patterns)
    engine = time.process_time() - start
    counting = Counting()
    for _, one in told:
        events.extract(one, language.ParsedPipeline(lambda: counting, "counting"))
    whole, sentences = everything(docs), sum(len(doc.sentences) for doc in docs)
    return {
        "gold events": every,
        "lost: story shut out": shut,
        "lost: no trigger of the kind": silent,
        "gate recall": round(1 - (shut + silent) / every, 4),
        "stories": len(told),
        "sentences": sentences,
        "sentences parsed": counting.asked,
        "engine ms a story": round(1000 * engine / len(told), 1),
        "gated ms a story": round(1000 * counting.spent / len(told), 1),
        "all parsed ms a story": round(1000 * whole / len(told), 1),
    }


def everything(docs: list[language.Document]) -> float:
    """CPU seconds of parsing every sentence of the stories."""
    start = time.process_time()
    for doc in docs:
        trained.english().parse(doc.text, [s.span for s in doc.sentences])
    return time.process_time() - start


class Counting:
    """The shipped parser, with the sentences it was asked of and the CPU seconds they took."""

    identity = "counting"
    asked, spent = 0, 0.0

    def parse(self, text: str, spans: Sequence[Span]) -> list[language.Parse]:
        start = time.process_time()
        trees = trained.english().parse(text, spans)
        self.spent += time.process_time() - start
        self.asked += len(spans)
        return trees


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--quick", action="store_true")
    args = asked.parse_args()
    figures: dict[str, Any] = {"weight": fresh(), "gate": gated(), "sets": {} if args.quick else scores()}
    if args.json:
        print(json.dumps(figures))
        return
    show(figures)


def show(figures: dict[str, Any]) -> None:
    flat = figures["weight"] | figures["gate"]
    flat |= {f"{name} {key}": value for name, row in figures["sets"].items() for key, value in row.items()}
    flat["words/s"] = flat.pop("PUD news words/s", None)
    for name, row in figures["sets"].items():
        print(f"{name:10}" + "".join(f"  {key} {value}" for key, value in row.items()))
    for name, value in {**figures["weight"], **figures["gate"]}.items():
        print(f"{name:30}{value}")
    print()
    for name, target in TARGETS.items():
        value = flat.get(name)
        if value is not None:
            met = value <= target if name in CEILINGS else value >= target
            sign = "<=" if name in CEILINGS else ">="
            print(f"{name:30}{value:>10}  target {sign} {target:<8}{'ok' if met else 'MISSED'}")


if __name__ == "__main__":
    main()
