"""CoNLL-U sentences -> spaCy documents whose text is what stood on the page: tokens are ours to find there, too.

Multiword tokens ("don't") become their words without a space between; empty nodes are left out.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

KEPT = ("Tense", "VerbForm")
MOST = 10


@dataclass(frozen=True)
class Sentence:
    """One tree: parallel columns, heads counted from 0, a root being its own head."""

    id: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    pos: tuple[str, ...]
    morphs: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    opens_document: bool = False
    opens_paragraph: bool = False


def read(path: Path) -> Iterator[Sentence]:
    """Every sentence of a CoNLL-U file, in order. Raises ValueError at a line that is none."""
    opens, name, rows = set[str](), "", list[list[str]]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            opens.add(line[2:].partition(" ")[0])
            name = line.partition("=")[2].strip() if line.startswith("# sent_id") else name
        elif line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield _sentence(name, rows, opens)
            opens, name, rows = set(), "", []
    if rows:
        yield _sentence(name, rows, opens)


def _sentence(name: str, rows: Sequence[list[str]], opens: set[str]) -> Sentence:
    joined = _joined(rows)
    words = [row for row in rows if row[0].isdigit()]
    forms = [joined.get(int(row[0]), (row[1], "SpaceAfter=No" not in row[9])) for row in words]
    return Sentence(
        id=name,
        words=tuple(form for form, _ in forms),
        spaces=tuple(space for _, space in forms),
        pos=tuple(row[3] for row in words),
        morphs=tuple(_morph(row[5]) for row in words),
        heads=tuple(int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(words)),
        deps=tuple("ROOT" if row[6] == "0" else row[7] for row in words),
        opens_document="newdoc" in opens,
        opens_paragraph="newpar" in opens,
    )


def _joined(rows: Sequence[list[str]]) -> dict[int, tuple[str, bool]]:
    """Word number -> form and the space behind it, for the words of multiword tokens: cut from the printed token."""
    forms = {row[0]: row[1] for row in rows}
    out: dict[int, tuple[str, bool]] = {}
    for row in rows:
        first, dash, last = row[0].partition("-")
        if not dash:
            continue
        inside, printed = range(int(first), int(last) + 1), row[1]
        if "".join(forms[str(n)] for n in inside).lower() != printed.lower():
            continue
        at = 0
        for n in inside:
            form = printed[at : at + len(forms[str(n)])]
            at += len(form)
            out[n] = (form, n == inside[-1] and "SpaceAfter=No" not in row[9])
    return out


def _morph(features: str) -> str:
    return "|".join(f for f in features.split("|") if f.partition("=")[0] in KEPT)


def documents(sentences: Sequence[Sentence], vocab: Vocab) -> Iterator[Doc]:
    """The paragraphs of the pages as documents, cut at MOST sentences."""
    return (document(run, vocab) for run in runs(sentences))


def runs(sentences: Sequence[Sentence], *, seed: int | None = None) -> list[list[Sentence]]:
    """Neighbouring sentences: the paragraphs of the pages, cut at MOST sentences.

    With a ``seed`` runs are of a drawn length and every other paragraph break is overlooked, so that sentences are
    learnt without them too: a hard-wrapped wire has none.
    """
    draw = random.Random(seed)
    out: list[list[Sentence]] = []
    want = 0
    for sentence in sentences:
        breaks = sentence.opens_document or (sentence.opens_paragraph and (seed is None or draw.random() < 0.5))
        if not out or len(out[-1]) >= want or breaks:
            out.append([])
            want = draw.randint(1, MOST) if seed is not None else MOST
        out[-1].append(sentence)
    return out


def document(sentences: Sequence[Sentence], vocab: Vocab) -> Doc:
    """One document of these sentences, a space between them."""
    heads, starts, spaces = [], [], []
    for s in sentences:
        at = len(heads)
        heads += [at + head for head in s.heads]
        starts += [i == 0 for i in range(len(s.words))]
        spaces += [*s.spaces[:-1], True]
    return Doc(
        vocab,
        words=[w for s in sentences for w in s.words],
        spaces=spaces,
        pos=[p for s in sentences for p in s.pos],
        morphs=[m for s in sentences for m in s.morphs],
        heads=heads,
        deps=[d for s in sentences for d in s.deps],
        sent_starts=starts,
    )
