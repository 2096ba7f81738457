"""The wheel by itself, installed in an empty environment: it has all it reads, and the demo runs. Needs pip."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from cli_build import ROOT, SAMPLES

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)], check=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_what_is_read_at_run_time(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    wanted = {"dateline/py.typed", *(f"dateline/samples/{path.name}" for path in SAMPLES.iterdir())}
    words = ROOT / "src" / "dateline" / "vocabulary"
    wanted |= {f"dateline/vocabulary/{path.name}" for path in words.glob("*.yaml")}
    assert wanted - held == set()


def test_an_installed_wheel_runs_the_demo(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "fresh"
    venv.create(place, with_pip=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([str(programs / "python"), "-m", "pip", "install", "-q", str(wheel)], check=True)
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(programs / "dateline"), "demo"], cwd=tmp_path, env=env, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert f"{len(list(SAMPLES.iterdir()))} read" in done.stdout
