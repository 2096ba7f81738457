"""Scores of a pipeline on a treebank from raw text: tokens, roots, UPOS, UAS, LAS as F1 (CoNLL 2018: no subtypes).

"UAS words" and "LAS words" leave punctuation out, as spaCy's own scorer does.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dateline.language.normal import plain
from training.conllu import Sentence, documents, read

SETS = {"EWT test": "ewt-test.conllu", "GUM test": "gum-open-test.conllu", "PUD news": "pud-test.conllu"}
FIGURES = ("tokens", "roots", "UPOS", "UAS words", "LAS words", "LAS")
ARCS = ("nsubj", "obj", "obl", "nmod", "amod", "compound", "conj", "appos", "flat", "advcl", "ccomp", "xcomp", "acl")


def main() -> None:
    """Prints the tables of the model card."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pipeline", type=Path, required=True)
    asked.add_argument("--data", type=Path, required=True)
    args = asked.parse_args()
    nlp = spacy.load(args.pipeline)
    told = {name: score(nlp, test_set(args.data, name)) for name in SETS}
    print(table(told, {figure: figure for figure in FIGURES}))
    print(table(told, {f"LAS {arc}": arc for arc in ARCS}))


def test_set(data: Path, name: str) -> list[Sentence]:
    """The sentences of a test set; PUD's news are those whose id begins with n."""
    return [s for s in read(data / SETS[name]) if name != "PUD news" or s.id.startswith("n")]


def table(told: dict[str, dict[str, float]], shown: dict[str, str]) -> str:
    """A Markdown table: a row a set, a column a figure."""
    head = f"| set | {' | '.join(shown.values())} |\n|{' --- |' * (len(shown) + 1)}\n"
    rows = (f"| {name} | {' | '.join(f'{row.get(key, 0.0):.1f}' for key in shown)} |\n" for name, row in told.items())
    return head + "".join(rows)


class Word(NamedTuple):
    """A word by its place in the text without blanks, with its head's place ("" of a root)."""

    span: tuple[int, int]
    pos: str
    head: tuple[int, int] | None
    dep: str


def score(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """F1 of tokens, roots, UPOS, UAS, LAS, and LAS of each relation (as "LAS appos"), in per cent."""
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    truths = list(documents(sentences, nlp.vocab))
    for truth, guess in zip(truths, nlp.pipe([plain(t.text) for t in truths]), strict=True):
        _count(words(truth), words(guess), right, told, gold)
    names = [
        "tokens",
        "roots",
        "UPOS",
        "UAS",
        "LAS",
        "UAS words",
        "LAS words",
        *sorted(n for n in gold if n.startswith("LAS ") and n != "LAS words"),
    ]
    return {name: round(200 * right[name] / max(1, told[name] + gold[name]), 2) for name in names}


def words(doc: Doc) -> list[Word]:
    """The words of a document."""
    spans, at = [], 0
    for token in doc:
        size = 0 if token.is_space else len("".join(token.text.split()))
        spans.append((at, at + size))
        at += size
    return [
        Word(
            spans[t.i],
            t.pos_,
            None if t.head.i == t.i else spans[t.head.i],
            t.dep_.partition(":")[0].lower(),
        )
        for t in doc
        if not t.is_space
    ]


def _count(
    truth: Iterable[Word], guess: Iterable[Word], right: Counter[str], told: Counter[str], gold: Counter[str]
) -> None:
    by_span = {word.span: word for word in truth}
    for word in by_span.values():
        gold.update(_keys(word))
    for word in guess:
        told.update(_keys(word))
        want = by_span.get(word.span)
        if want is not None:
            right.update(key for key in _keys(word) if key in _keys(want) and _agree(key, word, want))


def _keys(word: Word) -> list[str]:
    """The figures that a word counts in."""
    keys = ["tokens", "UPOS", "UAS", "LAS", f"LAS {word.dep}"]
    keys += ["UAS words", "LAS words"] if word.dep != "punct" else []
    return keys + (["roots"] if word.head is None else [])


def _agree(key: str, word: Word, want: Word) -> bool:
    if key == "tokens":
        return True
    if key == "UPOS":
        return word.pos == want.pos
    return word.head == want.head and (key.startswith("UAS") or word.dep == want.dep)


if __name__ == "__main__":
    main()
