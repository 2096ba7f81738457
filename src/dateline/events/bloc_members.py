"""Members of a bloc that the text names as taking part: they are the parties then, not the bloc."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.actors import Cast, Polity
from dateline.events.draft import Draft, is_bloc
from dateline.events.frame import Side
from dateline.events.party_cues import words
from dateline.language import Pattern
from dateline.language.around import before

REACH = 3  # sentences behind the telling in which its members may be listed
LEAST = 3
_NEXT = re.compile(r",(?: and)? (?:the )?| and (?:the )?")
_SENT_BY = Pattern(
    r"\b(?:{=sides}\b(?: [\w'\-]+){0,3} (?:of|from|for|representing|by)|(?:{naming}),?) (?:the )?$", words, re.I
)
_TAKES_PART = Pattern(r"(?:, [^,]{3,40},)? {taking_part}\b", words)


def fill(text: str, drafts: Sequence[Draft], cast: Cast) -> None:
    """Put the members listed in or behind the telling of a bloc's gathering in the bloc's place."""
    for draft in drafts:
        if draft.kind == "meeting" and sum(is_bloc(code) for code in draft.codes) == 1:
            first = draft.frames[0].order
            others = {f.order for d in drafts if d is not draft for f in d.frames}
            for order in range(first, min(first + REACH + 1, len(cast.scenes))):
                if order in others:
                    continue
                scene = cast.scenes[order]
                listed = next((run for run in _runs(text, scene.polities) if _is_named(text, run)), None)
                if listed and {p.code for p in listed} >= {c for c in draft.codes if not is_bloc(c)}:
                    draft.members = [Side(p.code, p.span, "a member named as taking part") for p in listed]
                    break


def _runs(text: str, polities: Sequence[Polity]) -> Iterator[list[Polity]]:
    """Lists of at least LEAST states."""
    run: list[Polity] = []
    for polity in (*polities, None):
        if polity and len(polity.code) == 3 and run and _NEXT.fullmatch(text, run[-1].span.end, polity.span.start):
            run.append(polity)
            continue
        if len({p.code for p in run}) >= LEAST:
            yield run
        run = [polity] if polity and len(polity.code) == 3 else []


def _is_named(text: str, run: Sequence[Polity]) -> bool:
    """ "officers from A, B and C", "A, B and C were represented"."""
    return bool(_SENT_BY.search(before(text, run[0].span.start, 60)) or _TAKES_PART.match(text, run[-1].span.end))
