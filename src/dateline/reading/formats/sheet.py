"""A text put together from the fields of a document that is no page: feeds, wires' JSON, e-mail.

The text of such a source is, story by story, what a reader would see: the headline on a line of its own, then the
teaser and the body, markup rendered. All stories of the source share that one text; their offsets point into it.
What the fields say besides (dates, names, keywords) is no text: it comes as facts with pointers.
"""

from __future__ import annotations

import html
import re

import msgspec
from selectolax.lexbor import LexborHTMLParser

from dateline.errors import SourceTooLarge
from dateline.reading import markup
from dateline.reading.anatomy import plain
from dateline.reading.formats.shallow import shallow
from dateline.reading.page import Block, Facts, Page, block, collapse

MOST_STORIES = 10_000
_TAGS = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|table|blockquote|img|figure|section)\b[^<>]*>", re.I
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.I)


class Sheet:
    """The text so far, and the blocks of the story being written; ``uri`` is what a refusal names.

    Raises SourceTooLarge for more than ``MOST_STORIES``.
    """

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._boxes = 0
        self._drafts: list[Page] = []

    def line(self, text: str | None, tag: str = "", box: str = "") -> None:
        """One line: a headline ("h1"), a dateline."""
        self._place(collapse(html.unescape(text or "")), (), tag=tag, box=box)

    def plain(self, text: str | None, box: str = "") -> None:
        """Running text as plain text has it: line breaks part paragraphs."""
        self._place(text or "", plain.split(text or ""), box=box)

    def markup(self, fragment: str | None, box: str = "") -> None:
        """A piece of HTML, rendered as a page is; what has no tag in it is plain text."""
        fragment = fragment or ""
        if not _TAGS.search(fragment):
            self.plain(html.unescape(fragment) if _ENTITY.search(fragment) else fragment, box)
            return
        text, blocks = markup.render(LexborHTMLParser(shallow(fragment)[0]))
        self._place(text, blocks, box=box)

    def story(self, media_type: str, facts: Facts, index: int, warnings: tuple[str, ...] = ()) -> None:
        """The story is written to its end."""
        if len(self._drafts) >= MOST_STORIES:
            raise SourceTooLarge(self._uri, f"more than {MOST_STORIES:,} stories in one source", "split it")
        self._drafts.append(
            Page(
                text="", blocks=tuple(self._blocks), media_type=media_type, facts=facts, warnings=warnings, index=index
            )
        )
        self._blocks = []
        self._put("\n")

    def pages(self, warnings: tuple[str, ...] = ()) -> tuple[Page, ...]:
        """All stories over their one text; ``warnings`` about the source go to the first of them."""
        text = "".join(self._parts)
        return tuple(
            msgspec.structs.replace(page, text=text, warnings=(*page.warnings, *(() if i else warnings)))
            for i, page in enumerate(self._drafts)
        )

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _place(self, text: str, blocks: tuple[Block, ...], *, tag: str = "", box: str = "") -> None:
        if not text.strip():
            return
        own = block(text, 0, len(text))
        self._boxes -= 1
        for one in blocks or ((own,) if own else ()):
            self._blocks.append(
                msgspec.structs.replace(
                    one,
                    start=one.start + self._length,
                    end=one.end + self._length,
                    tag=tag or one.tag,
                    boxes=((box, self._boxes), *one.boxes) if box else one.boxes,
                )
            )
        self._put(text if text.endswith("\n") else text + "\n")
