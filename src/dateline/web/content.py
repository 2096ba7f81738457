"""What an address answers with, before it is JSON, a table, a calendar or a feed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated, Any

import msgspec
from fastapi import Depends, Query, Request
from starlette.responses import Response, StreamingResponse

from dateline import export
from dateline.errors import UnknownValue
from dateline.export import Cited, Context, cited
from dateline.export.safe import cell
from dateline.model import Event, to_json
from dateline.record import Standing
from dateline.record.review import Item
from dateline.store.searching import Hit
from dateline.web.answers import SourceLine
from dateline.web.asked import Asked
from dateline.web.cursors import LONGEST, Place, cursor_of, place_behind, place_of, resumed
from dateline.web.listing import LIMIT, MOST, Page
from dateline.web.problems import Refused
from dateline.web.ready import keep
from dateline.web.site import Site

JSON = "application/json"
SUFFIXES = ("json", "csv", "ics", "atom")
_ROWS_AT_ONCE = 200
_FIRST_ROWS = 10


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """An answer: either ``one`` thing or ``items``; ``events`` are those it is about, for calendar, feed and table.

    ``title`` in words; ``total`` items there are in all, ``next`` is where the following page goes on. ``rows``: the
    table, where it is no table of events.
    """

    title: str
    ask: Asked
    one: Any = None
    items: Sequence[Any] | None = None
    total: int = 0
    next: Place | None = None
    events: Iterable[Event] | None = None
    rows: Iterable[msgspec.Struct] | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A list as JSON. ``next`` is the ``cursor`` of the following page; ``on`` the day the question was asked on."""

    items: Sequence[Any]
    total: int
    next: str | None
    as_of: str | None
    on: str


def paging(
    request: Request,
    limit: Annotated[int | None, Query(ge=1, le=MOST, description=f"Items of one answer; default {LIMIT}.")] = None,
    cursor: Annotated[
        str | None, Query(max_length=LONGEST, description="Where to go on: `next` of the answer before.")
    ] = None,
) -> Page:
    """The part of a list that is asked for; of a file all of it."""
    files = not request.url.path.startswith("/v1/") and not request.url.path.endswith(".json")
    return Page(limit or (None if files else LIMIT), place_of(cursor), files)


PageHere = Annotated[Page, Depends(paging)]


def listing(
    title: str,
    ask: Asked,
    found: Sequence[Any],
    page: Page,
    events: Callable[[Any], Event] | None = None,
    rows: Callable[[Any], msgspec.Struct] | None = None,
) -> Content:
    """The content of a list. ``events``: how an item gives the event that it is about; ``rows``: its row in a table,
    where that is neither the event nor the item itself.
    """

    def name(item: Any) -> str:
        return to_json(rows(item)) if rows else events(item).id if events else _name(item)

    if page.limit is None:
        return _as_rows(title, ask, found, events, rows)
    begin, items = resumed(found, page.place, page.limit, name)
    if page.file:
        return _as_rows(title, ask, items, events, rows)
    end, total = begin + len(items), len(found)
    following = place_behind(end, items, name) if items and end < total else None
    return Content(title=title, ask=ask, items=items, total=total, next=following)


def _as_rows(
    title: str,
    ask: Asked,
    found: Sequence[Any],
    events: Callable[[Any], Event] | None,
    rows: Callable[[Any], msgspec.Struct] | None,
) -> Content:
    """The content of a list as a file: its events, or the rows of a table."""
    flat = map(rows, found) if rows else found if events is None else None
    return Content(
        title=title, ask=ask, events=_each(events, found, once=rows is not None) if events else None, rows=flat
    )


def _name(item: Any) -> str:
    """What tells an item of a list from the others, whatever else of it changes."""
    match item:
        case Hit():
            return f"{item.story}:{item.start}"
        case SourceLine():
            return item.name
        case Standing():
            return item.judgement.id
        case Item():
            return f"{item.kind}:{item.event}:{item.text}"
        case _:
            return str(item.id)


