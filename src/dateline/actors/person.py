"""One person of a story, made from all his mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline import names
from dateline.actors import names as runs
from dateline.actors import titles
from dateline.actors.mention import Mention, words
from dateline.actors.titles import Title
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span

KIN_REACH = 30
_KIN = Pattern(r"\b{kin},? $", words)


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One person of the story.

    ``name`` stands at ``span``, ``mentions`` are all places, short forms included. ``code`` is the side, told by
    ``code_rule``; ``post`` what ``title``, ``body``, ``level`` and ``portfolio`` were read from; ``kin`` where he is
    told only as the wife or the son of somebody.
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
    kin: bool = False

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
        kin=any(_is_kin(text, m) for m in group),
    )


def _is_kin(text: str, mention: Mention) -> bool:
    """ "His wife, NAME", "First Lady NAME"."""
    if mention.title and mention.title.word in words().kin_posts:
        return True
    return mention.title is None and bool(_KIN.search(before(text, mention.start, KIN_REACH)))


def _post(group: Sequence[Mention]) -> Title | None:
    posts = [(m.title.former, m.name.start, m.title) for m in group if m.title]
    return min(posts, key=lambda post: post[:2])[2] if posts else None


def group(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions of one person together: full names first (``names`` decides), then short forms that fit one of them."""
    groups: list[list[Mention]] = []
    full = [m for m in mentions if not _is_short(m)]
    for mention in full:
        home = next((g for g in groups if _same(g[0], mention)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    for mention in (m for m in mentions if _is_short(m)):
        home = _home_of_short(groups, mention)
        if home is not None:
            home.append(mention)
        elif ((mention.title and not mention.title.speaker) or mention.counterpart) and not _is_acronym(mention):
            groups.append([mention])
    return groups


def _is_acronym(mention: Mention) -> bool:
    """ "the Committee of Chiefs of Defence Staff (CCDS)" names nobody."""
    return mention.text.isupper() and len(mention.text) > 2 and mention.text.isalpha() and mention.words == 1


def _is_short(mention: Mention) -> bool:
    """One word, or a father's name alone: "bin Salman"."""
    return mention.words == 1 or (mention.words == 2 and mention.text.split()[0] in runs.words().patronymic)


def _same(one: Mention, other: Mention) -> bool:
    """ "Abdoulaye Ndiaye Sarr" and "Mr. Ndiaye Sarr": in one story the end of a longer name is short for it."""
    if names.same(one.text, other.text, country=_country(one, other)).same:
        return True
    short, long = sorted((one.text.lower().split(), other.text.lower().split()), key=len)
    return len(short) >= 2 and short in (long[-len(short) :], long[: len(short)])


def _country(one: Mention, other: Mention) -> str | None:
    codes = {one.code, other.code} - {None}
    return codes.pop() if len(codes) == 1 else None


def _home_of_short(groups: Sequence[list[Mention]], mention: Mention) -> list[Mention] | None:
    """The person that a short form may stand for: of the same post, else named last before it; else named later."""
    word = mention.text.split()[-1]
    fits = [g for g in groups if _fits(word, g[0].text)]

    def near(one: list[Mention]) -> tuple[bool, bool, int]:
        told = [m.name.start for m in one if m.name.start < mention.name.start]
        return bool(_words(one) & _words([mention])), bool(told), max(told, default=-one[0].name.start)

    return max(fits, key=near, default=None)


def _fits(word: str, full: str) -> bool:
    if len(full.split()) == 1:
        return names.same(word, full).same or word.lower() == full.lower()
    return word.lower() in (full.split()[0].lower(), full.split()[-1].lower()) or names.is_short_for(word, full)


def _words(mentions: Sequence[Mention]) -> set[str]:
    return {m.title.word for m in mentions if m.title}
