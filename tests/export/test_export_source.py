"""Events page by page out of the tables: the very file that the whole record in memory gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cli_build import keep, run
from record_build import anchor, event, judge, tell

from dateline.export import FORMATS, source
from dateline.store import open_store

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
def test_pages_and_the_whole_give_the_same_bytes(
    name: str, asked: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(*HEAP)
    told: list[Any] = []
    for held in (10**9, 0):
        monkeypatch.setattr(source, "HELD", held)
        monkeypatch.setattr(source, "_DEARER", 10**9 if held else 0)
        monkeypatch.setattr(source, "FIRST", 2)
        monkeypatch.setattr(source, "PAGE", 3)
        monkeypatch.setattr(source, "KEYS", 7)
        out = f"{held}.{name}"
        assert run("export", name, *asked, "--out", out).status == 0
        told.append(Path(out).read_bytes())
    assert told[0] == told[1] and len(told[0]) > 200


def test_where_people_judged_the_record_is_taken_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "HELD", 0)
    keep(*HEAP)
    with open_store("dateline.db", create=True) as store:
        store.judge(
            [judge("correct", anchor(HEAP[3]), field="level", value="minister", made="2023-04-20T09:00:00+00:00")]
        )
    assert "minister" in run("export", "csv").out
    assert "minister" not in run("export", "csv", "--as-of", "2023-04-15").out
