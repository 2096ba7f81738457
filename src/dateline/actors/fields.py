"""What stands behind the head of a post and belongs to it: field of work, ministry or bureau, and state."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

import msgspec

from dateline.actors import names, senses
from dateline.actors.polities import Polity
from dateline.language import Pattern
from dateline.language.around import behind
from dateline.language.forms import common
from dateline.model import Span

REACH = 110
STEPS = 6  # a head, its field, its house, what that is part of, its state
_LINK = Pattern(r" {links}(?: the)?(?= )", senses.words)
_PLACED = Pattern(r" {placing}(?: the)?$", senses.words)
_OF_STATE = re.compile(r" of (?:the )?")
_TO_STATE = re.compile(r" to (?:the )?")
_TO_HOST = Pattern(r" to (?:the|this) {=host_states}\b(?! of)", senses.words)
_MORE_STATES = re.compile(r",? and (?:the )?|, (?:the )?")
_BODY = Pattern(
    r" (?:at|of|in|with|from) (?:the |its |his |her |their )?"
    r"((?:(?!(?:at|of|in|for) )[\w'.\-]+ ){0,6}?{houses}\b(?:'s (?:[\w'.\-]+ ){0,6}?{houses}\b)?"
    r"(?: (?:of|for) (?:[A-Z]\w+(?: and)? ?){0,12}[A-Z]\w+)?)",
    senses.words,
)
_OWN_BODY = Pattern(r"'s ((?:[\w'.\-]+ ){0,6}?{houses}\b)", senses.words)
_LISTED_BODY = Pattern(r", (?:the )?((?=[A-Z]){houses} (?:of|for) [A-Z][\w\-]+(?: [A-Z][\w\-]+)*)", senses.words)
_HOUSE = Pattern(r"(?=[A-Z]){houses}$", senses.words)
_HOUSE_OF = Pattern(r"\b{houses} (?:of|for) ", senses.words)
_CAPITALS = re.compile(r"[\w\-]+")
_WORD = re.compile(
    r"(?:(?P<joint>,? and|,| &)(?: the(?= [A-Z]))?)? (?P<link>(?:of|for|on)(?: the)? )?(?P<word>[\w][\w'.\-]*)"
)
_MORE_WORK = re.compile(r",? and |, (?=[A-Z]\w+,? and [A-Z]\w+ [A-Z])")
_PART_OF = re.compile(r" of the(?= [A-Z])| of(?= [A-Z])")
_CLOSES = re.compile(r",(?! [A-Z])|[.;]")
_CAPITAL = re.compile(r" ([A-Z][\w\-]+)")
_ENDS = re.compile(r"[,.;()]| and ")
_LEADS_ON = Pattern(r" {leading_on} ", senses.words)


class Behind(msgspec.Struct):
    """``end`` of the post without its ministry, ``body`` the ministry or bureau, ``until`` all of it with its state.

    ``codes`` are the states it is said to be of.
    """

    end: int
    until: int
    body: Span | None = None
    codes: tuple[str, ...] = ()


class Setting(msgspec.Struct, frozen=True):
    """The sentence around posts: its states, and where the posts of it begin."""

    text: str
    sentence: Span
    polities: Sequence[Polity]
    heads: Collection[int]


def after(line: Setting, head: Span, level: str, plural: bool) -> Behind:
    """What belongs to the post with this head, of this rung; a ``plural`` post has no field of its own."""
    way = Behind(head.end, head.end)
    for _ in range(STEPS):
        told = _house(line, way) or _state(line, way, level, plural) or _beyond(line, way)
        if not told and (plural or not _work(line, head, level, way)):
            break
    return way


def _house(line: Setting, way: Behind) -> bool:
    """ "at the foreign ministry"."""
    found = _BODY.match(line.text, way.until, line.sentence.end) if way.body is None else None
    found = found or (_LISTED_BODY.match(line.text, way.until, line.sentence.end) if way.body is None else None)
    found = found or (_OWN_BODY.match(line.text, way.until, line.sentence.end) if way.body is None else None)
    if found:
        way.body = _without_name(line.text, Span(*found.span(1)))
        way.until = way.body.end
        way.codes = way.codes or tuple(p.code for p in line.polities if way.body.holds(p.span))[:1]
    return bool(found)


def _without_name(text: str, house: Span) -> Span:
    """ "Ministry of Foreign Affairs NAME": the house ends with the last word that names a field, where there is one."""
    of = _HOUSE_OF.search(text, house.start, house.end)
    if not of or _is_of_field(text[house.start : house.end].rsplit(None, 1)[-1]):
        return house
    known, joined = 0, False
    for word in _CAPITALS.finditer(text, of.end(), house.end):
        if joined or _is_of_field(word[0]):
            known = word.end()
        joined = not word[0][0].isupper()
    return Span(house.start, known) if known else house


def _beyond(line: Setting, way: Behind) -> bool:
    """ "of the Political Bureau of the CPC Central Committee": what the house is part of."""
    found = _PART_OF.match(line.text, way.until, line.sentence.end) if way.body else None
    end = _end_of_field(line, found.end(), led=True) if found else 0
    if found and end > found.end():
        way.until = end
        return True
    return False


def _state(line: Setting, way: Behind, level: str, plural: bool) -> bool:
    """ "of Japan" is whose the post is; "ambassador to Japan" is where it is held, and belongs to its wording."""
    host = _TO_HOST.match(line.text, way.until, line.sentence.end) if level in senses.words().sent else None
    if host:
        way.end = way.until = host.end()
        return True
    for polity in line.polities:
        if polity.form == "demonym" or not way.until < polity.span.start:
            continue
        gap = line.text[way.until : polity.span.start]
        sent = level in senses.words().sent and _TO_STATE.fullmatch(gap)
        if not plural and polity.form == "name" and gap == ", " and _CLOSES.match(line.text, polity.span.end):
            way.codes, way.until = way.codes or (polity.code,), polity.span.end
            return True
        if sent or _OF_STATE.fullmatch(gap) or (plural and way.end < way.until and _MORE_STATES.fullmatch(gap)):
            way.until = _name_of_house(line, polity.span.end)
            way.end = way.until if sent and way.body is None else way.end
            way.codes = way.codes if sent else (*way.codes, polity.code)
            return True
    return False


def _name_of_house(line: Setting, start: int) -> int:
    """ "of the Communist Party of China Central Committee": the capitals behind a state that are no name."""
    at = start + len("'s") * line.text.startswith("'s", start)
    while (found := _CAPITAL.match(line.text, at, line.sentence.end)) and found.start(1) not in line.heads:
        if found[1] not in names.words().not_in_names or senses.is_modifier(found[1]):
            break
        at = found.end()
    return at if at > start + len("'s") else start


def _work(line: Setting, head: Span, level: str, way: Behind) -> bool:
    """ "for international affairs": the field of work, told once, before house and state."""
    link = _LINK.match(line.text, way.until, line.sentence.end)
    more = _MORE_WORK.match(line.text, way.until) if " " in line.text[head.start : head.end] else None
    if not (link or more) or way.body or way.end < way.until:
        return False
    start = link.end() if link else way.until
    end = _end_of_field(line, start, led=bool(link))
    placed = link and _PLACED.match(link[0]) and not _BODY.match(line.text, way.end, end)
    abroad = placed and level in senses.words().sent and line.text[start + 1 : start + 2].isupper()
    if end <= start or (placed and not abroad):
        return False
    inside = _BODY.search(line.text, start, end)
    if inside:
        way.end, way.body, way.until = inside.start(), Span(*inside.span(1)), inside.end(1)
    else:
        way.end = way.until = end
    return True


def _end_of_field(line: Setting, start: int, *, led: bool) -> int:
    """The field of work behind "for", "of": up to a verb, a name, another post, the state the post is of."""
    at, limit = start, min(line.sentence.end, start + REACH)
    states = {p.span.start + 4 * p.text.startswith("the ") for p in line.polities if p.form != "demonym"}
    whole = {p.span.start: p.span.end for p in line.polities if p.place and " " in p.text}
    while found := _WORD.match(line.text, at, limit):
        word = found["word"].rstrip(".")
        begin = found.start("word")
        link = found["link"] or ""
        if _stops(word, noun=at > start) or begin in line.heads or (begin in states and link.startswith("of")):
            break
        if link.startswith("on") and not line.text[:at].rsplit(None, 1)[-1][:1].isupper():
            break  # "the Committee on Border Affairs", not "the minister on Border Day"
        if found["joint"] == "," and _HOUSE.match(word):
            break  # "Undersecretary for ASEAN Affairs, Department of Foreign Affairs"
        if found["joint"] and not _goes_on(found["joint"], word, line.text, found.end()):
            break
        if word[0].isupper() and not (led or found["link"] or _is_of_field(word) or _leads_on(line.text, found.end())):
            break  # a name begins
        led = word.lower() in names.words().field_joints
        at = whole.get(begin, begin + len(word))
    return at


def _stops(word: str, *, noun: bool) -> bool:
    """True for a verb or the like, and for what opens a name; behind other words of a field "talks" is a ``noun``."""
    low = word.lower()
    stops = names.words().field_stops
    if noun and low in senses.words().acts_as_nouns:
        return False
    return low in stops or low in senses.words().acts or low in common().numbers or names.is_honorific(word)


def _goes_on(joint: str, word: str, text: str, end: int) -> bool:
    """True where a list of fields goes on behind "and" or a comma, and not a list of people."""
    if senses.is_modifier(word):
        return False
    return (word.islower() and joint != ",") or _is_of_field(word) or _leads_on(text, end)


def _is_of_field(word: str) -> bool:
    return word in names.words().field_ends or word in names.words().not_in_names


def _leads_on(text: str, end: int) -> bool:
    """True where the next words belong to a field of work."""
    ahead = re.findall(r"[\w'\-]+", _ENDS.split(behind(text, end, 50))[0])[:3]
    capital = itertools.takewhile(lambda word: word[0].isupper() or word in names.words().field_joints, ahead)
    return any(map(_is_of_field, capital)) or bool(_LEADS_ON.match(behind(text, end, 5)))
