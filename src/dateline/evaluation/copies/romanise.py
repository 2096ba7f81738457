"""Names as another agency spells them: other romanisations, no accents, other joiners between syllables."""

from __future__ import annotations

import random
import re

import msgspec
from anyascii import anyascii

from dateline.evaluation.copies.piece import Piece
from dateline.evaluation.copies.words import romanisation


def romanised(piece: Piece, rng: random.Random) -> Piece:
    """Every name of the piece in one other spelling, the same wherever it stands."""
    spelled = {name: respelled(name, rng) for name in piece.names}
    words = {old: new for name, other in spelled.items() for old, new in _word_pairs(name, other)}
    swap = {**words, **spelled}
    if not swap:
        return piece
    found = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(swap, key=len, reverse=True)))

    def other(text: str) -> str:
        return found.sub(lambda hit: swap[hit[0]], text)

    return msgspec.structs.replace(
        piece,
        headline=other(piece.headline),
        paragraphs=tuple(map(other, piece.paragraphs)),
        names=tuple(spelled[name] for name in piece.names),
    )


def respelled(name: str, rng: random.Random) -> str:
    """One name in another spelling; the same name where no rule fits it."""
    rules = romanisation()
    joiner = rng.choice(rules.joiners)
    parts = []
    for word in name.split(" "):
        syllables = [_other(syllable, rng) for syllable in word.split("-")]
        parts.append(_joined(syllables, joiner) if len(syllables) > 1 else syllables[0])
    told = " ".join(parts)
    return anyascii(told) if rng.random() < 0.5 else told


def _other(syllable: str, rng: random.Random) -> str:
    for row in romanisation().names:
        for form in row:
            if form.lower() == syllable.lower():
                new = rng.choice([other for other in row if other != form])
                return new if syllable[:1].isupper() else new.lower()
    return syllable


def _joined(syllables: list[str], joiner: str) -> str:
    first, *rest = syllables
    return first + joiner + joiner.join(s.capitalize() if joiner == " " else s.lower() for s in rest)


def _word_pairs(name: str, other: str) -> list[tuple[str, str]]:
    """Words of a name beside those of its other spelling, for the places where only one of them stands."""
    old, new = name.split(" "), other.split(" ")
    return [(a, b) for a, b in zip(old, new, strict=False) if a != b and len(a) > 3] if len(old) == len(new) else []
