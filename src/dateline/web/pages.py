"""HTML out of templates: everything is escaped, and what steers a reader's eye is taken out of strangers' words."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from functools import cached_property
from importlib import resources
from typing import Any
from urllib.parse import urlencode

import jinja2
from fastapi import Request
from markupsafe import Markup
from starlette.responses import HTMLResponse

from dateline import __version__
from dateline.web.problems import Problem
from dateline.web.ready import keep
from dateline.web.views import dates
from dateline.web.views.words import say

LONGEST = 20_000
"""Characters of one value; what is longer is cut, and says so."""
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(value: Any) -> Any:
    """What a template prints: strangers' words without controls and marks that turn the direction of writing."""
    if isinstance(value, str) and not isinstance(value, Markup):
        if len(value) <= LONGEST and value.isascii() and value.isprintable():
            return value
        cut = value if len(value) <= LONGEST else f"{value[:LONGEST]}… ({len(value) - LONGEST} more characters)"
        return _STEERING.sub("", cut)
    return "" if value is None else value


_ENDINGS = ("csv", "ics", "atom", "json")
_OF_THE_PAGE = ("as_of", "page", "order", "days", "years", "others", "after")
_PART = re.compile(r"\{[^}]*\}")


class Pages:
    """The templates of ``web/templates``; ``add`` puts functions and filters at their disposal."""

    def __init__(self) -> None:
        self._offered: frozenset[str] = frozenset()
        self.environment = jinja2.Environment(
            loader=jinja2.PackageLoader("dateline.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
            undefined=jinja2.StrictUndefined, finalize=harmless,
        )  # fmt: skip
        self.environment.globals.update(version=__version__, static=self.static)
        self.environment.filters.update(
            day=_day, moment=dates.moment, gap=dates.gap, rank=_rank, field=_field, drawn=Markup
        )

    def show(self, request: Request, name: str, /, status: int = 200, **values: Any) -> HTMLResponse:
        """The page of one template.

        Every template also has ``request``, ``path``, ``visitor`` (``access.Visitor``), ``as_of`` (the day or instant
        asked for, None for now), ``today`` (its day, ISO), ``days`` (those of the record; None on the page of an
        error), ``now`` (this address without the as-of day), ``link(path, **changes)``, ``endings`` (of the files
        behind this page: csv, ics, atom, json) and ``filters`` (what of the query its files take, too).
        """
        site = request.app.state.site
        as_of = request.query_params.get("as_of") or None
        told = {
            "request": request, "path": request.url.path, "visitor": site.visitor(request), "as_of": as_of,
            "today": site.clock().date().isoformat(), "link": linker(request), "now": _now(request),
            "days": site.questions.days() if status < 400 else None, "endings": self._endings(request),
            "filters": _filters(request), **values,
        }  # fmt: skip
        return keep(request, HTMLResponse(self.environment.get_template(name).render(told), status))

    def offer(self, paths: Iterable[str]) -> None:
        """The paths of all routes that answer with data: which files a page links is known by them."""
        self._offered = frozenset(map(_shape, paths))

    def _endings(self, request: Request) -> tuple[str, ...]:
        """The files behind the page that is asked for, as the routes offer them."""
        shape = _shape(getattr(request.scope.get("route"), "path", ""))
        return tuple(ending for ending in _ENDINGS if f"{shape}.{ending}" in self._offered)

    def problem(self, request: Request, problem: Problem) -> HTMLResponse:
        """The page of an error."""
        return self.show(request, "problem.html", problem.status, problem=problem)

    def static(self, name: str) -> str:
        """The address of a static file; changes with its content, so browsers may keep it."""
        return f"/static/{name}?v={self._marks.get(name, '0')}"

    @cached_property
    def _marks(self) -> dict[str, str]:
        root = resources.files("dateline.web") / "static"
        found: dict[str, str] = {}
        waiting = [("", root)]
        while waiting:
            before, folder = waiting.pop()
            for one in folder.iterdir():
                name = f"{before}{one.name}"
                if one.is_dir():
                    waiting.append((f"{name}/", one))
                else:
                    found[name] = hashlib.sha256(one.read_bytes()).hexdigest()[:12]
        return found


def _shape(path: str) -> str:
    """The path of a route, whatever its parts are called: "/people/{}"."""
    return _PART.sub("{}", path)


def _filters(request: Request) -> dict[str, list[str]]:
    """What narrows a list, whichever form it is given in."""
    told = request.query_params
    return {name: told.getlist(name) for name in told if name not in _OF_THE_PAGE}


def _day(value: dt.date | str | None) -> str:
    """A day or period in words."""
    return dates.day(value) if isinstance(value, dt.date) else dates.when(value)


def _rank(level: str) -> str:
    """A rank in words; nothing where it is not told."""
    return "" if level == "unknown" else say("levels", level)


def _field(name: str) -> str:
    """A field of an event in words."""
    return say("fields", name)


def _now(request: Request) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "as_of"]
    return f"{request.url.path}?{urlencode(kept)}" if kept else request.url.path


def linker(request: Request) -> Any:
    """``link(path, name=value...)``: an address that keeps the as-of day; a value of None is left out."""

    as_of = request.query_params.get("as_of") or None
    kept = f"?{urlencode({'as_of': as_of})}" if as_of else ""

    def link(path: str, **changes: object) -> str:
        if not changes:
            return path + kept
        asked = {"as_of": as_of, **changes}
        query = urlencode({k: v for k, v in asked.items() if v not in (None, "", ())}, doseq=True)
        return f"{path}?{query}" if query else path

    return link
