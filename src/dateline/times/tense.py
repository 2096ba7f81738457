"""Is a day ahead or behind? By the verb that governs it, then by the prepositions and nouns around it."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dateline.times.tokens import Tokens, alphabet
from dateline.times.words import cues

_LEFT, _RIGHT = 28, 18


@dataclass(frozen=True, slots=True)
class Tense:
    """``direction`` past, future or None; ``strong`` where a verb of its own says so; ``cue`` the word that did."""

    direction: str | None
    strong: bool
    cue: str


_NONE = Tense(None, False, "")


@functools.cache
def _cue_table() -> dict[str, str]:
    c = cues()
    table: dict[str, str] = {}
    for name in (
        "verbs",
        "timetable",
        "past",
        "report",
        "modal",
        "relayed",
        "future",
        "scheduled",
        "set",
        "perfect",
        "being",
    ):
        table.update(dict.fromkeys(getattr(c, name), name))
    return table


def tense(tokens: Tokens, i: int, j: int) -> Tense:
    """The tense around tokens ``i`` to ``j``: governing words on the left first, then those on the right."""
    before = _before(tokens, i, j)
    if before.direction:
        return before
    left = _left(tokens, i, j)
    if left.direction and left.strong:
        return left
    right = _right(tokens, j)
    if right.direction and (not left.direction or (right.strong and left.cue == "to")):
        return right
    return left


def _before(tokens: Tokens, i: int, j: int) -> Tense:
    """Order words close by: "ahead of talks on Monday", "after Monday's meeting", "scheduled for"."""
    c = cues()
    if tokens.low(i - 1) in ("from", "to", "until") and set(tokens.lows[max(i - 9, 0) : i]) & c.moved:
        return Tense("future", True, "moved")
    for k in range(i - 1, max(i - 7, -1), -1):
        low = tokens.lows[k]
        if tokens.kinds[k] == alphabet()["stop"]:
            break
        if low in c.ahead and (low != "ahead" or tokens.low(k + 1) == "of") and k < i:
            return Tense("future", False, low)
        if low in c.behind and not _verbal(tokens, k + 1, i):
            return Tense("past", False, low)
        if low in c.plans and tokens.low(i - 1) in ("for", "on"):
            return Tense("future", True, low)
        if _is_verb(tokens, k):
            break
    return _NONE


def _verbal(tokens: Tokens, i: int, j: int) -> bool:
    return any(_is_verb(tokens, k) for k in range(i, j))


def _is_verb(tokens: Tokens, k: int) -> bool:
    return _role(tokens, k) not in ("", "verbs", "timetable")


def is_finite(tokens: Tokens, k: int) -> bool:
    """True for a word that starts a predicate of its own: "will", "said", "met"."""
    return _role(tokens, k) in ("future", "relayed", "modal", "report", "being", "perfect") or tokens.low(k) in (
        "was",
        "were",
        "had",
        "took",
    )


def _role(tokens: Tokens, k: int) -> str:
    """What part a word plays as a cue: a key of ``time_cues.yaml``, or ''."""
    return _role_of(tokens.low(k), tokens.capital(k) and k > 0) if k >= 0 else ""


@functools.lru_cache(maxsize=4096)
def _role_of(low: str, capital: bool) -> str:
    role = _cue_table().get(low, "")
    if role:
        return "" if role == "modal" and capital and low == "may" else role
    if low.endswith("ed") and len(low) > 4 and low not in cues().never_past and not capital:
        return "past"
    if low.endswith(("'ll", "’ll")):
        return "future"
    return "relayed" if low.endswith(("'d", "’d")) else ""


def _left(tokens: Tokens, i: int, j: int) -> Tense:
    stop = alphabet()["stop"]
    for k in range(i - 1, max(i - _LEFT, -1), -1):
        if tokens.kinds[k] == stop:
            break
        role = _role(tokens, k)
        if not role:
            continue
        found = _weigh(tokens, k, i, role)
        if found.direction:
            return found
    return _NONE


def _right(tokens: Tokens, j: int) -> Tense:
    stop = alphabet()["stop"]
    for k in range(j, min(j + _RIGHT, len(tokens.lows))):
        if tokens.kinds[k] == stop:
            break
        role = _role(tokens, k)
        if not role:
            continue
        found = _weigh(tokens, k, j, role)
        if found.direction:
            return found
    return _NONE


def _weigh(tokens: Tokens, k: int, i: int, role: str) -> Tense:
    """What the cue word ``k`` says of the day at ``i``."""
    low = tokens.lows[k]
    if role in ("future", "modal", "relayed"):
        if tokens.low(k + 1) == "have" or tokens.low(k + 2) == "have":
            return Tense("past", False, low)
        return Tense("future", True, low)
    if role == "scheduled":
        return Tense("future", True, low)
    if role == "set":
        return Tense("future", True, low) if tokens.low(k + 1) in ("for", "to", "on") else _NONE
    if role == "verbs":
        return _infinitive(tokens, k)
    if role == "timetable":
        return _timetable(tokens, k)
    if role == "perfect":
        return Tense("past", True, low) if low != "having" else Tense("past", False, low)
    if role == "being":
        return _being(tokens, k)
    return _behind(tokens, k, role)


def _infinitive(tokens: Tokens, k: int) -> Tense:
    """A bare verb after "to"; the auxiliary of "will meet" is found on its own."""
    if tokens.low(k - 1) != "to" and tokens.low(k - 2) != "to":
        return _timetable(tokens, k) if tokens.lows[k] in cues().timetable else _NONE
    return Tense("future", _role(tokens, k - 2) in ("report", "being", "past") or not _is_verb(tokens, k - 2), "to")


def _timetable(tokens: Tokens, k: int) -> Tense:
    """A present-tense verb; a noun of the same spelling has an article or a preposition before it."""
    low, before = tokens.lows[k], tokens.low(k - 1)
    if any(_cue_table().get(tokens.low(back), "") in ("future", "modal", "relayed") for back in range(k - 3, k)):
        return _NONE
    leads = before == "and" and tokens.low(k + 1) in ("through", "until", "from", "on", "to", "in", "till")
    nominal = not leads and before in (
        "the",
        "a",
        "an",
        "of",
        "and",
        "his",
        "her",
        "their",
        "its",
        "two-day",
        "'s",
        "’s",
        "for",
        "day",
        "official",
    )
    if nominal or ((tokens.capital(k) and k and tokens.capital(k - 1)) and not low.endswith("s")):
        return _NONE
    if not low.endswith("s") and before == "to":
        return Tense("future", True, "to")
    return Tense("future", False, low)


def _being(tokens: Tokens, k: int) -> Tense:
    """ "is meeting", "are to meet", "is on": ahead. Anything else tells nothing."""
    for step in (1, 2):
        word = tokens.low(k + step)
        if word == "to" or (word.endswith("ing") and len(word) > 4) or word in cues().scheduled:
            return Tense("future", True, tokens.lows[k])
    return _NONE


def _behind(tokens: Tokens, k: int, role: str) -> Tense:
    """A past verb or participle, unless an auxiliary of the future stands before it ("will be held")."""
    for back in range(k - 1, max(k - 5, -1), -1):
        word = tokens.lows[back]
        earlier = _cue_table().get(word, "")
        if earlier in ("future", "modal", "relayed") and not (word == "may" and tokens.capital(back)):
            return Tense("future", True, word)
        if word == "be" and tokens.low(back - 1) == "to":
            return Tense("future", True, "to")
        if word == "being":
            return Tense("future", False, word)
        if word not in (
            "be",
            "been",
            "have",
            "not",
            "also",
            "now",
            "then",
            "either",
            "jointly",
            "formally",
            "officially",
        ):
            break
    low = tokens.lows[k]
    if low in ("was", "were", "had") and tokens.low(k + 1) in cues().scheduled | {"to", "set"}:
        return Tense("future", low != "had", low)
    return Tense("past", role == "past", low)
