"""The second opinion: people whom the tree of a sentence seats at the table where its patterns left them out.

Patterns go first; a tree is asked for only where a person of rank in the sentence is not in the frame. He belongs to
the trigger when he hangs on it, or is the subject of the verb that it completes ("plans to visit").
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.actors import Cast, Scene
from dateline.events import levels
from dateline.events.company import ITS_DELEGATE, takes_part
from dateline.events.frame import Frame, Side
from dateline.language import Document, Parse
from dateline.model import Span

# From the trigger up: what it completes, or what holds it.
COMPLETES = frozenset({"xcomp", "obj", "obl", "nmod", "conj", "compound"})
HIGHEST = 4
# From a name up: to the head of its list or apposition, then to what it takes part in.
BESIDE = frozenset({"flat", "appos", "conj"})
TAKES_PART = frozenset({"nsubj", "obj", "obl", "nmod"})


def opinion(doc: Document, frame: Frame, scene: Scene, cast: Cast) -> Frame:
    """The frame with the people that the tree adds; as it was where the pipeline has no parser."""
    people = _left_out(frame, scene, cast)
    parse = doc.parse(scene.sentence) if people else None
    chain = _chain(parse, frame.trigger.span) if parse else ()
    if not parse or not chain:
        return frame
    joined = [(n, span) for n, span in people if _hangs(parse, span, chain)]
    sides = [Side(code, span, ITS_DELEGATE) for n, span in joined if (code := cast.people[n].code)]
    new = [side for side in sides if side.code not in frame.codes]
    return msgspec.structs.replace(frame, people=(*frame.people, *joined), sides=(*frame.sides, *new))


def _left_out(frame: Frame, scene: Scene, cast: Cast) -> list[tuple[int, Span]]:
    """People of rank in the sentence who are not in the frame."""
    known = {n for n, _ in frame.people}
    here = [(n, span) for span, n in scene.people if n not in known]
    return [(n, span) for n, span in here if levels.is_rank(cast.people[n].level) and takes_part(cast.people[n])]


def _chain(parse: Parse, trigger: Span) -> Sequence[int]:
    """The trigger's token and those it completes, nearest first; a verb with a subject of its own ends it."""
    head = parse.head_of(trigger)
    if head is None:
        return ()
    chain = [head]
    for above in parse.above(head):
        own = any(parse.below(chain[-1], "nsubj"))
        if own or len(chain) == HIGHEST or parse.tokens[chain[-1]].dep not in COMPLETES:
            break
        chain.append(above)
    return chain


def _hangs(parse: Parse, name: Span, chain: Sequence[int]) -> bool:
    """True where a name, or the head of its list, hangs on the trigger or is the subject of what that completes."""
    at = parse.head_of(name)
    while at is not None and not parse.is_root(at):
        token = parse.tokens[at]
        if token.head in chain:
            return token.dep in TAKES_PART and (token.head == chain[0] or token.dep == "nsubj")
        if token.dep not in BESIDE:
            return False
        at = token.head
    return False
