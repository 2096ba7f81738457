"""People with their posts: who is named, in what rank, on whose side.

Orders read: "Vice Defense Minister NAME", "NAME, Japan's vice minister for international affairs", "NAME (director
general)", "his Japanese counterpart NAME"; then short forms ("Shin", "Mr. Oka", "the minister").
"""

from __future__ import annotations

import msgspec

from dateline.actors import beside, listing, names, posts
from dateline.actors.mention import BARE, BEHIND_LIST, COUNTERPART_BEHIND, Line, Mention
from dateline.actors.names import NameRun
from dateline.actors.posts import Post
from dateline.actors.titles import Title
from dateline.actors.towns import is_city


def find(line: Line) -> list[Mention]:
    """The people named in a sentence, in order."""
    walls = [*(p.span for p in line.polities), *(t.span for t in line.titles)]
    runs = names.find(line.text, line.span, walls)
    limits = [*(run.span.start for run in runs[1:]), line.span.end]
    tied = posts.tie(line, runs)
    mentions = (_mention(line, run, limit, tied.get(run.span)) for run, limit in zip(runs, limits, strict=False))
    return listing.spread(line.text, [m for m in mentions if m])


def _mention(line: Line, run: NameRun, limit: int, post: Post | None) -> Mention | None:
    """What stands beside a name, up to the next name at ``limit``; None where it is a place after all."""
    if post:
        tied = _under_title if post.before else _with_title_behind
        told = tied(line, run, post.title)
        return msgspec.structs.replace(told, posts=post.parts) if told else None
    told = _as_counterpart(line, run)
    return told or (None if _is_place(line, run) else _without_post(line, run, limit))


def _under_title(line: Line, run: NameRun, title: Title) -> Mention | None:
    """ "Foreign Minister NAME of Japan"; "her Ugandan counterpart, Gen NAME": the state stands before the rank."""
    if title.plural and _is_place(line, run):
        return None
    code = title.code or beside.state_behind_post(line, run.span)
    peers = () if code else beside.counterpart(line, title.span.start)
    if peers:
        return _named(line, run, "title before name", peers[0], title=title, codes=peers, counterpart=True)
    told = None if code else beside.origin_behind(line, run.span)
    return _named(line, run, BEHIND_LIST if told else "title before name", code or told, title=title)


def _with_title_behind(line: Line, run: NameRun, title: Title) -> Mention:
    peers = beside.counterpart(line, run.span.start)
    code = title.code or beside.state_between(line, run.span, title) or next(iter(peers), None)
    return _named(line, run, "name, title", code, title=title, counterpart=bool(peers))


def _as_counterpart(line: Line, run: NameRun) -> Mention | None:
    """ "his Japanese counterpart NAME", "NAME, his Japanese counterpart"."""
    codes = beside.counterpart(line, run.span.start)
    if codes:
        return _named(line, run, "counterpart", codes[0], codes=codes, counterpart=True)
    code = beside.state_with_no_noun(line, run.span)
    if code:
        return _named(line, run, "counterpart", code, codes=(code,), counterpart=True)
    codes = beside.opposite_behind(line, run.span)
    return _named(line, run, COUNTERPART_BEHIND, codes[0], counterpart=True) if codes else None


def _is_place(line: Line, run: NameRun) -> bool:
    return run.words < 3 and not run.honorific and is_city(run.span.cut(line.text))


def _without_post(line: Line, run: NameRun, limit: int) -> Mention | None:
    if '"' == line.text[run.span.start - 1 : run.span.start] == line.text[run.span.end : run.span.end + 1]:
        return None  # the exercise "Peace Unity"
    side = beside.state_behind(line, run.span)
    if not side and any(t.plural for t in line.titles):  # "foreign ministers A (Norway) and B (Chile)"
        side = beside.origin_behind(line, run.span)
    if not side and run.words > 1:
        side = beside.state_in_apposition(line, run.span, limit)
    if side:
        return _named(line, run, "side after name", side)
    if run.honorific or run.words > 1:
        return _named(line, run, BARE, beside.state_before(line, run.span))
    return _named(line, run, "one word", None)


def _named(
    line: Line, run: NameRun, rule: str, code: str | None, title: Title | None = None,
    codes: tuple[str | None, ...] = (), counterpart: bool = False,
) -> Mention:  # fmt: skip
    name = run.span.cut(line.text)
    return Mention(
        name=run.span,
        text=name,
        words=run.words,
        title=title,
        code=code,
        codes=codes,
        rule=rule,
        counterpart=counterpart,
    )
