"""Addresses: the one that each thing has, and where others lead.

Pairs are sorted (``/pairs/KOR-JPN`` leads to ``/pairs/JPN-KOR``), every id an event ever had leads to its present one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import pairwise
from urllib.parse import quote

from fastapi import APIRouter, Depends, FastAPI, Request
from starlette.responses import HTMLResponse, Response

from dateline.errors import UnknownValue
from dateline.web.freshness import Held, NotModified, fresh

_KEPT = ":-,."


class Moved(Exception):
    """The thing is at ``path`` now; the query goes along."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def page_router() -> APIRouter:
    """A router for HTML pages: with ETags, and outside the API's description."""
    return APIRouter(dependencies=[Depends(fresh)], include_in_schema=False, default_response_class=HTMLResponse)


def add_redirects(app: FastAPI) -> None:
    """What ``Moved``, ``NotModified`` and ``Held`` are answered with."""

    async def moved(request: Request, error: Exception) -> Response:
        assert isinstance(error, Moved)
        query = f"?{request.url.query}" if request.url.query else ""
        return Response(status_code=308, headers={"location": f"{error.path}{query}"})

    async def not_modified(request: Request, error: Exception) -> Response:
        return Response(status_code=304, headers={"etag": request.state.etag})

    async def held(request: Request, error: Exception) -> Response:
        assert isinstance(error, Held)
        return error.answer.response()

    app.add_exception_handler(Moved, moved)
    app.add_exception_handler(Held, held)
    app.add_exception_handler(NotModified, not_modified)


def settle(request: Request, asked: str, right: str) -> None:
    """Raises Moved where the last part of the address is ``asked`` and should be ``right``; a suffix stays."""
    if asked == right:
        return
    before, _, last = request.url.path.rpartition("/")
    raise Moved(f"{before}/{quote(right, safe=_KEPT)}{last[len(asked) :] if last.startswith(asked) else ''}")


def pair_name(parties: Collection[str]) -> str:
    """The name of a pair (or of three and more) in an address: JPN-KOR."""
    return "-".join(sorted(parties))


def pair_path(parties: Collection[str]) -> str:
    """The address of a pair's page."""
    return f"/pairs/{quote(pair_name(parties), safe=_KEPT)}"


def parties_in(text: str, codes: Callable[[Collection[str]], tuple[str, ...]]) -> tuple[str, ...]:
    """The parties that a pair's name in an address means, sorted. ``codes`` knows parties and raises UnknownValue.

    A name may have hyphens of its own: of all ways to cut the text the first whose parts are all known counts.
    Raises UnknownValue where there is none, or where it names fewer than two.
    """
    parts = text.split("-")[:12]
    problem: UnknownValue | None = None
    for cut in _cuts(len(parts)):
        try:
            found = codes(["-".join(parts[a:b]) for a, b in pairwise(cut)])
        except UnknownValue as error:
            problem = problem or error
            continue
        if len(found) > 1:
            return tuple(sorted(found))
    raise problem or UnknownValue("pair", text, (), "name two parties: /pairs/JPN-KOR; one alone: /v1/events?party=JPN")


def _cuts(parts: int) -> list[tuple[int, ...]]:
    """Ways to cut so many parts into stretches: all single first, then with one, two neighbours joined."""
    whole = tuple(range(parts + 1))
    single = [tuple(at for at in whole if at != gone) for gone in range(1, parts)]
    double = [tuple(at for at in whole if at not in (a, b)) for a in range(1, parts) for b in range(a + 1, parts)]
    return [whole, *single, *double]
