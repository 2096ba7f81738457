"""The state of a post where it stands beside it: "Japan's ...", "the Japanese ...", "... of Japan"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.actors import senses
from dateline.actors.polities import Polity
from dateline.language import Pattern

REACH_LEFT = 70
REACH_RIGHT = 160
_OWN = Pattern(r"(?:'s?)? (?:{between} )*", senses.words)
_APPOSED = Pattern(r"(?:'s)? (?:[\w\-]+ ){0,2}{apposed}, ", senses.words)
_BETWEEN = re.compile(r"(?:'s?)? (?:[A-Z][\w&.'\-]+ |[a-z]+ ){0,4}")
# "South African International Relations and Cooperation Minister": the name of a ministry stands between the two.
_MINISTRY = re.compile(r"(?:'s?)? (?:[A-Z][\w&'\-]+(?:,(?= and ))? |and |& |of |for ){1,9}")
_APART = Pattern(r"\b{apart}\b", senses.words)
_JOINT = re.compile(r"(?:'s)?,? (?:and |& )?|/|-|,? and the |\u2014")
_BEHIND = Pattern(
    r"(?: for [\w \-]{3,50}| (?!{acts}\b)[\w\-]+){0,2} (?:of|at|in|from) (?:the )?"
    r"(?:[A-Z]\w+ (?:of|for) (?:[A-Z]?\w+(?: and)? ){1,4}(?:of|in) "
    r"|(?:[A-Z][\w\-]+ ){1,3}{regions} (?:of|in) (?:the )?)?",
    senses.words,
)
_MORE = Pattern(
    r"(?:,? and (?:the )?|, (?:the )?)(?:(?:[A-Z][\w\-]+ ){1,3}{regions} (?:of|in) (?:the )?)?", senses.words
)


def left(text: str, start: int, polities: Sequence[Polity]) -> tuple[str, ...]:
    """The states right before a post: "Japan's ", "Japanese ", "Japanese and South Korean ", "the Japanese "."""
    near = [p for p in polities if p.span.end <= start and start - p.span.end <= REACH_LEFT]
    if not near or not _owns(near[-1], text[near[-1].span.end : start]):
        return ()
    owners = [near[-1]]
    for earlier in reversed(near[:-1]):
        if not _JOINT.fullmatch(text[earlier.span.end : owners[-1].span.start]):
            break
        owners.append(earlier)
    return tuple(code for p in reversed(owners) for code in _all_at(p, polities))


def _all_at(polity: Polity, polities: Sequence[Polity]) -> list[str]:
    """Every state that the words of this one stand for: "the Nordic states"."""
    return [p.code for p in polities if p.span == polity.span]


def _owns(polity: Polity, gap: str) -> bool:
    """True where the words between a state and a post leave the post with the state."""
    if polity.form == "capital" and not polity.possessive:
        return False
    if _OWN.fullmatch(gap) or _APPOSED.fullmatch(gap) or (polity.form == "seat" and gap == " "):
        return True
    attribute = polity.form == "demonym" or polity.possessive or polity.text.replace(".", "").isupper()
    if attribute and _MINISTRY.fullmatch(gap) and not any(senses.lexicon().find(gap)):
        return True
    return attribute and bool(_BETWEEN.fullmatch(gap)) and not _APART.search(gap)


def right(text: str, end: int, polities: Sequence[Polity]) -> tuple[str, ...]:
    """The states behind a post: "of Japan", "of Serbia and Kosovo", "of the Lebanese Armed Forces"."""
    codes: list[str] = []
    at = end
    for polity in polities:
        if polity.span.start < at or polity.span.start > end + REACH_RIGHT:
            continue
        gap = text[at : polity.span.start]
        if not (_MORE.fullmatch(gap) if codes else len(gap) < 90 and _BEHIND.fullmatch(gap)):
            break
        codes += _all_at(polity, polities)
        at = polity.span.end
    return tuple(codes)
