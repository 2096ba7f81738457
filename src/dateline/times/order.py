"""What prepositions and nouns around a day say before any verb does: "ahead of", "after", "by", "plans for"."""

from __future__ import annotations

import bisect

from dateline.times.roles import NONE, Tense, is_verb, marks, role
from dateline.times.tokens import Tokens, alphabet
from dateline.times.verbs import first, is_missed
from dateline.times.words import cues

LEFT, RIGHT, _NEAR = 28, 18, 6


def before(tokens: Tokens, i: int, j: int) -> Tense:
    """Order words close by: "ahead of talks on Monday", "after Monday's meeting", "plans for Monday"."""
    if _is_called_off_late(tokens, j) or _came_about(tokens, i, j):
        return Tense("past", True, "came about")
    if tokens.low(j) in cues().nearing:
        return Tense("future", True, tokens.low(j))
    beside = _of_its_noun(tokens, i, j)
    if beside.direction:
        return beside
    c, near = cues(), tokens.lows[max(i - 3, 0) : i]
    if c.at_first & set(near) or near[-3:-1] == ["at", "first"]:
        return Tense("future", True, "at first", True)
    i = _before_its_part(tokens, i)
    if tokens.low(i - 1) in ("from", "to", "until") and set(tokens.lows[max(i - 9, 0) : i]) & c.moved:
        return Tense("future", True, "moved", tokens.low(i - 1) == "from")
    for k in range(i - 1, max(i - 1 - _NEAR, -1), -1):
        low = tokens.lows[k]
        if tokens.kinds[k] == alphabet()["stop"] or (low == "," and k < i - 1):
            break
        found = _order_word(tokens, k, i, j)
        if found.direction:
            return found
        if is_verb(tokens, k) and low not in c.ahead:
            break
    return NONE


def _before_its_part(tokens: Tokens, i: int) -> int:
    """Where "late January", "the end of May" starts, if a deadline stands before it."""
    k = i
    while k and i - k < 4 and tokens.lows[k - 1] in cues().part_words:
        k -= 1
    return k if tokens.low(k - 1) in ("by", "until", "till") else i


def _order_word(tokens: Tokens, k: int, i: int, j: int) -> Tense:
    """What the word ``k`` before a day says of its order: "ahead of", "after", "plans for", "by"."""
    c, low = cues(), tokens.lows[k]
    if k == i - 1 and low in ("by", "until", "till"):
        return _deadline(tokens, k, j)
    if low == "before" and tokens.kinds[k + 1 : k + 2] in (alphabet()["daypart"], alphabet()["noon"]):
        return NONE
    if low in c.ahead and (low != "ahead" or tokens.low(k + 1) == "of"):
        seated = low == "before" and c.seats & set(tokens.lows[k + 1 : i])  # "testified before the committee Monday"
        return NONE if seated else Tense("future", False, low)
    if low in c.behind and _has_its_own(tokens, k, i):
        return NONE
    if low == "since":
        return Tense("past", True, low)
    if low in c.behind:
        return _after(tokens, k, i)
    if low in c.plans and tokens.low(i - 1) in ("for", "on"):
        return Tense("future", True, low)
    return NONE


def _has_its_own(tokens: Tokens, k: int, i: int) -> bool:
    """ "held since July go home on Wednesday": another date before this one, which is none of a list with it."""
    letters = alphabet()
    named = (letters["month"], letters["weekday"], letters["year"])
    own = next((at for at in range(i - 1, k, -1) if tokens.kinds[at] in named), None)
    return own is not None and any(tokens.kinds[at] == letters["word"] for at in range(own + 1, i))


def _deadline(tokens: Tokens, k: int, j: int) -> Tense:
    """ "gave them until Sunday", "demanded it by Monday", "needed by Friday"; "had left by Friday" is none."""
    low = tokens.low(k)
    if "had" in _clause(tokens, j, 7):
        return Tense("past", False, low)
    if k == 0 or tokens.kinds[k - 1] == alphabet()["stop"]:  # "By December, half of them were out."
        places = marks(tokens)
        at = bisect.bisect_left(places, j)
        main = first(tokens, places[at : at + RIGHT], j, j + RIGHT)
        if main.direction == "past" and main.strong:
            return main
    if _went_on(tokens, k):
        return NONE
    c, earlier = cues(), tokens.lows[max(k - 12, 0) : k]
    if c.deadlines & set(earlier) and "had" not in earlier:
        return Tense("future", True, low, _was_missed(tokens, j))
    if "had" in earlier and tokens.lows[j : j + 1] != ["'s"] and _was_missed(tokens, j):
        return Tense("past", False, low)
    return NONE if _past_before(tokens, k) else Tense("future", False, low, _was_missed(tokens, j))


