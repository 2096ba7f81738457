"""What part a word plays in telling past from future: the keys of ``time_cues.yaml``, token by token."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dateline.times.tokens import Tokens, alphabet
from dateline.times.words import cues

_ROLES = ("verbs", "timetable", "past", "report", "modal", "relayed", "future", "scheduled", "set", "perfect", "being")


@dataclass(frozen=True, slots=True)
class Tense:
    """``direction`` past, future or None; ``strong`` where a verb of its own says so; ``cue`` the word that did.

    ``open`` where a plan was told in the past ("had been set for Monday"): the day may have come or not.
    ``sure`` where a past verb stands right before the day ("met on Monday"): nothing may put it ahead.
    """

    direction: str | None
    strong: bool
    cue: str
    open: bool = False
    sure: bool = False


NONE = Tense(None, False, "")


@functools.cache
def cue_table() -> dict[str, str]:
    """Word -> its role; of several the last in the list above."""
    table: dict[str, str] = {}
    for name in _ROLES:
        table.update(dict.fromkeys(getattr(cues(), name), name))
    return table


def marks(tokens: Tokens) -> list[int]:
    """Where words with a part to play, quotation marks and the ends of sentences stand; found once a text."""
    known = tokens.memo.get("marks")
    if known is None:
        ends = alphabet()["stop"] + alphabet()["quote"]
        known = [k for k, letter in enumerate(tokens.kinds) if letter in ends or role(tokens, k)]
        tokens.memo["marks"] = known
    return known


def role(tokens: Tokens, k: int) -> str:
    """What part a word plays as a cue: a key of ``time_cues.yaml``, or ''. "cut-off" and "run-off" play none."""
    if tokens.low(k + 1) == "-" and tokens.touching(k + 1) and k + 2 < len(tokens.lows) and tokens.touching(k + 2):
        return ""
    known = _role_of(tokens.low(k), k > 0 and tokens.capital(k))
    if not known and tokens.low(k - 1) in cues().relatives - {"that"} and _third_person(tokens.low(k)):
        return "timetable"  # "the frigate, which sails on Monday"
    return known


def _third_person(low: str) -> bool:
    """Spelt like a verb in the present: "sails", "docks"; not "was", "always"."""
    return low.endswith("s") and len(low) > 3 and not low.endswith(("ss", "ways", "us", "does"))


@functools.lru_cache(maxsize=8192)
def _role_of(low: str, capital: bool) -> str:
    known = cue_table().get(low, "")
    if known:
        return "" if known == "modal" and capital and low == "may" else known
    if low.endswith("ed") and len(low) > 4 and low not in cues().never_past and not capital:
        return "past"
    if low.endswith(("'ll", "’ll")):
        return "future"
    return "relayed" if low.endswith(("'d", "’d")) else ""


def is_verb(tokens: Tokens, k: int) -> bool:
    """True for a word that can be nothing else: an auxiliary, a past form, a word of planning."""
    return role(tokens, k) not in ("", "verbs", "timetable")


def is_finite(tokens: Tokens, k: int) -> bool:
    """True for a word that starts a predicate of its own: "will", "said", "met"."""
    finite = ("future", "relayed", "modal", "report", "being", "perfect")
    return role(tokens, k) in finite or tokens.low(k) in cues().finite_past
