"""How soon a command that reads no text answers, beside Python alone and beside the import of SQLAlchemy alone.

    python bench/record/startup.py [N]

Processor time (user and system) of a whole process, the median of N (default 9) taken in turn, so that a busy machine
slows all alike. Byte code is kept in a folder of the run, as it is in an installed program. The first line is a
yardstick of the machine: a loop of ten million steps that do nothing.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "src" / "dateline" / "samples"
YARDSTICK = ("-c", "for i in range(10_000_000): pass")
RIVALS = {
    "python alone": ("-c", "pass"),
    "import sqlalchemy": ("-c", "import sqlalchemy"),
}


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        record = f"{folder}/talks.db"
        env = {**os.environ, "PYTHONPYCACHEPREFIX": f"{folder}/cache"}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        command = ("-m", "dateline", "--record", record)
        subprocess.run([sys.executable, *command, "ingest", "-q", str(SAMPLES)], env=env, check=True)
        listed = subprocess.run(
            [sys.executable, *command, "events", "--json"], env=env, check=True, capture_output=True
        )
        one = listed.stdout.decode().partition('"id":"')[2][:12]
        asked = {
            "dateline --version": ("-m", "dateline", "--version"),
            "dateline events": (*command, "events"),
            "dateline events --party": (*command, "events", "--party", "KOR"),
            "dateline show": (*command, "show", one),
        }
        print(f"yardstick, ten million empty steps: {cpu(YARDSTICK, env):.2f} s")
        runs: dict[str, list[float]] = {name: [] for name in (*RIVALS, *asked)}
        for at in range(times + 1):
            for name, arguments in (RIVALS | asked).items():
                taken = cpu(arguments, env)
                if at:  # the first makes the byte code
                    runs[name].append(taken)
    told(runs)


def told(runs: dict[str, list[float]]) -> None:
    """One line each: seconds, and how many times either rival of the same run."""
    middle = {name: statistics.median(taken) for name, taken in runs.items()}
    for name, taken in runs.items():
        times = "  ".join(f"{middle[name] / middle[rival]:4.1f} x {rival}" for rival in RIVALS)
        print(f"{name:26} {middle[name]:.3f} s  (best {min(taken):.3f})  {times}")


def cpu(arguments: tuple[str, ...], env: dict[str, str]) -> float:
    """Seconds of the processor that a Python process with those arguments takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], env=env, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
