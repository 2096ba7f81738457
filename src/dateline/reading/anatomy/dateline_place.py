"""The places of a dateline: known to the tables, shouted, or any name in capitals before a mark."""

from __future__ import annotations

import functools
import re

from dateline.reading import names
from dateline.reading.anatomy import clock, label
from dateline.reading.anatomy.dateline_parts import BRACKET, Parts
from dateline.reading.words import datelines, fold

# Where a place ends, its wording, its country, whether the tables know it, whether it is shouted.
_Found = tuple[int, str, str | None, bool, bool]
_HUNG = re.compile(
    r"(?P<place>[A-Z][A-Z’' ]{2,24}[A-Z])-(?=[A-Z“\"](?:[a-z]|\s))|(?P<small>[A-Z][\w’' ]{2,24}\w)-(?=(?:The|A|An)\s)"
)
# "Ruse, on the Danube, March 3": where a place lies, told behind it.
_LIES = re.compile(
    r"(?:on|in|near|off|outside|along|by)\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}(?=,\s*(?:\d|\(|[A-Z][a-z]{2,8}\.?\s\d))"
)
ARTICLE = re.compile(r"(?:The|A|An|In|On|At|His|Her|It|Two|Three|Some)\s")
_WORD = re.compile(r"[^\W\d_][^\W\d_.’'‘-]*(?:[.’'‘-][^\W\d_]+)*\.?")
# "Brussels/Paris", "Oslo and Geneva": of two places the first one counts.
_JOINT = re.compile(r"/(?=[^\W\d_])|\s(?:and|&)\s(?=[A-Z])")
REGION_CODE = re.compile(r"[A-Z]{2}(?=\s*(?:,|\(|[-–—:]))")
_UNKNOWN_REGION = re.compile(r"(?:[A-Z][\w’'-]+\s){0,2}[A-Z][\w’'-]+(?=\s*\()")


def place(head: str, at: int, parts: Parts) -> int | None:
    """Read a place, or the region behind one, at ``at`` into ``parts``: where it ends, or None."""
    if parts.place is not None:
        return _second_place(head, at, parts)
    read = (known_place, _hung_place, _shouted_place, _capital_place)
    found = next((place for way in read if (place := way(head, at)) and _may_follow(head, place)), None)
    if found is None:
        return None
    end, wording, country, known, shouted = found
    parts.place, parts.country, parts.known, parts.shouted = wording, country, known, shouted
    parts.led = bool(parts.credits or parts.stamp)
    return end


def _may_follow(head: str, found: _Found) -> bool:
    """True where a mark or a day stands behind the place, or an article behind a known one that is shouted."""
    end, _wording, _country, known, shouted = found
    if after_place().match(head, end):
        return True
    return known and shouted and ARTICLE.match(head, end + 1) is not None


def _hung_place(head: str, at: int) -> _Found | None:
    """A shouted place that the sentence hangs on: "TIRANA-Officials of ..."."""
    hung = _HUNG.match(head, at)
    if hung is None:
        return None
    name = hung["place"] or hung["small"]
    known = names.cities().get(fold(name))
    return (hung.end() - 1, _worded(name, known[0]), known[1], True, name.isupper()) if known else None


def _second_place(head: str, at: int, parts: Parts) -> int | None:
    """A region or state behind the place, or another place behind a slash: only read past, the first one counts."""
    if ((parts.stamp is not None or parts.credits) and not parts.led) or not head[:at].rstrip().endswith(
        (",", "/", "-", "|")
    ):
        return None
    if head[:at].rstrip().endswith(",") and (lies := _LIES.match(head, at)):
        return lies.end()
    code_ = REGION_CODE.match(head, at) if head[:at].rstrip().endswith(",") else None
    if code_ and (parts.known or parts.shouted) and not names.agency(code_[0]):
        parts.region = True
        return code_.end()
    words = _run(head, at, 4)
    for count in range(len(words), 0, -1):
        name = head[at : words[count - 1]]
        if (code := names.states().get(fold(name).rstrip(","), "")) != "" and name[:1].isupper():
            behind = head[:at].rstrip().endswith(",")
            if not behind and not after_place().match(head, words[count - 1]):
                # "LIBREVILLE - Morocco and Gabon": the sentence has begun.
                return None
            parts.country, parts.region = (code if behind else None) or parts.country or code, True
            return words[count - 1]
        if fold(name) in names.cities():
            if not parts.known and not parts.shouted and label.is_person(parts.place or ""):
                # "Jane Roe, Suva, March 3 -": who wrote it, and where.
                wording, country = names.cities()[fold(name)]
                parts.place, parts.country, parts.known = _worded(name, wording), country, True
            return words[count - 1]
    if words and head[at - 1 : at] == "/" and head[at].isupper():
        return words[0]
    region = _UNKNOWN_REGION.match(head, at) if head[:at].rstrip().endswith(",") else None
    if region is None or names.agency(region[0]):
        return None
    bracket = BRACKET.match(head, region.end())
    signed = bracket is not None and names.agency(bracket["round"] or "") is not None
    return region.end() if parts.shouted or signed else None


