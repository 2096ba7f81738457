"""Who may act or be acted on in a sentence: states and organisations, those who speak for them, and their people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import Literal

import msgspec

from dateline.actors import Cast, Person, Polity, Scene, Title
from dateline.events.acts.words import cues
from dateline.language import Pattern
from dateline.language.around import before, behind
from dateline.model import Span

REACH = 60

Part = Literal["official", "named", "private", "attribute"]


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """One noun phrase that names a side. ``core`` is the name itself, ``person`` an index into the cast.

    ``part``: ``official`` speaks for its side, ``named`` is the side by its bare name, ``private`` is somebody of it,
    ``attribute`` only describes a thing ("Georgian mineral water").
    """

    span: Span
    core: Span
    codes: tuple[str, ...]
    part: Part
    person: int | None = None
    post: Title | None = None

    @property
    def acts(self) -> bool:
        """True where what it does is done by its side."""
        return self.part in ("official", "named") and bool(self.codes)


# The head noun of a phrase behind a name or an adjective, at most two other words on.
_INSIDE = r"(?:(?!(?:{=not_inside})\b)[\w'-]+ ){0,2}?"
_OFFICIAL = Pattern(r"(?:'s?)?[ -]" + _INSIDE + r"(?P<head>{official})(?![\w-])", cues, re.I)
_PRIVATE = Pattern(r"(?:'s?)?[ -]" + _INSIDE + r"(?P<head>{private})(?![\w-])", cues, re.I)
_PRIVATE_WORD = Pattern(r"{private}", cues, re.I)
_OFFICIAL_OF_NAME = Pattern(r" (?:[A-Z][\w-]+ ){0,2}(?P<head>(?i:{official}))(?![\w-])", cues)
_PRIVATE_OF_NAME = Pattern(r" (?:[A-Z][\w-]+ ){0,2}(?P<head>(?i:{private}))(?![\w-])", cues)
_LED = Pattern(r"\b{official} (?:of|in|from) (?:the )?$", cues, re.I)
_TITLE_GAP = Pattern(r"(?:'s?)?[ -]?(?:{before_posts}[ -]){0,2}", cues)
_OPENING = re.compile(r"(?:Meanwhile )?[Ii]n (?:the )?")
_SERVES = re.compile(r" (?:for|of|at|with) (?:the )?")
AT_HOME = "a post without a state"  # how the rule begins that puts a person on the side of the dispatch's country
_DESCRIBING = ("demonym", "pair")


def of(text: str, scene: Scene, cast: Cast, about: Set[str] = frozenset()) -> list[Actor]:
    """The actors of a sentence in order; ``about`` are the codes of the story's gatherings, where it tells any."""
    blocks = [*_people(text, scene, cast), *_posts(text, scene)]
    found = [_with_state(text, block, scene.polities) for block in blocks]
    taken = [actor.span for actor in found]
    lone = [p for p in scene.polities if not any(span.overlaps(p.span) for span in taken)]
    lone = [p for p in lone if not (about and p.code not in about and p.text in cues().points)]
    found += [_polity(text, scene, group) for group in _by_place(lone)]
    found = [_led(text, a, found) for a in sorted(found, key=lambda a: a.span)]
    return _acting_together(text, _serving(text, found))


def _people(text: str, scene: Scene, cast: Cast) -> Iterator[Actor]:
    for span, number in scene.people:
        person = cast.people[number]
        code = _seat(text, person, cast) or person.code
        title = person.title_span
        beside = title is not None and 0 <= span.start - title.end <= 2 and scene.sentence.span.holds(title)
        start = title.start if title and beside else span.start
        codes = (code,) if code else ()
        speaks = (person.level != "unknown" or person.speaker or person.counterpart) and not person.former
        private = person.post is not None and person.post.word in cues().not_speaking_for
        part: Part = "private" if private or not speaks else "official"
        yield Actor(span=Span(start, span.end), core=span, codes=codes, part=part, person=number)


def _seat(text: str, person: Person, cast: Cast) -> str | None:
    """ "In Juba, Information Minister NAME said": a post without a state is of the capital that opens its sentence."""
    if person.code_rule and not person.code_rule.startswith(AT_HOME):
        return None
    scene = next((s for s in cast.scenes if s.sentence.span.holds(person.span)), None)
    if scene is None:
        return None
    for capital in scene.polities:
        opens = _OPENING.fullmatch(text[scene.sentence.span.start : capital.span.start])
        if opens and capital.form == "capital" and text[capital.span.end : person.start] == ", ":
            return capital.code
    return None


def _posts(text: str, scene: Scene) -> Iterator[Actor]:
    for post in scene.posts:
        if post.word in cues().no_posts:
            continue
        codes = post.codes or ((post.code,) if post.code else ())
        private = post.former or post.word in cues().not_speaking_for or _PRIVATE_WORD.fullmatch(post.word)
        part: Part = "private" if private else "official"
        span = _without_field(text, post, scene.polities)
        yield Actor(span=span, core=span, codes=codes, part=part, post=post)


