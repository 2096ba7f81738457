"""The trigger of a sentence that reads as a gathering though none of its words is known to tell one."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.learned import scores, signs
from dateline.events.learned.scores import Models
from dateline.events.learned.signs import Line
from dateline.events.triggers import Sense, Tense, Trigger
from dateline.model import Span

TENSES: dict[str, Tense] = {"held": "past", "under_way": "ing"}
BESIDE = 0.5  # of the best word's chance, for words right beside it that belong to the trigger
GATHERINGS = ("meeting", "call", "visit", "forum", "exercise")


def find(text: str, line: Line) -> Trigger | None:
    """The trigger, or None where the sentence reads as something else."""
    features = signs.of_sentence(line)
    told = scores.models()
    if not line.signs or told.tells.chance(features) < scores.seal().enough:
        return None
    kind = told.kind.best(features)
    status = told.status.best(features)
    span = word(line, told)
    sense = Sense(kind, TENSES.get(status, "base"), mode="phone" if kind == "call" else None)
    return Trigger(span, span.cut(text), sense, reads_as=status)


def word(line: Line, told: Models) -> Span:
    """The words that tell it: from the first to the last around the likeliest one that are likely themselves."""
    chances = [0.0 if s.is_class else told.word.chance(signs.of_sign(line, n)) for n, s in enumerate(line.signs)]
    at = chances.index(max(chances))
    first, last = _around(chances, at)
    return Span(line.signs[first].span.start, line.signs[last].span.end)


def _around(chances: Sequence[float], at: int) -> tuple[int, int]:
    enough = chances[at] * BESIDE
    first, last = at, at
    while first > 0 and chances[first - 1] >= enough:
        first -= 1
    while last + 1 < len(chances) and chances[last + 1] >= enough:
        last += 1
    return first, last
