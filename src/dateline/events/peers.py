"""Delegates whom no sentence seats: known by the post or rank at which their sides meet."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.actors import Cast
from dateline.events import levels
from dateline.events.company import takes_part
from dateline.events.draft import Draft
from dateline.events.standing import DONE

TENURE = 365  # days before the story's own events for which its ministers are those of that time
TALKS = ("meeting", "call")
PAIR = 2


def by_post(drafts: Sequence[Draft], cast: Cast, people: dict[int, str]) -> None:
    """The foreign ministers are to meet: a party's foreign minister named elsewhere in the story is who meets."""
    for draft in drafts:
        if _is_of_others(draft, drafts[0]):  # another may have had the post then
            continue
        posts = [p for f in draft.frames for p in f.posts if p.plural]
        ranks = {(p.level, p.portfolio) for p in posts}
        for number, person in enumerate(cast.people):
            code = people.get(number)
            filled = {people.get(n) for n in draft.people}
            shares = person.post is not None and not person.title and person.post in posts
            alike = (person.level, person.portfolio) in ranks and code not in filled
            fits = (alike or shares) and code in draft.codes
            if fits and takes_part(person) and (shares or not _sits_elsewhere(number, draft, drafts)):
                draft.extra_people[number] = (person.span, code)
        _the_two(draft, cast, people)


def _the_two(draft: Draft, cast: Cast, people: dict[int, str]) -> None:
    """ "The two leaders", "both ministers": of each side the one of that rank whom the story named, if it is one."""
    loose = [(f.loose.span, f.posts) for f in draft.frames if f.loose]
    bare = [p for pair, posts in loose for p in posts if p.plural and not p.codes and pair.overlaps(p.span)]
    levels_told = {p.level for p in bare}
    held_then = draft.status is not None and draft.status.value in DONE
    if len(levels_told) != 1 or len(draft.codes) != PAIR or not held_then:
        return
    filled = {people.get(n) for n in draft.people}
    held = [n for n, p in enumerate(cast.people) if p.level in levels_told and takes_part(p) and not p.former]
    by_side = {code: [n for n in held if people.get(n) == code] for code in draft.codes}
    if all(len(numbers) == 1 for numbers in by_side.values()):
        for code, (number,) in by_side.items():
            if code not in filled:
                draft.extra_people[number] = (cast.people[number].span, code)


def by_peer(drafts: Sequence[Draft], cast: Cast, people: dict[int, str]) -> None:
    """One side has its deputy minister at the table: the other's, named elsewhere in the story, is who meets him."""
    for draft in drafts:
        if draft.kind not in TALKS or _is_of_others(draft, drafts[0]):
            continue
        ranks = {(p.level, p.portfolio) for n in draft.people if levels.is_rank((p := cast.people[n]).level)}
        filled = {people.get(n) for n in draft.people}
        for code in [c for c in draft.codes if c not in filled and c not in draft.mediators]:
            fits = [n for n, p in enumerate(cast.people) if people.get(n) == code and takes_part(p)]
            fits = [n for n in fits if (cast.people[n].level, cast.people[n].portfolio) in ranks]
            if len(fits) == 1 and not any(fits[0] in d.people for d in drafts):
                draft.extra_people[fits[0]] = (cast.people[fits[0]].span, code)


def by_rank(first: Draft, cast: Cast, people: dict[int, str]) -> None:
    """ "The army chiefs met": of a side without a delegate, the only one of that rank whom the story names.

    Of the story's ``first`` gathering alone: of others it need not name who comes.
    """
    told = {p.level for f in first.frames for p in f.posts} | {f.level.value for f in first.frames if f.level}
    filled = {people.get(n) for n in first.people}
    for code in [c for c in first.codes if c not in filled] if first.kind in TALKS else ():
        fits = [n for n, p in enumerate(cast.people) if people.get(n) == code and takes_part(p) and p.level in told]
        if len(fits) == 1:
            first.extra_people[fits[0]] = (cast.people[fits[0]].span, code)


def of_signers(drafts: Sequence[Draft], people: dict[int, str]) -> None:
    """Who signed a paper sat at the gathering where it was signed, where nobody else is told of his side."""
    for paper in drafts:
        table = paper.host
        if (
            paper.kind != "agreement"
            or table is None
            or table.kind not in TALKS
            or set(paper.codes) != set(table.codes)
        ):
            continue
        filled = {people.get(n) for n in table.people}
        for number, span in paper.people.items():
            if (code := people.get(number)) and code not in filled:
                table.extra_people[number] = (span, code)


def _is_of_others(draft: Draft, first: Draft) -> bool:
    """True for a gathering so long before the story's first that others may have had the posts then."""
    then, now = draft.when, first.when
    return bool(then and now and then.last and now.last and (now.last - then.last).days > TENURE)


def _sits_elsewhere(number: int, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """True where another draft of the same parties has this person."""
    if draft.kind == "agreement" or draft is drafts[0]:  # who signs, and whom the news is of, may have met before
        return False
    return any(number in d.people and set(d.codes) == set(draft.codes) for d in drafts)
