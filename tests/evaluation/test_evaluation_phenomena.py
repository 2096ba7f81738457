"""Gold in, phenomena out: rules over fields, tags, and the file's form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.errors import UsageError
from dateline.evaluation.phenomena import load_phenomena, phenomena_of, shown

CORPUS = Path(__file__).parents[2] / "corpus"
TABLE = load_phenomena(CORPUS / "phenomena.yaml")


def event(**fields: Any) -> dict[str, Any]:
    return {"kind": "meeting", "status": "held", "prominence": "main", **fields}


def gold(*events: dict[str, Any], tags: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    return {"file": "1.txt", "style": "X", "phenomena": list(tags), "events": list(events), "story": {}, **more}


SHOWN = [
    (gold(event(status="postponed", when="2024-05-01")), "postponed_new_day", "postponed_no_day"),
    (gold(event(status="postponed", when=None)), "postponed_no_day", "postponed_new_day"),
    (gold(event(parties=[{"role": "host"}, {"role": "mediator"}])), "mediator", "role_observer"),
    (gold(event(kind="exercise", parties=[{"role": "host"}])), "exercise_not_invited", "exercise_invited"),
    (gold(event(kind="agreement", status="in_force")), "agreement_in_force", "suspended_termination"),
    (gold(event(), event()), "several_meetings", "trilateral_with_bilaterals"),
    (gold(event()), "kind_meeting", "several_meetings"),
    (gold(event(recurrence={"years": None, "since": "2019"})), "recurrence_since", "recurrence_years"),
    (gold(tags=("Rival accounts",)), "rival_sourcing", "cancelled_rival_accounts"),
    (gold(event(status="cancelled"), tags=("rival_accounts",)), "cancelled_rival_accounts", "status_held"),
    (gold(tags=("recurrence-gap",)), "recurrence_gap", "recurrence_count"),
    (gold(story_index=0), "two_stories", "kill"),
    (gold(file="1.xml"), "file_feed", "file_text"),
    (gold(style="Reuters wire copy"), "file_agency_copy", "file_text"),
    (gold(traps=["Read more"], negative=True), "negative", "anonymous"),
]


@pytest.mark.parametrize(("story", "there", "absent"), SHOWN)
def test_a_story_shows(story: dict[str, Any], there: str, absent: str) -> None:
    names = shown(story, TABLE)
    assert there in names
    assert absent not in names


def test_every_name_is_its_own_and_every_rule_can_hold() -> None:
    names = [row.name for row in TABLE]
    assert len(names) == len(set(names))
    for row in TABLE:
        assert row.shown_by(gold(tags=(row.name,)))
        assert not row.shown_by({})


def test_without_a_table_the_tags_are_the_phenomena(tmp_path: Path) -> None:
    assert phenomena_of(tmp_path) == ()
    assert shown(gold(tags=("Port call", "port_call")), ()) == ("port_call",)


def test_the_table_of_a_part_is_its_corpus_s() -> None:
    assert phenomena_of(CORPUS / "dev") == TABLE


def test_a_broken_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "phenomena.yaml").write_text(
        "- {name: a, group: b, about: c, rules: [{colour: red}]}", encoding="utf-8"
    )
    with pytest.raises(UsageError, match="colour"):
        load_phenomena(tmp_path / "phenomena.yaml")
