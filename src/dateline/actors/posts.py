"""Which post is whose: posts and names of a sentence tied together, in every order that wires use.

A post right before a name is its bearer's. Behind a name and a comma it is that name's, so that in "A, the prime
minister, B, the defence minister" nobody gets his neighbour's. Only what is left may stand before a name and a comma.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

import msgspec

from dateline.actors import names, senses
from dateline.actors.mention import Line, words
from dateline.actors.names import NameRun
from dateline.actors.titles import Title
from dateline.language import Pattern
from dateline.model import Span

LONGEST = 80  # characters of two posts of one person that still read as one wording
_TIGHT = Pattern(r"(?: \([^()]{2,40}\))? (?:[\[(])?(?:{=honorifics}\.? )*'?|'s ", names.words)
_LOOSE = Pattern(r"(?: \([^()]{2,40}\))?, (?:{=honorifics}\.? )*'?", names.words)
_BEHIND = Pattern(
    r"(?: {letters})?(?:,| \(|,? who (?:also )?(?:is|serves as|heads as)) ?(?:{=before_title} )*", names.words, re.I
)
_MASTER = Pattern(r"(?<=[ ,])(?:[A-Za-z][\w\-]* ){0,4}{masters}'s ", words)
_CHAIN = Pattern(r",? {joined} (?:{=before_title} )*|, (?:{=before_title} )*", lambda: _Chain())
_ONCE = re.compile(r", (?:an? |the )?[\w\-. ]{0,30}")  # "its envoy, former Senegalese minister NAME"
_NATIONAL = re.compile(r", (?:the )?(?:[a-z]+ )?[A-Z][\w\-]+(?: [A-Z][\w\-]+)? ")
_ONE_BEARER = Pattern(r" {joined} |-", senses.words)


_AND_THEN = re.compile(r",? and ")
_LISTED = re.compile(r",? (?:and|&) ")


class _Chain:
    """The words of two vocabularies, for one pattern."""

    @property
    def joined(self) -> list[str]:
        return senses.words().joined

    @property
    def before_title(self) -> list[str]:
        return names.words().before_title


class Post(msgspec.Struct, frozen=True):
    """What ``title`` a name has, whether it stands before it, and the ``parts`` that it was made of."""

    title: Title
    before: bool
    parts: tuple[Span, ...] = ()


def tie(line: Line, runs: Sequence[NameRun]) -> dict[Span, Post]:
    """The post of every name that has one, by the name's span."""
    before: dict[Span, list[Title]] = {}
    behind: dict[Span, list[Title]] = {}
    apart: dict[Span, list[Title]] = {}
    for number, title in enumerate(line.titles):
        right = _right_of(line, title, runs)
        left = next((r for r in reversed(runs) if r.span.end <= title.span.start), None)
        earlier = next((t for t in reversed(line.titles[:number]) if not senses.is_former(t.word)), None)
        holder = _of_whom_it_tells(line, earlier, title) if earlier else None
        turn = earlier is not None and _is_next_pair(line.text, earlier, left, title, right)
        others = left is not None and _is_of_another(title, [*before.get(left.span, ()), *apart.get(left.span, ())])
        if right and _is_right_before(line.text, title, right):
            before[right.span] = [holder] if holder else [*_shared(line.text, earlier, title, behind), title]
        elif (
            left
            and not others
            and not turn
            and not _is_shared_ahead(line, left, number)
            and _is_behind(line, left, title, earlier if earlier in behind.get(left.span, ()) else None)
        ):
            behind.setdefault(left.span, []).append(title)
        elif (
            right
            and (others or turn or not _follows_name(line, left, title))
            and _stands_before(line.text, title, right)
        ):
            apart.setdefault(right.span, [*_shared(line.text, earlier, title, behind), title])
    before = {**{span: posts for span, posts in apart.items() if span not in behind}, **before}
    found: dict[Span, Post] = {}
    for span in {**before, **behind}:
        told = [*before.get(span, ()), *behind.get(span, ())]
        one = _post(line.text, before.get(span, ()), behind.get(span, ()))
        found[span] = msgspec.structs.replace(one, parts=tuple(t.span for t in told))
    return found


def _is_next_pair(text: str, earlier: Title, left: NameRun | None, title: Title, right: NameRun | None) -> bool:
    """ "Its foreign minister, A, and Georgia's top diplomat, B": post and name, and again post and name."""
    if left is None or right is None or not _AND_THEN.match(text, left.span.end, title.span.start):
        return False
    return _stands_before(text, earlier, left) and _stands_before(text, title, right)


def _right_of(line: Line, title: Title, runs: Sequence[NameRun]) -> NameRun | None:
    """The next name behind a post; what stands in brackets before it is none: "Joint Secretary (EA) NAME"."""
    following = [r for r in runs if _is_behind_post(title, r) and not _is_field_in_brackets(line.text, title, r)]
    return next(iter(following), None)


def _is_field_in_brackets(text: str, title: Title, run: NameRun) -> bool:
    short = text[title.end : run.span.start] == " (" and text.startswith(")", run.span.end)
    return short and run.words == 1 and (run.span.cut(text).isupper() or text.startswith(" ", run.span.end + 1))


def _is_behind_post(title: Title, run: NameRun) -> bool:
    """False for capitals inside the post's own wording: "director of the Office for Kosovo and Metohija"."""
    start, end = run.span.start, title.span.end
    return start >= end and (start >= title.end or start - end <= len(", "))


