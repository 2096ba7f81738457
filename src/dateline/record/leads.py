"""Vetoes for copies: two texts from one template that tell of different rounds are no family."""

from __future__ import annotations

import calendar
import re

import msgspec

from dateline.model import Telling
from dateline.record import days
from dateline.record.sides import codes

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?\b|[a-z]+")
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()  # noqa: SIM905
_CARDINALS = "two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_PLACES = {word: str(at) for at, word in enumerate(_ORDINALS, 1)}
_FIGURES = {word: str(at) for at, word in enumerate(_CARDINALS, 2)}
_LETTERS = ":"
"""Sorts behind every figure and before every letter."""
_WEEKDAYS = frozenset(name.lower() for name in calendar.day_name)
_MONTHS = {
    form: at for at in range(1, 13) for form in (calendar.month_name[at].lower(), calendar.month_abbr[at].lower())
} | {"sept": 9}

FAR = 3
"""Days by which the printed dates of a copy may differ from the dispatch's."""
LATE = 60
"""Days behind its dispatch by which a copy without a printed date may come."""
MISRECKONED = 10
"""Days by which a copy may reckon "Monday" wrongly, from its own day instead of the dispatch's."""


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """What pins a dispatch down: the figures of its first paragraph, and what its main reports are about."""

    printed: str | None
    published: str | None
    ordinals: frozenset[str]
    days: frozenset[str]
    weekdays: frozenset[str]
    numbers: frozenset[str]
    editions: frozenset[int]
    parties: frozenset[str]
    statuses: frozenset[str]
    whens: frozenset[str]


def lead_of(telling: Telling) -> Lead:
    """Reads headline and first paragraph; the dateline's own day and the day of print are left out."""
    story = telling.story
    text = " ".join([story.headline or "", story.paragraphs[0].text if story.paragraphs else ""]).lower()
    own = {_month_day(stamp) for stamp in (story.dateline.date, story.published, story.updated) if stamp}
    told = _figures_of(_TOKEN.findall(text))
    mains = [r for r in telling.reports if r.prominence == "main" and r.kind != "other"]
    return Lead(
        printed=story.dateline.date,
        published=story.published[:10] if story.published else None,
        ordinals=frozenset(told["ordinals"]),
        days=frozenset(told["days"] - own),
        weekdays=frozenset(told["weekdays"]),
        numbers=frozenset(told["numbers"]),
        editions=frozenset(r.series.edition for r in mains if r.series.edition is not None),
        parties=frozenset(side for r in mains for side in codes(r)),
        statuses=frozenset(r.status for r in mains if r.status),
        whens=frozenset(r.when for r in mains if r.when and days.sharp(r.when)),
    )


def veto(one: Lead, other: Lead) -> str | None:
    """Why the two are no copies of one dispatch, or None."""
    return _about(one, other) or _figures(one, other)


def _about(one: Lead, other: Lead) -> str | None:
    if one.printed and other.printed:
        if days.gap(one.printed, other.printed) > FAR:
            return f"datelines {one.printed} and {other.printed} are far apart"
    elif one.published and other.published and days.gap(one.published, other.published) > LATE:
        return f"published {one.published} and {other.published}"
    if one.whens and other.whens and min(days.gap(a, b) for a in one.whens for b in other.whens) > MISRECKONED:
        return f"about {sorted(one.whens)} and {sorted(other.whens)}"
    if one.editions and other.editions and not one.editions & other.editions:
        return f"rounds {sorted(one.editions)} and {sorted(other.editions)}"
    a, b = one.parties, other.parties
    if a and b and not (a <= b or b <= a):
        return f"parties {sorted(a)} and {sorted(b)}"
    if one.statuses and other.statuses and not one.statuses & other.statuses:
        return f"status {sorted(one.statuses)} and {sorted(other.statuses)}: news, not a copy"
    return None


def _figures(one: Lead, other: Lead) -> str | None:
    """A cut may leave a figure out and a portal may add one; where each has its own, it is another round."""
    if one.ordinals and other.ordinals and not one.ordinals & other.ordinals:
        return f"ordinals {sorted(one.ordinals)} and {sorted(other.ordinals)}"
    for name in ("days", "weekdays", "numbers"):
        a, b = getattr(one, name), getattr(other, name)
        if a - b and b - a:
            return f"{name} {sorted(a)} and {sorted(b)}"
    return None


def _month_day(stamp: str) -> str:
    return f"{int(stamp[5:7])}-{int(stamp[8:10])}" if len(stamp) >= 10 else stamp


def _figures_of(tokens: list[str]) -> dict[str, set[str]]:
    """Ordinals, days of a month, weekdays and other numbers, each once."""
    words = set(tokens)
    told = {
        "ordinals": {_PLACES[word] for word in words & _PLACES.keys()},
        "days": set(),
        "weekdays": words & _WEEKDAYS,
        "numbers": {_FIGURES[word] for word in words & _FIGURES.keys()},
    }
    for at in [at for at, token in enumerate(tokens) if token < _LETTERS]:
        kind, value = _figure(tokens, at)
        told[kind].add(value)
    return told


def _figure(tokens: list[str], at: int) -> tuple[str, str]:
    token = tokens[at]
    if not token[-1].isdigit():
        return "ordinals", token[:-2]
    beside = [tokens[near] for near in (at - 1, at + 1) if 0 <= near < len(tokens)]
    month = next((_MONTHS[word] for word in beside if word in _MONTHS), None)
    if month is not None and len(token) <= 2:
        return "days", f"{month}-{int(token)}"
    return "numbers", token.replace(",", "")
