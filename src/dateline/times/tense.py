"""Is a day ahead or behind? By the verb that governs it, then by the prepositions and nouns around it."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.times.tokens import Tokens, alphabet
from dateline.times.words import cues

_LEFT, _RIGHT, _NEAR = 28, 18, 6
_ROLES = ("verbs", "timetable", "past", "report", "modal", "relayed", "future", "scheduled", "set", "perfect", "being")


@dataclass(frozen=True, slots=True)
class Tense:
    """``direction`` past, future or None; ``strong`` where a verb of its own says so; ``cue`` the word that did.

    ``open`` where a plan was told in the past ("had been set for Monday"): the day may have come or not.
    """

    direction: str | None
    strong: bool
    cue: str
    open: bool = False


_NONE = Tense(None, False, "")


def tense(tokens: Tokens, i: int, j: int) -> Tense:
    """The tense around tokens ``i`` to ``j``: governing words on the left first, then those on the right."""
    before = _before(tokens, i)
    if before.direction:
        return before
    marks = _marks(tokens)
    if _opens_a_clause(tokens, i, j):
        at = bisect.bisect_left(marks, j)
        subject = _first(tokens, marks[at : at + _RIGHT], j, j + _RIGHT)
        if subject.direction:
            return subject
    at = bisect.bisect_left(marks, i)
    left = _first(tokens, reversed(marks[max(at - _LEFT, 0) : at]), i, i - _LEFT)
    if left.direction and left.strong:
        return left
    at = bisect.bisect_left(marks, j)
    right = _first(tokens, marks[at : at + _RIGHT], j, j + _RIGHT)
    if right.direction and (not left.direction or (right.strong and left.cue == "to")):
        return right
    return left


def _opens_a_clause(tokens: Tokens, i: int, j: int) -> bool:
    """ "..., and Thursday's funeral is expected": a day that owns the subject of what follows."""
    if tokens.low(j) not in ("'s", "’s"):
        return False
    before = tokens.low(i - 1)
    return before in (",", ";") or (before in ("and", "but", "while", "as") and tokens.low(i - 2) == ",")


def is_finite(tokens: Tokens, k: int) -> bool:
    """True for a word that starts a predicate of its own: "will", "said", "met"."""
    finite = ("future", "relayed", "modal", "report", "being", "perfect")
    return _role(tokens, k) in finite or tokens.low(k) in cues().finite_past


@functools.cache
def _cue_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for name in _ROLES:
        table.update(dict.fromkeys(getattr(cues(), name), name))
    return table


def _marks(tokens: Tokens) -> list[int]:
    """Where words with a part to play, and the ends of sentences, stand; found once a text."""
    known = tokens.memo.get("marks")
    if known is None:
        stop = alphabet()["stop"]
        known = [k for k, letter in enumerate(tokens.kinds) if letter == stop or _role(tokens, k)]
        tokens.memo["marks"] = known
    return known


def _role(tokens: Tokens, k: int) -> str:
    """What part a word plays as a cue: a key of ``time_cues.yaml``, or ''."""
    return _role_of(tokens.low(k), k > 0 and tokens.capital(k))


@functools.lru_cache(maxsize=8192)
def _role_of(low: str, capital: bool) -> str:
    role = _cue_table().get(low, "")
    if role:
        return "" if role == "modal" and capital and low == "may" else role
    if low.endswith("ed") and len(low) > 4 and low not in cues().never_past and not capital:
        return "past"
    if low.endswith(("'ll", "’ll")):
        return "future"
    return "relayed" if low.endswith(("'d", "’d")) else ""


def _is_verb(tokens: Tokens, k: int) -> bool:
    return _role(tokens, k) not in ("", "verbs", "timetable")


def _before(tokens: Tokens, i: int) -> Tense:
    """Order words close by: "ahead of talks on Monday", "after Monday's meeting", "plans for Monday"."""
    c = cues()
    if tokens.low(i - 1) in ("from", "to", "until") and set(tokens.lows[max(i - 9, 0) : i]) & c.moved:
        return Tense("future", True, "moved")
    for k in range(i - 1, max(i - 1 - _NEAR, -1), -1):
        low = tokens.lows[k]
        if tokens.kinds[k] == alphabet()["stop"]:
            break
        if low in c.ahead and (low != "ahead" or tokens.low(k + 1) == "of"):
            return Tense("future", False, low)
        if low in c.behind:
            return Tense("past", False, low)
        if low in ("by", "until", "till") and k == i - 1 and c.deadlines & set(tokens.lows[max(k - 12, 0) : k]):
            return Tense("future", True, low)
        if low == "by" and k == i - 1 and not _past_before(tokens, k):
            return Tense("future", False, low)
        if low in c.plans and tokens.low(i - 1) in ("for", "on"):
            return Tense("future", True, low)
        if _is_verb(tokens, k):
            break
    return _NONE


def _past_before(tokens: Tokens, k: int) -> bool:
    """A past verb before "by": "had left by Friday", not "want access by Friday"."""
    stop = alphabet()["stop"]
    for back in range(k - 1, max(k - 12, -1), -1):
        if tokens.kinds[back] == stop:
            return False
        role = _role(tokens, back)
        if role in ("past", "perfect", "future", "modal", "relayed", "scheduled"):
            return role in ("past", "perfect")
    return False


def _first(tokens: Tokens, marks: Iterable[int], i: int, limit: int) -> Tense:
    """What the first telling word of its sentence says, as far as ``limit``."""
    stop = alphabet()["stop"]
    for k in marks:
        if tokens.kinds[k] == stop or (k < limit < i) or (k > limit > i):
            break
        found = _weigh(tokens, k, _role(tokens, k))
        if found.direction:
            return found
    return _NONE


def _weigh(tokens: Tokens, k: int, role: str) -> Tense:
    """What the cue word ``k`` says."""
    low = tokens.lows[k]
    if role in ("future", "modal", "relayed"):
        done = "have" in (tokens.low(k + 1), tokens.low(k + 2))
        return Tense("past", False, low) if done else Tense("future", True, low)
    if role == "scheduled":
        return Tense("future", True, low, _is_undone(tokens, k))
    if role == "set":
        planned = tokens.low(k + 1) in ("for", "to", "on")
        return Tense("future", True, low, _is_undone(tokens, k)) if planned else _NONE
    if role == "verbs":
        return _infinitive(tokens, k)
    if role == "timetable":
        return _timetable(tokens, k)
    if role == "perfect":
        return Tense("past", low != "having", low)
    return _being(tokens, k) if role == "being" else _behind(tokens, k, role)


def _is_undone(tokens: Tokens, k: int) -> bool:
    """A past auxiliary before a word of planning, and the plan called off, or nobody said to have told it then."""
    c = cues()
    before = tokens.lows[max(k - 4, 0) : k]
    if not c.past_auxiliaries & set(before):
        return False
    return bool(c.undone & set(tokens.lows[max(k - 12, 0) : k + 20])) or not c.report & set(
        tokens.lows[max(k - 14, 0) : k]
    )


def _infinitive(tokens: Tokens, k: int) -> Tense:
    """A bare verb after "to"; the auxiliary of "will meet" is found on its own."""
    if tokens.low(k - 1) != "to" and tokens.low(k - 2) != "to":
        return Tense("future", False, tokens.lows[k]) if _is_present(tokens, k) else _NONE
    to = k - 1 if tokens.low(k - 1) == "to" else k - 2
    governed = _role(tokens, to - 1) if to else ""
    strong = governed in ("report", "being", "past", "scheduled", "set", "") or not _is_verb(tokens, to - 1)
    return Tense("future", strong, "to", _is_undone(tokens, to))


def _is_present(tokens: Tokens, k: int) -> bool:
    """A plain verb behind a plural or "which", with its day right behind: "lawmakers return on Monday"."""
    before = tokens.low(k - 1)
    plural = before.endswith("s") and not before.endswith(("'s", "’s", "ss")) and _role(tokens, k - 1) == ""
    joined = before in cues().subjects - {"and"} or plural
    return joined and tokens.kinds[k + 1 : k + 2] in (alphabet()["on"], alphabet()["weekday"])


def _timetable(tokens: Tokens, k: int) -> Tense:
    """A present-tense verb; a noun of the same spelling has an article or a preposition before it."""
    c = cues()
    low, before = tokens.lows[k], tokens.low(k - 1)
    if any(_cue_table().get(tokens.low(back), "") in ("future", "modal", "relayed") for back in range(k - 3, k)):
        return _NONE
    if before in c.nominal and not (before == "and" and tokens.low(k + 1) in c.verbal_next):
        return _NONE
    if not low.endswith("s"):
        if k and tokens.capital(k) and tokens.capital(k - 1):
            return _NONE
        if before == "to":
            return _infinitive(tokens, k)
    return Tense("future", False, low)


def _being(tokens: Tokens, k: int) -> Tense:
    """Reads "is meeting", "are to meet", "is due" as ahead. Anything else tells nothing."""
    for step in (1, 2):
        word = tokens.low(k + step)
        if word == "to" or (word.endswith("ing") and len(word) > 4) or word in cues().scheduled:
            return Tense("future", True, tokens.lows[k])
    return _NONE


def _behind(tokens: Tokens, k: int, role: str) -> Tense:
    """A past verb or participle, unless an auxiliary of the future stands before it ("will be held")."""
    c = cues()
    for back in range(k - 1, max(k - 5, -1), -1):
        word = tokens.lows[back]
        earlier = _role(tokens, back)
        if earlier in ("future", "modal", "relayed"):
            return Tense("future", True, word)
        if word == "be" and tokens.low(back - 1) == "to":
            return Tense("future", True, "to")
        if word == "being":
            return Tense("future", False, word)
        if word not in c.fillers:
            break
    low = tokens.lows[k]
    told = c.report & set(tokens.lows[max(k - 5, 0) : k])
    if low in c.past_auxiliaries and tokens.low(k + 1) in c.under_way and told:
        return Tense("future", False, low)
    if tokens.low(k - 1) in c.being and tokens.low(k + 1) == "for":
        return Tense("future", True, low)
    if tokens.low(k - 1) in ("is", "are") and tokens.low(k + 1) in ("by", "until", "on"):
        return Tense("future", False, low)
    if low in c.past_auxiliaries and tokens.low(k + 1) in c.scheduled | {"to", "set"}:
        return Tense("future", low != "had", low, _is_undone(tokens, k + 1))
    return Tense("past", role == "past", low)
