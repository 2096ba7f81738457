"""Saved queries: names for filters, which every list takes as ``?query=NAME``, files to subscribe to as well."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from dateline.export.desk import Query
from dateline.model.closed import KINDS, STATUSES
from dateline.terms import codes, one_of, span
from dateline.web.answers import SavedQuery
from dateline.web.api.sending import Body, parsed, sends
from dateline.web.content import Answer, encoded
from dateline.web.problems import Refused
from dateline.web.schema import described, problems
from dateline.web.site import Asker, Site, SiteHere, Visitor
from dateline.web.wishes import QueryWish

router = APIRouter(tags=["saved queries"])
Name = Annotated[
    str,
    Path(description="Small letters, digits, - and _.", pattern="^[a-z0-9][a-z0-9_-]{0,59}$", examples=["korea"]),
]


@router.get(
    "/v1/queries", operation_id="queries", response_class=Response,
    responses={200: described(SavedQuery, listed=True), **problems(400, 401)},
)  # fmt: skip
def queries(site: SiteHere, asker: Asker) -> Response:
    """Every saved query by name. A public server tells them to who has the token alone."""
    own_only(asker)
    found = [_shown(name, query) for name, query in site.queries.all().items()]
    on = site.questions.today().isoformat()
    return encoded(Answer(items=found, total=len(found), next=None, as_of=None, on=on))


@router.put("/v1/queries/{name}", operation_id="save_query", **sends(QueryWish, SavedQuery, status=200))
def save_query(request: Request, site: SiteHere, body: Body, name: Name) -> Response:
    """Saves a query, in the place of another of that name."""
    query = _query(site, parsed(request, body, QueryWish))
    with site.saving:
        site.queries.save(name, query)
    return encoded(_shown(name, query))


@router.delete("/v1/queries/{name}", operation_id="remove_query", **sends(None, SavedQuery, status=200))
def remove_query(site: SiteHere, name: Name) -> Response:
    """Forgets a query; calendars and feeds that subscribe to it are answered with 404 from then on."""
    with site.saving:
        query = site.queries.find(name)
        site.queries.remove(name)
    return encoded(_shown(name, query))


def own_only(asker: Visitor) -> None:
    """Raises Refused for strangers: what a desk looks for is its own business."""
    if not asker.reads_all:
        raise Refused(401, "saved queries are the desk's own; this needs the token, or a sign-in: /sign-in")


def _query(site: Site, wish: QueryWish) -> Query:
    span(wish.since, wish.until)
    return Query(
        party=site.questions.codes(wish.party) if wish.party else codes(()),
        kind=one_of("kind", wish.kind, KINDS), status=one_of("status", wish.status, STATUSES),
        since=wish.since, until=wish.until, undated=wish.undated,
    )  # fmt: skip


def _shown(name: str, query: Query) -> SavedQuery:
    return SavedQuery(
        name=name, party=query.party, kind=query.kind, status=query.status, since=query.since, until=query.until,
        undated=query.undated,
    )  # fmt: skip
