"""What may tell an event at all: the gate before the work, and the last check behind it."""

from __future__ import annotations

from dateline.events import triggers
from dateline.events.draft import Draft
from dateline.language import Document
from dateline.model import Span


def may_tell(doc: Document) -> bool:
    """True where some sentence holds a trigger; a story without any costs almost nothing."""
    return any(triggers.find(doc.text, Span(s.span.start, s.span.end)) for s in doc.sentences)


def stands(draft: Draft) -> bool:
    """True where a draft has what makes an event: a status, and parties on two sides (or a forum, or an agreement)."""
    if draft.status is None:
        return False
    codes = draft.codes
    bloc = len(codes) == 1 and codes[0].startswith(("IGO:", "GRP:")) and draft.kind == "meeting"
    return len(codes) >= 2 or bloc or (draft.kind == "forum" and bool(codes))
