"""Is a day ahead or behind? By the verb that governs it, then by the prepositions and nouns around it."""

from __future__ import annotations

import bisect

from dateline.times.order import LEFT, RIGHT, before, over
from dateline.times.roles import Tense, is_verb, marks, role
from dateline.times.tokens import SENTENCE, Tokens, alphabet
from dateline.times.verbs import first
from dateline.times.words import cues

__all__ = ["Tense", "is_present", "tense"]

_WORDS = 4  # of the shortest full sentence


def tense(tokens: Tokens, i: int, j: int) -> Tense:
    """The tense around tokens ``i`` to ``j``: governing words on the left first, then those on the right."""
    if _is_caption(tokens, i, j):
        return Tense("past", True, "caption")
    order = before(tokens, i, j)
    if order.direction:
        return order
    if _is_subject(tokens, i, j) or _is_circumstance(tokens, i, j) or _is_journey(tokens, i):
        return Tense("future", False, "shape")
    places = marks(tokens)
    if _opens_a_clause(tokens, i, j):
        at = bisect.bisect_left(places, j)
        subject = first(tokens, places[at : at + RIGHT], j, j + RIGHT)
        if subject.direction:
            return subject
    at = bisect.bisect_left(places, i)
    left = first(tokens, reversed(places[max(at - LEFT, 0) : at]), i, i - LEFT)
    if left.direction and left.strong:
        return left
    if not left.direction and over(tokens, i):
        return Tense("past", True, "over")
    at = bisect.bisect_left(places, j)
    right = first(tokens, places[at : at + RIGHT], j, j + RIGHT)
    if right.direction and (not left.direction or (right.strong and left.cue == "to")):
        return right
    if not left.direction and _is_command(tokens, i):
        return Tense("future", False, "command")
    if not left.direction and tokens.low(i - 1 - (tokens.low(i - 1) in ("on", "in"))) in cues().guesses:
        return Tense("future", False, "perhaps")
    return left


def is_present(tokens: Tokens, i: int, j: int) -> bool:
    """A full sentence around ``i`` to ``j`` that tells nothing of the past: its weekday lies ahead."""
    stop = alphabet()["stop"]
    start, end = tokens.opening(i), j
    while end < len(tokens.lows) and tokens.kinds[end] != stop and end - j < SENTENCE:
        end += 1
    whole = end < len(tokens.lows) and tokens.lows[end] == "." and end - start >= _WORDS
    told = ("past", "perfect", "report")
    return whole and not any(role(tokens, k) in told for k in range(start, end))


def _is_caption(tokens: Tokens, i: int, j: int) -> bool:
    """ "Photo: Guards at Monday's talks.", "He waves to crowds on Monday.", "The envoy lands. (Pool photo)"."""
    stop, c = alphabet()["stop"], cues()
    if not _has_captions(tokens):
        return False
    start = tokens.opening(i)
    opening = tokens.lows[start : start + 4]
    closes = next((k for k, low in enumerate(opening) if low in (":", ")")), 0)
    if c.captions & set(opening[:closes]):
        return True
    end = tokens.kinds.find(stop, j, j + SENTENCE)
    if end > 0 and tokens.low(end + 1) in ("(", "/") and c.captions & set(tokens.lows[end + 2 : end + 5]):
        return True
    first_verb = next((k for k in range(start, i) if role(tokens, k) or tokens.lows[k] in c.pictured), None)
    return first_verb is not None and tokens.lows[first_verb] in c.pictured


def _has_captions(tokens: Tokens) -> bool:
    """Whether any word of the whole text speaks of pictures; looked up once a text."""
    known = tokens.memo.get("captions")
    if known is None:
        told = cues().captions | cues().pictured
        known = tokens.memo["captions"] = [k for k, low in enumerate(tokens.lows) if low in told]
    return bool(known)


def _is_subject(tokens: Tokens, i: int, j: int) -> bool:
    """ "Saturday and Sunday are set aside for visits", "Monday is a holiday": the day itself opens the sentence."""
    letters = alphabet()
    if tokens.kinds[j : j + 2] == letters["and"] + letters["weekday"]:
        j += 2
    elif tokens.kinds[max(i - 2, 0) : i] == letters["weekday"] + letters["and"]:
        i -= 2
    return (i == 0 or tokens.kinds[i - 1] == letters["stop"]) and tokens.low(j) in ("is", "are")


def _is_circumstance(tokens: Tokens, i: int, j: int) -> bool:
    """ "With the funeral on Monday, the debate was put back": what the rest of the sentence reckons with."""
    start = tokens.opening(i)
    plain = tokens.low(start) == "with" and tokens.low(j) == "," and i - start <= 6 and start + 1 < i
    return plain and not any(is_verb(tokens, k) or tokens.lows[k] == "," for k in range(start, i))


def _is_journey(tokens: Tokens, i: int) -> bool:
    """ "Premier off to Biarritz Saturday", "Envoys back in Muscat Monday": a headline without a verb before its day."""
    start = tokens.opening(i)
    if i - start > 8 or any(role(tokens, k) and tokens.lows[k] not in cues().off for k in range(start, i)):
        return False
    pairs = zip(tokens.lows[start:i], tokens.lows[start + 1 : i], strict=False)
    return any(one in cues().off and other in ("to", "for", "in") for one, other in pairs)


def _is_command(tokens: Tokens, i: int) -> bool:
    """ "Book a room for ...", "Please find ...": the sentence opens with what asks for something to come."""
    opening = tokens.opening(i)
    return opening < i and tokens.lows[opening] in cues().commands


def _starts_a_subject(tokens: Tokens, j: int) -> bool:
    """ "and on Thursday we'll vote", "but on Monday the envoy left"."""
    return tokens.low(j).replace("’", "'").partition("'")[0] in cues().subject_openers


def _opens_a_clause(tokens: Tokens, i: int, j: int) -> bool:
    """ "..., and Thursday's funeral is expected", "said that on Friday it would": what follows governs the day."""
    lead = tokens.low(i - 1 - (tokens.low(i - 1) in ("on", "from")))
    if lead == "that" or (lead in ("and", "but", "while", ";") and _starts_a_subject(tokens, j)):
        return True
    if tokens.low(j) not in ("'s", "’s"):
        return False
    if lead in cues().report:
        return True
    return lead in (",", ";") or (lead in ("and", "but", "while", "as") and tokens.low(i - 2) == ",")
