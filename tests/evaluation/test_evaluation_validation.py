"""Samples, sheets, agreement and codebook: what goes in, what comes out."""

from __future__ import annotations

import copy
import csv
import json
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from evaluation_build import EVENT, GOLD, TEXT, part
from hypothesis import given, settings
from hypothesis import strategies as st
from record_build import event, tell

from dateline.errors import UnknownValue, UsageError
from dateline.evaluation.validation import agreement, codebook, draw, load_codings
from dateline.evaluation.validation.alpha import alpha
from dateline.evaluation.validation.codebook import sections
from dateline.evaluation.validation.codings import Coding
from dateline.evaluation.validation.sheet import COLUMNS, read_sheet
from dateline.model import Event, Report, Story, Telling

sys.path.insert(0, str(Path(__file__).parents[1] / "cli"))
from cli_build import run

CORPUS = Path(__file__).parents[2] / "corpus"
_ = None
WORKED = [  # three coders, fifteen units: Krippendorff's worked example, nominal alpha .691
    (_, 1, _), (_, _, _), (_, 2, 2), (_, 1, 1), (_, 3, 3), (3, 3, 4), (4, 4, 4), (1, 3, _), (2, _, 2), (1, _, 1),
    (1, _, 1), (3, _, 3), (3, _, 3), (_, _, _), (3, _, 4),
]  # fmt: skip


def test_alpha_of_the_worked_example() -> None:
    assert alpha(WORKED) == pytest.approx(0.691, abs=0.0005)


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=12))
def test_alpha_of_equal_codings_is_one(values: list[str]) -> None:
    assert alpha([(value, value) for value in values]) == 1.0