def _clause(tokens: Tokens, j: int, width: int) -> list[str]:
    """The next words as far as a comma, an "and" or "that", or the end of the sentence."""
    words: list[str] = []
    for k in range(j, min(j + width, len(tokens.lows))):
        if tokens.kinds[k] == alphabet()["stop"] or tokens.lows[k] in (",", "and", "that", "but", "which"):
            break
        words.append(tokens.lows[k])
    return words


def _went_on(tokens: Tokens, k: int) -> bool:
    """ "dragged on until Tuesday", "lasted until May": a past verb right before that hands out no deadline."""
    if tokens.low(k) == "by":
        return False
    for back in range(k - 1, max(k - 4, -1), -1):
        low = tokens.lows[back]
        if low in cues().deadlines or low in cues().moved or low in cues().report:
            return False
        if role(tokens, back) == "past":
            passive = {"is", "are", "be", "been", "being", "will", "would", "to"} & set(
                tokens.lows[max(back - 3, 0) : back]
            )
            return tokens.low(back - 1) not in cues().nominal and not passive
    return False


def _was_missed(tokens: Tokens, j: int) -> bool:
    """ "by Monday; he did not", "until Monday to pay, did not": what follows says that the day has passed."""
    for k in range(j, min(j + 12, len(tokens.lows))):
        if tokens.kinds[k] == alphabet()["stop"] and tokens.lows[k] != ";":
            return False
        if is_missed(tokens, k):
            return True
    return False


def _of_its_noun(tokens: Tokens, i: int, j: int) -> Tense:
    """ "Monday's attack" is over, "a strike for Monday" is to come, "Friday's trip was cancelled" was to come."""
    c = cues()
    owned = tokens.low(j) in ("'s", "’s")
    over_nouns = c.calamities if tokens.low(i - 1) in c.ahead | {"of", "for"} else c.incidents | c.calamities
    if owned and any(tokens.low(k) in over_nouns and not tokens.capital(k) for k in range(j + 1, j + 4)):
        return Tense("past", True, "'s")
    led = tokens.low(i - 2 if tokens.low(i - 1) == "of" else i - 1)
    if not owned and tokens.low(j) in c.calamities | c.uttered and led not in {*c.ahead, "for"}:
        return Tense("past", True, tokens.low(j))  # "his Monday announcement", "site of Tuesday crash"
    if tokens.low(i - 1) in ("in", "on") and tokens.low(i - 2) in c.calamities:
        return Tense("past", True, tokens.low(i - 2))
    seen = _looked_back_at(tokens, i, owned=owned)
    if seen.direction:
        return seen
    if tokens.low(i - 1) == "for" and not owned and tokens.low(i - 2) not in c.scheduled | c.set:
        return Tense("future", True, "for")
    if tokens.low(i - 1) == "for" and owned and not c.blames & set(tokens.lows[max(i - 6, 0) : i]):
        return Tense("future", False, "for")
    if _is_called_off(tokens, j) and tokens.low(i - 1) not in ("set", "for"):
        return Tense("future", True, "called off", True)
    return NONE


def _looked_back_at(tokens: Tokens, i: int, *, owned: bool) -> Tense:
    """ "will follow up on Thursday's call", "results of Sunday's vote are expected": the thing itself is over."""
    c = cues()
    at = i - 1 - (tokens.low(i - 1) in ("the", "last"))
    if owned and tokens.low(at) in c.aftermath_of and tokens.low(at - 1) in c.aftermaths:
        return Tense("past", True, tokens.low(at - 1))
    if owned and tokens.low(at) in ("on", "to") and {tokens.low(at - 1), tokens.low(at - 2)} & c.reacting:
        return Tense("past", True, tokens.low(at - 1))
    return Tense("past", True, tokens.low(at)) if owned and tokens.low(at) in c.reviewing else NONE


