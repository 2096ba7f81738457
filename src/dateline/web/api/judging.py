"""Decisions by programs: confirm, correct, merge, split, reject, and take back."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from dateline.record import Standing
from dateline.store.deciding import Decision
from dateline.web.api.sending import Body, parsed, sends
from dateline.web.content import encoded
from dateline.web.site import SiteHere
from dateline.web.wishes import JudgementWish, UndoWish

router = APIRouter(tags=["judging"])


@router.post("/v1/judgements", operation_id="judge", **sends(JudgementWish, Standing))
def judge(request: Request, site: SiteHere, body: Body) -> Response:
    """Keeps one decision for ever; only a further one undoes it."""
    wish = parsed(request, body, JudgementWish)
    return encoded(site.writer.judge(decision_of(wish), wish.by, wish.why), 201)


@router.post("/v1/judgements/{name}/undo", operation_id="undo", **sends(UndoWish, Standing))
def undo(
    request: Request,
    site: SiteHere,
    body: Body,
    name: Annotated[str, Path(description="The judgement's id, or its beginning.", max_length=64)],
) -> Response:
    """Takes a judgement back: the record is as if it had never been made. An undoing can be undone."""
    wish = parsed(request, body, UndoWish)
    return encoded(site.writer.judge(Decision(verdict="undo", ids=(name,)), wish.by, wish.why), 201)


def decision_of(wish: Any) -> Decision:
    """What the record decides by."""
    return Decision(
        verdict=wish.__struct_config__.tag,
        ids=tuple(getattr(wish, "ids", None) or (wish.id,)),
        field=getattr(wish, "field", None),
        value=_value(wish),
        story=getattr(wish, "story", None),
    )


def _value(wish: Any) -> str | None:
    if hasattr(wish, "field"):
        return "null" if wish.value is None else str(wish.value)
    return getattr(wish, "day", None)
