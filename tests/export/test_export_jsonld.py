"""JSON-LD: events -> what rdflib reads as a graph of schema.org, without a network."""

from __future__ import annotations

from typing import Any

import pytest
import rdflib
from export_build import event, file_of, side
from rdflib.namespace import RDF

SCHEMA = rdflib.Namespace("https://schema.org/")


def graph(*events: Any, **more: Any) -> rdflib.Graph:
    """The graph of the file."""
    return rdflib.Graph().parse(data=file_of("jsonld", *events, **more), format="json-ld")


def facts(*args: Any, **more: Any) -> dict[str, str]:
    """What the graph says of the only event, by property of schema.org."""
    found = graph(event("e1", *args, **more))
    (subject,) = (s for s in found.subjects(SCHEMA.identifier, rdflib.Literal("e1")))
    assert (subject, RDF.type, SCHEMA.Event) in found
    return {
        str(p).removeprefix(str(SCHEMA)): str(o).removeprefix(str(SCHEMA)) for p, o in found.predicate_objects(subject)
    }


def test_a_planned_day() -> None:
    told = facts("planned", "2023-04-17")
    assert (told["startDate"], told["eventStatus"]) == ("2023-04-17", "EventScheduled")
    assert told["name"] == "South Korea – Japan: meeting"


def test_moved_names_the_day_before() -> None:
    told = facts("planned", "2023-05-09", when_was="2023-05-07")
    assert (told["eventStatus"], told["startDate"]) == ("EventRescheduled", "2023-05-09")
    assert told["previousStartDate"] == "2023-05-07"


def test_put_off_keeps_the_old_day() -> None:
    told = facts("postponed", None, when_was="2023-05-07")
    assert (told["eventStatus"], told["startDate"]) == ("EventPostponed", "2023-05-07")
    assert "previousStartDate" not in told


def test_called_off_keeps_its_day() -> None:
    told = facts("cancelled", "2023-05-07")
    assert (told["eventStatus"], told["startDate"]) == ("EventCancelled", "2023-05-07")


@pytest.mark.parametrize("when", ["[2022-09-05..2022-09-11]", "2023-05", "2024-21", "../2023-06"])
def test_some_day_within_is_no_start(when: str) -> None:
    told = facts("planned", when)
    assert "startDate" not in told and told["urn:dateline:when"] == when


def test_days_on_end_and_hours() -> None:
    assert facts("held", "2024-10-03/2024-10-04")["endDate"] == "2024-10-04"
    told = facts("held", "2023-04-17", time="2023-04-17T09:30:00+09:00", duration="PT90M", mode="video")
    assert (told["startDate"], told["endDate"]) == ("2023-04-17T00:30:00+00:00", "2023-04-17T02:00:00+00:00")
    assert told["eventAttendanceMode"] == "OnlineEventAttendanceMode"


def test_sides_people_and_sources() -> None:
    found = graph(event("e1", "held", "2023-04-17", side("KOR*", ("Seo Min-jung", "director-general")), "JPN"))
    (host,) = found.objects(predicate=SCHEMA.organizer)
    (guest,) = found.objects(predicate=SCHEMA.attendee)
    (person,) = found.objects(host, SCHEMA.member)
    assert str(found.value(host, SCHEMA.identifier)) == "KOR" and str(found.value(guest, SCHEMA.name)) == "Japan"
    assert str(found.value(person, SCHEMA.jobTitle)) == "director-general"
    (article,) = found.objects(predicate=SCHEMA.subjectOf)
    assert found.value(article, SCHEMA.url) == rdflib.URIRef("https://example.org/a")


def test_no_tag_can_begin_in_a_page_that_holds_it() -> None:
    data = file_of("jsonld", event("e1", "held", "2023-04-17", reason="x", agenda=("</script><script>alert(1)",)))
    assert b"<" not in data and b"&" not in data


def test_without_events_it_is_a_graph() -> None:
    assert len(graph()) == 0


@pytest.mark.parametrize(
    ("when", "time", "start", "end"),
    [
        ("2026-12-22/..", None, "2026-12-22", None),
        ("2026-12-20~", None, None, None),
        ("2026-12-14/2026-12-16", "2026-12-14T09:00:00+01:00", "2026-12-14T08:00:00+00:00", "2026-12-16"),
    ],
)
def test_ends_that_are_told_and_ends_that_are_not(
    when: str, time: str | None, start: str | None, end: str | None
) -> None:
    told = facts("planned", when, time=time)
    assert (told.get("startDate"), told.get("endDate")) == (start, end)
