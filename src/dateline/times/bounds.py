"""What the preposition before a date makes of it: "since 2016", "until Friday", "by June", "around May 5"."""

from __future__ import annotations

import msgspec

from dateline.times import spans
from dateline.times.grammar import Scene
from dateline.times.ranges import moved_before
from dateline.times.reading import Reading
from dateline.times.tokens import alphabet
from dateline.times.words import words


def bounded(scene: Scene, i: int, j: int, reading: Reading) -> Reading:
    """``reading`` of tokens ``i`` to ``j``, opened at one side where the word before it says so."""
    if reading.kind == "time":
        return _bounded_clock(scene, i, reading)
    if (
        reading.kind != "date"
        or reading.when is None
        or (reading.modifier is not None and reading.modifier not in ("early", "mid", "late", "end", "start"))
    ):
        return reading
    k, modifier = _before(scene, i)
    if modifier is None or (modifier == "until" and moved_before(scene, i)):
        return reading
    if _governs_a_noun(scene, j, the=scene.tokens.low(i - 1) == "the"):
        return reading
    opened = _opened(reading.when, modifier, scene, k)
    if opened is None:
        return reading
    return msgspec.structs.replace(
        reading,
        when=opened,
        modifier=reading.modifier or modifier,
        rule=f"{reading.rule}<{modifier}",
        named=reading.named or reading.when,
    )


def _before(scene: Scene, i: int) -> tuple[int, str | None]:
    """The bounding word before token ``i`` and where it stands: "since", "no later than", "prior to"."""
    tokens = scene.tokens
    k = i - 1 - (tokens.low(i - 1) in ("the", "on", "about"))
    k -= 2 if tokens.low(k - 1) == "or" and tokens.low(k) in ("in", "on") else 0  # "later than or in 2016"
    k -= tokens.low(k) == "or"  # "before or on Monday"
    low, earlier = tokens.low(k), tokens.low(k - 1)
    w = words()
    if low == "with" and earlier in w.bounding_with:
        return k - 1, w.bounding_with[earlier]
    if low == "than" or (low == "as" and earlier in w.bounding_than):
        modifier = w.bounding_than.get(earlier)
        return k, "by" if modifier == "after" and tokens.low(k - 2) in w.bounding_no else modifier
    if low == "to" and earlier == "prior":
        return k, "before"
    if low == "of" and earlier in ("ahead", "as", "advance"):
        return k, "from" if earlier == "as" else "before"
    return k, w.bounding.get(low)


def _bounded_clock(scene: Scene, i: int, reading: Reading) -> Reading:
    """A clock time or a part of a day keeps its hour; what bounds it is told as its modifier."""
    modifier = _before(scene, i)[1]
    plain = modifier and reading.modifier is None and not (modifier == "since" and scene.behind)
    return msgspec.structs.replace(reading, modifier=modifier) if plain and modifier else reading


def or_later(scene: Scene, j: int, reading: Reading) -> tuple[int, Reading] | None:
    """Reads "2018 or later", "3 p.m. or earlier", "May 1 and after": where it ends, and the opened reading."""
    tokens = scene.tokens
    side = words().or_later.get(tokens.low(j + 1))
    follows = tokens.low(j + 2)
    if tokens.low(j) not in ("or", "and") or side is None or follows.isalnum():
        return None
    if reading.kind == "time":
        return j + 2, msgspec.structs.replace(reading, modifier=side)
    if reading.when is None:
        return None
    opened = spans.open_end(reading.when) if side == "from" else spans.open_start(reading.when)
    if reading.kind != "date" or opened is None:
        return None
    named = reading.named or reading.when
    return j + 2, msgspec.structs.replace(
        reading, when=opened, modifier=side, named=named, rule=f"{reading.rule}<{side}"
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
