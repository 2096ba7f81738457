"""One question, offered in every form: as JSON under ``/v1/`` and behind the page of the same name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from dateline.web.content import Content, answer
from dateline.web.freshness import fresh
from dateline.web.schema import described, problems
from dateline.web.site import SiteHere

FILES = ("csv", "ics", "atom")
TABLE = ("csv",)


def api_router() -> APIRouter:
    """A router for questions, with ETags."""
    return APIRouter(dependencies=[Depends(fresh)])


def offer(
    router: APIRouter,
    path: str,
    load: Callable[..., Content],
    answers: type,
    *,
    listed: bool,
    files: tuple[str, ...] = (),
    tag: str,
) -> None:
    """``load`` (a dependency) answers ``/v1{path}``, ``{path}.json`` and ``{path}.{suffix}`` for each of ``files``.

    ``answers``: the type of the answer, or (``listed``) of its items.
    """
    name = f"{load.__name__}"
    router.add_api_route(
        f"/v1{path}", _in_form(load, "json"), methods=["GET"], operation_id=name, tags=[tag],
        summary=(load.__doc__ or name).split("\n")[0], description=load.__doc__ or "",
        responses={200: described(answers, listed=listed), **problems(400, 404)}, response_class=Response,
    )  # fmt: skip
    for suffix in ("json", *files):
        router.add_api_route(
            f"{path}.{suffix}", _in_form(load, suffix), methods=["GET"], include_in_schema=False,
            response_class=Response,
        )  # fmt: skip


def _in_form(load: Callable[..., Content], form: str) -> Callable[..., Response]:
    def route(request: Request, site: SiteHere, content: Any = Depends(load)) -> Response:
        return answer(request, content, form, site)

    return route
