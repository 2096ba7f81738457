"""Text that was decoded twice before it was stored ("Koreaâ€™s"), repaired where it is shown.

Only values are repaired: every offset stays that of the decoded source, and so does the text that offsets point into.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.model import Reading
from dateline.reading.anatomy.dissect import text_sha256


def repaired(reading: Reading) -> Reading:
    """``reading`` with the words of its story as they were meant (ftfy's ``fix_encoding``, nothing else of it)."""
    from ftfy import fix_encoding

    def one(text: str | None) -> str | None:
        return fix_encoding(text) if text else text

    def many(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(fix_encoding(text) for text in texts)

    story = reading.story
    paragraphs = tuple(msgspec.structs.replace(p, text=fix_encoding(p.text)) for p in story.paragraphs)
    fixed = msgspec.structs.replace(
        story,
        text_sha256=text_sha256(paragraphs),
        headline=one(story.headline),
        byline=one(story.byline),
        publisher=one(story.publisher),
        agencies=many(story.agencies),
        dateline=msgspec.structs.replace(story.dateline, place=one(story.dateline.place)),
        paragraphs=paragraphs,
        dropped=tuple(msgspec.structs.replace(d, text=fix_encoding(d.text)) for d in story.dropped),
        tags=many(story.tags),
        related=many(story.related),
    )
    return msgspec.structs.replace(reading, story=fixed)
