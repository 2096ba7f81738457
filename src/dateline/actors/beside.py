"""What stands beside a name: the post before or behind it, the state it is of, "his Japanese counterpart"."""

from __future__ import annotations

import re

from dateline.actors import mention as vocabulary
from dateline.actors import names
from dateline.actors.mention import Line
from dateline.actors.polities import Polity
from dateline.actors.titles import Title
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span

COUNTERPART_REACH = 80
LINK_REACH = 20
_OF = re.compile(r",? of (?:the )?(?:[A-Z][a-z]+ )?")
_FROM = re.compile(r",? from (?:the )?| \(")
_COUNTERPART = Pattern(
    r"\b{counterparts}(?:,| (?:from|in) [\w. ]{2,30},?| (?:is|are|was|were|will be))? $", vocabulary.words
)
_HONORIFICS = Pattern(r"(?<= )(?:{=honorifics}\.? )+$", names.words)
_OPPOSITE_BEHIND = Pattern(r", (?:his|her|their|the) (?:[\w.\-]+ ){0,3}{opposites}\b", vocabulary.words)
_SAME_POST = Pattern(r",? {same_post} (?:in|for|of|from) (?:the )?", vocabulary.words)
_SIDE_BEHIND = Pattern(r",? {side_links} (?:the )?", vocabulary.words)
_OWNS = Pattern(r"(?:'s | \[| \()(?:{=honorifics}\.? )*", names.words)
_APPOSITION = Pattern(
    r", (?:an?|the) [^,;]{3,70}?(?=[,;.]| and [A-Z]|$)|, (?!{not_apposition})[a-z][^,;]{3,70},", vocabulary.words
)

_WHO_HEADS = Pattern(r", who {heads} [^,;]{3,110}?(?=[,;.]| and [A-Z]|$)", vocabulary.words)


def state_between(line: Line, name: Span, title: Title) -> str | None:
    """The first state between a name and the post behind it: "NAME, Japan's vice minister"."""
    return next((p.code for p in _inside(line, name.end, title.span.start)), None)


def counterpart(line: Line, at: int) -> tuple[str | None, ...]:
    """The states before "counterpart(s)", in order, where a name or rank at ``at`` is introduced so; else empty."""
    head = before(line.text, at, COUNTERPART_REACH, line.span.start)
    style = _HONORIFICS.search(head)
    head, at = (head[: style.start()], at - len(style[0])) if style else (head, at)
    if not _COUNTERPART.search(head):
        return ()
    near = _inside(line, at - len(head), at)
    codes = [near[-1].code] if near else []
    for left, right in zip(reversed(near[:-1]), reversed(near), strict=False):
        if line.text[left.span.end : right.span.start] not in (" and ", ", ", ", and ", "-"):
            break
        codes.insert(0, left.code)
    return tuple(codes) or (None,)


def opposite_behind(line: Line, name: Span) -> tuple[str | None, ...]:
    """The state in "NAME, his Japanese counterpart" ((None,) where none is named); else empty.

    "NAME, who holds the same post in Georgia" is one, too.
    """
    same = _SAME_POST.match(line.text, name.end)
    if same:
        return tuple(p.code for p in line.polities if p.span.start == same.end())[:1]
    found = _OPPOSITE_BEHIND.match(line.text, name.end)
    if not found:
        return ()
    inside = _inside(line, found.start(), found.end())
    return (inside[-1].code if inside else None,)


def state_behind_post(line: Line, name: Span) -> str | None:
    """The state in "Foreign Minister NAME of Japan"; not of those of a list, "NAME and NAME of Japan and Korea"."""
    told = (p for p in _after(line, name.end) if _OF.fullmatch(_gap(line, name, p)))
    return next((p.code for p in told if len(_listed(line, p)) == 1), None)


def states_behind(line: Line, name: Span) -> list[str]:
    """The states of "NAME and NAME of Tunisia and Libya", in order; empty where none stands behind the last name."""
    first = next((p for p in _after(line, name.end) if _OF.fullmatch(_gap(line, name, p))), None)
    return _listed(line, first) if first else []


def _listed(line: Line, first: Polity) -> list[str]:
    """The codes of a state and of those listed behind it."""
    codes, at = [first.code], first.span.end
    for polity in line.polities:
        if polity.span.start > at and line.text[at : polity.span.start] in (" and ", ", ", ", and ", " and the "):
            codes.append(polity.code)
            at = polity.span.end
    return codes


def origin_behind(line: Line, name: Span) -> str | None:
    """The state in "NAME, from Ecuador", "NAME (Norway)"."""
    return next((p.code for p in _after(line, name.end) if _FROM.fullmatch(_gap(line, name, p))), None)


def state_behind(line: Line, name: Span) -> str | None:
    """The state in "NAME from Japan", "NAME of Japan"."""
    told = (p for p in _after(line, name.end + 1) if _SIDE_BEHIND.fullmatch(_gap(line, name, p)))
    return next((p.code for p in told if len(_listed(line, p)) == 1), None)


def state_before(line: Line, name: Span) -> str | None:
    """The state in "Japan's NAME"."""
    near = (p for p in line.polities if p.span.end <= name.start)
    return next((p.code for p in near if _OWNS.fullmatch(line.text, p.span.end, name.start)), None)


def state_with_no_noun(line: Line, name: Span) -> str | None:
    """The state in "its foreign minister, NAME, and Lebanon's, NAME": the post is the one told before."""
    if not any(t.span.end <= name.start and not t.plural for t in line.titles):
        return None
    near = (p for p in line.polities if p.possessive and p.span.end <= name.start)
    return next((p.code for p in near if line.text[p.span.end : name.start] == "'s, "), None)


def state_in_apposition(line: Line, name: Span, limit: int) -> str | None:
    """ "NAME, a legal adviser of the Greek foreign ministry": the one state of an apposition without a known post."""
    found = _APPOSITION.match(line.text, name.end, limit) or _WHO_HEADS.match(line.text, name.end, line.span.end)
    inside = {p.code for p in _inside(line, found.start() + 1, found.end())} if found else set()
    return inside.pop() if len(inside) == 1 else None


def _inside(line: Line, start: int, end: int) -> list[Polity]:
    return [p for p in line.polities if start <= p.span.start and p.span.end <= end]


def _after(line: Line, start: int) -> list[Polity]:
    """The states close behind a name: no link to one is longer than ``LINK_REACH``."""
    return [p for p in line.polities if start <= p.span.start <= start + LINK_REACH]


def _gap(line: Line, name: Span, polity: Polity) -> str:
    return line.text[name.end : polity.span.start]
