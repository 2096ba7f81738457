"""One ASGI application over one record: pages, what stands behind them, and the API under ``/v1/``."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import resources

from anyio import to_thread
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.staticfiles import StaticFiles

from dateline import __version__
from dateline.settings import Settings
from dateline.store import open_store
from dateline.web import api, routes
from dateline.web.forwarded import Forwarded
from dateline.web.guard import App, Guard
from dateline.web.problems import add_problems
from dateline.web.routing import add_redirects
from dateline.web.schema import describe
from dateline.web.serving import Clock, Serving
from dateline.web.site import Site
from dateline.web.turns import Turns
from dateline.web.warming import warm

ABOUT = """The record of diplomacy that Dateline keeps: who met whom, when, at what rank, by whose word, as of any day.

Reading needs no token; judging, adding and ingesting do. Fields are only ever added."""

AT_ONCE = 3
"""Questions worked on at once by one process; the others wait in line (``turns``)."""
STEPS = 8
"""Threads for their steps, for what is written and for files: the record has connections for so many
(``store/sqlite.py``)."""


def create_app(settings: Settings, clock: Clock, serving: Serving = Serving()) -> App:
    """The application for the record of ``settings``, which must exist. Raises RecordError where it does not.

    ``clock`` gives the present instant, with its zone. The record stays open until the server ends.
    """
    store = open_store(settings.record, create=False)
    store.count()
    site = Site(settings, serving, clock, store)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        _make_ready(app)
        to_thread.current_default_thread_limiter().total_tokens = STEPS
        warming = asyncio.create_task(warm(line)) if serving.warm else None
        yield
        if warming is not None:
            warming.cancel()
        site.close()
        store.close()

    app = FastAPI(
        title="Dateline", version=__version__, description=ABOUT, docs_url=None, redoc_url=None, lifespan=lifespan,
    )  # fmt: skip
    app.state.site = site
    add_problems(app)
    add_redirects(app)
    app.mount("/static", StaticFiles(directory=str(resources.files("dateline.web") / "static")), name="static")
    for router in (*api.ALL, *routes.ALL):
        app.include_router(router)
    site.pages.offer(route.path for router in api.ALL for route in router.routes if isinstance(route, APIRoute))
    describe(app)
    line = Turns(app, AT_ONCE)
    return Forwarded(Guard(line, serving.hosts, settings.max_source_bytes, app))


def _make_ready(app: FastAPI) -> None:
    """Has every route worked out what it takes, which FastAPI does at the first question to any: seconds on a slow
    machine, that no visitor is to wait for.
    """
    nowhere = {"type": "http", "method": "GET", "path": "/-", "root_path": "", "headers": [], "query_string": b""}
    for route in app.routes:
        route.matches(dict(nowhere))
