"""Stories as a person names them, by id or address; and the words by which a judgement names one."""

from __future__ import annotations

import re

from dateline.errors import UnknownValue
from dateline.model import Anchor, Story
from dateline.store.store import Store

_ID = re.compile(r"[0-9a-f]{8,64}")


def one_story(store: Store, what: str) -> Story:
    """The story of that id, beginning of one, or address. Raises UnknownValue."""
    found = story_of(store, what)
    if found is None:
        raise UnknownValue("story", what, (), "see: dateline shelved; ids of others: dateline show ID --json")
    return found


def story_of(store: Store, what: str) -> Story | None:
    """The same; None where there is none. Of an address that a translation shares, the story itself."""
    found = store.named(what, begins=bool(_ID.fullmatch(what)))
    if len(found) > 1:
        found = [s for s in found if s.translation is None] or found
    if len(found) > 1:
        raise UnknownValue("single story", what, [s.id[:12] for s in found][:5], "give more of its id")
    return found[0] if found else None


def heading(story: Story, text: str) -> Anchor:
    """The words by which a judgement names the story: its headline, else its first paragraph."""
    for one in story.evidence:
        if one.field == "headline" and one.start is not None and one.end is not None:
            return Anchor(story=story.id, field="headline", start=one.start, end=one.end, text=one.text or "")
    start, end = (story.paragraphs[0].start, story.paragraphs[0].end) if story.paragraphs else (0, 0)
    return Anchor(story=story.id, field="paragraphs", start=start, end=end, text=text[start:end])
