"""Events page by page out of the tables: the events that the whole record in memory has."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from cli_build import keep, run
from record_build import anchor, event, judge, tell

from dateline.export import FORMATS, source
from dateline.model.known import AsOf
from dateline.record import phased
from dateline.store import load_record, open_store
from dateline.store.asking import Wanted

DAYS = [None, "2023-04", *(f"2023-04-{day:02d}" for day in range(10, 30))]
HEAP = [
    tell(
        f"s{n}",
        f"2023-04-{1 + n % 9:02d}T0{n % 7}:00:00+09:00",
        event(
            "planned",
            DAYS[n % len(DAYS)],
            who=("KOR; JPN", "CHN; VNM", "KOR; USA")[n % 3],
            series=("talks", None)[n % 2],
        ),
        *([event("held", "2022-11-11")] if n % 5 == 0 else []),
        uri=f"https://example.org/{n}",
    )
    for n in range(40)
]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "asked", [(), ("--as-of", "2023-04-05"), ("--party", "KOR", "--party", "JPN", "--since", "2023-04-11")]
)
def test_the_file_is_the_same_however_small_its_pages(
    name: str, asked: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(*HEAP)
    told: list[Any] = []
    for first, page, keys in ((10**6, 10**6, 10**6), (2, 3, 7)):
        monkeypatch.setattr(source, "FIRST", first)
        monkeypatch.setattr(source, "PAGE", page)
        monkeypatch.setattr(source, "KEYS", keys)
        out = f"{page}.{name}"
        assert run("export", name, *asked, "--out", out).status == 0
        told.append(Path(out).read_bytes())
    assert told[0] == told[1] and len(told[0]) > 200


@pytest.mark.parametrize("as_of", [None, "2023-04-15"])
def test_pages_hold_the_events_of_the_record_under_judgements(as_of: str | None) -> None:
    keep(*HEAP)
    on = dt.date(2023, 4, 15)
    with open_store("dateline.db", create=True) as store:
        store.judge(
            [judge("correct", anchor(HEAP[3]), field="level", value="minister", made="2023-04-20T09:00:00+00:00")]
        )
        record = load_record(store, AsOf(as_of))
        with store.asking(AsOf(as_of)) as at:
            paged = list(source.Source(at, Wanted(undated=True), on))
    assert paged == list(phased(record.events, on))
    assert any(one.level == "minister" for one in paged) == (as_of is None)
