"""The contract's JSON: what the command line, the API and the evaluation read."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from dateline.model.event import Event
from dateline.model.report import Report
from dateline.model.story import Story

RECORD_VERSION = 1

T = TypeVar("T")


class Engine(msgspec.Struct, frozen=True, kw_only=True):
    """Which engine read the story: package version, and hashes of vocabulary and model."""

    version: str
    vocabulary: str
    model: str | None = None

    @property
    def key(self) -> str:
        """One string that tells engines apart, for (story, engine) keys."""
        return f"{self.version}/{self.vocabulary[:12]}/{(self.model or '-')[:12]}"


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of ``dateline read --json``."""

    record_version: int = RECORD_VERSION
    engine: Engine
    story: Story
    events: tuple[Report, ...] = ()


def to_json(value: msgspec.Struct | dict[str, Any] | list[Any]) -> str:
    """One compact JSON document without a line break."""
    return msgspec.json.encode(value).decode()


def from_json(text: str | bytes, form: type[T]) -> T:
    """Read ``text`` as ``form``. Raises msgspec.ValidationError naming the path that does not fit."""
    return msgspec.json.decode(text, type=form)


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a story line and of a merged event."""
    (_line, _event), components = msgspec.json.schema_components((StoryLine, Event), ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "anyOf": [_line, _event], "$defs": components}
