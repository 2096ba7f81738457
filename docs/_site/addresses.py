"""The page of all addresses that ``dateline serve`` answers, as its routes and the description of its API have them."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HEAD = """# Addresses

What `dateline serve` answers ([pages and API](serve.md)); an ending such as `.json` or `.ics` gives the same as data.
Every page takes `?as_of=`, a day or an instant. `/openapi.json` describes the API for programs.
"""


def page() -> str:
    """The whole page."""
    lines = ["| address | method | what |", "| --- | --- | --- |"]
    lines += [f"| `{path}` | {' '.join(methods)} | {_what(told)} |" for path, methods, told in sorted(every())]
    return HEAD + "\n" + "\n".join(lines) + "\n"


def every() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Path, methods and summary of each route."""
    for route in _flat(application().routes):
        methods = tuple(sorted(getattr(route, "methods", None) or ("GET",)))
        shown = tuple(m for m in methods if m not in ("HEAD", "OPTIONS")) or methods
        words = getattr(route, "summary", None) or getattr(getattr(route, "endpoint", None), "__doc__", None) or ""
        yield route.path, shown, words


def _flat(routes: Any) -> Iterator[Any]:
    """The routes themselves: an application may hold routers whole."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from _flat(inner.routes)
        elif getattr(route, "path", None):
            yield route


def application() -> Any:
    """The application behind its guard and its line, over an empty record."""
    from dateline.settings import Settings
    from dateline.store import open_store
    from dateline.web.app import create_app

    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "empty.db")
        open_store(path, create=True).close()
        guard: Any = create_app(Settings(record=path), lambda: dt.datetime.now(dt.UTC))
        return guard.inner.knows


def _what(words: str) -> str:
    return " ".join(words.split("\n\n")[0].split()).replace("|", "&#124;")
