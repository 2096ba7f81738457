"""People with their posts: who is named, in what rank, on whose side.

Orders read: "Vice Defense Minister NAME", "NAME, Japan's vice minister for international affairs", "NAME (director general)",
"his Japanese counterpart NAME"; then short forms ("Shin", "Mr. Oka", "the minister").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from dateline.actors import names
from dateline.actors.names import NameRun
from dateline.actors.polities import Polity, is_city
from dateline.actors.titles import Title
from dateline.model import Span


class Mention(msgspec.Struct, frozen=True):
    """One naming of a person: the name, and what stands with it."""

    name: Span
    text: str
    title: Title | None = None
    code: str | None = None
    rule: str = ""
    counterpart: bool = False
    words: int = 2
    codes: tuple[str | None, ...] = ()


@functools.cache
def _apposition() -> re.Pattern[str]:
    fill = "|".join(sorted(map(re.escape, names.words().before_title), key=len, reverse=True))
    return re.compile(rf"(?:,| \(|,? who (?:also )?(?:is|serves as|heads as)) ?(?:(?:{fill}) )*$", re.I)


_COUNTERPART = re.compile(
    r"(?:\b(?:his|her|their|its|the|whose|visiting|and) )?(?P<who>[\w.\- ]{0,40}?)\b(?:counterparts?|opposite numbers?|colleagues?|peers?)"
    r"(?:,| from [\w. ]{2,30},?| (?:is|are|was|were|will be))? $"
)
_COUNTERPART_BEHIND = re.compile(r", (?:his|her|their|the) (?:[\w.\-]+ ){0,3}(?:counterparts?|opposite numbers?)\b")
_SIDE_AFTER = re.compile(r",? (?:from|for|on|of) (?:the )?$")
_TITLE_AFTER_GAP = 90
# Ranks that go before a name as a style; the post behind it says what its bearer does.
STYLES = ("ambassador", "flag_officer")


def find(text: str, span: Span, polities: Sequence[Polity], titles: Sequence[Title]) -> list[Mention]:
    """The people named in ``text[span]`` (plain text), in order."""
    walls = [p.span for p in polities] + [t.span for t in titles]
    runs = names.find(text, span, walls)
    mentions = []
    for number, run in enumerate(runs):
        limit = runs[number + 1].span.start if number + 1 < len(runs) else span.end
        mention = _mention(text, span, run, limit, polities, titles)
        if mention:
            mentions.append(mention)
    return _spread(text, mentions)


def _mention(
    text: str, sentence: Span, run: NameRun, limit: int, polities: Sequence[Polity], titles: Sequence[Title]
) -> Mention | None:
    name = run.span
    shown = name.cut(text)
    before = _title_before(text, name, titles)
    if before and run.words > 1 and before.level in STYLES:
        behind = _title_after(text, name, limit, titles, polities)
        if behind and behind.level not in ("unknown", "working"):
            code = before.code or behind.code or _possessive_in_gap(text, name, behind, polities)
            return Mention(name, shown, behind, code, "style, name, title", words=run.words)
    if before:
        return Mention(
            name,
            shown,
            before,
            before.code or _of_state(text, name.end, polities) or _beside(text, sentence, before, polities),
            "title before name",
            words=run.words,
        )
    counterpart = _counterpart(text, sentence, name, polities)
    after = _title_after(text, name, limit, titles, polities) if run.words > 1 or run.honorific else None
    if after:
        code = after.code or _possessive_in_gap(text, name, after, polities)
        return Mention(
            name, shown, after, code or (counterpart or (None,))[0], "name, title", bool(counterpart), run.words
        )
    if counterpart:
        return Mention(name, shown, None, counterpart[0], "counterpart", True, run.words, counterpart)
    peer = _COUNTERPART_BEHIND.match(text, name.end)
    if peer:
        own = [p.code for p in polities if peer.start() <= p.span.start and p.span.end <= peer.end()]
        return Mention(name, shown, None, own[-1] if own else None, "counterpart behind", True, run.words)
    if run.words < 3 and not run.honorific and is_city(shown):
        return None
    side = _side_after(text, name, polities) or (_in_apposition(text, name, limit, polities) if run.words > 1 else None)
    if side:
        return Mention(name, shown, None, side, "side after name", words=run.words)
    if run.honorific or run.words > 1:
        return Mention(name, shown, None, _state_before(text, name, polities), "bare name", words=run.words)
    return Mention(name, shown, None, None, "one word", words=1)


def _beside(text: str, sentence: Span, title: Title, polities: Sequence[Polity]) -> str | None:
    """ "her Ugandan counterpart, Gen NAME": the state stands before the rank."""
    counterpart = _counterpart(text, sentence, Span(title.span.start, title.span.start), polities)
    return counterpart[0] if counterpart else None


def _title_before(text: str, name: Span, titles: Sequence[Title]) -> Title | None:
    for number, title in enumerate(titles):
        for end in (title.body.end if title.body else title.span.end, title.span.end):
            gap = text[end : name.start]
            if end <= name.start and _before_name().fullmatch(gap):
                return _fuller(text, title, titles[:number])
            if end <= name.start and title.code and _OF_STATE.fullmatch(gap):
                return title
    return None


_OF_STATE = re.compile(r" of (?:the )?[A-Z][\w.' ]+?,? ")


@functools.cache
def _before_name() -> re.Pattern[str]:
    """What may stand between a post and the name behind it: a comma, a bracket, "Mr.", "Datuk Seri"."""
    styles = "|".join(sorted(map(re.escape, names.words().honorifics), key=len, reverse=True))
    return re.compile(rf"(?: \([^()]{{2,40}}\))?,? (?:(?:{styles})\.? )*|'s ")


def _fuller(text: str, title: Title, earlier: Sequence[Title]) -> Title:
    """ "the Rwandan Chief of Defence Staff, Lt-Gen NAME": the post before a mere rank says more."""
    for post in earlier:
        end = post.body.end if post.body else post.span.end
        if text[end : title.span.start] in (", ", " ") and not post.speaker and not title.code:
            return post
    return title


def _title_after(
    text: str, name: Span, limit: int, titles: Sequence[Title], polities: Sequence[Polity]
) -> Title | None:
    for title in titles:
        if not name.end <= title.span.start <= min(limit, name.end + _TITLE_AFTER_GAP):
            continue
        gap = text[name.end : title.span.start]
        for polity in polities:
            if name.end <= polity.span.start and polity.span.end <= title.span.start:
                gap = gap.replace(polity.text, "the", 1)
        gap = re.sub(r"the's?(?= )", "the", gap)
        gap = re.sub(
            r"(?<=[ ,])(?:[A-Za-z][\w\-]* ){0,4}(?:ministry|Ministry|government|department|Department)'s ", "the ", gap
        )
        if _apposition().fullmatch(gap):
            return title
    return None


def _possessive_in_gap(text: str, name: Span, title: Title, polities: Sequence[Polity]) -> str | None:
    for polity in polities:
        if name.end <= polity.span.start and polity.span.end <= title.span.start:
            return polity.code
    return None


def _counterpart(text: str, sentence: Span, name: Span, polities: Sequence[Polity]) -> tuple[str | None, ...] | None:
    """The states before "counterpart(s)", in order, where a name right behind them is introduced so."""
    head = text[max(sentence.start, name.start - 80) : name.start]
    if not _COUNTERPART.search(head):
        return None
    start = name.start - len(head)
    near = [p for p in polities if start <= p.span.start and p.span.end <= name.start]
    codes = [near[-1].code] if near else []
    for left, right in zip(reversed(near[:-1]), reversed(near), strict=False):
        if text[left.span.end : right.span.start] not in (" and ", ", ", ", and ", "-"):
            break
        codes.insert(0, left.code)
    return tuple(codes) or (None,)


def _of_state(text: str, end: int, polities: Sequence[Polity]) -> str | None:
    """ "Foreign Minister NAME of Japan"."""
    for polity in polities:
        if polity.span.start >= end and re.fullmatch(r",? of (?:the )?", text[end : polity.span.start]):
            return polity.code
    return None


def _side_after(text: str, name: Span, polities: Sequence[Polity]) -> str | None:
    for polity in polities:
        if polity.span.start > name.end and _SIDE_AFTER.fullmatch(text[name.end : polity.span.start]):
            return polity.code
    return None


_APPOSITION = re.compile(
    r", (?:an?|the) [^,;]{3,70}?(?=[,;.]| and [A-Z]|$)|, (?!who|which|whom|and|after|as|on|in|said|while|with|before|when)[a-z][^,;]{3,70},"
)


def _in_apposition(text: str, name: Span, limit: int, polities: Sequence[Polity]) -> str | None:
    """ "NAME, a legal adviser of the Greek foreign ministry": the one state of an apposition without a known post."""
    found = _APPOSITION.match(text, name.end, limit)
    inside = {p.code for p in polities if found and found.start() < p.span.start and p.span.end <= found.end()}
    return inside.pop() if len(inside) == 1 else None


def _state_before(text: str, name: Span, polities: Sequence[Polity]) -> str | None:
    """ "Japan's NAME", "Russia's NAME"."""
    for polity in polities:
        if polity.span.end <= name.start and text[polity.span.end : name.start] == "'s ":
            return polity.code
    return None


def _spread(text: str, mentions: list[Mention]) -> list[Mention]:
    """A plural post before several names belongs to each: "foreign ministers Park Jin and Wang Yi"."""
    out: list[Mention] = []
    for mention in mentions:
        previous = out[-1] if out else None
        if (
            previous
            and previous.title
            and previous.title.plural
            and not mention.title
            and _listed(text, previous, mention)
        ):
            codes = previous.title.codes
            place = sum(m.title is previous.title for m in out)
            code = codes[place] if place < len(codes) else mention.code
            if place == 1 and codes:
                out[-1] = msgspec.structs.replace(previous, code=codes[0])
            mention = msgspec.structs.replace(
                mention, title=previous.title, code=code, rule="plural title before names"
            )
        elif (
            previous
            and previous.counterpart
            and not mention.counterpart
            and not mention.code
            and _listed(text, previous, mention)
        ):
            rest = previous.codes[1:] or (previous.code,)
            mention = msgspec.structs.replace(
                mention, code=rest[0], codes=rest, counterpart=True, rule="list of counterparts"
            )
        elif (
            previous
            and mention.rule == "counterpart behind"
            and previous.rule == "bare name"
            and _listed(text, previous, mention)
        ):
            out[-1] = msgspec.structs.replace(
                previous, code=mention.code, counterpart=True, rule="list of counterparts"
            )
        elif previous and _shares_side(text, previous, mention):
            mention = msgspec.structs.replace(mention, code=previous.code, rule="listed with its colleague")
        elif (
            previous
            and mention.title
            and mention.title.plural
            and not previous.title
            and _listed(text, previous, mention)
        ):
            out[-1] = msgspec.structs.replace(previous, title=mention.title, rule="names before a plural title")
        out.append(mention)
    return out


def _shares_side(text: str, one: Mention, other: Mention) -> bool:
    """ "US Secretary of State A and Secretary of Defence B": the state of the first stands for both."""
    posts = one.title and one.title.code and other.title and not other.title.code and not other.code
    return bool(posts) and not other.counterpart and bool(re.fullmatch(r",? and |, ", _between(text, one, other)))


def _between(text: str, one: Mention, other: Mention) -> str:
    start = one.name.end
    if one.title and one.title.span.start > start:
        start = one.title.body.end if one.title.body else one.title.span.end
    end = other.title.span.start if other.title and other.title.span.start < other.name.start else other.name.start
    return text[start:end]


def _listed(text: str, one: Mention, other: Mention) -> bool:
    end = one.name.end
    if one.title and one.title.span.start > end:
        end = one.title.body.end if one.title.body else one.title.span.end
    return bool(re.fullmatch(r"(?: of (?:the )?[A-Z][\w.\- ]+?)?(?:,? and |, | & )", text[end : other.name.start]))
