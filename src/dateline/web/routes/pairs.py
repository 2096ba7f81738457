"""A pair: the rank ladder as picture, as table and as chronology; and all pairs there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import Annotated, Literal

from fastapi import Depends, Query, Request
from starlette.responses import Response

from dateline import __version__
from dateline.errors import UsageError
from dateline.model import Event
from dateline.record import SeriesLine
from dateline.web.asked import Asked, AskedHere
from dateline.web.ladder import Layout, ladder, lines, png, row_of, svg
from dateline.web.ladder.palette import Theme
from dateline.web.pictured import one_picture
from dateline.web.routes.filtering import PageNumber, cards_of
from dateline.web.routing import page_router, pair_name, parties_in, settle
from dateline.web.site import Site, SiteHere
from dateline.web.views import dates
from dateline.web.views.channels import rows as series_rows
from dateline.web.views.chronology import chronology
from dateline.web.views.lists import cut, parties
from dateline.web.views.pairs import pair_rows
from dateline.web.views.words import party

router = page_router()
_ROWS = 120
"""Events of a page of the table and of the chronology; the picture has all."""
Years = Annotated[int | None, Query(ge=1, le=100, description="Only the last so many years.")]
Others = Annotated[bool, Query(description="Events where others took part, too.")]


class Pair:
    """A pair as of a day: what its page and its picture share."""

    def __init__(self, request: Request, site: Site, ask: Asked, name: str, years: int | None, others: bool) -> None:
        self._questions = site.questions
        self.parties = parties_in(name, lambda names: site.questions.codes(names, ask.as_of))
        settle(request, name, pair_name(self.parties))
        self.on = ask.on or site.questions.today(ask.as_of)
        self.first = self.on.year - years + 1 if years else None
        self.last = self.on.year if years else None
        self.others, self.years = others, years
        self.as_of = ask.as_of

    @cached_property
    def events(self) -> list[Event]:
        """All events of the parties, those where others took part, too."""
        return self._questions.between(self.parties, as_of=self.as_of)

    @cached_property
    def lines(self) -> tuple[SeriesLine, ...]:
        """Their standing talks."""
        return self._questions.series_of_pair(self.parties, as_of=self.as_of)

    @property
    def two(self) -> tuple[str, str]:
        """Both sides, sorted. Raises UsageError for three and more."""
        if len(self.parties) != 2:
            raise UsageError(f"a rank ladder has two sides, not {len(self.parties)}; for example: /pairs/JPN-KOR")
        return self.parties[0], self.parties[1]

    def layout(self, link: Callable[[str], str], address: str, width: float = 1200.0) -> Layout:
        """The ladder, saying below where it is from."""
        day = dates.day(self.on, weekday=False)
        return ladder(
            self.events, self.lines, self.two, on=self.on, link=link, first=self.first, last=self.last, width=width,
            company=self.others, foot=f"Dateline {__version__}, the record as of {day}: {address}",
        )  # fmt: skip


def _pair(
    request: Request, site: SiteHere, ask: AskedHere, name: str, years: Years = None, others: Others = False
) -> Pair:
    return Pair(request, site, ask, name, years, others)


PairHere = Annotated[Pair, Depends(_pair)]
Drawn = Annotated[Literal["light", "dark"], Query(description="Colours.")]
Width = Annotated[int, Query(ge=480, le=4000, description="Pixels across.")]


@router.get("/pairs")
def all_pairs(request: Request, site: SiteHere, ask: AskedHere, page: PageNumber = 1) -> Response:
    """Every pair, those with most events first."""
    on = ask.on or site.questions.today(ask.as_of)
    shown = cut(site.questions.pairs(ask.filters, on, as_of=ask.as_of), page)
    return site.pages.show(request, "pairs.html", found=pair_rows(shown.items), page=shown.page, known=parties())


@router.get("/pairs/{name}.svg")
@one_picture
def picture(request: Request, site: SiteHere, pair: PairHere, theme: Drawn = "light", width: Width = 1200) -> Response:
    """The ladder as a file that is whole by itself."""
    return Response(_drawn(request, pair, theme, width), media_type="image/svg+xml", headers=_named(pair, "svg"))


@router.get("/pairs/{name}.png")
@one_picture
def pixels(request: Request, site: SiteHere, pair: PairHere, theme: Drawn = "light", width: Width = 2400) -> Response:
    """The ladder in pixels."""
    return Response(png(_drawn(request, pair, theme, 1200), width), media_type="image/png", headers=_named(pair, "png"))


@router.get("/pairs/{name}")
@one_picture
def pair_page(request: Request, site: SiteHere, pair: PairHere, page: PageNumber | None = None) -> Response:
    """Ladder, table, chronology; of three parties and more the last two alone. Of a long table the last page first."""
    own = [e for e in pair.events if pair.others or e.codes == set(pair.parties)]
    every = lines(own, _sides(pair), pair.on, company=True, first=pair.first, last=pair.last)
    shown = cut(every, page or len(every), _ROWS)
    names = [line.event.id for line in shown.items]
    whole = {e.id: e for e in own if e.stories}
    more = site.questions.events_of([name for name in names if name not in whole], as_of=pair.as_of)
    whole |= {e.id: e for e in more}
    events = [whole[name] for name in names]
    stories = {s.id: s for s in site.questions.rows({s for e in events for s in e.stories}, as_of=pair.as_of)}
    states = {c.id: c for c in site.questions.channels_of(pair.lines, as_of=pair.as_of)}
    link = _linker(pair.as_of, "")
    return site.pages.show(
        request, "pair.html", pair=pair, names=[party(code) for code in pair.parties],
        drawing=svg(pair.layout(link, _address(request, pair)), inside=True) if len(pair.parties) == 2 else None,
        undated=sum(1 for line in every if line.event.when is None),
        rows=[row_of(line, _sides(pair)) for line in shown.items], page=shown.page,
        cards={c.id: c for c in cards_of(site, events, pair.on, pair.as_of)},
        text=chronology(events, stories, _sides(pair)),
        series=series_rows([s for s in pair.lines if pair.others or set(s.parties) == set(pair.parties)], states),
        query={"years": pair.years, "others": "true" if pair.others else None},
    )  # fmt: skip


def _sides(pair: Pair) -> tuple[str, str]:
    return pair.parties[0], pair.parties[1]


def _drawn(request: Request, pair: Pair, theme: Theme, width: int) -> str:
    base = str(request.base_url).rstrip("/")
    return svg(pair.layout(_linker(pair.as_of, base), _address(request, pair), float(width)), theme)


def _linker(as_of: str | None, base: str) -> Callable[[str], str]:
    query = f"?as_of={as_of}" if as_of else ""
    return lambda name: f"{base}/events/{name}{query}"


def _address(request: Request, pair: Pair) -> str:
    """Where the picture is drawn anew, as of the same day."""
    return f"{str(request.base_url).rstrip('/')}/pairs/{pair_name(pair.parties)}?as_of={pair.as_of or pair.on}"


def _named(pair: Pair, ending: str) -> dict[str, str]:
    name = "".join(c if c.isascii() and c.isalnum() else "-" for c in pair_name(pair.parties))
    return {"content-disposition": f'inline; filename="{name}-{dt.date.isoformat(pair.on)}.{ending}"'}
