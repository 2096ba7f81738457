"""Is a day ahead or behind? By the verb that governs it, then by the prepositions and nouns around it."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.times.tokens import Tokens, alphabet
from dateline.times.words import cues

_LEFT, _RIGHT, _NEAR = 28, 18, 6
_SENTENCE, _WORDS = 60, 4
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
    before = _before(tokens, i, j)
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


def is_present(tokens: Tokens, i: int, j: int) -> bool:
    """A full sentence around ``i`` to ``j`` that tells nothing of the past: its weekday lies ahead."""
    stop = alphabet()["stop"]
    start = i
    while start and tokens.kinds[start - 1] != stop and i - start < _SENTENCE:
        start -= 1
    end = j
    while end < len(tokens.lows) and tokens.kinds[end] != stop and end - j < _SENTENCE:
        end += 1
    whole = end < len(tokens.lows) and tokens.lows[end] == "." and end - start >= _WORDS
    told = ("past", "perfect", "report")
    return whole and not any(_role(tokens, k) in told for k in range(start, end))


def _opens_a_clause(tokens: Tokens, i: int, j: int) -> bool:
    """ "..., and Thursday's funeral is expected", "said that on Friday it would": what follows governs the day."""
    before = tokens.low(i - 1 - (tokens.low(i - 1) in ("on", "from")))
    if before == "that":
        return True
    if tokens.low(j) not in ("'s", "’s"):
        return False
    if before in cues().report:
        return True
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


def _before(tokens: Tokens, i: int, j: int) -> Tense:
    """Order words close by: "ahead of talks on Monday", "after Monday's meeting", "plans for Monday"."""
    beside = _of_its_noun(tokens, i, j)
    if beside.direction:
        return beside
    c = cues()
    if tokens.low(i - 1) in ("from", "to", "until") and set(tokens.lows[max(i - 9, 0) : i]) & c.moved:
        return Tense("future", True, "moved", tokens.low(i - 1) == "from")
    for k in range(i - 1, max(i - 1 - _NEAR, -1), -1):
        low = tokens.lows[k]
        if tokens.kinds[k] == alphabet()["stop"]:
            break
        found = _order_word(tokens, k, i, j)
        if found.direction:
            return found
        if _is_verb(tokens, k) and low not in c.ahead:
            break
    return _NONE


def _order_word(tokens: Tokens, k: int, i: int, j: int) -> Tense:
    """What the word ``k`` before a day says of its order: "ahead of", "after", "plans for", "by"."""
    c, low = cues(), tokens.lows[k]
    if k == i - 1 and low in ("by", "until", "till"):
        return _deadline(tokens, k, j)
    if low == "before" and tokens.kinds[k + 1 : k + 2] in (alphabet()["daypart"], alphabet()["noon"]):
        return _NONE
    if low in c.ahead and (low != "ahead" or tokens.low(k + 1) == "of"):
        return Tense("future", False, low)
    if low == "since":
        return Tense("past", True, low)
    if low in c.behind:
        return _after(tokens, k, low)
    if low in c.plans and tokens.low(i - 1) in ("for", "on"):
        return Tense("future", True, low)
    return _NONE


def _deadline(tokens: Tokens, k: int, j: int) -> Tense:
    """ "gave them until Sunday", "demanded it by Monday", "needed by Friday"; "had left by Friday" is none."""
    low = tokens.lows[k]
    if "had" in tokens.lows[j : j + 7]:
        return Tense("past", False, low)
    if k == 0 or tokens.kinds[k - 1] == alphabet()["stop"]:  # "By December, half of them were out."
        marks = _marks(tokens)
        at = bisect.bisect_left(marks, j)
        main = _first(tokens, marks[at : at + _RIGHT], j, j + _RIGHT)
        if main.direction == "past" and main.strong:
            return main
    if cues().deadlines & set(tokens.lows[max(k - 12, 0) : k]) and "had" not in tokens.lows[max(k - 12, 0) : k]:
        return Tense("future", True, low)
    return _NONE if _past_before(tokens, k) else Tense("future", False, low)


def _of_its_noun(tokens: Tokens, i: int, j: int) -> Tense:
    """ "Monday's attack" is over, "a strike for Monday" is to come, "Friday's trip was cancelled" was to come."""
    c = cues()
    owned = tokens.low(j) in ("'s", "’s")
    if owned and c.incidents & set(tokens.lows[j + 1 : j + 4]):
        return Tense("past", True, "'s")
    if tokens.low(i - 1) in ("in", "on") and tokens.low(i - 2) in c.calamities:
        return Tense("past", True, tokens.low(i - 2))
    if tokens.low(i - 1) == "for" and not owned and tokens.low(i - 2) not in c.scheduled | c.set:
        return Tense("future", True, "for")
    if tokens.low(i - 1) == "for" and owned and not c.blames & set(tokens.lows[max(i - 6, 0) : i]):
        return Tense("future", False, "for")
    if _is_called_off(tokens, j) and tokens.low(i - 1) not in ("set", "for"):
        return Tense("future", True, "called off", True)
    return _NONE


def _after(tokens: Tokens, k: int, low: str) -> Tense:
    """ "after" looks back; "will brief them after returning on Friday" looks ahead with its verb."""
    if tokens.low(k + 1).endswith("ing"):
        marks = _marks(tokens)
        at = bisect.bisect_left(marks, k)
        main = _first(tokens, reversed(marks[max(at - _LEFT, 0) : at]), k, k - _LEFT)
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
        found = _weigh(tokens, k, _role(tokens, k), i)
        if found.direction:
            return found
    return _NONE


def _weigh(tokens: Tokens, k: int, role: str, i: int) -> Tense:
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
        if tokens.low(k + 1) in cues().articles and low in ("has", "have", "'ve"):
            return Tense("future", False, low)
        return Tense("past", low != "having", low)
    if low in cues().prospective and {"to", "for"} & set(tokens.lows[k + 1 : i]):
        return Tense("future", False, low)
    if role == "being" and low in ("is", "are") and 0 < i - k <= 2 and tokens.low(i - 1) in (low, "on", "for", "from"):
        return Tense("future", False, low)
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
    done = _come_true(tokens, to)
    if done.direction:
        return done
    governed = _role(tokens, to - 1) if to else ""
    strong = governed in ("report", "being", "past", "scheduled", "set", "") or not _is_verb(tokens, to - 1)
    return Tense("future", strong, "to", _is_undone(tokens, to))


def _come_true(tokens: Tokens, to: int) -> Tense:
    """ "was forced to resign", "allowed ships to leave": the past verb before "to" speaks for the infinitive too."""
    for k in range(to - 1, max(to - 5, -1), -1):
        role = _role(tokens, k)
        if tokens.lows[k] in cues().implicative:
            planned = tokens.low(k - 1) in ("had", "was", "were") and tokens.lows[k] in cues().scheduled
            found = _behind(tokens, k, "past")
            ahead = any(_role(tokens, b) in ("future", "modal", "relayed") for b in range(max(k - 4, 0), k))
            return _NONE if planned or ahead or tokens.low(k - 1) in ("is", "are") else found
        if role not in ("", "verbs") or tokens.kinds[k] == alphabet()["stop"]:
            return _NONE
    return _NONE


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
            done = "have" in tokens.lows[back:k]
            return Tense("past", False, word) if done else Tense("future", True, word)
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
