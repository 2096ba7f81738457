"""One person of a story, made from all his mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from anyascii import anyascii

from dateline.actors import titles
from dateline.actors.mention import Mention
from dateline.actors.titles import Title
from dateline.model import Span


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One person of the story.

    ``name`` stands at ``span``, ``mentions`` are all places, short forms included. ``code`` is the side, told by
    ``code_rule``; ``post`` what ``title``, ``body``, ``level`` and ``portfolio`` were read from.
    """

    name: str
    span: Span
    title: str | None
    title_span: Span | None
    body: str | None
    body_span: Span | None
    level: str
    portfolio: str | None
    code: str | None
    code_rule: str
    speaker: bool
    former: bool
    counterpart: bool
    mentions: tuple[Span, ...]
    post: Title | None = None

    @property
    def start(self) -> int:
        """Where the fullest naming begins: before the name, or the post that goes before it."""
        return min(self.title_span.start, self.span.start) if self.title_span else self.span.start

    def on_side(self, code: str, rule: str) -> Person:
        """The person on a side; the rank of the post follows the state's own ladder."""
        level, portfolio = titles.rank(self.post, code) if self.post else (self.level, self.portfolio)
        return msgspec.structs.replace(self, code=code, code_rule=rule, level=level, portfolio=portfolio)


def of(text: str, group: Sequence[Mention]) -> Person:
    """The person of these mentions: the first full name, the first post still held, the first state beside a post."""
    first = max(group, key=lambda m: (m.words >= 2, m.title is not None, -m.name.start))
    title = _post(group)
    sided = next((m for m in group if m.code and m.title), None) or next((m for m in group if m.code), None)
    return Person(
        name=first.text,
        span=first.name,
        title=re.sub(r"\s+", " ", title.span.cut(text)) if title else None,
        title_span=title.span if title else None,
        body=title.body.cut(text) if title and title.body else None,
        body_span=title.body if title else None,
        level=title.level if title and not title.speaker else "unknown",
        portfolio=title.portfolio if title else None,
        code=sided.code if sided else None,
        code_rule=sided.rule if sided else "",
        speaker=title is not None and title.speaker,
        former=title is not None and title.former,
        counterpart=any(m.counterpart for m in group),
        mentions=tuple(sorted(m.name for m in group)),
        post=title,
    )


def _post(group: Sequence[Mention]) -> Title | None:
    posts = [(m.title.former, m.name.start, m.title) for m in group if m.title]
    return min(posts, key=lambda post: post[:2])[2] if posts else None


def group(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions of one person together: full names first, then short forms that fit one of them."""
    groups: list[list[Mention]] = []
    for mention in (m for m in mentions if m.words >= 2):
        home = next((g for g in groups if _same(key(g[0].text), key(mention.text))), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    for mention in (m for m in mentions if m.words == 1):
        home = _home_of_short(groups, mention)
        if home is not None:
            home.append(mention)
        elif (mention.title and not mention.title.speaker) or mention.counterpart:
            groups.append([mention])
    return groups


def _home_of_short(groups: Sequence[list[Mention]], mention: Mention) -> list[Mention] | None:
    """The first group whose full name begins or ends with this word, else the one of the same single word."""
    word = key(mention.text)
    if word:
        for one in groups:
            full = key(one[0].text)
            if word[0] in (full[0], full[-1]):
                return one
    return next((g for g in groups if len(g[0].text.split()) == 1 and key(g[0].text) == word), None)


def key(name: str) -> tuple[str, ...]:
    """Words of a name to compare by: plain letters, lower case, hyphens kept together."""
    plain = anyascii(name).lower().replace("'", "").split()
    return tuple(re.sub(r"[^a-z\-]", "", word) for word in plain if re.search(r"[a-z]", word))


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    if sorted(one) == sorted(other):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 2 and short[0] == long[0] and short[-1] == long[-1]