def over(tokens: Tokens, i: int) -> bool:
    """A noun of what has happened before its day, with no verb between: "the collapse of the cabinet on Monday"."""
    for k in range(i - 2, max(i - 2 - _NEAR, -1), -1):
        if tokens.kinds[k] == alphabet()["stop"] or tokens.lows[k] == "," or is_verb(tokens, k):
            return False
        if tokens.lows[k] in cues().calamities:
            return True
    return False


def _after(tokens: Tokens, k: int, i: int) -> Tense:
    """ "after" looks back; "will brief them after returning on Friday", "after the talks end on Friday" look ahead."""
    low = tokens.lows[k]
    clause = first(tokens, [at for at in range(i - 1, k, -1) if role(tokens, at) in ("timetable", "verbs")], i, k)
    if clause.direction == "future":
        return clause
    if tokens.low(k + 1).endswith("ing"):
        places = marks(tokens)
        at = bisect.bisect_left(places, k)
        main = first(tokens, reversed(places[max(at - LEFT, 0) : at]), k, k - LEFT)
        if main.direction == "future" and main.strong:
            return main
    return Tense("past", False, low)


def _is_called_off(tokens: Tokens, j: int) -> bool:
    """ "Friday's trip was cancelled", "the Friday talks have been postponed"."""
    c = cues()
    for k in range(j, min(j + 5, len(tokens.lows))):
        if tokens.lows[k] in ("was", "were", "been"):
            return tokens.low(k + 1) in c.called_off and k > j
        if tokens.kinds[k] == alphabet()["stop"] or tokens.lows[k] in (",", "that", "which"):
            return False
    return False


def _is_called_off_late(tokens: Tokens, j: int) -> bool:
    """ "planned for Monday had been scrapped hours before it was to start": its hour has come."""
    c = cues()
    for k in range(j, min(j + 4, len(tokens.lows))):
        off = tokens.lows[k] in c.called_off or tokens.lows[k : k + 2] == ["called", "off"]
        if off and {tokens.low(k - 1), tokens.low(k - 2)} & {"was", "were", "been", "had"}:
            late = tokens.lows[k + 1 : k + 5]
            return "before" in late and bool(c.moments & set(late))
    return False


def _came_about(tokens: Tokens, i: int, j: int) -> bool:
    """ "ministers expected on Monday arrived late", "talks scheduled to end on Saturday, ran on": it has come."""
    c = cues()
    k = j + (tokens.low(j) == ",")
    k += tokens.low(k).endswith("ly") or tokens.low(k) in ("only", "then")
    if tokens.lows[k : k + 1] == ["had"]:
        k += 1
    before_it = tokens.lows[max(i - 5, 0) : i]
    if not (c.scheduled | c.set | {"called"}) & set(before_it):
        return False
    if tokens.low(k) in ("but", "and") and k == j:
        return _went_otherwise(tokens, k)
    starts = "to" in before_it and tokens.low(k) in c.begins  # "the patrols, due to be widened in spring, began ..."
    return tokens.low(k) in c.came_about and not starts


def _went_otherwise(tokens: Tokens, k: int) -> bool:
    """ "were scheduled to leave on Monday but were still there": told of the past, and nothing called off."""
    c = cues()
    clause = tokens.lows[k + 1 : k + 9]
    told = any(role(tokens, at) == "past" and tokens.lows[at] not in c.undone for at in range(k + 1, k + 4))
    return tokens.lows[k] == "but" and told and not c.undone & set(clause) and not c.report & set(clause)


def _past_before(tokens: Tokens, k: int) -> bool:
    """A past verb before "by": "had left by Friday", not "want access by Friday"."""
    stop = alphabet()["stop"]
    for back in range(k - 1, max(k - 12, -1), -1):
        if tokens.kinds[back] == stop:
            return False
        part = role(tokens, back)
        if part in ("past", "perfect", "future", "modal", "relayed", "scheduled"):
            return part in ("past", "perfect")
    return False
