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
from dateline.reading.anatomy import clock, filed, label
from dateline.reading.anatomy.clock import Stamp
from dateline.reading.words import any_of, datelines, fold

REACH = 170
_FAR = 3 * REACH
# A dateline has a day, or a credit or dash behind it, or is shouted.
_MAY_OPEN = re.compile(r"\s[-]|-[\s-]|[–—―_:;(\[/\d]|[A-Z]{2}")
_MARK = re.compile(
    r"(?:/(?=[^\W\d_][^/\n]{2,30}[\s(])(?![A-Za-z ]{2,20}/)"
    r"|\s*(?:\.\s?[-–—]+|[-–—―]+|_|::?|,|\.|;|\||[•~»>=]|/(?=\s[A-Z]{3,},\s[A-Z][a-z]))?\s*)"
)
_ARTICLE = re.compile(r"(?:The|A|An|In|On|At|His|Her|It|Two|Three|Some)\s")
# What may stand before a dateline: quotes, bullets, dashes.
_LEAD = re.compile(r"[\s*•■▪►●\"“–—-]*")
_DASH = re.compile(r"\s*(?:\.\s?)?(?:[-–—―]+|_|:|;|[•~»>=](?=\s))")
_BRACKET = re.compile(r"\s*(?:\((?P<round>[^()\n]{2,90})\)|\[(?P<square>[^\[\]\n]{2,60})\]|/(?P<slash>[^/\n]{2,40})/)")
_WORD = re.compile(r"[^\W\d_][^\W\d_.’'‘-]*(?:[.’'‘-][^\W\d_]+)*\.?")
_CUT = re.compile(r"\s*(?:/|\s[-–—]+\s|,|;|\||\b(?:and|with|via)\b)\s*")


# "Mumbai, KOMPAS.com -", "Tehran, ICANA –": a name in capitals or of a site between a place and a dash.
_UNKNOWN_WIRE = re.compile(
    r"(?P<who>[A-Z][\w-]*[A-Z][\w-]*|\w[\w-]*\.(?i:com|co|net|org|az|kg|kz|am|ge|uz|id))(?=\s*(?:[-–—:,]|\.-))"
)
# "APA-Abidjan (Côte d'Ivoire) -": the place hangs on the agency's name.
_GLUED_CREDIT = re.compile(r"(?P<who>[A-Z][A-Za-z]{1,9})-(?=[A-Z])")
# "Brussels/Paris", "Oslo and Geneva": of two places the first one counts.
_JOINT = re.compile(r"/(?=[^\W\d_])|\s(?:and|&)\s(?=[A-Z])")
_REGION_CODE = re.compile(r"[A-Z]{2}(?=\s*(?:,|\(|[-–—:]))")
_UNKNOWN_REGION = re.compile(r"(?:[A-Z][\w’'-]+\s){0,2}[A-Z][\w’'-]+(?=\s*\()")
_REPORTER = re.compile(r"By\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3}\s?(?P<mark>[,:–—|-])\s*")
_PERSON = re.compile(r"[A-Z][\w’'-]*\.?\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?\s*[–—-]\s*")
_STAFF = re.compile(r"[\s-](?:correspondent|reporter|staff|bureau|desk|exclusive|special)s?$", re.IGNORECASE)
_INITIALED = re.compile(r"(?:[A-Z]\.\s?)+\w+")


# "(MENAFN- Kuwait News Agency (KUNA)) KUWAIT, June 19 (KUNA) --": who passes the copy on, before its own dateline.
_PASSED_ON = re.compile(r"\((?P<portal>[A-Z][\w.]{1,24})\s?[-–—/:]\s?[^()\n]{2,60}(?:\([^()]{1,20}\))?\)\s*")
# "12:20 | Lima, Mar. 29 (ANDINA).": a clock before the place.
_CLOCK = re.compile(r"[012]?\d[:.h][0-5]\d\s*[|–—-]\s*")