def _is_of_another(title: Title, had: Sequence[Title]) -> bool:
    """ "Japan's envoy, NAME, and Korea's minister, NAME": the bearer of a post has none of another state."""
    return title.code is not None and any(t.code and t.code != title.code for t in had) and not title.former


def _is_shared_ahead(line: Line, left: NameRun, number: int) -> bool:
    """ "A and the chief of staff, General B": the post is that of the style behind it."""
    following = line.titles[number + 1] if number + 1 < len(line.titles) else None
    if following is None or not is_style(following):
        return False
    title = line.titles[number]
    gap = line.text[title.end : following.span.start]
    listed = _LISTED.match(line.text, left.span.end, title.span.start)
    return gap == " " or (bool(listed) and gap == ", ")


def _of_whom_it_tells(line: Line, earlier: Title, title: Title) -> Title | None:
    """ "The OAS special representative, Uruguayan diplomat NAME": he is of whom he represents."""
    gap = line.text[earlier.end : title.span.start]
    national = title.word in words().nationals and earlier.code and not earlier.plural
    return earlier if national and _NATIONAL.fullmatch(gap) else None


def _is_right_before(text: str, title: Title, run: NameRun) -> bool:
    ends = {title.end, title.span.end}
    return any(_TIGHT.fullmatch(text[end : run.span.start]) for end in ends if end <= run.span.start)


def _stands_before(text: str, title: Title, run: NameRun) -> bool:
    """ "the minister of state of Japan, NAME"."""
    ends = {title.end, title.span.end}
    return run.words > 1 and any(_LOOSE.fullmatch(text[end : run.span.start]) for end in ends if end <= run.span.start)


def _shared(text: str, earlier: Title | None, title: Title, behind: dict[Span, list[Title]]) -> list[Title]:
    """Two posts of one: "Deputy Premier and Foreign Minister NAME", "the Chief of Staff, Lt-Gen NAME".

    "The envoy, former minister NAME" has the first of them.
    """
    if not earlier or any(earlier in taken for taken in behind.values()) or earlier.speaker:
        return []
    gap = text[earlier.end : title.span.start]
    style = (is_style(title) and gap in (", ", " ")) or (title.level == "unknown" and gap == " ")
    held = title.former and not earlier.former and not earlier.plural and _ONCE.fullmatch(gap)
    both = text[earlier.span.start].isupper() and text[title.span.start].isupper() and not earlier.plural
    alike = text[earlier.span.start].isupper() == text[title.span.start].isupper() and not earlier.plural
    owned = alike and gap == ", " and earlier.code is not None and title.code is None and not title.plural
    return [earlier] if style or held or owned or (both and _ONE_BEARER.fullmatch(gap)) else []


def _is_behind(line: Line, run: NameRun, title: Title, earlier: Title | None) -> bool:
    """The post in apposition: "NAME, Japan's vice minister", "NAME (director)", a second one behind the first."""
    if earlier and _CHAIN.fullmatch(_plain_gap(line, earlier.end, title.span.start)):
        return not (earlier.code and title.code and earlier.code != title.code)
    return (run.words > 1 or run.honorific) and _follows_name(line, run, title)


def _follows_name(line: Line, run: NameRun | None, title: Title) -> bool:
    if run is None or title.word in words().groups:
        return False
    return bool(_BEHIND.fullmatch(_plain_gap(line, run.span.end, title.span.start)))


def _plain_gap(line: Line, start: int, end: int) -> str:
    """What stands between a name and a post, with "the" for the state or ministry whose post it is."""
    gap = line.text[start:end]
    for polity in line.polities:
        if start <= polity.span.start and polity.span.end <= end:
            gap = gap.replace(polity.text, "the", 1)
    return _MASTER.compiled.sub("the ", re.sub(r"the's?(?= )", "the", gap))


def is_style(title: Title) -> bool:
    """True for a rank that goes before a name as a style: an ambassador's, an officer's."""
    return title.level in words().styles or title.word in words().style_words


def _post(text: str, before: Sequence[Title], behind: Sequence[Title]) -> Post:
    """The one post that a person's posts come to: those held before those left, and real ones before a mere style."""
    real = [t for t in before if not is_style(t)]
    after = [t for t in behind if t.level not in words().no_rank] or (behind if not before else [])
    told, first = (real or before, True) if before and (real or not after) else (after, False)
    whole = _merged(text, _held(told))
    code = whole.code or next((t.code for t in _held([*before, *behind]) if t.code), None)
    return Post(msgspec.structs.replace(whole, code=code), before=first)


def _held(posts: Sequence[Title]) -> list[Title]:
    return [post for post in posts if not post.former] or list(posts)


def _merged(text: str, posts: Sequence[Title]) -> Title:
    """Several posts as one: worded together where short, of the highest rank among them, of the first state named."""
    best = min(posts, key=lambda t: senses.place(t.level))
    code = next((t.code for t in posts if t.code), None)
    first, last = min(posts, key=attrgetter("span")), max(posts, key=attrgetter("span"))
    whole = Span(first.span.start, last.span.end)
    joined = len(posts) > 1 and whole.end - whole.start <= LONGEST and not any(t.body for t in posts[:-1])
    span = whole if joined else best.span
    return msgspec.structs.replace(best, span=span, code=code or best.code, until=max(last.end, best.end))
