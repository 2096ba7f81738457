"""What the preposition before a date makes of it: "since 2016", "until Friday", "by June", "around May 5"."""

from __future__ import annotations

import msgspec

from dateline.times import spans
from dateline.times.grammar import Scene
from dateline.times.ranges import moved_before
from dateline.times.reading import Reading
from dateline.times.tokens import alphabet
from dateline.times.words import words

_MODIFIERS = {
    "since": "since",
    "until": "until",
    "till": "until",
    "til": "until",
    "by": "by",
    "before": "before",
    "after": "after",
    "from": "from",
    "around": "about",
    "about": "about",
    "circa": "about",
}


def bounded(scene: Scene, i: int, j: int, reading: Reading) -> Reading:
    """``reading`` of tokens ``i`` to ``j``, opened at one side where the word before it says so."""
    if (
        reading.kind != "date"
        or reading.when is None
        or (reading.modifier is not None and reading.modifier not in ("early", "mid", "late", "end", "start"))
    ):
        return reading
    k = i - 1 - (scene.tokens.low(i - 1) in ("the", "on"))
    low = scene.tokens.low(k)
    modifier = "by" if low == "than" and scene.tokens.low(k - 1) == "later" else _MODIFIERS.get(low)
    if modifier is None or (modifier == "until" and moved_before(scene, i)):
        return reading
    if _governs_a_noun(scene, j, the=scene.tokens.low(i - 1) == "the"):
        return reading
    opened = _opened(reading.when, modifier, scene, k)
    if opened is None:
        return reading
    return msgspec.structs.replace(
        reading, when=opened, modifier=reading.modifier or modifier, rule=f"{reading.rule}<{modifier}"
    )


def _opened(when: spans.When, modifier: str, scene: Scene, k: int) -> spans.When | None:
    if modifier == "since":
        return spans.open_end(when)
    if modifier in ("until", "by"):
        return spans.open_start(when)
    if modifier == "before":
        return spans.open_start(when)
    if modifier == "after":
        return spans.open_end(when)
    if modifier == "about":
        plain = when.edtf[0].isdigit() and "/" not in when.edtf
        return spans.When(f"{when.edtf}~", when.first, when.last, when.grain, when.timex) if plain else when
    return when


def _governs_a_noun(scene: Scene, j: int, *, the: bool) -> bool:
    """True in "after Monday's talks", "by June talks": the preposition belongs to the noun."""
    if j >= len(scene.tokens.lows):
        return False
    letters = alphabet()
    kind = scene.tokens.kinds[j]
    if the and kind == letters["word"]:
        return True
    return kind == letters["poss"] or (kind == letters["word"] and scene.tokens.low(j) in words().gatherings)