def _without_field(text: str, post: Title, polities: Sequence[Polity]) -> Span:
    """The post up to its head noun where its field of work runs into a state behind it."""
    head = text.lower().find(post.word, post.span.start, post.end) + len(post.word) if post.word else post.end
    runs_on = any(head < p.span.start < post.end for p in polities)
    return Span(post.span.start, head if runs_on else post.end)


def _with_state(text: str, actor: Actor, polities: Sequence[Polity]) -> Actor:
    """A post or person together with the state that stands in it or right before it."""
    inside = [p for p in polities if actor.span.holds(p.span)]
    ahead = [p for p in polities if p.span.end <= actor.span.start and _leads(text, p, actor)]
    start = min([actor.span.start, *(p.span.start for p in ahead)])
    codes = actor.codes or tuple(dict.fromkeys(p.code for p in (*ahead[-1:], *inside[:1])))[:1]
    return msgspec.structs.replace(actor, span=Span(start, actor.span.end), codes=codes)


def _leads(text: str, polity: Polity, actor: Actor) -> bool:
    gap = text[polity.span.end : actor.span.start]
    return len(gap) < REACH and polity.form != "capital" and bool(_TITLE_GAP.fullmatch(gap))


def _by_place(polities: Sequence[Polity]) -> list[list[Polity]]:
    """Polities of one wording together: "the two Koreas" are two."""
    groups: dict[Span, list[Polity]] = {}
    for polity in polities:
        groups.setdefault(polity.span, []).append(polity)
    return list(groups.values())


def _polity(text: str, scene: Scene, group: Sequence[Polity]) -> Actor:
    one = group[0]
    part, end = _part(text, one)
    codes = tuple(dict.fromkeys(p.code for p in group))
    span = Span(one.span.start, min(end, scene.sentence.span.end))
    return Actor(span=span, core=one.span, codes=codes, part=part)


def _led(text: str, actor: Actor, found: Sequence[Actor]) -> Actor:
    """ "the government in Kyiv": a noun of office before the name leads it, unless it is another's."""
    floor = max((a.span.end for a in found if a.span.end <= actor.span.start), default=0)
    led = _LED.search(before(text, actor.span.start, REACH, floor)) if actor.part == "named" else None
    if not led:
        return actor
    start = actor.span.start - len(led[0])
    return msgspec.structs.replace(actor, span=Span(start, actor.span.end), part="official")


def _part(text: str, polity: Polity) -> tuple[Part, int]:
    """What a name or adjective stands for by the noun behind it, and where the phrase ends."""
    after = behind(text, polity.span.end, REACH)
    bare = polity.form not in _DESCRIBING and not polity.possessive
    official = (_OFFICIAL_OF_NAME if bare else _OFFICIAL).match(after)
    private = (_PRIVATE_OF_NAME if bare else _PRIVATE).match(after)
    if private and not polity.code.startswith("NSA:") and not (official and official.end() < private.end()):
        return "private", polity.span.end + private.end()
    if official:
        return "official", polity.span.end + official.end()
    if bare or polity.code.startswith("NSA:"):
        return "named", polity.span.end
    return "attribute", polity.span.end


def _serving(text: str, found: list[Actor]) -> list[Actor]:
    """ "a spokesman for the Pakistani army": a post without a state is of the one it serves."""
    out: list[Actor] = []
    for actor in found:
        last = out[-1] if out else None
        gap = text[last.span.end : actor.span.start] if last else ""
        if last and last.part == "official" and not last.codes and actor.acts and _SERVES.fullmatch(gap):
            span = Span(last.span.start, actor.span.end)
            out[-1] = msgspec.structs.replace(last, span=span, codes=actor.codes)
        else:
            out.append(actor)
    return out


def _acting_together(text: str, found: list[Actor]) -> list[Actor]:
    """ "Russian and Belarusian forces": the noun counts for both."""
    for at in range(len(found) - 1, 0, -1):
        one, other = found[at - 1], found[at]
        if one.part == "attribute" and other.part == "official" and linked(text, one, other):
            found[at - 1] = msgspec.structs.replace(one, part="official")
    return found


def linked(text: str, one: Actor, other: Actor) -> bool:
    """True where nothing but a comma or "and" stands between two actors."""
    gap = text[one.span.end : other.span.start]
    bare = gap[:-4] if gap.endswith(" the") else gap.removesuffix("the ")
    return bare in cues().list_links


def together(text: str, found: Sequence[Actor], number: int) -> list[Actor]:
    """The actor of that number with those that a list joins to it, in order."""
    first = last = number
    while first > 0 and linked(text, found[first - 1], found[first]):
        first -= 1
    while last + 1 < len(found) and linked(text, found[last], found[last + 1]):
        last += 1
    return list(found[first : last + 1])
