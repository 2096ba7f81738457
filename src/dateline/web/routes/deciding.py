"""Where forms of judging and adding go. Each needs a sign-in and its page's mark, and leads back to a page."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from dateline.entries import COLUMNS
from dateline.errors import UnknownValue, UsageError
from dateline.model import VERDICTS, Verdict
from dateline.store.deciding import Decision
from dateline.web.access import Session
from dateline.web.forms import checked_form, local_path
from dateline.web.site import SiteHere

router = APIRouter(include_in_schema=False)
MOST_FIELDS = 100


async def _form(request: Request) -> FormData:
    return await request.form(max_files=0, max_fields=MOST_FIELDS)


Form = Annotated[FormData, Depends(_form)]


@router.post("/judge")
def judge(request: Request, site: SiteHere, form: Form) -> Response:
    """Keeps a decision. Fields: ``mark``, ``verdict``, ``id`` (several times, or with blanks between), ``why``; by
    verdict ``field`` and ``value`` (correct), ``day`` (held), ``story``; ``by`` where the session has no name;
    ``to``: the page to go on to, by default that of the event.
    """
    session = checked_form(request, site, _text(form, "mark"))
    standing = site.writer.judge(decision(form), _by(form, session), _text(form, "why"))
    there = f"/events/{standing.events[0]}" if standing.events else "/review"
    return RedirectResponse(local_path(_text(form, "to") or there), 303)


@router.post("/add")
def add(request: Request, site: SiteHere, form: Form) -> Response:
    """Keeps an entry. Fields: ``mark``, and the columns of docs/entries.md by their names; ``by`` as in ``judge``."""
    session = checked_form(request, site, _text(form, "mark"))
    columns = {name: _text(form, name) for name in COLUMNS if name != "by" and _text(form, name)}
    entered = site.writer.enter(columns, _by(form, session))
    there = f"/events/{entered.events[0]}" if entered.events else "/"
    return RedirectResponse(local_path(_text(form, "to") or there), 303)


def decision(form: FormData) -> Decision:
    """What a form decides. Raises UsageError, UnknownValue."""
    verdict = _text(form, "verdict").replace("-", "_")
    if verdict not in VERDICTS:
        raise UnknownValue("verdict", verdict[:40], (), f"allowed: {', '.join(VERDICTS)}")
    ids = tuple(name for text in form.getlist("id") for name in str(text).replace(",", " ").split())
    if not ids:
        raise UsageError("the form names no event; go back and choose one")
    value = _text(form, "value") or "null" if verdict == "correct" else _text(form, "day") or None
    return Decision(
        verdict=cast(Verdict, verdict), ids=ids, field=_text(form, "field") or None, value=value,
        story=_text(form, "story") or None,
    )  # fmt: skip


def _by(form: FormData, session: Session) -> str:
    return _text(form, "by") or session.name


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
