"""The credits of a dateline: agencies bare, in brackets, glued to the place or behind the last dash."""

from __future__ import annotations

import functools
import re

from dateline.reading import names
from dateline.reading.anatomy import clock, dateline_place, label
from dateline.reading.anatomy.dateline_parts import BRACKET, DASH, GLUE, Parts, opens_date
from dateline.reading.anatomy.press import press_name
from dateline.reading.words import datelines, fold

MARK = re.compile(
    r"(?:/(?=[^\W\d_][^/\n]{2,30}[\s(])(?![A-Za-z ]{2,20}/)"
    r"|\s*(?:\.\s?[-–—]+|[-–—―]+|_|::?|,|\.|;|\||[•~»>=]|/(?=\s[A-Z]{3,},\s[A-Z][a-z])"
    r"|/\s?(?=[A-Z]{3,8}\s(?:-|–|—|[A-Z“\"]))(?![^/\n]{2,40}/)|/(?=\s[A-Z“\"])(?!\s[^/\n]{2,40}/))?\s*)"
)
_CUT = re.compile(r"\s*(?:/|\s[-–—]+\s|,|;|\||\b(?:and|with|via)\b)\s*")
# "Mumbai, KOMPAS.com -", "Tehran, ICANA –": a name in capitals or of a site between a place and a dash.
_UNKNOWN_WIRE = re.compile(
    r"(?P<who>[A-Z][\w-]*[A-Z][\w-]*|\w[\w-]*\.(?i:com|co|net|org|[a-z]{2}))(?=\s*(?:[-–—:,/]|\.-))"
)
# "Nairobi, Kenya | THE PAPER | The president", "Kampala, Uganda | JANE ROE | The".
_BARRED = re.compile(r"(?P<who>[A-Z][A-Z.’' &-]{2,40}[A-Z])(?=\s?\|\s)")
# "Riyadh, Harbour Post—The king": a paper behind the comma, before a dash or colon.
_HOUSE = re.compile(r"(?P<who>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){1,4})(?=\s*[–—:]|\s-\s)")
# "APA-Abidjan (Côte d'Ivoire) -": the place hangs on the agency's name.
_GLUED_CREDIT = re.compile(r"(?P<who>[A-Z][A-Za-z]{1,9})-(?=[A-Z])")
_PERSON = re.compile(r"[A-Z][\w’'-]*\.?\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?\s*[–—-]\s*")
_STAFF = re.compile(r"[\s-](?:correspondent|reporter|staff|bureau|desk|exclusive|special)s?$", re.IGNORECASE)
_INITIALED = re.compile(r"(?:[A-Z]\.\s?)+\w+")


def late(head: str, at: int, parts: Parts) -> int | None:
    """An agency behind the last dash or full stop, before the sentence: "Doha - QNA The ...", "KYIV. UNN. The ..."."""
    if parts.credits or not parts.place:
        return None
    start = person.end() if (person := _PERSON.match(head, at)) else at
    bracket = BRACKET.match(head, start)
    if bracket and bracket["round"] and all(names.agency(piece) for piece in _CUT.split(bracket["round"])):
        parts.credits.extend(_CUT.split(bracket["round"]))
        mark = MARK.match(head, bracket.end())
        return mark.end() if mark else bracket.end()
    bare = _agency_name().match(head[start:])
    if bare is None:
        return None
    stop = start + bare.end()
    mark = MARK.match(head, stop)
    end = mark.end() if mark else stop
    told = head[end : end + 1]
    if not (told.isupper() or told in '"“‘') or (end == stop and head[end : end + 1] != " " and told):
        return None
    if not bare[0].isupper() and head[stop:end].strip() == "":
        return None
    parts.credits.append(bare[0])
    return end


