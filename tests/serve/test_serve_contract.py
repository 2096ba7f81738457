"""The API against its own description: schemathesis asks what ``/openapi.json`` allows, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import api_fields
import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode
from serve_build import TOKEN, Served, served

BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def asked(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that may be written to."""
    copy = tmp_path_factory.mktemp("contract") / "desk.db"
    copy.write_bytes(samples.read_bytes())
    with served(copy, token=TOKEN, tries=10**9) as one:
        yield one


def hold(asked: Served, most: int, *, derandomize: bool) -> None:
    """Asks every operation what its description allows, and what it forbids; each answer is held to it."""
    schema = schemathesis.openapi.from_url(f"{asked.address}/openapi.json", timeout=120)
    limits = settings(
        max_examples=most,
        deadline=None,
        derandomize=derandomize,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 20
    wrong: list[str] = []
    for operation in operations:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

            @limits
            @given(case=operation.as_strategy(generation_mode=mode))
            def answered(case: schemathesis.Case) -> None:
                case.call_and_validate(headers=BEARER, timeout=120)

            try:
                answered()
            except Unsatisfiable:
                continue
            except (BaseExceptionGroup, AssertionError) as error:
                wrong.append(f"{operation.label}: {error}")
    assert not wrong, "\n\n".join(wrong)


def test_every_answer_is_as_described(asked: Served) -> None:
    hold(asked, 4, derandomize=True)


@pytest.mark.long
def test_every_answer_is_as_described_at_length(asked: Served) -> None:
    hold(asked, 60, derandomize=False)


def test_every_address_has_a_type_a_name_and_words(asked: Served) -> None:
    told = asked.json("/openapi.json", timeout=120)
    schemas = told["components"]["schemas"]  # type: ignore[index]
    for path, operations in told["paths"].items():  # type: ignore[attr-defined]
        assert path.startswith("/v1/")
        for operation in operations.values():
            assert operation["operationId"]
            assert operation["summary"]
            good = next(answer for status, answer in operation["responses"].items() if status.startswith("2"))
            content = good["content"]["application/json"]
            assert jsonschema_rs.is_valid({**content["schema"], "components": told["components"]}, content["example"])
            refused = {status for status in operation["responses"] if status >= "4"}
            assert "400" in refused
    named = set(str(told["paths"]).split("#/components/schemas/")[1:])
    assert {name.split("'")[0] for name in named} <= set(schemas)


def test_nothing_that_programs_rely_on_is_ever_taken_away(asked: Served) -> None:
    told: dict[str, Any] = asked.json("/openapi.json", timeout=120)
    promised, now = api_fields.kept(), api_fields.lines(told)
    assert sorted(promised - now) == [], "fields are only ever added: give this back, beside what is new"
    assert sorted(now - promised) == [], "new, and from now on promised: python tests/serve/api_fields.py"
    field = told["components"]["schemas"]["Event"]["properties"].pop("when")
    told["components"]["schemas"]["Event"]["properties"]["day"] = field
    (gone,) = promised - api_fields.lines(told)
    assert gone.startswith("Event.when: ")
