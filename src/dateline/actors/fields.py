"""What stands behind the head of a post and belongs to it: the field of work, and the ministry or bureau it is at."""

from __future__ import annotations

import re

from dateline.actors import names, senses
from dateline.language import Pattern
from dateline.language.around import behind
from dateline.model import Span

REACH = 110
_LINK = Pattern(r" {links}(?: the)?(?= )", senses.words)
_PLACED = Pattern(r" {placing}\b", senses.words)
_BODY = Pattern(
    r" (?:at|of|in|with|from) (?:the |its |his |her |their )?"
    r"((?:(?!(?:at|of|in|for) )[\w'.\-]+ ){0,6}?{houses}\b(?: (?:of|for) (?:[A-Z]\w+(?: and)? ?){0,12}[A-Z]\w+)?)",
    senses.words,
)
_WORD = re.compile(r"(?P<and>,? and| &)? (?:(?:of|for)(?: the)? )?(?P<word>[\w][\w'.\-]*)")
_LEADS_ON = Pattern(r" {leading_on} ", senses.words)


def after(text: str, sentence: Span, head: Span, plural: bool) -> tuple[int, Span | None]:
    """Where the post with this head ends, and the ministry or bureau in it."""
    body = _BODY.match(text, head.end, sentence.end)
    if body:
        return head.end, Span(*body.span(1))
    link = _LINK.match(text, head.end, sentence.end)
    if not link:
        return head.end, None
    end = _end_of_field(text, link.end(), sentence.end)
    placed = _PLACED.match(link[0]) and not _BODY.match(text, head.end, end)
    if end <= link.end() or placed or plural:
        return head.end, None
    inside = _BODY.search(text, link.end(), end)
    if inside and inside.start() > head.end:
        return inside.start(), Span(*inside.span(1))
    return end, None


def _end_of_field(text: str, start: int, limit: int) -> int:
    """The field of work behind "for", "of": up to a verb, a name, a comma, an "and" that joins another person."""
    at = start
    while found := _WORD.match(text, at, min(limit, start + REACH)):
        word = found["word"]
        if word.lower() in names.words().field_stops:
            break
        joined = at > start or found["and"]
        if word[0].isupper() and joined and not _is_of_field(word) and not _leads_on(text, found.end()):
            break  # a name begins
        at = found.end()
    return at


def _is_of_field(word: str) -> bool:
    return word in names.words().field_ends or word in names.words().not_in_names


def _leads_on(text: str, end: int) -> bool:
    """True where the next words belong to a field of work."""
    ahead = re.findall(r"[\w'\-]+", behind(text, end, 50))[:3]
    return any(map(_is_of_field, ahead)) or bool(_LEADS_ON.match(behind(text, end, 5)))
