"""The feed lists that come with Dateline, one a region."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from dateline.errors import UnknownValue
from dateline.feeds.feedlist import Feed, load_feeds


def lists() -> dict[str, tuple[Feed, ...]]:
    """Every list of ours by its name."""
    return {path.stem: load_feeds(path) for path in _files()}


def path_of(name: str) -> Path:
    """The file of a list of ours. Raises UnknownValue."""
    found = {path.stem: path for path in _files()}
    if name not in found:
        raise UnknownValue("feed list", name, tuple(found), f"allowed: {', '.join(sorted(found))}")
    return found[name]


def _files() -> list[Path]:
    folder = Path(str(resources.files("dateline") / "starters" / "feeds"))
    return sorted(folder.glob("*.toml"))
