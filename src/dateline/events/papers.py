"""A paper that a sentence only talks of: "spoke about the ceasefire", "talks on a truce resumed"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events import scope, status
from dateline.events.ledger import Ledger
from dateline.events.standing import BY_VERB
from dateline.events.triggers import Trigger
from dateline.language import Pattern, Sentence
from dateline.language.around import before

REACH = 50  # characters of the words of talking before a paper
TALKS = ("meeting", "call")
_TALKED_OF = Pattern(r"\b{talked_of} (?:(?:an?|the|its|their) )?(?:[\w\-]+ ){0,3}$", scope.words)


def that_stand(text: str, sentence: Sentence, found: list[Trigger], ledger: Ledger) -> list[Trigger]:
    """The triggers of a sentence without papers of which nothing is told: they take no share of it."""
    told = [t.kind != "agreement" or _stands(text, sentence, found, n) for n, t in enumerate(found)]
    if not any(told):
        return found
    for trigger, stands in zip(found, told, strict=True):
        if not stands:
            ledger.note(trigger.span, "is only what the others talk of")
    return [t for t, stands in zip(found, told, strict=True) if stands]


def _stands(text: str, sentence: Sentence, found: Sequence[Trigger], number: int) -> bool:
    """True where the words around a paper say how it stands, or leave it open.

    Not by a verb behind it where talks are about it: "talks on a truce, mediated by Egypt, resumed".
    """
    paper, mine = found[number], scope.of(text, sentence, found, number)
    standing = status.of(text, paper, mine, (), None, headline=False)
    if standing.status is None:
        return standing.hypothetical
    verb_behind = standing.status.rule == BY_VERB and standing.status.span.start > paper.span.end
    talks = any(t.is_noun and t.kind in TALKS and t.span.end <= paper.span.start for t in found)
    return not (verb_behind and talks and _TALKED_OF.search(before(text, paper.span.start, REACH, sentence.span.start)))
