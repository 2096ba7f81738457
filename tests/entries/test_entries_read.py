"""A row -> an entry's text -> a story with one report, every value pointing at its own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import engine
from dateline.entries import COLUMNS, entry_of, parse, written
from dateline.errors import EntryError, SourceUnhandled
from dateline.sources import Bytes

ROW = {
    "key": "kj-11",
    "by": "Ana",
    "headline": "The eleventh round of the security dialogue",
    "kind": "meeting",
    "status": "held",
    "day": "2018-03-14",
    "party_a": "South Korea",
    "level_a": "director-general",
    "delegates_a": "Kim Min, director-general for Asia @ foreign ministry; Lee Su",
    "party_b": "JPN",
    "role_b": "host",
    "level_b": "vice minister",
    "place": "Tokyo",
    "country": "Japan",
    "portfolios": "foreign; defence",
    "series": "Security Dialogue",
    "edition": "11",
    "agenda": "missiles ;  exchanges",
    "known": "2018-03-14",
    "source": "https://mofa.example/a; https://wire.example/b",
}


def test_a_row_becomes_a_report() -> None:
    (one,) = engine.read(written(entry_of(ROW, "row 1")))
    story, (report,) = one.reading.story, one.reports
    assert (story.headline, story.publisher, story.published) == (ROW["headline"], "Ana", "2018-03-14")
    assert story.source.uri == "https://mofa.example/a"
    assert (report.kind, report.plover, report.status, report.when) == ("meeting", "CONSULT", "held", "2018-03-14")
    assert [(p.code, p.name, p.role, p.level) for p in report.parties] == [
        ("KOR", "South Korea", "participant", "director_general"), ("JPN", "Japan", "host", "vice_minister"),
    ]  # fmt: skip
    assert [(d.name, d.title, d.body) for d in report.parties[0].delegates] == [
        ("Kim Min", "director-general for Asia", "foreign ministry"), ("Lee Su", None, None),
    ]  # fmt: skip
    assert (report.level, report.format) == ("vice_minister", "bilateral")
    assert report.where is not None and (report.where.place, report.where.country) == ("Tokyo", "JPN")
    assert (report.series.name, report.series.edition) == ("Security Dialogue", 11)
    assert (report.agenda, report.portfolios) == (("missiles", "exchanges"), ("foreign", "defence"))


def test_every_value_points_at_its_own_words() -> None:
    (one,) = engine.read(written(entry_of(ROW, "row 1")))
    text = one.reading.text
    told = [e for e in (*one.reports[0].evidence, *one.reading.story.evidence) if e.start is not None]
    assert len(told) > 15
    assert all(text[e.start : e.end] == e.text for e in told)
    assert all(text[p.start : p.end] == p.text for p in one.reading.story.paragraphs)


def test_an_entry_without_its_day_of_knowing_takes_the_day_handed_in() -> None:
    row = {name: value for name, value in ROW.items() if name != "known"}
    source = written(entry_of(row, "row 1"))
    assert engine.read(source, date="2026-01-05")[0].reading.story.known == "2026-01-05"
    assert engine.read(source)[0].reading.story.known is None


def test_a_party_that_the_list_does_not_know_keeps_its_name() -> None:
    (one,) = engine.read(written(entry_of({**ROW, "party_b": "Free Port of Elsewhere"}, "row 1")))
    assert [(p.code, p.name) for p in one.reports[0].parties][1] == (None, "Free Port of Elsewhere")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": "happened"}, "status 'happened' is not known; allowed: proposed"),
        ({"kind": "chat"}, "kind 'chat'"),
        ({"day": "14/03/2018"}, "no day or period"),
        ({"known": "yesterday"}, "is no day"),
        ({"edition": "eleventh"}, "is no number"),
        ({"country": "Atlantis"}, "is no state"),
        ({"level_a": "boss"}, "allowed: leader"),
        ({"key": ""}, "key is empty"),
        ({"party_a": " "}, "party_a is empty"),
        ({"colour": "red"}, "no column 'colour'"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_row_and_what_is_allowed(
    change: dict[str, str], words: str
) -> None:
    with pytest.raises(EntryError, match=f"row 7.*{words}"):
        entry_of({**ROW, **change}, "row 7")


def test_a_text_that_only_begins_like_an_entry_is_refused() -> None:
    for text in (
        "dateline entry\nnothing else",
        "dateline entry\nkey: a\nby: b\nkind: chat\nstatus: held\nparty_a: KOR\n",
    ):
        with pytest.raises(SourceUnhandled, match="broken entry"):
            engine.read(Bytes("e.txt", text.encode(), "0" * 64))


@given(st.dictionaries(st.sampled_from(["headline", "venue", "note", "reason", "series"]), st.text(max_size=60)))
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back(extra: dict[str, str]) -> None:
    entry = entry_of({**ROW, **extra}, "row 1")
    source = written(entry)
    assert {name: value.text for name, value in parse(source.data.decode()).items()} == dict(entry.columns)
    assert set(entry.columns) <= set(COLUMNS)
    assert len(engine.read(source)[0].reports) == 1