class Prefix(msgspec.Struct, frozen=True, kw_only=True):
    """A dateline: ``end`` is where the reporting starts behind it, counted from the start of the text given."""

    end: int
    place: str | None = None
    country: str | None = None
    stamp: Stamp | None = None
    credits: tuple[str, ...] = ()


class _Parts:
    """What has been read so far; the only mutable thing here, alive for one call of ``find``."""

    def __init__(self) -> None:
        self.place: str | None = None
        self.country: str | None = None
        self.known = False
        self.shouted = False
        self.region = False
        self.stamp: Stamp | None = None
        self.credits: list[str] = []
        self.dashed = False
        self.bare = False


def opening(text: str) -> Prefix | None:
    """As ``find``, remembered; a text without a mark, a number or capitals at its start is not looked at."""
    return _opening(text[:_FAR]) if _MAY_OPEN.search(text, 0, REACH) else None


@functools.lru_cache(maxsize=1024)
def _opening(text: str) -> Prefix | None:
    return find(text)


def find(text: str) -> Prefix | None:
    """The dateline at the start of ``text``, or None."""
    head = text[:REACH]
    parts, at = _Parts(), _LEAD.match(head).end()  # type: ignore[union-attr]
    if behind := _behind(text, at):
        return behind
    end = at
    for _ in range(8):
        step = _calendar(head, at) or _date(head, at, parts) or _credit(head, at, parts) or _place(head, at, parts)
        if step is None:
            break
        mark = _MARK.match(head, step)
        end = at = mark.end() if mark else step
        if _DASH.match(head, step):
            parts.dashed = True
            if parts.place is None and parts.credits and not parts.stamp:
                return _behind_credit(text, at, parts)
            if parts.place and (parts.credits or parts.stamp):
                break
    if not _holds(parts, head, end) and not _stands_out(parts, head, end):
        return None
    end = _late_credit(head, end, parts) or end
    writer = _REPORTER.match(head, end) if parts.credits else None
    return _prefix(text, writer.end() if writer and writer["mark"] != "," else end, parts)


def _behind(text: str, at: int) -> Prefix | None:
    """The dateline behind what a house prints before it: a reporter's name, a clock, whom the copy comes from."""
    opening = _REPORTER.match(text, at) or _CLOCK.match(text, at) or _PASSED_ON.match(text, at)
    rest = find(text[opening.end() :]) if opening else None
    if opening is None or rest is None or not rest.place or not (rest.stamp or rest.credits):
        return None
    portal = opening.groupdict().get("portal")
    credits = (*rest.credits, portal) if portal else rest.credits
    return msgspec.structs.replace(rest, end=opening.end() + rest.end, credits=credits)


def _late_credit(head: str, at: int, parts: _Parts) -> int | None:
    """An agency behind the last dash or full stop, before the sentence: "Doha - QNA The ...", "KYIV. UNN. The ..."."""
    if parts.credits or not parts.place:
        return None
    start = person.end() if (person := _PERSON.match(head, at)) else at
    bracket = _BRACKET.match(head, start)
    if bracket and bracket["round"] and all(names.agency(piece) for piece in _CUT.split(bracket["round"])):
        parts.credits.extend(_CUT.split(bracket["round"]))
        mark = _MARK.match(head, bracket.end())
        return mark.end() if mark else bracket.end()
    bare = _agency_name().match(head[start:])
    if bare is None:
        return None
    stop = start + bare.end()
    mark = _MARK.match(head, stop)
    end = mark.end() if mark else stop
    told = head[end : end + 1]
    if not (told.isupper() or told in '"“‘') or (end == stop and head[end : end + 1] != " " and told):
        return None
    if not bare[0].isupper() and head[stop:end].strip() == "":
        return None
    parts.credits.append(bare[0])
    return end


def _calendar(head: str, at: int) -> int | None:
    """A day of a calendar that is not ours, read past: "Jumada II 07, 1446 AH"; a weekday and nothing else."""
    found = _other_days().match(head, at)
    return found.end() if found else None


