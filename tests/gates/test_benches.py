"""The benches on public data pass without it and say why."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.mark.parametrize("name", ["plover_gsr", "petrarch"])
def test_a_bench_without_its_data_is_skipped_with_a_reason(name: str, tmp_path: Path) -> None:
    tool = [sys.executable, str(BENCH / "events" / f"{name}.py"), str(tmp_path)]
    ran = subprocess.run(tool, capture_output=True, text=True, check=False)
    assert ran.returncode == 0
    assert ran.stdout.startswith(f"{name}: skipped, no ")
    assert str(tmp_path) in ran.stdout
