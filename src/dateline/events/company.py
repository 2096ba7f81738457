"""Who takes part in the gathering of one trigger: states and organisations, people and unnamed posts of its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from dateline.actors import AT_HOME, Cast, Person, Scene, Title
from dateline.actors.delegations import sends_another
from dateline.events import levels, parties
from dateline.events.frame import Side
from dateline.events.party_cues import words
from dateline.events.scope import Scope
from dateline.events.triggers import Trigger
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span

ITS_DELEGATE = "its delegate"
MEMORY = 4  # sentences back in which a pronoun finds who acted last
ANTECEDENT = 60  # characters of a post or state between a name and "who"
BYSTANDER = 70  # characters from what somebody did or suffered to his post
GUEST = 60  # characters of a post between "visiting" and its bearer
POST_GAP = 12  # characters of honorifics between a post and its name
_BARE = Pattern(r"\b{bare} (?:then )?$", words)
_THAT = re.compile(r"\b(?:that|which|what|as) (?:the |their )?(?:two |both |three )?(?:[\w.]+' )?$")
_SAYS = Pattern(r"(?: of [\w. ]{3,40}?)?(?: ha(?:d|ve|s))? {says}\b", words)
_HOSTS = Pattern(
    r"\b(?P<passive>(?:was|were|been|be)(?: on \w+day| later| also| then| warmly)? )?{hosting}\b"
    r"(?(passive)(?: [\w'\-]+){0,5} by\b| (?!by\b))",
    words,
)
_ON_VISIT = Pattern(r",? {on_visit}", words)
_BYSTANDER = Pattern(
    r"\b{bystanders} (?:(?:the|his|her|its|their|then|late|former|country's) )*(?:[A-Z][\w\-]+(?:'s)? ){0,2}$", words
)
_GUEST = Pattern(r"\b(?:{guests}) (?:(?!and\b)[\w\-]+,? ){0,6}$", words, re.I)
_OWNER = re.compile(r"\b(?:his|her)(?: [\w\-]+){0,3} $", re.I)
PAIR = 2
_THEY = re.compile(
    r"^(?:when|where|as|after|before|while|during which|at which) (?:they|the two|the pair|both)\b", re.I
)
_OBJECT_PRONOUN = Pattern(r" (?:with )?(?:him|her)(?=[,.;]| {behind_pronoun}\b)", words)
_ACTED_ON = Pattern(r"\b{acted_on}(?: (?:the|his|her|their|an?))?(?: [A-Z][\w'\-]+| [a-z]+ian| [a-z]+ese)? $", words)
_JUDGES = Pattern(
    r"(?: (?:also|has|had|have|later))* {judging} (?:the|this|these|those|their) (?:[\w\-]+ ){0,4}", words
)
HIM = 3  # sentences before a pronoun in which the one it stands for is named
_HIM = re.compile(
    r"(?: with| to)? (?:him|them|her(?=[,.;]| (?:on|in|at|for|over|during|to|later|earlier|there|again)\b))\b"
)
_HOLDS = Pattern(r"\b{holding} (?:[\w\-']+ ){0,4}$", words)
_SUBJECT = Pattern(r"^{clause_openers}*(?:he|she)\b", words, re.I)
_WHO = re.compile(r"^who (?:is |was |has |had |will |would |also |later |then |earlier |first |to )*$")


class Company(msgspec.Struct, frozen=True):
    """The sides of a frame, its named people (index into the cast, and where) and its unnamed posts."""

    sides: tuple[Side, ...]
    people: tuple[tuple[int, Span], ...]
    posts: tuple[Title, ...]


def of(text: str, scene: Scene, cast: Cast, trigger: Trigger, scope: Scope, alone: bool) -> Company:
    """The company of one trigger, without those in the scope's holes, who are only talked about.

    ``alone`` where its clause has no other trigger, so that all of it belongs here.
    """

    def talks(span: Span) -> bool:
        return not any(hole.holds(span) for hole in scope.holes)

    inside = [title for n in {n for _, n in scene.people} if (title := _abroad(cast.people[n]))]
    acting = [p for p in scene.polities if not any(t.holds(p.span) and p.code != code for t, code in inside)]
    named = [(p, parties.side(text, p, trigger, scope, alone)) for p in acting]
    sides = [s for p, s in named if s and (talks(p.span) or s.rule == parties.COMPOUND)]
    people = [
        (number, span)
        for span, number in scene.people
        if talks(span) and scope.reaches(span, alone) and _is_known(text, cast.people[number], span, trigger)
    ]
    posts = [t for t in scene.posts if talks(t.span) and takes_part(t) and scope.reaches(t.span, alone)]
    posts = [t for t in posts if not _is_quoted(text, t)]
    sides += [
        Side(code, span, ITS_DELEGATE, mediator=_mediates(text, cast.people[n], span))
        for n, span in people
        if (code := cast.people[n].code) and _brings_its_state(cast.people[n])
    ]
    sides += [Side(code, _state_span(scene, post, code), "its post") for post in posts for code in _codes(post)]
    named_at = [(span, cast.people[n].code) for n, span in people]
    return Company(_at_home(text, trigger, scope, once(sides), named_at), tuple(people), tuple(posts))


def of_sentence(text: str, scene: Scene, cast: Cast, members: Company) -> Company:
    """The company of a sentence that only as a whole reads as a gathering: where one side is told, all it names.

    Not states as places, nor who is only credited or talked about.
    """
    if len({s.code for s in members.sides}) >= PAIR:
        return members
    credited = [a.span for a in scene.sentence.attributions]
    apart = {p.span for p in scene.polities if parties.is_talked_about(text, p)}
    free = [
        Side(code, span, "named in its sentence")
        for span, code in sorted(cast.named(scene))
        if span not in apart and not any(c.holds(span) for c in credited)
    ]
    return msgspec.structs.replace(members, sides=once([*members.sides, *free]))


def _abroad(person: Person) -> tuple[Span, str] | None:
    """ "Washington's special envoy for Sudan": where the post stands and whose it is; who else is in it is no side."""
    return (person.title_span, person.code) if person.title_span and person.code else None


def _brings_its_state(person: Person) -> bool:
    """False for a post without a state and without a rank: a director or chairman of whatever is no side."""
    return person.code_rule != AT_HOME or (person.level != "working" and levels.is_rank(person.level))


def _mediates(text: str, person: Person, span: Span) -> bool:
    return parties.mediates_himself(text, Span(start_of(person, span), span.end))


def _at_home(
    text: str, trigger: Trigger, scope: Scope, sides: tuple[Side, ...], people: Sequence[tuple[Span, str | None]]
) -> tuple[Side, ...]:
    """ "received", "hosted", "welcomed ... for talks": who does is at home; "was received by" turns it round."""
    clause = scope.clause.span
    verb = _HOSTS.search(text, clause.start, clause.end)
    if trigger.kind not in ("meeting", "visit") or any(s.host for s in sides):
        return sides
    if not verb:
        return _visited(text, trigger, sides, people)
    home = [s for s in sides if (s.span.start >= verb.end() if verb["passive"] else s.span.end <= verb.start())]
    away = [s for s in sides if s not in home]
    if len(home) != 1 or not away:
        return sides
    return tuple(msgspec.structs.replace(s, host=True) if s is home[0] else s for s in sides)


def _visited(
    text: str, trigger: Trigger, sides: tuple[Side, ...], people: Sequence[tuple[Span, str | None]]
) -> tuple[Side, ...]:
    """ "Met visiting Finnish Foreign Minister NAME", "with his visiting counterpart": the other one is at home."""
    guests = [s for s in sides if _GUEST.search(before(text, s.span.start, GUEST)) or _is_on_visit(text, s, people)]
    rest = [s for s in sides if s not in guests and not s.mediator]
    if trigger.kind != "meeting" or len(guests) != 1 or len(rest) != 1:
        return sides
    return tuple(msgspec.structs.replace(s, host=True) if s in rest else s for s in sides)


def _is_on_visit(text: str, side: Side, people: Sequence[tuple[Span, str | None]]) -> bool:
    """ "NAME, who is on an official visit to the country"."""
    ends = [side.span.end, *(span.end for span, code in people if code == side.code)]
    return any(_ON_VISIT.match(text, end) for end in ends)


def takes_part(who: Person | Title) -> bool:
    """False for those who only speak, who no longer hold their post, and for the kin of others."""
    return not who.speaker and not who.former and not (isinstance(who, Person) and who.kin)


def bystanders(text: str, scene: Scene, cast: Cast, trigger: Trigger) -> list[Span]:
    """ "On the orders of President NAME", "days after he dismissed NAME": who is named there is not at the table.

    But "a letter from NAME inviting him to visit" tells by whom a guest is received.
    """
    if trigger.kind == "visit":
        return []
    told = (_bystander(text, cast, number, span) for span, number in scene.people)
    sending = [span for span, _ in scene.people if span.end <= trigger.span.start and sends_another(text, span.end)]
    judges = [
        span
        for span, _ in cast.named(scene)
        if trigger.is_noun and _JUDGES.fullmatch(text, span.end, trigger.span.start)
    ]
    return [*sending, *judges, *(one for one in told if one and one.start >= scene.sentence.span.start)]


def _bystander(text: str, cast: Cast, number: int, span: Span) -> Span | None:
    """Where a person stands with the words before him that say so, if he is one."""
    start = start_of(cast.people[number], span)
    cue = _BYSTANDER.search(before(text, start, BYSTANDER))
    return Span(start - len(cue[0]), span.end) if cue else None


def start_of(person: Person, span: Span) -> int:
    """Where a naming begins: before the name, or the post right before it."""
    post = person.title_span
    return post.start if post and 0 <= span.start - post.end <= POST_GAP else span.start


def _is_quoted(text: str, post: Title) -> bool:
    """ "one of the channels that the leaders said they would reopen": those quoted about it are not at the table."""
    return bool(_THAT.search(before(text, post.span.start, 40)) and _SAYS.match(text, post.span.end))


def _codes(post: Title) -> tuple[str, ...]:
    return post.codes or ((post.code,) if post.code else ())


def _state_span(scene: Scene, post: Title, code: str) -> Span:
    near = (p.span for p in scene.polities if p.code == code and abs(p.span.start - post.span.start) < 80)
    return next(near, post.span)


def _is_known(text: str, person: Person, span: Span, trigger: Trigger) -> bool:
    """A person with a post or a side who takes part; a bare name only right beside the words of meeting."""
    if not takes_part(person):
        return False
    told = person.title or person.counterpart or person.code
    return bool(told or _BARE.search(before(text, span.start, 20))) or 0 <= trigger.span.start - span.end <= 14


def once(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Each side once, as it was named first; the host wherever it is told that it is."""
    best: dict[str, Side] = {}
    for side in sides:
        first = best.setdefault(side.code, side)
        if side.host and not first.host:
            best[side.code] = msgspec.structs.replace(first, host=True)
    return tuple(best.values())