@functools.cache
def _other_days() -> re.Pattern[str]:
    months = any_of(datelines().other_months)
    weekdays = any_of((*datelines().weekdays, *map(str.upper, datelines().weekdays)))
    return re.compile(
        rf"(?:{months})\s\d{{1,2}}(?:,?\s1\d{{3}})?(?:\s?A?H\b\.?)?(?=\s*[,:–—-])|(?:{weekdays})(?=\s*(?:[–—:(]|-[\s-]))"
    )


def _behind_credit(text: str, at: int, parts: _Parts) -> Prefix | None:
    """ "(ANSA) - ROME, MAR 3 - text": a dateline of its own may follow the credit; else the credit was all."""
    rest = find(text[at:])
    if rest is not None and rest.place and (rest.stamp or not rest.credits):
        return msgspec.structs.replace(rest, end=at + rest.end, credits=(*parts.credits, *rest.credits))
    return _prefix(text, at, parts) if _holds(parts, text[:REACH], at) else None


def _prefix(text: str, end: int, parts: _Parts) -> Prefix:
    while end < len(text) and text[end].isspace():
        end += 1
    return Prefix(end=end, place=parts.place, country=parts.country, stamp=parts.stamp, credits=tuple(parts.credits))


def _holds(parts: _Parts, head: str, end: int) -> bool:
    if end >= len(head) or not head[end:].strip():
        return False
    if parts.credits and any(names.agency(c) or names.publisher(c) for c in parts.credits):
        return bool(parts.place or parts.stamp or parts.dashed or all(map(names.agency, parts.credits)))
    if parts.place is None:
        return parts.dashed and any("." in credit or filed.is_house(credit) for credit in parts.credits)
    if parts.stamp is not None:
        return parts.known or parts.shouted or parts.dashed or bool(parts.credits)
    if parts.credits:
        return (parts.known or parts.shouted) and (parts.dashed or parts.shouted)
    return parts.dashed and (parts.known or (parts.shouted and parts.region))


def _stands_out(parts: _Parts, head: str, end: int) -> bool:
    """True for a known place that is shouted before an article: "WELLINGTON The minister"."""
    if not parts.known or parts.credits or parts.stamp or not _ARTICLE.match(head, end):
        return False
    named = head[:end].rstrip()
    return parts.shouted and named.isupper() and named[-1:].isalpha()


def _date(head: str, at: int, parts: _Parts) -> int | None:
    if parts.stamp is not None or not (head[at : at + 1].isdigit() or head[at : at + 3].lower() in _day_starts()):
        return None
    found = next((s for s in clock.find(head[at : at + 60]) if s.start == 0), None)
    if found is None:
        return None
    parts.stamp = found
    return at + found.end


@functools.cache
def _day_starts() -> frozenset[str]:
    """The first letters of what a day may begin with but a digit."""
    words = datelines()
    return frozenset(word[:3].lower() for word in (*words.months, *words.weekdays, "the"))


def _credit(head: str, at: int, parts: _Parts) -> int | None:
    bracket = _BRACKET.match(head, at)
    if bracket and parts.credits and label.begins(bracket[0].strip()):
        return bracket.end()
    if bracket:
        inner = bracket["round"] or bracket["square"] or bracket["slash"]
        return bracket.end() if _read_bracket(inner, bool(bracket["square"]), parts) else None
    bare = _bare_credit().match(head, at)
    # A bare agency name is a credit only where a mark or the end of the dateline follows: "New Delhi, PTI:".
    if bare and (not parts.credits or (parts.bare and head[:at].rstrip()[-1:] in ",/")):
        behind = _GLUE.match(head, bare.end())
        opens = behind and (
            _stands_place(head, behind.end())
            or _opens_date(head, behind.end())
            or (head[behind.end() : behind.end() + 1] == "(" and _dated_place(head[behind.end() + 1 :]))
        )
        if parts.place or parts.stamp or opens or _DASH.match(head, bare.end()):
            parts.credits.append(bare[0])
            parts.bare = True
            return bare.end()
    glued = _GLUED_CREDIT.match(head, at) if not parts.credits and not parts.place else None
    if glued and names.agency(glued["who"]) and _stands_place(head, glued.end()):
        parts.credits.append(glued["who"])
        return glued.end()
    unknown = _UNKNOWN_WIRE.match(head, at) if not parts.credits else None
    if unknown and _is_wire(head, at, unknown, parts):
        parts.credits.append(unknown["who"])
        return unknown.end()
    return None


