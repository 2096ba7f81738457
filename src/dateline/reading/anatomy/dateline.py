"""The dateline in front of a story's first sentence, in any agency's order.

A dateline is a run of parts (place, region, date, credit) with marks between them. The parts are read in
whatever order they come, and the run counts where it holds enough to be no sentence: a credit, a date after a
place, or a known place before a dash or colon.
"""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.reading import names
from dateline.reading.anatomy import clock, dateline_credit, dateline_place, filed
from dateline.reading.anatomy.clock import Stamp
from dateline.reading.anatomy.dateline_parts import DASH, REACH, Parts, Prefix, day_starts
from dateline.reading.anatomy.press import press_name
from dateline.reading.words import any_of, datelines, fold, furniture

_FAR = 3 * REACH
_LEAST_TOWN, _LEAST_OF_TOWN = 5, 3
# A dateline has a day, or a credit or dash behind it, or is shouted.
_MAY_OPEN = re.compile(
    r"\s[-]|-[\s-]|[–—―_:;(\[/|\d]|[A-Z]{2}|\A[A-Z][\w’'-]+(?:\s[a-zA-Z][\w’'-]+){0,2}(?:[,.]\s|-[A-Z])"
)
# What may stand before a dateline: quotes, bullets, dashes.
_LEAD = re.compile(r"[\s*•■▪►●\"“–—-]*")
_REPORTER = re.compile(r"By\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3}\s?(?P<mark>[,:–—|-])\s*")
# "(MENAFN- Kuwait News Agency (KUNA)) KUWAIT, June 19 (KUNA) --": who passes the copy on, before its own dateline.
_PASSED_ON = re.compile(r"\((?P<portal>[A-Z][\w.]{1,24})\s?[-–—/:]\s?[^()\n]{2,60}(?:\([^()]{1,20}\))?\)\s*")
# "Dili | Australia and ...": behind a place alone a bar parts it as a dash does.
_BAR = re.compile(r"\s*\|(?=\s[A-Z“\"])")
# How a sentence begins: a word, and one more.
_BEGINS = re.compile(r"[“\"‘]?[A-Z][\w’'-]*,?\s[\w“\"’'-]")
_WEEKDAY = re.compile(r"(?P<day>[A-Z][a-z]+)\.?,?\s(?=[0-3]?\d[/.])")
# "[ Baku-APA ]", "Baku-APA. The ...": a house glued to its place.
_HUNG = re.compile(
    r"(?P<open>\[\s?)?(?P<place>[A-Z][\w’']+(?:\s[A-Z][\w’']+)?)-(?P<who>[A-Z]{2,8})(?(open)\s?\]|(?:[.:]|(?=\s)))\s*(?=[A-Z“\"])"
)
# "Steppe Wire, Bishkek. Uzbekistan and ...": a house, and where it writes from.
_HOUSE_FIRST = re.compile(
    r"(?P<who>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}),\s(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})[.:]\s(?=[A-Z“\"])"
)
_DAY_AND_MONTH = re.compile(r"(\d\d?)[/.](\d\d?)\.?(?=\s*(?:[(\[=]|[-–—]))")
# "12:20 | Lima, Mar. 29 (ANDINA).": a clock before the place.
_CLOCK = re.compile(r"[012]?\d[:.h][0-5]\d\s*[|–—-]\s*")


def opening(text: str) -> Prefix | None:
    """As ``find``, remembered; a text without a mark, a number or capitals at its start is not looked at."""
    return _opening(text[:_FAR]) if _MAY_OPEN.search(text, 0, REACH) else None


@functools.lru_cache(maxsize=1024)
def _opening(text: str) -> Prefix | None:
    return find(text)