def known_place(head: str, at: int) -> _Found | None:
    """A place of the tables at ``at``: its end, wording and country, that it is known, whether it is shouted."""
    ends = _run(head, at, 5)
    for end in reversed(ends):
        name = head[at:end]
        found = names.cities().get(fold(name))
        if found is None and name.endswith("."):
            name, end = name[:-1], end - 1
            found = names.cities().get(fold(name))
        if found and name[:1].isupper():
            wording = _worded(name, found[0])
            joint = _JOINT.match(head, end)
            step = _run(head, joint.end(), 4) if joint else []
            for stop in reversed(step):
                if joint and fold(head[joint.end() : stop]) in names.cities():
                    return stop, wording, found[1], True, name.isupper()
            return end, wording, found[1], True, name.isupper()
    return None


def _worded(name: str, known: str) -> str:
    """The place as printed, or as the table has it where it is shouted (but for accents that the table lacks)."""
    if not name.isupper() or known.isupper():
        return name
    return titled(name) if known.isascii() and not name.isascii() else known


def _shouted_place(head: str, at: int) -> _Found | None:
    words = [(end, head[start:end]) for start, end in _spans(head, at, 6)]
    count = 0
    for _end, word in words:
        if not word.isupper() or len(word) < 2 or names.agency(word) or fold(word).strip(".") in _months():
            break
        count += 1
    if not count or (count == 1 and len(words[0][1].strip(".")) < 3) or words[0][1].title() in datelines().not_places:
        return None
    end = words[count - 1][0]
    name = head[at:end].rstrip(".,")
    return at + len(name), titled(name), _country(name), False, True


def _capital_place(head: str, at: int) -> _Found | None:
    words = _spans(head, at, 5)
    particles = datelines().particles
    count = 0
    for start, end in words:
        word = head[start:end]
        if not count and (word in datelines().not_places or names.agency(word.rstrip(","))):
            return None
        if fold(word).strip(".") in _months() or not (word[:1].isupper() or (count and word in particles)):
            break
        count += 1
    if not count:
        return None
    end = words[count - 1][1]
    name = head[at:end].rstrip(".,")
    return at + len(name), name, _country(name), False, False


def _country(name: str) -> str | None:
    """The country of a place that no table has so: a state's, or that of the known place it is the "City" of."""
    key = fold(name)
    bare = key.removesuffix(" city")
    return names.states().get(key) or (names.cities()[bare][1] if bare != key and bare in names.cities() else None)


@functools.cache
def after_place() -> re.Pattern[str]:
    """What may stand behind a place in a dateline: a mark, a bracket, or the day."""
    return re.compile(rf"\s*[,./(\[|:;—–•~»>=]|\s*-|\s+\d{{1,2}}[\s/.]|\s+{clock.month_pattern()}\b", re.IGNORECASE)


@functools.cache
def _months() -> frozenset[str]:
    return frozenset(fold(month) for month in datelines().months)


def _run(head: str, at: int, most: int) -> list[int]:
    return [end for _start, end in _spans(head, at, most)]


def _spans(head: str, at: int, most: int) -> list[tuple[int, int]]:
    """The next words from ``at``, one blank apart (a full stop may close one: "St. Petersburg", "WASHINGTON, D.C.")."""
    spans: list[tuple[int, int]] = []
    while len(spans) < most and (word := _WORD.match(head, at)):
        spans.append((at, word.end()))
        if head[word.end() : word.end() + 1] != " ":
            break
        at = word.end() + 1
    return spans


def titled(name: str) -> str:
    """A shouted name as it is written elsewhere: "RIO DE JANEIRO" -> "Rio de Janeiro"."""
    particles = datelines().particles
    words = re.split(r"([\s-]+)", name)
    small = [w.lower() if i and w.lower() in particles else w.capitalize() for i, w in enumerate(words)]
    return "".join(small)