def with_pronoun(text: str, cast: Cast, order: int, trigger: Trigger, scope: Scope, company: Company) -> Company:
    """ "his talks with X", "She met Y", "He is to hold talks": the person the pronoun stands for takes part too."""
    clause = text[scope.clause.span.start : trigger.span.start]
    if _THEY.match(clause.lstrip(" ,;")):
        return _with_both(text, cast, order, scope, company)
    if scope.clause.role == "relative" and not trigger.is_noun and _WHO.match(clause.lstrip(" ,")):
        return _with_antecedent(cast, order, scope, company)
    if not trigger.is_noun and _HIM.match(text, trigger.span.end):
        return _with_him(cast, order, trigger, company)
    owned = trigger.is_noun and _OWNER.search(clause)
    if not trigger.is_noun and _OBJECT_PRONOUN.match(text, trigger.span.end):
        return _with_one(text, cast, order, scope, None, company, acts=False)
    acts = _SUBJECT.match(clause.lstrip(" ,;")) and (not trigger.is_noun or _HOLDS.search(clause))
    if not owned and not acts:
        return company
    return _with_one(text, cast, order, scope, trigger if owned else None, company)


def _with_one(
    text: str, cast: Cast, order: int, scope: Scope, noun: Trigger | None, company: Company, *, acts: bool = True
) -> Company:
    """The company with the person whom a pronoun stands for."""
    known = {n for n, _ in company.people}
    for number, span in _meant(text, cast, order, scope, noun, acts=acts):
        person = cast.people[number]
        if number not in known and takes_part(person) and person.level != "unknown":
            side = (Side(person.code, span, ITS_DELEGATE),) if person.code else ()
            return Company((*company.sides, *side), (*company.people, (number, span)), company.posts)
    return company