def answer(request: Request, content: Content, form: str, site: Site) -> Response:
    """The content in one of ``SUFFIXES``. Raises Refused (404) for a form that it does not have."""
    if form == "json":
        return _json(request, content, site)
    if form == "csv" and content.rows is not None:
        return StreamingResponse(table(content.rows), media_type="text/csv; charset=utf-8", headers=_as_file("csv"))
    if content.events is not None:
        return _file(request, content.events, content, form, site)
    raise Refused(404, f"{request.url.path} has no .{form}")


def encoded(value: object, status: int = 200) -> Response:
    """``value`` in the JSON of the contract."""
    return Response(msgspec.json.encode(value), status, media_type=JSON)


def _json(request: Request, content: Content, site: Site) -> Response:
    if content.items is None:
        return keep(request, encoded(content.one))
    items, ask = content.items, content.ask
    following = cursor_of(content.next) if content.next is not None else None
    on = ask.on or site.questions.today(ask.as_of)
    told = Answer(items=items, total=content.total, next=following, as_of=ask.as_of, on=on.isoformat())
    response, link = encoded(told), None
    if following:
        query = str(request.url.include_query_params(cursor=following).query)
        link = response.headers["link"] = f'<{request.url.path}?{query}>; rel="next"'
    return keep(request, response, link)


def _each(events: Callable[[Any], Event], found: Sequence[Any], *, once: bool) -> Iterator[Event]:
    """The events of a list; ``once``: where several items may be about one."""
    every = map(events, found)
    return _once(every) if once else every


def _once(events: Iterable[Event]) -> Iterator[Event]:
    """Each event at its first place."""
    told: set[str] = set()
    for event in events:
        if event.id not in told:
            told.add(event.id)
            yield event


def _with_stories(events: Iterable[Event], stories: dict[str, Cited], site: Site, as_of: str | None) -> Iterator[Event]:
    """The events, while ``stories`` holds what those at hand cite and no more."""
    ahead, size = iter(events), _FIRST_ROWS
    while some := list(itertools.islice(ahead, size)):
        size = _ROWS_AT_ONCE
        stories.clear()
        found = site.questions.cited({story for event in some for story in event.stories}, as_of=as_of)
        stories.update({name: cited(story) for name, story in found.items()})
        yield from some


def _file(request: Request, events: Iterable[Event], content: Content, form: str, site: Site) -> Response:
    stories: dict[str, Cited] = {}
    base = str(request.base_url).rstrip("/")
    context = Context(
        stories=stories, title=content.title, address=base,
        own=f"{base}{request.url.path}{f'?{request.url.query}' if request.url.query else ''}",
        as_of=content.ask.as_of, cancelled=_cancelled(request),
    )  # fmt: skip
    try:
        kind = export.FORMATS[form]
    except KeyError:
        raise UnknownValue("format", form, (), f"allowed: {', '.join(SUFFIXES)}") from None
    pieces = export.write(form, _with_stories(events, stories, site, content.ask.as_of), context)
    return StreamingResponse(whole(pieces), media_type=kind.media_type, headers=_as_file(form))


def _cancelled(request: Request) -> Any:
    asked = request.query_params.get("cancelled", "mark")
    if asked not in ("mark", "show", "drop"):
        raise Refused(400, f"cancelled {asked[:40]!r}; allowed: mark, show, drop")
    return asked


def whole(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The first piece at once, the others in a size that is worth sending."""
    held: list[bytes] = []
    most = 1
    for piece in pieces:
        held.append(piece)
        if len(held) >= most:
            yield b"".join(held)
            held, most = [], min(most * 8, _ROWS_AT_ONCE)
    yield b"".join(held)


def table(rows: Iterable[msgspec.Struct]) -> Iterator[bytes]:
    """Flat rows as CSV: a column a field, several values with semicolons between; no cell is a formula."""
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for at, row in enumerate(rows):
        told = msgspec.to_builtins(row)
        if at == 0:
            writer.writerow(told)
        writer.writerow([_cell(value) for value in told.values()])
        if buffer.tell() > 1 << 15:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return cell("; ".join(_cell(one) for one in value))
    if isinstance(value, dict):
        return cell(msgspec.json.encode(value).decode())
    return "" if value is None else cell(str(value))


def _as_file(form: str) -> dict[str, str]:
    return {"content-disposition": f'inline; filename="dateline.{form}"'}
