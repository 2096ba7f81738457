"""What programs rely on in the API, a line each: addresses with their parameters, fields with their types.

``python tests/serve/api_fields.py`` adds what is new to ``api_fields.txt``. Nothing there is ever taken away.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KEPT = Path(__file__).with_suffix(".txt")


def lines(told: dict[str, Any]) -> set[str]:
    """The lines of one ``/openapi.json``."""
    return {*_addresses(told["paths"]), *_fields(told["components"]["schemas"])}


def kept() -> set[str]:
    """Those promised so far."""
    return set(KEPT.read_text(encoding="utf-8").splitlines())


def _addresses(paths: dict[str, Any]) -> Iterator[str]:
    for path, operations in paths.items():
        for method, one in operations.items():
            named = f"{method.upper()} {path}"
            yield named
            yield from (f"{named} takes {p['name']} ({p['in']})" for p in one.get("parameters", ()))
            yield from (f"{named} answers {status}" for status in one["responses"])


def _fields(schemas: dict[str, Any]) -> Iterator[str]:
    for name, schema in schemas.items():
        for field, one in schema.get("properties", {}).items():
            yield f"{name}.{field}: {_type(one)}"


def _type(schema: dict[str, Any]) -> str:
    """Without words, examples and bounds, which may become better."""
    if "anyOf" in schema:
        return " or ".join(sorted(_type(one) for one in schema["anyOf"]))
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "items" in schema and isinstance(schema["items"], dict):
        return f"list of {_type(schema['items'])}"
    if "enum" in schema:
        return "one of some words"
    told = schema.get("type", "anything")
    return " or ".join(told) if isinstance(told, list) else str(told)


def main() -> None:
    from serve_build import TODAY
    from starlette.testclient import TestClient

    from dateline.settings import Settings
    from dateline.store import open_store
    from dateline.web.app import create_app

    with tempfile.TemporaryDirectory() as folder:
        record = str(Path(folder) / "r.db")
        open_store(record, create=True).close()
        with TestClient(create_app(Settings(record=record), lambda: TODAY), base_url="http://localhost") as client:
            now = lines(json.loads(client.get("/openapi.json").text))
    KEPT.write_text("\n".join(sorted(now | (kept() if KEPT.exists() else set()))) + "\n", encoding="utf-8")
    print(f"{len(now)} lines in {KEPT.name}", file=sys.stderr)


if __name__ == "__main__":
    main()