def _with_antecedent(cast: Cast, order: int, scope: Scope, company: Company) -> Company:
    """ "Prime Minister A, who met B": the one named last before the clause takes part."""
    start = scope.clause.span.start
    scene = cast.scenes[order]
    near = [(n, span) for span, n in scene.people if span.end <= start and start - span.end < ANTECEDENT]
    for number, span in near[-1:]:
        person = cast.people[number]
        if takes_part(person) and person.code and number not in {n for n, _ in company.people}:
            side = Side(person.code, span, ITS_DELEGATE)
            return Company(once((*company.sides, side)), (*company.people, (number, span)), company.posts)
    return company


def _with_him(cast: Cast, order: int, trigger: Trigger, company: Company) -> Company:
    """ "President NAME received her on Monday": the last one named before who is not of the host's side."""
    here = [(n, span) for span, n in cast.scenes[order].people if span.end <= trigger.span.start]
    earlier = [(n, span) for s in reversed(cast.scenes[max(0, order - HIM) : order]) for span, n in s.people]
    known, told = {n for n, _ in company.people}, {s.code for s in company.sides}
    for number, span in (*reversed(here), *earlier):
        person = cast.people[number]
        if number in known or not takes_part(person) or person.level == "unknown" or person.code in told:
            continue
        side = (Side(person.code, span, ITS_DELEGATE),) if person.code else ()
        return Company((*company.sides, *side), (*company.people, (number, span)), company.posts)
    return company