def find(text: str) -> Prefix | None:
    """The dateline at the start of ``text``, or None."""
    head = text[:REACH]
    parts, at = Parts(), _LEAD.match(head).end()  # type: ignore[union-attr]
    if behind := _behind(text, at):
        return behind
    end = at
    for _ in range(8):
        step = (
            _calendar(head, at)
            or _date(head, at, parts)
            or dateline_credit.credit(head, at, parts)
            or dateline_place.place(head, at, parts)
        )
        if step is None:
            break
        mark = dateline_credit.MARK.match(head, step)
        end = at = mark.end() if mark else step
        bare = parts.known and not parts.credits and parts.stamp is None
        if DASH.match(head, step) or (bare and _BAR.match(head, step)):
            parts.dashed = True
            if parts.place is None and parts.credits and not parts.stamp:
                return _behind_credit(text, at, parts)
            if parts.place and (parts.credits or parts.stamp):
                break
    signed = parts.known and not parts.stamp and head[:end].rstrip()[-1:] in (".", "/")
    if not _holds(parts, head, end) and not _stands_out(parts, head, end):
        end = (dateline_credit.late(head, end, parts) if signed else None) or -1
        return _prefix(text, end, parts) if end > 0 else None
    end = dateline_credit.late(head, end, parts) or end
    writer = _REPORTER.match(head, end) if parts.credits else None
    return _prefix(text, writer.end() if writer and writer["mark"] != "," else end, parts)


def _behind(text: str, at: int) -> Prefix | None:
    """The dateline behind what a house prints before it: a reporter's name, a clock, whom the copy comes from."""
    hung = _HUNG.match(text, at)
    if hung and names.agency(hung["who"]) and (known := names.cities().get(fold(hung["place"]))):
        return Prefix(end=hung.end(), place=hung["place"], country=known[1], credits=(hung["who"],))
    housed = _HOUSE_FIRST.match(text, at)
    house = housed["who"] if housed else ""
    if housed and (names.agency(house) or press_name(house)) and (known := names.cities().get(fold(housed["place"]))):
        return Prefix(end=housed.end(), place=housed["place"], country=known[1], credits=(house,))
    opening = _REPORTER.match(text, at) or _CLOCK.match(text, at) or _PASSED_ON.match(text, at)
    rest = find(text[opening.end() :]) if opening else None
    if opening is None or rest is None or not rest.place or not (rest.stamp or rest.credits):
        return None
    portal = opening.groupdict().get("portal")
    credits = (*rest.credits, portal) if portal else rest.credits
    return msgspec.structs.replace(rest, end=opening.end() + rest.end, credits=credits)


def _calendar(head: str, at: int) -> int | None:
    """A day of a calendar that is not ours, read past: "Jumada II 07, 1446 AH"; a weekday and nothing else."""
    found = _other_days().match(head, at)
    return found.end() if found else None


@functools.cache
def _weekdays() -> dict[str, int]:
    return {fold(name): number for name, number in datelines().weekdays.items()}


def _fitting(stamp: Stamp, weekday: int) -> Stamp:
    """A numeric day in the order in which it is that weekday: "Thursday 3/12/2020"."""
    turned = msgspec.structs.replace(stamp, day=stamp.month, month=stamp.day, swapped=False)
    day = turned.date() if stamp.swapped else None
    chosen = turned if day is not None and day.weekday() == weekday else stamp
    return msgspec.structs.replace(chosen, weekday=weekday)


def _slashed(text: str) -> Stamp | None:
    """ "BRUSSELS 12/03 (BELGA) =": day and month in front of a credit or a dash; month first where only that is one."""
    found = _DAY_AND_MONTH.match(text)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    day, month = (month, day) if month > 12 else (day, month)
    whole = 1 <= month <= 12 and 1 <= day <= 31
    return Stamp(start=0, end=found.end(), year=None, month=month, day=day) if whole else None


@functools.cache
def _other_days() -> re.Pattern[str]:
    months = any_of(datelines().other_months)
    weekdays = any_of((*datelines().weekdays, *map(str.upper, datelines().weekdays)))
    return re.compile(
        rf"(?:{months})\s\d{{1,2}}(?:,?\s1\d{{3}})?(?:\s?A?H\b\.?)?(?=\s*[,:–—-])|(?:{weekdays})(?=\s*(?:[–—:(]|-[\s-]))"
    )


def _behind_credit(text: str, at: int, parts: Parts) -> Prefix | None:
    """ "(ANSA) - ROME, MAR 3 - text": a dateline of its own may follow the credit; else the credit was all."""
    rest = find(text[at:])
    if rest is not None and rest.place and (rest.stamp or not rest.credits):
        return msgspec.structs.replace(rest, end=at + rest.end, credits=(*parts.credits, *rest.credits))
    return _prefix(text, at, parts) if _holds(parts, text[:REACH], at) else None