def test_alpha_of_nothing_and_of_chance() -> None:
    assert alpha([("a", None), (None, "b")]) is None
    assert alpha([("a", "b"), ("b", "a")] * 20) < -0.9  # type: ignore[operator]
    assert abs(alpha([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")] * 50) or 1) < 0.01


# --- agreement


def coding(*events: dict[str, Any], name: str = "1") -> Coding:
    return Coding({name: {"story": {}, "events": list(events)}})


def changed(**fields: Any) -> dict[str, Any]:
    return copy.deepcopy(EVENT) | fields


def test_a_coding_agrees_with_itself() -> None:
    told = agreement(coding(EVENT), coding(changed()))
    assert told.main[:3] == (1.0, 1.0, 1.0)
    assert all(row.alpha in (None, 1.0) for row in told.rows)
    assert told.differences == ()


def test_a_field_that_differs_comes_first_and_is_named() -> None:
    told = agreement(
        coding(EVENT, changed(when="2024-07-01")), coding(changed(level="leader"), changed(when="2024-07-01"))
    )
    assert told.rows[0].field == "level"
    assert told.rows[0].main == (0.5, 0.5, 0.5, 2)
    assert told.rows[0].alpha is not None and told.rows[0].alpha < 0.5
    assert ("1", "level", "minister", "leader") in told.differences


def test_an_event_that_only_one_has() -> None:
    told = agreement(coding(EVENT), coding(changed(), changed(when="2020-01-01", kind="call")))
    row = next(row for row in told.rows if row.field == "event")
    assert row.every == (0.5, 1.0, 0.667, 1)
    assert ("1", "event", None, "call held 2020-01-01 CHL NOR") in told.differences


def test_second_readings_count_only_when_asked() -> None:
    one = coding(changed(accept={"status": ["cancelled"]}))
    other = coding(changed(status="cancelled"))
    assert agreement(one, other).main[2] == 1.0
    assert agreement(one.one_reading(), other).main[2] < 1.0


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(["status", "level", "drop", "same"]), min_size=1, max_size=6))
def test_f1_is_the_same_either_way_round(bends: list[str]) -> None:
    wrong = {"status": "planned", "level": "leader"}
    first = [changed(when=f"2024-06-{day:02}") for day in range(1, len(bends) + 1)]
    kept = [(e, b) for e, b in zip(first, bends, strict=True) if b != "drop"]
    second = [copy.deepcopy(e) | ({b: wrong[b]} if b in wrong else {}) for e, b in kept]
    there, back = agreement(coding(*first), coding(*second)), agreement(coding(*second), coding(*first))
    assert there.every[2] == back.every[2]


def test_codings_that_share_no_story() -> None:
    with pytest.raises(UsageError, match="share no story"):
        agreement(coding(EVENT, name="a"), coding(EVENT, name="b"))


def test_the_second_annotation_of_the_corpus_agrees_on_main_events() -> None:
    """What issue 3 asks: at least 40 stories annotated twice, main-event slots at .90 and above."""
    told = agreement(load_codings(CORPUS).one_reading(), load_codings(CORPUS / "second"))
    assert told.stories >= 40
    assert told.main[2] >= 0.90


def test_differences_of_a_blind_part_are_refused(tmp_path: Path) -> None:
    first, second = part(tmp_path / "test", blind=True), part(tmp_path / "second", GOLD | {"events": []})
    assert run("agreement", str(first), str(second)).status == 0
    assert "without --differences" in run("agreement", str(first), str(second), "--differences").err
    assert json.loads(run("agreement", str(first), str(second), "--json").out)["differences"] == []


# --- samples and sheets


def tellings() -> list[Telling]:
    held = [tell(f"held{i}", "2024-06-14", event("held", "2024-06-13")) for i in range(20)]
    rare = [tell("call", "2024-06-14", event("planned", "2024-07-01", kind="call")), tell("nothing", "2024-06-14")]
    return [*held, *rare]


def test_a_sample_is_even_over_strata_and_the_same_for_the_same_seed() -> None:
    sample = draw(tellings(), 6, ["kind", "status"], seed=3)
    assert sample.strata == {"call / planned": (1, 1), "meeting / held": (20, 4), "no event": (1, 1)}
    again = draw([*reversed(tellings()), *tellings()], 6, ["kind", "status"], seed=3)
    assert again == sample
    assert draw(tellings(), 6, ["kind", "status"], seed=4) != sample


def test_a_sample_larger_than_what_there_is_and_of_nothing() -> None:
    assert len(draw(tellings(), 99, [], seed=1).stories) == 22
    with pytest.raises(UsageError, match="no story to draw from"):
        draw([], 5, ["kind"], seed=1)
    with pytest.raises(UnknownValue, match="allowed: kind, status"):
        draw(tellings(), 5, ["colour"], seed=1)


def test_the_sheet_is_blind_and_the_key_is_not(tmp_path: Path) -> None:
    draw([tell("one", "2024-06-14", event("postponed", "2031-09-09"))], 1, ["kind"], seed=1).write(tmp_path)
    for name in ("sheet.csv", "stories.md"):
        assert not any(
            word in (tmp_path / name).read_text(encoding="utf-8") for word in ("postponed", "2031", "meeting")
        )
    key = load_codings(tmp_path / "key.json")
    assert key.stories["S001"]["events"][0]["status"] == "postponed"
    assert read_sheet(tmp_path / "sheet.csv") == {"S001": []}


def filled(file: Path, **cells: str) -> Path:
    with file.open("w", encoding="utf-8", newline="") as out:
        sheet = csv.DictWriter(out, COLUMNS)
        sheet.writeheader()
        sheet.writerow({"story": "S001", **cells})
        sheet.writerow({"story": "S002"})
    return file


def test_a_filled_sheet_is_read_as_gold(tmp_path: Path) -> None:
    file = filled(
        tmp_path / "sheet.csv", kind="meeting", status="held", when="2024-06-13", parties="NOR=host; CHL",
        delegates="Ola Haug@NOR", agenda="fish; trade",
        **{"series.edition": "3", "recurrence.years": "1.5", "where.place": "Oslo"},
    )  # fmt: skip
    told = read_sheet(file)
    assert told["S002"] == []
    (one,) = told["S001"]
    assert [(p["code"], p["role"]) for p in one["parties"]] == [("NOR", "host"), ("CHL", "participant")]
    assert one["parties"][0]["delegates"][0]["name"] == "Ola Haug"
    assert (one["agenda"], one["series"]["edition"], one["recurrence"]["years"]) == (["fish", "trade"], 3, 1.5)
    assert (one["where"], one["prominence"], one["level"]) == ({"place": "Oslo", "country": None}, "main", None)
    assert agreement(load_codings(file), load_codings(file)).main[2] == 1.0


BROKEN = [
    ({"kind": "meeting", "parties": "NOR", "series.edition": "third"}, "line 2: series.edition 'third' is no number"),
    ({"kind": "meeting", "parties": "NOR", "delegates": "Ola Haug@SWE"}, "is of no party of the row"),
]


@pytest.mark.parametrize(("cells", "told"), BROKEN)
def test_a_cell_that_cannot_be_read_is_named(tmp_path: Path, cells: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read_sheet(filled(tmp_path / "sheet.csv", **cells))


def test_a_sheet_without_its_columns(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no column 'story'"):
        load_codings(tmp_path / "sheet.csv")


def test_sample_of_a_folder_end_to_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("stories").mkdir()
    Path("stories/1.txt").write_text(TEXT, encoding="utf-8")
    status, out, _ = run("sample", "stories", "--date", "2024-06-13", "-n", "5", "--into", "coding")
    assert status == 0
    assert "1 of 1  meeting / held" in out
    assert run("agreement", "coding/key.json", "coding/key.json").status == 0
    assert "there is something already" in run("sample", "stories", "--into", "coding").err
    part(Path("test"), blind=True)
    assert "is a blind part" in run("sample", "test", "--into", "more").err


# --- codebook


@pytest.mark.parametrize(("form", "section"), [(Story, "story"), (Report, "event"), (Event, "record")])
def test_every_field_of_the_model_is_in_the_codebook(form: type[msgspec.Struct], section: str) -> None:
    told = {field.field for s in sections() if s.section in (section, "event") for field in s.fields}
    assert {field.encode_name for field in msgspec.structs.fields(form)} - told == set()


@pytest.mark.parametrize(
    "field", [f for s in sections() for f in s.fields if f.values and f.path], ids=lambda f: f.field
)
def test_every_value_of_the_gold_is_in_the_codebook(field: Any) -> None:
    told: set[str] = set()
    for file in (CORPUS / "dev").glob("*.gold.json"):
        told |= set(_at(json.loads(file.read_text(encoding="utf-8")), field.path.split(".")))
    assert told - set(field.values) == set()


def _at(thing: Any, path: list[str]) -> list[str]:
    if isinstance(thing, list):
        return [value for member in thing for value in _at(member, path)]
    if not path:
        return [thing] if thing else []
    return _at(thing.get(path[0]), path[1:]) if isinstance(thing, dict) else []


def test_examples_come_from_open_gold_only(tmp_path: Path) -> None:
    gold = GOLD | {"story": {"headline": "Ministers meet in Oslo", "agencies": ["NTB"]}}
    part(tmp_path / "dev", gold)
    assert "“Ministers meet in Oslo” (dev/1)" in codebook(tmp_path).markdown()
    part(tmp_path / "dev", gold, blind=True)
    assert "Ministers meet in Oslo" not in codebook(tmp_path).markdown()


def test_the_codebook_as_markdown_and_json() -> None:
    out = run("codebook", "--examples", str(CORPUS / "dev")).out
    assert out.startswith("# Codebook\n")
    assert "| `under_way` |" in out
    told = json.loads(run("codebook", "--json").out)
    assert [section["section"] for section in told["sections"]] == ["story", "event", "record", "ours"]
    assert told["codes"]["IGO:EU"] == "European Union"