def _with_both(text: str, cast: Cast, order: int, scope: Scope, company: Company) -> Company:
    """ "X and Y agreed on it when they met": those named before in the sentence."""
    known = {n for n, _ in company.people}
    both = [
        (n, span) for span, n in cast.scenes[order].people if span.end <= scope.clause.span.start and n not in known
    ]
    both = [(n, span) for n, span in both if takes_part(cast.people[n]) and not _bystander(text, cast, n, span)]
    if len(both) != PAIR or known:
        return company
    sides = [Side(code, span, ITS_DELEGATE) for n, span in both if (code := cast.people[n].code)]
    return Company(once((*company.sides, *sides)), (*company.people, *both), company.posts)


def _meant(
    text: str, cast: Cast, order: int, scope: Scope, noun: Trigger | None, *, acts: bool
) -> Sequence[tuple[int, Span]]:
    """Whom a pronoun may stand for: the last one before the noun it owns, else who acted last before.

    In a clause behind the main one ("..., where he will chair ...") whoever acts in that; never who stands behind
    "with" or "by", unless a pronoun that ``acts`` has nobody else in the two sentences before.
    """
    here = [(n, span) for span, n in cast.scenes[order].people if noun and span.end <= noun.span.start]
    start = scope.clause.span.start
    ahead = [(n, span) for span, n in cast.scenes[order].people if not noun and span.end <= start]
    before_it = [_named_in(cast, at) for at in range(order - 1, max(-1, order - 1 - MEMORY), -1)]
    told = [one for people in before_it for one in people]
    acting = [(n, span) for n, span in (*ahead, *told) if not _is_acted_on(text, cast.people[n], span)]
    near = [one for people in before_it[:2] for one in people] if acts else []
    return here[-1:] or acting[:1] or near[:1]


def _named_in(cast: Cast, order: int) -> list[tuple[int, Span]]:
    return [(n, span) for span, n in cast.scenes[order].people]


def _is_acted_on(text: str, person: Person, span: Span) -> bool:
    if sends_another(text, span.end):
        return True
    return bool(_ACTED_ON.search(before(text, start_of(person, span), 40)))