def _prefix(text: str, end: int, parts: Parts) -> Prefix:
    while end < len(text) and text[end].isspace():
        end += 1
    return Prefix(end=end, place=parts.place, country=parts.country, stamp=parts.stamp, credits=tuple(parts.credits))


def _holds(parts: Parts, head: str, end: int) -> bool:
    if end >= len(head) or not head[end:].strip():
        return False
    if parts.credits and any(names.agency(c) or names.publisher(c) for c in parts.credits):
        houses = all(names.agency(c) or names.publisher(c) for c in parts.credits)
        return bool(parts.place or parts.stamp or parts.dashed or (houses and head[:1] in "([") or _are_wires(parts))
    if parts.place is None:
        return parts.dashed and any("." in credit or filed.is_house(credit) for credit in parts.credits)
    if parts.stamp is not None:
        return parts.known or parts.shouted or parts.dashed or bool(parts.credits)
    if parts.credits:
        return (parts.known or parts.shouted) and (parts.dashed or parts.shouted)
    return parts.dashed and (parts.known or (parts.shouted and (parts.region or _is_town(parts.place, head, end))))


@functools.cache
def _opened() -> re.Pattern[str]:
    """How a sentence begins that can be no apposition of the place before its comma."""
    return re.compile(rf"[“\"]?(?:{any_of(datelines().openers)})\.?\s(?=[A-Z“\"(]|[a-z]+\s)")


@functools.cache
def _labels() -> frozenset[str]:
    """Words that stand shouted before a dash and are no town: "CORRECTED -", "UPDATE –", "ANALYSIS —"."""
    marks = (*furniture().versions, *(word for words in furniture().notices.values() for word in words))
    return frozenset(map(fold, (*datelines().not_places, *marks, *datelines().section_words, *datelines().desk_words)))


def _are_wires(parts: Parts) -> bool:
    return all(map(names.agency, parts.credits))


def _is_town(name: str, head: str, end: int) -> bool:
    """True for a shouted name that no table has, and that is no label: "CHARLOTTETOWN — The premiers are to ..."."""
    words = name.split()
    plain = (
        name.isascii()
        and all(len(word) >= _LEAST_OF_TOWN and word.isalpha() and fold(word) not in _labels() for word in words)
        and any(len(word) >= _LEAST_TOWN for word in words)
    )
    begins = _BEGINS.match(head, end)
    return plain and len(words) <= 2 and begins is not None and not head[end : begins.end()].isupper()


def _stands_out(parts: Parts, head: str, end: int) -> bool:
    """True for a known place that is no part of the sentence: "WELLINGTON The", "KYIV. Talks", "Amman, Minister X"."""
    if not parts.known or parts.credits or parts.stamp:
        return False
    named = head[:end].rstrip()
    opened = named[-1:] in (",", ".") and not parts.region and _opened().match(head, end) is not None
    if opened or named[-1:] == ",":
        return opened
    if not parts.shouted:
        return False
    if named[-1:] == ".":
        return named.isupper() and named[:-1].replace(" ", "").isalpha() and _BEGINS.match(head, end) is not None
    return named.isupper() and named[-1:].isalpha() and dateline_place.ARTICLE.match(head, end) is not None


def _date(head: str, at: int, parts: Parts) -> int | None:
    if parts.stamp is not None or not (head[at : at + 1].isdigit() or head[at : at + 3].lower() in day_starts()):
        return None
    named = _WEEKDAY.match(head, at)
    if named and fold(named["day"]) in _weekdays():
        end = _date(head, named.end(), parts)
        parts.stamp = _fitting(parts.stamp, _weekdays()[fold(named["day"])]) if parts.stamp and end else None
        return end
    found = next((s for s in clock.find(head[at : at + 60]) if s.start == 0), None)
    found = found or (_slashed(head[at : at + 12]) if parts.place else None)
    if found is None:
        return None
    parts.stamp = found
    return at + found.end
