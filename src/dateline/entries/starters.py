"""What a new record can start from: for each region sheets of past events, and a list of feeds."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import msgspec

from dateline.errors import UnknownValue


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of its baselines (sheets of our own columns) and of its feed list; None where there is none."""

    baselines: tuple[str, ...] = ()
    feeds: str | None = None


def regions() -> dict[str, Region]:
    """Every region by its name."""
    return msgspec.convert(tomllib.loads((_folder() / "regions.toml").read_text("utf-8")), dict[str, Region])


def region(name: str) -> Region:
    """The region of that name. Raises UnknownValue."""
    found = regions()
    if name not in found:
        raise UnknownValue("region", name, (), f"allowed: {', '.join(found)}")
    return found[name]


def baseline(name: str) -> Path:
    """The file of a baseline."""
    return _folder() / "baselines" / f"{name}.csv"


def _folder() -> Path:
    return Path(str(resources.files("dateline") / "starters"))
