"""Why each value of a story stands there: the words of the page, or the pointer into its metadata."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.model import Evidence, Span, Story
from dateline.reading.anatomy import clock
from dateline.reading.anatomy.instants import Clocks, settled
from dateline.reading.anatomy.layout import Layout
from dateline.reading.anatomy.verdict import BODY
from dateline.reading.page import Facts, Page
from dateline.reading.words import fold

_REACH = 200
_MOST_LINES = 60


def of(story: Story, page: Page, plan: Layout, clocks: Clocks, headline: Span | None) -> tuple[Evidence, ...]:
    """One entry a value: a span of ``page.text``, a pointer, or the field that it was derived from."""
    return tuple(_entries(story, page, plan, clocks, headline))


def _entries(story: Story, page: Page, plan: Layout, clocks: Clocks, headline: Span | None) -> Iterator[Evidence]:
    if headline is not None:
        yield _span("headline", page.text, headline.start, headline.end)
    elif story.headline:
        yield _told("headline", page.facts, ("headlines",), story.headline)
    for field, value, facts in (
        ("byline", story.byline, ("authors", "author_bodies")),
        ("publisher", story.publisher, ("publishers", "title")),
        *(("agencies", name, ("authors", "author_bodies", "publishers")) for name in story.agencies),
    ):
        if value:
            yield _named(field, value, page, facts)
    yield from _dateline(story, page, plan)
    for field, instant, source in (("published", story.published, "published"), ("updated", story.updated, "modified")):
        if instant:
            yield _instant(field, instant, source, page, plan, clocks)


def _span(field: str, text: str, start: int, end: int) -> Evidence:
    return Evidence(field=field, text=text[start:end], start=start, end=end)


def _told(field: str, facts: Facts, names: Sequence[str], value: str) -> Evidence:
    """The pointer of the fact that says ``value``; else the rule that the page's address and names gave it."""
    wanted = fold(value)
    for name, told, pointer in facts.pointers:
        if name in names and wanted in fold(told):
            return Evidence(field=field, pointer=pointer)
    return Evidence(field=field, sources=("source",), rule="known by the vocabulary from how the page names itself")


def _named(field: str, value: str, page: Page, facts: Sequence[str]) -> Evidence:
    told = _told(field, page.facts, facts, value)
    at = -1 if told.pointer else page.text.find(value, *_reach(page))
    return told if at < 0 else _span(field, page.text, at, at + len(value))


def _reach(page: Page) -> tuple[int, int]:
    """From where to where the story's own blocks stand in the text of its source."""
    return (page.blocks[0].start, page.blocks[-1].end) if page.blocks else (0, 0)


def _dateline(story: Story, page: Page, plan: Layout) -> Iterator[Evidence]:
    place = story.dateline.place
    if place is None:
        return
    start = page.blocks[plan.body[0]].start if plan.body else 0
    window = page.text[start : start + _REACH].casefold()
    at = window.find(place.casefold())
    if at >= 0 and len(window) == len(page.text[start : start + _REACH]):
        yield _span("dateline.place", page.text, start + at, start + at + len(place))
    else:
        yield _named("dateline.place", place, page, ("located",))
    if story.dateline.country:
        yield Evidence(field="dateline.country", sources=("dateline.place",), rule="the place's country")
    if story.dateline.date:
        yield _stamped("dateline.date", story.dateline.date, page, plan.body[:1], clocks=None)


def _instant(field: str, value: str, source: str, page: Page, plan: Layout, clocks: Clocks) -> Evidence:
    for name, told, pointer in page.facts.pointers:
        if name == source and settled(told, clocks) == value:
            return Evidence(field=field, pointer=pointer)
    lines = [i for i, verdict in enumerate(plan.verdicts) if verdict.kind != BODY][:_MOST_LINES]
    return _stamped(field, value, page, (*lines, *plan.body[:1]), clocks)


def _stamped(field: str, value: str, page: Page, chosen: Sequence[int], clocks: Clocks | None) -> Evidence:
    """The printed day or time that ``value`` was read from, in the blocks ``chosen``."""
    day = value[8:10].lstrip("0")
    for i in chosen:
        b = page.blocks[i]
        if day not in b.text[:_REACH]:
            continue
        for stamp in clock.find(page.text[b.start : b.end][: 2 * _REACH]):
            date = stamp.date(int(value[:4]))
            if date is not None and date.isoformat() == value[:10]:
                return _span(field, page.text, b.start + stamp.start, b.start + stamp.end)
    if clocks is not None and clocks.handed and value == clocks.handed:
        return Evidence(field=field, sources=("source",), rule="handed in with --date")
    if clocks is not None and value in (*clocks.addresses, *clocks.images):
        return Evidence(field=field, sources=("source",), rule="the day in the page's own address or its picture's")
    return Evidence(field=field, sources=("updated", "dateline.date"), rule="the day of the update or of the dateline")