_GLUE = re.compile(r"\s*[,/–—-]?\s*")


def _stands_place(head: str, at: int) -> bool:
    known = _known_place(head, at)
    return known is not None and _after_place().match(head, known[0]) is not None


def _dated_place(inner: str) -> bool:
    """True for "KATHMANDU, 12 May 2021) –": what a bracket behind an agency's name may hold."""
    known = _known_place(inner, 0)
    behind = _GLUE.match(inner, known[0]) if known else None
    return behind is not None and _opens_date(inner, behind.end())


def _opens_date(head: str, at: int) -> bool:
    return (head[at : at + 1].isdigit() or head[at : at + 3].lower() in _day_starts()) and any(
        s.start == 0 for s in clock.find(head[at : at + 60])
    )


def _is_wire(head: str, at: int, found: re.Match[str], parts: _Parts) -> bool:
    """True where a name that no table has can only be a wire's or a site's."""
    who = found["who"]
    if ("." not in who and names.agency(who)) or fold(who) in names.cities() or fold(who) in names.states():
        return False
    if head[found.end() : found.end() + 1] == ",":
        return "." in who and _stands_place(head, found.end() + 2)
    if "." in who:
        return True
    return parts.known and head[:at].rstrip().endswith((",", "|")) and len(who) >= 3 and not _REGION_CODE.fullmatch(who)


def _read_bracket(inner: str, square: bool, parts: _Parts) -> bool:
    if square or fold(inner) in names.states():
        code = names.states().get(fold(inner))
        if (code is not None or fold(inner) in names.states()) and parts.place:
            parts.country, parts.region = code or parts.country, True
            return True
    stamps = clock.find(inner)
    rest = inner
    if stamps:
        rest = inner[: stamps[0].start] + " - " + inner[stamps[-1].end :]
    whole = names.agency(rest) or names.publisher(rest)
    pieces = (
        [rest.strip()] if whole else [piece.strip(" .") for piece in _CUT.split(rest) if piece and piece.strip(" .-–—")]
    )
    pieces = [piece if label.kind_of(piece) else _bare(piece) for piece in pieces]
    pieces = [part for piece in pieces for part in _joint(piece)]
    place = _bracketed_place(pieces, parts)
    pieces = [piece for piece in pieces if piece != place]
    if pieces and names.agency(pieces[0]):
        pieces = [
            p for p in pieces if not _INITIALED.fullmatch(p) and (names.agency(p) or fold(p) not in names.cities())
        ]
    staff = [piece for piece in pieces if label.kind_of(piece) == "metadata" and not names.agency(piece)]
    pieces = [piece for piece in pieces if piece not in staff]
    dated = parts.stamp is not None or bool(stamps) or (parts.known and len(inner) <= 4)
    if not all(_is_outlet(piece, dated) for piece in pieces) or not (pieces or stamps or place or staff):
        return False
    if place:
        parts.place, parts.country, parts.known = place, names.cities()[fold(place)][1], True
        parts.place = _titled(place) if place.isupper() else place
    parts.stamp = parts.stamp or (stamps[0] if stamps else None)
    parts.credits.extend(pieces)
    return True


def _bare(piece: str) -> str:
    """ "TASR-correspondent" and "Special to Fjord Wire" name a house and more."""
    return _STAFF.sub("", piece.removeprefix("Special to ").removeprefix("SPECIAL TO ").removeprefix("the "))


def _joint(piece: str) -> list[str]:
    """ "AFP-APP" names two houses."""
    both = piece.split("-")
    return both if len(both) > 1 and all(names.agency(one) for one in both) and not names.agency(piece) else [piece]