def credit(head: str, at: int, parts: Parts) -> int | None:
    """Read an agency at ``at`` into ``parts``: where it ends, or None."""
    bracket = BRACKET.match(head, at)
    if bracket and parts.credits and label.begins(bracket[0].strip()):
        return bracket.end()
    if bracket:
        inner = bracket["round"] or bracket["square"] or bracket["slash"]
        return bracket.end() if _read_bracket(inner, bool(bracket["square"]), parts) else None
    bare = _bare_credit().match(head, at) if head[at : at + 2] in names.agency_starts() else None
    # A bare agency name is a credit only where a mark or the end of the dateline follows: "New Delhi, PTI:".
    if bare and (not parts.credits or (parts.bare and head[:at].rstrip()[-1:] in ",/")):
        behind = GLUE.match(head, bare.end())
        opens = behind and (
            _stands_place(head, behind.end())
            or opens_date(head, behind.end())
            or (head[behind.end() : behind.end() + 1] == "(" and _dated_place(head[behind.end() + 1 :]))
        )
        alone = _ALONE.match(head, bare.end()) if not head[:at].strip() and _is_sure(bare[0]) else None
        if parts.place or parts.stamp or opens or alone or DASH.match(head, bare.end()):
            parts.credits.append(bare[0])
            parts.bare = True
            return bare.end()
    glued = _GLUED_CREDIT.match(head, at) if not parts.credits and not parts.place else None
    if glued and names.agency(glued["who"]) and _stands_place(head, glued.end()):
        parts.credits.append(glued["who"])
        return glued.end()
    barred = _BARRED.match(head, at) if parts.place and not parts.credits and head[:at].rstrip()[-1:] == "|" else None
    if barred:
        # A house, or who wrote it.
        known = names.agency(barred["who"]) or names.publisher(barred["who"])
        parts.credits.extend([barred["who"]] if known else [])
        return barred.end()
    parted = (",", ".") if parts.stamp else (",",)
    house = _HOUSE.match(head, at) if parts.known and not parts.credits and head[:at].rstrip()[-1:] in parted else None
    if house and (names.publisher(house["who"]) or press_name(house["who"])):
        parts.credits.append(house["who"])
        return house.end()
    unknown = _UNKNOWN_WIRE.match(head, at) if not parts.credits else None
    if unknown and _is_wire(head, at, unknown, parts):
        parts.credits.append(unknown["who"])
        return unknown.end()
    return None


# "ArmInfo. The ...", "Shafaq News / The ...": what stands between a house at the very start and the first sentence.
_ALONE = re.compile(r"(?:\.|\s?/)\s+(?=[A-Z“\"])")


def _is_sure(name: str) -> bool:
    """True for a house whose name is no word and no one else's."""
    row = names.agency(name)
    return row is not None and not row.weak and name not in datelines().weak_names


def _stands_place(head: str, at: int) -> bool:
    known = dateline_place.known_place(head, at)
    return known is not None and dateline_place.after_place().match(head, known[0]) is not None


def _dated_place(inner: str) -> bool:
    """True for "KATHMANDU, 12 May 2021) –": what a bracket behind an agency's name may hold."""
    known = dateline_place.known_place(inner, 0)
    behind = GLUE.match(inner, known[0]) if known else None
    return behind is not None and opens_date(inner, behind.end())


def _is_wire(head: str, at: int, found: re.Match[str], parts: Parts) -> bool:
    """True where a name that no table has can only be a wire's or a site's."""
    who = found["who"]
    if ("." not in who and names.agency(who)) or fold(who) in names.cities() or fold(who) in names.states():
        return False
    if head[found.end() : found.end() + 1] == ",":
        return "." in who and _stands_place(head, found.end() + 2)
    if "." in who:
        return True
    return (
        parts.known
        and head[:at].rstrip().endswith((",", "|"))
        and len(who) >= 3
        and not dateline_place.REGION_CODE.fullmatch(who)
    )


def _read_bracket(inner: str, square: bool, parts: Parts) -> bool:
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
        [rest.strip(" -–—,")]
        if whole
        else [piece.strip(" .") for piece in _CUT.split(rest) if piece and piece.strip(" .-–—")]
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
        parts.place = dateline_place.titled(place) if place.isupper() else place
    parts.stamp = parts.stamp or (stamps[0] if stamps else None)
    parts.credits.extend(pieces)
    return True


def _bare(piece: str) -> str:
    """ "TASR-correspondent" and "Special to Fjord Wire" name a house and more."""
    return _STAFF.sub("", piece.removeprefix("Special to ").removeprefix("SPECIAL TO ").removeprefix("the "))


def _joint(piece: str) -> list[str]:
    """ "AFP-APP" names two houses, "NTB-Oslo" a house and its place."""
    both = piece.split("-")
    if len(both) == 2 and names.agency(both[0]) and fold(both[1]) in names.cities():
        return both[::-1]
    return both if len(both) > 1 and all(names.agency(one) for one in both) and not names.agency(piece) else [piece]


def _bracketed_place(pieces: list[str], parts: Parts) -> str | None:
    """ "December 8, 2024 (JUBA) -", "(Georgetown, GINA, December 8)"."""
    known = [p for p in pieces[:1] if fold(p) in names.cities() and not names.agency(p)]
    return known[0] if known and parts.place is None else None


def _is_outlet(piece: str, dated: bool) -> bool:
    if names.agency(piece) or names.publisher(piece):
        return True
    if len(piece.split()) > 4 or len(piece) >= 32 or clock.find(piece):
        return False
    if piece[:1].isdigit() and piece.isalnum() and piece.upper() == piece:
        return len(piece) >= 3 and piece[-2:].isalpha()
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
