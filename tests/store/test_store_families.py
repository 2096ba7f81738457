"""How far back copies are looked for: in memory, and where a fold stands on what the store keeps."""

from __future__ import annotations

from pathlib import Path

import pytest
from record_build import event, tell
from store_build import put

from dateline.record import families, fold
from dateline.store import open_store

WORDS = "Envoys of both states spoke of fish, of ferries and of a bridge that nobody had yet paid for"
BETWEEN = [
    tell(f"b{n}", f"2023-04-0{n + 2}", event("held", f"2023-03-0{n + 1}"), text=f"{n} hails. " * 9) for n in (0, 1)
]
TOLD = [
    tell("first", "2023-04-01", event("held", "2023-03-20"), text=WORDS),
    *BETWEEN,
    tell("copy", "2023-04-09", event("held", "2023-03-20"), text=f"{WORDS}. It rained."),
]


@pytest.mark.parametrize(("window", "copies"), [(3, 1), (2, 0)], ids=["near", "too far back"])
def test_a_copy_is_looked_for_among_the_last_stories(
    window: int, copies: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(families, "WINDOW", window)
    record = fold(TOLD)
    assert sum(len(one.stories) - 1 for one in record.families) == copies
    for told in TOLD:  # a process of its own for each
        with open_store(str(tmp_path / "r.db"), create=True) as store:
            put(store, told)
    with open_store(str(tmp_path / "r.db"), create=False) as store:
        assert store.copies([told.story.id for told in TOLD]) == copies
