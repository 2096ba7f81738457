"""What the verb or the word of planning nearest to a day says: "will meet", "was forced to resign", "is due"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from dateline.times.roles import NONE, Tense, cue_table, is_verb, role
from dateline.times.tokens import SENTENCE, Tokens, alphabet
from dateline.times.words import cues

_PLACED = 6  # tokens from "is" to its day: "is back in court on Monday"
_CLAUSE = 6  # tokens from a past verb to its day
_AHEAD = ("future", "modal", "relayed")


def first(tokens: Tokens, places: Iterable[int], i: int, limit: int) -> Tense:
    """What the first telling word of its sentence says, as far as ``limit``; quoted and unquoted words stand apart."""
    stop, quote = alphabet()["stop"], alphabet()["quote"]
    right, depth, closed = limit > i, 0, 0
    for k in places:
        if tokens.kinds[k] == stop or (k < limit and not right) or (k > limit and right):
            break
        if tokens.kinds[k] == quote:
            depth += -1 if tokens.touching(k) == right else 1
            if depth < 0:
                break
            continue
        if right and k < closed:
            continue
        if right and role(tokens, k) in ("scheduled", "set") and tokens.low(k - 1) == ",":
            closed = _closes(tokens, k)
            if closed:
                continue
        if right and _opens_an_aside(tokens, k):
            closed = _closes(tokens, k)
            if closed:
                continue
        found = _weigh(tokens, k, role(tokens, k), i)
        if found.direction:
            return found
    return NONE


def _opens_an_aside(tokens: Tokens, k: int) -> bool:
    """ "On Monday the admiral, who commands the fleet, paid a call": a clause on him, not on the day."""
    return tokens.low(k - 1) in cues().relatives - {"that"} and tokens.low(k - 2) == ","


def _closes(tokens: Tokens, k: int) -> int:
    """Where the insertion ends that opens at ``k``, with the verb of its clause right behind; else 0.

    "Monday's rally, scheduled in defiance of a ban, drew few".
    """
    for at in range(k + 1, min(k + 14, len(tokens.lows))):
        if tokens.kinds[at] == alphabet()["stop"]:
            return 0
        if tokens.lows[at] == ",":
            return at if role(tokens, at + 1) in ("past", "perfect", *_AHEAD) else 0
    return 0


def _weigh(tokens: Tokens, k: int, part: str, i: int) -> Tense:
    """What the cue word ``k`` says of a day at ``i``."""
    low = tokens.lows[k]
    if part in _AHEAD:
        return _auxiliary(tokens, k, part)
    if part == "scheduled":
        return Tense("future", True, low, is_undone(tokens, k))
    if part in ("scheduled", "verbs") and k < i and _as_early(tokens, i):
        return Tense("future", True, low)
    if part == "set" and tokens.low(k + 1) in cues().set_beside:
        return NONE if tokens.low(k - 1) in ("to", "be", "is", "are") else Tense("past", False, low)
    if part == "set":
        planned = tokens.low(k + 1) in ("for", "to", "on")
        return Tense("future", True, low, is_undone(tokens, k)) if planned else NONE
    if part == "verbs":
        return _infinitive(tokens, k, i)
    if part == "timetable":
        return _timetable(tokens, k, i)
    if part == "perfect":
        return _perfect(tokens, k, i)
    if _is_prospective(tokens, k, i):
        return Tense("future", False, low)
    if part == "being" and low in ("is", "are") and 0 < i - k <= 2 and tokens.low(i - 1) in (low, "on", "for", "from"):
        return Tense("future", False, low)
    return _being(tokens, k, i) if part == "being" else _behind(tokens, k, part, i)


def _as_early(tokens: Tokens, i: int) -> bool:
    """ "may sign as early as Friday"."""
    return tokens.low(i - 3) == tokens.low(i - 1) == "as" and tokens.low(i - 2) in cues().as_early


def _perfect(tokens: Tokens, k: int, i: int) -> Tense:
    """ "has met", "has a meeting on Monday", "will have talks"."""
    low = tokens.lows[k]
    if role(tokens, k - 1) in _AHEAD and not _is_perfect(tokens, k):  # "will have talks"
        return Tense("future", True, low)
    if tokens.low(k + 1) in cues().articles and low in ("has", "have", "'ve"):
        return Tense("future", False, low)
    return Tense("past", low != "having", low, sure=low != "having" and _governs(tokens, k, i))


def _auxiliary(tokens: Tokens, k: int, part: str) -> Tense:
    """ "will meet", "may have met", "will have left by March", "would meet on Tuesday, but never did"."""
    low = tokens.lows[k]
    done = any(tokens.low(at) == "have" and _is_perfect(tokens, at) for at in (k + 1, k + 2))
    if (done and part != "future") or _was_refused(tokens, k):
        return Tense("past", False, low)
    return Tense("future", True, low, part == "relayed" and _came_to_nothing(tokens, k))


def _is_perfect(tokens: Tokens, have: int) -> bool:
    """ "may have met", "have already gone"; not "may have talks"."""
    ahead = (have + 1, have + 2) if tokens.low(have + 1) in cues().beside_participles else (have + 1,)
    return any(role(tokens, at) in ("past", "report") or tokens.low(at) in cues().participles for at in ahead)


def _was_refused(tokens: Tokens, k: int) -> bool:
    """ "could not attend on Monday", "would not be drawn on Monday": told by the story, not quoted."""
    if tokens.low(k) not in cues().refusing or (tokens.low(k + 1) != "not" and "n" not in tokens.low(k)[-3:]):
        return False
    stop = alphabet()["stop"]
    end = tokens.kinds.find(stop, k, k + SENTENCE)
    words = tokens.lows[tokens.opening(k) : end if end > 0 else k + SENTENCE]
    return not cues().report & set(words) and "if" not in words


def _is_prospective(tokens: Tokens, k: int, i: int) -> bool:
    """ "invited both to talks on Monday", "called for a march on Saturday": what is asked for lies ahead."""
    c = cues()
    if not {"to", "for"} & set(tokens.lows[k + 1 : i]):
        return False
    if tokens.lows[k] in c.prospective or (tokens.lows[k] in c.readies and c.ways & set(tokens.lows[k + 1 : k + 4])):
        return True
    noun = tokens.low(i - 2) if tokens.low(i - 1) in ("on", "from") else tokens.low(i - 1)
    return tokens.lows[k] in c.demands and noun in c.convened


def is_undone(tokens: Tokens, k: int) -> bool:
    """A past auxiliary before a word of planning, and the plan called off, or nobody said to have told it then."""
    c = cues()
    before = tokens.lows[max(k - 4, 0) : k]
    if not c.past_auxiliaries & set(before):
        adjective = tokens.low(k - 1) in c.articles | {"the"}
        return (adjective or tokens.low(k + 1) == "for") and _failed(tokens, k)
    told = c.report & set(tokens.lows[max(k - 14, 0) : k])
    return bool(c.undone & set(tokens.lows[max(k - 12, 0) : k + 20])) or not told


def _failed(tokens: Tokens, k: int) -> bool:
    """ "a planned call on Monday did not take place"."""
    for at in range(k + 1, min(k + 12, len(tokens.lows))):
        if tokens.kinds[at] == alphabet()["stop"] or tokens.lows[at] == ",":
            return False
        if is_missed(tokens, at):
            return True
    return False


def _came_to_nothing(tokens: Tokens, k: int) -> bool:
    """ "..., but the meeting never took place", "; he did not": behind a promise of the past."""
    stop = alphabet()["stop"]
    turned = False
    for at in range(k, min(k + 24, len(tokens.lows))):
        low = tokens.lows[at]
        turned |= low in ("but", ";", "though", "although")
        if turned and is_missed(tokens, at):
            return True
        if tokens.kinds[at] == stop and low != ";":
            return False
    return False


def is_missed(tokens: Tokens, k: int) -> bool:
    """A word that says something did not come about: "never", "did not", "failed"."""
    c = cues()
    if c.silences & {tokens.low(k + 1), tokens.low(k + 2)}:
        return False  # "planned for Friday, but he did not say where"
    if tokens.low(k) == "not":
        return tokens.low(k - 1) in (*c.past_auxiliaries, "did", "has", "have")
    return tokens.low(k) in c.missed


def _infinitive(tokens: Tokens, k: int, i: int) -> Tense:
    """A bare verb after "to"; the auxiliary of "will meet" is found on its own."""
    if _did(tokens, k):
        return Tense("past", True, "did", sure=_governs(tokens, k, i))
    if tokens.low(k - 1) == "-" or tokens.low(k - 2) == "-":  # "face-to-face"
        return NONE
    if tokens.low(k - 1) != "to" and tokens.low(k - 2) != "to":
        return Tense("future", False, tokens.lows[k]) if _is_present(tokens, k) else NONE
    to = k - 1 if tokens.low(k - 1) == "to" else k - 2
    if tokens.low(to - 2) == "having":  # "having planned to leave on Sunday, they were still there"
        return Tense("past", True, "having")
    done = _come_true(tokens, to)
    if done.direction:
        return done
    governed = role(tokens, to - 1) if to else ""
    strong = governed in ("report", "being", "past", "scheduled", "set", "") or not is_verb(tokens, to - 1)
    return Tense("future", strong, "to", is_undone(tokens, to))


def _come_true(tokens: Tokens, to: int) -> Tense:
    """ "was forced to resign", "allowed ships to leave": the past verb before "to" speaks for the infinitive too."""
    for k in range(to - 1, max(to - 5, -1), -1):
        part = role(tokens, k)
        if tokens.lows[k] in cues().implicative:
            if tokens.lows[k] != "had" and tokens.low(k - 1) in cues().relatives:
                return NONE  # "ministers who met Monday to resume talks Friday"
            planned = tokens.low(k - 1) in ("had", "was", "were") and tokens.lows[k] in cues().scheduled
            found = _behind(tokens, k, "past", to)
            ahead = any(role(tokens, b) in _AHEAD for b in range(max(k - 4, 0), k))
            barred = planned or ahead or tokens.low(k - 1) in ("is", "are")
            return NONE if barred else dataclasses.replace(found, sure=False)
        if part not in ("", "verbs") or tokens.kinds[k] == alphabet()["stop"]:
            return NONE
    return NONE


def _did(tokens: Tokens, k: int) -> bool:
    """A bare verb behind "did": "did not run on Monday", "nor did the envoys meet on Monday"."""
    if tokens.low(k - 1) in cues().had:  # "had run into trouble"
        return True
    return bool(cues().did & set(tokens.lows[max(k - 3, 0) : k])) and "," not in tokens.lows[max(k - 3, 0) : k]


def _is_present(tokens: Tokens, k: int) -> bool:
    """A plain verb behind a plural or "which", with its day right behind: "lawmakers return on Monday"."""
    before = tokens.low(k - 1)
    plural = before.endswith("s") and not before.endswith(("'s", "’s", "ss")) and role(tokens, k - 1) == ""
    if plural and tokens.capital(k - 1) and k > 1 and tokens.kinds[k - 2] != alphabet()["stop"]:
        return False  # "the chancellor's Athens stop on Monday"
    joined = before in cues().subjects - {"and"} or (plural and before not in cues().nominal)
    letters = alphabet()
    if tokens.kinds[k - 1 : k] in (letters["month"], letters["weekday"], letters["year"]):  # "held since July go home"
        return {letters["on"], letters["weekday"]} & set(tokens.kinds[k + 1 : k + 5]) != set()
    return joined and tokens.kinds[k + 1 : k + 2] in (letters["on"], letters["weekday"])


def _timetable(tokens: Tokens, k: int, i: int) -> Tense:
    """A present-tense verb; a noun of the same spelling has an article or a preposition before it."""
    c = cues()
    low, before = tokens.lows[k], tokens.low(k - 1)
    if any(role(tokens, back) in _AHEAD for back in range(max(k - 3, 0), k)):
        return NONE
    if _did(tokens, k):
        return Tense("past", True, "did", sure=_governs(tokens, k, i))
    if tokens.lows[k + 1 : k + 3] == ["back", "to"] and low in ("goes", "go"):  # "goes back to a call in January"
        return Tense("past", True, low)
    joined = before == "and" and (low in c.never_nouns or tokens.low(k + 1) in c.verbal_next)
    if (before in c.nominal and not joined) or role(tokens, k - 1) == "past":  # "shook hands on Monday"
        return NONE
    if not low.endswith("s"):
        if k and tokens.capital(k) and tokens.capital(k - 1):
            return NONE
        if before == "to":
            return _infinitive(tokens, k, i)
    return Tense("future", False, low)


def _being(tokens: Tokens, k: int, i: int) -> Tense:
    """Reads "is meeting", "are to meet", "is due", "is in court on Monday" as ahead. Anything else tells nothing."""
    for step in (1, 2):
        word = tokens.low(k + step)
        if word == "to" or (word.endswith("ing") and len(word) > 4) or word in cues().scheduled:
            return Tense("future", True, tokens.lows[k])
    placed = tokens.low(k + 1) in cues().places and 0 < i - k <= _PLACED and "," not in tokens.lows[k:i]
    return Tense("future", False, tokens.lows[k]) if placed else NONE


def _behind(tokens: Tokens, k: int, part: str, i: int) -> Tense:
    """A past verb or participle, unless an auxiliary of the future stands before it ("will be held")."""
    c = cues()
    ahead = _ahead_of(tokens, k, i)
    if ahead.direction:
        return ahead
    low = tokens.lows[k]
    told = c.report & set(tokens.lows[max(k - 8, 0) : k])
    if low in c.past_auxiliaries and tokens.low(k + 1) in c.under_way and told:
        return Tense("future", False, low)
    if tokens.low(k - 1) in c.being and tokens.low(k + 1) == "for":
        return Tense("future", True, low)
    if tokens.low(k - 1) in ("is", "are") and tokens.low(k + 1) in ("by", "until", "on", "from"):
        return Tense("future", False, low)
    planned = tokens.low(k + 1) != "set" or tokens.low(k + 2) in ("for", "to", "on")
    if low in c.past_auxiliaries and planned and tokens.low(k + 1) in c.scheduled | {"to", "set"}:
        return Tense("future", low != "had", low, is_undone(tokens, k + 1))
    if part == "past" and _is_adjective(tokens, k):
        return NONE
    if low in c.in_turn and k < i:
        return Tense("future" if i - k <= 2 else "past", False, low)
    return Tense("past", part == "past", low, sure=part == "past" and _governs(tokens, k, i))


def _is_adjective(tokens: Tokens, k: int) -> bool:
    """ "hold renewed talks on Monday", "for extended talks", "the expanded council": a participle before its noun."""
    after = tokens.kinds[k + 1 : k + 2]
    noun = after == alphabet()["word"] and role(tokens, k + 1) in ("", "timetable", "verbs")
    led = tokens.low(k - 1) in cues().before_an_adjective or role(tokens, k - 1) in ("verbs", "timetable")
    return tokens.lows[k].endswith("ed") and noun and led and not tokens.low(k + 1).endswith("ly")


def _ahead_of(tokens: Tokens, k: int, i: int) -> Tense:
    """An auxiliary of the future before a participle, with nothing but fillers between: "will not be held"."""
    if tokens.low(k - 1) == "to" and cue_table().get(tokens.lows[k]) == "past" and tokens.lows[k] in cues().verbs:
        return _infinitive(tokens, k, i)
    for back in range(k - 1, max(k - 5, -1), -1):
        word = tokens.lows[back]
        if role(tokens, back) in _AHEAD:
            done = "have" in tokens.lows[back:k] and role(tokens, back) != "future"
            return Tense("past", False, word) if done else Tense("future", True, word)
        if word == "be" and tokens.low(back - 1) == "to":
            return Tense("future", True, "to")
        if word == "being":
            return Tense("future", False, word)
        if word not in cues().fillers:
            break
    return NONE


def _governs(tokens: Tokens, k: int, i: int) -> bool:
    """A past verb and its day with nothing of another clause between: "met on Monday", "killed nine men on Jan. 1".

    Not so behind a noun of something held ("backed a summit on Monday"), nor for a participle before its noun.
    """
    between = tokens.lows[k + 1 : i]
    c = cues()
    if (
        not 0 < i - k <= _CLAUSE
        or (c.breaks | c.convened | c.scheduled) & set(between)
        or c.undone & {tokens.lows[k], *between}
    ):
        return False
    if any(tokens.lows[at] == "to" and role(tokens, at + 1) for at in range(k, i)):
        return False
    return tokens.low(k - 1) not in (c.nominal - {"that"}) | {"-"}
