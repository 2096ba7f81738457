"""The API's description: the types of the record as JSON Schema, with which every answer is held to account."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI

from dateline.entries import COLUMNS
from dateline.model import Event, Judgement
from dateline.model.coverage import Covered
from dateline.record import Channel, Overdue, Person, SeriesLine, Standing, TimelineRow
from dateline.record.review import Item
from dateline.store.searching import Hit
from dateline.web.answers import (
    Changed,
    CoveragePage,
    PersonPage,
    SavedQuery,
    SeriesPage,
    SourceLine,
    StoryPage,
    StoryRow,
)
from dateline.web.examples import example
from dateline.web.problems import Refusal
from dateline.web.wishes import Added, Entered, EntryWish, JudgementWish, QueryWish, UndoWish

_ROOT = "#/components/schemas/"
_PROBLEM = {
    400: "The question is no question: a wrong value, cursor or day.", 401: "This needs the token.",
    403: "The server has no token: nobody may write.", 404: "There is no such thing; the message names the nearest.",
    413: "The body is too large.", 415: "The body is not what was asked for.", 422: "The body cannot be read.",
    429: "Too many wrong tokens came from that address; Retry-After tells the seconds to wait.",
}  # fmt: skip
TYPES: tuple[Any, ...] = (
    Event, Overdue, Changed, TimelineRow, SeriesLine, SeriesPage, Channel, Person, PersonPage, StoryRow, StoryPage, Hit,
    SourceLine, Covered, CoveragePage, Item, Standing, Judgement, Refusal, JudgementWish, UndoWish, EntryWish, Added,
    Entered, SavedQuery, QueryWish,
)  # fmt: skip


_BY_NAME: dict[str, Any] = {getattr(kind, "__name__", "JudgementWish"): kind for kind in TYPES}


def ref(kind: Any) -> dict[str, Any]:
    """A reference to the schema of one type."""
    return {"$ref": f"{_ROOT}{name_of(kind)}"}


def name_of(kind: Any) -> str:
    """The name of a type in the description."""
    return "JudgementWish" if kind is JudgementWish else str(kind.__name__)


def described(answers: Any, *, listed: bool, about: str = "The answer.") -> dict[str, Any]:
    """A good answer, as FastAPI's ``responses`` want it."""
    schema = _list_of(answers) if listed else ref(answers)
    headers = {"ETag": {"description": "Send it back as If-None-Match: 304 where nothing changed.", "schema": _TEXT}}
    if listed:
        headers["Link"] = {"description": "The following page, rel=next.", "schema": _TEXT}
    return {"description": about, "headers": headers, "content": {"application/json": {"schema": schema}}}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The answers that are no success; each has the one shape."""
    body = {"application/json": {"schema": ref(Refusal)}}
    return {status: {"description": _PROBLEM[status], "content": body} for status in statuses}


_TEXT = {"type": "string"}


def _list_of(kind: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["items", "total", "next", "as_of", "on"],
        "properties": {
            "items": {"type": "array", "items": ref(kind)},
            "total": {"type": "integer", "minimum": 0},
            "next": {"type": ["string", "null"], "description": "The cursor of the following page."},
            "as_of": {"type": ["string", "null"]},
            "on": {"type": "string", "format": "date"},
        },
    }


def describe(app: FastAPI) -> None:
    """Gives ``app`` its ``/openapi.json``: FastAPI's, with the schemas of our types in it."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            told = plain()
            told["components"] = {**told.get("components", {}), "schemas": _schemas()}
            for path in told["paths"].values():
                for operation in path.values():
                    operation.get("responses", {}).pop("422", None) if _generated(operation) else None
                    _add_examples(operation)
            app.openapi_schema = told
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _generated(operation: dict[str, Any]) -> bool:
    """True where FastAPI put its own 422 into it: our answer to that is 400."""
    schema = operation.get("responses", {}).get("422", {}).get("content", {}).get("application/json", {})
    return "HTTPValidationError" in str(schema)


def _add_examples(operation: dict[str, Any]) -> None:
    """An example to every answer. FastAPI would take the nulls out of them, so they come in behind it."""
    for answer in operation["responses"].values():
        told = answer["content"]["application/json"]
        one = told["schema"].get("$ref")
        many = told["schema"].get("properties", {}).get("items", {}).get("items", {}).get("$ref")
        kind = _BY_NAME[(one or many).removeprefix(_ROOT)]
        told["example"] = example(kind, listed=one is None)


def _columns() -> dict[str, Any]:
    """The columns of an entry; what each takes stands in docs/entries.md."""
    told = {c.name: {"type": "string", "maxLength": 4000, "description": c.about} for c in COLUMNS.values()}
    told.pop("by")
    needed = [c.name for c in COLUMNS.values() if c.needed and c.name not in ("by", "key")]
    return {"type": "object", "properties": told, "required": needed, "additionalProperties": False}


def _schemas() -> dict[str, Any]:
    outer, inner = msgspec.json.schema_components(TYPES, ref_template=_ROOT + "{name}")
    found = dict(inner)
    found["EntryWish"]["properties"]["columns"] = _columns()
    for kind, schema in zip(TYPES, outer, strict=True):
        found.setdefault(name_of(kind), schema)
    return found