def _bracketed_place(pieces: list[str], parts: _Parts) -> str | None:
    """ "December 8, 2024 (JUBA) -", "(Georgetown, GINA, December 8)"."""
    known = [p for p in pieces[:1] if fold(p) in names.cities() and not names.agency(p)]
    return known[0] if known and parts.place is None else None


def _is_outlet(piece: str, dated: bool) -> bool:
    if names.agency(piece) or names.publisher(piece):
        return True
    if len(piece.split()) > 4 or len(piece) >= 32 or clock.find(piece):
        return False
    if piece[:1].isupper():
        small = (
            {word for word in piece.split() if word.islower() and word.isalpha() and len(word) > 2}
            - datelines().press_nouns
            - datelines().particles
        )
        return not small and (not any(c.isdigit() for c in piece) or piece.split()[0].isalpha())
    return dated and piece.isalpha() and piece not in datelines().finite


@functools.cache
def _bare_credit() -> re.Pattern[str]:
    after = r"[-–—:/]|\.-|\.\s+[A-Z\"“]|\(|,?\s+[A-Z][a-zà-ÿ]+\.? \d|,?\s+\d{1,2}\s|\s*\||,?\s[A-Z]"
    return re.compile(rf"(?:{names.agency_pattern().pattern})(?=\s*(?:{after}))")


@functools.cache
def _agency_name() -> re.Pattern[str]:
    return names.agency_pattern()


def _place(head: str, at: int, parts: _Parts) -> int | None:
    if parts.place is not None:
        return _second_place(head, at, parts)
    found = _known_place(head, at) or _shouted_place(head, at) or _capital_place(head, at)
    if found is None:
        return None
    if not _after_place().match(head, found[0]) and not (found[3] and found[4] and _ARTICLE.match(head, found[0] + 1)):
        return None
    end, wording, country, known, shouted = found
    parts.place, parts.country, parts.known, parts.shouted = wording, country, known, shouted
    return end


def _second_place(head: str, at: int, parts: _Parts) -> int | None:
    """A region or state behind the place, or another place behind a slash: only read past, the first one counts."""
    if parts.stamp is not None or parts.credits or not head[:at].rstrip().endswith((",", "/", "-", "|")):
        return None
    code_ = _REGION_CODE.match(head, at) if head[:at].rstrip().endswith(",") else None
    if code_ and (parts.known or parts.shouted) and not names.agency(code_[0]):
        parts.region = True
        return code_.end()
    words = _run(head, at, 4)
    for count in range(len(words), 0, -1):
        name = head[at : words[count - 1]]
        if (code := names.states().get(fold(name).rstrip(","), "")) != "" and name[:1].isupper():
            parts.country, parts.region = parts.country or code, True
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
    bracket = _BRACKET.match(head, region.end())
    signed = bracket is not None and names.agency(bracket["round"] or "") is not None
    return region.end() if parts.shouted or signed else None


def _known_place(head: str, at: int) -> tuple[int, str, str | None, bool, bool] | None:
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
    return _titled(name) if known.isascii() and not name.isascii() else known


def _shouted_place(head: str, at: int) -> tuple[int, str, str | None, bool, bool] | None:
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
    return at + len(name), _titled(name), names.states().get(fold(name)), False, True


def _capital_place(head: str, at: int) -> tuple[int, str, str | None, bool, bool] | None:
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
    return at + len(name), name, names.states().get(fold(name)), False, False


@functools.cache
def _after_place() -> re.Pattern[str]:
    """What may stand behind a place in a dateline: a mark, a bracket, or the day."""
    return re.compile(rf"\s*[,./(\[|:;—–•~»>=]|\s*-|\s+\d{{1,2}}\s|\s+{clock.month_pattern()}\b", re.IGNORECASE)


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


def _titled(name: str) -> str:
    particles = datelines().particles
    words = re.split(r"([\s-]+)", name)
    small = [w.lower() if i and w.lower() in particles else w.capitalize() for i, w in enumerate(words)]
    return "".join(small)
