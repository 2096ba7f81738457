"""Who stands before the verb of an act: its subject, also behind a relative word or in a pronoun."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.events.acts import actors
from dateline.events.acts.actors import Actor
from dateline.events.acts.line import Line, Party
from dateline.events.acts.words import cues
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span

REACH = 80
BACK = 2  # sentences back that a pronoun looks for its name

_GLUE = Pattern(r"[ ,]*(?:{glue}(?:[ ,]+|$))*", cues)
_PRONOUN = Pattern(r"(?:^|[ ,\"'(])(?P<word>it|they|he|she)(?P<rest>[ ,]+(?:{glue}(?:[ ,]+|$))*)$", cues, re.I)
_RELATIVE = Pattern(r"(?:^|[ ,])(?P<word>{relatives})(?P<rest>[ ,]+(?:{glue}(?:[ ,]+|$))*)$", cues, re.I)
_EACH = Pattern(r"(?:^|[ ,])(?P<word>{each_side})(?P<rest>[ ,]*(?:{glue}(?:[ ,]+|$))*)$", cues, re.I)
_PREPOSITION = Pattern(r"(?:^|[ ,(])(?:{=prepositions}) (?:{=articles} )*$", cues, re.I)
_QUANTITY = Pattern(r"\b{quantities} of (?:{=articles} )*$", cues, re.I)
_OPENING = Pattern(
    r"[ \"'(]*(?:{glue}[ ,]+)*(?:(?:{=articles}|{quantities} of|{quantities}|[\w-]+(?:ist|ic|al|ed|ing|ish|most)) )*",
    cues,
    re.I,
)
# What may go on behind a subject that does not stand right before its verb: a place, an apposition, another verb.
_GOES_ON = re.compile(r"(?:'s)?(?:,| (?:in|at|of|for|on|from|to|based in|and|but|said|says)\b)")
_AGAIN = Pattern(r"(?:\b(?:and|but|then|or)|,)[ ,]+(?:{glue}(?:[ ,]+|$))*$", cues, re.I)


def of(line: Line, left: Span) -> list[Party]:
    """The subject of the verb that stands at the end of ``left``; several where they act together."""
    head = before(line.text, left.end, REACH, left.start)
    pronoun = _PRONOUN.search(head)
    if pronoun:
        at = left.end - len(head) + pronoun.start("word")
        return _meant(line, pronoun["word"].lower(), Span(at, at + len(pronoun["word"])))
    inside = [a for a in line.between(left.start, left.end) if a.span.end <= left.end]
    near = _near(line.text, inside, left)
    if near:
        return near
    each = _EACH.search(head)
    if each and not inside:
        at = left.end - len(head) + each.start("word")
        return _each(line, Span(at, at + len(each["word"])))
    if not inside and (_RELATIVE.search(head) or not head.strip(" ,")):
        return _antecedent(line, left)
    return _first(line.text, inside, left) or (_as_before(line, left) if _AGAIN.search(head) else [])


def is_each(line: Line, left: Span) -> bool:
    """ "each side accusing the other"."""
    return bool(_EACH.search(before(line.text, left.end, REACH, left.start)))


def is_beside(line: Line, left: Span, plural: bool = False) -> bool:
    """True where the subject stands right before the verb, so that "protests" is no noun; ``plural``: several do."""
    head = before(line.text, left.end, REACH, left.start)
    inside = [a for a in line.between(left.start, left.end) if a.span.end <= left.end]
    if _EACH.search(head):
        return True
    near = _near(line.text, inside, left)
    if plural:
        return len(near) > 1 or any(
            p.span.cut(line.text).endswith("s") for p in near if p.actor and p.actor.part != "named"
        )
    return bool(near or _PRONOUN.search(head) or _RELATIVE.search(head))


def _as_before(line: Line, left: Span) -> list[Party]:
    """ "Lome announced ... and threatened": the one who is credited with what stands before."""
    said = [a for a in line.scene.sentence.attributions if a.form == "head" and a.span.end <= left.start]
    return speaker(line, left.start) if said else []


def _near(text: str, inside: Sequence[Actor], left: Span) -> list[Party]:
    """The one right before the verb, unless a preposition takes it."""
    if not inside or not _GLUE.fullmatch(text[inside[-1].span.end : left.end]):
        return []
    found = actors.together(text, inside, len(inside) - 1)
    return [] if is_governed(text, found[0], left.start) else _parties(found, "subject")


def _first(text: str, inside: Sequence[Actor], left: Span) -> list[Party]:
    """The first one that no preposition takes, where a place, an apposition or another verb comes between."""
    for number, actor in enumerate(inside):
        if is_governed(text, actor, left.start):
            continue
        gap = text[actor.span.end : left.end]
        if _is_object(text, actor, left.start):
            return []
        found = actors.together(text, inside, number)
        last = text[found[-1].span.end : left.end]
        if actor.part == "attribute" or _GOES_ON.match(last) or _AGAIN.search(gap):
            return _parties(found, "subject of the clause")
        return []
    return []


def _is_object(text: str, actor: Actor, floor: int) -> bool:
    """ "The storm struck Taiwan and killed ...": other words stand before it, so it acts in no verb of this clause."""
    head = text[floor : actor.span.start]
    return not _OPENING.fullmatch(head[head.rfind(", ") + 1 :])


def is_governed(text: str, actor: Actor, floor: int) -> bool:
    """True behind a preposition: a place or an owner, no subject."""
    head = before(text, actor.span.start, 40, floor)
    return bool(_PREPOSITION.search(head)) and not _QUANTITY.search(head)


def _parties(found: Sequence[Actor], rule: str) -> list[Party]:
    return [Party(a.codes, a.span, rule, a) for a in found]


def _antecedent(line: Line, left: Span) -> list[Party]:
    """ "Pakistan, which accused Kabul": the one named last before the clause; else who acts in the main clause."""
    ahead = line.before(left.end)
    if not ahead:
        return []
    nearest = ahead[-1] if line.text[ahead[-1].span.end : left.end].strip(" ,") in ("", *cues().relatives) else None
    acting = [a for a in ahead if a.acts and not is_governed(line.text, a, line.start)]
    chosen = nearest or next(iter(acting), None)
    return [Party(chosen.codes, chosen.span, "whom the relative word stands for", chosen)] if chosen else []


def speaker(line: Line, before_: int) -> list[Party]:
    """The one who is credited with the words that the act stands in."""
    said = [a.speaker for a in line.scene.sentence.attributions]
    for span in sorted(said, key=lambda s: (s.end > before_, abs(s.end - before_))):
        found = [a for a in line.actors if span.overlaps(a.span) and a.acts]
        if found:
            return [Party(found[0].codes, found[0].span, "the speaker", found[0])]
    return []


def _meant(line: Line, word: str, at: Span) -> list[Party]:
    """Whom a pronoun stands for: the speaker of the sentence, one named before in it, or in one of those before."""
    personal = cues().pronouns[word] == "person"
    here = line.before(at.start)
    said = [p for p in speaker(line, at.start) if p.span.end <= at.start]
    if said and not (personal and said[0].actor and said[0].actor.person is None and said[0].actor.post is None):
        return _as_pronoun(said[0].actor, at)
    for one in (_pick(line, here, personal, nearest=True), *(_pick(e, e.actors, personal) for e in _back(line))):
        if one:
            return _as_pronoun(one, at)
    return []


def _back(line: Line) -> list[Line]:
    return list(reversed(line.earlier[-BACK:]))


def _pick(line: Line, found: Sequence[Actor], personal: bool, nearest: bool = False) -> Actor | None:
    """A person who speaks for a side, or the side itself, the one that acts in that sentence first."""
    fit = [a for a in found if a.acts and (a.person is not None or a.post is not None or not personal)]
    free = [a for a in fit if not is_governed(line.text, a, line.start)] or fit
    return None if not free else free[-1] if nearest else free[0]


def _as_pronoun(actor: Actor | None, at: Span) -> list[Party]:
    return [Party(actor.codes, at, "whom the pronoun stands for", actor)] if actor else []


def _each(line: Line, at: Span) -> list[Party]:
    """ "each side": the two of a gathering that the story tells, else the two that the sentence names."""
    named = tuple(dict.fromkeys(c for a in line.before(at.start) if a.acts for c in a.codes))
    sides = next((t for t in line.tables if len(t) == 2), named if len(named) == 2 else ())
    return [Party((code,), at, "each side") for code in sides]


def on_a_side(line: Line, does: Sequence[Party], suffers: Sequence[Party]) -> list[Party]:
    """An official of no named side who acts on one side of a gathering of two is of the other."""
    against = {code for one in suffers for code in one.codes}
    out = []
    for one in does:
        lone = one.actor is not None and one.actor.part == "official" and not one.codes
        other = _other_of_two(line, against) if lone and len(against) == 1 else None
        out.append(Party((other,), one.span, "of the other side", _of(one.actor, other)) if other else one)
    return out


def _of(actor: Actor | None, code: str) -> Actor | None:
    return msgspec.structs.replace(actor, codes=(code,)) if actor else None


def _other_of_two(line: Line, against: set[str]) -> str | None:
    tables = (t for t in line.tables if len(t) == 2 and against < set(t))
    return next((code for t in tables for code in t if code not in against), None)
